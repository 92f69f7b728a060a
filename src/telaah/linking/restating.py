"""Sentences that say for which outcome they are: "Demi lestarinya cagar budaya, ...", "... sehingga kelahiran terkendali"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import ceil

from telaah.linking.atlas import Atlas, Ground, Spot
from telaah.linking.parts import looks_forward
from telaah.linking.wording import root
from telaah.model.document import BlockKind
from telaah.model.identity import Identity
from telaah.model.plan import Level, Outcome
from telaah.text.similar import STOP, direction, words

SHARE = 0.75
"""Share of an outcome's words that a clause about it repeats; of three words all."""
LEAST = 2
LEAST_NAME = 3
"""Letters of a name of the office."""
LONGEST = 14
"""Words with which a sentence begins among which it states an outcome."""
_SENTENCE = re.compile(r"(?<=[\w%)\"”'])[.;]\s+(?=\S)")
_PURPOSE = re.compile(
    r"(?i)\b(?:agar|untuk|demi|supaya|guna|dalam\s+rangka|dalam\s+upaya|sehingga|dalam\s+mewujudkan|upaya)\s+(?P<what>[^,.;:]{8,140})"
)
_CLAUSE = re.compile(r"(?i)^\W*(?:[\divx]{1,4}[.)]\s+|[a-z][.)]\s+)?(?:sasaran\s+\w+\s*,\s*)?(?P<what>[^,.;:]{8,200})")
_BETTER = frozenset(
    root(w)
    for w in (
        *("meningkat", "terwujud", "tercapai", "menurun", "berkurang", "optimal", "terlaksana", "tersedia", "baik", "kuat"),
        *("terciptanya", "daerah", "kabupaten", "kota", "provinsi", "dinas", "badan", "kualitas", "kepada"),
    )
)
"""Words with which every statement begins or that say little: they need not be repeated."""
Range = tuple[int, int]


def told_sentences(outcome: Outcome, atlas: Atlas) -> Iterator[tuple[Spot, Ground]]:
    """Yield the blocks in which sentences say that they are about the outcome, with where those sentences stand."""
    if atlas.purposes is None:
        atlas.purposes = _found(atlas)
    for spot, ranges in atlas.purposes.get(outcome.id, {}).items():
        yield spot, Ground("paragraph", own_measure=False, within=tuple(ranges))


def _found(atlas: Atlas) -> dict[str, dict[Spot, list[Range]]]:
    found: dict[str, dict[Spot, list[Range]]] = defaultdict(dict)
    outcomes = [o for o in atlas.outcomes if o.level is not Level.PROGRAM]
    known = [(o, _needed(text)) for o in outcomes for text in (o.text, *o.variants)]
    known = [(o, stems) for o, stems in known if len(stems) >= LEAST]
    own = _own_names(atlas.document.identity)
    for spot in sorted(s for s in atlas.named if s.kind == "block"):
        block = atlas.block(spot)
        if block is None or block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) or not looks_forward(spot, atlas):
            continue
        for owner, begin, end in _told(unnamed(block.text, own), known):
            found[owner].setdefault(spot, []).append((begin, end))
    return found


def _own_names(identity: Identity) -> re.Pattern[str] | None:
    """Return what finds the names of the office and its region: their words are no words about an outcome."""
    names = [identity.organisation or "", *identity.own_names, identity.region or "", identity.province or ""]
    region = re.compile(r"(?i)\s+(?:provinsi|kabupaten|kota|prov|kab)\.?\s.*$")
    names += [region.sub("", name) for name in names] + [
        re.sub(r"(?i)^(?:provinsi|kabupaten|kota)\s+", "", name) for name in names
    ]
    found = sorted({" ".join(name.split()) for name in names if len(name) > LEAST_NAME}, key=lambda name: (-len(name), name))
    spaced = (re.escape(name).replace(r"\ ", r"\s+") for name in found)
    return re.compile("|".join(spaced), re.IGNORECASE) if found else None


def unnamed(text: str, own: re.Pattern[str] | None) -> str:
    """Return a text of the same length without the names of the office itself.

    >>> unnamed("Rencana Dinas Pangan demi mutu", re.compile("Dinas Pangan"))
    'Rencana              demi mutu'
    """
    return own.sub(lambda match: " " * len(match[0]), text) if own else text


def _told(text: str, known: Sequence[tuple[Outcome, frozenset[str]]]) -> Iterator[tuple[str, int, int]]:
    """Yield whose sentences stand where; a paragraph that begins with an outcome's statement is about it until the next one."""
    running = ""
    for number, (begin, end) in enumerate(_sentences(text)):
        sentence = text[begin:end]
        first = _CLAUSE.match(sentence)
        stated = _owner([" ".join(first["what"].split()[:LONGEST])] if first else [], sentence, known)
        owner = stated or _owner([m["what"] for m in _PURPOSE.finditer(sentence)], sentence, known)
        if owner:
            running = owner if number == 0 else running if owner == running else ""
        if owner or running:
            yield owner or running, begin, end


def _sentences(text: str) -> Iterator[Range]:
    begin = 0
    for match in _SENTENCE.finditer(text):
        yield begin, match.start()
        begin = match.end()
    yield begin, len(text)


def _owner(clauses: Sequence[str], sentence: str, known: Sequence[tuple[Outcome, frozenset[str]]]) -> str:
    """Return the outcome whose words one of the clauses repeats, "" where none or two do, or the sentence states two."""
    scores: dict[str, float] = {}
    for clause in clauses:
        for id, score in (_scores(clause, known) or _held(clause, known)).items():
            scores[id] = max(scores.get(id, 0.0), score)
    best = max(scores.values(), default=0.0)
    first = [id for id, score in scores.items() if score == best]
    if len(first) != 1:
        return ""
    levels = {o.id: o.level for o, _ in known}
    stated = [id for id in _scores(sentence, known) if levels[id] is levels[first[0]]]
    return first[0] if len(stated) <= 1 else ""


def _scores(text: str, known: Sequence[tuple[Outcome, frozenset[str]]]) -> dict[str, float]:
    """Return by outcome how many of its words a text repeats, where it repeats enough of them."""
    said, negated = _stems(text), direction(text)[1]
    found: dict[str, float] = {}
    for outcome, needed in known:
        common = len(needed & said)
        if common >= max(LEAST, ceil(SHARE * len(needed))) and negated == direction(outcome.text)[1]:
            found[outcome.id] = max(found.get(outcome.id, 0.0), common + common / len(needed))
    return found


def _held(clause: str, known: Sequence[tuple[Outcome, frozenset[str]]]) -> dict[str, float]:
    """Return the outcome that has all the words of a short clause ("untuk hubungan industrial"), where no other has any."""
    said = _stems(clause) - _BETTER
    touched = {o.id: len(needed & said) for o, needed in known if needed & said}
    if len(said) < LEAST or len(touched) != 1:
        return {}
    return {id: float(common) for id, common in touched.items() if common == len(said)}


def _stems(text: str) -> frozenset[str]:
    return frozenset(root(w) for w in words(text) if w not in STOP and len(w) > LEAST)


def _needed(text: str) -> frozenset[str]:
    return _stems(text) - _BETTER
