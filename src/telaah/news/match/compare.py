"""One plan against the archive: partnerships, figures, promises, and partners of whom the press never tells.

Careful by design: same office, same region, dates within the plan's period, status done or running. Where two readings are
possible nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from telaah.learned import Embedder
from telaah.news.match.figures import figured
from telaah.news.match.partners import is_no_partnership, is_only_a_place, may_be_partner
from telaah.news.match.plans import PlanOutcome, PlanParty, ReadPlan, statements
from telaah.news.match.stories import HOLDER, Statement, Stories, same_name
from telaah.rules.news import Figured, Promised, Reported, Told
from telaah.text.normalise import lookup_key
from telaah.text.similar import contained, content

ABOUT = 0.45
"""A sentence, without the names in it, is about an outcome from this cosine on; below it no outcome is named.

Measured on sentences of our own articles (corpora/news) that tell of one outcome of a sample plan: 3 of 30 (train, dev) and 5
of 20 (test) reach it, and of those at or above it the nearest outcome is the right one for 3 of 3 and 4 of 6 (a sentence may be
nearer to another outcome than to its own). Of 1,020 and 306 pairs with plans of other offices 1 % and 2 % reach it. With the
names left in, the name of the office decides: 3 of 7 and 4 of 7 right."""
TRACE = 0.20
"""A promise has a trace in the plan from this cosine on (of title and sentence together), or where both share a word of the
matter with a statement of the plan.

Measured as above: 31 of 32 (train, dev) and 20 of 20 (test) sentences on an outcome have a trace by this; of those on the matter
of other offices 34 % and 33 % have none. A wrong silence is the lesser harm here."""
_PROMISE = re.compile(
    r"(?i)\b(?:akan|bakal|tahun depan|segera|berencana|merencanakan|ditargetkan|menargetkan|berkomitmen|berjanji)\b[^.!?]{0,60}?"
    r"\b(?:me(?:m|n|ng|ny)?|di)(?:bangun|tambah|buka|sedia|rekrut|luncur|pasang|salur|perbaiki|diri|bagi|latih|perluas|ada|rehab|"
    r"bentuk|hapus|gratis|tuntas|operasi|mulai|tata|beli|usul|anggar|ganti|renovasi|kirim|bantu|beri|siap|laksana|gelar|susun|"
    r"naik|turun|tingkat|pinjam|jemput|periksa)\w*"
)
"""What somebody says that will be done."""
_GENERAL = content(
    "x kabupaten kota provinsi daerah wilayah masyarakat warga orang program urusan bidang tata kelola kegiatan kinerja dinas "
    "perangkat pemerintah tingkat turun jumlah persentase nilai indeks angka cakupan rasio target capai hasil tahun mutu "
    "kualitas kuantitas baik layan penyelenggaraan pelaksanaan pembinaan pengembangan penyediaan pemenuhan penyusunan "
    "penguatan sarana prasarana kerja sama buah anggaran ada baru besar tersedia terwujud menjadi sehat sebagai upaya"
)
"""Words of every plan: sharing one says nothing about the matter."""
_NAME = re.compile(r"^[\"“'(]*[A-Z0-9]")


@dataclass(frozen=True, slots=True)
class Unreported:
    """A partner that the plan names and of whom no story about the office tells."""

    party: PlanParty
    outcome: PlanOutcome | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a plan and the archive have to say to each other."""

    plan: ReadPlan
    stories: int
    """Articles about the office within the period."""
    reported: tuple[Reported, ...]
    figured: tuple[Figured, ...]
    promised: tuple[Promised, ...]
    unreported: tuple[Unreported, ...]


def compare_plan(connection: Any, plan: ReadPlan, encoder: Embedder | None = None) -> Comparison:  # noqa: ANN401 - duckdb is imported where it is needed
    """Hold one plan against the articles of an archive (a connection of ``Archive.connect``).

    Without an encoder sentences are held against outcomes by their words.
    """
    stories = Stories(connection, plan)
    count = connection.execute("SELECT count(DISTINCT family) FROM story JOIN articles ON number = article").fetchone()[0]
    near = _Nearness(plan, encoder)
    return Comparison(
        plan=plan,
        stories=count,
        reported=tuple(_reported(plan, stories, near)),
        figured=tuple(figured(plan, stories)),
        promised=tuple(_promised(plan, stories, near)),
        unreported=tuple(_unreported(plan, stories)) if count else (),
    )


