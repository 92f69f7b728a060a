"""IND001: an outcome has no indicator."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from telaah.model.document import Column, ColumnRole, JoinedTable, Row
from telaah.model.finding import Severity
from telaah.model.identity import DocumentKind
from telaah.model.plan import Level, Outcome, Plan
from telaah.rules.base import About, Criterion, Draft, Rule
from telaah.rules.excerpt import excerpt_of
from telaah.rules.norms import SMART, TABLE_25
from telaah.rules.predicates import INDICATOR_ROLES, gravity, rows_of, shortened, unreadable_pages
from telaah.text.runs import as_ranges

_WITHOUT_INDICATORS_BY_FORM = frozenset({DocumentKind.RPJMD, DocumentKind.RPJPD, DocumentKind.RKPD, DocumentKind.OTHER})
"""Plans of a region: which of their many tables measure what is not for this rule to say."""
_STATED = {
    ColumnRole.TUJUAN: Level.TUJUAN,
    ColumnRole.SASARAN: Level.SASARAN,
    ColumnRole.SASARAN_PROGRAM: Level.PROGRAM,
    ColumnRole.PROGRAM: Level.PROGRAM,
}
_MEASURED = {
    ColumnRole.INDIKATOR_TUJUAN: Level.TUJUAN,
    ColumnRole.INDIKATOR_SASARAN: Level.SASARAN,
    ColumnRole.INDIKATOR_PROGRAM: Level.PROGRAM,
}
_OWN_FIGURE = re.compile(
    r"\d\s*(?:%|persen\b)"
    r"|\b(?:sebesar|sejumlah|sebanyak|menjadi|mencapai|minimal|rata\s*[-–]?\s*rata)\s+(?:(?:rp\.?|us\s?\$)\s*)?\d",
    re.IGNORECASE,
)
"""A statement that says how much: it is its own measure and target ("... sebesar 4.200 ton")."""


class OutcomeTanpaIndikator(Rule[Outcome]):
    """An outcome has no indicator.

    What it finds:
        A tujuan, sasaran or programme outcome whose cell for the indicator is empty in every table that has one; and, once
        for the document, a plan in which no outcome has any.

    Why it matters:
        Whether a condition was reached cannot be told where nobody says how it is measured.

    Criteria:
        LKE 1.b.5 (PermenPANRB 88/2021): indicators are SMART; table T-C.25 of Permendagri 86/2017 has a column for them.

    Where it looks first:
        The outcome's rows in tables with an indicator column; then all tables of the plan.

    Violating:
        "Meningkatnya derajat kesehatan: -"

    Compliant:
        "Meningkatnya derajat kesehatan: Angka Harapan Hidup"

    Known false alarms:
        The indicator stands in the next physical row after a merged cell or a page break: rows are joined before. A cell
        with nothing in it counts only where most other rows have theirs. An outcome that stands in no table with indicators
        is not asked, nor a tujuan beside the indicators of sasaran. Statements that say how much ("sebesar 4.200 ton") are
        their own measure.
    """

    code: ClassVar[str] = "IND001"
    name: ClassVar[str] = "outcome-tanpa-indikator"
    severity: ClassVar[Severity] = Severity.ERROR
    about: ClassVar[About] = About.OUTCOME
    criteria: ClassVar[tuple[Criterion, ...]] = (SMART, TABLE_25)
    by_absence: ClassVar[bool] = True
    silences: ClassVar[tuple[str, ...]] = ("IND002", "IND003", "IND004")

    def check(self, subject: Outcome, plan: Plan) -> Iterator[Draft]:
        """Yield a gap where the cell for the indicator is empty; one for the document where no outcome has any."""
        rows = _beside_indicators(subject, plan)
        if not subject.indicators and rows and all(_is_empty(table, row, subject.level) for table, row in rows):
            tables = dict.fromkeys(table.title for table, _ in rows if table.title)
            values = {"tables": shortened("; ".join(tables), 140), "pages": as_ranges(row.page for _, row in rows)}
            yield Draft(gravity(subject), subject, values=values)
        elif subject is plan.outcomes[0] and _has_none_at_all(plan):
            values = {
                "count": str(len(plan.outcomes)),
                "pages": as_ranges(o.places[0].page for o in plan.outcomes if o.places),
                "measured_pages": as_ranges(_pages_with_measures(plan)),
            }
            severity = Severity.INFO if excerpt_of(plan.document) else Severity.WARNING
            place = subject.places[0] if subject.places else None
            yield Draft(severity, place=place, key="document", values=values, variant="document", confidence=0.6)


def _beside_indicators(outcome: Outcome, plan: Plan) -> list[tuple[JoinedTable, Row]]:
    return [(table, row) for table, row in rows_of(plan.document, outcome.rows) if table.column_of(*INDICATOR_ROLES)]


def _has_none_at_all(plan: Plan) -> bool:
    """Return whether no outcome has an indicator, nor stands where one may, nor says itself how much."""
    if plan.document.identity.kind in _WITHOUT_INDICATORS_BY_FORM or unreadable_pages(plan.document):
        return False
    return not any(o.indicators or _beside_indicators(o, plan) or _OWN_FIGURE.search(o.text) for o in plan.outcomes)


def _pages_with_measures(plan: Plan) -> list[int]:
    tables = (table for table in plan.document.tables if not table.foreign and table.column_of(*INDICATOR_ROLES))
    return [page for table in tables for page in table.pages]


def _is_empty(table: JoinedTable, row: Row, level: Level) -> bool:
    """Return whether the level's cell is empty in the document: a "-" is printed, or most other rows have theirs."""
    if any(row.text(column.index).strip(" -–—.") for column in table.column_of(*INDICATOR_ROLES)):
        return False  # a measure stands there: who it belongs to is for the reader to say
    columns = [column for column in table.column_of(*INDICATOR_ROLES) if _measures(column, table, level)]
    if any(row.text(column.index).strip() for column in columns):
        return True
    if not any(_STATED.get(column.role) is level for column in table.columns):
        return False  # drawn boxes: what is beside a statement there is no cell of it
    filled = sum(any(other.text(column.index).strip(" -–—.") for column in columns) for other in table.rows)
    return bool(columns) and filled * 2 >= len(table.rows)


def _measures(column: Column, table: JoinedTable, level: Level) -> bool:
    """Return whether a column holds the measures of a level: its own ones, or those of the statements to its left.

    In "Tujuan | Sasaran | Indikator" the measures are those of the sasaran: a tujuan has no cell there that could be empty.
    """
    if column.role in _MEASURED:
        return _MEASURED[column.role] is level
    left = [_STATED[other.role] for other in table.columns if other.index < column.index and other.role in _STATED]
    return not left or left[-1] is level or level.value in column.header.lower()
