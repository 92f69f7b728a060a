"""One joined table -> the statements and measures in its rows, with the statements above them."""

from __future__ import annotations

from collections.abc import Set

from telaah.model.document import Column, ColumnRole, Document, JoinedTable, Row, RowCell, SectionKind
from telaah.model.plan import Level, RowRef
from telaah.outcomes.accepting import accepted
from telaah.outcomes.boxes import read_boxes
from telaah.outcomes.indicators import likeness
from telaah.outcomes.measures import demote, goes_on, is_measure, read_measures
from telaah.outcomes.ownership import looks_back, own_of_table
from telaah.outcomes.reading import Bound, Own, Reading, Source, Statement
from telaah.outcomes.table_columns import INDICATOR_LEVEL, Layout, Measuring, are_branches, layout_of, year_of
from telaah.outcomes.table_words import CODE, GROUP_LABEL, GROUP_TEXT, PROGRAMME, SKIPPED, TOTAL, TREE, WORK, has_groups
from telaah.outcomes.wording import Kind, Piece, clean, kind_of, split, without_slipped_number
from telaah.text.similar import plain

ORDER = (Level.TUJUAN, Level.SASARAN, Level.PROGRAM)
SAME_YEARS = 70.0
"""Likeness from which two indicators of one row, for two years, are one measure."""
PLACED = frozenset({ColumnRole.PROGRAM, ColumnRole.OUTPUT})
"""Columns whose cells have indicators of their own, which are no outcome's."""


def read_table(
    document: Document, table: JoinedTable, elsewhere: Set[tuple[Level, str]] = frozenset(), *, drawn: bool = False
) -> Reading:
    """Return what a table states; ``elsewhere`` holds the plain wordings that other tables and the text state.

    What stands in boxes of a page that was read as a drawing (``drawn``) is not read again.
    """
    layout = layout_of(document, table)
    if drawn and are_branches(layout):
        return Reading()
    if not (layout.statements or layout.measurings or layout.outcome_rows or has_groups(table)):
        return read_boxes(document, table)
    reading = _TableReader(document, table, layout, elsewhere).read()
    if not reading.statements and not (layout.statements or layout.measurings):
        return read_boxes(document, table)
    return reading


