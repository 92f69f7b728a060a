"""KOL004: parties are named with an outcome only in law or duties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from telaah.model.finding import Severity
from telaah.model.plan import Outcome, Plan
from telaah.rules.base import About, Criterion, Draft, Rule
from telaah.rules.norms import CROSSCUTTING
from telaah.rules.predicates import gravity, names_no_party, nearest, search_values
from telaah.rules.silence import LAW, Silence, silence_of, with_name


class MitraHanyaRujukanHukum(Rule[Outcome]):
    """Parties are named with an outcome only in law or duties.

    What it finds:
        An outcome beside which bodies stand only as authors of regulations and plans, or in a list of duties.

    Why it matters:
        A ministry that wrote a regulation does not thereby work on the outcome, and a duty to coordinate is not a
        coordination.

    Criteria:
        LKE 1.b.9 (PermenPANRB 88/2021): planning tells of the links of performance across fields (crosscutting).

    Where it looks first:
        The rows, strategy and programmes of the outcome; then what stands in law and duties.

    Violating:
        "Peraturan Menteri Kesehatan Nomor 6 Tahun 2024" as the only mention of the ministry.

    Compliant:
        "Sinkronisasi dengan Kementerian Kesehatan melalui pendampingan teknis."

    Known false alarms:
        "bersama Kementerian ... berdasarkan Perpres ...": the party nearer to the word of collaboration counts.
    """

    code: ClassVar[str] = "KOL004"
    name: ClassVar[str] = "mitra-hanya-rujukan-hukum"
    severity: ClassVar[Severity] = Severity.ERROR
    about: ClassVar[About] = About.OUTCOME
    criteria: ClassVar[tuple[Criterion, ...]] = (CROSSCUTTING,)
    by_absence: ClassVar[bool] = True

    def check(self, subject: Outcome, plan: Plan) -> Iterator[Draft]:
        """Yield a gap where bodies stand in law and duties alone."""
        if names_no_party(plan, subject) and silence_of(plan, subject) is Silence.LAW:
            search = plan.judgement(subject).search
            candidate = nearest(with_name(plan, subject), subject, LAW)
            yield Draft(gravity(subject), subject, values=search_values(search, candidate, subject))
