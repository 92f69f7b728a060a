"""IND001: an outcome has no indicator."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from telaah.model.finding import Severity
from telaah.model.plan import Level, Outcome, Plan
from telaah.rules.base import About, Criterion, Draft, Rule
from telaah.rules.norms import SMART, TABLE_25
from telaah.rules.predicates import INDICATOR_ROLES, at_most, gravity, has_column, ranges, rows_of, shortened


class OutcomeTanpaIndikator(Rule[Outcome]):
    """An outcome has no indicator.

    What it finds:
        A tujuan, sasaran or programme outcome whose cell for the indicator is empty in every table that has one, or that
        stands in no table with indicators although the plan has such tables.

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
        The indicator stands in the next physical row after a merged cell or a page break: rows are joined before. An outcome
        that stands in no table with indicators is told with less gravity and confidence. A programme outcome that only the
        text states, and a plan without any table of indicators, are not asked one by one.
    """

    code: ClassVar[str] = "IND001"
    name: ClassVar[str] = "outcome-tanpa-indikator"
    severity: ClassVar[Severity] = Severity.ERROR
    about: ClassVar[About] = About.OUTCOME
    criteria: ClassVar[tuple[Criterion, ...]] = (SMART, TABLE_25)
    by_absence: ClassVar[bool] = True
    silences: ClassVar[tuple[str, ...]] = ("IND002", "IND003", "IND004")

    def check(self, subject: Outcome, plan: Plan) -> Iterator[Draft]:
        """Yield a gap where the cell for the indicator is empty, or there is no such cell."""
        document = plan.document
        if subject.indicators or not has_column(document, *INDICATOR_ROLES):
            return
        with_column = [(table, row) for table, row in rows_of(document, subject.rows) if table.column_of(*INDICATOR_ROLES)]
        if any(
            row.text(column.index).strip(" -–—.") for table, row in with_column for column in table.column_of(*INDICATOR_ROLES)
        ):
            return  # a measure stands there: who it belongs to is for the reader to say
        if with_column:
            tables = dict.fromkeys(table.title for table, _ in with_column if table.title)
            values = {"tables": shortened("; ".join(tables), 140), "pages": ranges(row.page for _, row in with_column)}
            yield Draft(gravity(subject), subject, values=values, variant="cell")
        elif subject.rows:
            pages = ranges(page for table in document.tables if table.column_of(*INDICATOR_ROLES) for page in table.pages)
            limit = Severity.INFO if subject.level is Level.PROGRAM else Severity.WARNING
            yield Draft(at_most(gravity(subject), limit), subject, values={"pages": pages}, confidence=0.6)
