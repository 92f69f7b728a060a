"""The columns of one table as the reader of outcomes needs them: which hold statements, measures, programmes, values."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from telaah.lexicons.columns import compact
from telaah.model.document import Column, ColumnRole, Document, JoinedTable
from telaah.model.identity import DocumentKind
from telaah.model.plan import Level

STATEMENTS = {ColumnRole.TUJUAN: Level.TUJUAN, ColumnRole.SASARAN: Level.SASARAN, ColumnRole.SASARAN_PROGRAM: Level.PROGRAM}
INDICATORS = frozenset(
    {ColumnRole.INDIKATOR, ColumnRole.INDIKATOR_TUJUAN, ColumnRole.INDIKATOR_SASARAN, ColumnRole.INDIKATOR_PROGRAM}
)
OWNERS = frozenset({*STATEMENTS, ColumnRole.PROGRAM, ColumnRole.OUTPUT})
"""Columns to which an indicator column to their right may belong."""
ASIDES = frozenset({ColumnRole.KETERANGAN, ColumnRole.URAIAN, ColumnRole.LAIN})
INDICATOR_LEVEL = {
    ColumnRole.INDIKATOR_TUJUAN: Level.TUJUAN,
    ColumnRole.INDIKATOR_SASARAN: Level.SASARAN,
    ColumnRole.INDIKATOR_PROGRAM: Level.PROGRAM,
}
_WORK = ("sasarankegiatan", "sasaransubkegiatan", "hasilkegiatan", "tujuankegiatan", "outcomekegiatan")
_CHANGED = re.compile(r"(?i)\b(?:perubahan|menjadi|sesudah|setelah)\b")
_UNCHANGED = re.compile(r"(?i)\b(?:semula|sebelum|murni|induk)\b(?!.*\bmenjadi\b)")
"""Targets that the same table changes: those after the change hold."""
_HOLDER = re.compile(
    r"(?i)\bperjanjian\s+kinerja\b.*\b(?:kepala\s+(?:bidang|bagian|seksi|sub\s?bag\w*|sub\s?bidang)|kabid|kabag|kasi|kasubbag)\b"
)
_HOLDERS = re.compile(
    r"(?i)^\W*(?:kepala\s+(?:bidang|bagian|seksi|sub\s?bag\w*|sub\s?bidang)|kabid|kabag|kasi|kasubbag|kasubbid)\b"
)
_CHIEF = re.compile(r"(?i)\b(?:kepala\s+(?:bidang|bagian)|kabid|kabag)\b")
_UNIT = re.compile(r"(?i)^\W*(?:bidang|bagian)\b")
"""In the plan of a bidang or bagian its head agrees on the plan's own outcomes."""
_POSITION = re.compile(r"(?i)^\W*(?:nama\s+)?(?:jabatan|pejabat)\b")
_WHOLE = re.compile(r"(?i)\b(?:lima|5)\W{0,3}(?:thn|tahun|tahunan)\b")
"""A target of the plan's five years together."""
_YEAR = re.compile(r"\b(20[0-4]\d)\b")


@dataclass(frozen=True, slots=True)
class Measuring:
    """An indicator column and the columns that belong to it."""

    column: Column
    unit: Column | None
    baseline: Column | None
    formula: Column | None
    targets: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table by their part."""

    statements: tuple[tuple[Column, Level], ...]
    measurings: tuple[Measuring, ...]
    programmes: tuple[Column, ...]
    outcome_rows: tuple[Column, ...]
    """Columns in whose rows without code a programme's outcome stands ("Program / Outcome / Kegiatan")."""
    owners: tuple[Column, ...]
    asides: tuple[Column, ...]
    """Where a table has no programme column, those in which programmes are named by the way."""
    unsure_level: bool
    """Words alone tell the level: of a column "Tujuan/Sasaran", and of a column "Sasaran program" that no programme precedes."""

    of_holder: bool = False
    """The sasaran are those of a head of bidang or seksi: results of programmes, beside which outputs stand."""

    def is_unsure(self, level: Level) -> bool:
        """Return whether a statement of this level may be one of another."""
        return self.unsure_level and any(found is level for _, found in self.statements)


def of_holder(document: Document, table: JoinedTable) -> bool:
    """Return whether a table is the agreement of heads of bidang or seksi in a document that holds the office's own."""
    unit = bool(_UNIT.match(document.identity.organisation or ""))
    if not _is_holders(table, unit=unit):
        return False
    others = (t for t in document.tables if t.column_of(ColumnRole.SASARAN, ColumnRole.TUJUAN))
    return any(not _is_holders(t, unit=unit) for t in others)


def _is_holders(table: JoinedTable, *, unit: bool) -> bool:
    """Return whether the title, or a column of positions before the sasaran, names nobody but heads of bidang or seksi.

    ``unit``: the plan is itself that of a bidang or bagian, whose head is no holder below it.
    """
    if _HOLDER.search(table.title) and not (unit and _CHIEF.search(table.title)):
        return True
    sasaran = table.column_of(ColumnRole.SASARAN)
    for column in table.columns[: sasaran[0].index] if sasaran else ():
        names = [name for row in table.rows if (name := row.text(column.index))]
        if (
            _POSITION.match(column.header)
            and names
            and all(_HOLDERS.match(name) and not (unit and _CHIEF.search(name)) for name in names)
        ):
            return True
    return False


def are_branches(layout: Layout) -> bool:
    """Return whether columns of one level stand beside each other: branches of a drawing, no columns of a table."""
    levels = [level for _, level in layout.statements]
    return not levels or len(set(levels)) < len(levels)