class _TableReader:
    """Walks the rows of one table from top to bottom and remembers which statements are in force."""

    def __init__(self, document: Document, table: JoinedTable, layout: Layout, elsewhere: Set[tuple[Level, str]]) -> None:
        self.document, self.table, self.layout, self.elsewhere = document, table, layout, elsewhere
        self.own = min(own_of_table(document, table), Own.WEAK if looks_back(document, table) else Own.OWN)
        section = document.sections[table.section].title if table.section is not None else ""
        self.year = year_of(table, section, document.identity.period)
        self.reading = Reading()
        self.known: dict[tuple[Level, str], Statement] = {}
        self.now: dict[Level, list[Statement]] = {level: [] for level in ORDER}
        self.programme = ""
        self.row_kind: str | None = None
        self.bound: dict[int, Bound] = {}

    def read(self) -> Reading:
        for row in self.table.rows:
            if row.level in SKIPPED or TOTAL.match(row.text(0)) or TOTAL.match(row.text(1)):
                continue
            if row.level in ("grup", "judul"):
                self._group(row)
                continue
            self._programme(row)
            fresh = self._statements(row)
            fresh.extend(self._outcome_row(row))
            self._cover(row)
            for measuring in self.layout.measurings:
                self._measures(row, measuring)
            self._join_years(row)
        return self.reading

    # statements ----------------------------------------------------------------------------------------------------

    def _group(self, row: Row) -> None:
        """Read a row that heads a group: "Tujuan 1: ..." in one cell, or label and text in two."""
        filled = [c for c in row.cells if c is not None and c.text.strip(" :")]
        if not filled:
            return
        whole, label = GROUP_TEXT.match(filled[0].text), GROUP_LABEL.match(filled[0].text)
        if whole:
            level, cell, text = Level(whole[1].lower()), filled[0], whole[2]
        elif label and len(filled) > 1:
            level, cell, text = Level(label[1].lower()), filled[1], filled[1].text
        else:
            self._programme(row)
            return
        text = clean(text)
        if accepted(text, level, measured=True, sure=True):
            self._set(level, [self._statement(level, Piece(text), cell)])

    def _programme(self, row: Row) -> None:
        """Remember the programme that the row names, and at which level of the programme tree the row stands."""
        if row.level in TREE:
            self.row_kind = row.level
        for column in self.layout.programmes or self.layout.asides:
            text = row.text(column.index)
            found = PROGRAMME.match(text)
            coded = row.level == "program" and bool(text) and column in self.layout.programmes
            if (found and row.level not in WORK) or coded:
                self.programme = clean(found[1] if found else CODE.sub("", text))
                self.row_kind = "program"
                return

    def _statements(self, row: Row) -> list[Statement]:
        fresh: list[Statement] = []
        for column, level in self.layout.statements:
            cell = row.cells[column.index]
            if cell is None:
                if any(s.level is not level for s in fresh):
                    self.now[level] = []
                continue
            if level is Level.PROGRAM and self._is_work(row, column):
                if not cell.carried:
                    self._set(level, [])
                continue
            if self._goes_on(cell, level, row):
                continue
            found = self._of_cell(cell, column, level, row)
            if found:
                self._enter(level, found, column)
                if not cell.carried:
                    fresh.extend(found)
            elif not cell.carried and kind_of(cell.text) is not Kind.INDICATOR:
                # What was refused still ends the statement before it: its indicators are not that one's.
                self._set(level, [])
        return fresh

    def _goes_on(self, cell: RowCell, level: Level, row: Row) -> bool:
        """Glue the rest of a statement that a page break cut in two to its beginning."""
        held = self.now[level]
        kind, small = kind_of(cell.text), cell.text[:1].islower()
        if cell.carried or not held or held[-1].places[-1].page == cell.page or kind not in (Kind.OTHER, Kind.NOMINAL):
            return False
        opening = not any(r.page == cell.page for r in self.table.rows[: row.index]) and not any(
            (c := row.cells[n.index]) is not None and not c.carried for n in self.table.column_of(ColumnRole.NOMOR)
        )
        if not opening and not (small and kind is Kind.OTHER):
            return False
        if not small and kind is Kind.NOMINAL:
            return False
        statement = held[-1]
        self.known.pop((level, plain(statement.text)), None)
        statement.text = clean(f"{statement.text} {cell.text}")
        statement.places.append(cell.place())
        self.known[level, plain(statement.text)] = self.known[level, plain(cell.text)] = statement
        return True

    def _enter(self, level: Level, found: list[Statement], column: Column) -> None:
        """Put statements in force; a tujuan of a programme is the parent of the sasaran beside it."""
        below = any(c.role is ColumnRole.TUJUAN and n is level is Level.PROGRAM for c, n in self.layout.statements)
        above = self.now[level] if below and column.role is ColumnRole.SASARAN else []
        for statement in found:
            if above and statement.parent is None and above[0] is not statement and statement not in above:
                statement.parent = above[0]
        self._set(level, found)

    def _is_work(self, row: Row, column: Column) -> bool:
        """Return whether the nearest cell to the left names a kegiatan or sub kegiatan: its result is an output."""
        left = [c for c in self.layout.programmes if c.index < column.index and row.text(c.index)]
        if not left or row.level == "program" or PROGRAMME.match(row.text(left[-1].index)):
            return False
        return row.level in WORK or "kegiatan" in left[-1].header.lower()

    def _of_cell(self, cell: RowCell, column: Column, level: Level, row: Row) -> list[Statement]:
        measured = bool(self.layout.measurings) or column.role is ColumnRole.TUJUAN
        judged = Level.SASARAN if self.layout.is_unsure(level) or self.layout.of_holder else level
        text = without_slipped_number(cell.text, row.text(column.index - 1) if column.index else "")
        sure = self._is_sure(column, row)
        pieces = [
            p for p in split(text, cell.raw) if accepted(p.text, judged, measured=measured, sure=sure) or self._is_known(p, level)
        ]
        if self.layout.of_holder:
            pieces = [p for p in pieces if kind_of(p.text) is not Kind.OUTPUT]
        return [self._statement(level, piece, cell) for piece in pieces]

    def _is_sure(self, column: Column, row: Row) -> bool:
        """Return whether a cell can hold nothing but a statement: of a tujuan, of a sasaran measured, of a programme's row."""
        if column.role is ColumnRole.TUJUAN:
            return True
        if column.role is ColumnRole.SASARAN_PROGRAM:
            return row.level == "program" or bool(self.table.column_of(ColumnRole.SASARAN))
        if any(c.index < column.index for c in self.layout.programmes):
            return False
        with_tujuan = bool(self.table.column_of(ColumnRole.TUJUAN))
        return any(
            c.column.index > column.index and (with_tujuan or c.column.index <= column.index + 2) for c in self.layout.measurings
        )

    def _is_known(self, piece: Piece, level: Level) -> bool:
        """Return whether a text that its column alone does not make a statement is one elsewhere; note those that are not."""
        key = (level, plain(piece.text))
        if key in self.elsewhere:
            return True
        self.reading.refused.add(key)
        return False

    def _statement(self, level: Level, piece: Piece, cell: RowCell) -> Statement:
        key = (level, plain(piece.text))
        held = self.known.get(key)
        if held is not None:
            if all(p.page != cell.page for p in held.places):
                held.places.append(cell.place())
            return held
        statement = Statement(
            level=level,
            text=piece.text,
            own=self.own,
            source=Source.TABLE,
            group=f"table:{self.table.id}",
            places=[cell.place(), *(p for p in cell.rest if p.page != cell.page)],
            parent=self._parent(level),
            number=piece.marker,
            unsure_level=self.layout.is_unsure(level),
        )
        if level is Level.PROGRAM and self.programme:
            statement.programmes.append(self.programme)
        self.known[key] = statement
        self.reading.statements.append(statement)
        return statement

    def _parent(self, level: Level) -> Statement | None:
        for above in reversed(ORDER[: ORDER.index(level)]):
            if self.now[above]:
                return self.now[above][0]
        return None

    def _set(self, level: Level, found: list[Statement]) -> None:
        if found != self.now[level]:
            self.now[level] = found
            for below in ORDER[ORDER.index(level) + 1 :]:
                self.now[below] = []

    def _outcome_row(self, row: Row) -> list[Statement]:
        """Read a row without code below a programme's row as that programme's outcome."""
        for column in self.layout.outcome_rows:
            cell = row.cells[column.index]
            if cell is None or cell.carried:
                continue
            if row.code or row.level in TREE or not self._states_outcomes() or PROGRAMME.match(cell.text):
                self.now[Level.PROGRAM] = []
                continue
            pieces = [
                p
                for p in split(cell.text, cell.raw)
                if accepted(p.text, Level.PROGRAM, measured=True) or self._is_known(p, Level.PROGRAM)
            ]
            self.now[Level.PROGRAM] = [self._statement(Level.PROGRAM, p, cell) for p in pieces]
            if pieces:
                return self.now[Level.PROGRAM]
        return []

    def _states_outcomes(self) -> bool:
        """Return whether rows without code state outcomes: below a programme's row, or where a table names none."""
        return self.row_kind == "program" or (
            self.row_kind is None and not any(r.code or r.level in TREE for r in self.table.rows)
        )

    def _cover(self, row: Row) -> None:
        """Note the row, and the programme in it, with every statement in force."""
        columns = {level: column.index for column, level in self.layout.statements}
        for level in ORDER:
            for statement in self.now[level]:
                reference = RowRef(self.table.id, row.index, columns.get(level, 0))
                if reference not in statement.rows[-1:]:
                    statement.rows.append(reference)
                if level is not Level.PROGRAM and self._programme_in(row) and self.programme not in statement.programmes:
                    statement.programmes.append(self.programme)

    def _programme_in(self, row: Row) -> bool:
        if not self.layout.programmes:
            return any(PROGRAMME.match(row.text(c.index)) for c in self.layout.asides)
        return bool(self.programme) and any(row.text(c.index) for c in self.layout.programmes)

    # measures ------------------------------------------------------------------------------------------------------

    def _measures(self, row: Row, measuring: Measuring) -> None:
        bound = self._owners(row, measuring)
        left = (c.index for c in self.layout.owners if c.index < measuring.column.index)
        printed = [row.cells[i] for i in (measuring.column.index, *left)]
        if any(cell is not None and not cell.carried for cell in printed):
            self.bound[measuring.column.index] = bound
        owners, at_home = bound
        own_values = at_home and not self._programme_between(row, measuring)
        for measure in read_measures(row, measuring, table=self.table.id, year=self.year, values=own_values or not owners):
            measure.rank = self._rank()
            if not owners and is_measure(measure.text) and (at_home or self.row_kind == "program"):
                (self.reading.loose if at_home else self.reading.programmes).append(demote(measure, self.own))
            for statement in owners[:1]:
                last = statement.measures[-1] if statement.measures else None
                if (last is None or not goes_on(last, measure)) and is_measure(measure.text):
                    statement.measures.append(demote(measure, self.own))

    def _join_years(self, row: Row) -> None:
        """Join what two indicator columns of one row say of one measure in two years ("Tahun 2015" | "Tahun 2016").

        Where the measure itself was changed, the later one is the plan's.
        """
        plain_columns = [m.column.index for m in self.layout.measurings if m.column.role is ColumnRole.INDIKATOR]
        if len(plain_columns) != 2:
            return
        for statement in {id(s): s for level in ORDER for s in self.now[level]}.values():
            fresh = [m for m in statement.measures if m.rows and (m.rows[0].table, m.rows[0].row) == (self.table.id, row.index)]
            if len(fresh) == 2 and fresh[0].targets and not set(fresh[0].targets) & set(fresh[1].targets):
                first, last = fresh
                statement.measures.remove(first)
                if likeness(first.text, last.text) < SAME_YEARS:
                    continue
                last.targets = {**first.targets, **last.targets}
                last.places, last.rows = [*first.places, *last.places], [*first.rows, *last.rows]

    def _rank(self) -> int:
        section = self.document.sections[self.table.section] if self.table.section is not None else None
        agreed = section is not None and section.kind is SectionKind.PERJANJIAN_KINERJA
        if agreed or "perjanjian kinerja" in self.table.title.lower() or "penetapan kinerja" in self.table.title.lower():
            return 3
        return 2 if self.layout.statements else 1

    def _owners(self, row: Row, measuring: Measuring) -> Bound:
        """Return whose indicator stands in a row: the header says it, the row's own cells, the row before, the merged cells."""
        column = measuring.column
        level = INDICATOR_LEVEL.get(column.role)
        if level is not None and (level is Level.PROGRAM or self._has_level(level)):
            found = self._of_level(level)
            return Bound(found, bool(found) or level is not Level.PROGRAM)
        left = [c for c in self.layout.owners if c.index < column.index]
        printed = self._by_print(row, left)
        if printed is not None:
            return printed
        if row.level in WORK:
            return Bound([], False)
        if column.index in self.bound:
            return self.bound[column.index]
        carried = self._by_merged_cells(row, left)
        if carried or left:
            return Bound(carried, bool(carried) or not any(c.role in PLACED for c in left))
        return Bound(self.now[Level.SASARAN] or self.now[Level.TUJUAN], True)

    def _by_print(self, row: Row, left: list[Column]) -> Bound | None:
        """Return the owner by the rightmost cell that the row itself prints; a programme or output there takes the indicator."""
        for column in reversed(left):
            cell = row.cells[column.index]
            if cell is None or cell.carried:
                continue
            if column in self.layout.outcome_rows:
                return Bound([] if row.code else self.now[Level.PROGRAM], bool(self.now[Level.PROGRAM]) and not row.code)
            if column.role in PLACED:
                outcome = self._outcome_beside(row, left, cell)
                return Bound(outcome, bool(outcome))
            found = self._of_column(column)
            if found or (self.layout.of_holder and column.role is ColumnRole.SASARAN):
                return Bound(found, bool(found))
        return None

    def _outcome_beside(self, row: Row, left: list[Column], programme: RowCell) -> list[Statement]:
        """Return the outcome printed left of a programme's title in its row: the indicator right of both is the outcome's."""
        if row.level in WORK or not (row.level == "program" or PROGRAMME.match(programme.text)):
            return []
        for column in left:
            cell = row.cells[column.index]
            if column.role is ColumnRole.SASARAN_PROGRAM and cell is not None and not cell.carried:
                return self._of_column(column)
        return []

    def _by_merged_cells(self, row: Row, left: list[Column]) -> list[Statement]:
        for column in reversed(left):
            if row.cells[column.index] is not None and column.role not in PLACED:
                found = self._of_column(column)
                if found:
                    return found
        return []

    def _has_level(self, level: Level) -> bool:
        return any(found is level for _, found in self.layout.statements) or bool(self.now[level])

    def _of_level(self, level: Level) -> list[Statement]:
        if level is Level.SASARAN and not self.now[level] and not any(found is level for _, found in self.layout.statements):
            return self.now[Level.TUJUAN]
        return self.now[level]

    def _of_column(self, column: Column) -> list[Statement]:
        for candidate, level in self.layout.statements:
            if candidate == column:
                return self.now[level]
        return []

    def _programme_between(self, row: Row, measuring: Measuring) -> bool:
        """Return whether a programme stands between an indicator and its targets: then the numbers are the programme's."""
        if not measuring.targets:
            return False
        first = measuring.targets[0].index
        between = [
            c
            for c in self.table.columns
            if measuring.column.index < c.index < first and c.role in (ColumnRole.PROGRAM, ColumnRole.KODE)
        ]
        return any(row.text(c.index) for c in between)
