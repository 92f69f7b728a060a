"""Puts words, lines and grids of a page together to a draft: which grids are tables, which text stands outside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from sys import intern

import numpy as np

from telaah.ingest.blocks import classify, make_blocks
from telaah.ingest.chars import SKEW
from telaah.ingest.draft import DraftBlock, DraftCell, DraftPage, DraftTable, Line
from telaah.ingest.lattice import Grid, Ints
from telaah.ingest.unruled import Stretch, as_grid, is_running_text, is_table, opens_table, stretches, wide_gaps, without_note
from telaah.ingest.words import Lines, Words, make_lines
from telaah.model.document import BlockKind, PageState
from telaah.model.place import Box
from telaah.model.words import WordList

IsBold = Callable[[int], bool]
"""Asked with a letter's position in the text page."""

FRAME_SHARE = 0.5
"""A cell that is higher than this share of the page and holds most words of the page is a frame around it."""
LOOSE, WATERMARK, FIRST_COLUMN, FIRST_BOX = -1, -2, -10, -10_000
"""Numbers in the place of cells: text outside tables; letters across the page; columns of running text, and below
``FIRST_BOX`` the boxes of a drawing, downwards."""
FEWEST_BOXES = 4
"""Boxes of which two stand side by side that make a drawing (a cascade, an organisation chart) of loose rectangles."""
BOX_WORDS = 80
"""Words of such a box at most: more is a frame around running text."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is known of a page beside its words and lines."""

    number: int
    size: tuple[float, float]
    state: PageState
    note: str = ""
    turn: int = 0


@dataclass(slots=True)
class _Tables:
    """The grids that are tables, with the number of their first cell."""

    grids: list[tuple[int, Grid, bool]] = field(default_factory=list)
    count: int = 0
    """Cells of all grids together, frames included."""
    columns: int = 0
    """Columns of running text so far."""


def arrange(sheet: Sheet, words: Words, grids: list[Grid], is_bold: IsBold) -> DraftPage:
    """Make the draft of a page."""
    tables, cell = _true_tables(words, grids, sheet.size)
    _part_boxes(words, grids, cell, sheet.size)
    words, lines = make_lines(words, cell)
    if _has_columns(words, lines, tables):
        words, lines = make_lines(words, words.cell)
    by_cell: dict[int, list[int]] = {}
    for k, number in enumerate(lines.cell):
        by_cell.setdefault(number, []).append(k)
    maker = _LineMaker(words, lines, is_bold)
    drafts, cell_numbers = _drafts(words, tables, by_cell, lines)
    boxes = [table.box for table in drafts]
    items: list[DraftBlock | DraftTable] = [*drafts, *_blocks(maker, by_cell, boxes, sheet.size[0])]
    items.sort(key=_position)
    if WATERMARK in by_cell:
        items.append(DraftBlock(BlockKind.FURNITURE, [_watermark(words, lines, by_cell[WATERMARK])]))
    size = sheet.size
    return DraftPage(sheet.number, size[0], size[1], sheet.state, _words(words, cell_numbers), items, sheet.note, sheet.turn)


def _position(item: DraftBlock | DraftTable) -> tuple[float, float]:
    if isinstance(item, DraftTable):
        return item.box.top, item.box.x0
    return item.top if item.top is not None else item.lines[0].box.top, item.lines[0].box.x0


def _true_tables(words: Words, grids: list[Grid], size: tuple[float, float]) -> tuple[_Tables, Ints]:
    """Tell tables from frames, and return each word's cell with the words of frames loose."""
    tables = _Tables(count=sum(len(g.cells) for g in grids))
    cell = words.cell.copy()
    counts = np.bincount(cell[cell >= 0], minlength=tables.count)
    base = 0
    for grid in grids:
        if _is_table(grid, counts[base : base + len(grid.cells)], len(words.texts), size):
            tables.grids.append((base, grid, True))
        else:
            cell[(cell >= base) & (cell < base + len(grid.cells))] = LOOSE
        base += len(grid.cells)
    cell[words.direction == SKEW] = WATERMARK
    return tables, cell


