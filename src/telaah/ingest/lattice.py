"""Cells of ruled tables from horizontal and vertical lines (from a PDF's paths or a scan's pixels)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from telaah.ingest.frame import Floats

SNAP = 3.0
"""Lines nearer than this (points) are one; a line that ends so far from another still meets it."""
MIN_LENGTH = 3.0
MAX_LINES = 1500
"""Lines of one direction after joining; of more (a map, a drawing) the longest are kept."""
BEYOND = 12.0
"""Where most lines of a table run on so far beyond its last crossing line, a side was left undrawn."""
NARROW = 60.0
"""A column of numbers is no wider."""

Ints = NDArray[np.int64]


@dataclass(slots=True)
class Grid:
    """A ruled table: where its lines stand, and which cell each field of the grid belongs to."""

    xs: Floats
    ys: Floats
    field: Ints
    """(rows, columns) cell number of each field."""
    cells: Ints
    """(n, 4) first row, row after the last, first column, column after the last."""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The outer rectangle."""
        return float(self.xs[0]), float(self.ys[0]), float(self.xs[-1]), float(self.ys[-1])


def lattice(lines: Floats) -> list[Grid]:
    """Find the tables in lines given as (n, 4) boxes x0, top, x1, bottom without thickness."""
    if not len(lines):
        return []
    flat = (lines[:, 2] - lines[:, 0]) >= (lines[:, 3] - lines[:, 1])
    horizontal = join_lines(lines[flat][:, [1, 0, 2]])
    vertical = join_lines(lines[~flat][:, [0, 1, 3]])
    if not len(horizontal) or not len(vertical):
        return []
    crossing = _crossings(horizontal, vertical)
    parts = [_close_sides(horizontal[in_h], vertical[in_v]) for in_h, in_v in _components(crossing)]
    grids = [grid for h, v in _with_stray_columns(parts) if (grid := _grid(h, v)) is not None]
    # Outer tables first, so that the words of an inner one are given to the inner one.
    return sorted(grids, key=lambda g: -(g.box[2] - g.box[0]) * (g.box[3] - g.box[1]))


def shading_lines(grids: list[Grid], shaded: Floats, letters: Floats) -> Floats:
    """Return level lines where shading ends and no line is drawn: under the shaded header of many a table style.

    The shading must end along the whole width of the table (that behind a line of text goes on in the next line), and
    part the letters of a cell.
    """
    added: list[tuple[float, float, float, float]] = []
    for grid in grids if len(shaded) else []:
        x0, top, x1, bottom = grid.box
        inside = shaded[
            (shaded[:, 0] > x0 - SNAP) & (shaded[:, 2] < x1 + SNAP) & (shaded[:, 1] > top - SNAP) & (shaded[:, 3] < bottom + SNAP)
        ]
        ends = np.unique(np.round(inside[:, 3]))
        for y in ends[np.abs(ends[:, None] - grid.ys).min(1) > 2 * SNAP].tolist() if len(ends) else []:
            above, below = _covered(inside, y - 2), _covered(inside, y + 2)
            if above > 0.9 * (x1 - x0) and below < 0.1 * (x1 - x0) and _parts_letters(grid, y, letters):
                added.append((x0, y, x1, y))
    return np.array(added, "f8").reshape(-1, 4)


def _covered(boxes: Floats, y: float) -> float:
    """Return how much of a level line lies on the boxes."""
    pieces = boxes[(boxes[:, 1] < y) & (boxes[:, 3] > y)][:, [0, 2]]
    if not len(pieces):
        return 0.0
    pieces = pieces[np.argsort(pieces[:, 0], kind="stable")]
    reach = np.maximum.accumulate(pieces[:, 1])
    before = np.concatenate([pieces[:1, 0], reach[:-1]])
    return float(np.maximum(reach - np.maximum(pieces[:, 0], before), 0).sum())


