"""Lines that stand on the wrong side of a rule, put back: into the row above, or out of a merged cell into each row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from telaah.layout.tables_cells import INDICATORS, STATEMENTS, VALUES, Cells, glue, printed, same
from telaah.layout.tables_items import find_items, usual_pitch
from telaah.layout.tables_lines import CellLines, TextLine, piece
from telaah.model.document import Column, ColumnRole, Document, RowCell

_SLIPPED = re.compile(r"[a-z][^\n]*\n(?:[^\n]*\n)*?(?:Men|Mem|Meng|Ter)[a-z]{4,}nya\b")
_HEAD = re.compile(r"(?:Men|Mem|Meng|Ter)[a-z]{4,}nya\b")
"""The first word of a statement of a condition."""
_CODE_INSIDE = re.compile(r"(?m)^\d{1,2}(?:\.\d{1,2}){1,5}\b")


class Slips:
    """Repairs the rows of one table."""

    def __init__(self, columns: Sequence[Column], finder: CellLines, document: Document) -> None:
        self._finder, self._document = finder, document
        self._statements = [c.index for c in columns if c.role in STATEMENTS]
        self._indicators = [c.index for c in columns if c.role in INDICATORS]
        self._values = [c.index for c in columns if c.role in VALUES]
        self._merged = [c.index for c in columns if c.role in (*STATEMENTS, *INDICATORS, ColumnRole.NOMOR)]

    def repair(self, rows: Sequence[Cells]) -> None:
        """Put the lines of all rows where they belong."""
        self._share_merged(rows)
        for above, cells in pairwise(rows):
            self.pull_up(above, cells)
        self.pull_up_statements(rows)

    def _share_merged(self, rows: Sequence[Cells]) -> None:
        """Give each row its own item of a merged cell whose items begin where the rows do."""
        for column in self._merged:
            for position, cells in enumerate(rows):
                cell = printed(cells[column])
                if cell is None or "\n" not in cell.raw:
                    continue
                below = position + 1
                while below < len(rows) and (c := rows[below][column]) is not None and c.carried and same(c, cell):
                    below += 1
                if below > position + 1:
                    self.share_out(cell, rows[position:below])

    def share_out(self, cell: RowCell, rows: Sequence[Cells]) -> None:
        """Put the items of a merged cell into the rows at whose tops they begin, if all do."""
        lines = self._finder.of(cell)
        items = find_items(lines, usual_pitch([lines]))
        if not 2 <= len(items) <= len(rows):
            return
        if cell.column in self._indicators and (len(items) < len(rows) or not all(map(self._is_valued, rows))):
            return
        tops = [min((c.box.top for c in row if c is not None and not c.carried), default=cell.box.top) for row in rows]
        chosen = [0]
        for item in items[1:]:
            height = item.lines[0].box.height
            fitting = [k for k, top in enumerate(tops) if k > chosen[-1] and -0.5 * height < item.top - top < 1.2 * height]
            if not fitting:
                return
            chosen.append(fitting[0])
        for number, first in enumerate(chosen):
            last = chosen[number + 1] if number + 1 < len(chosen) else len(rows)
            part = self._piece(cell, items[number].lines)
            for k in range(first, last):
                rows[k][cell.column] = replace(part, carried=k > first)

    def _is_valued(self, row: Cells) -> bool:
        """Return whether a row prints a value of its own: a merged cell of measures is parted by nothing less."""
        return any(printed(row[k]) is not None for k in self._values)

    def pull_up(self, above: Cells, cells: Cells) -> None:
        """Move the lines before the first number of a measure to the row above, where its last line has slipped down.

        In a scan the rules lie a few points beside the letters.
        """
        for column in self._indicators:
            cell, held = printed(cells[column]), above[column]
            if cell is None or held is None or held.page != cell.page:
                continue
            if not (_CODE_INSIDE.search(cell.raw) and _CODE_INSIDE.search(held.raw)):
                continue
            found = self._finder.of(cell)
            first = next((i for i in find_items(found, 1e6) if i.marker == "code"), None)
            # A measure that begins below the texts beside it, after blank space, has not slipped.
            if first is None or not any(line.middle < first.top for line in found):
                continue
            for index, other in enumerate(cells):
                own = printed(other)
                lines = self._finder.of(own) if own is not None and (index >= column) else ()
                upper = [line for line in lines if line.middle < first.top]
                lower = [line for line in lines if line.middle >= first.top]
                if own is None or not upper:
                    continue
                moved, over = self._piece(own, upper), above[index]
                above[index] = glue(over, moved) if over is not None else moved
                cells[index] = self._piece(own, lower) if lower else None

    def pull_up_statements(self, rows: Sequence[Cells]) -> None:
        """Move the lines before the first word of a statement to the statement above, whose last line has slipped down."""
        for column in self._statements:
            for position in range(1, len(rows)):
                cell, held = printed(rows[position][column]), rows[position - 1][column]
                if cell is None or held is None or held.page != cell.page or not _SLIPPED.match(cell.raw):
                    continue
                lines = self._finder.of(cell)
                first = next((k for k, line in enumerate(lines) if _HEAD.match(line.text)), 0)
                if not first:
                    continue
                whole = glue(held, self._piece(cell, lines[:first]))
                for row in rows[:position]:
                    over = row[column]
                    if over is not None and same(over, held):
                        row[column] = replace(whole, carried=over.carried)
                rows[position][column] = self._piece(cell, lines[first:])

    def _piece(self, cell: RowCell, lines: Sequence[TextLine]) -> RowCell:
        return piece(cell, lines, self._document.page(cell.page).text)
