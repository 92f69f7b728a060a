"""SBD001: an outcome names no source of data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from telaah.model.finding import Severity
from telaah.model.plan import Outcome, Plan
from telaah.rules.base import About, Criterion, Draft, Rule
from telaah.rules.norms import ACCURATE_DATA, RELEVANT_DATA, RELIABLE_DATA, SATU_DATA
from telaah.rules.predicates import gravity, names_no_source, nearest, refused, search_values, shortened

GENERIC = frozenset({"sumber_umum", "kabur"})


class OutcomeTanpaSumberData(Rule[Outcome]):
    """An outcome names no source of data.

    What it finds:
        A tujuan, sasaran or programme outcome for none of whose indicators the plan says where the figure comes from.

    Why it matters:
        A target whose source is not named cannot be checked, and may be measured otherwise next year.

    Criteria:
        LKE 2.a.3 and 2.b.2 (PermenPANRB 88/2021): a clear mechanism for collecting reliable and relevant performance data;
        Perpres 39/2019. Article 31 of UU 25/2004 is named too; its wording is not confirmed.

    Where it looks first:
        The column "sumber data" of the outcome's tables, IKU tables and indicator cards, notes under its tables, the
        paragraphs about it.

    Violating:
        "Prevalensi stunting, 16,2% pada tahun 2026" and nothing else.

    Compliant:
        "Prevalensi stunting (Sumber: survei status gizi Kementerian Kesehatan (SSGI), 2023)."

    Known false alarms:
        The source is given once for a whole table ("Sumber: BPS, 2024" under it): it counts for the table's indicators. The
        official forms have no such column (T-C.25): the search goes through the whole plan before anything is said.
    """

    code: ClassVar[str] = "SBD001"
    name: ClassVar[str] = "outcome-tanpa-sumber-data"
    severity: ClassVar[Severity] = Severity.ERROR
    about: ClassVar[About] = About.OUTCOME
    criteria: ClassVar[tuple[Criterion, ...]] = (RELIABLE_DATA, RELEVANT_DATA, SATU_DATA, ACCURATE_DATA)
    by_absence: ClassVar[bool] = True

    def check(self, subject: Outcome, plan: Plan) -> Iterator[Draft]:
        """Yield a gap where no source stands, not even a type of source."""
        candidates = refused(plan, subject, "data_source")
        if names_no_source(plan, subject) and not any(item.why in GENERIC for item in candidates):
            values = search_values(plan.judgement(subject).search, nearest(candidates, subject))
            names = [indicator.text for indicator in subject.indicators]
            values |= {"indicators": shortened("; ".join(names), 160), "indicator_count": str(len(names)) if names else ""}
            yield Draft(gravity(subject), subject, values=values)
