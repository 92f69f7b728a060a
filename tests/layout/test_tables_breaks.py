"""Rows that a page break cuts through all of their cells, in tables without values."""

from __future__ import annotations

from tests.layout.test_tables import Sheet, join

SOURCES = "No | Sasaran | Indikator Kinerja | Penjelasan | Sumber Data"


def test_a_row_whose_measure_goes_on_is_one_row_with_all_its_cells() -> None:
    first = Sheet(1).grid(
        SOURCES,
        "1 | Meningkatnya tertib arsip | Persentase arsip yang | Dihitung dari : a. arsip aktif | Bidang Pembinaan Dinas Arsip",
        "^ | ^ | Persentase arsip terjaga | Arsip yang terjaga | Bidang Arsip",
    )
    second = Sheet(2).grid(" | | dan tertata | b. arsip statis | dan Perpustakaan Kota", "2 | Naiknya minat | Indeks | c | d")
    (table,) = join(first, second)
    assert len(table.rows) == 3
    assert table.rows[1].text(4) == "Bidang Arsip dan Perpustakaan Kota"
    assert table.rows[1].text(3) == "Arsip yang terjaga b. arsip statis"


def test_a_new_measure_below_a_cut_statement_stays_a_row() -> None:
    first = Sheet(1).grid(
        SOURCES,
        "1 | Meningkatnya tertib arsip | Persentase arsip aktif | Arsip aktif | Bidang Arsip",
        "2 | Naiknya minat baca warga | Indeks minat baca | Hasil survei | Bidang Perpustakaan",
        "^ | ^ | Jumlah pengunjung | Buku tamu | Bidang Perpustakaan",
    )
    second = Sheet(2).grid(" | di desa | Jumlah buku dipinjam | Catatan pinjam | dan Layanan")
    (table,) = join(first, second)
    assert [r.text(2) for r in table.rows][-2:] == ["Jumlah pengunjung", "Jumlah buku dipinjam"]


def test_a_number_left_at_the_foot_of_a_page_goes_with_the_texts_on_the_next() -> None:
    head = "No | Sasaran | Indikator Kinerja | Target | Program"
    first = Sheet(1).grid(
        head,
        "1 | Meningkatnya tertib arsip | Persentase arsip aktif | 70 | Program Arsip",
        "2 |  |  | 92 | Program Pembinaan",
    )
    second = Sheet(2).grid(
        head, " | Naiknya minat baca | Jumlah pengunjung |  | Perpustakaan", "3 | Naiknya mutu | Indeks | 4 | Program"
    )
    (table,) = join(first, second)
    assert [(r.text(0), r.text(1), r.text(3)) for r in table.rows][1] == ("2", "Naiknya minat baca", "92")
    assert table.rows[1].text(4) == "Program Pembinaan Perpustakaan"
    assert len(table.rows) == 3


def test_a_number_with_its_own_texts_takes_none_of_the_next_page() -> None:
    first = Sheet(1).grid("No | Sasaran | Indikator | Target", "1 | Tertatanya arsip | Persentase arsip | 70")
    second = Sheet(2).grid(" | Naiknya minat baca | Jumlah pengunjung | 9", "3 | Naiknya mutu | Indeks | 4")
    (table,) = join(first, second)
    assert [r.text(1) for r in table.rows] == ["Tertatanya arsip", "Naiknya minat baca", "Naiknya mutu"]
