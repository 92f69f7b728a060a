"""Documents without a layout (DOCX, HTML, plain text) in the same model: items in order, boxes of no size."""

from __future__ import annotations

from dataclasses import dataclass, field

from telaah.errors import LimitExceeded, NoText
from telaah.ingest.blocks import classify
from telaah.ingest.draft import DraftBlock, DraftCell, DraftPage, DraftTable, Line
from telaah.ingest.finish import finish
from telaah.model.document import BlockKind, Page, PageState
from telaah.model.place import Box
from telaah.model.words import Word, WordList

NOWHERE = Box(0.0, 0.0, 0.0, 0.0)
MAX_FIELDS = 2_000_000
"""Fields of all tables together: spans are numbers that anybody can write into a file."""
MAX_SPAN = 1000


@dataclass(slots=True)
class FlowCell:
    """A cell of a table as its file describes it."""

    lines: list[str]
    row_span: int = 1
    column_span: int = 1


@dataclass(slots=True)
class Flow:
    """Collects items page by page."""

    pages: list[list[DraftBlock | DraftTable]] = field(default_factory=lambda: [[]])
    fields: int = 0

    def new_page(self) -> None:
        """Begin a page, if there is anything on this one."""
        if self.pages[-1]:
            self.pages.append([])

    def text(self, lines: list[str], kind: BlockKind | None = None, marker: str = "") -> None:
        """Add a block; its kind is told by its words where the file does not say it."""
        lines = [line for line in (" ".join(line.split()) for line in lines) if line]
        if not lines:
            return
        if marker:
            lines[0] = f"{marker} {lines[0]}"
        told, found = classify(Line(lines[0], NOWHERE))
        if told is BlockKind.HEADING and kind is None and len(" ".join(lines)) > 160:
            told = BlockKind.LIST_ITEM if found else BlockKind.PARAGRAPH
        self.pages[-1].append(DraftBlock(kind or told, [Line(line, NOWHERE) for line in lines], marker or found))

    def table(self, rows: list[list[FlowCell]]) -> None:
        """Add a table, its spans laid out on a grid."""
        cells: list[DraftCell] = []
        taken: set[tuple[int, int]] = set()
        width = 0
        for r, row in enumerate(rows):
            column = 0
            for cell in row:
                while (r, column) in taken:
                    column += 1
                down = max(1, min(cell.row_span, len(rows) - r, MAX_SPAN))
                across = max(1, min(cell.column_span, MAX_SPAN))
                self.fields += down * across
                if self.fields > MAX_FIELDS:
                    raise LimitExceeded("table fields")
                taken.update((r + i, column + j) for i in range(down) for j in range(across))
                lines = [line for line in (" ".join(line.split()) for line in cell.lines) if line]
                cells.append(DraftCell(r, column, down, across, NOWHERE, lines, wrapped=False))
                column += across
                width = max(width, column)
        if sum(bool(cell.lines) for cell in cells) == 1 and len(cells) == 1:
            self.text(cells[0].lines)
        elif any(cell.lines for cell in cells):
            self.pages[-1].append(DraftTable(NOWHERE, len(rows), width, sorted(cells, key=lambda c: (c.row, c.column))))

    def finished(self) -> tuple[Page, ...]:
        """Return the pages; NoText where there are no words."""
        pages = [items for items in self.pages if items] or [[]]
        drafts = [DraftPage(n + 1, 0.0, 0.0, PageState.READ, _words(items), items) for n, items in enumerate(pages)]
        if not any(draft.words for draft in drafts):
            raise NoText("no words")
        return finish(drafts)


def _words(items: list[DraftBlock | DraftTable]) -> WordList:
    words: list[Word] = []
    number = 0
    for item in items:
        if isinstance(item, DraftBlock):
            words += [Word(text, NOWHERE, -1) for line in item.lines for text in line.text.split()]
        else:
            for cell in item.cells:
                words += [Word(text, NOWHERE, number) for line in cell.lines for text in line.split()]
                number += 1
    return WordList(words)
