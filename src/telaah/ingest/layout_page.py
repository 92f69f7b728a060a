"""Puts words, lines and grids of a page together to a draft: which grids are tables, which text stands outside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from telaah.ingest.blocks import make_blocks
from telaah.ingest.chars import SKEW
from telaah.ingest.draft import DraftBlock, DraftCell, DraftPage, DraftTable, Line
from telaah.ingest.lattice import Grid, Ints
from telaah.ingest.unruled import Stretch, as_grid, is_running_text, is_table, stretches, wide_gaps
from telaah.ingest.words import Lines, Words, make_lines
from telaah.model.document import BlockKind, PageState, Word
from telaah.model.place import Box

IsBold = Callable[[int], bool]
"""Asked with a letter's position in the text page."""

FRAME_SHARE = 0.5
"""A cell that is higher than this share of the page and holds most words of the page is a frame around it."""
LOOSE, WATERMARK, FIRST_COLUMN = -1, -2, -10
"""Numbers in the place of cells: text outside tables; letters across the page; columns of running text, downwards."""


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
    words, lines = make_lines(words, cell)
    if _has_columns(words, lines, tables):
        words, lines = make_lines(words, words.cell)
    by_cell: dict[int, list[list[int]]] = {}
    for k, number in enumerate(lines.cell):
        by_cell.setdefault(number, []).append(lines.order[lines.begins[k] : lines.begins[k + 1]])
    drafts, cell_numbers = _drafts(words, tables, by_cell)
    boxes = [table.box for table in drafts]
    items: list[DraftBlock | DraftTable] = [*drafts, *_blocks(words, by_cell, boxes, sheet.size[0], is_bold)]
    items.sort(key=_position)
    if WATERMARK in by_cell:
        there = sorted(i for line in by_cell[WATERMARK] for i in line)
        items.append(DraftBlock(BlockKind.FURNITURE, [_line(words, there, is_bold)]))
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


def _is_table(grid: Grid, counts: Ints, total: int, size: tuple[float, float]) -> bool:
    filled = int((counts > 0).sum())
    if filled < 2:
        return False
    high = grid.ys[grid.cells[:, 1]] - grid.ys[grid.cells[:, 0]]
    biggest = int(np.argmax(counts))
    return not (high[biggest] > FRAME_SHARE * size[1] and counts[biggest] > 0.7 * total and filled <= 4)


def _has_columns(words: Words, lines: Lines, tables: _Tables) -> bool:
    """Look for columns in the loose text; give their words cells of their own and return True if there are any."""
    loose = [lines.order[lines.begins[k] : lines.begins[k + 1]] for k, cell in enumerate(lines.cell) if cell == LOOSE]
    gaps = [n for n, cell in zip(wide_gaps(words.reading, lines.order, lines.begins), lines.cell, strict=True) if cell == LOOSE]
    if sum(n > 0 for n in gaps) < 2:
        return False
    tops = [grid.box[1] for _, grid, _ in tables.grids]
    found = False
    for part, part_gaps in _between_tables(words, loose, gaps, tops):
        for stretch in stretches(words.reading, part, part_gaps):
            found |= _settled(words, stretch, tables)
    return found


def _settled(words: Words, stretch: Stretch, tables: _Tables) -> bool:
    grid = as_grid(stretch, words.reading, words.texts) if is_table(stretch, words.reading, words.texts) else None
    if grid is not None:
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


def _between_tables(
    words: Words, loose: list[list[int]], gaps: list[int], tops: list[float]
) -> list[tuple[list[list[int]], list[int]]]:
    """Part loose lines at the tables between them."""
    parts: dict[int, tuple[list[list[int]], list[int]]] = {}
    for line, count in zip(loose, gaps, strict=True):
        if words.direction[line[0]] == 0:
            top = float(words.reading[line[0], 1])
            lines, counts = parts.setdefault(sum(top > t for t in tops), ([], []))
            lines.append(line)
            counts.append(count)
    return list(parts.values())


def _drafts(words: Words, tables: _Tables, by_cell: dict[int, list[list[int]]]) -> tuple[list[DraftTable], dict[int, int]]:
    numbers: dict[int, int] = {}
    drafts = []
    for base, grid, ruled in sorted(tables.grids, key=lambda t: (t[1].box[1], t[1].box[0])):
        drafts.append(_table(words, grid, base, by_cell, numbers))
        drafts[-1].ruled = ruled
    return drafts, numbers


def _table(words: Words, grid: Grid, base: int, by_cell: dict[int, list[list[int]]], numbers: dict[int, int]) -> DraftTable:
    texts, x0s, x1s = words.texts, words.reading[:, 0], words.reading[:, 2]
    order = np.lexsort((grid.cells[:, 2], grid.cells[:, 0])).tolist()
    xs, ys, extents = grid.xs.tolist(), grid.ys.tolist(), grid.cells.tolist()
    cells = []
    for k in order:
        r0, r1, c0, c1 = extents[k]
        numbers[base + k] = len(numbers)
        draft = DraftCell(r0, c0, r1 - r0, c1 - c0, Box(xs[c0], ys[r0], xs[c1], ys[r1]), [])
        for line in by_cell.get(base + k, ()):
            draft.lines.append(" ".join([texts[i] for i in line]))
            last = line[-1]
            letter = (x1s[last] - x0s[last]) / max(1, len(texts[last]))
            draft.full.append(bool(xs[c1] - x1s[last] < 1.2 * letter + 6.5))
        cells.append(draft)
    return DraftTable(Box(*grid.box), len(ys) - 1, len(xs) - 1, cells)


def _blocks(
    words: Words, by_cell: dict[int, list[list[int]]], tables: list[Box], width: float, is_bold: IsBold
) -> list[DraftBlock]:
    blocks = make_blocks(_lines(words, by_cell.get(LOOSE, []), is_bold), tables, width)
    columns = sorted((n for n in by_cell if n <= FIRST_COLUMN), reverse=True)
    top: float | None = None
    last_right = -1.0
    for number in columns:
        lines = _lines(words, by_cell[number], is_bold)
        left, here = min(line.box.x0 for line in lines), lines[0].box.top
        # Columns of one stretch are read one after the other, all in the place of the first.
        top = here if top is None or left < last_right else top
        last_right = left
        made = make_blocks(lines, tables, width)
        for block in made:
            block.top = min(top, block.lines[0].box.top)
        blocks += made
    return blocks


def _lines(words: Words, lines: list[list[int]], is_bold: IsBold) -> list[Line]:
    return sorted([_line(words, line, is_bold) for line in lines], key=lambda line: (line.box.top + line.box.bottom, line.box.x0))


def _line(words: Words, line: list[int], is_bold: IsBold) -> Line:
    boxes = words.boxes[line]
    x0, top = boxes[:, :2].min(0).tolist()
    x1, bottom = boxes[:, 2:].max(0).tolist()
    bold = is_bold(int(words.first[line[0]])) and (len(line) < 2 or is_bold(int(words.first[line[-1]])))
    return Line(" ".join([words.texts[i] for i in line]), Box(x0, top, x1, bottom), bold)


def _words(words: Words, numbers: dict[int, int]) -> list[Word]:
    boxes = map(Box._make, words.boxes.tolist())
    return [Word(t, b, numbers.get(c, -1)) for t, b, c in zip(words.texts, boxes, words.cell.tolist(), strict=True)]
