"""Tables without upright lines: rows parted by level lines or by shading alone. What is found is handed on as lines."""

from __future__ import annotations

import re

import numpy as np

from telaah.ingest.frame import Floats
from telaah.ingest.lattice import SNAP, Grid, join_lines
from telaah.ingest.unruled import open_columns, opens_table, uncrossed
from telaah.ingest.words import Words
from telaah.lexicons.words import header_words

MIN_HEIGHT = 7.0
"""Height that a piece of the shading of a cell has at least."""
PADDING = 8.0
"""Word shades the margins of a cell in pieces of their own: edges nearer than this stand for one border."""
MIN_BOXES = 6
ALONG_X, ALONG_Y = 0.95, 0.5
"""Share of the table's width (height) along which edges of shading lie on one line, where rows (columns) part."""
SHARED = 0.5
"""Share of the inner columns whose shading touches the next one's: boxes of a chart stand apart."""
HEADER = 30.0
"""So near to the upper edge of the shading stand the words of the header, inside it or in a ruled row above."""
NEW_ROW = 1.8
"""Letter heights from the first line of a row up to the last one above it, at least."""
MOST_LINES = 6
"""Lines of a last row without shading at most."""
_NOTE = re.compile(r"(?i)(?:sumber|keterangan|catatan)(?:\s*data)?\s*:")
"""How a line below a table begins that is no row of it."""
MIN_WIDTH = 0.4
"""Share of the page that such a table is wide."""


def level_frames(lines: Floats, grids: list[Grid], width: float) -> list[Grid]:
    """Return the outlines of what three level rows or more of one length make, below each other and outside tables."""
    level = lines[(lines[:, 3] - lines[:, 1]) < (lines[:, 2] - lines[:, 0])]
    level = join_lines(level[:, [1, 0, 2]]) if len(level) else level[:, :3]
    wide = level[level[:, 2] - level[:, 1] > MIN_WIDTH * width]
    free = [row for row in wide.tolist() if not _is_within(grids, (row[1] + row[2]) / 2, row[0])]
    level = np.array(free, "f8").reshape(-1, 3)
    taken = np.zeros(len(level), bool)
    frames = []
    for k in range(len(level)):
        if taken[k]:
            continue
        same = ~taken & (np.abs(level[:, 1:] - level[k, 1:]).max(1) < SNAP)
        taken |= same
        ys = _with_inner_ends(np.sort(level[same, 0]), level[k, 1:], free)
        if len(ys) >= 4 and not any(ys[0] < g.box[3] and g.box[1] < ys[-1] for g in grids):
            frames.append(Grid(level[k, 1:].copy(), ys, np.zeros((len(ys) - 1, 1), int), np.zeros((0, 4), int)))
    return frames


def _with_inner_ends(ys: Floats, ends: Floats, free: list[list[float]]) -> Floats:
    """Add the shorter lines between two of the whole width that end with them on the right: cells on the left span rows."""
    x0, x1 = ends.tolist()
    inner = [y for y, left, right in free if ys[0] < y < ys[-1] and left > x0 + SNAP and abs(right - x1) < SNAP]
    return ys if len(ys) < 2 or not inner else np.unique(np.concatenate([ys, inner]))


def without_uprights(frames: list[Grid], words: Words, width: float) -> Floats:
    """Return the upright lines that level frames lack where the words in them stand in columns."""
    added = [np.zeros((0, 4))]
    for frame in (part for whole in frames for part in _between_captions(whole, words)):
        columns = open_columns([frame], words, width)
        if len(columns):
            x0, top, x1, bottom = frame.box
            added += [np.array([(x, top, x, bottom) for x in (x0, x1)]), columns]
    return np.concatenate(added)


def _between_captions(frame: Grid, words: Words) -> list[Grid]:
    """Cut a frame where a caption or the heading of a chapter stands between its lines: a table ends above it."""
    _, top, _, bottom = frame.box
    rows = {int(np.searchsorted(frame.ys, y)) for y in _captions(words, top, bottom)}
    if not rows:
        return [frame]
    parts = [part for part in np.split(frame.ys, sorted(rows)) if len(part) > 2]
    return [Grid(frame.xs, ys, np.zeros((len(ys) - 1, 1), int), frame.cells) for ys in parts]


def _captions(words: Words, top: float, bottom: float) -> list[float]:
    """Return the heights between two others at which "Tabel 2.1" or "BAB III" begins a line."""
    found = []
    for k in range(len(words.texts)):
        if not opens_table(words.texts, k):
            continue
        x, y = float(words.boxes[k, 0]), float((words.boxes[k, 1] + words.boxes[k, 3]) / 2)
        if top < y < bottom and not ((words.boxes[:, 2] < x) & (words.boxes[:, 1] < y) & (words.boxes[:, 3] > y)).any():
            found.append(y)
    return found


