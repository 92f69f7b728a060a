"""Whether a file holds a whole plan or one chapter of it: offices publish chapter by chapter."""

from __future__ import annotations

import re
from dataclasses import dataclass

from telaah.model.document import BlockKind, Document, Section
from telaah.model.identity import DocumentKind

WITH_CHAPTERS = frozenset({DocumentKind.RENSTRA, DocumentKind.RENJA, DocumentKind.LKJIP, DocumentKind.RENSTRA_KL})
"""Documents of four chapters or more, by every outline that there was."""
MOST_CHAPTERS = 2
"""A file with more of them is a plan that lacks some; checked on 84 real files: excerpts have one, seldom two."""
MOST_PAGES = 12
"""A file without any chapter and with more pages is rather one whose headings were not recognised."""
_CHAPTER = re.compile(r"^\s*BAB\s+([IVXL]+|\d+)\b", re.IGNORECASE)
_CONTENTS = 5
"""So many lines of a table of contents: a whole document has one, a chapter published alone has not."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The part of a plan that a file holds."""

    chapters: tuple[str, ...]
    """Numbers of the chapters as printed ("II"); empty for an annex or a few pages without any."""
    first: Section | None


def excerpt_of(document: Document) -> Excerpt | None:
    """Return which part of a plan a file holds, None where it may be the whole."""
    if document.identity.kind not in WITH_CHAPTERS or not document.sections or _has_contents(document):
        return None
    found = {match[1].upper(): s for s in document.sections if s.level == 1 and (match := _CHAPTER.match(s.number))}
    if len(found) > MOST_CHAPTERS or (not found and len(document.pages) > MOST_PAGES):
        return None
    return Excerpt(tuple(found), next(iter(found.values()), None))


def _has_contents(document: Document) -> bool:
    lines = sum(block.kind is BlockKind.TOC for page in document.pages for block in page.blocks)
    return lines >= _CONTENTS
