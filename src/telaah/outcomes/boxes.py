"""Drawings of a cascade or pohon kinerja as tables: "TUJUAN 1 : ..." in a box, its sasaran in the boxes below it."""

from __future__ import annotations

import re

from telaah.model.document import Document, JoinedTable, RowCell
from telaah.model.plan import Level, RowRef
from telaah.outcomes.measures import cut_clause, unit_in_brackets
from telaah.outcomes.ownership import own_of_table
from telaah.outcomes.reading import Measure, Own, Reading, Source, Statement
from telaah.outcomes.wording import Kind, clean, kind_of, split

BOX = re.compile(
    r"^\s*(tujuan|sasaran)(?:\s+(?:strategis|stratejik))?\s*"
    r"(?:(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4})?\s*[.:]+|\d{1,2}(?=\s+[a-z]{5}))\s*(\S.{8,})$",
    re.IGNORECASE | re.DOTALL,
)
_NEXT_LABEL = re.compile(r"\s+(?=(?:TUJUAN|SASARAN)\s+\d{1,2}\s)")
"""Where a box goes on with its next statement."""
LABELS = re.compile(
    r"^\s*(tujuan|sasaran)(?:\s+(?:strategis|stratejik))?(?:\s*\d{1,2}(?:\.\d{1,2})*)?(?:\s+\1\s*\d{1,2})*\s*:?\s*$",
    re.IGNORECASE,
)
LABEL_AFTER = re.compile(r"\bindikator(?:\s+kinerja)?\s*:?", re.IGNORECASE)
HOLDER = re.compile(r"^\s*(?:kepala|sekretaris|kabid|kasi|kasubbag|staf|pengelola|camat|direktur)\b", re.IGNORECASE)


CODE = re.compile(r"\s*\b\d{1,2}(?:\.\d{1,2}){2,}\.?\s+")
"""The number of a measure inside a sasaran's box ("2.1.1 Prosentase ...")."""


def read_boxes(document: Document, table: JoinedTable) -> Reading:
    """Return the tujuan and sasaran that boxes name, each under the last box above it."""
    reader = _BoxReader(table, own_of_table(document, table))
    level: Level | None = None
    held: Level | None = None
    for row in table.rows:
        printed = [c for c in row.cells if c is not None and not c.carried]
        labels = [found for c in printed if (found := LABELS.match(c.text))]
        if labels:
            level = Level(labels[0][1].lower())
            continue
        if (
            level is None
            and held is Level.TUJUAN
            and len(printed) > 1
            and all(kind_of(c.text) is Kind.CONDITION for c in printed)
        ):
            # The boxes right below the tujuan, their labels lost: sasaran.
            level = Level.SASARAN
        for cell in printed:
            reader.read(row.index, cell, level)
        held, level = level, None
    return reader.reading


class _BoxReader:
    """Goes over the boxes of one drawing from top to bottom."""

    def __init__(self, table: JoinedTable, own: Own) -> None:
        self.table, self.own = table, own
        self.reading = Reading()
        self.above: dict[tuple[int, Level], Statement] = {}

    def read(self, row: int, cell: RowCell, level: Level | None) -> None:
        """Read one box; ``level`` is what the labels above its row say ("Sasaran 1", "Sasaran 2")."""
        found = BOX.match(cell.text)
        if level is not None and kind_of(cell.text) in (Kind.CONDITION, Kind.VERB):
            self._statement(level, cell.text, row, cell)
        elif found:
            for part in _NEXT_LABEL.split(cell.text):
                if labelled := BOX.match(part):
                    self._statement(Level(labelled[1].lower()), labelled[2], row, cell)
        elif HOLDER.match(cell.text):
            self.above.pop((cell.column, Level.SASARAN), None)
        elif kind_of(cell.text) is Kind.INDICATOR and len(cell.text) < 250:
            sasaran = self.above.get((cell.column, Level.SASARAN))
            if sasaran is not None:
                sasaran.measures.append(self._measure(cell.text, row, cell))

    def _statement(self, level: Level, printed: str, row: int, cell: RowCell) -> None:
        head, *measures = CODE.split(printed)
        parent = self._over(cell.column) if level is Level.SASARAN else None
        for piece in split(LABEL_AFTER.split(head)[0]):
            kind = kind_of(piece.text)
            if kind in (Kind.EMPTY, Kind.INDICATOR, Kind.TITLE, Kind.OTHER) or not 3 <= len(piece.text.split()) <= 60:
                continue
            reference = RowRef(self.table.id, row, cell.column)
            group = f"table:{self.table.id}"
            statement = Statement(level, piece.text, self.own, Source.TABLE, group, [cell.place()], parent, rows=[reference])
            statement.measures.extend(self._measure(m, row, cell) for m in measures if kind_of(m) is Kind.INDICATOR)
            self.above[cell.column, level] = statement
            if level is Level.TUJUAN:
                self.above.pop((cell.column, Level.SASARAN), None)
            self.reading.statements.append(statement)

    def _measure(self, printed: str, row: int, cell: RowCell) -> Measure:
        text, unit = unit_in_brackets(clean(printed))
        text, targets = cut_clause(text, "akhir")
        reference = RowRef(self.table.id, row, cell.column)
        return Measure(text, [cell.place()], self.table.id, unit=unit, targets=targets, rows=[reference])

    def _over(self, column: int) -> Statement | None:
        """Return the nearest tujuan above in the same column, else in those to its left."""
        for candidate in range(column, -1, -1):
            if (candidate, Level.TUJUAN) in self.above:
                return self.above[candidate, Level.TUJUAN]
        return None
