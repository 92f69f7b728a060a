"""Statements that run over the rows of a table without lines: their last words stand in the row below their first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from telaah.layout.tables_cells import Cells, glue
from telaah.model.document import Column, ColumnRole

_STATED = frozenset({ColumnRole.TUJUAN, ColumnRole.SASARAN, ColumnRole.SASARAN_PROGRAM, ColumnRole.TUJUAN_ATASAN})


def pull_up(body: Sequence[tuple[Cells, int, bool]], columns: Sequence[Column]) -> None:
    """Put words that go on in small letters to the statement of the row above, which then covers both rows."""
    for column in (c.index for c in columns if c.role in _STATED):
        home: int | None = None
        for number, (cells, page, _) in enumerate(body):
            cell = cells[column]
            if cell is None or cell.carried:
                continue
            above = body[home][0][column] if home is not None and body[home][1] == page else None
            if above is None or home is None or not cell.text[:1].islower() or above.text.rstrip().endswith("."):
                home = number
                continue
            whole = glue(above, cell)
            for row in range(home, number + 1):
                body[row][0][column] = replace(whole, carried=row > home)
