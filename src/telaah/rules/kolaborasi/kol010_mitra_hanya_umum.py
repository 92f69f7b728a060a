"""KOL010: all partners of an outcome are sectors without a name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from telaah.model.finding import Severity
from telaah.model.plan import Outcome, Plan
from telaah.rules.base import About, Criterion, Draft, Rule
from telaah.rules.norms import CROSSCUTTING
from telaah.rules.predicates import binding_words, own_parties_of, shortened


class MitraHanyaUmum(Rule[Outcome]):
    """All partners of an outcome are sectors without a name.

    What it finds:
        An outcome that works with "perguruan tinggi", "dunia usaha", "ormas" or the like, and with nobody by name.

    Why it matters:
        It does not work alone, so it is no gap in itself; but an agreement is made with a university, not with
        "universities".

    Criteria:
        LKE 1.b.9 (PermenPANRB 88/2021): planning tells of the links of performance across fields (crosscutting).

    Where it looks first:
        The parties that are tied to the outcome.

    Violating:
        "Strategi: kerja sama dengan perguruan tinggi dan dunia usaha."

    Compliant:
        "Strategi: kerja sama dengan Universitas Negeri Contoh dan dunia usaha."

    Known false alarms:
        All bodies of a kind in the region ("kecamatan dan kelurahan", "puskesmas") are clear and count as named. Partners
        carried up from a sasaran are judged there.
    """

    code: ClassVar[str] = "KOL010"
    name: ClassVar[str] = "mitra-hanya-umum"
    severity: ClassVar[Severity] = Severity.INFO
    about: ClassVar[About] = About.OUTCOME
    criteria: ClassVar[tuple[Criterion, ...]] = (CROSSCUTTING,)
    silences: ClassVar[tuple[str, ...]] = ("KOL005",)

    def check(self, subject: Outcome, plan: Plan) -> Iterator[Draft]:
        """Yield a gap where no partner has a name."""
        ties = own_parties_of(plan, subject)
        if ties and all(tie.mention.generic for tie in ties):
            names = dict.fromkeys(tie.mention.text for tie in ties)
            yield Draft(
                Severity.INFO,
                subject,
                place=ties[0].mention.place,
                passage=binding_words(ties[0]),
                values={"parties": shortened("; ".join(names)), "party_page": str(ties[0].mention.place.page)},
                confidence=0.8,
            )
