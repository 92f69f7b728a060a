"""SBD002: of an outcome's source only the type is given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from telaah.model.finding import Severity
from telaah.model.plan import Outcome, Plan
from telaah.rules.base import About, Criterion, Draft, Rule
from telaah.rules.norms import RELIABLE_DATA
from telaah.rules.predicates import gravity, names_no_source, nearest, refused, search_values

GENERIC = ("sumber_umum", "kabur")


class SumberDataKabur(Rule[Outcome]):
    """Of an outcome's source only the type is given.

    What it finds:
        "Sumber data: laporan", "data diolah", "hasil analisis": a type of source, and no producer, survey or register.

    Why it matters:
        Nobody can look the figure up again.

    Criteria:
        LKE 2.a.3 (PermenPANRB 88/2021): a clear mechanism for collecting reliable performance data.

    Where it looks first:
        The column "sumber data" of the outcome's tables, the notes under them, the paragraphs about it.

    Violating:
        "Sumber data: laporan."

    Compliant:
        "Sumber data: Dapodik, Kementerian Pendidikan, semester genap 2025."

    Known false alarms:
        "Laporan Kinerja RSUD Contoh Tahun 2024" is a document with a name, and counts. "Diolah dari BPS" names BPS.
    """

    code: ClassVar[str] = "SBD002"
    name: ClassVar[str] = "sumber-data-kabur"
    severity: ClassVar[Severity] = Severity.ERROR
    about: ClassVar[About] = About.OUTCOME
    criteria: ClassVar[tuple[Criterion, ...]] = (RELIABLE_DATA,)
    by_absence: ClassVar[bool] = True

    def check(self, subject: Outcome, plan: Plan) -> Iterator[Draft]:
        """Yield a gap where a mere type stands in the place of a source."""
        candidate = nearest(refused(plan, subject, "data_source"), subject, GENERIC)
        if names_no_source(plan, subject) and candidate is not None:
            yield Draft(gravity(subject), subject, values=search_values(plan.judgement(subject).search, candidate))