def _parts_letters(grid: Grid, y: float, letters: Floats) -> bool:
    """Tell whether a cell that the line would cut has letters on both its sides."""
    row = int(np.searchsorted(grid.ys, y)) - 1
    middle = (letters[:, :2] + letters[:, 2:]) / 2
    for number in np.unique(grid.field[row]).tolist():
        r0, r1, c0, c1 = grid.cells[number]
        own = middle[
            (middle[:, 0] > grid.xs[c0])
            & (middle[:, 0] < grid.xs[c1])
            & (middle[:, 1] > grid.ys[r0])
            & (middle[:, 1] < grid.ys[r1])
        ]
        if (own[:, 1] < y).any() and (own[:, 1] > y).any():
            return True
    return False


def _groups(values: Floats, tolerance: float) -> tuple[Ints, Floats]:
    """Number values so that near ones share a number; return the numbers and each number's mean."""
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    number = np.concatenate([[0], np.cumsum(np.diff(ordered) > tolerance)])
    mean = np.bincount(number, ordered) / np.bincount(number)
    out = np.empty_like(number)
    out[order] = number
    return out, mean


def join_lines(lines: Floats) -> Floats:
    """Join rows (position, start, end) that lie on one line and touch."""
    if not len(lines):
        return lines
    group, mean = _groups(lines[:, 0], SNAP)
    order = np.lexsort((lines[:, 1], group))
    group, start, end = group[order], lines[order, 1], lines[order, 2]
    # The furthest end so far within a group: groups are lifted far apart so that one running maximum serves all.
    lift = group * 1e6
    reach = np.maximum.accumulate(end + lift) - lift
    new = np.ones(len(group), bool)
    new[1:] = (group[1:] != group[:-1]) | (start[1:] > reach[:-1] + SNAP)
    first = np.flatnonzero(new)
    last = np.append(first[1:], len(group)) - 1
    joined: Floats = np.stack([mean[group[first]], start[first], reach[last]], 1)
    joined = joined[joined[:, 2] - joined[:, 1] >= MIN_LENGTH]
    if len(joined) > MAX_LINES:
        joined = joined[np.sort(np.argsort(joined[:, 1] - joined[:, 2], kind="stable")[:MAX_LINES])]
    return joined


def _crossings(h: Floats, v: Floats) -> NDArray[np.bool_]:
    meets = (v[None, :, 0] >= h[:, None, 1] - SNAP) & (v[None, :, 0] <= h[:, None, 2] + SNAP)
    meets &= (h[:, None, 0] >= v[None, :, 1] - SNAP) & (h[:, None, 0] <= v[None, :, 2] + SNAP)
    return meets


def _components(crossing: NDArray[np.bool_]) -> list[tuple[Ints, Ints]]:
    """Return the lines that hang together, as index arrays of horizontal and vertical ones."""
    of_h, of_v = np.nonzero(crossing)
    if not len(of_h):
        return []
    label_h = np.arange(crossing.shape[0])
    label_v = np.full(crossing.shape[1], crossing.shape[0])
    while True:
        np.minimum.at(label_v, of_v, label_h[of_h])
        before = label_h.copy()
        np.minimum.at(label_h, of_h, label_v[of_v])
        if (before == label_h).all():
            break
    return [(np.flatnonzero(label_h == n), np.flatnonzero(label_v == n)) for n in np.unique(label_h[of_h]).tolist()]


def _grid(h: Floats, v: Floats) -> Grid | None:
    if len(h) < 2 or len(v) < 2:
        return None
    row_of, ys = _groups(h[:, 0], 1e-3)
    column_of, xs = _groups(v[:, 0], 1e-3)
    if len(ys) < 2 or len(xs) < 2:
        return None
    columns, rows = len(xs) - 1, len(ys) - 1
    middle_x, middle_y = (xs[1:] + xs[:-1]) / 2, (ys[1:] + ys[:-1]) / 2
    above = np.zeros((rows + 1, columns), bool)
    left = np.zeros((columns + 1, rows), bool)
    # A line may stop short of the line that it meets, but it must cover most of the field's side.
    slack_x, slack_y = np.minimum(SNAP, 0.4 * np.diff(xs)), np.minimum(SNAP, 0.4 * np.diff(ys))
    np.logical_or.at(above, row_of, (middle_x > h[:, 1:2] - slack_x) & (middle_x < h[:, 2:3] + slack_x))
    np.logical_or.at(left, column_of, (middle_y > v[:, 1:2] - slack_y) & (middle_y < v[:, 2:3] + slack_y))
    field = _merge_fields(above, left.T, rows, columns)
    return Grid(xs, ys, field, _extents(field, rows, columns))


