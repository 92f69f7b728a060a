"""One page of a PDF read with pdfium: characters and lines to a draft of blocks and tables."""

from __future__ import annotations

import ctypes as ct
from dataclasses import dataclass

import numpy as np

from telaah.ingest import pdfium_raw as raw
from telaah.ingest.chars import SKEW, Chars, empty_chars, read_chars
from telaah.ingest.draft import DraftPage
from telaah.ingest.foreign import PdfPage
from telaah.ingest.frame import Floats, Frame, turned, turned_size
from telaah.ingest.judge import is_read_scan, page_state
from telaah.ingest.lattice import Grid, Ints, lattice, shading_lines
from telaah.ingest.layout_page import IsBold, Sheet, arrange
from telaah.ingest.pictured import pictured_rules
from telaah.ingest.rulings import Drawn, Walker, as_boxes
from telaah.ingest.shaded import by_shading, level_frames, loose_shading, without_uprights
from telaah.ingest.unruled import open_columns
from telaah.ingest.words import make_words

TURNED = 0.6
"""With more of its letters than this in one direction, the page is read in that direction."""

WIDE_TABLE = 0.3
"""Share of a scan that its tables are wide at least."""
BOLD = 600
"""Font weight from which letters are bold."""


class PageReader:
    """Reads pages of one document one after the other."""

    def __init__(self) -> None:
        self._walker = Walker()

    def read(self, page: PdfPage, number: int) -> DraftPage:
        """Read one open page of pypdfium2."""
        address = ct.cast(page.raw, ct.c_void_p).value or 0
        left, bottom, right, top = map(float, page.get_bbox())
        frame = Frame(left, bottom, right, top, page.get_rotation())
        drawn = self._walker.read(address)
        text_page = raw.load_text(address)
        chars = read_chars(text_page) if text_page else empty_chars()
        try:
            found = Found(page, frame, chars, drawn, lambda index: raw.font_weight(text_page, index) >= BOLD)
            return build(found, number)
        finally:
            if text_page:
                raw.close_text(text_page)


@dataclass(slots=True)
class Found:
    """What pdfium gives of a page, still in user space."""

    page: PdfPage
    frame: Frame
    chars: Chars
    drawn: Drawn
    is_bold: IsBold


def build(found: Found, number: int) -> DraftPage:
    """Bring everything to the coordinates in which the page reads, and put it together."""
    frame, chars, drawn = found.frame, found.chars, found.drawn
    lines, shaded = as_boxes(drawn)
    size = frame.size
    chars.boxes = frame.to_shown(chars.boxes)
    quarter = -_main_direction(chars, frame.rotation) % 4
    if quarter:
        chars.boxes = turned(chars.boxes, quarter, size)
    lines, shaded = frame.to_shown(lines), frame.to_shown(shaded)
    scanned = is_read_scan(found.page, len(chars.codes), drawn, frame)
    if scanned:
        # What is drawn on a scan are pieces of its picture.
        lines, shaded = pictured_rules(found.page), shaded[:0]
    lines = turned(lines, quarter, size)
    size = turned_size(size, quarter)
    chars = _on_page(chars, size)
    lines = _within(lines, size)
    shaded = turned(shaded, quarter, frame.size)
    grids = _grids(lines, shaded, chars, size)
    if scanned:
        # Strokes of a pen and the box of a stamp cross as the rules of a table do.
        grids = [grid for grid in grids if grid.box[2] - grid.box[0] > WIDE_TABLE * size[0]]
    words = make_words(chars, cell_of_boxes(chars.boxes, grids), size)
    state, note = page_state(found.page, words, drawn, frame)
    return arrange(Sheet(number, size, state, note, quarter * 90), words, grids, found.is_bold)


def _grids(lines: Floats, shaded: Floats, chars: Chars, size: tuple[float, float]) -> list[Grid]:
    """Find the tables: first by their lines, then with the lines that shading and the gaps between columns stand for."""
    grids = lattice(lines)
    extra = [shading_lines(grids, shaded, chars.boxes)]
    is_open = any(len(grid.xs) == 2 and len(grid.ys) > 2 for grid in grids)
    frames, loose = level_frames(lines, grids, size[0]), loose_shading(shaded, grids)
    if len(chars.codes) and (is_open or frames or len(loose)):
        words = make_words(chars, np.full(len(chars.codes), -1), size)
        extra.append(open_columns(grids, words, size[0]))
        extra.append(without_uprights(frames, words, size[0]))
        extra.append(by_shading(loose, words, size[0]))
    if not any(map(len, extra)):
        return grids
    return lattice(np.concatenate([lines, *extra]))


def _main_direction(chars: Chars, rotation: int) -> int:
    """Return the quarters in which most letters run on the page as shown, and make ``chars.angle`` relative to them."""
    if not chars.angle.any() and not rotation:
        return 0
    skew = chars.angle == SKEW
    shown = (chars.angle.astype(np.int64) - rotation // 90) % 4
    counts = np.bincount(shown[~skew], minlength=4)
    main = int(np.argmax(counts)) if counts.sum() and counts.max() > TURNED * counts.sum() else 0
    chars.angle = np.where(skew, SKEW, (shown - main) % 4).astype(np.int8)
    return main


def _on_page(chars: Chars, size: tuple[float, float]) -> Chars:
    """Leave out what stands outside the visible page."""
    x = (chars.boxes[:, 0] + chars.boxes[:, 2]) / 2
    y = (chars.boxes[:, 1] + chars.boxes[:, 3]) / 2
    keep = (x > -2) & (x < size[0] + 2) & (y > -2) & (y < size[1] + 2)
    if keep.all():
        return chars
    return Chars(chars.codes[keep], chars.boxes[keep], chars.index[keep], chars.angle[keep], chars.spaced[keep])


def _within(lines: Floats, size: tuple[float, float]) -> Floats:
    if not len(lines):
        return lines
    keep = (lines[:, 2] > -5) & (lines[:, 0] < size[0] + 5) & (lines[:, 3] > -5) & (lines[:, 1] < size[1] + 5)
    return lines[keep]


def cell_of_boxes(boxes: Floats, grids: list[Grid]) -> Ints:
    """Return for each box the number of the cell (counted over all grids) in which its middle lies, or -1."""
    cell = np.full(len(boxes), -1, np.int64)
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    base = 0
    for grid in grids:
        column = np.searchsorted(grid.xs, x, "right") - 1
        row = np.searchsorted(grid.ys, y, "right") - 1
        inside = (column >= 0) & (column < len(grid.xs) - 1) & (row >= 0) & (row < len(grid.ys) - 1)
        cell[inside] = base + grid.field[row[inside], column[inside]]
        base += len(grid.cells)
    return cell