def layout_of(document: Document, table: JoinedTable) -> Layout:
    """Return the columns of a table; those of a holder's agreement state outcomes of programmes."""
    layout = read_columns(table, document.identity.kind)
    if not of_holder(document, table):
        return layout
    return replace(layout, statements=tuple((c, Level.PROGRAM) for c, _ in layout.statements), of_holder=True)


def read_columns(table: JoinedTable, kind: DocumentKind) -> Layout:
    """Return the columns of a table by their part."""
    programmes = tuple(c for c in table.column_of(ColumnRole.PROGRAM) if not compact(c.header).startswith("sasaran"))
    statements = tuple((c, level) for c in table.columns if (level := _level(c, programmes, kind)) is not None)
    indicators = [c for c in table.columns if c.role in INDICATORS]
    measurings = tuple(_measuring(table, c, indicators) for c in indicators)
    outcome_rows = tuple(
        c for c in table.column_of(ColumnRole.PROGRAM, ColumnRole.URAIAN, ColumnRole.SASARAN_PROGRAM) if _mixed(c)
    )
    statements = tuple(s for s in statements if s[0] not in outcome_rows)
    owners = tuple(c for c in table.columns if c.role in OWNERS)
    asides = tuple(
        c for c in table.columns if c.index == 0 or c.role in (ColumnRole.KETERANGAN, ColumnRole.URAIAN, ColumnRole.LAIN)
    )
    return Layout(statements, measurings, programmes, outcome_rows, owners, asides, _unsure(statements, programmes))


def _unsure(statements: tuple[tuple[Column, Level], ...], programmes: tuple[Column, ...]) -> bool:
    if len(statements) == 1 and _names_both(statements[0][0]):
        return True
    if {level for _, level in statements} != {Level.PROGRAM}:
        return False
    first = statements[0][0]
    return first.role is ColumnRole.SASARAN_PROGRAM and not any(p.index < first.index for p in programmes)


def _names_both(column: Column) -> bool:
    header = compact(column.header)
    return "tujuan" in header and "sasaran" in header


def _mixed(column: Column) -> bool:
    """Return whether a column's header names programmes and their outcomes together."""
    header = compact(column.header)
    return (
        "outcome" in header and ("program" in header or "urusan" in header) and "indikator" not in header and "/" in column.header
    )


def _level(column: Column, programmes: tuple[Column, ...], kind: DocumentKind) -> Level | None:
    """Return the level of what a column states: right of a programme column a tujuan or sasaran is the programme's."""
    header = compact(column.header)
    level = (
        Level.PROGRAM
        if column.role is ColumnRole.PROGRAM and header.startswith("sasaranprogram")
        else STATEMENTS.get(column.role)
    )
    if level is None:
        return None
    if kind is DocumentKind.RENSTRA_KL:
        return Level.SASARAN if level is Level.PROGRAM else level
    if any(word in header for word in _WORK):
        return None
    if level is not Level.PROGRAM and "strategis" not in header and any(p.index < column.index for p in programmes):
        return Level.PROGRAM
    return level


def _measuring(table: JoinedTable, column: Column, indicators: list[Column]) -> Measuring:
    """Return an indicator column with the columns up to the next indicator column, and a unit or baseline just left of it."""
    later = [c.index for c in indicators if c.index > column.index]
    end = min(later) if later else len(table.columns)
    span = [c for c in table.columns if column.index < c.index < end]
    first = {
        role: next((c for c in span if c.role is role), None)
        for role in (ColumnRole.SATUAN, ColumnRole.BASELINE, ColumnRole.FORMULA)
    }
    targets = tuple(_keyed(table, c, column) for c in span if c.role is ColumnRole.TARGET)
    if any(_CHANGED.search(c.header) for c in targets):
        targets = tuple(c for c in targets if not _UNCHANGED.search(c.header))
    return Measuring(column, first[ColumnRole.SATUAN], first[ColumnRole.BASELINE], first[ColumnRole.FORMULA], targets)


def _keyed(table: JoinedTable, target: Column, indicator: Column) -> Column:
    """Return a target column with the year that the first row prints in it where the header was read too short ("201 9")."""
    if target.key is None and _WHOLE.search(target.header):
        return replace(target, key="akhir")
    if target.key is None:
        # "Target | Realisasi 2014": what was reached says in which year it was aimed at.
        beside = next((c for c in table.columns if c.index > target.index), None)
        if beside is not None and beside.role is ColumnRole.REALISASI and beside.key and _YEAR.fullmatch(beside.key):
            return replace(target, key=beside.key)
        # "Target | Rp 2026" under one year that no rule extends over both.
        named = (c for c in table.columns if c.index > target.index and c.header)
        money = next(named, None)
        taken = {c.key for c in table.column_of(ColumnRole.TARGET)}
        if money is not None and money.role is ColumnRole.PAGU and money.key not in taken and _YEAR.fullmatch(money.key or ""):
            return replace(target, key=money.key)
    if target.key is not None or not table.rows or table.rows[0].text(indicator.index):
        return target
    year = table.rows[0].text(target.index).replace(" ", "")
    return replace(target, key=year) if _YEAR.fullmatch(year) else target


def year_of(table: JoinedTable, section: str, period: tuple[int, int] | None) -> str:
    """Return the key of a target column that prints no year: of the "Sumber" line, the title, the section, else the report's."""
    for text in (*(n.text for n in table.notes), table.title, section):
        years = _YEAR.findall(text)
        if len(set(years)) == 1:
            return str(years[0])
    if period is not None and period[0] == period[1]:
        return str(period[0])
    return "akhir"
