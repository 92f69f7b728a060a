"""LKP005: pages could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from telaah.model.document import Document, Page, PageState
from telaah.model.finding import Severity
from telaah.model.place import Place
from telaah.model.plan import Plan, Verdict
from telaah.rules.base import About, Criterion, Draft, Rule
from telaah.rules.norms import LEGIBLE
from telaah.rules.predicates import unreadable_pages
from telaah.text.runs import as_ranges

_WORDLESS = frozenset({PageState.PICTURE, PageState.BLANK})
_VARIANTS = ((PageState.SCANNED, ""), (PageState.GARBAGE, "garbage"), (PageState.PICTURE, "pictures"))
"""What is said of pages, by the first state that one of them has."""


class HalamanTakTerbaca(Rule[Document]):
    """Pages could not be read.

    What it finds:
        Pages that are pictures of text, or whose text layer says nothing; with them, how many outcomes cannot be judged. And a
        file that holds pictures alone, such as a drawn pohon kinerja.

    Why it matters:
        What stands on them counts neither for nor against the office; a reviewer must open them.

    Criteria:
        None in law: the condition that a document can be examined at all. So it is never above ``info``.

    Where it looks first:
        The state of every page.

    Violating:
        A renstra in which pages 40-52 are scanned, read without the extra ``ocr``.

    Compliant:
        The same file with a text layer; covers, maps, photographs and blank sheets do not count beside pages with text.

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
        pages = unreadable_pages(subject) or _pictures_alone(subject)
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
            variant=next((name for state, name in _VARIANTS if state in states), ""),
            confidence=0.95,
        )


def _pictures_alone(document: Document) -> tuple[Page, ...]:
    """Return the pages with pictures of a file that has nothing else: then they are what it says."""
    pictures = tuple(page for page in document.pages if page.state is PageState.PICTURE)
    return pictures if all(page.state in _WORDLESS for page in document.pages) else ()
