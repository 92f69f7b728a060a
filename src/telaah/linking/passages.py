"""Evidence in running text: the paragraph that states the outcome, the narrative under its heading, items in its own words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from telaah.linking.atlas import HIDDEN, ORDER, Atlas, Ground, Spot, block_spot
from telaah.linking.openings import Opening, numbered, openings
from telaah.linking.parts import evaluates
from telaah.linking.wording import LEAST_MATTER, repeats
from telaah.model.document import Block, BlockKind, Section, SectionKind
from telaah.model.identity import DocumentKind
from telaah.model.plan import Level, Outcome
from telaah.model.sections import FORWARD, PAST
from telaah.text.breaks import ended, goes_on
from telaah.text.similar import content, plain

_CHAPTER = re.compile(
    r"(?i)^\W*(?:(?:[\divx]{1,4}|[a-z])(?:\.\d+)*[.):]?\s+)?(?:rencana\s+|rumusan\s+)?(?:(?:tujuan|sasaran|strategi|arah|kebijakan|program|kegiatan)"
    r"(?:\s*,\s*(?:dan\s+|serta\s+)?|\s+dan\s+|\s+serta\s+|\s*&\s*|\s+)){1,5}(?:strategis?|kebijakan|program|kegiatan|pendanaan)\b.{0,40}$"
)
"""A title over several levels ("Strategi, Kebijakan dan Program") is about all outcomes; "Strategi :" alone is about the last."""
_DOTTED = re.compile(r"\d{1,2}(?:\.\d{1,2})+")
_MARKER = re.compile(r"(\(?)(\d{1,3}|[A-Za-z])([.)]{0,2})")
_BY_NUMBER = re.compile(
    r"(?i)\b(tujuan|sasaran)(?:\s+strate[gj]i[ks])?\s+(?:ke\s*-?\s*)?(\d{1,2})\b(?!\s*(?:persen|%|tahun|orang))"
)
LEAST_NAMED = 20
"""Letters of an indicator's name from which on a paragraph that holds them speaks of it."""
_BACKGROUND = frozenset(
    {SectionKind.TUPOKSI, SectionKind.LANDASAN_HUKUM, SectionKind.TELAAHAN, SectionKind.SISTEMATIKA, SectionKind.DAFTAR_ISI}
)


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
    if block is None or ended(block.text) or spot.first >= len(pages):
        return None
    later = pages[spot.first - 1].items[spot.second + 1 :]
    if any(not isinstance(i, Block) or i.kind not in HIDDEN for i in later):
        return None
    for index, item in enumerate(pages[spot.first].items):
        if not isinstance(item, Block):
            return None
        if item.kind in HIDDEN:
            continue
        if goes_on(block.text, item):
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
    if opening.by_indicator or opening.runs_on:
        yield at, Ground("heading", own_measure=False)
        if opening.by_indicator and not _tells_of_each(around, atlas):
            return
    telling = not opening.headed and evaluates(at, atlas)
    follower = next_marker(atlas.block(at)) if opening.by_indicator or (telling and not _sibling_known(opening, atlas)) else ""
    ends = {o.spot for o in openings(atlas) if outcome.id not in o.outcomes and o.rank <= ORDER[outcome.level]}
    for spot, block in atlas.body_after(at):
        section = atlas.section_starts.get((spot.first, spot.second))
        if follower and block is not None and block.marker.strip() == follower:
            return
        if spot in ends or (section is not None and _closes(section, around, at)) or _is_title(block, at, atlas):
            return
        aside = not opening.headed and not telling
        if aside and block is not None and block.kind is BlockKind.PARAGRAPH and not block.text[:1].islower():
            return
        if block is None:
            yield from ((s, Ground("heading", own_measure=False)) for s in atlas.free_rows(spot))
        else:
            yield spot, Ground("heading", own_measure=False)


def _tells_of_each(around: Section | None, atlas: Atlas) -> bool:
    """Tell whether a section tells of each indicator in turn; elsewhere the item is all that is said of it.

    That is the evaluation of a report, or a part of unknown kind behind its beginning.
    """
    if atlas.document.identity.kind is not DocumentKind.LKJIP:
        return False
    if around is None or around.kind in PAST:
        return True
    begun = next(((s.first_page, s.first_item) for s in atlas.document.sections if s.kind in PAST), (0, 0))
    return around.kind is SectionKind.LAIN and begun <= (around.first_page, around.first_item)


def _sibling_known(opening: Opening, atlas: Atlas) -> bool:
    """Tell whether the next outcome of the list is known: then an inner list does not end the narrative."""
    wanted = next_marker(atlas.block(opening.spot))
    for later in openings(atlas):
        if (later.spot.first, later.spot.second) > (opening.spot.first, opening.spot.second) and not later.by_indicator:
            block = atlas.block(later.spot)
            return block is not None and block.marker.strip() == wanted and _same_section(opening.spot, later.spot, atlas)
    return False


def _same_section(first: Spot, second: Spot, atlas: Atlas) -> bool:
    sections = [atlas.document.section_at(s.first, s.second) for s in (first, second)]
    return sections[0] is not None and sections[1] is not None and sections[0].id == sections[1].id


def _is_title(block: Block | None, opening: Spot, atlas: Atlas) -> bool:
    """Tell whether a title ends the narrative: one over several levels, or "2.1.3 ..." where it stands not below its opening."""
    if block is not None and _CHAPTER.match(block.text):
        return True
    if block is None or block.kind is not BlockKind.HEADING or not (found := _DOTTED.match(block.marker or block.text)):
        return False
    above = atlas.block(opening)
    number = _DOTTED.match(above.marker or above.text) if above is not None else None
    return number is None or not found[0].startswith(f"{number[0]}.")


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


def naming_blocks(outcome: Outcome, atlas: Atlas) -> Iterator[tuple[Spot, Ground]]:
    """Yield the paragraphs that name an indicator of this outcome alone; of a tujuan and its sasaran it is the latter."""
    if atlas.naming is None:
        atlas.naming = _naming(atlas)
    for spot in atlas.naming.get(outcome.id, ()):
        yield spot, Ground("paragraph", own_measure=False, sentence=True)


def _naming(atlas: Atlas) -> dict[str, list[Spot]]:
    names = [(plain(i.text), o) for o in atlas.outcomes for i in o.indicators]
    known = [(name, o) for name, o in names if len(name) >= LEAST_NAMED]
    found: dict[str, list[Spot]] = defaultdict(list)
    for spot in sorted(s for s in atlas.named if s.kind == "block"):
        block = atlas.block(spot)
        section = atlas.document.section_at(spot.first, spot.second)
        if block is None or block.kind in HIDDEN or (section is not None and section.kind in _BACKGROUND):
            continue
        letters = plain(block.text)
        owners = {o.id: o for name, o in known if name in letters}
        if len(owners) > 1:
            owners = {id: o for id, o in owners.items() if o.level is Level.SASARAN}
        if len(owners) == 1:
            found[next(iter(owners))].append(spot)
    return found


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
