"""A physical table as a plain grid: thin textless columns folded away, every slot pointing at the cell that covers it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import pairwise

from telaah.model.document import Cell, Table

THIN = 9.0
"""Points: a grid column narrower than this that holds no text of its own is the padding of a shaded cell."""
NO_LAYOUT = 60.0
"""Width given to each column of a table that has no layout."""
DRIFT = 16.0
"""Points that an edge may move between pages of one table."""
CLOSE = 3.0
"""Points within which two edges of different pages are the same."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its columns made plain."""

    table: Table
    edges: tuple[float, ...]
    """Left to right, one more than there are columns."""
    slots: tuple[tuple[Cell | None, ...], ...]
    """One tuple per row, one entry per column: the cell that covers the slot (the same object in all slots it covers)."""
    offset: int = 0
    """Row of the physical table that is row 0 here: a table that holds two headers is read as two."""

    @property
    def columns(self) -> int:
        """Number of columns."""
        return len(self.edges) - 1

    @property
    def rows(self) -> int:
        """Number of rows."""
        return len(self.slots)

    def begins(self, cell: Cell, row: int) -> bool:
        """Return whether a cell begins in a row, or above a grid that was split below its first row."""
        return cell.row == row + self.offset or (row == 0 and cell.row < self.offset)

    def split(self, row: int) -> tuple[Grid, Grid]:
        """Return the rows before and from ``row`` as two grids."""
        return replace(self, slots=self.slots[:row]), replace(self, slots=self.slots[row:], offset=self.offset + row)

    def starting(self, row: int) -> list[tuple[Cell, int, int]]:
        """Return the cells that begin in a row as (cell, first column, column after the last), left to right."""
        found: list[tuple[Cell, int, int]] = []
        for column, cell in enumerate(self.slots[row]):
            if cell is None or not self.begins(cell, row):
                continue
            if found and found[-1][0] is cell:
                found[-1] = (cell, found[-1][1], column + 1)
            else:
                found.append((cell, column, column + 1))
        return found


def make_grid(table: Table) -> Grid:
    """Fold the thin columns of a table and lay its cells out."""
    edges = _edges(table)
    target = _kept_edges(table, edges)
    kept = sorted(set(target))
    place = {edge: position for position, edge in enumerate(kept)}
    slots: list[list[Cell | None]] = [[None] * (len(kept) - 1) for _ in range(table.rows)]
    for cell in table.cells:
        first, last = place[target[cell.column]], place[target[cell.column + cell.column_span]]
        for row in range(cell.row, min(cell.row + cell.row_span, table.rows)):
            line = slots[row]
            for column in range(first, last):
                held = line[column]
                if held is None or (cell.text and not held.text):
                    line[column] = cell
    return Grid(table, tuple(edges[e] for e in kept), tuple(tuple(line) for line in slots))


def _edges(table: Table) -> list[float]:
    """Return the x of each grid edge, as the cells' boxes tell it."""
    known: list[float | None] = [None] * (table.columns + 1)
    for cell in table.cells:
        known[cell.column] = cell.box.x0
        known[cell.column + cell.column_span] = cell.box.x1
    known[0] = table.box.x0 if known[0] is None else known[0]
    edges: list[float] = []
    for x in known:
        edges.append(edges[-1] if x is None else x)
    if edges[-1] - edges[0] < 1.0:  # a format without layout (DOCX, HTML): the columns count, not their places
        return [NO_LAYOUT * k for k in range(table.columns + 1)]
    return edges


def _kept_edges(table: Table, edges: list[float]) -> list[int]:
    """Return for each edge the edge that stands for it after folding thin columns."""
    count = table.columns
    holds_text = [False] * count
    coverage = [0.0] * (count + 1)
    for cell in table.cells:
        height = cell.box.height
        coverage[cell.column] += height
        coverage[cell.column + cell.column_span] += height
        if cell.column_span == 1 and cell.text:
            holds_text[cell.column] = True
    coverage[0] = coverage[count] = float("inf")
    target = list(range(count + 1))
    for column in range(count):
        if holds_text[column] or edges[column + 1] - edges[column] >= THIN:
            continue
        left = target[column]
        if edges[column + 1] - edges[left] > 2 * THIN:
            continue
        if coverage[column + 1] > coverage[left]:
            target = [column + 1 if t == left else t for t in target]
        else:
            target[column + 1] = left
    if target[count] == target[0]:
        return [0] * count + [count]
    return target


def match_columns(reference: tuple[float, ...], other: tuple[float, ...]) -> tuple[int, ...]:
    """Return for each column of ``other`` the column of ``reference`` that it lies in (by the larger overlap).

    Tables of as many columns are matched one to one unless an edge is far off: narrow columns drift from page to page.
    """
    scaled = rescale(reference, other)
    if len(scaled) == len(reference) and max(abs(a - b) for a, b in zip(scaled, reference, strict=True)) <= DRIFT:
        return tuple(range(len(reference) - 1))
    found = []
    for x0, x1 in pairwise(scaled):
        overlaps = [min(x1, b) - max(x0, a) for a, b in pairwise(reference)]
        best = max(range(len(overlaps)), key=lambda k: (overlaps[k], -k))
        found.append(best)
    return tuple(found)


def rescale(reference: tuple[float, ...], other: tuple[float, ...]) -> tuple[float, ...]:
    """Return ``other`` moved and stretched onto ``reference`` where the two tables differ in place or size as a whole."""
    width, own = reference[-1] - reference[0], other[-1] - other[0]
    if abs(reference[0] - other[0]) <= CLOSE and abs(reference[-1] - other[-1]) <= CLOSE:
        return other
    if own <= 0 or width <= 0 or not 0.85 <= own / width <= 1.18:
        return other
    if len(other) > 2 and _share_near(other, reference, CLOSE) == 1.0:
        # Every edge is at its place already: a narrow outer column was left without its rule.
        return other
    return tuple(reference[0] + (x - other[0]) * width / own for x in other)


def same_columns(reference: tuple[float, ...], other: tuple[float, ...]) -> float:
    """Return how alike the column edges of two tables are, 0 to 1."""
    if len(reference) < 3 or len(other) < 3:
        width = max(reference[-1] - reference[0], 1.0)
        alike = abs(reference[0] - other[0]) + abs(reference[-1] - other[-1]) < 0.02 * width + 2 * CLOSE
        return 1.0 if alike and len(reference) == len(other) else 0.0
    scaled = rescale(reference, other)
    tolerance = max(CLOSE, 0.008 * (reference[-1] - reference[0]))
    return min(_share_near(scaled[1:-1], reference, tolerance), 0.25 + _share_near(reference[1:-1], scaled, tolerance))


def _share_near(edges: tuple[float, ...], others: tuple[float, ...], tolerance: float) -> float:
    near = 0
    for x in edges:
        k = bisect_left(others, x)
        if any(abs(others[j] - x) <= tolerance for j in (k - 1, k) if 0 <= j < len(others)):
            near += 1
    return near / len(edges)
