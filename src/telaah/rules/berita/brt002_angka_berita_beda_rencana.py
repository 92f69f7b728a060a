"""BRT002: the press prints another figure than the plan for the same indicator and year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from telaah.model.finding import Severity
from telaah.model.plan import Plan
from telaah.rules.base import About, Criterion, Draft, Rule, RuleStatus
from telaah.rules.news import Figured
from telaah.rules.norms import SATU_DATA
from telaah.rules.predicates import shortened


class AngkaBeritaBedaRencana(Rule[Figured]):
    """The press prints another figure than the plan for the same indicator and year.

    What it finds:
        A sentence of the press that gives a target (or the value of the year before the plan) of an indicator of the plan, for
        the same region and year, with another number than the plan, beyond rounding.

    Why it matters:
        One office with two figures for one thing has no figure: readers cannot tell which one is worked for.

    Criteria:
        Perpres 39/2019 (Satu Data Indonesia): one standard, one source for one figure.

    Where it looks first:
        Sentences of the archive that name all words of the indicator, the region, one year and one number.

    Violating:
        The renstra has a stunting prevalence of 14 % as target for 2026; news quotes 17,2 % as the target for 2026.

    Compliant:
        The same figure in both, or news that gives what was reached, which is not compared with what was planned.

    Known false alarms:
        Two measurements of one thing (SSGI and e-PPGBM); the figure of the province or nation; an amended target; points and
        per cent ("turun 2 persen").
    """

    code: ClassVar[str] = "BRT002"
    name: ClassVar[str] = "angka-berita-beda-rencana"
    severity: ClassVar[Severity] = Severity.INFO
    about: ClassVar[About] = About.FIGURED
    criteria: ClassVar[tuple[Criterion, ...]] = (SATU_DATA,)
    status: ClassVar[RuleStatus] = RuleStatus.PREVIEW

    def check(self, subject: Figured, plan: Plan | None = None) -> Iterator[Draft]:
        """Yield a gap where the figures differ."""
        if not subject.differs:
            return
        values = {
            "indicator": shortened(subject.indicator),
            "year": subject.year,
            "planned": subject.planned,
            "printed": subject.printed,
            "indicator_page": str(subject.page or ""),
        }
        key = f"{subject.indicator} {subject.year}"
        yield Draft(Severity.INFO, key=key, values=values, variant=subject.what, confidence=0.5)
