"""A header and the first row of its table, drawn in one cell each because the rule between them is missing -> two rows."""

from __future__ import annotations

import re
from dataclasses import replace

from telaah.layout.columns import YEAR_CELL, header_role, is_header_text
from telaah.lexicons.columns import load_header_words
from telaah.model.document import Cell, Table
from telaah.model.place import Box

TOP_ROWS = 2
"""Rows from the top among which such a header is looked for."""


def part_run_in_header(table: Table) -> Table:
    """Return a table whose header and first row are parted; any other table as it is."""
    for row in range(min(TOP_ROWS, table.rows)):
        cells = [c for c in table.cells if c.row == row and c.text.strip()]
        cuts = {c.column: _header_lines(c) for c in cells}
        left = [c for c in cells if cuts[c.column] < len(c.raw.splitlines())]
        roles = {header_role(" ".join(c.raw.splitlines()[: cuts[c.column]])) for c in cells if cuts[c.column]}
        if len(cells) < 3 or len(left) < 2 or not all(cuts.values()) or len(roles - {None}) < 3:
            continue
        if any(c.row_span > 1 for c in cells):
            continue
        return _parted(table, row, cuts)
    return table


def _header_lines(cell: Cell) -> int:
    """Return how many lines of a cell are its header: the first, and further ones made of header words alone."""
    lines = cell.raw.splitlines()
    if not is_header_text(lines[0]):
        return 0
    count = 1
    while count < min(len(lines), 4) and _of_header_words(lines[count]):
        count += 1
    return count


def _of_header_words(line: str) -> bool:
    tokens = re.findall(r"\w+", line.lower())
    return bool(tokens) and all(t in load_header_words().vocabulary or YEAR_CELL.match(t) for t in tokens)


def _parted(table: Table, row: int, cuts: dict[int, int]) -> Table:
    done: list[Cell] = []
    for cell in table.cells:
        if cell.row > row:
            done.append(replace(cell, row=cell.row + 1))
        elif cell.row == row and cell.column in cuts:
            done.extend(_halves(cell, cuts[cell.column]))
        elif cell.row <= row < cell.row + cell.row_span:
            done.append(replace(cell, row_span=cell.row_span + 1))
        else:
            done.append(cell)
    cells = tuple(sorted(done, key=lambda c: (c.row, c.column)))
    return replace(table, rows=table.rows + 1, cells=cells)


def _halves(cell: Cell, count: int) -> list[Cell]:
    """Return the header and the rest of a cell, the rest empty where there is none."""
    lines = cell.raw.splitlines()
    letters = sum(1 for c in "".join(lines[:count]) if not c.isspace())
    at = next((k for k, c in enumerate(cell.text) if not c.isspace() and not _fewer(cell.text, k, letters)), len(cell.text))
    box, share = cell.box, count / len(lines)
    middle = box.top + share * box.height
    head = cell.text[:at].rstrip()
    upper = replace(cell, text=head, raw="\n".join(lines[:count]), box=Box(box.x0, box.top, box.x1, middle))
    lower = replace(
        cell, row=cell.row + 1, text=cell.text[at:], raw="\n".join(lines[count:]), box=Box(box.x0, middle, box.x1, box.bottom)
    )
    return [upper, replace(lower, start=cell.start + at)]


def _fewer(text: str, end: int, letters: int) -> bool:
    """Return whether fewer letters than ``letters`` stand before a place."""
    return sum(1 for c in text[:end] if not c.isspace()) < letters
