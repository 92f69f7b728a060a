"""Cells of a source column that a page break parts: the name in them is one, and stands where it begins."""

from __future__ import annotations

from telaah.mentions import find_mentions
from telaah.model.document import Cell, Column, ColumnRole, Document, JoinedTable, Row, RowCell, Table
from telaah.model.place import Place
from tests.mentions.make import BOX, identity, page

FIRST, SECOND = "Bidang Pasar Dinas Niaga", "dan Koperasi Kota Mekar, Balai Uji Timbang"


def torn(role: ColumnRole) -> Document:
    """A column with one cell, half of it at the foot of page 1 and half at the head of page 2."""
    cells = [Cell(0, 0, 1, 1, text, text, BOX, 0) for text in (FIRST, SECOND)]
    tables = [Table(number, 0, BOX, 1, 1, (cell,)) for number, cell in enumerate(cells, 1)]
    whole = f"{FIRST} {SECOND}"
    cell = RowCell(0, whole, whole, 1, BOX, 0, length=len(FIRST), rest=(Place(2, BOX, 0, len(SECOND)),))
    joined = JoinedTable(0, "", None, (1, 2), ((1, 0), (2, 0)), (Column(0, str(role), role),), (Row(0, 1, (cell,)),), (), None)
    pages = (page([tables[0]], FIRST + "\n"), page([tables[1]], SECOND + "\n", 2))
    who = identity("Dinas Niaga dan Koperasi Kota Mekar", "Kota Mekar")
    return Document("made.pdf", "0", "pdf", pages, tables=(joined,), identity=who)


def test_a_name_in_a_source_column_is_read_over_the_page_break() -> None:
    found = [(m.text, m.place.page, m.place.start, m.place.end) for m in find_mentions(torn(ColumnRole.SUMBER_DATA)).mentions]
    assert found == [
        ("Bidang Pasar Dinas Niaga dan Koperasi Kota Mekar", 1, 0, len(FIRST)),
        ("Balai Uji Timbang", 2, SECOND.index("Balai"), len(SECOND)),
    ]


def test_other_columns_keep_each_half_where_it_stands() -> None:
    assert {m.place.page for m in find_mentions(torn(ColumnRole.URAIAN)).mentions} == {1, 2}
