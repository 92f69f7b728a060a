"""BRT003: somebody of the office promises in the press what its plan knows nothing of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from telaah.model.finding import Severity
from telaah.model.plan import Plan
from telaah.rules.base import About, Criterion, Draft, Rule, RuleStatus
from telaah.rules.news import Promised
from telaah.rules.norms import CONSISTENCY
from telaah.rules.predicates import shortened


class JanjiPejabatTanpaJejak(Rule[Promised]):
    """Somebody of the office promises in the press what its plan knows nothing of.

    What it finds:
        A quotation, dated within the plan's period, in which somebody who holds an office in this body says what it will do,
        where no outcome, indicator or programme of the plan is about that matter.

    Why it matters:
        What is promised and not planned has neither money nor measure; what is planned and not told nobody can expect.

    Criteria:
        No norm: for research, and for a question to the office.

    Where it looks first:
        Quotations of the archive with words of promise by persons of this office; then the statements of the plan, by words
        and by meaning.

    Violating:
        The head of Dinas Perhubungan: "tahun depan kami membangun dermaga wisata"; nothing in the renstra is about a pier.

    Compliant:
        The renstra has a programme on ports.

    Known false alarms:
        A promise that another office keeps; an amended budget; talk of a campaign; a matter that the plan names in text that
        is no outcome, indicator or programme.
    """

    code: ClassVar[str] = "BRT003"
    name: ClassVar[str] = "janji-pejabat-tanpa-jejak"
    severity: ClassVar[Severity] = Severity.INFO
    about: ClassVar[About] = About.PROMISED
    criteria: ClassVar[tuple[Criterion, ...]] = (CONSISTENCY,)
    status: ClassVar[RuleStatus] = RuleStatus.PREVIEW

    def check(self, subject: Promised, plan: Plan | None = None) -> Iterator[Draft]:
        """Yield a gap where nothing of the plan is about the matter."""
        if subject.traced:
            return
        values = {
            "speaker": subject.speaker,
            "position": subject.position,
            "nearest": shortened(subject.nearest) if subject.nearest else "",
            "outcomes": str(subject.outcomes),
        }
        yield Draft(Severity.INFO, key=subject.told.sentence, values=values, confidence=0.4)