def _close_sides(h: Floats, v: Floats) -> tuple[Floats, Floats]:
    """Draw the side that a page break or an open table left out, where most lines run on beyond the last crossing."""
    v = np.concatenate([v, _missing(h, v)])
    return np.concatenate([h, _missing(v, h)]), v


def _with_stray_columns(parts: list[tuple[Floats, Floats]]) -> list[tuple[Floats, Floats]]:
    """Put a narrow column back to its table where a merged cell between them has no lines of its own on this page."""
    strays = [k for k, (h, v) in enumerate(parts) if len(v) == 2 and len(h) >= 2 and abs(v[1, 0] - v[0, 0]) < NARROW]
    for k in strays:
        h, v = parts[k]
        for n, (other_h, other_v) in enumerate(parts):
            if n in strays or len(other_v) < 3:
                continue
            same_top = abs(h[:, 0].min() - other_h[:, 0].min()) < 2 * SNAP
            same_bottom = abs(h[:, 0].max() - other_h[:, 0].max()) < 2 * SNAP
            gap = other_v[:, 0].min() - v[:, 0].max()
            if same_top and same_bottom and NARROW / 3 < gap < 4 * NARROW:
                left, right = v[:, 0].max(), other_v[:, 0].min()
                bridges = np.array([(other_h[:, 0].min(), left, right), (other_h[:, 0].max(), left, right)])
                whole = np.concatenate([h, other_h, bridges]), np.concatenate([v, other_v])
                parts[n], parts[k] = (join_lines(whole[0]), join_lines(whole[1])), (h[:0], v[:0])
                break
    return parts


def _missing(lines: Floats, across: Floats) -> Floats:
    if len(lines) < 2 or not len(across):
        return np.zeros((0, 3))
    added = []
    first, last = across[:, 0].min(), across[:, 0].max()
    span = (lines[:, 0].min(), lines[:, 0].max())
    for ends, beyond in ((lines[:, 1], first - lines[:, 1]), (lines[:, 2], lines[:, 2] - last)):
        far = beyond > BEYOND
        if far.sum() >= max(2, 0.6 * len(lines)) and np.ptp(ends[far]) < 2 * SNAP:
            added.append((float(np.median(ends[far])), *span))
    return np.array(added, "f8").reshape(-1, 3)


def _merge_fields(above: NDArray[np.bool_], left: NDArray[np.bool_], rows: int, columns: int) -> Ints:
    """Give fields without a line between them the same number."""
    parent = list(range(rows * columns))

    def find(a: int) -> int:
        while parent[a] != a:
            parent[a] = parent[parent[a]]
            a = parent[a]
        return a

    def unite(a: int, b: int) -> None:
        a, b = find(a), find(b)
        parent[max(a, b)] = min(a, b)

    for j, i in np.argwhere(~left[:, 1:-1]).tolist():
        unite(j * columns + i, j * columns + i + 1)
    for j, i in np.argwhere(~above[1:-1]).tolist():
        unite(j * columns + i, (j + 1) * columns + i)
    roots = np.array([find(a) for a in range(rows * columns)])
    _, number = np.unique(roots, return_inverse=True)
    return number.reshape(rows, columns)


def _extents(field: Ints, rows: int, columns: int) -> Ints:
    flat = field.ravel()
    count = int(flat.max()) + 1
    row, column = np.divmod(np.arange(rows * columns), columns)
    first_row, last_row = np.full(count, rows), np.zeros(count, int)
    first_column, last_column = np.full(count, columns), np.zeros(count, int)
    np.minimum.at(first_row, flat, row)
    np.maximum.at(last_row, flat, row + 1)
    np.minimum.at(first_column, flat, column)
    np.maximum.at(last_column, flat, column + 1)
    return np.stack([first_row, last_row, first_column, last_column], 1)
