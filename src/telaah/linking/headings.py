"""Short headings that name an outcome in other words: "Penjelasan Sasaran 3 Pengendalian Penyakit", "b. Perkawinan anak"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from telaah.linking.atlas import Atlas, Spot
from telaah.linking.citing import matter
from telaah.linking.parts import looks_forward
from telaah.model.document import Block, BlockKind
from telaah.model.plan import Level, Outcome

_ORDINALS = {
    **dict.fromkeys(("kesatu", "pertama", "satu", "i", "1"), 1),
    **dict.fromkeys(("kedua", "dua", "ii", "2"), 2),
    **dict.fromkeys(("ketiga", "tiga", "iii", "3"), 3),
    **dict.fromkeys(("keempat", "empat", "iv", "4"), 4),
    **dict.fromkeys(("kelima", "lima", "v", "5"), 5),
    **dict.fromkeys(("keenam", "enam", "vi", "6"), 6),
    **dict.fromkeys(("ketujuh", "tujuh", "vii", "7"), 7),
    **dict.fromkeys(("kedelapan", "delapan", "viii", "8"), 8),
}
_MARK = re.compile(r"(?i)^\W*(?:(?:\d{1,2}|[ivx]{1,4}|[a-z])(?:\.\d{1,2})*[.):]\s*|(?:\d{1,2}\.)+\d{1,2}\s+)?")
_LABEL = re.compile(
    r"(?i)^(?:(?:penjelasan|uraian|narasi|tentang|mengenai|cara|mencapai|upaya|langkah|pencapaian|capaian|strategi|untuk|dalam|analisis|"
    r"evaluasi|kinerja|menuju|mewujudkan|atas|rangka|pilar)\s+)*"
    r"(?P<what>sasaran|tujuan)(?:\s+strate[gj]is)?(?:\s+(?:ke\s*-?\s*)?(?P<number>\d|[ivx]{1,4}|ke(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan)|pertama))?"
    r"\b\s*[:.,\-–]*\s*"
)
_ABOUT = re.compile(r"(?i)^(?:penjelasan|uraian|narasi|tentang|mengenai)\s+")
LONGEST = 90
MOST_WORDS = 11
FITS = 0.6
"""Share of a heading's words that an outcome must have."""
BODY = 60
"""Letters of the paragraph that a heading without a label must have below it."""


class Named(NamedTuple):
    """A heading with the outcome that it names, "" where none is known."""

    place: int
    spot: Spot
    owner: str
    labelled: bool
    style: str


def named_headings(blocks: Sequence[tuple[Spot, Block | None]], atlas: Atlas) -> Iterator[tuple[int, Spot, str]]:
    """Yield place and outcome of short headings: with a label alone, without one where several of one form name an outcome each.

    A heading of such a series whose outcome is not known is given with "": it ends the narrative of the one before.
    """
    wanted = [o for o in atlas.outcomes if o.level is Level.SASARAN]
    if len(wanted) < 2:
        return
    told = [n for n, (spot, block) in enumerate(blocks) if block is not None and _is_short(n, blocks, atlas)]
    groups: dict[tuple[int, str], list[Named]] = defaultdict(list)
    for n in told:
        spot, block = blocks[n]
        if block is None:
            continue
        section = atlas.document.section_at(spot.first, spot.second)
        owner, labelled = _owner(block.text, wanted, atlas)
        style = "label" if labelled else f"{block.kind}{'#' if block.marker else ''}"
        groups[_parent(section.id if section else -1, atlas), style].append(Named(n, spot, owner, labelled, style))
    for group in groups.values():
        known = [g.owner for g in group if g.owner]
        if group[0].labelled or (len(set(known)) >= LEAST_SERIES and len(known) * 2 > len(group)):
            twice = {o for o in known if known.count(o) > 1}
            for g in group:
                yield g.place, g.spot, "" if g.owner in twice else g.owner


LEAST_SERIES = 2


def _parent(section: int, atlas: Atlas) -> int:
    """Return the section in which a heading stands: for one that begins a section of its own, the one above it."""
    sections = atlas.document.sections
    if not 0 <= section < len(sections):
        return section
    level = sections[section].level
    return next((s.id for s in reversed(sections[:section]) if s.level < level), section)


def _is_short(n: int, blocks: Sequence[tuple[Spot, Block | None]], atlas: Atlas) -> bool:
    """Tell whether a block may be such a heading: short, no sentence, a paragraph below it, in a part that looks forward."""
    spot, block = blocks[n]
    if block is None or block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        return False
    text = block.text.strip()
    if len(text) > LONGEST or len(text.split()) > MOST_WORDS or text[-1:] in tuple(".;,:") or not looks_forward(spot, atlas):
        return False
    below = blocks[n + 1][1] if n + 1 < len(blocks) else None
    return (
        below is not None
        and below.kind is not BlockKind.HEADING
        and len(below.text) >= BODY
        and _MARK.sub("", below.text, count=1)[:1].isupper()
    )


def _owner(text: str, wanted: Sequence[Outcome], atlas: Atlas) -> tuple[str, bool]:
    """Return the outcome that a heading names and whether it is labelled as a sasaran."""
    core = _MARK.sub("", text.strip(), count=1)
    about = _ABOUT.match(core)
    label = _LABEL.match(core)
    if label is not None and label["what"].lower() == "tujuan":
        return "", False
    rest = core[label.end() :] if label else core[about.end() :] if about else core
    place = matter(atlas.document.identity.region or "")
    stems = matter(rest) - place
    number = _ORDINALS.get(label["number"].lower(), 0) if label and label["number"] else 0
    by_number = wanted[number - 1] if 0 < number <= len(wanted) else None
    if not stems:
        return (by_number.id if by_number else ""), label is not None
    spread = {o.id: matter(" ".join((o.text, *(i.text for i in o.indicators)))) for o in wanted}
    scores = {id: len(stems & own) / len(stems) + 0.01 * len(stems & matter(atlas.by_id[id].text)) for id, own in spread.items()}
    best = max(scores.values())
    first = [id for id, score in scores.items() if score == best]
    if by_number is not None and scores[by_number.id] > 0 and (by_number.id in first or best < FITS):
        return by_number.id, True
    fits = len(first) == 1 and best >= FITS
    return (first[0] if fits else ""), label is not None
