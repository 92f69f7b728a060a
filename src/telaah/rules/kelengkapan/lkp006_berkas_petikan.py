"""LKP006: the file holds a part of the plan only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from telaah.model.document import Document, Section
from telaah.model.finding import Severity
from telaah.model.place import Place
from telaah.model.plan import Plan
from telaah.rules.base import About, Criterion, Draft, Rule
from telaah.rules.excerpt import excerpt_of
from telaah.rules.norms import WHOLE


class BerkasPetikan(Rule[Document]):
    """The file holds a part of the plan only.

    What it finds:
        A renstra, renja or report on performance of which the file has one chapter or two, or a few pages without any.

    Why it matters:
        What is not in the file was not searched: a partner may stand in another chapter. All that is said of the outcomes
        holds for this file.

    Criteria:
        None in law: the condition that a plan can be examined as a whole. So it is never above ``info``.

    Where it looks first:
        The headings of chapters, the table of contents.

    Violating:
        A renja of which the file holds chapter II alone.

    Compliant:
        A renja with all its chapters.

    Known false alarms:
        A short document whose headings of chapters were not recognised. One with a table of contents is taken for whole.
        Which chapters an excerpt lacks is not said one by one (LKP001): the office did not leave them out of its plan.
    """

    code: ClassVar[str] = "LKP006"
    name: ClassVar[str] = "berkas-hanya-petikan"
    severity: ClassVar[Severity] = Severity.INFO
    about: ClassVar[About] = About.DOCUMENT
    criteria: ClassVar[tuple[Criterion, ...]] = (WHOLE,)
    silences: ClassVar[tuple[str, ...]] = ("LKP001",)

    def check(self, subject: Document, plan: Plan) -> Iterator[Draft]:
        """Yield one gap that names the chapters."""
        part = excerpt_of(subject)
        if part is not None:
            values = {"chapters": ", ".join(part.chapters), "count": str(len(subject.pages))}
            variant = "" if part.chapters else "annex"
            yield Draft(Severity.INFO, place=_heading(part.first, subject), values=values, variant=variant, confidence=0.8)


def _heading(section: Section | None, document: Document) -> Place | None:
    if section is None:
        return None
    blocks = document.page(section.first_page).blocks
    titles = (text for text in (section.title, section.number) if text)
    return next((block.place() for title in titles for block in blocks if title in block.text), None)
