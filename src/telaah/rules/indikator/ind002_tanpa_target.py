"""IND002: an indicator has no target."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from telaah.model.document import ColumnRole, JoinedTable, Row
from telaah.model.finding import Severity
from telaah.model.identity import DocumentKind
from telaah.model.plan import Plan
from telaah.rules.base import About, Criterion, Draft, Measured, Rule
from telaah.rules.measures import has_parts, is_measure, proves_blank
from telaah.rules.norms import SMART, TARGETS
from telaah.rules.predicates import at_most, gravity, indicator_place, rows_of, shortened
from telaah.text.numbers import is_blank
from telaah.text.runs import as_ranges

_WITHOUT_TARGETS_BY_FORM = frozenset({DocumentKind.IKU})
"""A decree on IKU says how they are measured; its targets stand in the renstra."""
_MOST_MISSING = 2
"""Of the years between filled ones; where more are missing the columns were rather misread."""
_TWO_VALUES = re.compile(r"\d\s+\d")


class TanpaTarget(Rule[Measured]):
    """An indicator has no target.

    What it finds:
        An indicator whose cells are empty in every target column of its table, or that lacks a year between two filled ones.

    Why it matters:
        Without a target nobody can say whether enough was reached.

    Criteria:
        LKE 1.b.5 and 1.b.7 (PermenPANRB 88/2021): measures are SMART, targets achievable and challenging.

    Where it looks first:
        The target columns of the tables in which the indicator stands.

    Violating:
        "Indeks kualitas air | - | - | - | - | -"

    Compliant:
        "Indeks kualitas air | 52 | 53 | 54 | 55 | 56"

    Known false alarms:
        An indicator that begins later is blank in its first years: leading blanks are not missed. A table without target
        columns proves nothing, nor does a decree on IKU, nor a table in which values of several rows ran into one cell. An
        empty single column may be a figure lost to a poor text layer: only a printed "-" is believed there. Narrative in the
        indicator's column is no measure, and the head of items that have the values needs none.
    """

    code: ClassVar[str] = "IND002"
    name: ClassVar[str] = "indikator-tanpa-target"
    severity: ClassVar[Severity] = Severity.ERROR
    about: ClassVar[About] = About.INDICATOR
    criteria: ClassVar[tuple[Criterion, ...]] = (SMART, TARGETS)
    silences: ClassVar[tuple[str, ...]] = ("IND003", "IND004")

    def check(self, subject: Measured, plan: Plan) -> Iterator[Draft]:
        """Yield a gap where target columns are there and empty."""
        document, indicator = plan.document, subject.indicator
        if document.identity.kind in _WITHOUT_TARGETS_BY_FORM or not is_measure(indicator, document.identity):
            return
        if has_parts(indicator, subject.outcome, document, ColumnRole.TARGET):
            return
        rows = [(table, row) for table, row in rows_of(document, indicator.rows) if table.column_of(ColumnRole.TARGET)]
        values = {"indicator": shortened(indicator.text), "pages": as_ranges(row.page for _, row in rows)}
        place, key = indicator_place(indicator), indicator.text
        if not indicator.targets:
            if rows and all(proves_blank(table, row, ColumnRole.TARGET) for table, row in rows) and not _one_runs_together(rows):
                yield Draft(gravity(subject.outcome), subject.outcome, place, key, values, "all")
            return
        missing = [year for year in _inner_gaps(rows) if year not in dict(indicator.targets)]
        if 0 < len(missing) <= _MOST_MISSING and not _one_runs_together(rows):
            severity = at_most(gravity(subject.outcome), Severity.WARNING)
            values = {**values, "years": ", ".join(missing)}
            yield Draft(severity, subject.outcome, place, key, values, "some", confidence=0.7)


def _one_runs_together(rows: list[tuple[JoinedTable, Row]]) -> bool:
    return any(_runs_together(table) for table, _ in rows)


def _runs_together(table: JoinedTable) -> bool:
    """Return whether two values stand in one cell: then its rows were not told apart, and an empty cell proves nothing."""
    columns = table.column_of(ColumnRole.TARGET)
    return any(_TWO_VALUES.search(row.text(column.index)) for row in table.rows for column in columns)


def _inner_gaps(rows: list[tuple[JoinedTable, Row]]) -> list[str]:
    """Return the years whose cell is empty between two filled ones, of the first table that has any."""
    for table, row in rows:
        columns = [column for column in table.column_of(ColumnRole.TARGET) if column.key and column.key.isdigit()]
        filled = [not is_blank(row.text(column.index)) for column in columns]
        if True not in filled:
            continue
        first, last = filled.index(True), len(filled) - 1 - filled[::-1].index(True)
        return [str(column.key) for column, full in zip(columns[first:last], filled[first:last], strict=True) if not full]
    return []
