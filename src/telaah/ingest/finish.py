"""From drafts of pages to the model: cut words joined with the vocabulary of the document, places counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from telaah.ingest.draft import DraftBlock, DraftCell, DraftPage, DraftTable
from telaah.ingest.feet import part_feet
from telaah.lexicons.words import known as is_listed
from telaah.model.document import Block, Cell, Page, Table
from telaah.text.repair import join_lines, join_paragraph

_LETTERS = re.compile(r"[^\W\d_]{4,}")

Known = Callable[[str], bool]


def finish(drafts: Iterable[DraftPage]) -> tuple[Page, ...]:
    """Make the pages of the model."""
    waiting = list(drafts)
    del drafts
    part_feet(waiting)
    known = vocabulary(waiting)
    waiting.reverse()
    pages = []
    while waiting:  # each draft is let go when its page is made: a long document would lie in memory twice
        pages.append(_Writer(waiting.pop(), known).page())
    return tuple(pages)


def vocabulary(drafts: Iterable[DraftPage]) -> Known:
    """Return a test for words: of the word list, or of the document's own running text, where nothing is cut."""
    own: dict[str, int] = {}
    for page in drafts:
        for item in page.items:
            if isinstance(item, DraftBlock):
                for line in item.lines:
                    for word in _LETTERS.findall(line.text):
                        own[word] = own.get(word, 0) + 1
    listed = {word.lower() for word, count in own.items() if count >= 2}
    cache: dict[str, bool] = {}

    def known(word: str) -> bool:
        found = cache.get(word)
        if found is None:
            found = cache[word] = is_listed(word) or word.lower() in listed
        return found

    return known


class _Writer:
    """Writes the items of a page one after the other and counts their places in the page's text."""

    def __init__(self, draft: DraftPage, known: Known) -> None:
        self._draft, self._known = draft, known
        self._texts: list[str] = []
        self._offset = self._tables = 0

    def page(self) -> Page:
        draft = self._draft
        made = [self._table(item) if isinstance(item, DraftTable) else self._block(item) for item in draft.items]
        items = tuple(item for item in made if item is not None)
        text = "\n".join(self._texts) + ("\n" if self._texts else "")
        size = draft.width, draft.height
        return Page(draft.number, *size, draft.state, draft.words, items, text, draft.label, draft.note, draft.turn)

    def _write(self, text: str) -> int:
        start = self._offset
        self._texts.append(text)
        self._offset += len(text) + 1
        return start

    def _block(self, draft: DraftBlock) -> Block | None:
        lines = [line.text for line in draft.lines]
        text = join_paragraph(lines, self._known)
        if not text:
            return None
        box = draft.lines[0].box
        for line in draft.lines[1:]:
            box = box.union(line.box)
        marker = draft.marker if text.startswith(draft.marker) else ""
        height = draft.lines[0].box.height
        raw = "\n".join(lines)
        return Block(draft.kind, text, text if raw == text else raw, self._draft.number, box, self._write(text), marker, height)

    def _table(self, draft: DraftTable) -> Table:
        cells = []
        for cell in draft.cells:
            text = cell_text(cell, self._known)
            place = cell.row, cell.column, cell.row_span, cell.column_span
            raw = "\n".join(cell.lines)
            cells.append(Cell(*place, text, text if raw == text else raw, cell.box, self._write(text)))
        self._tables += 1
        return Table(self._draft.number, self._tables - 1, draft.box, draft.rows, draft.columns, tuple(cells), draft.ruled)


def cell_text(cell: DraftCell, known: Known) -> str:
    """Return the repaired text of a cell."""
    lines = cell.lines
    if not lines:
        return ""
    if len(lines) == 1 and "  " not in lines[0] and len(lines[0]) < 9:
        return lines[0].strip()
    return join_lines(lines, known, cell.full) if cell.wrapped else " ".join(lines)