def loose_shading(shaded: Floats, grids: list[Grid]) -> Floats:
    """Return the shading of cells outside ruled tables; nothing where it is too little for a table."""
    big = shaded[shaded[:, 3] - shaded[:, 1] > MIN_HEIGHT]
    if len(big) < MIN_BOXES:
        return np.zeros((0, 4))
    middle = ((big[:, :2] + big[:, 2:]) / 2).tolist()
    loose: Floats = big[np.array([not _is_within(grids, x, y) for x, y in middle], bool)]
    return loose if len(loose) >= MIN_BOXES else np.zeros((0, 4))


def by_shading(boxes: Floats, words: Words, width: float) -> Floats:
    """Return the lines that the shading of cells stands for."""
    groups = _touching(boxes, words) if len(boxes) else []
    return np.concatenate([np.zeros((0, 4)), *(_lines(group, words, width) for group in groups)])


def _is_within(grids: list[Grid], x: float, y: float) -> bool:
    return any(g.box[0] - SNAP < x < g.box[2] + SNAP and g.box[1] - SNAP < y < g.box[3] + SNAP for g in grids)


def _touching(boxes: Floats, words: Words) -> list[Floats]:
    """Part boxes into groups between which the page is free from margin to margin, or holds a caption."""
    ordered = boxes[np.argsort(boxes[:, 1], kind="stable")]
    floor = np.maximum.accumulate(ordered[:, 3])
    # In banded tables every second row is without shading: a row's height of free space does not part them.
    gap = 2.2 * float(np.median(ordered[:, 3] - ordered[:, 1]))
    apart = ordered[1:, 1] > floor[:-1] + gap
    for y in _captions(words, float(ordered[0, 1]), float(floor[-1])):
        apart |= (floor[:-1] < y) & (ordered[1:, 1] > y)
    starts = np.flatnonzero(apart) + 1
    return [group for group in np.split(ordered, starts) if len(group) >= MIN_BOXES]


def _lines(boxes: Floats, words: Words, width: float) -> Floats:
    x0, top = boxes[:, 0].min(), boxes[:, 1].min()
    x1, bottom = boxes[:, 2].max(), boxes[:, 3].max()
    upright = np.concatenate([boxes[:, [0, 1, 3]], boxes[:, [2, 1, 3]]])
    level = np.concatenate([boxes[:, [1, 0, 2]], boxes[:, [3, 0, 2]]])
    xs, ys = _long(upright, ALONG_Y * (bottom - top)), _long(level, ALONG_X * (x1 - x0))
    xs = np.unique(np.concatenate([xs, _tiled(boxes)]))
    inner = _borders(xs[(xs > x0 + PADDING) & (xs < x1 - PADDING)])
    near = SNAP
    shared = [x for x in inner.tolist() if (np.abs(boxes[:, 0] - x) < near).any() and (np.abs(boxes[:, 2] - x) < near).any()]
    if x1 - x0 < MIN_WIDTH * width or len(ys) < 3 or len(inner) < 2 or len(shared) < SHARED * len(inner):
        return np.zeros((0, 4))
    centre = (words.boxes[:, :2] + words.boxes[:, 2:]) / 2
    near_top = (centre[:, 1] > top - HEADER) & (centre[:, 1] < top + HEADER) & (centre[:, 0] > x0) & (centre[:, 0] < x1)
    heads = [i for i in np.flatnonzero(near_top).tolist() if words.texts[i].strip(".,:;/()*").lower() in header_words()]
    if len({int(c) for c in np.searchsorted(shared, centre[heads, 0])}) < 2:
        return np.zeros((0, 4))
    own = np.flatnonzero((centre[:, 0] > x0) & (centre[:, 0] < x1) & (centre[:, 1] > top))
    b = words.boxes[own]
    below = _last_row(b, [words.texts[i] for i in own.tolist()], [float(x0), *shared, float(x1)], float(bottom))
    b = b[b[:, 3] <= below + 1]
    parts = _part_rows(level, ys, [float(x0), *shared, float(x1)], b)
    heights = np.unique([top, *ys.tolist(), bottom, below])
    found = [(x0, y, x1, y) for y in heights.tolist()] + [(x, top, x, below) for x in (x0, x1)]
    found += [(left, y, right, y) for y, left, right in parts]
    found += uncrossed(shared, np.unique([*heights.tolist(), *(y for y, _, _ in parts)]).tolist(), b)
    return np.array(found, "f8")


