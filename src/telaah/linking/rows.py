"""Evidence in tables: the outcome's own rows, rows placed under it, rows of its programmes elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from telaah.linking.atlas import ORDER, Atlas, Ground, Spot, covered_rows, row_spot
from telaah.model.document import ColumnRole, JoinedTable, Row, SectionKind
from telaah.model.plan import Level, Outcome

_HEADS = frozenset({"urusan", "bidang_urusan", "total", "grup"})
_PROGRAMME_PARTS = frozenset({"program", "kegiatan", "sub_kegiatan", "outcome", "output"})
_PAST = frozenset({SectionKind.EVALUASI, SectionKind.KINERJA_PELAYANAN, SectionKind.USULAN, SectionKind.TELAAHAN})
ABOVE_COLUMNS = {
    Level.TUJUAN: frozenset({ColumnRole.TUJUAN_ATASAN, ColumnRole.MISI}),
    Level.SASARAN: frozenset({ColumnRole.TUJUAN_ATASAN, ColumnRole.MISI, ColumnRole.TUJUAN, ColumnRole.INDIKATOR_TUJUAN}),
    Level.PROGRAM: frozenset(
        {
            ColumnRole.TUJUAN_ATASAN,
            ColumnRole.MISI,
            ColumnRole.TUJUAN,
            ColumnRole.INDIKATOR_TUJUAN,
            ColumnRole.SASARAN,
            ColumnRole.INDIKATOR_SASARAN,
        }
    ),
}
"""Columns of what stands above an outcome: a sasaran does not inherit from its tujuan."""


def own_rows(outcome: Outcome, atlas: Atlas) -> Iterator[tuple[Spot, Ground]]:
    """Yield the rows in which the outcome stands, printed or carried down."""
    for ref in outcome.rows:
        if ref.table >= len(atlas.document.tables) or atlas.table(ref.table).foreign:
            continue
        table = atlas.table(ref.table)
        if ref.row < len(table.rows):
            yield (
                row_spot(ref.table, ref.row),
                Ground(_reason(table, atlas), "", _own_measure(outcome, table, table.rows[ref.row])),
            )


def indicator_rows(outcome: Outcome, atlas: Atlas) -> Iterator[tuple[Spot, Ground]]:
    """Yield the rows of the outcome's indicators where no other outcome stands (an IKU table without outcomes)."""
    for indicator in outcome.indicators:
        for ref in indicator.rows:
            if ref.table >= len(atlas.document.tables) or atlas.table(ref.table).foreign:
                continue
            table = atlas.table(ref.table)
            for index in covered_rows(table, ref.row, ref.column):
                if not atlas.rows.get(row_spot(table.id, index)):
                    yield row_spot(table.id, index), Ground(_reason(table, atlas), indicator.text)


def rows_below(outcome: Outcome, atlas: Atlas) -> Iterator[tuple[Spot, Ground]]:
    """Yield the rows that a table places under the outcome: those that follow with its column empty, until the next one."""
    for ref in outcome.rows:
        if ref.table >= len(atlas.document.tables) or atlas.table(ref.table).foreign:
            continue
        table = atlas.table(ref.table)
        for row in table.rows[ref.row + 1 :]:
            spot = row_spot(table.id, row.index)
            if _ends(outcome, ref.column, table.rows[ref.row], row, spot, table, atlas):
                break
            yield spot, Ground(_reason(table, atlas), "", row.level not in _PROGRAMME_PARTS)


def _ends(outcome: Outcome, column: int, start: Row, row: Row, spot: Spot, table: JoinedTable, atlas: Atlas) -> bool:
    if atlas.rows.get(spot) and atlas.highest(spot, outcome.level):
        return True
    if row.level in _HEADS or row.page > start.page + 40:
        return True
    if outcome.level is Level.PROGRAM:
        return (
            row.level == "program"
            or (row.level is None and start.level is None)
            or row.text(column) != ""
            and row.level not in _PROGRAMME_PARTS
        )
    if row.text(column):
        return True
    above = ABOVE_COLUMNS[outcome.level]
    return any(c is not None and not c.carried and table.columns[c.column].role in above for c in row.cells)


def programme_rows(outcome: Outcome, atlas: Atlas) -> Iterator[tuple[Spot, Ground]]:
    """Yield rows of the outcome's programmes in tables that put no outcome of their own beside them (the chain)."""
    if outcome.level is Level.TUJUAN and any(o.parent == outcome.id for o in atlas.outcomes):
        return
    names = list(outcome.programmes)
    for ref in outcome.rows:
        name = atlas.programmes.at(ref.table, ref.row)
        if (
            name is not None
            and name not in names
            and ref.table < len(atlas.document.tables)
            and not atlas.table(ref.table).foreign
        ):
            names.append(name)
    for name in names:
        for number, index in atlas.programmes.rows(name):
            table, spot = atlas.table(number), row_spot(number, index)
            section = atlas.section_of(table)
            if table.foreign or (section is not None and section.kind in _PAST):
                continue
            if _placed_by_table(table, atlas) and outcome.level is not Level.PROGRAM:
                continue
            yield spot, Ground("chain", name, own_measure=False)


def _placed_by_table(table: JoinedTable, atlas: Atlas) -> bool:
    """Tell whether a table itself says under which tujuan or sasaran its rows stand."""
    return any(
        ORDER[o.level] <= ORDER[Level.SASARAN] for row in table.rows for o, _ in atlas.rows.get(row_spot(table.id, row.index), ())
    )


def _reason(table: JoinedTable, atlas: Atlas) -> str:
    section = atlas.section_of(table)
    kind = section.kind if section else None
    if (
        kind in (SectionKind.CROSSCUTTING, SectionKind.MITRA)
        or "cross" in table.title.lower()
        or "pohon kinerja" in table.title.lower()
    ):
        return "crosscutting"
    return "row"


def _own_measure(outcome: Outcome, table: JoinedTable, row: Row) -> bool:
    """Tell whether the figures of a row are the outcome's own: not where the row is a programme's and the outcome stands beside it."""
    if outcome.level is Level.PROGRAM or row.level not in _PROGRAMME_PARTS:
        return True
    return any(ref.table == table.id and ref.row == row.index for i in outcome.indicators for ref in i.rows)
