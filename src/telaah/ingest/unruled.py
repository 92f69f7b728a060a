"""Columns where no lines part them: tables under a header, and running text set in columns.

Words of a stretch of the page are looked at from above: where hardly a word stands over a strip from the top of the stretch
to its bottom, columns part. A stretch is a table only if header words stand in at least two of its columns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from telaah.ingest.frame import Floats
from telaah.ingest.lattice import Grid, lattice
from telaah.ingest.words import Lines, Words
from telaah.lexicons.words import header_words

Ints = NDArray[np.int64]

WIDE = 0.9
"""A gap between words of a line that is wider than this share of the letter height may part columns."""
STRIP = 0.55
"""Share of the letter height that a strip without words must have."""
MIN_LINES = 3
MIN_COLUMNS, MIN_ROWS = 3, 3
HEADED = 0.4
"""Share of the columns of a table that have one of the usual header words."""
MAX_CROSSING = 0.12
"""Share of lines that may run over a strip (a heading over several columns)."""
HEADING = 0.45
"""Share of a table's width that the first run of words of a row fills which heads the rows below it."""
ROW_GAP = 1.45
"""Lines further apart than this many usual distances begin a new row."""
_VALUE = re.compile(r"[<>≥≤]?(?!(?:19|20)\d\d$)\d[\d.,]*%?")
_NOTE = re.compile(r"(?:Sumber|Keterangan|Catatan):?$")
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[IVX]{1,5}|[A-Za-z])[.)]*|\d+(?:\.\d+)*\.?")

_OPENING = frozenset({"Tabel", "TABEL", "Table", "BAB", "Bab"})
_COUNT = re.compile(r"[\dIVXTC][\w.\-]*\.?$")

Row = tuple[float, float, float, float, int]
"""Box of a line and how many wide gaps it has."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a page whose text stands in columns."""

    words: Ints
    """Word numbers."""
    column: Ints
    """Column of each word."""
    edges: Floats
    """Left edge of the first column, the middles of the strips, right edge of the last."""


def opens_table(texts: list[str], word: int) -> bool:
    """Return whether "Tabel 2.1" or "BAB III" begins with this word: a table ends above such a line."""
    return texts[word] in _OPENING and word + 1 < len(texts) and bool(_COUNT.match(texts[word + 1]))


def wide_gaps(boxes: Floats, order: list[int], begins: list[int]) -> list[int]:
    """Return for each line how many wide gaps it has."""
    if not order:
        return []
    b = boxes[order]
    wide = np.zeros(len(order), np.int64)
    wide[1:] = (b[1:, 0] - b[:-1, 2]) > WIDE * np.maximum(b[1:, 3] - b[1:, 1], b[:-1, 3] - b[:-1, 1])
    wide[begins[:-1]] = 0
    sums = np.concatenate([[0], np.cumsum(wide)])
    return (sums[begins[1:]] - sums[begins[:-1]]).tolist()  # type: ignore[no-any-return]


def stretches(boxes: Floats, lines: Lines, numbers: list[int], gaps: list[int]) -> list[Stretch]:
    """Find stretches with columns among lines ``numbers`` (from top to bottom); ``gaps`` the wide gaps of each line."""
    rows = [(*lines.boxes[n].tolist(), gaps[n]) for n in numbers]
    found = []
    first = 0
    while first < len(rows):
        if not rows[first][4]:
            first += 1
            continue
        last = _tail(rows, first, _reach(rows, first))
        if last - first + 1 >= MIN_LINES:
            stretch = _stretch(boxes, [lines.of(n) for n in numbers[first : last + 1]])
            if stretch is not None:
                found.append(stretch)
        first = last + 1
    return found


def _reach(rows: list[Row], first: int) -> int:
    """Return the last line of a stretch that begins here: near below each other, hardly two in a row without gaps."""
    last, plain = first, 0
    left, _, right, _, _ = rows[first]
    for k in range(first + 1, len(rows)):
        x0, top, x1, bottom, gaps = rows[k]
        if top - rows[k - 1][3] > 2.2 * (bottom - top):
            break
        left, right = min(left, x0), max(right, x1)
        if gaps:
            last, plain = k, 0
            continue
        plain += 1
        if plain > 4 or x1 - x0 > 0.75 * (right - left):
            break
    return last


