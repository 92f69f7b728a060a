"""The items that stand one below the other in one cell: told by their markers, by blank space, by the values beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from telaah.layout.tables_lines import TextLine

_MARKERS = (
    ("code", re.compile(r"\d{1,2}(?:\.\d{1,2}){1,5}\.?(?=\s*[A-Z])\s*")),
    ("tick", re.compile(r"(?:\./|[✓✔√]|[vü](?=\s+[A-Z]))\s*")),
    ("bullet", re.compile(r"[•▪●○■□▫➢❖◦]\s*")),
    ("dash", re.compile(r"[-–—]\s*(?=[A-Za-z(])")),
    ("number", re.compile(r"\(?\d{1,2}[.)]\s*(?=$|[A-Za-z])")),
    ("letter", re.compile(r"\(?[a-z][.)]\s*(?=$|[A-Za-z])")),
)
GAP = 1.45
"""Times the usual distance of lines in a row: from here on blank space parts two items. Half an empty line."""


@dataclass(slots=True)
class Item:
    """Lines of a cell that belong together."""

    lines: list[TextLine]
    marker: str
    """Which sort of marker begins it ("code", "dash" ...), "" where blank space alone does."""
    value: float | None = None
    """Where the value beside it stands that belongs to it, if that is above its first line."""

    @property
    def top(self) -> float:
        """Upper edge of its first line, or the height of its value."""
        return self.lines[0].top if self.value is None else self.value

    @property
    def text(self) -> str:
        """Its text without the marker."""
        return bare(" ".join(line.text for line in self.lines))


def marker_of(text: str) -> str:
    """Return which sort of marker a line begins with, "" where it has none.

    >>> marker_of("1.1.2 Jumlah populasi"), marker_of("- Sapi Perah"), marker_of("-5"), marker_of("Jumlah")
    ('code', 'dash', '', '')
    """
    return next((name for name, pattern in _MARKERS if pattern.match(text)), "")


def bare(text: str) -> str:
    """Return a text without the marker that it begins with."""
    for _, pattern in _MARKERS:
        found = pattern.match(text)
        if found:
            return text[found.end() :].strip()
    return text.strip()


def usual_pitch(cells: Sequence[Sequence[TextLine]]) -> float:
    """Return the distance of lines that follow each other in a row's cells: the lower quarter of those there are."""
    steps = sorted(b.top - a.top for lines in cells for a, b in pairwise(lines) if b.top - a.top > 0.5 * a.box.height)
    heights = sorted(line.box.height for lines in cells for line in lines)
    if not steps:
        return 1.2 * heights[len(heights) // 2] if heights else 12.0
    return max(steps[len(steps) // 4], heights[len(heights) // 2] * 0.9)


def find_items(lines: Sequence[TextLine], pitch: float, starts: Sequence[float] = ()) -> list[Item]:
    """Return the items of a cell; at each height of ``starts`` one begins too (a column of numbers beside it tells)."""
    items: list[Item] = []
    for position, line in enumerate(lines):
        marker = marker_of(line.text)
        beside = any(abs(line.middle - y) < 0.5 * pitch for y in starts)
        gap = position > 0 and line.top - lines[position - 1].top > GAP * pitch and not line.text[:1].islower()
        if not items or marker or beside or gap:
            items.append(Item([line], "code" if beside and not marker else marker))
        else:
            items[-1].lines.append(line)
    return items


def lift(items: Sequence[Item], figures: Sequence[float], pitch: float) -> None:
    """Let items begin at their values where each has one and that of a later item stands a line too high."""
    if len(figures) != len(items) or not all(item.marker for item in items):
        return
    for above, item, height in zip(items, items[1:], figures[1:], strict=False):
        if max(above.top, item.top - 1.2 * pitch) < height < item.top:
            item.value = height


def band_of(y: float, tops: Sequence[float], slack: float) -> int:
    """Return in which of the bands that begin at ``tops`` a height lies."""
    return max((k for k, top in enumerate(tops) if y >= top - slack), default=0)
