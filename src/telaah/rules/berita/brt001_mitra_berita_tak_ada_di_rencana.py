"""BRT001: the press tells of a partnership of the office that its plan does not name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from telaah.model.finding import Severity
from telaah.model.plan import Plan
from telaah.rules.base import About, Criterion, Draft, Rule, RuleStatus
from telaah.rules.news import Reported
from telaah.rules.norms import CONSISTENCY


class MitraBeritaTakAdaDiRencana(Rule[Reported]):
    """The press tells of a partnership of the office that its plan does not name.

    What it finds:
        A sentence, dated within the plan's period, that tells of a cooperation of this office that was signed or is under way,
        with a named party that stands nowhere in the plan.

    Why it matters:
        A partner who works already can carry an outcome; a plan that leaves it out plans alone where it does not work alone.

    Criteria:
        No norm: the plan and what is done should agree.

    Where it looks first:
        Statements of collaboration of the news archive in which this office of this region takes part; then every party that
        the plan names on any page.

    Violating:
        News of 2026: Dinas Kesehatan Kabupaten Contoh signs with Universitas Contoh on stunting; the renstra 2025-2029 names
        no university of that name.

    Compliant:
        The renstra names Universitas Contoh under the outcome on stunting.

    Known false alarms:
        A cooperation that was agreed after the plan was made (compare the dates); an office of the same name in another region;
        a party that the plan knows under another name; a ceremony that was no cooperation.
    """

    code: ClassVar[str] = "BRT001"
    name: ClassVar[str] = "mitra-berita-tak-ada-di-rencana"
    severity: ClassVar[Severity] = Severity.INFO
    about: ClassVar[About] = About.REPORTED
    criteria: ClassVar[tuple[Criterion, ...]] = (CONSISTENCY,)
    status: ClassVar[RuleStatus] = RuleStatus.PREVIEW

    def check(self, subject: Reported, plan: Plan | None = None) -> Iterator[Draft]:
        """Yield a gap where the plan does not name the party."""
        if subject.named or subject.status not in ("done", "running"):
            return
        values = {
            "party": subject.party,
            "stories": str(subject.stories) if subject.stories > 1 else "",
            "outcomes": str(subject.outcomes),
            "parties": str(subject.parties),
            "pages": str(subject.pages),
            "unreadable": str(subject.unreadable or ""),
        }
        confidence = 0.4 if subject.unreadable else 0.6
        yield Draft(Severity.INFO, key=subject.party, values=values, variant=subject.status, confidence=confidence)
