"""LKP001: a chapter of the official outline is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from telaah.model.document import BlockKind, ColumnRole, Document, Section, SectionKind
from telaah.model.finding import Severity
from telaah.model.place import Place
from telaah.model.plan import Plan
from telaah.profiles import Missing, Profile, check_outline, load_profiles
from telaah.profiles.compare import SIMILAR, title_similarity
from telaah.rules.base import About, Criterion, Draft, Rule
from telaah.rules.norms import OUTLINE
from telaah.rules.predicates import section_of, shortened, unreadable_pages
from telaah.text.runs import as_ranges

EMPTY = 60
"""Characters below a heading from which on there is a chapter: a short "Penutup" is one."""
_NUMBER = re.compile(r"^\s*BAB\s+[IVXL\d]+\b[\s.:]*", re.IGNORECASE)
_OF_OUTCOMES = ("tujuan", "sasaran", "program", "rencana kerja")
"""Words of the chapters without which no outcome can be judged."""
_OF_PROGRAMMES = ("program", "rencana kerja")
_OF_GOALS = ("tujuan", "sasaran")
_PLANNED = frozenset({SectionKind.TUJUAN_SASARAN, SectionKind.STRATEGI, SectionKind.PROGRAM})
"""Sections in which a table of programmes is the plan's own, not that of the year before."""


class BabTidakAda(Rule[Document]):
    """A chapter of the official outline is missing.

    What it finds:
        A chapter that the document's outline (sistematika) asks for, and for which no heading like it stands in the plan, or
        a heading with nothing below it.

    Why it matters:
        With the chapter its tables are missing: without one on tujuan and sasaran no outcome can be judged.

    Criteria:
        Permendagri 86/2017 (renstra, renja), Permendagri 14/2026 (renja 2027), Inmendagri 2/2025 (renstra 2025-2029). Where
        the text of an outline has not been seen, the finding is ``info`` and says so.

    Where it looks first:
        The headings of chapters, whatever their numbers.

    Violating:
        A renja without the chapter "Rencana Kerja dan Pendanaan".

    Compliant:
        A renja with all chapters, though one has another number.

    Known false alarms:
        The chapter has another title: titles are compared by their words, with synonyms. Chapters beyond the outline are
        allowed. A document that disagrees with half of the outline follows another one: nothing is said. Where pages could
        not be read the chapter may stand there: the finding names them and is ``info``. Where the table of programmes and
        money stands in another chapter the finding says so and is ``warning``.
    """

    code: ClassVar[str] = "LKP001"
    name: ClassVar[str] = "bab-wajib-hilang"
    severity: ClassVar[Severity] = Severity.ERROR
    about: ClassVar[About] = About.DOCUMENT
    criteria: ClassVar[tuple[Criterion, ...]] = (OUTLINE,)

    def check(self, subject: Document, plan: Plan) -> Iterator[Draft]:
        """Yield the missing chapters of a recognised outline."""
        profile = load_profiles().get(subject.identity.profile or "")
        if profile is None or not profile.check:
            return
        compared = check_outline(subject, profile)
        found = "; ".join(section.title for _, section in compared.found)
        for missing in compared.missing:
            if missing.section is None and _printed(missing, subject):
                continue
            if missing.section is None or missing.characters < EMPTY:
                yield _draft(missing, profile, subject, found)


def _printed(missing: Missing, document: Document) -> bool:
    """Return whether a heading like it stands anywhere: then the outline was misread, and the chapter is there."""
    titles = (missing.chapter.title, *missing.chapter.also)
    headings = (
        _NUMBER.sub("", block.text) for page in document.pages for block in page.blocks if block.kind is BlockKind.HEADING
    )
    return any(title_similarity(heading, title) >= SIMILAR for heading in headings for title in titles)


def _draft(missing: Missing, profile: Profile, document: Document, found: str) -> Draft:
    confirmed = profile.confirmed and missing.chapter.confirmed
    unread = unreadable_pages(document)
    values = {
        "chapter": missing.chapter.title,
        "basis": profile.basis,
        "found": shortened(found, 300),
        "unreadable_pages": as_ranges(page.number for page in unread),
        "matter_pages": as_ranges(_matter(missing, document)),
    }
    return Draft(
        _gravity(missing, document) if confirmed and not unread else Severity.INFO,
        place=_heading(missing, document),
        key=missing.chapter.title,
        values=values,
        variant=("" if confirmed else "unconfirmed") if missing.section is None else "empty",
        confidence=0.5 if unread else 0.7,
    )


def _gravity(missing: Missing, document: Document) -> Severity:
    title = missing.chapter.title.lower()
    if any(word in title for word in _OF_OUTCOMES) and not _matter(missing, document):
        return Severity.ERROR
    return Severity.WARNING


def _matter(missing: Missing, document: Document) -> list[int]:
    """Return the pages of the tables that the chapter would hold: programmes with their money, printed in another chapter."""
    title = missing.chapter.title.lower()
    if not any(word in title for word in _OF_PROGRAMMES) or any(word in title for word in _OF_GOALS):
        return []
    tables = (table for table in document.tables if not table.foreign)
    return [
        page
        for table in tables
        if table.column_of(ColumnRole.PROGRAM) and table.column_of(ColumnRole.PAGU) and _plans(section_of(document, table))
        for page in table.pages
    ]


def _plans(section: Section | None) -> bool:
    return section is not None and section.kind in _PLANNED


def _heading(missing: Missing, document: Document) -> Place | None:
    section = missing.section
    if section is None:
        return None
    blocks = document.page(section.first_page).blocks
    return next((block.place() for block in blocks if section.title and section.title in block.text), None)