def _tail(rows: list[Row], first: int, last: int) -> int:
    """Take in the last lines of the longest column, which have no neighbours and so no gaps."""
    left = min(row[0] for row in rows[first : last + 1])
    width = max(row[2] for row in rows[first : last + 1]) - left
    while last + 1 < len(rows):
        x0, top, x1, bottom, _ = rows[last + 1]
        # From top to top: a line without descenders is lower, and the gap below it wider.
        height = max(bottom - top, rows[last][3] - rows[last][1])
        if x1 - x0 >= 0.5 * width or top - rows[last][1] > 1.4 * height or x0 < left - 2:
            break
        last += 1
    return last


def _stretch(boxes: Floats, lines: list[list[int]]) -> Stretch | None:
    words = np.array([i for line in lines for i in line])
    b = boxes[words]
    height = float(np.median(b[:, 3] - b[:, 1]))
    strips = _strips(b, height, max(1, int(MAX_CROSSING * len(lines))) if len(lines) > 5 else 0)
    if not strips:
        return None
    middles = np.array([(a + c) / 2 for a, c in strips])
    centre = (b[:, 0] + b[:, 2]) / 2
    column = np.searchsorted(middles, centre)
    edges = np.concatenate([[b[:, 0].min() - 1], middles, [b[:, 2].max() + 1]])
    return Stretch(words, column, edges)


def _strips(b: Floats, height: float, crossing: int) -> list[tuple[float, float]]:
    """Return the strips between columns: at most ``crossing`` words stand over them, and words stand on both sides."""
    left, right = b[:, 0].min(), b[:, 2].max()
    size = int(right - left) + 2
    cover = np.zeros(size + 1, np.int64)
    np.add.at(cover, (b[:, 0] - left).astype(int), 1)
    np.add.at(cover, (b[:, 2] - left).astype(int) + 1, -1)
    cover = np.cumsum(cover)[:size]
    strips: list[tuple[int, int]] = []
    for most in range(crossing + 1):
        edges = np.diff(np.concatenate([[0], (cover <= most).astype(np.int8), [0]]))
        starts, ends = np.flatnonzero(edges == 1).tolist(), np.flatnonzero(edges == -1).tolist()
        for s, e in zip(starts, ends, strict=True):
            # Strips that are quite empty come first: with crossing words allowed, a column of few words would vanish.
            apart = not any(s < end and e > start for start, end in strips)
            if e - s >= STRIP * height and s > 0 and e < size - 1 and apart and _is_deep(cover, strips, (s, e), most):
                strips.append((s, e))
    return [(left + s, left + e) for s, e in sorted(strips)]


def _is_deep(cover: Ints, strips: list[tuple[int, int]], strip: tuple[int, int], most: int) -> bool:
    """Words may cross a strip only where many stand on both its sides: two justified lines have gaps by chance."""
    if not most:
        return True
    before = max((end for start, end in strips if end <= strip[0]), default=0)
    after = min((start for start, end in strips if start >= strip[1]), default=len(cover))
    return bool(cover[before : strip[0]].max(initial=0) >= 4 * most and cover[strip[1] : after].max(initial=0) >= 4 * most)


def without_note(stretch: Stretch, boxes: Floats, texts: list[str]) -> Stretch:
    """Leave out what follows the last row: from a line on that begins with "Sumber :"."""
    own = stretch.words.tolist()
    left = boxes[stretch.words, 0].min()
    notes = [
        boxes[a, 1]
        for a, b in pairwise(own)
        if boxes[a, 0] < left + 3 and _NOTE.match(texts[a]) and (texts[a].endswith(":") or texts[b].startswith(":"))
    ]
    keep = boxes[stretch.words, 3] < max(notes, default=np.inf) + 2
    return Stretch(stretch.words[keep], stretch.column[keep], stretch.edges) if keep.sum() > len(own) / 2 else stretch


def is_table(stretch: Stretch, boxes: Floats, texts: list[str]) -> bool:
    """Tell a table by header words in two or more columns of its top lines."""
    if sum(texts[i] == ":" for i in stretch.words.tolist()) >= 2:
        return False  # labels with values
    b = boxes[stretch.words]
    height = float(np.median(b[:, 3] - b[:, 1]))
    near = b[:, 1] < b[:, 1].min() + 4.5 * height
    heads = header_words()
    columns = {
        int(c)
        for c, i, top in zip(stretch.column, stretch.words, near, strict=True)
        if top and (texts[i].strip(".,:;/()*").lower() in heads or re.fullmatch(r"(?:19|20)\d\d", texts[i]))
    }
    count = len(stretch.edges) - 1
    return count >= MIN_COLUMNS and len(columns) >= max(2, HEADED * count)


