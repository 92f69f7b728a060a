"""Cards turned into tables: "Indikator | : | ...", "Sumber Data | : | ..." below each other become columns of one row."""

from __future__ import annotations

from dataclasses import replace

from telaah.layout.columns import column_key, header_role, is_header_text
from telaah.layout.tables_cells import Cells
from telaah.model.document import Column, ColumnRole, RowCell

LABELS = frozenset(
    {
        ColumnRole.TUJUAN,
        ColumnRole.SASARAN,
        ColumnRole.SASARAN_PROGRAM,
        ColumnRole.PROGRAM,
        ColumnRole.INDIKATOR,
        ColumnRole.INDIKATOR_TUJUAN,
        ColumnRole.INDIKATOR_SASARAN,
        ColumnRole.INDIKATOR_PROGRAM,
        ColumnRole.SATUAN,
        ColumnRole.FORMULA,
        ColumnRole.SUMBER_DATA,
        ColumnRole.PENANGGUNG_JAWAB,
        ColumnRole.PENDUKUNG,
        ColumnRole.TARGET,
        ColumnRole.BASELINE,
    }
)
TELLING = frozenset({ColumnRole.FORMULA, ColumnRole.SUMBER_DATA, ColumnRole.SATUAN, ColumnRole.PENANGGUNG_JAWAB})
"""A card has at least two of these beside its indicator: what a list of goals has not."""

Body = list[tuple[Cells, int, bool]]


def as_card(body: Body) -> tuple[tuple[Column, ...], Body] | None:
    """Return columns and rows of a table whose rows are labels with their values, None for any other table."""
    pairs = [(_label(cells), _value(cells), page) for cells, page, _ in body]
    named = [(label, value, page) for label, value, page in pairs if label is not None and value is not None]
    roles = {header_role(label.text) for label, _, _ in named}
    indicator = any(r is not None and r.value.startswith("indikator") for r in roles)
    if len(named) < 3 or len(named) < 0.6 * len(pairs) or not indicator or len(roles & TELLING) < 2:
        return None
    columns: dict[str, Column] = {}
    for label, _, _ in named:
        text = label.text.strip(" :")
        role = header_role(text) or ColumnRole.LAIN
        columns.setdefault(text.lower(), Column(len(columns), text, role, column_key([text])))
    rows: Body = []
    for label, value, page in named:
        index = columns[label.text.strip(" :").lower()].index
        if not rows or rows[-1][0][index] is not None:
            rows.append(([None] * len(columns), page, False))
        rows[-1][0][index] = replace(value, column=index)
    return tuple(columns.values()), rows


def _label(cells: Cells) -> RowCell | None:
    """Return the first cell of a row if it is a label (a number before it does not count)."""
    for cell in cells[:2]:
        if cell is not None and is_header_text(cell.text.strip(" :")) and header_role(cell.text) in LABELS:
            return cell
    return None


def _value(cells: Cells) -> RowCell | None:
    """Return the cell that a label names: the last of the row, if it is not the label itself."""
    filled = [c for c in cells if c is not None and c.text.strip(" :")]
    if not 2 <= len(filled) <= 3 or filled[-1].carried or is_header_text(filled[-1].text):
        return None
    return filled[-1]
