"""Years of headers that no rules part."""

import pytest

from telaah.layout.columns_content import Sample, assign_columns
from telaah.layout.columns_years import baseline_year, settle_headers, spread_headers, unpack
from telaah.layout.tables_spill import pull_up
from telaah.model.document import Column, ColumnRole, RowCell
from telaah.model.identity import DocumentKind, Identity
from telaah.model.place import Box

BOX = Box(0, 0, 10, 10)
NO = Sample(())


def columns(*paths: str, title: str = "Tujuan dan Sasaran"):
    split = spread_headers([tuple(t for t in p.split("/") if t) for p in paths])
    return assign_columns(split, [NO] * len(paths), title)


def told(columns_):
    return [(str(c.role), c.key) for c in columns_]


def test_a_header_over_several_columns_gives_each_its_year_or_measure() -> None:
    assert spread_headers([("No",), ("Target", "2027 2028"), ("Target", "2027 2028")]) == (
        ("No",),
        ("Target", "2027"),
        ("Target", "2028"),
    )
    assert spread_headers([("2024 Target Rp juta",)] * 2) == (("2024", "Target"), ("2024", "Rp juta"))
    assert spread_headers([("Target 2027",)] * 2) == (("Target 2027",), ("Target 2027",))


def cell(column: int, text: str) -> RowCell:
    return RowCell(column, text, text, 1, BOX, 100)


def test_a_column_of_several_years_becomes_a_column_for_each() -> None:
    body = [([cell(0, "Angka A"), cell(1, "88,7 89,5 92")], 1, False), ([cell(0, "Angka B"), cell(1, "75 77 80")], 1, False)]
    paths, made, counts = unpack([("Indikator",), ("Target", "2020 2021 2023")], body)
    assert paths == (("Indikator",), ("Target", "2020"), ("Target", "2021"), ("Target", "2023"))
    assert counts == (1, 3)
    assert [[c.text for c in cells] for cells, _, _ in made] == [["Angka A", "88,7", "89,5", "92"], ["Angka B", "75", "77", "80"]]
    assert [(c.column, c.start) for c in made[0][0]] == [(0, 100), (1, 100), (2, 105), (3, 110)]


def test_a_header_beside_its_cells_is_theirs() -> None:
    body = [([None, cell(1, "72"), None, cell(3, "74"), cell(4, "76")], 1, False)]
    paths = settle_headers([("Satuan",), (), ("2023",), (), ("Target 2024 2025",)], body)
    assert spread_headers(paths) == (("Satuan",), ("2023",), (), ("Target", "2024"), ("Target", "2025"))


def test_words_that_go_on_in_small_letters_below_belong_to_the_statement_above() -> None:
    body = [
        ([cell(0, "Kota yang tertib"), cell(1, "5")], 1, False),
        ([cell(0, "dan aman"), cell(1, "6")], 1, False),
        ([cell(0, "Warga yang sehat"), cell(1, "7")], 1, False),
    ]
    pull_up(body, (Column(0, "Tujuan", ColumnRole.TUJUAN), Column(1, "2024", ColumnRole.TARGET)))
    assert [(c[0].text, c[0].carried) for c, _, _ in body] == [
        ("Kota yang tertib dan aman", False),
        ("Kota yang tertib dan aman", True),
        ("Warga yang sehat", False),
    ]


def test_a_column_of_words_is_not_split() -> None:
    body = [([cell(0, "a"), cell(1, "naik dari tahun")], 1, False)]
    assert unpack([("No",), ("2020 2021 2023",)], body)[2] == (1, 1)


def test_bare_years_around_and_behind_targets_are_targets() -> None:
    around = columns("Indikator", "2022", "Target 2023 2024", "Target 2023 2024", "", "2025")
    told_around = [c for c in told(around)[1:] if c[0] != "lain"]
    assert told_around == [("target", "2022"), ("target", "2023"), ("target", "2024"), ("target", "2025")]
    behind = columns("Indikator", "Target 2023", "2026")
    assert told(behind)[1:] == [("target", "2023"), ("target", "2026")]


def test_years_before_the_value_at_the_end_are_targets() -> None:
    assert told(columns("Indikator", "2018", "2019", "Akhir Renstra"))[1:] == [
        ("target", "2018"),
        ("target", "2019"),
        ("target", "akhir"),
    ]


def test_ordinals_below_tahun_are_targets() -> None:
    assert told(columns("Indikator", "Tahun/ke-1", "Th-2"))[1:] == [("target", "1"), ("target", "2")]


@pytest.mark.parametrize(
    ("paths", "title", "kind", "period"),
    [
        (("2013", "2014", "2015"), "Target IKU Tahun 2014-2015", DocumentKind.IKU, (2013, 2015)),
        (("2024", "2025", "2026"), "", DocumentKind.RENSTRA, (2025, 2029)),
        (("2021", "2023", "2024", "2025"), "", DocumentKind.OTHER, None),
        (("2022", "2024"), "", DocumentKind.RENJA, (2024, 2024)),
        (("2018", "2019", "Rp juta", "2023", "Rp juta"), "", DocumentKind.RENSTRA, (2018, 2023)),
    ],
)
def test_the_year_before_the_plan_is_the_baseline(paths, title, kind, period) -> None:
    identity = Identity(kind=kind, period=period)
    found = baseline_year(columns("Sasaran", "Indikator", *paths), title, identity)[2:]
    assert [c.role is ColumnRole.BASELINE for c in found] == [True] + [False] * (len(paths) - 1)


def test_the_first_year_of_the_plan_is_no_baseline() -> None:
    identity = Identity(kind=DocumentKind.RENSTRA, period=(2021, 2026))
    found = baseline_year(columns("Indikator", "2022", "2024", "2026"), "", identity)[1:]
    assert [c.role for c in found] == [ColumnRole.TARGET] * 3


def test_what_there_was_in_a_year_is_the_baseline() -> None:
    assert told(columns("Indikator", "Kondisi 2018", "2019", "2020"))[1:] == [
        ("baseline", "2018"),
        ("target", "2019"),
        ("target", "2020"),
    ]


def test_a_single_year_before_counted_years_is_the_baseline() -> None:
    identity = Identity(kind=DocumentKind.RENSTRA, period=(2021, 2026))
    found = baseline_year(columns("Indikator", "2020", "Th-1", "Th-5"), "", identity)[1:]
    assert told(found) == [("baseline", "2020"), ("target", "1"), ("target", "5")]


def test_years_beside_their_columns_are_given_in_order() -> None:
    body = [([cell(0, "Angka"), cell(1, "."), cell(2, "5"), None, cell(4, "9"), cell(5, "15"), cell(6, "24"), None], 1, False)]
    paths = [("Indikator",), ("Satuan",), (), ("1",), ("2",), ("Target",), ("Tahun ke- 3",), ("4",)]
    settled = settle_headers(paths, body)
    times = [("Target Tahun", "1"), (), ("Target Tahun", "2"), ("Target Tahun", "3"), ("Target Tahun", "4"), ()]
    assert settled == (("Indikator",), ("Satuan",), *times)
    straight = [("Indikator",), ("2023",), ("2024",), ("2025",)]
    assert settle_headers(straight, [([cell(0, "a"), cell(1, "1"), cell(2, "2"), cell(3, "3")], 1, False)]) == tuple(straight)
