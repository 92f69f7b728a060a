"""KOL002: with an outcome stand only phrases that name nobody."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from telaah.model.finding import Severity
from telaah.model.plan import Outcome, Plan
from telaah.rules.base import About, Criterion, Draft, Rule
from telaah.rules.norms import CROSSCUTTING
from telaah.rules.predicates import gravity, names_no_party, nearest, search_values
from telaah.rules.silence import VAGUE, Silence, silence_of, standing_with


class MitraKabur(Rule[Outcome]):
    """With an outcome stand only phrases that name nobody.

    What it finds:
        A collaboration with "instansi terkait", "stakeholder", "lintas sektor" or the like, and no party by its name.

    Why it matters:
        Nobody can be asked for a contribution that is owed by "all parties concerned".

    Criteria:
        LKE 1.b.9 (PermenPANRB 88/2021): planning tells of the links of performance across fields (crosscutting).

    Where it looks first:
        The rows and paragraphs of the outcome, its strategy, the rows of its programmes.

    Violating:
        "... melalui koordinasi dengan stakeholder dan instansi terkait."

    Compliant:
        "... berkoordinasi dengan Bappeda, Dinas PUPR dan Perumda Tirta Mulya."

    Known false alarms:
        The names follow in a list or table ("yaitu: 1. Dinas ..."): they are read as parties of the same passage. A sector
        without a name ("perguruan tinggi") is not vague: KOL010 asks for its name. The official names and outputs of sub
        kegiatan ("Kerja Sama antar Lembaga") were not the office's to choose. Where the public's taking part is itself the
        outcome or its measure, it is the object and no partner.
    """

    code: ClassVar[str] = "KOL002"
    name: ClassVar[str] = "mitra-kabur"
    severity: ClassVar[Severity] = Severity.ERROR
    about: ClassVar[About] = About.OUTCOME
    criteria: ClassVar[tuple[Criterion, ...]] = (CROSSCUTTING,)
    by_absence: ClassVar[bool] = True

    def check(self, subject: Outcome, plan: Plan) -> Iterator[Draft]:
        """Yield a gap where vague phrases stand in the place of partners."""
        if names_no_party(plan, subject) and silence_of(plan, subject) is Silence.VAGUE:
            search = plan.judgement(subject).search
            candidate = nearest(standing_with(plan, subject), subject, VAGUE)
            yield Draft(gravity(subject), subject, values=search_values(search, candidate, subject))
