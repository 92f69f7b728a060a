"""The places of a document that tell whose it is: cover, running heads, headings, first paragraphs, signatures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from telaah.model.document import Block, BlockKind, Document, PageState, Table

COVER_PAGES = 3
COVER_TEXT = 700
"""A page with less text than this, near the beginning, is a cover or title page."""
FIRST_PAGES = 16
FIRST_CELLS = 40
MOST_PAGES = 60
LONGEST_NAME = 220
_LINKS = frozenset({"dan", "&", "serta"})
COVER, HEAD, TITLE, BODY, CELL, LATE = 6.0, 8.0, 2.0, 1.0, 1.0, 0.25


@dataclass(frozen=True, slots=True)
class Zone:
    """A piece of text and how much it tells of the document itself."""

    text: str
    weight: float
    sort: str
    """"cover", "head", "title", "cell" or "body"."""
    page: int


def find_zones(document: Document) -> list[Zone]:
    """Return the pieces in reading order, running heads once each."""
    zones: list[Zone] = []
    heads: dict[str, int] = {}
    covers = _covers(document)
    for page in document.pages:
        for index, item in enumerate(page.items):
            if isinstance(item, Table):
                if page.number <= 2:
                    cells = [c for c in item.cells if len(c.text) > 3][:FIRST_CELLS]
                    zones += [Zone(c.text, CELL, "cell", page.number) for c in cells]
                continue
            if item.kind is BlockKind.FURNITURE:
                key = "".join(c for c in item.text if c.isalpha())
                heads[key] = heads.get(key, 0) + 1
                if heads[key] == 3 or (heads[key] == 1 and page.number == len(document.pages)):
                    zones.append(Zone(item.text, HEAD, "head", page.number))
            elif item.kind not in (BlockKind.TOC, BlockKind.NOTE) and page.number <= MOST_PAGES:
                zones.append(_zone(item, page.number, index, covers))
    return list(_joined(zones))


def _joined(zones: list[Zone]) -> Iterator[Zone]:
    """Join the lines of a cover that are one name: "DINAS PEMUDA" above "DAN OLAHRAGA"."""
    open_zone: Zone | None = None
    for zone in zones:
        last = open_zone
        if last is not None and last.sort == zone.sort == "cover" and last.page == zone.page and _goes_on(last.text, zone.text):
            open_zone = replace(last, text=f"{last.text.rstrip()} {zone.text.lstrip()}")
            continue
        if last is not None:
            yield last
        open_zone = zone
    if open_zone is not None:
        yield open_zone


def _goes_on(above: str, below: str) -> bool:
    if len(above) + len(below) > LONGEST_NAME or not below.strip():
        return False
    return (
        below.split(maxsplit=1)[0].lower() in _LINKS
        or above.rstrip().endswith(",")
        or (above.split() or [""])[-1].lower() in _LINKS
    )


def _zone(block: Block, page: int, index: int, covers: frozenset[int]) -> Zone:
    if page in covers:
        return Zone(block.text, COVER, "cover", page)
    if page == 1 and index <= 3 and len(block.text) < 220 and block.kind is not BlockKind.LIST_ITEM:
        return Zone(block.text, COVER, "cover", page)
    if block.kind is BlockKind.HEADING:
        return Zone(block.text, TITLE, "title", page)
    return Zone(block.text, BODY if page <= FIRST_PAGES else LATE, "body", page)


def _covers(document: Document) -> frozenset[int]:
    found = []
    for page in document.pages[:COVER_PAGES]:
        text = sum(len(b.text) for b in page.blocks)
        if (
            page.state not in (PageState.SCANNED, PageState.BLANK)
            and not page.tables
            and 0 < text < COVER_TEXT
            and not _is_front(page.blocks)
        ):
            found.append(page.number)
        elif text >= COVER_TEXT:
            break
    return frozenset(found)


def _is_front(blocks: tuple[Block, ...]) -> bool:
    """A chapter, a preface or a table of contents is no cover."""
    for block in blocks[:4]:
        if block.kind is BlockKind.TOC or block.text.upper().startswith(("BAB ", "KATA PENGANTAR", "DAFTAR ISI")):
            return True
    return False


def strong(zones: list[Zone]) -> Iterator[Zone]:
    """Yield the cover, running heads and titles."""
    return (z for z in zones if z.sort in ("cover", "head", "title"))
