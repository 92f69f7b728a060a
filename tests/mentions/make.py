"""Documents for the tests of mentions: one block or one cell, with only what matters."""

from __future__ import annotations

from telaah.model.document import (
    Block,
    BlockKind,
    Cell,
    Column,
    ColumnRole,
    Document,
    JoinedTable,
    Page,
    PageState,
    Row,
    RowCell,
    Section,
    SectionKind,
    Table,
)
from telaah.model.identity import DocumentKind, Identity
from telaah.model.place import Box

BOX = Box(0, 0, 100, 10)


def identity(organisation=None, region=None, kind="renstra", own_names=(), abbreviations=()):
    return Identity(DocumentKind(kind), organisation, region, own_names=tuple(own_names), abbreviations=tuple(abbreviations))


def page(items, text, number=1):
    return Page(number, 600, 800, PageState.READ, (), tuple(items), text)


def section(kind, title=""):
    return Section(0, 1, "", title, SectionKind(kind), 1, 0, 99)


def document(*texts, section_kind="lain", block="paragraph", **who):
    """A document of one page with a block for each text."""
    blocks, offset = [], 0
    for text in texts:
        blocks.append(Block(BlockKind(block), text, text, 1, BOX, offset))
        offset += len(text) + 1
    joined = "".join(f"{text}\n" for text in texts)
    return Document("made.pdf", "0", "pdf", (page(blocks, joined),), sections=(section(section_kind),), identity=identity(**who))


def cell_document(text, column, section_kind="lain", **who):
    """A document of one page with a table of one cell, whose column has the role."""
    cell = Cell(0, 0, 1, 1, text, text, BOX, 0)
    table = Table(1, 0, BOX, 1, 1, (cell,))
    row = Row(0, 1, (RowCell(0, text, text, 1, BOX, 0),))
    joined = JoinedTable(0, "", None, (1,), ((1, 0),), (Column(0, column, ColumnRole(column)),), (row,), (), 0)
    return Document(
        "made.pdf",
        "0",
        "pdf",
        (page([table], text + "\n"),),
        sections=(section(section_kind),),
        tables=(joined,),
        identity=identity(**who),
    )
