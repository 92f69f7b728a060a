"""Tables joined over pages, headers found by their words, merged cells carried down: on small drawn grids."""

from __future__ import annotations

from dataclasses import replace

import pytest

from telaah.layout.tables import join_tables
from telaah.layout.tables_foreign import is_foreign
from telaah.layout.tables_grid import match_columns, same_columns
from telaah.model.document import Block, BlockKind, Cell, Column, ColumnRole, Document, JoinedTable, Page, PageState, Table
from telaah.model.identity import DocumentKind, Identity
from telaah.model.place import Box
from telaah.model.words import Word

WIDTH = 60.0
ROW = 20.0


class Sheet:
    """Builds one page: blocks and grids below each other, offsets as a reader would set them."""

    def __init__(self, number: int) -> None:
        self.number, self.items, self.text, self.top, self.tables = number, [], "", 100.0, 0

    def _write(self, text: str) -> int:
        start = len(self.text)
        self.text += text + "\n"
        return start

    def block(self, text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Sheet:
        box = Box(50, self.top, 400, self.top + 10)
        self.items.append(Block(kind, text, text, self.number, box, self._write(text)))
        self.top += 14
        return self

    def grid(self, *rows: str, shift: float = 0.0, widths: list[float] | None = None) -> Sheet:
        """Rows of cells split by "|": "<" lengthens the cell to the left, "^" the one above."""
        slots = [[c.strip() for c in row.split("|")] for row in rows]
        edges = [50.0 + shift]
        for k in range(len(slots[0])):
            edges.append(edges[-1] + (widths[k] if widths else WIDTH))
        cells = []
        for r, line in enumerate(slots):
            for c, text in enumerate(line):
                if text in ("<", "^"):
                    continue
                right, below = c + 1, r + 1
                while right < len(line) and line[right] == "<":
                    right += 1
                while below < len(slots) and slots[below][c] == "^":
                    below += 1
                box = Box(edges[c], self.top + r * ROW, edges[right], self.top + below * ROW)
                cells.append(Cell(r, c, below - r, right - c, text, text, box, self._write(text)))
        box = Box(edges[0], self.top, edges[-1], self.top + len(slots) * ROW)
        self.items.append(Table(self.number, self.tables, box, len(slots), len(slots[0]), tuple(cells)))
        self.tables += 1
        self.top = box.bottom + 10
        return self

    def page(self) -> Page:
        return Page(self.number, 700, 900, PageState.READ, (), tuple(self.items), self.text)


def join(*sheets: Sheet, identity: Identity | None = None) -> tuple[JoinedTable, ...]:
    document = Document("x.pdf", "0", "pdf", tuple(s.page() for s in sheets), identity=identity or Identity())
    tables = join_tables(document)
    for table in tables:
        for row in table.rows:
            for cell in row.cells:
                if cell is not None:
                    piece = cell.text if cell.length is None else cell.text[: cell.length]
                    assert document.page(cell.page).text[cell.start : cell.end] == piece
    return tables


def roles(table: JoinedTable) -> list[str]:
    return [f"{c.role}:{c.key}" if c.key else str(c.role) for c in table.columns]


GOALS = ("No | Tujuan | Sasaran | Indikator Kinerja | Target pada Tahun | <", "^ | ^ | ^ | ^ | 2022 | 2023")


def test_a_goal_table_has_its_title_roles_years_and_note() -> None:
    sheet = Sheet(1).block("Tabel 4.1", BlockKind.CAPTION).block("Tujuan dan Sasaran Dinas Contoh")
    sheet.grid(*GOALS, "1 | Meningkatnya layanan | Naiknya cakupan | Persentase cakupan | 10% | 20%")
    sheet.block("Sumber: Dinas Contoh", BlockKind.NOTE)
    (table,) = join(sheet)
    assert table.title == "Tabel 4.1 Tujuan dan Sasaran Dinas Contoh"
    assert roles(table) == ["nomor", "tujuan", "sasaran", "indikator", "target:2022", "target:2023"]
    assert [n.text for n in table.notes] == ["Sumber: Dinas Contoh"]
    assert [r.text(4) for r in table.rows] == ["10%"]


def test_a_repeated_header_and_the_row_of_numbers_are_dropped() -> None:
    first = Sheet(1).grid(*GOALS, "(1) | (2) | (3) | (4) | (5) | (6)", "1 | T satu | S satu | Persentase a | 1 | 2")
    second = Sheet(2).grid(*GOALS, "(1) | (2) | (3) | (4) | (5) | (6)", "2 | T dua | S dua | Persentase b | 3 | 4")
    (table,) = join(first, second)
    assert table.pages == (1, 2)
    assert [r.text(1) for r in table.rows] == ["T satu", "T dua"]


def test_a_part_without_header_joins_by_its_columns_though_the_table_moved() -> None:
    first = Sheet(1).grid(*GOALS, "1 | T satu | S satu | Persentase a | 1 | 2")
    second = Sheet(2).grid("2 | T dua | S dua | Persentase b | 3 | 4", shift=30)
    assert [len(t.rows) for t in join(first, second)] == [2]


def test_a_caption_between_begins_another_table() -> None:
    first = Sheet(1).grid(*GOALS, "1 | T satu | S satu | Persentase a | 1 | 2")
    second = Sheet(2).block("Tabel 4.2 Lain", BlockKind.CAPTION).grid(*GOALS, "1 | T dua | S dua | Persentase b | 3 | 4")
    assert [len(t.rows) for t in join(first, second)] == [1, 1]


def test_a_header_with_another_statement_column_begins_another_table() -> None:
    first = Sheet(1).grid("No | Tujuan | Indikator | Target", "1 | T satu | Persentase a | 1")
    second = Sheet(2).grid("No | Sasaran | Indikator | Target", "1 | S satu | Persentase b | 2")
    assert [roles(t)[1] for t in join(first, second)] == ["tujuan", "sasaran"]


def test_an_inner_header_splits_a_physical_table() -> None:
    sheet = Sheet(1).block("Tabel 2.1 Tujuan dan Sasaran", BlockKind.CAPTION)
    sheet.grid(
        "No | Tujuan | Indikator | Target",
        "1 | Meningkatnya satu | Persentase satu | 5",
        "No | Sasaran | Indikator | Target",
        "1 | Meningkatnya dua | Persentase dua | 6",
    )
    tables = join(sheet)
    assert [t.title for t in tables] == ["Tabel 2.1 Tujuan dan Sasaran"] * 2
    assert [(roles(t)[1], t.rows[0].text(1)) for t in tables] == [
        ("tujuan", "Meningkatnya satu"),
        ("sasaran", "Meningkatnya dua"),
    ]


def test_a_row_cut_by_the_page_break_is_glued_and_keeps_both_places() -> None:
    first = Sheet(1).grid(*GOALS, "1 | T satu | S satu | Persentase penduduk yang | 1 | 2")
    second = Sheet(2).grid(" | | | mendapat layanan | | ", "2 | T dua | S dua | Persentase b | 3 | 4")
    (table,) = join(first, second)
    cell = table.rows[0].cells[3]
    assert cell is not None
    assert cell.text == "Persentase penduduk yang mendapat layanan"
    assert (cell.page, [p.page for p in cell.rest]) == (1, [2])
    assert len(table.rows) == 2


def test_merged_cells_are_carried_and_told_from_printed_ones() -> None:
    sheet = Sheet(1).grid(*GOALS, "1 | T satu | S satu | Persentase a | 1 | 2", "^ | ^ | ^ | Persentase b | 3 | 4")
    (table,) = join(sheet)
    cells = [table.rows[1].cells[k] for k in (1, 2, 3)]
    assert [(c.text, c.carried) for c in cells if c] == [("T satu", True), ("S satu", True), ("Persentase b", False)]


def test_a_blank_statement_means_as_above_until_a_wider_one_changes() -> None:
    sheet = Sheet(1).grid(
        *GOALS,
        "1 | T satu | S satu | Persentase a | 1 | 2",
        "  |        |        | Persentase b | 3 | 4",
        "2 | T dua  |        | Persentase c | 5 | 6",
    )
    (table,) = join(sheet)
    assert [(r.text(1), r.text(2)) for r in table.rows] == [("T satu", "S satu"), ("T satu", "S satu"), ("T dua", "")]


def test_a_statement_is_carried_over_the_page_break() -> None:
    first = Sheet(1).grid(*GOALS, "1 | T satu | S satu | Persentase a | 1 | 2")
    second = Sheet(2).grid(" | | | Persentase b | 3 | 4")
    (table,) = join(first, second)
    assert [table.rows[1].text(k) for k in (1, 2)] == ["T satu", "S satu"]


def test_titles_above_the_header_are_rows_of_their_own() -> None:
    sheet = Sheet(1).grid(
        "Visi | : Terwujudnya kota yang maju | < | <",
        "Tujuan | Sasaran | Strategi | Arah Kebijakan",
        "T satu | S satu | Meningkatkan a | Perluasan b",
    )
    (table,) = join(sheet)
    assert [r.level for r in table.rows] == ["judul", None]
    assert roles(table) == ["tujuan", "sasaran", "strategi", "arah_kebijakan"]


def test_a_small_table_of_labels_gives_title_rows_to_the_table_below() -> None:
    sheet = (
        Sheet(1)
        .grid("Tujuan 1 | : | Meningkatkan mutu layanan")
        .grid("Sasaran | Indikator Kinerja | Target 2022", "Naiknya mutu | Persentase a | 5")
    )
    (table,) = join(sheet)
    assert (table.rows[0].level, table.rows[0].text(1)) == ("judul", "Meningkatkan mutu layanan")


def test_a_wide_cell_alone_heads_a_group_and_stops_what_is_carried() -> None:
    sheet = Sheet(1).grid(
        "Tujuan | Sasaran | Indikator | Target",
        "T satu | S satu | Persentase a | 1",
        "Misi 2 Mewujudkan sesuatu | < | < | <",
        " | S dua | Persentase b | 2",
    )
    (table,) = join(sheet)
    assert [r.level for r in table.rows] == [None, "grup", None]
    assert table.rows[2].text(0) == ""


def test_codes_of_narrow_cells_are_one_code_with_a_level() -> None:
    sheet = Sheet(1).grid(
        "Kode | < | < | Program/Kegiatan | Indikator Kinerja | Target",
        "1 | 05 | 02 | PROGRAM CONTOH | Persentase a | 1",
        "1 | 05 | 02.2.01 | Penanganan contoh | Jumlah b | 2",
        "Jumlah | < | < | < | < | 3",
        widths=[14, 14, 40, 90, 90, 40],
    )
    (table,) = join(sheet)
    assert [(r.code, r.level) for r in table.rows] == [
        ("1.05.02", "program"),
        ("1.05.02.2.01", "kegiatan"),
        (None, "total"),
    ]


def test_a_row_without_code_below_a_programme_is_its_outcome() -> None:
    sheet = Sheet(1).grid(
        "Program / Outcome / Kegiatan | Indikator | Baseline 2024 | 2025 | 2026",
        "1.05.02 - PROGRAM CONTOH | | | | ",
        "Meningkatnya ketertiban | Persentase a | 1 | 2 | 3",
        "1.05.02.2.01 - Penanganan contoh | Jumlah b | 1 | 2 | 3",
    )
    (table,) = join(sheet)
    assert [r.level for r in table.rows] == ["program", "outcome", "kegiatan"]


def test_a_source_in_the_last_wide_row_is_a_note() -> None:
    sheet = Sheet(1).grid("No | Uraian | Target", "1 | Persentase a | 5", "Sumber: BPS, 2023 | < | <")
    (table,) = join(sheet)
    assert ([n.text for n in table.notes], len(table.rows)) == (["Sumber: BPS, 2023"], 1)


def test_running_heads_drawn_as_tables_do_not_part_a_table() -> None:
    sheets = []
    for number in (1, 2, 3):
        sheet = Sheet(number).grid(" | LAPORAN KINERJA DINAS")
        sheets.append(sheet.grid(*GOALS, f"{number} | T {number} | S {number} | Persentase a | 1 | 2"))
    (table,) = join(*sheets)
    assert [r.text(0) for r in table.rows] == ["1", "2", "3"]


def test_thin_columns_of_shaded_cells_are_folded() -> None:
    sheet = Sheet(1).grid(
        " | Tujuan | | | Sasaran | ",
        "T satu | < | < | S satu | < | <",
        widths=[5, 70, 5, 5, 70, 5],
    )
    (table,) = join(sheet)
    assert roles(table) == ["tujuan", "sasaran"]
    assert [table.rows[0].text(k) for k in (0, 1)] == ["T satu", "S satu"]


def test_a_card_is_turned_into_one_row() -> None:
    sheet = Sheet(1).grid(
        "Sasaran | : | Naiknya mutu",
        "Indikator | : | Persentase a",
        "Definisi Operasional | : | A dibagi B",
        "Sumber Data | : | BPS Kabupaten Contoh",
    )
    (table,) = join(sheet)
    assert roles(table) == ["sasaran", "indikator", "formula", "sumber_data"]
    assert [table.rows[0].text(k) for k in range(4)] == ["Naiknya mutu", "Persentase a", "A dibagi B", "BPS Kabupaten Contoh"]


def test_a_statement_alone_in_its_row_still_stands_above_the_next_rows() -> None:
    sheet = Sheet(1).grid(
        "Tujuan | Sasaran | Indikator | Target", "T satu | | | ", " | S satu | Persentase a | 1", " | S dua | Persentase b | 2"
    )
    (table,) = join(sheet)
    assert [r.text(0) for r in table.rows] == ["T satu"] * 3


def test_a_header_line_left_outside_the_rules_is_read() -> None:
    sheet = Sheet(1).block("No Sasaran Strategis Indikator Kinerja Target").grid("1 | Naiknya a | Persentase a | 5")
    box = sheet.items[0].box
    names = [("No", 60), ("Sasaran", 115), ("Strategis", 140), ("Indikator", 180), ("Kinerja", 200), ("Target", 240)]
    words = tuple(Word(t, Box(x, box.top, x + 10, box.bottom), -1) for t, x in names)
    page = Page(1, 700, 900, PageState.READ, words, tuple(sheet.items), sheet.text)
    (table,) = join_tables(Document("x.pdf", "0", "pdf", (page,)))
    assert roles(table) == ["nomor", "sasaran", "indikator", "target"]


def test_a_format_without_layout_gives_the_same_table() -> None:
    nowhere = Box(0.0, 0.0, 0.0, 0.0)
    sheet = Sheet(1).block("Tabel 4.1 Tujuan dan Sasaran", BlockKind.CAPTION)
    sheet.grid(*GOALS, "1 | T satu | S satu | Persentase a | 1 | 2", "^ | ^ | S dua | Persentase b | 3 | 4")
    caption, grid = sheet.items
    grid = replace(grid, box=nowhere, cells=tuple(replace(c, box=nowhere) for c in grid.cells))
    page = replace(sheet.page(), width=0, height=0, items=(replace(caption, box=nowhere), grid))
    (table,) = join_tables(Document("x.docx", "0", "docx", (page,)))
    assert table.title == "Tabel 4.1 Tujuan dan Sasaran"
    assert roles(table)[1:] == ["tujuan", "sasaran", "indikator", "target:2022", "target:2023"]
    assert [(r.text(1), r.text(2)) for r in table.rows] == [("T satu", "S satu"), ("T satu", "S dua")]


def test_no_tables_give_no_tables() -> None:
    assert join(Sheet(1).block("Tanpa tabel")) == ()


@pytest.mark.parametrize(
    ("title", "foreign"),
    [
        ("Tabel 3.1 Tujuan dan Sasaran RPJMD Kabupaten Contoh", True),
        ("Sasaran Strategis Kementerian Dalam Negeri", True),
        ("Tujuan Pembangunan Kota Contoh", True),
        ("Indikator Kinerja yang Mengacu pada Tujuan dan Sasaran RPJMD", False),
        ("Tujuan dan Sasaran Jangka Menengah Dinas Kesehatan Kabupaten Contoh", False),
        ("Sub Kegiatan Prioritas dalam Mendukung Program Prioritas Pembangunan Daerah", False),
    ],
)
def test_titles_that_give_a_table_to_another_plan(title: str, foreign: bool) -> None:
    assert is_foreign(title) is foreign


def test_a_table_whose_targets_are_all_past_is_the_previous_plans() -> None:
    columns = (Column(0, "2019", ColumnRole.TARGET, "2019"), Column(1, "2020", ColumnRole.TARGET, "2020"))
    plan = Identity(DocumentKind.RENSTRA, period=(2021, 2026))
    assert is_foreign("Pencapaian Kinerja Pelayanan", columns, plan)
    assert not is_foreign("Pencapaian Kinerja Pelayanan", columns, Identity(DocumentKind.RENSTRA, period=(2019, 2023)))


def test_a_review_with_counted_years_is_told_by_its_title() -> None:
    columns = (Column(0, "Target Renstra Tahun ke / 1", ColumnRole.TARGET, "1"),)
    plan = Identity(DocumentKind.RENSTRA, period=(2021, 2026))
    assert is_foreign("Pencapaian Kinerja Dinas Contoh Tahun 2016-2021", columns, plan)
    assert is_foreign("T-C.23 Pencapaian Kinerja Pelayanan", columns, plan)
    assert not is_foreign("Tujuan dan Sasaran Dinas Contoh Tahun 2021-2026", columns, plan)


def test_a_header_printed_again_inside_the_table_is_no_row() -> None:
    sheet = Sheet(1).grid(
        "Sasaran | Indikator Sasaran | Satuan | Target 2016 | Target 2017",
        "Naiknya ketertiban | Persentase gangguan | % | 5 | 6",
        "^ | Program | Satuan | Target 2016 | Target 2017",
        "^ | Penegakan perda | % | 7 | 8",
        "Naiknya perlindungan | Indikator Sasaran | Satuan | Target 2016 | Target 2017",
        "^ | Cakupan linmas | % | 9 | 10",
    )
    (table,) = join(sheet)
    assert [r.text(1) for r in table.rows] == ["Persentase gangguan", "Penegakan perda", "", "Cakupan linmas"]
    assert table.rows[-1].text(0) == "Naiknya perlindungan"


def test_a_forecast_and_a_past_achievement_beside_targets_are_no_targets() -> None:
    (table,) = join(Sheet(1).grid("Indikator | Target 2016 | Proyeksi 2017", "Persentase a | 1 | 2"))
    assert roles(table) == ["indikator", "target:2016", "lain:2017"]
    sheet = Sheet(1).grid(
        "Indikator | Capaian Tahun 2015 | < | Capaian Tahun 2016 | <",
        "^ | Target | Realisasi | Target | Realisasi",
        "Persentase a | 1 | 2 | 3 | 4",
    )
    (table,) = join(sheet)
    assert roles(table) == ["indikator", "lain:2015", "realisasi:2015", "target:2016", "realisasi:2016"]


def test_a_statement_cut_by_the_page_is_glued_though_the_next_row_is_another() -> None:
    first = Sheet(1).grid(*GOALS, "1 | Naiknya kemitraan dalam bidang | S satu | Persentase a | 1 | 2")
    second = Sheet(2).grid(" | kesehatan yang berhasil | S dua | Persentase b | 3 | 4")
    (table,) = join(first, second)
    assert [r.text(1) for r in table.rows] == ["Naiknya kemitraan dalam bidang kesehatan yang berhasil"] * 2
    assert [bool(c and c.carried) for r in table.rows for c in r.cells[1:2]] == [False, True]


def test_a_row_without_values_on_the_next_page_goes_on_with_the_measure_above() -> None:
    header = "Sasaran | Indikator Kinerja | Target 2016 | Kegiatan"
    first = Sheet(1).grid(header, "Naiknya mutu organisasi | Jumlah rekomendasi yang | 1 | 1. Penataan organisasi")
    second = Sheet(2).grid(
        "Pemerintah Daerah | menjadi kebijakan | | 2. Pembinaan", "Naiknya layanan | Jumlah unit | 3 | 3. Standar"
    )
    (table,) = join(first, second)
    assert [r.text(0) for r in table.rows][:2] == ["Naiknya mutu organisasi Pemerintah Daerah"] * 2
    assert [r.text(1) for r in table.rows] == ["Jumlah rekomendasi yang menjadi kebijakan"] * 2 + ["Jumlah unit"]
    assert [r.text(3) for r in table.rows] == ["1. Penataan organisasi", "2. Pembinaan", "3. Standar"]


def test_columns_at_their_places_match_though_the_outermost_is_missing():
    reference = (72.0, 100.0, 306.0, 504.0, 710.0, 788.0, 866.0)

    assert same_columns(reference, reference[1:]) > 0.9
    assert match_columns(reference, reference[1:]) == (1, 2, 3, 4, 5)