def _tiled(boxes: Floats) -> Floats:
    """Return where the cells of the shaded header meet, which fill the table's width side by side."""
    first = boxes[(np.abs(boxes[:, 1] - boxes[:, 1].min()) < 1)]
    first = first[np.abs(first[:, 3] - first[:, 3].max()) < 1]
    first = first[np.argsort(first[:, 0], kind="stable")]
    whole = first[0, 0] < boxes[:, 0].min() + SNAP and first[-1, 2] > boxes[:, 2].max() - SNAP
    joined = (np.abs(first[1:, 0] - first[:-1, 2]) < SNAP).all()
    return first[1:, 0] if whole and joined else np.zeros(0)


def _part_rows(level: Floats, ys: Floats, xs: list[float], b: Floats) -> list[tuple[float, float, float]]:
    """Return the level edges from column to column beside cells that span rows, as (y, left, right).

    They go on over a column whose text begins anew on the first line below, after a gap: only its shading is missing.
    """
    height = float(np.median(b[:, 3] - b[:, 1])) if len(b) else 0.0
    found = []
    for y, left, right in join_lines(level).tolist():
        ends = [k for k, x in enumerate(xs) if abs(x - left) < SNAP or abs(x - right) < SNAP]
        if len(ends) < 2 or ends[-1] - ends[0] < 2 or np.abs(ys - y).min(initial=np.inf) < SNAP:
            continue
        first, last = ends[0], ends[-1]
        here = b[(b[:, 0] > xs[first] - 1) & (b[:, 2] < xs[last] + 1) & (b[:, 1] > y - 1)]
        line = float(here[:, 1].min(initial=np.inf))
        while first and _begins_anew(b, xs[first - 1], xs[first], (y, line, height)):
            first -= 1
        while last + 1 < len(xs) and _begins_anew(b, xs[last], xs[last + 1], (y, line, height)):
            last += 1
        found.append((y, xs[first], xs[last]))
    return found


def _begins_anew(b: Floats, left: float, right: float, at: tuple[float, float, float]) -> bool:
    """Return whether the words between two borders begin on a line at a height, with a gap above it."""
    y, line, height = at
    own = b[(b[:, 0] > left - 1) & (b[:, 2] < right + 1)]
    above, under = own[own[:, 1] <= y - 1], own[own[:, 1] > y - 1]
    begins = abs(float(under[:, 1].min(initial=np.inf)) - line) < 0.3 * height
    return begins and line - float(above[:, 1].max(initial=-np.inf)) > NEW_ROW * height


def _last_row(b: Floats, texts: list[str], xs: list[float], bottom: float) -> float:
    """Return where a banded table ends whose last row has no shading: below words that stand in its columns, and no note."""
    height = float(np.median(b[:, 3] - b[:, 1])) if len(b) else 0.0
    under = np.flatnonzero((b[:, 1] > bottom - 1) & (b[:, 1] < bottom + MOST_LINES * 2 * height))
    least = max(min(3, len(xs) - 1), len(xs) // 2)
    end, filled = bottom, 0
    for y in np.unique(np.round(b[under, 1])).tolist():
        on = under[np.abs(b[under, 1] - y) < 0.6 * height]
        line = b[on]
        columns = np.searchsorted(xs, (line[:, 0] + line[:, 2]) / 2)
        inside = all(
            xs[c - 1] - 1 < left and right < xs[c] + 1 for c, left, right in zip(columns, line[:, 0], line[:, 2], strict=True)
        )
        if not inside or y - end > height or (end == bottom and len(set(columns.tolist())) < least):
            break
        begins = [texts[i] for i in on[np.argsort(line[:, 0], kind="stable")].tolist()]
        if _NOTE.match(" ".join(begins[:3])) or opens_table(begins, 0):
            break
        end, filled = max(end, float(line[:, 3].max())), filled + 1
    return end + 1 if filled else bottom


def _borders(xs: Floats) -> Floats:
    """Return one place for each group of edges that stand no further apart than a cell's margin: the middle one."""
    groups = np.split(xs, np.flatnonzero(np.diff(xs) > PADDING) + 1) if len(xs) else []
    return np.array([group[len(group) // 2] for group in groups])


def _long(edges: Floats, least: float) -> Floats:
    """Return the places where edges (place, start, end) lie on one line over at least this length."""
    joined = join_lines(edges)
    places = np.unique(joined[:, 0])
    return np.array(
        [p for p in places.tolist() if (joined[joined[:, 0] == p][:, 2] - joined[joined[:, 0] == p][:, 1]).sum() >= least]
    )
