"""Tables of contents, of tables and of figures, with or without dot leaders."""

from __future__ import annotations

import re
from dataclasses import replace

from telaah.model.document import Block, BlockKind, Page

LEADERS = re.compile(r"\.{5,}|…{2,}|(?:\.\s){5,}|_{8,}")
TITLE = re.compile(r"(?i)^\W*d\s*a\s*f\s*t\s*a\s*r\s+(?:i\s*s\s*i|tabel|gambar|grafik|lampiran|bagan|singkatan dan)\b.{0,30}$")
_ENDS_IN_NUMBER = re.compile(r"(?:\s|\.)(?:[ivxlcIVXLC]{1,6}|\d{1,3}|(?:[IVX]{1,4}|\d{1,2})\s?[-–.]\s?\d{1,3})\s*$")
_BODY_END = re.compile(r"[a-z]{3,}[.;]\s*$")
LEAST_LINES = 3
"""A page with so many lines of contents is one of contents, if they are a good part of it."""
SHARE = 0.35


def mark_contents(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """Return the pages with the lines of tables of contents marked."""
    found = []
    open_list = False
    for page in pages:
        blocks = [b for b in page.blocks if b.kind is not BlockKind.FURNITURE]
        lines = [b for b in blocks if b.kind is BlockKind.TOC or LEADERS.search(b.raw)]
        titled = next((i for i, b in enumerate(page.items) if isinstance(b, Block) and TITLE.match(b.text)), None)
        if len(lines) >= LEAST_LINES and len(lines) >= SHARE * len(blocks):
            last = max(i for i, b in enumerate(page.items) if isinstance(b, Block) and b in lines)
            found.append(_contents(page, 0, last))
            open_list = True
        elif titled is not None or open_list:
            start = 0 if titled is None else titled + 1
            stop = _numbered_until(page, start)
            found.append(_contents(page, start, stop) if stop >= start else page)
            open_list = stop >= len(page.items) - 2 and stop >= start
        else:
            found.append(page)
    return tuple(found)


def _numbered_until(page: Page, start: int) -> int:
    """Return the last item of a list of titles with page numbers that begins at ``start``; ``start - 1`` where there is none."""
    rest = [(i, b) for i, b in enumerate(page.items) if i >= start and isinstance(b, Block) and b.kind is not BlockKind.FURNITURE]
    numbered = [i for i, b in rest if _is_line(b)]
    if len(numbered) < LEAST_LINES or len(numbered) < 0.5 * len(rest):
        return start - 1
    return numbered[-1]


def _is_line(block: Block) -> bool:
    lines = block.raw.split("\n")
    return len(block.text) < 600 and any(_ENDS_IN_NUMBER.search(line) for line in lines) and not _BODY_END.search(block.text)


def _contents(page: Page, start: int, stop: int) -> Page:
    items = tuple(
        replace(item, kind=BlockKind.TOC)
        if isinstance(item, Block) and start <= i <= stop and item.kind is not BlockKind.FURNITURE and not TITLE.match(item.text)
        else item
        for i, item in enumerate(page.items)
    )
    return replace(page, items=items)
