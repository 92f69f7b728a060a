"""KOL007: a plan names an office as partner, and that office's own plan knows nothing of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from telaah.model.finding import Severity
from telaah.model.plan import Plan
from telaah.rules.base import About, Criterion, Draft, Rule, RuleStatus
from telaah.rules.batch import Partnership
from telaah.rules.norms import CROSSCUTTING
from telaah.rules.predicates import shortened


class KemitraanSepihak(Rule[Partnership]):
    """A plan names another office as partner, and that office's own plan knows nothing of it.

    What it finds:
        A plan that names an office of the same region as partner of an outcome, where the plan of that office (of the same
        kind, for overlapping years) is in the batch, and neither names the first office nor has an outcome, indicator or
        programme about the same matter.

    Why it matters:
        Who does not plan its part has neither money nor target for it: the partnership exists on paper of one side.

    Criteria:
        LKE 1.b.9 (PermenPANRB 88/2021): planning tells of the links of performance across fields (crosscutting).

    Where it looks first:
        The partners tied to outcomes; in the partner's plan every party that it names, then its outcomes, indicators and
        programmes.

    Violating:
        The renstra of Dinas Kesehatan names Dinas Sosial as partner against stunting; the renstra of Dinas Sosial names
        neither Dinas Kesehatan nor stunting.

    Compliant:
        Both renstra name each other, or both have an indicator on stunting.

    Known false alarms:
        An office that was renamed or merged meanwhile; another draft of the partner's plan than the one in the batch; the
        partner's part stands in an annex that is a file of its own. It is silent where the partner's plan is not in the batch,
        is there in part only, has pages that could not be read, or where two offices could be meant.
    """

    code: ClassVar[str] = "KOL007"
    name: ClassVar[str] = "kemitraan-sepihak"
    severity: ClassVar[Severity] = Severity.WARNING
    about: ClassVar[About] = About.PARTNERSHIP
    criteria: ClassVar[tuple[Criterion, ...]] = (CROSSCUTTING,)
    status: ClassVar[RuleStatus] = RuleStatus.PREVIEW

    def check(self, subject: Partnership, plan: Plan | None = None) -> Iterator[Draft]:
        """Yield a gap where the partner's plan says nothing."""
        if subject.answered or subject.shared or subject.unreadable or subject.excerpt:
            return
        values = {
            "party": subject.party,
            "party_page": str(subject.page),
            "quotation": shortened(subject.quote, 160),
            "partner": subject.other.organisation,
            "partner_path": subject.other.path,
            "partner_pages": str(subject.pages),
            "partner_outcomes": str(subject.outcomes),
            "partner_parties": str(subject.parties),
            "others": ", ".join(subject.more),
        }
        severity = Severity.INFO if subject.outcome.internal else Severity.WARNING
        yield Draft(severity, key=subject.other.organisation, values=values, confidence=0.7)
