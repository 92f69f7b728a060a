"""Headings and items that open the narrative of an outcome: "Sasaran 1: Meningkatnya ...", or its indicator's heading."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from telaah.linking.atlas import ORDER, Atlas, Spot
from telaah.linking.headings import named_headings
from telaah.linking.parts import evaluates
from telaah.linking.wording import repeats
from telaah.model.document import Block, BlockKind
from telaah.model.plan import Level, Outcome
from telaah.text.similar import content, plain, ratio, without_brackets

BESIDES = 110
"""Letters that an opening may have besides the outcome that it names ("Dalam mencapai sasaran ... maka strateginya ialah")."""
SAME = 85
"""Letters of a labelled line and an outcome that must agree where the line is not one of its places."""
LONGEST = 320
"""Letters of a labelled line that is still a heading."""
SHORT_TITLE = 90
"""Letters of a line that names an outcome by its number and a word or two."""
LEAST_SHARED = 2
"""Words of a title without a number that must all be an outcome's."""
FIRST = 8
"""Letters with which a line and an indicator must both begin."""
CLOSE = 4
"""Of two indicators whose likeness to a line differs by less, neither is taken."""
LEAST_NAME = 16
"""Letters of an indicator's name below which it is found at the beginning of other items."""
LEAST_WORDS = 3
"""Words of a heading that may be the beginning of an outcome."""
LEAST_STATEMENT = 20
"""Letters of an outcome below which it is not known again where no place of it was found."""
_LABEL = re.compile(
    r"(?i)^\W*(?:(?:[\divx]{1,4}|[a-z])(?:\.\d+)*[.):]?\s+)?(?:(?:analisis|evaluasi|uraian|penjelasan|narasi|pembahasan|gambaran|capaian|kinerja|pencapaian|atas|untuk|dalam|mencapai|"
    r"mewujudkan|realisasi|indikator)\s+)*(?P<what>tujuan|sasaran)\b(?:\s+(?:strate[gj]i[ks]|program|kegiatan|ke\s*-?\s*[a-z]+))*\s*"
    r"(?:ke\s*-?\s*)?(?P<number>\d{1,2}|[ivx]{1,4})?\b(?:\s*\([^()]{1,20}\))?\s*"
    r"[\d.:;)=\-–]*\s*(?:yaitu|adalah|:)?\s*[\"“”'„]?(?P<text>(?-i:[A-Z]).{15,})"
)
_STATED = re.compile(r"(?:Me|Ter|Ber|Pe)[a-z]{4,}")
"""How the statement of an outcome begins that the plan's tables do not have."""
_INDICATOR = re.compile(
    r"(?i)^\W*(?:(?:[\divx]{1,4}|[a-z])(?:\.\d+)*[.):]?\s+)?(?:analisis\s+|capaian\s+|kinerja\s+|ikk?u?\s+)*indikator\b"
)

_NUMBER = re.compile(r"(?i)^(?:\s*(?:kinerja|utama|sasaran|\d+|[ivx]+)\b)*[\s.:)\-–]*")

_SHARE = re.compile(r"^(?:pro|pre)sentase?")
Measures = dict[str, list[tuple[str, Outcome]]]


@dataclass(frozen=True, slots=True)
class Opening:
    """A block that names an outcome (or one that is not known) and little else."""

    spot: Spot
    outcomes: frozenset[str]
    """Empty where the line is labelled as a sasaran or tujuan that was not recognised: it still ends the one before."""
    rank: int
    """0 tujuan, 1 sasaran, 2 programme."""
    headed: bool
    """True for headings and labelled lines; a bare list item opens no more than the items below it."""
    by_indicator: bool = False
    listed: bool = False
    """True where it is one of a list of outcomes: what follows the list is not about its last item."""
    runs_on: bool = False
    """True where the heading was read together with the paragraph below it."""


def openings(atlas: Atlas) -> tuple[Opening, ...]:
    """Return the openings of a document in reading order, found once."""
    if atlas.openings is None:
        atlas.openings = tuple(_marked(atlas))
    return atlas.openings