def is_running_text(stretch: Stretch, boxes: Floats, texts: list[str]) -> bool:
    """Tell text set in columns from labels with values, lists of figures and signatures."""
    for column in range(len(stretch.edges) - 1):
        own = stretch.words[stretch.column == column]
        b = boxes[own]
        lines = len(np.unique(np.round(b[:, 1])))
        words = [texts[i] for i in own.tolist()]
        letters = sum(w[0].isalpha() for w in words)
        if lines < 4 or len(words) < 1.6 * lines or letters < 0.7 * len(words) or any(w.startswith(":") for w in words):
            return False
    return True


def open_columns(grids: list[Grid], words: Words, width: float) -> Floats:
    """Return the lines that tables of horizontal lines alone lack, where their words stand in columns."""
    added: list[tuple[float, float, float, float]] = []
    centre = (words.boxes[:, :2] + words.boxes[:, 2:]) / 2
    for grid in grids:
        x0, top, x1, bottom = grid.box
        if len(grid.xs) != 2 or len(grid.ys) < 3 or x1 - x0 < 0.45 * width:
            continue
        inside = (
            (centre[:, 0] > x0) & (centre[:, 0] < x1) & (centre[:, 1] > top) & (centre[:, 1] < bottom) & (words.direction == 0)
        )
        b = words.boxes[inside]
        if len(b) < 6:
            continue
        height = float(np.median(b[:, 3] - b[:, 1]))
        levels = len(np.unique(np.round(b[:, 1] / height)))
        row = np.searchsorted(grid.ys, (b[:, 1] + b[:, 3]) / 2) - 1
        headings = _headings(b, row, x0, x1)
        strips = _strips(b[~np.isin(row, list(headings))], height, int(MAX_CROSSING * levels))
        if len(strips) >= 2:
            pieces = uncrossed([(a + c) / 2 for a, c in strips], grid.ys.tolist(), b)
            ends = {float(grid.ys[number]): end for number, end in headings.items()}
            added += [piece for piece in pieces if piece[0] > ends.get(piece[1], x0)]
    return np.array(added, "f8").reshape(-1, 4)


def _headings(b: Floats, row: Ints, left: float, right: float) -> dict[int, float]:
    """Return where the text ends of the rows that one run of words fills from the left ("Misi 2: ..."), over all columns."""
    found: dict[int, float] = {}
    numbers = np.unique(row).tolist()
    for number in numbers:
        own = b[row == number]
        height = float(np.median(own[:, 3] - own[:, 1]))
        first = own[own[:, 1] < own[:, 1].min() + 0.5 * height]
        first = first[np.argsort(first[:, 0], kind="stable")]
        wide = np.flatnonzero(first[1:, 0] - first[:-1, 2] > WIDE * height)
        end = float(first[wide[0] if len(wide) else -1, 2])
        if first[0, 0] - left < 0.1 * (right - left) and end - left > HEADING * (right - left):
            found[number] = end
    return found if len(numbers) - len(found) >= MIN_ROWS else {}


def uncrossed(middles: list[float], ys: list[float], b: Floats) -> list[tuple[float, float, float, float]]:
    """Return upright lines at ``middles`` through those rows in which no word stands in their way."""
    pieces = []
    y = (b[:, 1] + b[:, 3]) / 2
    for x in middles:
        across = (b[:, 0] + 1 < x) & (b[:, 2] - 1 > x)
        for top, bottom in pairwise(ys):
            if not (across & (y > top) & (y < bottom)).any():
                pieces.append((x, top, x, bottom))
    return pieces


def as_grid(stretch: Stretch, boxes: Floats, texts: list[str]) -> Grid | None:
    """Make the grid of a table without lines."""
    ys = rows_of(stretch, boxes, texts).tolist()
    if len(ys) <= MIN_ROWS:
        return None
    xs = stretch.edges.tolist()
    lines = [(xs[0], y, xs[-1], y) for y in ys]
    lines += [(x, ys[0], x, ys[-1]) for x in (xs[0], xs[-1])]
    lines += uncrossed(xs[1:-1], ys, boxes[stretch.words])
    grids = lattice(np.array(lines))
    return grids[0] if len(grids) == 1 else None


