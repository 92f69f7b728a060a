"""KOL003: parties are named with an outcome only in a problem or a need."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from telaah.model.finding import Severity
from telaah.model.plan import Outcome, Plan
from telaah.rules.base import About, Criterion, Draft, Rule
from telaah.rules.norms import CASCADING, CROSSCUTTING
from telaah.rules.predicates import gravity, names_no_party, nearest, search_values
from telaah.rules.silence import PROBLEM, Silence, silence_of, with_name


class MitraHanyaMasalah(Rule[Outcome]):
    """Parties are named with an outcome only in a problem or a need.

    What it finds:
        An outcome whose partners stand only where the plan complains of weak coordination or says that it is needed.

    Why it matters:
        The plan has seen whom it needs, and does not go on to say what will be done with them.

    Criteria:
        LKE 1.b.9 (crosscutting) and 1.b.8 (what follows from a problem goes down to strategy and programme) of
        PermenPANRB 88/2021.

    Where it looks first:
        The strategy, arah kebijakan and programmes of the outcome; then the problems and issues.

    Violating:
        Only the problem: "belum optimalnya koordinasi dengan Dinas Perhubungan"; the strategy names nobody.

    Compliant:
        The same problem, and the strategy "membentuk tim terpadu bersama Dinas Perhubungan dan Satlantas".

    Known false alarms:
        The strategy names the partner by another name ("Dishub"): abbreviations are read as the same party.
    """

    code: ClassVar[str] = "KOL003"
    name: ClassVar[str] = "mitra-hanya-masalah"
    severity: ClassVar[Severity] = Severity.ERROR
    about: ClassVar[About] = About.OUTCOME
    criteria: ClassVar[tuple[Criterion, ...]] = (CROSSCUTTING, CASCADING)
    by_absence: ClassVar[bool] = True

    def check(self, subject: Outcome, plan: Plan) -> Iterator[Draft]:
        """Yield a gap where partners stand in problems and needs alone."""
        if names_no_party(plan, subject) and silence_of(plan, subject) is Silence.PROBLEM:
            search = plan.judgement(subject).search
            candidate = nearest(with_name(plan, subject), subject, PROBLEM)
            yield Draft(gravity(subject), subject, values=search_values(search, candidate, subject))
