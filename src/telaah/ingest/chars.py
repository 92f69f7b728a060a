"""The characters of a page: codes and boxes, straight from pdfium, told from the ones drawn twice."""

from __future__ import annotations

import ctypes as ct
import math
from collections import deque
from dataclasses import dataclass
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from telaah.ingest import pdfium_raw as raw
from telaah.ingest.frame import Floats

TWICE = 0.3
"""The same glyph nearer than this share of its height is the same letter drawn again for boldness."""
TIGHT = 0.06
"""Letters of one word stand nearer than this share of their height."""
NARROW = 0.15
"""pdfium sees a space in gaps of a tenth of the letter height, as scaled spreadsheets have them inside words."""
SKEW = 4
"""Direction of letters that stand in no quarter turn: a watermark across the page."""

BULLETS = {
    0xF0B7: 0x2022, 0xF0A7: 0x25AA, 0xF0D8: 0x27A2, 0xF0FC: 0x2713, 0xF06E: 0x25A0, 0xF06C: 0x25CF, 0xF071: 0x2751,
    0xF076: 0x2756, 0xF0A8: 0x25AB, 0xF02D: 0x2013, 0xF0E0: 0x2192, 0xF0E8: 0x2794, 0xF0F0: 0x21E8, 0xF0BE: 0x2014,
    0xF075: 0x25C6, 0xF0B0: 0x00B0, 0xF0B1: 0x00B1, 0xF0B4: 0x00D7, 0xF0B8: 0x00F7, 0xF0B3: 0x2265, 0xF0A3: 0x2264,
    0xF03D: 0x003D, 0xF02B: 0x002B, 0xF0E5: 0x2211, 0xF06F: 0x25A1, 0xF0A1: 0x25CB, 0xF09F: 0x2022, 0xF0D2: 0x2022,
    0xF020: 0x0020, 0xF028: 0x0028, 0xF029: 0x0029, 0xF025: 0x0025,
}  # fmt: skip
"""Signs of the fonts Symbol and Wingdings under private-use codes, as Word writes its list markers."""
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}


@dataclass(slots=True)
class Chars:
    """The visible characters of a page, in the order of its content."""

    codes: NDArray[np.uint32]
    boxes: Floats
    """(n, 4); first left, bottom, right, top in user space, later as the caller turns them."""
    index: NDArray[np.int64]
    """Position in pdfium's text page, where spaces count too."""
    angle: NDArray[np.int8]
    """Quarters counter-clockwise in user space, or SKEW."""
    spaced: NDArray[np.bool_]
    """True where a space (or line end) stands before the character."""


def empty_chars() -> Chars:
    """Return no characters."""
    none = np.zeros(0, np.int64)
    return Chars(none.astype(np.uint32), np.zeros((0, 4)), none, none.astype(np.int8), none.astype(bool))


def read_chars(text_page: int) -> Chars:
    """Read the characters of an open text page."""
    count = raw.count_chars(text_page)
    if count <= 0:
        return empty_chars()
    codes = _codes(text_page, count)
    # pdfium gives a hyphen at the end of a line as one of these.
    codes = np.where((codes == 2) | (codes == 0xFFFE) | (codes == 0xAD), np.uint32(0x2D), codes)
    visible = (codes > 32) & (codes != 0xA0) & (codes != 0x200B) & (codes != 0xFEFF)
    index = np.flatnonzero(visible)
    if not len(index):
        return empty_chars()
    codes = codes[index]
    private = (codes >= 0xE000) & (codes <= 0xF8FF)
    if private.any():
        codes = codes.copy()
        codes[private] = [BULLETS.get(c, c) for c in codes[private].tolist()]
    boxes = np.zeros((len(index), 4), "f4")
    address = boxes.ctypes.data
    # One call a character: a loop in C (map into a deque of length 0) spares a third of the time.
    deque(map(raw.loose_box, repeat(text_page), index.tolist(), range(address, address + 16 * len(index), 16)), maxlen=0)
    boxes = boxes[:, [0, 3, 2, 1]].astype(np.float64)  # FS_RECTF is left, top, right, bottom
    spaced = np.ones(len(index), bool)
    spaced[1:] = np.diff(index) > 1
    _unspace(text_page, index, boxes, spaced)
    return _without_doubles(Chars(codes, boxes, index, _angles(text_page, index, boxes), spaced), text_page)


