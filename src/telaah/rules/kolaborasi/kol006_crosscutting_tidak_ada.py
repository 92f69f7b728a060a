"""KOL006: the plan has no crosscutting at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from telaah.model.document import ColumnRole, Document, PageState
from telaah.model.finding import Severity
from telaah.model.plan import Plan
from telaah.profiles import load_profiles
from telaah.rules.base import About, Criterion, Draft, Rule
from telaah.rules.norms import CROSSCUTTING, PERFORMANCE_TREE
from telaah.rules.predicates import has_column, unreadable_pages
from telaah.text.runs import as_ranges

PROFILES = ("renstra-inm2", "renstra-transisi", "renja-p14")
"""Forms made since crosscutting is asked for; the others are left in peace."""

_TRACE = re.compile(
    r"cross\s*-?\s*cutting|pohon\s+kinerja|lintas\s+(?:perangkat\s+daerah|opd|skpd|urusan)"
    r"|(?:perangkat\s+daerah|opd|skpd|pd)\s+(?:pendukung|penunjang|kolaborator)",
    re.IGNORECASE,
)


class CrosscuttingTidakAda(Rule[Document]):
    """The plan has no crosscutting at all.

    What it finds:
        A plan in one of the newer forms without a heading, table, column or sentence about crosscutting, pohon kinerja or
        supporting offices.

    Why it matters:
        Crosscutting is where a plan says which other office works on the same outcome, and with what.

    Criteria:
        LKE 1.b.9 (PermenPANRB 88/2021) and PermenPANRB 89/2021. The outline of Inmendagri 2/2025 is not confirmed: there
        the finding is ``info``.

    Where it looks first:
        The headings and tables of the plan; then every page.

    Violating:
        A renstra 2025-2029 with a cascading by eselon only.

    Compliant:
        A table "Matriks Crosscutting Kinerja".

    Known false alarms:
        The crosscutting is a file of its own, or a drawing: the finding says "in this file" and names the pages that are
        pictures or could not be read. Plans in the older forms are not asked.
    """

    code: ClassVar[str] = "KOL006"
    name: ClassVar[str] = "crosscutting-tidak-ada"
    severity: ClassVar[Severity] = Severity.WARNING
    about: ClassVar[About] = About.DOCUMENT
    criteria: ClassVar[tuple[Criterion, ...]] = (CROSSCUTTING, PERFORMANCE_TREE)

    def check(self, subject: Document, plan: Plan) -> Iterator[Draft]:
        """Yield a gap where no page shows a trace of crosscutting."""
        profile = load_profiles().get(subject.identity.profile or "")
        if profile is None or profile.key not in PROFILES or not plan.outcomes or _has_trace(subject):
            return
        unseen = [page.number for page in unreadable_pages(subject)]
        unseen += [page.number for page in subject.pages if page.state is PageState.PICTURE]
        yield Draft(
            Severity.WARNING if profile.confirmed else Severity.INFO,
            values={
                "basis": profile.basis,
                "searched_pages": as_ranges(page.number for page in subject.pages if page.text.strip()),
                "unreadable_pages": as_ranges(unseen),
            },
            variant="" if profile.confirmed else "unconfirmed",
            confidence=0.6 if unseen else 0.8,
        )


def _has_trace(document: Document) -> bool:
    if has_column(document, ColumnRole.PENDUKUNG, ColumnRole.PERAN):
        return True
    return any(_TRACE.search(page.text) for page in document.pages)