def _marked(atlas: Atlas) -> Iterator[Opening]:
    """Mark those that stand in a list: the block before or behind opens another outcome of the same level."""
    found: list[tuple[int, Opening]] = []
    measures = _measures(atlas)
    body = list(atlas.body())
    for index, (spot, block) in enumerate(body):
        if block is not None and (opening := _opening(spot, block, measures, atlas)) is not None:
            found.append((index, opening))
    taken = {index for index, _ in found}
    for index, spot, owner in named_headings(body, atlas):
        if index not in taken:
            found.append((index, Opening(spot, frozenset({owner} if owner else ()), ORDER[Level.SASARAN], headed=True)))
    found.sort(key=lambda f: f[0])
    for n, (index, opening) in enumerate(found):
        beside = [found[m] for m in (n - 1, n + 1) if 0 <= m < len(found)]
        if evaluates(opening.spot, atlas):
            # In an evaluation the last indicator of one sasaran may stand right before the heading of the next.
            beside = [(i, o) for i, o in beside if not o.by_indicator]
        near = any(abs(index - i) == 1 and o.rank == opening.rank and o.outcomes != opening.outcomes for i, o in beside)
        yield replace(opening, listed=near and not opening.by_indicator)


def _opening(spot: Spot, block: Block, measures: Measures, atlas: Atlas) -> Opening | None:
    if block.kind in (BlockKind.CAPTION, BlockKind.NOTE):
        return None
    label = _LABEL.match(block.text)
    headed = block.kind is BlockKind.HEADING or label is not None
    stated = [o for o in atlas.blocks.get(spot, ()) if _says_little_else(block, o, label)]
    if stated:
        rank = max(ORDER[o.level] for o in stated)
        return Opening(spot, frozenset(o.id for o in stated if ORDER[o.level] == rank), rank, headed)
    return _known_again(spot, block, atlas) or _unplaced(spot, block, label, measures, atlas)


def _unplaced(spot: Spot, block: Block, label: re.Match[str] | None, measures: Measures, atlas: Atlas) -> Opening | None:
    """Return the opening of a block that is none of the places of an outcome: by its label, or by an indicator."""
    if label is not None and (block.kind is not BlockKind.PARAGRAPH or len(block.text) <= LONGEST or label["number"]):
        level = Level.TUJUAN if label["what"].lower() == "tujuan" else Level.SASARAN
        alike = [o.id for o in atlas.outcomes if o.level is level and _alike(label["text"], o)]
        if not alike and len(block.text) <= SHORT_TITLE:
            alike = _by_place(label, level, atlas)
        if not alike and not _STATED.match(label["text"]):
            return None
        return Opening(spot, frozenset(alike if len(alike) == 1 else ()), ORDER[level], headed=True)
    labelled = len(block.text) <= LONGEST and _INDICATOR.match(block.text) is not None and evaluates(spot, atlas)
    if block.kind in (BlockKind.HEADING, BlockKind.LIST_ITEM) or labelled:
        return _by_indicator(spot, block, measures)
    return None


def _by_place(label: re.Match[str], level: Level, atlas: Atlas) -> list[str]:
    """Return the outcome of which a short title has the number and a word, or words of it alone.

    "Penjelasan Sasaran 3 Penyakit", "Narasi Sasaran Penurunan Sampah dan Limbah".
    """
    number, said = label["number"] or "", content(label["text"])
    known = [o for o in atlas.outcomes if o.level is level]
    if not number:
        found = [o.id for o in known if len(said) >= LEAST_SHARED and said <= content(o.text)]
        return found if len(found) == 1 else []
    if not number.isdigit() or not 1 <= int(number) <= len(known):
        return []
    outcome = known[int(number) - 1]
    return [outcome.id] if said & content(outcome.text) else []


def _known_again(spot: Spot, block: Block, atlas: Atlas) -> Opening | None:
    """Return the opening of a heading in an outcome's very words that is none of its places, alone or run on into its text."""
    if block.kind is not BlockKind.HEADING and not evaluates(spot, atlas):
        return None
    said = plain(_bare(block))
    found = [
        (ORDER[o.level], o.id, len(said) > len(key))
        for o in atlas.outcomes
        for key in {plain(t) for t in (o.text, *o.variants)}
        if len(key) >= LEAST_STATEMENT and said.startswith(key) and (len(said) == len(key) or _goes_on(block, key))
    ]
    if not found:
        return _shortened(spot, block, said, atlas)
    rank = max(r for r, _, _ in found)
    owners = frozenset(id for r, id, _ in found if r == rank)
    if len(owners) != 1:
        return None
    return Opening(spot, owners, rank, block.kind is BlockKind.HEADING, runs_on=any(more for _, _, more in found))