def _part_boxes(words: Words, grids: list[Grid], cell: Ints, size: tuple[float, float]) -> None:
    """Keep the words of each rectangle of a drawing together: lines of text do not run on through its neighbours."""
    base, found = 0, []
    for grid in grids:
        own = np.flatnonzero((words.cell >= base) & (words.cell < base + len(grid.cells)) & (cell == LOOSE))
        base += len(grid.cells)
        if 2 <= len(own) <= BOX_WORDS and len(np.unique(words.cell[own])) == 1 and _height(grid) < FRAME_SHARE * size[1]:
            found.append((grid.box, own))
    boxes = [box for box, _ in found]
    if len(found) < FEWEST_BOXES or not any(_side_by_side(a, b) for a in boxes for b in boxes):
        return
    for number, (_, own) in enumerate(found):
        cell[own] = FIRST_BOX - number


def _height(grid: Grid) -> float:
    return float(grid.ys[-1] - grid.ys[0])


def _side_by_side(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[2] <= b[0] and min(a[3], b[3]) - max(a[1], b[1]) > 0.5 * min(a[3] - a[1], b[3] - b[1])


def _is_table(grid: Grid, counts: Ints, total: int, size: tuple[float, float]) -> bool:
    filled = int((counts > 0).sum())
    if filled < 2:
        return False
    high = grid.ys[grid.cells[:, 1]] - grid.ys[grid.cells[:, 0]]
    biggest = int(np.argmax(counts))
    return not (high[biggest] > FRAME_SHARE * size[1] and counts[biggest] > 0.7 * total and filled <= 4)


def _has_columns(words: Words, lines: Lines, tables: _Tables) -> bool:
    """Look for columns in the loose text; give their words cells of their own and return True if there are any."""
    gaps = wide_gaps(words.reading, lines.order, lines.begins)
    loose = [k for k, cell in enumerate(lines.cell) if cell == LOOSE and words.direction[lines.order[lines.begins[k]]] == 0]
    if sum(gaps[k] > 0 for k in loose) < 2:
        return False
    tops = [grid.box[1] for _, grid, _ in tables.grids]
    tops += [float(lines.boxes[k, 1]) - 1 for k in loose if opens_table(words.texts, lines.order[lines.begins[k]])]
    # No stretch reaches over a table, or over the caption of the next one.
    parts: dict[int, list[int]] = {}
    for k in loose:
        parts.setdefault(sum(float(lines.boxes[k, 1]) > top for top in tops), []).append(k)
    found = False
    for part in parts.values():
        for stretch in stretches(words.reading, lines, part, gaps):
            found |= _settled(words, stretch, tables)
    return found


def _settled(words: Words, stretch: Stretch, tables: _Tables) -> bool:
    rows = without_note(stretch, words.reading, words.texts)
    grid = as_grid(rows, words.reading, words.texts) if is_table(rows, words.reading, words.texts) else None
    if grid is not None:
        stretch = rows
        tables.grids.append((tables.count, grid, False))
        middle = (words.reading[stretch.words, 1] + words.reading[stretch.words, 3]) / 2
        row = np.clip(np.searchsorted(grid.ys, middle, "right") - 1, 0, len(grid.ys) - 2)
        words.cell[stretch.words] = tables.count + grid.field[row, np.clip(stretch.column, 0, len(grid.xs) - 2)]
        tables.count += len(grid.cells)
        return True
    if is_running_text(stretch, words.reading, words.texts):
        words.cell[stretch.words] = FIRST_COLUMN - tables.columns - stretch.column
        tables.columns += len(stretch.edges) - 1
        return True
    return False


def _drafts(
    words: Words, tables: _Tables, by_cell: dict[int, list[int]], lines: Lines
) -> tuple[list[DraftTable], dict[int, int]]:
    numbers: dict[int, int] = {}
    drafts = []
    for base, grid, ruled in sorted(tables.grids, key=lambda t: (t[1].box[1], t[1].box[0])):
        drafts.append(_table(words, (base, grid), by_cell, lines, numbers))
        drafts[-1].ruled = ruled
    return drafts, numbers


def _table(
    words: Words, numbered: tuple[int, Grid], by_cell: dict[int, list[int]], lines: Lines, numbers: dict[int, int]
) -> DraftTable:
    base, grid = numbered
    texts, x0s, x1s = words.texts, words.reading[:, 0], words.reading[:, 2]
    order = np.lexsort((grid.cells[:, 2], grid.cells[:, 0])).tolist()
    xs, ys, extents = grid.xs.tolist(), grid.ys.tolist(), grid.cells.tolist()
    cells = []
    for k in order:
        r0, r1, c0, c1 = extents[k]
        numbers[base + k] = len(numbers)
        draft = DraftCell(r0, c0, r1 - r0, c1 - c0, Box(xs[c0], ys[r0], xs[c1], ys[r1]), [])
        for number in by_cell.get(base + k, ()):
            line = lines.of(number)
            draft.lines.append(" ".join([texts[i] for i in line]))
            last = line[-1]
            letter = (x1s[last] - x0s[last]) / max(1, len(texts[last]))
            draft.full.append(bool(xs[c1] - x1s[last] < 1.2 * letter + 6.5))
        cells.append(draft)
    return DraftTable(Box(*grid.box), len(ys) - 1, len(xs) - 1, cells)


def _blocks(maker: _LineMaker, by_cell: dict[int, list[int]], tables: list[Box], width: float) -> list[DraftBlock]:
    blocks = make_blocks(maker.lines(by_cell.get(LOOSE, [])), tables, width)
    columns = sorted((n for n in by_cell if FIRST_BOX < n <= FIRST_COLUMN), reverse=True)
    top: float | None = None
    last_right = -1.0
    for number in columns:
        lines = maker.lines(by_cell[number])
        left, here = min(line.box.x0 for line in lines), lines[0].box.top
        # Columns of one stretch are read one after the other, all in the place of the first.
        top = here if top is None or left < last_right else top
        last_right = left
        made = make_blocks(lines, tables, width)
        for block in made:
            block.top = min(top, block.lines[0].box.top)
        blocks += made
    for number in sorted((n for n in by_cell if n <= FIRST_BOX), reverse=True):
        lines = maker.lines(by_cell[number])
        if any(classify(line)[1] for line in lines[1:]):
            blocks += make_blocks(lines, tables, width)
        else:
            blocks.append(DraftBlock(BlockKind.PARAGRAPH, lines))
    return blocks


@dataclass(frozen=True, slots=True)
class _LineMaker:
    words: Words
    found: Lines
    is_bold: IsBold

    def lines(self, numbers: list[int]) -> list[Line]:
        """Return lines with these numbers from top to bottom."""
        made = [self._line(number) for number in numbers]
        return sorted(made, key=lambda line: (line.box.top + line.box.bottom, line.box.x0))

    def _line(self, number: int) -> Line:
        there, first = self.found.of(number), self.words.first
        bold = self.is_bold(int(first[there[0]])) and (len(there) < 2 or self.is_bold(int(first[there[-1]])))
        texts = self.words.texts
        return Line(" ".join([texts[i] for i in there]), Box(*self.found.boxes[number].tolist()), bold)


def _watermark(words: Words, lines: Lines, numbers: list[int]) -> Line:
    there = sorted(i for number in numbers for i in lines.of(number))
    boxes = words.boxes[there]
    x0, top = boxes[:, :2].min(0).tolist()
    x1, bottom = boxes[:, 2:].max(0).tolist()
    return Line(" ".join(words.texts[i] for i in there), Box(x0, top, x1, bottom))


def _words(words: Words, numbers: dict[int, int]) -> WordList:
    # The same words come on every page: one string for each keeps a long document small.
    texts = map(intern, words.texts)
    return WordList.of_columns(texts, words.boxes.ravel().tolist(), (numbers.get(c, -1) for c in words.cell.tolist()))
