"""Items of a cell that lists parties are names to their end."""

from __future__ import annotations

import pytest

from telaah.mentions import find_mentions
from telaah.mentions.cells import column_role
from telaah.mentions.segments import Segment
from telaah.model.document import Column, ColumnRole, JoinedTable, Row, RowCell, SectionKind
from telaah.model.mention import Container
from tests.mentions.make import BOX, cell_document


def named(text: str, column: str = "pendukung") -> list[str]:
    return [mention.text for mention in find_mentions(cell_document(text, column)).mentions]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Kodim 0712", ["Kodim 0712"]),
        ("Perum Bulog Melati, Dinas Sosial", ["Perum Bulog Melati", "Dinas Sosial"]),
        ("kader TB Aisyiyah", ["kader TB Aisyiyah"]),
        ("Bank Jateng Syariah; Polres", ["Bank Jateng Syariah", "Polres"]),
    ],
)
def test_what_stands_between_two_marks_is_one_name(cell: str, names: list[str]) -> None:
    assert named(cell) == names


def test_words_in_small_letters_are_no_part_of_a_name() -> None:
    assert named("Polres membantu pengamanan") == ["Polres"]


def test_only_columns_of_parties_are_read_so() -> None:
    assert named("Kodim Melati Jaya", "strategi") != ["Kodim Melati Jaya"]


@pytest.mark.parametrize(
    ("header", "title", "role"),
    [
        ("Perangkat Daerah/Instansi", "Matriks Crosscutting", ColumnRole.PENDUKUNG),
        ("Perangkat Daerah/Instansi", "Daftar Aset", ColumnRole.LAIN),
        ("Instansi Pengusul", "Matriks Crosscutting", ColumnRole.LAIN),
        ("Isu", "Matriks Crosscutting", ColumnRole.LAIN),
    ],
)
def test_a_column_of_offices_holds_supporters_where_the_table_is_about_working_across(
    header: str, title: str, role: ColumnRole
) -> None:
    column = Column(0, header, ColumnRole.LAIN)
    row = Row(0, 1, (RowCell(0, "Satpol PP", "Satpol PP", 1, BOX, 0),))
    table = JoinedTable(0, title, None, (1,), ((1, 0),), (column,), (row,), (), 0)
    place = Container(1, 0, 0, 0, 0, 0)
    segment = Segment("Satpol PP", 1, 0, BOX, place, SectionKind.LAIN, None, column, row, table)
    assert column_role(segment) is role
