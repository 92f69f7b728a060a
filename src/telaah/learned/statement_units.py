"""What can be classified as a statement: sentences, list items and worded cells of a document, with what stands around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from telaah.lexicons.language import segmenter
from telaah.model.document import Block, BlockKind, ColumnRole, Document, JoinedTable, Row, RowCell, SectionKind

SHOWN = 160
"""Characters of a neighbour that are looked at."""
LEAST_LETTERS = 8
_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.NOTE})
_FIGURES = frozenset(
    {
        ColumnRole.NOMOR,
        ColumnRole.KODE,
        ColumnRole.SATUAN,
        ColumnRole.BASELINE,
        ColumnRole.TARGET,
        ColumnRole.REALISASI,
        ColumnRole.CAPAIAN,
        ColumnRole.PAGU,
        ColumnRole.SUMBER_DANA,
    }
)
"""Columns that hold numbers and codes, never statements."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, list item or cell, and its surroundings."""

    text: str
    page: int = 1
    start: int = 0
    """Offset of its first character in ``Page.text``."""
    end: int = 0
    block: str = "paragraph"
    """"paragraph", "list_item", "heading", "note" or "cell"."""
    marker: str = ""
    """The list marker that stands before it."""
    section: str = ""
    """``SectionKind``."""
    heading: str = ""
    """Title of its section."""
    before: str = ""
    """The sentence or block before; of a cell: the worded cell to its left."""
    after: str = ""
    """The sentence or block after; of a cell: the worded cell to its right."""
    opening: str = ""
    """The last block that is no list item before a list item: it announces the list. Of a cell: the one above."""
    role: str = ""
    """``ColumnRole`` of its column."""
    header: str = ""
    """Header of its column."""
    title: str = ""
    """Title of its table."""
    level: str = ""
    """What its row is of: "program", "kegiatan" ..."""
    foreign: bool = False
    """Its table is given to another plan."""
    kind: str = ""
    """``DocumentKind``."""


def units(document: Document) -> Iterator[Unit]:
    """Yield the units of a document: first those of running text, then those of tables."""
    yield from text_units(document)
    for table in document.tables:
        yield from table_units(document, table)


def text_units(document: Document) -> Iterator[Unit]:
    """Yield sentences, list items, headings and notes in reading order."""
    stream = [
        (block, position)
        for page in document.pages
        for position, block in enumerate(page.items)
        if isinstance(block, Block) and block.kind in _READ
    ]
    opening = ""
    for place, (block, position) in enumerate(stream):
        if block.kind is not BlockKind.LIST_ITEM:
            opening = block.text[-SHOWN:]
        if not worded(block.text):
            continue
        section = document.section_at(block.page, position)
        if section is not None and section.kind is SectionKind.DAFTAR_ISI:
            continue
        spans = list(segmenter().within(block.text, (0, len(block.text))))
        for number, (start, end) in enumerate(spans):
            text = block.text[start:end]
            if not worded(text):
                continue
            earlier = block.text[slice(*spans[number - 1])] if number else (stream[place - 1][0].text if place else "")
            later = (
                block.text[slice(*spans[number + 1])]
                if number + 1 < len(spans)
                else (stream[place + 1][0].text if place + 1 < len(stream) else "")
            )
            yield Unit(
                text=text,
                page=block.page,
                start=block.start + start,
                end=block.start + end,
                block=str(block.kind),
                marker=block.marker if not number else "",
                section=str(section.kind) if section else "",
                heading=section.title if section else "",
                before=earlier[-SHOWN:],
                after=later[:SHOWN],
                opening=opening if block.kind is BlockKind.LIST_ITEM else "",
                kind=str(document.identity.kind),
            )


def table_units(document: Document, table: JoinedTable) -> Iterator[Unit]:
    """Yield the worded cells of a joined table, each once."""
    above: dict[int, str] = {}
    for row in table.rows:
        for cell in row.cells:
            if cell is None or cell.carried or table.columns[cell.column].role in _FIGURES or not worded(cell.text):
                continue
            yield cell_unit(document, table, row, cell, above.get(cell.column, ""))
            above[cell.column] = cell.text


def cell_unit(document: Document, table: JoinedTable, row: Row, cell: RowCell, above: str = "") -> Unit:
    """Return a cell as a unit."""
    section = document.sections[table.section] if table.section is not None else None
    filled = [other for other in row.cells if other is not None and worded(other.text)]
    left = [other.text for other in filled if other.column < cell.column]
    right = [other.text for other in filled if other.column > cell.column]
    column = table.columns[cell.column]
    return Unit(
        text=cell.text,
        page=cell.page,
        start=cell.start,
        end=cell.end,
        block="cell",
        section=str(section.kind) if section else "",
        heading=section.title if section else "",
        before=left[-1][:SHOWN] if left else "",
        after=right[0][:SHOWN] if right else "",
        opening=above[:SHOWN],
        role=str(column.role),
        header=column.header,
        title=table.title,
        level=row.level or "",
        foreign=table.foreign,
        kind=str(document.identity.kind),
    )


def worded(text: str) -> bool:
    """Return whether a text has words at all, not only numbers and codes."""
    return sum(c.isalpha() for c in text) >= LEAST_LETTERS and any(len(word) > 3 for word in text.split())
