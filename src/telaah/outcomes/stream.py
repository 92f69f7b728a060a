"""Running text in order of reading; a paragraph that a page break cuts in two is put together again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from telaah.model.document import Block, BlockKind, Document, Table
from telaah.model.place import Place
from telaah.outcomes.wording import ENDS_OPEN, Kind, kind_of
from telaah.text import breaks

UNSEEN = frozenset({BlockKind.FURNITURE, BlockKind.TOC})
_QUOTED = re.compile(r"[”\"]\s*$")
_SPEAKS = re.compile(r"(?i)\b(?:tujuan|sasaran)\b")
_LONGEST = 1500
"""Characters of a paragraph that is looked at: what is longer announces nothing."""


@dataclass(frozen=True, slots=True)
class Running:
    """A block with the rest of it that stands on the next page."""

    block: Block
    """With the whole text; its own end lies on the next page where there is a rest."""
    position: int
    places: tuple[Place, ...]

    def place(self, start: int, end: int) -> Place:
        """Return where the text from one character to another begins, as far as it stands on that page."""
        first = self.places[0]
        length = first.end - first.start
        if start < length:
            return Place(first.page, first.box, first.start + start, min(first.start + end, first.end))
        rest, before = self.places[-1], length + 1
        return Place(rest.page, rest.box, rest.start + start - before, min(rest.start + end - before, rest.end))


def goes_on(first: str, second: Block) -> bool:
    """Return whether a paragraph at the top of a page goes on with what the page before ends with.

    It begins in small letters, or the text before ends in "dan", "di", "untuk", which ends no text.
    """
    if second.kind is not BlockKind.PARAGRAPH or second.marker or _QUOTED.search(first):
        return False
    open_end = bool(ENDS_OPEN.search(first)) and kind_of(second.text) in (Kind.OTHER, Kind.NOMINAL)
    return breaks.goes_on(first, second) or open_end


def running(document: Document) -> Iterator[Running]:
    """Yield the blocks of a document outside tables, those that speak of tujuan or sasaran whole."""
    pages = [[(i, b) for i, b in enumerate(p.items) if isinstance(b, Table) or b.kind not in UNSEEN] for p in document.pages]
    taken = False
    for items, following in zip(pages, [*pages[1:], []], strict=True):
        opening = following[0][1] if following else None
        skip, taken = taken, False
        for at, (position, block) in enumerate(items):
            if isinstance(block, Table) or (skip and at == 0):
                continue
            rest = opening if at == len(items) - 1 and isinstance(opening, Block) and _is_cut(block, opening) else None
            taken = rest is not None
            if rest is None:
                yield Running(block, position, (block.place(),))
            else:
                yield Running(replace(block, text=f"{block.text} {rest.text}"), position, (block.place(), rest.place()))


def _is_cut(first: Block, second: Block) -> bool:
    short = len(first.text) + len(second.text) < _LONGEST
    paragraph = first.kind is BlockKind.PARAGRAPH or (first.kind is BlockKind.LIST_ITEM and bool(_SPEAKS.match(first.text)))
    return (
        short and paragraph and second.page == first.page + 1 and bool(_SPEAKS.search(first.text)) and goes_on(first.text, second)
    )
