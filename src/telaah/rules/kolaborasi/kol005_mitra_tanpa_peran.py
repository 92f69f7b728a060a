"""KOL005: no partner of an outcome has a stated part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from telaah.model.document import ColumnRole
from telaah.model.finding import Severity
from telaah.model.mention import Role
from telaah.model.plan import Outcome, Plan, RowRef, Tie
from telaah.rules.base import About, Criterion, Draft, Rule
from telaah.rules.norms import CROSSCUTTING
from telaah.rules.predicates import binding_words, own_parties_of, row_at, shortened
from telaah.text.similar import words

MOST = 1
"""Words beside names and labels that a mere list of partners may hold."""
_MERE = frozenset(
    (
        "mitra",
        "kerja",
        "sama",
        "pendukung",
        "pihak",
        "instansi",
        "bersama",
        "dengan",
        "dan",
        "serta",
        "oleh",
        "pd",
        "opd",
        "lainnya",
        "dll",
    )
)


class MitraTanpaPeran(Rule[Outcome]):
    """No partner of an outcome has a stated part.

    What it finds:
        An outcome with named partners of none of which the plan says what it does.

    Why it matters:
        A name without a task cannot be planned for, asked for or measured.

    Criteria:
        LKE 1.b.9 (PermenPANRB 88/2021): the links across fields go down to the activities.

    Where it looks first:
        The clause that names the partner; a column "peran" or "bentuk dukungan" in its row; the programme that it carries.

    Violating:
        "Mitra kerja: Universitas Negeri Contoh, Kadin."

    Compliant:
        "Universitas Negeri Contoh melakukan pendampingan riset pemasaran produk UMKM."

    Known false alarms:
        The part stands in another column: a filled "peran" column in the row counts. A body that leads a programme of the
        plan has that programme as its part. A clause that says more than names is left in peace. Partners carried up from a
        sasaran are judged there.
    """

    code: ClassVar[str] = "KOL005"
    name: ClassVar[str] = "mitra-tanpa-peran"
    severity: ClassVar[Severity] = Severity.INFO
    about: ClassVar[About] = About.OUTCOME
    criteria: ClassVar[tuple[Criterion, ...]] = (CROSSCUTTING,)

    def check(self, subject: Outcome, plan: Plan) -> Iterator[Draft]:
        """Yield a gap where every partner is a mere name."""
        ties = own_parties_of(plan, subject)
        names = dict.fromkeys(tie.mention.text for tie in ties)
        if ties and not any(_has_part(tie, plan) or _says_more(tie, names, plan) for tie in ties):
            yield Draft(
                Severity.INFO,
                subject,
                place=ties[0].mention.place,
                passage=binding_words(ties[0]),
                values={"parties": shortened("; ".join(names)), "party_page": str(ties[0].mention.place.page)},
                confidence=0.6,
            )


def _says_more(tie: Tie, names: Iterable[str], plan: Plan) -> bool:
    """Return whether the passage holds more than names: what it tells then is for the reader to weigh."""
    said = set(words(" ".join(names)))
    passage = f"{tie.quote} {_cell(tie, plan)}"
    return len([word for word in words(passage) if word not in said and word not in _MERE]) > MOST


def _cell(tie: Tie, plan: Plan) -> str:
    container = tie.mention.container
    if container.table is None or container.row is None or container.column is None:
        return ""
    found = row_at(plan.document, RowRef(container.table, container.row, container.column))
    return found[1].text(container.column) if found else ""


def _has_part(tie: Tie, plan: Plan) -> bool:
    mention = tie.mention
    if mention.has_part or mention.role is Role.PENGAMPU or tie.reason == "chain":
        return True
    if any(other.has_part and other.name == mention.name for other in plan.mentions.mentions):
        return True
    container = mention.container
    if container.table is None or container.row is None:
        return False
    found = row_at(plan.document, RowRef(container.table, container.row, container.column or 0))
    if found is None:
        return False
    table, row = found
    return any(row.text(column.index).strip() for column in table.column_of(ColumnRole.PERAN, ColumnRole.KETERANGAN))