class _Nearness:
    """Which statement of a plan a sentence is nearest to."""

    def __init__(self, plan: ReadPlan, encoder: Embedder | None) -> None:
        self.all = list(statements(plan))
        self.encoder = encoder
        self.vectors = self.encoder.encode([text for _, text in self.all]) if self.encoder and self.all else None

    def to(self, sentence: str) -> tuple[PlanOutcome | None, str, float]:
        """Return the nearest outcome, its statement, and how near (0 to 1); by words where no encoder is installed."""
        if not self.all or not sentence.strip():
            return None, "", 0.0
        if self.encoder is None or self.vectors is None:
            scores = [contained(text, sentence) for _, text in self.all]
        else:
            scores = [float(score) for score in self.vectors @ self.encoder.encode([sentence])[0]]
        best = max(range(len(scores)), key=lambda i: (scores[i], -i))
        return self.all[best][0], self.all[best][1], scores[best]

    def shares_matter(self, text: str) -> bool:
        """Tell whether a text has a word of its matter in common with any statement."""
        said = content(f"x {text}") - _GENERAL
        return any(said & content(f"x {statement}") for _, statement in self.all)


def _without_names(sentence: str) -> str:
    return " ".join(word for word in sentence.split() if not _NAME.match(word))


def _reported(plan: ReadPlan, stories: Stories, near: _Nearness) -> Iterator[Reported]:
    told: dict[str, list[tuple[Statement, str]]] = {}
    for statement in stories.statements():
        if is_no_partnership(statement.sentence):
            continue
        for text, name, cls in statement.parties:
            if not is_only_a_place(text, statement.sentence) and may_be_partner(plan, stories, text, name, cls):
                told.setdefault(plan.core(HOLDER.sub("", name)), []).append((statement, text))
    for core, found in told.items():
        statement, party = found[0]
        outcome, _, score = near.to(_without_names(statement.sentence))
        yield Reported(
            owner=plan.owned,
            party=party,
            status=statement.status,
            told=Told(statement.sentence, statement.date, statement.outlet, statement.id),
            named=_is_named(plan, core, found),
            outcome=outcome.stated if outcome is not None and score >= ABOUT else None,
            stories=len({item.family for item, _ in found}),
            outcomes=len(plan.outcomes),
            parties=len(plan.named),
            pages=plan.pages,
            unreadable=plan.unreadable,
        )


def _is_named(plan: ReadPlan, core: str, found: Sequence[tuple[Statement, str]]) -> bool:
    """Tell whether the plan names a party anywhere, under this or nearly this name."""
    if core in plan.cores:
        return True
    names = {core, *(lookup_key(text) for _, text in found)}
    return any(same_name(name, other) for name in sorted(names) for other in sorted(plan.cores))


def _promised(plan: ReadPlan, stories: Stories, near: _Nearness) -> Iterator[Promised]:
    if not plan.outcomes:
        return
    for quote in stories.quotes():
        if not _PROMISE.search(quote.text):
            continue
        _, nearest, score = near.to(f"{quote.title.lower()}. {quote.text}")
        yield Promised(
            owner=plan.owned,
            speaker=quote.speaker,
            position=quote.position,
            told=Told(quote.text, quote.date, quote.outlet, quote.id),
            likeness=round(score, 3),
            nearest=nearest,
            outcomes=len(plan.outcomes),
            traced=score >= TRACE or near.shares_matter(f"{quote.title} {quote.text}"),
        )


def _unreported(plan: ReadPlan, stories: Stories) -> Iterator[Unreported]:
    by_id = {outcome.stated.id: outcome for outcome in plan.outcomes}
    named: dict[str, PlanParty] = {}
    for party in plan.partners:  # a tujuan has its partners from its sasaran: the last outcome is the nearest
        core = plan.core(party.name)
        if core and not party.generic and any(c.isupper() for c in party.text):
            named[core] = party
    for party in named.values():
        if not stories.tell_of(party.name):
            yield Unreported(party, by_id.get(party.outcome or ""))
