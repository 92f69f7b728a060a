"""Puts words, lines and grids of a page together to a draft: which grids are tables, which text stands outside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from telaah.ingest.blocks import make_blocks
from telaah.ingest.draft import DraftBlock, DraftCell, DraftPage, DraftTable, Line
from telaah.ingest.lattice import Grid, Ints
from telaah.ingest.words import Lines, Words, make_lines
from telaah.model.document import BlockKind, PageState, Word
from telaah.model.place import Box

IsBold = Callable[[int], bool]
"""Asked with a letter's position in the text page."""

FRAME_SHARE = 0.5
"""A cell that is higher than this share of the page and holds most words of the page is a frame around it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is known of a page beside its words and lines."""

    number: int
    size: tuple[float, float]
    state: PageState
    note: str = ""
    turn: int = 0


def arrange(sheet: Sheet, words: Words, grids: list[Grid], is_bold: IsBold) -> DraftPage:
    """Make the draft of a page."""
    tables, cell = _true_tables(words, grids, sheet.size)
    words, lines = make_lines(words, cell)
    drafts, loose_lines, cell_number = _fill(words, grids, tables, lines)
    loose = sorted([_line(words, line, is_bold) for line in loose_lines], key=lambda line: (line.box.top + line.box.bottom, line.box.x0))
    blocks = make_blocks(loose, [table.box for table in drafts], sheet.size[0])
    items: list[DraftBlock | DraftTable] = sorted([*drafts, *blocks], key=_position)
    if len(words.texts) and (words.direction == 4).any():
        items.append(_watermark(words, is_bold))
    size = sheet.size
    return DraftPage(sheet.number, size[0], size[1], sheet.state, _words(words, cell_number), items, sheet.note, sheet.turn)


def _position(item: DraftBlock | DraftTable) -> tuple[float, float]:
    box = item.box if isinstance(item, DraftTable) else item.lines[0].box
    return box.top, box.x0


def _true_tables(words: Words, grids: list[Grid], size: tuple[float, float]) -> tuple[list[int], Ints]:
    """Tell tables from frames: return the numbers of the grids that are tables, and each word's cell with the others' loose."""
    if not grids:
        return [], words.cell
    cell = words.cell.copy()
    counts = np.bincount(cell[cell >= 0], minlength=sum(len(g.cells) for g in grids))
    kept, base = [], 0
    for n, grid in enumerate(grids):
        if _is_table(grid, counts[base : base + len(grid.cells)], len(words.texts), size):
            kept.append(n)
        else:
            cell[(cell >= base) & (cell < base + len(grid.cells))] = -1
        base += len(grid.cells)
    cell[words.direction == 4] = -2
    return kept, cell


def _is_table(grid: Grid, counts: Ints, total: int, size: tuple[float, float]) -> bool:
    filled = int((counts > 0).sum())
    if filled < 2:
        return False
    high = grid.ys[grid.cells[:, 1]] - grid.ys[grid.cells[:, 0]]
    biggest = int(np.argmax(counts))
    if high[biggest] > FRAME_SHARE * size[1] and counts[biggest] > 0.7 * total and filled <= 4:
        return False
    return True


def _fill(words: Words, grids: list[Grid], kept: list[int], lines: Lines) -> tuple[list[DraftTable], list[list[int]], dict[int, int]]:
    by_cell: dict[int, list[list[int]]] = {}
    for k, cell in enumerate(lines.cell):
        by_cell.setdefault(cell, []).append(lines.order[lines.begins[k] : lines.begins[k + 1]])
    drafts, numbers = [], {-1: -1}
    bases = np.concatenate([[0], np.cumsum([len(g.cells) for g in grids])]).tolist()
    for n in sorted(kept, key=lambda n: (grids[n].box[1], grids[n].box[0])):
        drafts.append(_table(words, grids[n], bases[n], by_cell, numbers))
    return drafts, by_cell.get(-1, []), numbers


def _table(words: Words, grid: Grid, base: int, by_cell: dict[int, list[list[int]]], numbers: dict[int, int]) -> DraftTable:
    texts, x0s, x1s = words.texts, words.reading[:, 0], words.reading[:, 2]
    order = np.lexsort((grid.cells[:, 2], grid.cells[:, 0])).tolist()
    xs, ys, extents = grid.xs.tolist(), grid.ys.tolist(), grid.cells.tolist()
    cells = []
    for k in order:
        r0, r1, c0, c1 = extents[k]
        numbers[base + k] = len(numbers) - 1
        draft = DraftCell(r0, c0, r1 - r0, c1 - c0, Box(xs[c0], ys[r0], xs[c1], ys[r1]), [])
        for line in by_cell.get(base + k, ()):
            draft.lines.append(" ".join([texts[i] for i in line]))
            last = line[-1]
            letter = (x1s[last] - x0s[last]) / max(1, len(texts[last]))
            draft.full.append(bool(xs[c1] - x1s[last] < 1.2 * letter + 6.5))
        cells.append(draft)
    return DraftTable(Box(*grid.box), len(ys) - 1, len(xs) - 1, cells)


def _line(words: Words, line: list[int], is_bold: IsBold) -> Line:
    boxes = words.boxes[line]
    box = Box(float(boxes[:, 0].min()), float(boxes[:, 1].min()), float(boxes[:, 2].max()), float(boxes[:, 3].max()))
    bold = is_bold(int(words.first[line[0]])) and (len(line) < 2 or is_bold(int(words.first[line[-1]])))
    return Line(" ".join([words.texts[i] for i in line]), box, bold)


def _watermark(words: Words, is_bold: IsBold) -> DraftBlock:
    return DraftBlock(BlockKind.FURNITURE, [_line(words, np.flatnonzero(words.direction == 4).tolist(), is_bold)])


def _words(words: Words, numbers: dict[int, int]) -> list[Word]:
    boxes = map(Box._make, words.boxes.tolist())
    return [Word(t, b, numbers.get(c, -1)) for t, b, c in zip(words.texts, boxes, words.cell.tolist(), strict=True)]
