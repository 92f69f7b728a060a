"""What tells of a document whether another file is the same one, or holds the other chapters of its plan."""

from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Callable, Iterator

from telaah.model.batch import ChapterResult, TraitsResult
from telaah.model.document import UNREADABLE, Block, BlockKind, Document
from telaah.model.mention import MentionType, PartyClass
from telaah.model.plan import Plan
from telaah.rules.excerpt import excerpt_of
from telaah.text.similar import words
from telaah.text.sketch import sketch

ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"
BEGINNING = 400
"""Characters of the beginning that are kept: what a finding on the document may quote."""
_CONTENTS = 5
"""So many lines of a table of contents are one."""
_ASIDE = frozenset({BlockKind.FURNITURE, BlockKind.TOC})
"""Running heads, page numbers and contents differ between a file and its copy in another format."""
_OFFICES = frozenset({PartyClass.OPD, PartyClass.LEGISLATIF, PartyClass.KECAMATAN_DESA})
_BAB = re.compile(r"^\s*(?:BAB|BAGIAN)\s+(?:[IVXL]+|\d+)\b", re.IGNORECASE)


def traits_of(plan: Plan, mask: Callable[[str], str]) -> TraitsResult:
    """Return the traits of a document; ``mask`` is done to what is quoted."""
    document = plan.document
    found = [word for text in _texts(document) for word in words(text)]
    contents = sum(block.kind is BlockKind.TOC for page in document.pages for block in page.blocks)
    return TraitsResult(
        own_names=document.identity.own_names,
        chapters=tuple(
            ChapterResult(section.number.strip(), section.title, section.first_page)
            for section in document.sections
            if section.level == 1 and _BAB.match(section.number)
        ),
        contents=contents >= _CONTENTS,
        excerpt=excerpt_of(document) is not None,
        also_named=_also_named(plan),
        letters=_letters("".join(found)),
        sketch=sketch(found),
        beginning=mask(_beginning(document)),
    )


def _also_named(plan: Plan) -> tuple[str, ...]:
    counted = {mention.name for mention in plan.mentions.mentions if mention.counted}
    offices = (m for m in plan.mentions.mentions if not m.counted and m.type is MentionType.STAKEHOLDER and not m.generic)
    return tuple(sorted({mention.name for mention in offices if mention.cls in _OFFICES} - counted))


def _texts(document: Document) -> Iterator[str]:
    for page in document.pages:
        if page.state in UNREADABLE:
            continue
        for item in page.items:
            if isinstance(item, Block):
                if item.kind not in _ASIDE:
                    yield item.text.removeprefix(item.marker)
            else:
                yield from (cell.text for cell in item.cells)


def _letters(text: str) -> str:
    """Count letters and digits, 4 bytes each.

    Counts are the same however words are cut or joined by cells and lines, and another figure changes them.
    """
    counts = Counter(text)
    return base64.b64encode(b"".join(counts[letter].to_bytes(4, "big") for letter in ALPHABET)).decode() if text else ""


def counted(letters: str) -> tuple[int, ...]:
    """Return the counts, in the order of ``ALPHABET``; none for a document without readable text."""
    raw = base64.b64decode(letters)
    return tuple(int.from_bytes(raw[at : at + 4], "big") for at in range(0, len(raw), 4))


def _beginning(document: Document) -> str:
    legible = (page for page in document.pages if page.state not in UNREADABLE)
    blocks = (block.text for page in legible for block in page.blocks if block.kind not in _ASIDE)
    told = ""
    for text in blocks:
        told = f"{told} {' '.join(text.split())}".strip()
        if len(told) >= BEGINNING:
            break
    return told[:BEGINNING]
