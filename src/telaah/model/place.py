"""Where something stands: a box on a page, and characters of the page's text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle in points from the top left of the page as it is shown (after its rotation)."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height in points."""
        return self.bottom - self.top

    def union(self, other: Box) -> Box:
        """Return the smallest box that holds both.

        >>> Box(0, 0, 1, 1).union(Box(2, 2, 3, 3))
        Box(x0=0, top=0, x1=3, bottom=3)
        """
        return Box(min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom))


@dataclass(frozen=True, slots=True)
class Place:
    """A spot of a document: page, rectangle on it, and span of the page's text."""

    page: int
    """Number of the sheet in the file, the first is 1; not the printed number."""
    box: Box | None
    """None for formats without layout, such as plain text."""
    start: int
    """Offset in ``Page.text`` at which it begins."""
    end: int
    """Offset in ``Page.text`` behind its last character."""
