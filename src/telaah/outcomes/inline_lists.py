"""A list inside one paragraph -> statements: "Sasaran yang hendak dicapai adalah (1) meningkatnya ..., (2) menurunnya ..."."""

from __future__ import annotations

import re

from telaah.model.document import Document, SectionKind
from telaah.outcomes.introductions import introduction
from telaah.outcomes.ownership import own_of_text
from telaah.outcomes.reading import Own, Source, Statement
from telaah.outcomes.stream import Running
from telaah.outcomes.wording import Kind, clean, kind_of, steps

NARRATED = frozenset({SectionKind.TUJUAN_SASARAN, SectionKind.STRATEGI})
"""Sections in which a sentence alone may state an outcome that stands in no table and no list."""
_STATED = frozenset({Kind.CONDITION, Kind.VERB})
_SENTENCE = re.compile(r"(?<=[a-z)])\.\s+(?=[A-Z])")
_AND = re.compile(r"(?i)[,;]?\s+(?:dan|serta)\s*$")
LONGEST = 50
"""Words of an item at most; what is longer tells more than the statement."""


def read_inline(document: Document, here: Running) -> list[Statement]:
    """Return the tujuan or sasaran that one paragraph announces and enumerates, all of them or none."""
    text = here.block.text
    cuts = steps(text)
    opening = introduction(document, text[: cuts[0]].rstrip()) if cuts else None
    if opening is None or opening.level is None or opening.purpose:
        return []
    section = document.section_at(here.block.page, here.position)
    if section is None or section.kind not in NARRATED:
        return []
    ends = [*cuts[1:], len(text)]
    items = [(start, clean(_AND.sub("", _SENTENCE.split(text[start:end])[0]))) for start, end in zip(cuts, ends, strict=True)]
    if any(kind_of(item) not in _STATED or not 3 <= len(item.split()) <= LONGEST for _, item in items):
        return []
    own = Own.FOREIGN if opening.foreign else own_of_text(document, section)
    group = f"text:{here.block.page}:{here.block.start}"
    found = []
    for number, (start, item) in enumerate(items, start=1):
        at = max(text.find(item, start), start)
        place = here.place(at, at + len(item))
        found.append(Statement(opening.level, item, own, Source.LIST, group, [place], number=str(number)))
    return found
