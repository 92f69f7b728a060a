"""From drafts of pages to the model: cut words joined with the vocabulary of the document, places counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from telaah.ingest.draft import DraftBlock, DraftCell, DraftPage, DraftTable
from telaah.lexicons.words import known as is_listed
from telaah.model.document import Block, Cell, Page, Table
from telaah.model.place import Box
from telaah.text.repair import join_lines, join_paragraph

_LETTERS = re.compile(r"[^\W\d_]{4,}")

Known = Callable[[str], bool]


def finish(drafts: Iterable[DraftPage]) -> tuple[Page, ...]:
    """Make the pages of the model."""
    drafts = list(drafts)
    known = vocabulary(drafts)
    return tuple(_page(draft, known) for draft in drafts)


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


def _page(draft: DraftPage, known: Known) -> Page:
    items: list[Block | Table] = []
    texts: list[str] = []
    offset = tables = 0
    for item in draft.items:
        if isinstance(item, DraftTable):
            made, offset = _table(item, draft.number, tables, offset, texts, known)
            tables += 1
            items.append(made)
        else:
            block = _block(item, draft.number, offset, known)
            if block is not None:
                items.append(block)
                texts.append(block.text)
                offset += len(block.text) + 1
    text = "\n".join(texts) + ("\n" if texts else "")
    return Page(
        draft.number, draft.width, draft.height, draft.state, tuple(draft.words), tuple(items), text, draft.label, draft.note, draft.turn
    )


def _block(draft: DraftBlock, page: int, offset: int, known: Known) -> Block | None:
    lines = [line.text for line in draft.lines]
    text = join_paragraph(lines, known)
    if not text:
        return None
    box = draft.lines[0].box
    if len(draft.lines) > 1:
        boxes = [line.box for line in draft.lines]
        box = Box(min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes))
    marker = draft.marker if text.startswith(draft.marker) else ""
    return Block(draft.kind, text, "\n".join(lines), page, box, offset, marker, draft.lines[0].box.height)


def _table(draft: DraftTable, page: int, index: int, offset: int, texts: list[str], known: Known) -> tuple[Table, int]:
    cells = []
    for cell in draft.cells:
        text = cell_text(cell, known)
        cells.append(
            Cell(cell.row, cell.column, cell.row_span, cell.column_span, text, "\n".join(cell.lines), cell.box, offset)
        )
        texts.append(text)
        offset += len(text) + 1
    return Table(page, index, draft.box, draft.rows, draft.columns, tuple(cells), draft.ruled), offset


def cell_text(cell: DraftCell, known: Known) -> str:
    """Return the repaired text of a cell."""
    lines = cell.lines
    if not lines:
        return ""
    if len(lines) == 1 and "  " not in lines[0] and len(lines[0]) < 9:
        return lines[0].strip()
    return join_lines(lines, known, cell.full)
