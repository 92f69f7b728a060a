"""SBD006: the source of an outcome is out of date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from telaah.lexicons.rules import Replaced, load_rule_words
from telaah.model.finding import Severity
from telaah.model.plan import Outcome, Plan, Tie
from telaah.rules.base import About, Criterion, Draft, Rule
from telaah.rules.norms import CURRENT_REGISTER, RELEVANT_DATA
from telaah.rules.predicates import shortened, sources_of

OLDEST = 3
"""Years before the plan begins from which on a figure is too old."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class SumberUsang(Rule[Outcome]):
    """The source of an outcome is out of date.

    What it finds:
        A register that another one replaced (DTKS in a plan from 2025 on), or a source whose latest year lies more than
        three years before the plan begins.

    Why it matters:
        A baseline from another time, or a register that is no longer kept, cannot measure the plan's years.

    Criteria:
        LKE 2.b.2 (PermenPANRB 88/2021): data that are relevant to the expected performance. The instruction on DTSEN is
        named too; its wording is not confirmed.

    Where it looks first:
        The sources that are tied to the outcome.

    Violating:
        "Persentase penduduk miskin (Sumber: DTKS)" in a plan for 2025-2029.

    Compliant:
        "Persentase penduduk miskin (Sumber: BPS, Susenas Maret 2025)."

    Known false alarms:
        Two sources may give different figures of one thing (e-PPGBM and SSGI): both are right. A source without a year is
        not old. Where another source of the outcome is up to date, nothing is said.
    """

    code: ClassVar[str] = "SBD006"
    name: ClassVar[str] = "sumber-usang"
    severity: ClassVar[Severity] = Severity.INFO
    about: ClassVar[About] = About.OUTCOME
    criteria: ClassVar[tuple[Criterion, ...]] = (RELEVANT_DATA, CURRENT_REGISTER)

    def check(self, subject: Outcome, plan: Plan) -> Iterator[Draft]:
        """Yield a gap where every source is out of date."""
        period = plan.document.identity.period
        ties = sources_of(plan, subject)
        if period is None or not ties:
            return
        replaced = [_replaced(tie, period[0]) for tie in ties]
        years = [_latest_year(tie) for tie in ties]
        if not all(old or (year and year < period[0] - OLDEST) for old, year in zip(replaced, years, strict=True)):
            return
        first = ties[0].mention
        values = {"source": shortened(first.text, 100), "source_page": str(first.place.page), "start": str(period[0])}
        if (successor := replaced[0]) is not None:
            yield Draft(Severity.INFO, subject, first.place, values={**values, "by": successor.by}, variant="replaced")
        else:
            yield Draft(Severity.INFO, subject, first.place, values={**values, "year": str(years[0])}, confidence=0.6)


def _replaced(tie: Tie, start: int) -> Replaced | None:
    return next((old for old in load_rule_words().replaced if start >= old.since and old.pattern.search(tie.mention.text)), None)


def _latest_year(tie: Tie) -> int | None:
    """Return the latest year that stands behind the source in its own clause."""
    behind = tie.quote.partition(tie.mention.text)[2]
    years = [int(year) for year in _YEAR.findall(re.split(r"[;\n]", behind)[0])]
    return max(years, default=None)
