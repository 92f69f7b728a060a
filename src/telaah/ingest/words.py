"""Words from characters, and lines from words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from telaah.ingest.chars import SKEW, TIGHT, Chars
from telaah.ingest.frame import Floats, turned

GAP = 0.2
"""A gap wider than this share of the letter height (a quarter of the type size) parts two words."""
TOUCH = 0.12
"""Pieces of a word that were drawn apart from each other (one for each clipped region) touch that nearly."""
BACK = 0.6
"""A step back further than this begins a new word."""
OFF_LINE = 0.5
"""A step up or down further than this share of the height begins a new word or line."""

Ints = NDArray[np.int64]


@dataclass(slots=True)
class Words:
    """The words of a page in content order, as parallel arrays."""

    texts: list[str]
    boxes: Floats
    reading: Floats
    """The boxes turned so that the word runs to the right: the same as ``boxes`` for upright words."""
    cell: Ints
    """Number of the cell, -1 outside tables."""
    direction: Ints
    """Quarters against the page's own reading direction; 4 for a watermark across."""
    first: Ints
    """Position of the first letter in pdfium's text page."""


def make_words(chars: Chars, cell: Ints, size: tuple[float, float]) -> Words:
    """Put characters together; ``chars`` are in coordinates of the page as read, ``cell`` has their cells."""
    count = len(chars.codes)
    if not count:
        none = np.zeros(0, np.int64)
        return Words([], np.zeros((0, 4)), np.zeros((0, 4)), none, none, none)
    boxes, reading = chars.boxes, chars.boxes
    direction = chars.angle.astype(np.int64)
    if direction.any():
        reading = boxes.copy()
        for quarter in (1, 2, 3):
            there = direction == quarter
            if there.any():
                reading[there] = turned(boxes[there], (4 - quarter) % 4, size)
    start = np.flatnonzero(_breaks(chars, reading, cell, direction))
    end = np.append(start[1:], count)
    text = chars.codes.astype("<u4").tobytes().decode("utf-32-le", "replace")
    texts = [text[i:j] for i, j in zip(start.tolist(), end.tolist(), strict=True)]
    outer = _outer(boxes, start)
    middle = (start + end - 1) // 2
    return Words(
        texts, outer, outer if reading is boxes else _outer(reading, start), cell[middle], direction[start], chars.index[start]
    )


def _breaks(chars: Chars, b: Floats, cell: Ints, direction: Ints) -> NDArray[np.bool_]:
    height, middle = b[:, 3] - b[:, 1], (b[:, 1] + b[:, 3]) / 2
    gap, high = b[1:, 0] - b[:-1, 2], np.maximum(height[1:], height[:-1])
    new = np.ones(len(b), bool)
    new[1:] = chars.spaced[1:] | (gap > GAP * high) | (gap < -BACK * high) | (np.abs(np.diff(middle)) > OFF_LINE * high)
    # A word that runs over the border of its cell stays whole; two cells' texts that touch there are parted.
    new[1:] |= ((cell[1:] != cell[:-1]) & (np.abs(gap) > TIGHT * high)) | (direction[1:] != direction[:-1])
    across = (direction[1:] == SKEW) & (direction[:-1] == SKEW)
    if across.any():  # letters of a watermark climb: only spaces part them
        new[1:][across] = chars.spaced[1:][across]
    return new


def _outer(boxes: Floats, start: Ints) -> Floats:
    return np.stack(
        [
            np.minimum.reduceat(boxes[:, 0], start),
            np.minimum.reduceat(boxes[:, 1], start),
            np.maximum.reduceat(boxes[:, 2], start),
            np.maximum.reduceat(boxes[:, 3], start),
        ],
        1,
    )


@dataclass(slots=True)
class Lines:
    """Words in reading order within cells (and within the loose text, cell -1), and where lines begin."""

    order: list[int]
    """Word numbers by cell, line, place in the line."""
    begins: list[int]
    """Positions in ``order`` at which lines begin, and its length at the end."""
    cell: list[int]
    """Cell of each line."""
    boxes: Floats
    """(n, 4) box of each line on the page as read."""

    def of(self, number: int) -> list[int]:
        """Return the words of a line."""
        return self.order[self.begins[number] : self.begins[number + 1]]


def make_lines(words: Words, cell: Ints) -> tuple[Words, Lines]:
    """Sort words into lines by cell (which may differ from ``words.cell`` where tables were given up).

    Words that were drawn in pieces come back whole, so the words come back too, with ``cell`` as theirs.
    """
    words.cell = cell
    if not words.texts:
        return words, Lines([], [0], [], np.zeros((0, 4)))
    order, line = _sorted(words)
    pieces = _pieces(words, order, line)
    if pieces.any():
        words = _mended(words, order, pieces)
        order, line = _sorted(words)
    begins = np.flatnonzero(np.concatenate([[True], line[1:] != line[:-1]]))
    boxes = _outer(words.boxes[order], begins)
    return words, Lines(order.tolist(), [*begins.tolist(), len(order)], words.cell[order[begins]].tolist(), boxes)


def _sorted(words: Words) -> tuple[Ints, Ints]:
    """Return word numbers by cell, line and place in it, and the line's number for each."""
    b, cell = words.reading, words.cell
    middle, height = (b[:, 1] + b[:, 3]) / 2, b[:, 3] - b[:, 1]
    order = np.lexsort((middle, words.direction, cell))
    c, m, d, h = cell[order], middle[order], words.direction[order], height[order]
    new = np.ones(len(order), bool)
    new[1:] = (c[1:] != c[:-1]) | (d[1:] != d[:-1]) | (np.diff(m) > OFF_LINE * np.minimum(h[1:], h[:-1]))
    line = np.cumsum(new)
    within = np.lexsort((b[order, 0], line))
    return order[within], line[within]


def _pieces(words: Words, order: Ints, line: Ints) -> NDArray[np.bool_]:
    """Tell which words (in their order) go on a word that was drawn elsewhere in the content."""
    b = words.reading[order]
    gap, high = b[1:, 0] - b[:-1, 2], np.maximum(b[1:, 3] - b[1:, 1], b[:-1, 3] - b[:-1, 1])
    piece = np.zeros(len(order), bool)
    # What follows in the content was parted there for a reason (a space, a gap).
    piece[1:] = (line[1:] == line[:-1]) & (np.diff(order) != 1) & (gap < TOUCH * high) & (gap > -TOUCH * high)
    return piece


def _mended(words: Words, order: Ints, piece: NDArray[np.bool_]) -> Words:
    start = np.flatnonzero(~piece)
    end = np.append(start[1:], len(order)).tolist()
    texts = [words.texts[i] for i in order.tolist()]
    joined = ["".join(texts[i:j]) for i, j in zip(start.tolist(), end, strict=True)]
    first = order[start]
    boxes = _outer(words.boxes[order], start)
    reading = boxes if words.reading is words.boxes else _outer(words.reading[order], start)
    return Words(joined, boxes, reading, words.cell[first], words.direction[first], words.first[first])
