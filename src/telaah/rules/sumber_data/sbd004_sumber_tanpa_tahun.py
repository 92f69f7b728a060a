"""SBD004: figures are given with their source and without its year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from telaah.model.document import JoinedTable
from telaah.model.finding import Severity
from telaah.model.plan import Outcome, Plan, Tie
from telaah.rules.base import About, Criterion, Draft, Rule
from telaah.rules.norms import RELIABLE_DATA
from telaah.rules.predicates import shortened, sources_of

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SAID_OF_FIGURES = frozenset({"table_note"})
"""Only where a figure is said to come from the source: a column "sumber data" tells by what it will be measured."""


class SumberTanpaTahun(Rule[Outcome]):
    """Figures are given with their source and without its year.

    What it finds:
        A note "Sumber: BPS" under a table of an outcome in which no year stands anywhere.

    Why it matters:
        BPS publishes a figure for every year; which one is meant cannot be told.

    Criteria:
        LKE 2.a.3 (PermenPANRB 88/2021): a clear mechanism for collecting reliable performance data.

    Where it looks first:
        The notes under the outcome's tables.

    Violating:
        "Sumber: BPS" under a table without years.

    Compliant:
        "Sumber: BPS, Susenas 2024"

    Known false alarms:
        The columns of the table are years, or its title names one: then the source has its year. A column "sumber data"
        speaks of future measurements and needs none.
    """

    code: ClassVar[str] = "SBD004"
    name: ClassVar[str] = "sumber-tanpa-tahun"
    severity: ClassVar[Severity] = Severity.INFO
    about: ClassVar[About] = About.OUTCOME
    criteria: ClassVar[tuple[Criterion, ...]] = (RELIABLE_DATA,)

    def check(self, subject: Outcome, plan: Plan) -> Iterator[Draft]:
        """Yield a gap for the first source that lacks its year, where all of them do."""
        ties = sources_of(plan, subject)
        noted = [tie for tie in ties if tie.reason in _SAID_OF_FIGURES]
        if not noted or len(noted) < len(ties) or any(_has_year(tie, plan) for tie in noted):
            return
        first = noted[0].mention
        values = {"source": shortened(first.text, 100), "source_page": str(first.place.page)}
        yield Draft(Severity.INFO, subject, first.place, values=values, confidence=0.6)


def _has_year(tie: Tie, plan: Plan) -> bool:
    if _YEAR.search(tie.quote) or _YEAR.search(tie.mention.quote):
        return True
    table = _table_above(tie, plan)
    return table is None or any(_YEAR.search(text) for text in (table.title, *(column.header for column in table.columns)))


def _table_above(tie: Tie, plan: Plan) -> JoinedTable | None:
    place = tie.mention.place
    for table in plan.document.tables:
        if any(note.page == place.page and note.start <= place.start < note.end for note in table.notes):
            return table
    return None