def _unspace(text_page: int, index: NDArray[np.int64], boxes: Floats, spaced: NDArray[np.bool_]) -> None:
    """Take back spaces and line ends that are pdfium's own, between letters nearer than words ever stand."""
    high = boxes[:-1, 3] - boxes[:-1, 1]
    tight = np.abs(boxes[1:, 0] - boxes[:-1, 2]) < NARROW * high
    tight &= np.abs(boxes[1:, 1] - boxes[:-1, 1]) < 0.3 * high
    for k in np.flatnonzero(tight & spaced[1:]).tolist():
        spaced[k + 1] = _real_space(text_page, int(index[k]), int(index[k + 1]))


def _codes(text_page: int, count: int) -> NDArray[np.uint32]:
    buffer = (ct.c_ushort * (count * 2 + 2))()
    length = raw.get_text(text_page, 0, count, buffer) - 1
    units: NDArray[np.uint16] = np.frombuffer(bytes(buffer), np.uint16, max(length, 0))
    if length == count and not ((units >= 0xD800) & (units < 0xE000)).any():
        return units.astype(np.uint32)
    # Astral characters shift the positions: ask for each character.
    return np.fromiter((raw.get_unicode(text_page, i) for i in range(count)), np.uint32, count)


def _angles(text_page: int, index: NDArray[np.int64], boxes: Floats) -> NDArray[np.int8]:
    """Return each letter's direction; pdfium is asked only where two letters follow each other otherwise than to the right."""
    angle = np.zeros(len(index), np.int8)
    if len(index) == 1:
        angle[0] = _quarter(raw.char_angle(text_page, int(index[0])))
        return angle
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    size = np.maximum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])[:-1] + 0.1
    dx, dy = np.diff(x), np.diff(y)
    follows = (np.diff(index) == 1) & (np.hypot(dx, dy) < 2 * size)
    odd = follows & ((np.abs(dy) > 0.25 * np.abs(dx) + 0.5) | (dx < -0.3))
    suspects = np.flatnonzero(odd)
    if not len(suspects) or not any(_quarter(raw.char_angle(text_page, int(index[k]))) for k in suspects[:400].tolist()):
        return angle
    return np.fromiter((_quarter(raw.char_angle(text_page, i)) for i in index.tolist()), np.int8, len(index))


def _quarter(angle: float) -> int:
    turns = -angle / (math.pi / 2)  # pdfium counts clockwise
    nearest = round(turns)
    return nearest % 4 if abs(turns - nearest) < 0.12 else SKEW


def _without_doubles(chars: Chars, text_page: int) -> Chars:
    """Drop letters that are drawn again over themselves (boldness made by drawing twice)."""
    boxes = chars.boxes
    if len(boxes) < 2:
        return chars
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    # Never more than half the letter's width: the letters of "ll" and "..." stand beside each other, not over each other.
    near = np.minimum(TWICE * np.maximum(width, height), 0.5 * np.minimum(width, height))
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    doubled = _same_place(chars.codes, x, y, near, 0.0)
    if not doubled.any():
        return chars
    # A letter and its double may fall on two sides of a border between lines of the sorting: look with other borders too.
    for shift in (0.33, 0.66):
        doubled |= _same_place(chars.codes, x, y, near, shift)
    # pdfium puts a space of its own where the pen jumps back for the second drawing: only spaces of the file count here.
    spaced = np.array(
        [_real_space(text_page, a, b) for a, b in zip([-2, *chars.index[:-1].tolist()], chars.index.tolist(), strict=True)]
    )
    # A space before a dropped letter belongs to the next kept one.
    spaced = _carried(spaced, doubled)
    keep = ~doubled
    return Chars(chars.codes[keep], boxes[keep], chars.index[keep], chars.angle[keep], spaced[keep])


def _real_space(text_page: int, before: int, here: int) -> bool:
    return any(not raw.is_generated(text_page, k) for k in range(max(before + 1, 0), here)) if here > before + 1 else False


def _carried(spaced: NDArray[np.bool_], dropped: NDArray[np.bool_]) -> NDArray[np.bool_]:
    out = spaced.copy()
    for k in np.flatnonzero(spaced & dropped).tolist():
        following = k + 1
        while following < len(out) and dropped[following]:
            following += 1
        if following < len(out):
            out[following] = True
    return out


def _same_place(codes: NDArray[np.uint32], x: Floats, y: Floats, near: Floats, shift: float) -> NDArray[np.bool_]:
    band = np.floor(y / 4.0 + shift)
    order = np.argsort(codes * 1e9 + band * 1e5 + x, kind="stable")
    a, b = order[:-1], order[1:]
    same = (codes[a] == codes[b]) & (np.abs(x[a] - x[b]) < near[a]) & (np.abs(y[a] - y[b]) < near[a])
    doubled = np.zeros(len(codes), bool)
    doubled[np.maximum(a[same], b[same])] = True
    return doubled
