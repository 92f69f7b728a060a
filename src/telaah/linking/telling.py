"""Of which outcome a clause tells the source: "Prevalensi stunting diukur dengan e-PPGBM", "inflasi dari rilis BPS; ..."."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from telaah.lexicons.load import load_sources
from telaah.linking.atlas import Atlas, Spot, block_spot
from telaah.linking.citing import matter
from telaah.model.mention import Mention, MentionType
from telaah.model.plan import Outcome
from telaah.text.similar import STOP, plain, stem, words

STATEMENT = 0.5
"""What a word of the statement itself counts beside one of its indicator."""
NEARLY = 0.95
LEAST = 0.34
"""A word that three outcomes share tells too little; so does half of one of two."""
COVERED = 0.5
"""Share of a subject's words that the measure must have."""
_BREAK = re.compile(r"(?<=[\w%)\"”'])[.;:]\s+(?=\S)|\n\s*\n")
_AND = re.compile(r"\s+(?:dan|serta|maupun|atau)\s+|\s*[,/]\s*")
_OFFICE = re.compile(
    r"(?i)^(?:dinas|badan|kementerian|kantor|bagian|bidang|seksi|biro|balai|sekretariat|pemerintah|upt\w*|kab\w*|kota)\b"
)
"""An office counts many things, not only what its name says."""
_FOR = re.compile(r"(?i)\s*(?:\([^)]*\)\s*)?untuk\s+(?P<what>[^,;.]{2,80})")
_SHORT = re.compile(r"\b[A-Za-z]?[A-Z]{2,}\b")
_LINKING = re.compile(
    r"(?i)\b(?:di\w{3,}(?=\s+(?:secara\s+\w+\s+)?(?:dari|dengan|dalam|pada|oleh|melalui|lewat|memakai|menggunakan|berdasarkan)\b|\s*$)"
    r"|ter(?:catat|tera|cantum|dapat|muat|ekam|lihat|baca|pantau)|bersumber|berasal|mengacu|merujuk|memakai|menggunakan|mengikuti|merupakan"
    r"|akan|dari|dengan|dalam|pada|oleh|yang|melalui|lewat|hasil|rilis|publikasi|data|laporan)\b"
)
"""Words between a measure and its source that are neither."""
RAW = 0.15
"""What a word that stands everywhere ("keberhasilan") counts where else two outcomes fit."""
Owners = frozenset[str]


class Telling:
    """Leads from what is said to be measured to the outcomes whose measure it is."""

    def __init__(self, outcomes: Sequence[Outcome], region: str) -> None:
        place = matter(region)
        self._outcomes = {o.id: o for o in outcomes}
        self._measures: list[tuple[Outcome, str, frozenset[str], float]] = []
        for outcome in outcomes:
            for text, weight in ((outcome.text, STATEMENT), *((i.text, 1.0) for i in outcome.indicators)):
                self._measures.append((outcome, text, matter(text) - place, weight))
        spread = {(s, plain(o.text)) for o, _, stems, _ in self._measures for s in stems}
        self._spread = Counter(s for s, _ in spread)
        self._place = place

    def owners(self, subject: str, among: Iterable[str] | None = None) -> Owners:
        """Return the outcomes of whose measures a subject speaks, empty where it is not clear."""
        allowed = None if among is None else frozenset(among)
        parts = [p for p in _AND.split(subject) if p.strip()]
        found = [self._owners(p, allowed) for p in parts] if len(parts) > 1 else []
        return frozenset().union(*found) or self._owners(subject, allowed)

    def named_after(self, name: str, among: Owners) -> Owners:
        """Return the outcome of which a source's own words speak ("register limbah"): the one that shares the rarest of them."""
        heads = load_sources().clause["heads"]
        said = matter(" ".join(w for w in words(name) if w not in heads)) - self._place
        holds = {
            o.id: frozenset().union(*(own for other, _, own, _ in self._measures if other.id == o.id))
            for o in self._outcomes.values()
        }
        spread = Counter(s for id, own in holds.items() if id in among for s in said & own)
        scores = {id: sum(1 / spread[s] for s in said & own) for id, own in holds.items() if id in among and said & own}
        best = max(scores.values(), default=0.0)
        first = [id for id, score in scores.items() if score == best]
        return frozenset(first) if len(first) == 1 else frozenset()

    def counting(self, topics: Sequence[str], among: Iterable[str]) -> Owners:
        """Return the outcomes of which a source with these topics counts something: those that share most words with them."""
        about = frozenset(s for t in topics for s in matter(t))
        scores: dict[str, int] = {}
        for outcome, _, own, _ in self._measures:
            if outcome.id in among and about & own:
                scores[outcome.id] = max(scores.get(outcome.id, 0), len(about & own))
        best = max(scores.values(), default=0)
        first = frozenset(id for id, n in scores.items() if n == best)
        return first if len(first) <= MOST_LEFT else frozenset()

    def _owners(self, subject: str, allowed: Owners | None) -> Owners:
        stems = matter(subject) - self._place
        shorts = {m.lower() for m in _SHORT.findall(subject)}
        scores: dict[str, float] = {}
        best_text: dict[str, str] = {}
        for outcome, text, own, weight in self._measures:
            if allowed is not None and outcome.id not in allowed:
                continue
            common = stems & own
            named = {s for s in shorts if s in words(text) or _begin_with(s, text)}
            if len(common) + len(named - common) < COVERED * max(len(stems), 1):
                continue
            score = weight * (sum(1 / self._spread[s] for s in common) + len(named - common))
            # Of two measures that hold the subject's words the shorter one is it: nothing is left over.
            score *= 1 + 0.1 * len(common) / max(len(own), 1)
            score += RAW * len(_raw(subject) & _raw(text)) if score else 0.0
            if score > scores.get(outcome.id, 0.0):
                scores[outcome.id], best_text[outcome.id] = score, plain(text)
        best = max(scores.values(), default=0.0)
        if best < LEAST:
            return frozenset()
        first = [id for id, score in scores.items() if score >= NEARLY * best]
        if len(first) > 1 and len({best_text[id] for id in first}) > 1:
            return frozenset()
        return self._own(first, stems)

    def _own(self, first: list[str], stems: frozenset[str]) -> Owners:
        """Return of several outcomes of one level that share a measure those whose statement has the subject's words too."""
        found: list[str] = []
        for level in dict.fromkeys(self._outcomes[id].level for id in first):
            beside = [id for id in first if self._outcomes[id].level is level]
            shared = {id: len(stems & matter(self._outcomes[id].text)) for id in beside}
            found += [id for id in beside if shared[id] == max(shared.values())]
        return frozenset(found)


