"""Running feet that a page's last paragraph swallowed: the same lines stand alone at the foot of other pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from telaah.ingest.draft import DraftBlock, DraftPage, Line
from telaah.model.document import BlockKind

BAND = 0.86
"""Share of the page's height below which a running foot stands."""
SLACK = 14.0
"""Points by which its distance from the edge may differ from page to page."""
OTHER_PAGES = 2
"""Pages on which the foot must stand alone to be known where it does not."""
MOST_LINES = 2
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")
_NOT_LETTER = re.compile(r"[^a-z]+")
LEAST_LETTERS = 8


def part_feet(pages: Sequence[DraftPage]) -> None:
    """Part the running foot from the text above it where it was read as the end of that text."""
    alone: dict[str, dict[int, float]] = defaultdict(dict)
    blocks = [(p, b) for p in pages for b in p.items if isinstance(b, DraftBlock) and p.height > 0 and b.lines]
    for page, block in blocks:
        if len(block.lines) <= MOST_LINES and block.lines[0].box.top > BAND * page.height:
            alone[_key(block.lines)][page.number] = page.height - block.lines[-1].box.bottom
    known = {key: places for key, places in alone.items() if len(key) >= LEAST_LETTERS and len(places) >= OTHER_PAGES}
    for page, block in blocks if known else ():
        foot = _foot(page, block, known)
        if foot:
            page.items.insert(page.items.index(block) + 1, DraftBlock(BlockKind.PARAGRAPH, block.lines[-foot:]))
            del block.lines[-foot:]


def _foot(page: DraftPage, block: DraftBlock, known: dict[str, dict[int, float]]) -> int:
    """Return how many of the last lines of a block are a running foot."""
    for count in range(MOST_LINES, 0, -1):
        lines = block.lines[-count:]
        if len(block.lines) <= count or lines[0].box.top <= BAND * page.height:
            continue
        edge = page.height - lines[-1].box.bottom
        if any(abs(edge - other) <= SLACK for other in known.get(_key(lines), {}).values()):
            return count
    return 0


def _key(lines: Sequence[Line]) -> str:
    return _NOT_LETTER.sub("", _NUMBER.sub("", " ".join(line.text for line in lines).lower()))
