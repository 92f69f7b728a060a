"""Evidence in running text: the paragraph that states the outcome, the narrative under its heading, items in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from telaah.linking.atlas import HIDDEN, ORDER, Atlas, Ground, Spot, block_spot
from telaah.linking.openings import Opening, numbered, openings
from telaah.linking.wording import LEAST_MATTER, repeats
from telaah.model.document import Block, BlockKind, DocumentKind, Section, SectionKind
from telaah.model.plan import Level, Outcome
from telaah.text.similar import content

FORWARD = frozenset(
    {
        SectionKind.TUJUAN_SASARAN,
        SectionKind.STRATEGI,
        SectionKind.PROGRAM,
        SectionKind.KINERJA_URUSAN,
        SectionKind.CROSSCUTTING,
        SectionKind.PERJANJIAN_KINERJA,
        SectionKind.PENUTUP,
    }
)
_TELLING = frozenset({SectionKind.EVALUASI, SectionKind.KINERJA_PELAYANAN, SectionKind.LAIN})
_MARKER = re.compile(r"(\(?)(\d{1,3}|[A-Za-z])([.)]{0,2})")
_BY_NUMBER = re.compile(
    r"(?i)\b(tujuan|sasaran)(?:\s+strate[gj]i[ks])?\s+(?:ke\s*-?\s*)?(\d{1,2})\b(?!\s*(?:persen|%|tahun|orang))"
)
_ENDS = re.compile(r"[.:;!?)]\s*$")


def stating_blocks(outcome: Outcome, atlas: Atlas) -> Iterator[tuple[Spot, Ground]]:
    """Yield the paragraphs and items that state the outcome, with what runs on over the page break."""
    for spot, owners in atlas.blocks.items():
        if outcome not in owners:
            continue
        rivals = [o for o in owners if o.level is outcome.level and o.id != outcome.id]
        if rivals:
            continue
        yield spot, Ground("paragraph")
        more = _running_on(spot, atlas)
        if more is not None:
            yield more, Ground("paragraph")


def _running_on(spot: Spot, atlas: Atlas) -> Spot | None:
    """Return the block at the top of the next page that continues the last block of this one."""
    pages = atlas.document.pages
    block = atlas.block(spot)
    if block is None or _ENDS.search(block.text) or spot.first >= len(pages):
        return None
    later = pages[spot.first - 1].items[spot.second + 1 :]
    if any(not isinstance(i, Block) or i.kind not in HIDDEN for i in later):
        return None
    for index, item in enumerate(pages[spot.first].items):
        if not isinstance(item, Block):
            return None
        if item.kind in HIDDEN:
            continue
        if item.kind is BlockKind.PARAGRAPH and item.text[:1].islower():
            return block_spot(spot.first + 1, index)
        return None
    return None


def narrative(outcome: Outcome, atlas: Atlas) -> Iterator[tuple[Spot, Ground]]:
    """Yield the blocks and rows under a heading or item that names the outcome, until the next outcome or section."""
    for opening in openings(atlas):
        if outcome.id in opening.outcomes and not opening.listed:
            yield from _under(opening, outcome, atlas)


def _under(opening: Opening, outcome: Outcome, atlas: Atlas) -> Iterator[tuple[Spot, Ground]]:
    """Yield what follows an opening, up to that of another outcome of its level or above, or the end of the section."""
    at = opening.spot
    around = atlas.section_starts.get((at.first, at.second)) or atlas.document.section_at(at.first, at.second)
    if opening.by_indicator:
        yield at, Ground("heading", own_measure=False)
        if atlas.document.identity.kind is not DocumentKind.LKJIP or (around is not None and around.kind not in _TELLING):
            # Only the evaluation of a report tells of each indicator in turn; elsewhere the item is all that is said of it.
            return
    follower = next_marker(atlas.block(at)) if opening.by_indicator else ""
    ends = {o.spot for o in openings(atlas) if outcome.id not in o.outcomes and o.rank <= ORDER[outcome.level]}
    for spot, block in atlas.body_after(at):
        section = atlas.section_starts.get((spot.first, spot.second))
        if follower and block is not None and block.marker.strip() == follower:
            return
        if spot in ends or (section is not None and _closes(section, around, at)):
            return
        if not opening.headed and block is not None and block.kind is BlockKind.PARAGRAPH and not block.text[:1].islower():
            return
        if block is None:
            yield from ((s, Ground("heading", own_measure=False)) for s in atlas.free_rows(spot))
        else:
            yield spot, Ground("heading", own_measure=False)


def next_marker(block: Block | None) -> str:
    """Return the marker of the next item of a block's list ("b." after "a."), "" where it has none.

    The narrative of an indicator ends there: the next item is the next indicator, also where it is not known.
    """
    found = _MARKER.fullmatch(block.marker.strip()) if block is not None else None
    if found is None:
        return ""
    before, core, after = found.groups()
    return before + (str(int(core) + 1) if core.isdigit() else chr(ord(core) + 1)) + after


def _closes(section: Section, around: Section | None, opening: Spot) -> bool:
    """Tell whether a section ends the narrative of an outcome: not where it is an unnumbered part of it ("Faktor Penghambat")."""
    if section.level <= 1 or around is None:
        return True
    numbered = section.number not in ("", around.number)
    if (around.first_page, around.first_item) == (opening.first, opening.second):
        return section.level <= around.level
    return numbered or section.level < around.level


def numbering_blocks(outcome: Outcome, atlas: Atlas) -> Iterator[tuple[Spot, Ground]]:
    """Yield paragraphs that speak of the outcome by its number alone ("pencapaian sasaran strategis 3")."""
    numbers = {number for (_, number), id in numbered(atlas).items() if id == outcome.id}
    if not numbers or outcome.level is Level.PROGRAM:
        return
    for spot in sorted(s for s in atlas.named if s.kind == "block"):
        block = atlas.block(spot)
        said = {(m[1].lower(), int(m[2])) for m in _BY_NUMBER.finditer(block.text)} if block is not None else set()
        if said and said <= {(outcome.level.value, n) for n in numbers}:
            yield spot, Ground("paragraph")


def restating_items(outcome: Outcome, atlas: Atlas) -> Iterator[tuple[Spot, Ground]]:
    """Yield items of lists in forward-looking sections that repeat the outcome's own words; silent where two outcomes fit."""
    if len(content(outcome.text)) < LEAST_MATTER:
        return
    rivals = [o for o in atlas.outcomes if o.level is outcome.level and o.id != outcome.id]
    for spot, block in forward_items(atlas):
        if any(o.level is outcome.level for o in atlas.blocks.get(spot, ())):
            continue
        if repeats(block.text, outcome) and not any(repeats(block.text, r) for r in rivals):
            yield spot, Ground("paragraph")


def forward_items(atlas: Atlas) -> list[tuple[Spot, Block]]:
    """Return the paragraphs and items of forward-looking sections in which somebody is named, found once."""
    if atlas.forward is None:
        atlas.forward = [
            (spot, block) for spot in sorted(s for s in atlas.named if s.kind == "block") if (block := _item(spot, atlas))
        ]
    return atlas.forward


def _item(spot: Spot, atlas: Atlas) -> Block | None:
    block = atlas.block(spot)
    if block is None or block.kind not in (BlockKind.LIST_ITEM, BlockKind.PARAGRAPH):
        return None
    section = atlas.document.section_at(spot.first, spot.second)
    return block if section is None or section.kind in FORWARD else None
