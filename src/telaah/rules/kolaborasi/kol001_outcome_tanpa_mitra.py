"""KOL001: an outcome names no party that works on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from telaah.model.finding import Severity
from telaah.model.plan import Outcome, Plan
from telaah.rules.base import About, Criterion, Draft, Rule
from telaah.rules.norms import CROSSCUTTING, PARTICIPATION
from telaah.rules.predicates import gravity, names_no_party, nearest, refused, search_values
from telaah.rules.silence import Silence, silence_of


class OutcomeTanpaMitra(Rule[Outcome]):
    """An outcome names no party that works on it.

    What it finds:
        A tujuan, sasaran or programme outcome to which the whole plan ties no party besides its own organisation.

    Why it matters:
        An outcome is a condition of society, and no office brings one about alone. Who does not stand in the plan has no
        task, no budget and no target for it.

    Criteria:
        LKE 1.b.9 (PermenPANRB 88/2021): planning tells of the links of performance across fields (crosscutting). The
        participatory approach of Permendagri 86/2017 is named too; its wording is not confirmed.

    Where it looks first:
        The outcome's rows and the rows under them, the programmes that the plan puts under it, crosscutting and mitra
        tables, the paragraphs that state it, its strategy.

    Violating:
        "Menurunnya prevalensi stunting. Strategi: memantau tumbuh kembang balita di setiap posyandu."

    Compliant:
        "Menurunnya prevalensi stunting. Strategi: kunjungan keluarga berisiko bersama Dinas Sosial dan kader TP PKK."

    Known false alarms:
        The crosscutting stands in an annex that is no part of the file, or is a drawing: the finding says which pages were
        searched. Pages that could not be read and could hold the answer make the verdict ``unreadable``, not ``missing``.
        An outcome about the office's own administration is shown apart, as ``info``.
    """

    code: ClassVar[str] = "KOL001"
    name: ClassVar[str] = "outcome-tanpa-mitra"
    severity: ClassVar[Severity] = Severity.ERROR
    about: ClassVar[About] = About.OUTCOME
    criteria: ClassVar[tuple[Criterion, ...]] = (CROSSCUTTING, PARTICIPATION)
    by_absence: ClassVar[bool] = True

    def check(self, subject: Outcome, plan: Plan) -> Iterator[Draft]:
        """Yield a gap where nothing stands in the place of a partner."""
        if names_no_party(plan, subject) and silence_of(plan, subject) is Silence.NOTHING:
            search = plan.judgement(subject).search
            candidate = nearest(refused(plan, subject, "collaborator"), subject)
            yield Draft(gravity(subject), subject, values=search_values(search, candidate))
