"""The pieces of a document in which names are looked for: every block and every cell, each with what surrounds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from telaah.mentions.source_clauses import measures_of, source_beside
from telaah.model.document import (
    Block,
    BlockKind,
    Column,
    ColumnRole,
    Document,
    JoinedTable,
    Page,
    Row,
    RowCell,
    Section,
    SectionKind,
    Table,
)
from telaah.model.mention import Container
from telaah.model.place import Box, Place
from telaah.text.breaks import ended, goes_on

_LISTING = re.compile(r"(?i)\b(?:kegiatan|sub ?kegiatan)(?:nya)?(?: (?:sebagai berikut|antara lain|yaitu|adalah|meliputi))?\s*:$")
_FREE = frozenset({ColumnRole.LAIN, ColumnRole.URAIAN, ColumnRole.KETERANGAN, None})
_TRIED = re.compile(r"(?i)\b(?:upaya|langkah|solusi|tindakan)\b[^.]{0,60}\b(?:telah|sudah)\s+di\w+[^.]*:\s*$")
"""What introduces a list of what was done about problems."""
_STILL = re.compile(
    r"(?i)\b(?:upaya|langkah|solusi|tindakan|hal)\b[^.:]{0,60}\b(?:(?P<need>harus|perlu)|akan)\s+(?:(?:segera|terus|tetap|kembali)\s+)?di\w+"
    r"[^.:]*:\s*$"
)
"""What introduces a list of what is still to be done."""
_DONE = re.compile(r"(?i)\b(?:telah|sudah)\s+(?:\w+\s+)?di\w+")
_NUMBERED = re.compile(r"\W{0,2}(\d{1,3})[.)](?!\d)")
LONGEST_NAME = 160
"""Characters: an item of a list of kegiatan that is longer tells of something."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One block or one cell."""

    text: str
    page: int
    start: int
    """Offset of ``text`` in ``Page.text``."""
    box: Box | None
    container: Container
    section: SectionKind
    block: BlockKind | None
    """None for cells."""
    column: Column | None = None
    row: Row | None = None
    table: JoinedTable | None = None
    title: str = ""
    """Title of the section, lower case."""
    at_end: bool = False
    """The last piece of its page besides running heads: a name may be cut in two here."""
    activity: bool = False
    """An item of a list of programmes or kegiatan: its words are a fixed name."""
    tried: bool = False
    """An item of a list of what was done about problems: it tells of the past, also among problems."""

    lead: str = ""
    """What announces the list in which an item stands: "Peserta rapat adalah:"."""
    before: str = ""
    """The piece of text before this one; of a cell, the nearest one left of it in its row."""
    after: str = ""
    begun: str = ""
    """The block at the foot of the page before whose sentence goes on here."""

    measures: frozenset[str] = frozenset()
    """Stems of the words of the document's indicators; given to blocks of the body."""

    length: int | None = None
    """Characters of ``text`` that stand on ``page``, where a source column's cell goes on over the page break."""
    rest: Place | None = None
    """Where the second half of such a cell stands."""

    @property
    def still(self) -> str:
        """Return the status of what is told in an item of a list of what is still to be done, "" elsewhere.

        "Upaya yang harus dilakukan antara lain:" tells no past, also where the past is evaluated.
        """
        said = _STILL.search(self.lead) if self.block is BlockKind.LIST_ITEM else None
        if said is None or _DONE.search(said[0]):
            return ""
        return "perlu" if said["need"] else "rencana"

    @property
    def role(self) -> ColumnRole | None:
        """What the column holds; None outside tables."""
        return self.column.role if self.column else None

    @property
    def tells_source(self) -> bool:
        """Tell whether the cell is one of a source column, or stands beside "Sumber Data" on the card of an indicator."""
        if self.row is None or self.column is None:
            return False
        if self.role is ColumnRole.SUMBER_DATA:
            return True
        return self.role in _FREE and source_beside(self.row, self.column.index)

    @property
    def counted(self) -> bool:
        """False for running heads, tables of contents and lists of kegiatan."""
        if self.activity:
            return False
        return self.block not in (BlockKind.FURNITURE, BlockKind.TOC) and self.section is not SectionKind.DAFTAR_ISI


class _Tables:
    """Leads from a cell of a physical table to its row and column in the joined table."""

    def __init__(self, document: Document) -> None:
        self._tables: dict[tuple[int, int], JoinedTable] = {}
        self._cells: dict[tuple[int, int], tuple[JoinedTable, Row, Column]] = {}
        self._halves: set[tuple[int, int]] = set()
        for table in document.tables:
            for part in table.parts:
                self._tables[part] = table
            for row in table.rows:
                for cell in row.cells:
                    if cell is not None and cell.column < len(table.columns):
                        self._cells.setdefault((cell.page, cell.start), (table, row, table.columns[cell.column]))
                        if _is_torn_source(cell, table.columns[cell.column]):
                            self._halves.add((cell.rest[0].page, cell.rest[0].start))

    def table(self, page: int, index: int) -> JoinedTable | None:
        return self._tables.get((page, index))

    def cell(self, page: int, start: int) -> tuple[JoinedTable, Row, Column] | None:
        return self._cells.get((page, start))

    def is_half(self, page: int, start: int) -> bool:
        """Tell whether a cell is the second half of one in a source column: it is read with the first."""
        return (page, start) in self._halves


