"""Cells of a row in the making, and how two pieces of one cell become one."""

from __future__ import annotations

import re
from dataclasses import replace

from telaah.layout.columns import MEASURES
from telaah.model.document import ColumnRole, RowCell

Cells = list[RowCell | None]

STATEMENTS = (ColumnRole.TUJUAN, ColumnRole.SASARAN, ColumnRole.SASARAN_PROGRAM)
INDICATORS = (
    ColumnRole.INDIKATOR,
    ColumnRole.INDIKATOR_TUJUAN,
    ColumnRole.INDIKATOR_SASARAN,
    ColumnRole.INDIKATOR_PROGRAM,
)
VALUES = frozenset({*MEASURES, ColumnRole.SATUAN}) - {ColumnRole.PAGU}

_SUFFIX = re.compile(r"(?:an|kan|nya|ya|i|a)(?=\s|[,;.]?$)")
"""What cannot begin a piece of its own: the end of a word that the page break cut."""


def glue(first: RowCell, second: RowCell) -> RowCell:
    """Return two pieces of one cell as one: text joined, place of the first, the second's place in ``rest``."""
    length = len(first.text) if first.length is None else first.length
    cut = _SUFFIX.match(second.text) and first.text[-1:].isalpha()
    text = f"{first.text}{'' if cut else ' '}{second.text}"
    rest = (*first.rest, second.place(), *second.rest)
    return replace(first, text=text, raw=f"{first.raw}\n{second.raw}", length=length, rest=rest)


def printed(cell: RowCell | None) -> RowCell | None:
    """Return a cell that the row itself prints."""
    return cell if cell is not None and not cell.carried else None


def same(one: RowCell, other: RowCell) -> bool:
    """Return whether two cells are one drawn cell."""
    return one.page == other.page and one.start == other.start
