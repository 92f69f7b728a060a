"""LKP005: pages could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from telaah.model.document import Document, PageState
from telaah.model.finding import Severity
from telaah.model.place import Place
from telaah.model.plan import Plan, Verdict
from telaah.rules.base import About, Criterion, Draft, Rule
from telaah.rules.norms import LEGIBLE
from telaah.rules.predicates import unreadable_pages
from telaah.text.runs import as_ranges


class HalamanTakTerbaca(Rule[Document]):
    """Pages could not be read.

    What it finds:
        Pages that are pictures of text, or whose text layer says nothing; with them, how many outcomes cannot be judged.

    Why it matters:
        What stands on them counts neither for nor against the office; a reviewer must open them.

    Criteria:
        None in law: the condition that a document can be examined at all. So it is never above ``info``.

    Where it looks first:
        The state of every page.

    Violating:
        A renstra in which pages 40-52 are scanned, read without the extra ``ocr``.

    Compliant:
        The same file with a text layer; covers, maps, photographs and blank sheets do not count.

    Known false alarms:
        A large map with a caption may be taken for a scanned page.
    """

    code: ClassVar[str] = "LKP005"
    name: ClassVar[str] = "halaman-tak-terbaca"
    severity: ClassVar[Severity] = Severity.INFO
    about: ClassVar[About] = About.DOCUMENT
    criteria: ClassVar[tuple[Criterion, ...]] = (LEGIBLE,)

    def check(self, subject: Document, plan: Plan) -> Iterator[Draft]:
        """Yield one gap that lists the pages."""
        pages = unreadable_pages(subject)
        if not pages:
            return
        unjudged = [item for item in plan.links.judgements if Verdict.UNREADABLE in (item.collaborator, item.data_source)]
        states = {page.state for page in pages}
        yield Draft(
            Severity.INFO,
            place=Place(pages[0].number, None, 0, 0),
            values={
                "pages": as_ranges(page.number for page in pages),
                "count": str(len(pages)),
                "total": str(len(subject.pages)),
                "unjudged": str(len(unjudged)) if unjudged else "",
            },
            variant="" if PageState.SCANNED in states else "garbage",
            confidence=0.95,
        )