def _raw(text: str) -> frozenset[str]:
    return frozenset(stem(w) for w in words(text) if w not in STOP)


def _begin_with(short: str, text: str) -> bool:
    """Tell whether an abbreviation is made of the first letters of words that follow each other."""
    initials = "".join(w[0] for w in words(text) if w not in ("dan", "di", "yang", "untuk"))
    return len(short) > 1 and short in initials


def told_of(atlas: Atlas) -> dict[Mention, Owners]:
    """Return, found once, for the sources of running text the outcomes of whose measures their clauses speak."""
    if atlas.sources_told is None:
        found: dict[Mention, Owners] = {}
        telling = telling_of(atlas)
        for spot in sorted(s for s in atlas.named if s.kind == "block"):
            found.update(_told_in(spot, telling, atlas))
        atlas.sources_told = found
    return atlas.sources_told


def telling_of(atlas: Atlas) -> Telling:
    """Return the measures of a document's outcomes."""
    if atlas.telling is None:
        atlas.telling = Telling(atlas.outcomes, atlas.document.identity.region or "")
    return atlas.telling


def _told_in(spot: Spot, telling: Telling, atlas: Atlas) -> dict[Mention, Owners]:
    block = atlas.block(spot)
    said = [m for m in atlas.named[spot] if isinstance(m, Mention) and m.type is MentionType.DATA_SOURCE]
    if block is None or not said:
        return {}
    found: dict[Mention, Owners] = {}
    before, owners, sentence = 0, frozenset[str](), -1
    for mention in sorted(said, key=lambda m: m.place.start):
        start, end = mention.place.start - block.start, mention.place.end - block.start
        begin = max((m.end() for m in _BREAK.finditer(block.text, 0, start)), default=0)
        own = telling.owners(_bare(block.text[max(begin, before) : start]))
        behind = _FOR.match(block.text, end)
        if behind is not None:
            own = telling.owners(behind["what"]) or own
        # "... diukur dengan X dan dibandingkan dengan Y": the second source is for the same figure.
        owners = own or (owners if begin == sentence else frozenset())
        found[mention], before, sentence = owners, end, begin
    return found


def _bare(text: str) -> str:
    return " ".join(_LINKING.sub(" ", text).split())


def shared_out(named: Sequence[Mention], candidates: Sequence[str], atlas: Atlas) -> dict[Mention, Owners]:
    """Return to which of a table's outcomes each source of the note below it belongs.

    A note that names several sources for several outcomes gives each for one: by what its clause says, by its own words,
    by what it is known to count; who is left goes to the outcomes that are left. Where nothing tells, all go to all.
    """
    everyone = frozenset(candidates)
    telling, told = telling_of(atlas), told_of(atlas)
    found: dict[Mention, Owners] = {}
    for mention in named:
        owners = told.get(mention, frozenset()) & everyone
        if not owners and len(named) > 1:
            by_name = telling.owners(mention.text, everyone) or telling.named_after(mention.text, everyone)
            owners = (frozenset[str]() if _OFFICE.match(mention.text) else by_name) or telling.counting(
                _topics(mention.text), everyone
            )
        found[mention] = owners
    if not any(found.values()):
        return dict.fromkeys(named, everyone)
    left = everyone.difference(*found.values())
    if len(left) > MOST_LEFT and sum(map(bool, found.values())) * 2 >= len(found):
        left = frozenset()
    return {mention: owners or left for mention, owners in found.items()}


MOST_LEFT = 2
"""Outcomes that may share a source of a note whose other sources are told apart."""


def _topics(name: str) -> list[str]:
    """Return what known sources in a name count."""
    about = load_sources().about
    letters, said = plain(name), words(name.replace("-", ""))
    return [text for key, text in about.items() if (k := key.replace("-", "")) in said or (len(k) > LONG_KEY and k in letters)]


LONG_KEY = 6


def block_of(mention: Mention) -> Spot:
    """Return the spot of a mention outside tables."""
    return block_spot(mention.container.page, mention.container.item)