def _is_torn_source(cell: RowCell, column: Column) -> bool:
    """Tell whether a page break parts the cell of a source column in two: the name in it may be cut."""
    return column.role is ColumnRole.SUMBER_DATA and len(cell.rest) == 1 and cell.rest[0].page != cell.page


class _Leads:
    """Remembers what announces a list, also over what a page's head or foot puts between its items."""

    def __init__(self) -> None:
        self._told, self._kept, self._number = "", "", 0

    def of(self, block: Block, told: str) -> str:
        """Return what announces a block: for a list item its list's beginning, for others only what ends in a colon."""
        if block.kind is not BlockKind.LIST_ITEM:
            return told if told.endswith(":") else ""
        number = _number(block.text)
        return self._kept if number > 1 and number == self._number + 1 else self._told

    def add(self, block: Block, told: str) -> None:
        """Take note of a block that was read; ``told`` is what stands in running text up to its end."""
        if block.kind is not BlockKind.LIST_ITEM or block.text.endswith(":"):
            self._told = told
            return
        if number := _number(block.text):
            self._told = self._kept = self.of(block, told)
            self._number = number


def _number(text: str) -> int:
    found = _NUMBERED.match(text)
    return int(found[1]) if found else 0


def segments(document: Document) -> Iterator[Segment]:
    """Yield every piece of text in order of page and place."""
    tables = _Tables(document)
    measures = measures_of(document)
    listing, tried, told = False, False, ""
    leads = _Leads()
    last: Block | None = None
    for page in document.pages:
        at_head = True
        end = max(
            (i for i, it in enumerate(page.items) if not isinstance(it, Block) or it.kind is not BlockKind.FURNITURE), default=-1
        )
        for index, item in enumerate(page.items):
            section = document.section_at(page.number, index)
            kind = section.kind if section else SectionKind.LAIN
            number = section.id if section else None
            title = section.title.lower() if section else ""
            if isinstance(item, Block):
                container = Container(page.number, index, section=number)
                activity = listing and item.kind is BlockKind.LIST_ITEM and len(item.text) <= LONGEST_NAME
                yield Segment(
                    item.text,
                    page.number,
                    item.start,
                    item.box,
                    container,
                    kind,
                    item.kind,
                    title=title,
                    at_end=index == end,
                    activity=activity,
                    tried=tried and item.kind is BlockKind.LIST_ITEM,
                    lead=leads.of(item, told),
                    before=_block_text(page, index, -1),
                    after=_block_text(page, index, 1),
                    begun=last.text if at_head and last is not None and _goes_on(last, item) else "",
                    measures=measures,
                )
                if item.kind is not BlockKind.FURNITURE:
                    last, at_head = item, False
                    told = item.text if ended(told) or item.kind is not BlockKind.PARAGRAPH else f"{told} {item.text}"
                    leads.add(item, told)
                    tried = bool(_TRIED.search(told)) or (tried and item.kind is BlockKind.LIST_ITEM)
                    listing = bool(_LISTING.search(item.text)) or (listing and item.kind is not BlockKind.PARAGRAPH)
            else:
                last, at_head = None, False
                yield from _cells(page, item, index, tables, section)


def _goes_on(above: Block, block: Block) -> bool:
    """Tell whether a sentence that a page break parts goes on in a block."""
    return above.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and goes_on(above.text, block)


def _block_text(page: Page, index: int, step: int) -> str:
    """Return the block of the body next to an item of the page, "" where a table or the page's end stands there."""
    at = index + step
    while 0 <= at < len(page.items):
        item = page.items[at]
        if not isinstance(item, Block):
            return ""
        if item.kind is not BlockKind.FURNITURE:
            return item.text
        at += step
    return ""


def _cells(page: Page, item: Table, index: int, tables: _Tables, section: Section | None) -> Iterator[Segment]:
    joined = tables.table(page.number, item.index)
    kind = section.kind if section else SectionKind.LAIN
    title = section.title.lower() if section else ""
    for cell in item.cells:
        if not cell.text or tables.is_half(page.number, cell.start):
            continue
        found = tables.cell(page.number, cell.start)
        table, row, column = found if found else (joined, None, None)
        container = Container(
            page.number,
            index,
            table.id if table else None,
            row.index if row else None,
            column.index if column else None,
            section.id if section else None,
        )
        left = next((c.text for c in reversed(row.cells[: column.index]) if c and c.text), "") if row and column else ""
        whole = row.cells[column.index] if row and column and column.index < len(row.cells) else None
        torn = whole if whole and column and _is_torn_source(whole, column) else None
        yield Segment(
            torn.text if torn else cell.text,
            page.number,
            cell.start,
            cell.box,
            container,
            kind,
            None,
            column,
            row,
            table,
            title,
            before=left,
            length=torn.end - torn.start if torn else None,
            rest=torn.rest[0] if torn else None,
        )
