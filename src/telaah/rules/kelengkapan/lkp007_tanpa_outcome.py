"""LKP007: no outcome was found in a plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from telaah.model.document import Document, PageState
from telaah.model.finding import Severity
from telaah.model.identity import DocumentKind
from telaah.model.plan import Plan
from telaah.rules.base import About, Criterion, Draft, Rule
from telaah.rules.excerpt import excerpt_of
from telaah.rules.norms import OUTLINE
from telaah.rules.predicates import unreadable_pages
from telaah.text.runs import as_ranges

_UNREADABLE = 0.5
"""Of the sheets: above it LKP005 says all that there is to say."""
_NO_BODY = frozenset({PageState.BLANK, PageState.PICTURE})


class TanpaOutcome(Rule[Document]):
    """No outcome was found in a plan.

    What it finds:
        A plan or a report on performance in which no tujuan, sasaran or outcome of a programme was recognised.

    Why it matters:
        Nothing was judged: that no outcome lacks a partner says nothing about such a document.

    Criteria:
        Permendagri 86/2017: a plan has a chapter on tujuan and sasaran.

    Where it looks first:
        Tables and lists of tujuan and sasaran, tables of programmes, the sentences that introduce them.

    Violating:
        A renja that lists programmes and money alone.

    Compliant:
        A renja with one sasaran or more.

    Known false alarms:
        The outcomes stand in a form that was not recognised: the finding asks to check. In a file that holds a part of the
        plan, or with pages that could not be read, it is ``info``; where most pages could not be read LKP005 speaks alone.
    """

    code: ClassVar[str] = "LKP007"
    name: ClassVar[str] = "rencana-tanpa-outcome"
    severity: ClassVar[Severity] = Severity.WARNING
    about: ClassVar[About] = About.DOCUMENT
    criteria: ClassVar[tuple[Criterion, ...]] = (OUTLINE,)

    def check(self, subject: Document, plan: Plan) -> Iterator[Draft]:
        """Yield one gap where a plan states no outcome."""
        body = [page for page in subject.pages if page.state not in _NO_BODY]
        unread = unreadable_pages(subject)
        if plan.outcomes or subject.identity.kind is DocumentKind.OTHER or len(unread) > _UNREADABLE * len(body):
            return
        part = excerpt_of(subject)
        values = {
            "count": str(len(body) - len(unread)),
            "chapters": ", ".join(part.chapters) if part else "",
            "unreadable_pages": as_ranges(page.number for page in unread),
        }
        severity = Severity.INFO if part or unread else Severity.WARNING
        yield Draft(severity, values=values, variant="excerpt" if part else "", confidence=0.6)