def _shortened(spot: Spot, block: Block, said: str, atlas: Atlas) -> Opening | None:
    """Return that of a heading in the first words of one outcome: "Menurunnya Kematian Pasien", of "... di rumah sakit"."""
    words = _bare(block).casefold().split()
    if block.kind is not BlockKind.HEADING or len(words) < LEAST_WORDS or len(said) < LEAST_STATEMENT:
        return None
    found = [o for o in atlas.outcomes if o.text.casefold().split()[: len(words)] == words]
    if len(found) != 1:
        return None
    return Opening(spot, frozenset({found[0].id}), ORDER[found[0].level], headed=True)


def _bare(block: Block) -> str:
    return block.text[len(block.marker) :] if block.text.startswith(block.marker) else block.text


def _goes_on(block: Block, key: str) -> bool:
    """Tell whether a new sentence begins behind a statement, so that it is the heading of what follows."""
    if block.kind is BlockKind.PARAGRAPH:
        return False
    letters = 0
    for index, char in enumerate(text := _bare(block)):
        if letters >= len(key):
            rest = text[index:].lstrip(" .:\n")
            return rest[:1].isupper() and " " in rest
        letters += len(plain(char))
    return False


def _says_little_else(block: Block, outcome: Outcome, label: re.Match[str] | None) -> bool:
    """Tell whether a block that states an outcome opens its narrative: it is short, or is labelled and begins with it."""
    if len(block.text) <= len(outcome.text) + BESIDES:
        return True
    if label is None or (block.kind is BlockKind.PARAGRAPH and not label["number"]):
        return False
    return _alike(label["text"], outcome)


def numbered(atlas: Atlas) -> dict[tuple[str, int], str]:
    """Return the outcomes by the numbers that labelled lines give them ("Sasaran 3: ..."); numbers given twice are left out."""
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for opening in openings(atlas):
        block = atlas.block(opening.spot)
        label = _LABEL.match(block.text) if block is not None else None
        if label is not None and label["number"] and label["number"].isdigit():
            found[label["what"].lower(), int(label["number"])] |= opening.outcomes or {""}
    return {key: next(iter(ids)) for key, ids in found.items() if len(ids) == 1}


def _alike(text: str, outcome: Outcome) -> bool:
    texts = (outcome.text, *outcome.variants)
    return any(ratio(text[: len(t)], t) >= SAME for t in texts) or (len(text) <= LONGEST and repeats(text, outcome))


def _measures(atlas: Atlas) -> Measures:
    """Return the names of indicators by their first letters, each with the outcomes that it measures."""
    found: Measures = defaultdict(list)
    for outcome in atlas.outcomes:
        for indicator in outcome.indicators:
            name = _name(indicator.text)
            if len(name) >= LEAST_NAME:
                found[name[:FIRST]].append((name, outcome))
    return found


def _name(text: str) -> str:
    return _SHARE.sub("persentase", plain(without_brackets(text)))


def _by_indicator(spot: Spot, block: Block, measures: Measures) -> Opening | None:
    """Return the opening by the name of an indicator that measures one outcome only."""
    text = _bare(block)
    label = _INDICATOR.match(text)
    name = _name(_NUMBER.sub("", (text[label.end() :] if label else text)[:LONGEST]))
    scored = [(fuzz.ratio(name[: len(n)], n), n, o) for n, o in measures.get(name[:FIRST], ())]
    best = max((s for s, _, _ in scored), default=0.0)
    owners = {o.id: o for s, _, o in scored if s >= best - CLOSE}
    if len(owners) > 1:
        # One measure of a tujuan and of its sasaran: it is told of at the sasaran, and carried up from there.
        owners = {id: o for id, o in owners.items() if o.level is Level.SASARAN}
    if best < SAME or len(owners) != 1:
        return None
    if block.kind is BlockKind.HEADING and len(name) > max(len(n) for s, n, _ in scored if s >= best - CLOSE) + BESIDES:
        return None
    (outcome,) = owners.values()
    return Opening(spot, frozenset({outcome.id}), ORDER[outcome.level], headed=True, by_indicator=True)