def rows_of(stretch: Stretch, boxes: Floats, texts: list[str]) -> Floats:
    """Return the borders of the rows from top to bottom: at the numbers of the first column, else where lines stand apart."""
    b = boxes[stretch.words]
    height = float(np.median(b[:, 3] - b[:, 1]))
    levels = np.sort((b[:, 1] + b[:, 3]) / 2)
    levels = levels[np.concatenate([[True], np.diff(levels) > 0.5 * height])]
    pitch = np.diff(levels)
    usual = float(np.percentile(pitch, 30)) if len(pitch) else height
    numbered = _numbered(stretch, boxes, texts)
    valued = _valued(stretch, boxes, texts, height)
    if len(valued) > len(numbered) and all(any(abs(y - v) < 0.5 * height for v in valued) for y in numbered):
        numbered = valued
    starts = []
    for k in range(1, len(levels)):
        at_number = any(abs(levels[k] - y) < 0.5 * height for y in numbered)
        if at_number if len(numbered) >= 2 else pitch[k - 1] > ROW_GAP * usual:
            starts.append(float((levels[k - 1] + levels[k]) / 2))
    if len(starts) < MIN_ROWS - 1:
        starts = _opened(stretch, boxes, texts, levels) or starts
    return np.array([b[:, 1].min() - 1, *starts, b[:, 3].max() + 1])


def _opened(stretch: Stretch, boxes: Floats, texts: list[str], levels: Floats) -> list[float]:
    """Return the upper borders of rows told by their words alone, below a line of headers; few of them say nothing.

    A cell has no blank lines: where a column begins anew below a gap, or all begin with a capital, a row begins.
    """
    b = boxes[stretch.words]
    level = np.abs(((b[:, 1] + b[:, 3]) / 2)[:, None] - levels).argmin(1)
    first: list[dict[int, str]] = [{} for _ in levels]
    for k in np.argsort(b[:, 0], kind="stable").tolist():
        first[int(level[k])].setdefault(int(stretch.column[k]), texts[int(stretch.words[k])])
    count = len(stretch.edges) - 1
    heads = sum(text.strip(".,:;/()*").lower() in header_words() for text in first[0].values())
    if len(first[0]) < count or heads < 0.5 * count or not all(text[0].isalpha() for text in first[0].values()):
        return []
    starts = []
    for k, (above, here) in enumerate(pairwise(first), 1):
        small = sum(text[0].islower() for text in here.values())
        anew = len(here) - small >= 2 and here.keys() - above.keys() and len(here) > 2 * small
        if anew or (len(here) == count and not small):
            starts.append(float((levels[k - 1] + levels[k]) / 2))
    return starts if len(starts) >= MIN_ROWS else []


def _numbered(stretch: Stretch, boxes: Floats, texts: list[str]) -> list[float]:
    """Return the heights at which the first column has a number."""
    own = stretch.words[stretch.column == 0].tolist()
    numbers = [i for i in own if _NUMBER.fullmatch(texts[i])]
    if len(numbers) < 0.6 * len(own):
        return []
    return sorted(float((boxes[i, 1] + boxes[i, 3]) / 2) for i in numbers)


def _valued(stretch: Stretch, boxes: Floats, texts: list[str], height: float) -> list[float]:
    """Return the heights at which rows begin because their values stand there, in two or more columns of figures.

    Only where the words beside the figures begin there too: then the cells of a row stand on one line at its top.
    """
    middle = (boxes[:, 1] + boxes[:, 3]) / 2
    columns = [stretch.words[stretch.column == c].tolist() for c in range(len(stretch.edges) - 1)]
    figures = [[float(middle[i]) for i in own if _VALUE.fullmatch(texts[i])] for own in columns]
    valued = [k for k, own in enumerate(columns) if k and len(figures[k]) >= 2 and len(figures[k]) >= 0.6 * len(own)]
    if len(valued) < 2:
        return []
    heights: list[float] = []
    for y in sorted(y for k in valued for y in figures[k]):
        if not heights or y - heights[-1] > 0.5 * height:
            heights.append(y)
    # A unit is one word and small; the column of names or measures has several words a row.
    named = [
        k
        for k in range(valued[0])
        if len(columns[k]) >= 1.5 * len(heights) and sum(texts[i][0].isalpha() for i in columns[k]) >= 0.7 * len(columns[k])
    ]
    beside = [_first_word(columns[named[-1]], y, middle, boxes, height) for y in heights] if named else []
    opening = [texts[i][0].isupper() for i in beside if i is not None]
    return heights if len(opening) >= 0.8 * len(heights) and sum(opening) >= 0.8 * len(opening) else []


def _first_word(words: list[int], y: float, middle: Floats, boxes: Floats, height: float) -> int | None:
    """Return the first word of a column at a height."""
    there = [i for i in words if abs(middle[i] - y) < 0.3 * height]
    return min(there, key=lambda i: float(boxes[i, 0])) if there else None
