"""IND003: an indicator has no baseline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from telaah.model.document import ColumnRole, Document, JoinedTable, Row
from telaah.model.finding import Severity
from telaah.model.identity import DocumentKind
from telaah.model.plan import Indicator, Outcome, Plan
from telaah.rules.base import About, Criterion, Draft, Rule
from telaah.rules.measures import is_measure
from telaah.rules.norms import TABLE_27
from telaah.rules.predicates import at_most, gravity, has_column, indicator_place, rows_of, shortened
from telaah.text.numbers import is_blank
from telaah.text.runs import as_ranges

WITH_BASELINE = frozenset({"renstra-p86", "renstra-inm2", "renstra-transisi"})
"""Outlines whose forms have a column for the state at the beginning."""
_MOST = 3
"""Years before the plan whose value counts as the state at the beginning."""


class TanpaBaseline(Rule[Document]):
    """An indicator has no baseline.

    What it finds:
        An indicator whose cell is empty in the baseline column of its table; and a renstra that has no baseline column at
        all, once for the document.

    Why it matters:
        Whether a target asks for anything shows only beside where one begins.

    Criteria:
        Permendagri 86/2017, T-C.27 column 6 (and T-C.28).

    Where it looks first:
        The baseline columns of the tables in which the indicator stands.

    Violating:
        "Angka kematian ibu | (kosong) | 85 | 82 | 80"

    Compliant:
        "Angka kematian ibu | Kondisi awal 2024: 87 | 85 | 82 | 80"

    Known false alarms:
        T-C.25 has no baseline column: that table alone proves nothing. A new indicator ("indikator baru", "n/a", or no
        target for the first year either) has none yet. A baseline in another table counts. Plans of one year are not asked.
    """

    code: ClassVar[str] = "IND003"
    name: ClassVar[str] = "indikator-tanpa-baseline"
    severity: ClassVar[Severity] = Severity.WARNING
    about: ClassVar[About] = About.DOCUMENT
    criteria: ClassVar[tuple[Criterion, ...]] = (TABLE_27,)

    def check(self, subject: Document, plan: Plan) -> Iterator[Draft]:
        """Yield the indicators with an empty cell, or one gap for a plan without such a column."""
        measured = [(outcome, indicator) for outcome in plan.outcomes for indicator in outcome.indicators]
        for outcome, indicator in measured:
            pages = _empty_cells(indicator, subject)
            if pages:
                values = {"indicator": shortened(indicator.text), "pages": as_ranges(pages)}
                severity = at_most(gravity(outcome), Severity.WARNING)
                yield Draft(severity, outcome, indicator_place(indicator), indicator.text, values, confidence=0.8)
        with_values = [(outcome, indicator) for outcome, indicator in measured if indicator.targets]
        if with_values and _has_none_at_all(subject, measured):
            values = {"count": str(len(measured)), "profile": subject.identity.profile or ""}
            place = indicator_place(with_values[0][1])
            yield Draft(Severity.WARNING, None, place, "document", values, "document", confidence=0.7)


def _empty_cells(indicator: Indicator, document: Document) -> list[int]:
    """Return the pages on which the indicator's baseline cells stand where all of them are empty."""
    if indicator.baseline is not None or not indicator.targets:
        return []
    rows = [(table, row) for table, row in rows_of(document, indicator.rows) if table.column_of(ColumnRole.BASELINE)]
    cells = [row.text(column.index) for table, row in rows for column in table.column_of(ColumnRole.BASELINE)]
    if any(not is_blank(text) or "/" in text for text in cells) or not is_measure(indicator, document.identity):
        return []
    if any(_begins_later(table, row) for table, row in rows):
        return []
    return [row.page for _, row in rows]


def _begins_later(table: JoinedTable, row: Row) -> bool:
    """Return whether the first year has no target either, and a later one has: such a measure is new within the plan."""
    filled = [not is_blank(row.text(column.index)) for column in table.column_of(ColumnRole.TARGET)]
    return any(filled) and not filled[0]


def _has_none_at_all(document: Document, measured: list[tuple[Outcome, Indicator]]) -> bool:
    identity = document.identity
    if identity.kind is not DocumentKind.RENSTRA or identity.profile not in WITH_BASELINE or identity.period is None:
        return False
    if any(indicator.baseline is not None for _, indicator in measured) or has_column(document, ColumnRole.BASELINE):
        return False
    before = {str(identity.period[0] - year) for year in range(1, _MOST + 1)}
    return not any(
        column.key in before and column.role in {ColumnRole.TARGET, ColumnRole.REALISASI, ColumnRole.CAPAIAN}
        for table in document.tables
        if not table.foreign
        for column in table.columns
    )
