"""Ruled tables, what looks like one, and tables without lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.ingest import make

XS = [72.0, 120.0, 260.0, 400.0]


def _read(tmp_path: Path, draw: make.Draw):
    return make.read(make.pdf(tmp_path / "a.pdf", draw))


def test_merged_cells_have_spans(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for x, top in ((72, 700), (120, 700), (260, 680), (400, 700)):
            canvas.line(x, top, x, 640)
        for y, left in ((700, 72), (680, 120), (660, 72), (640, 72)):
            canvas.line(left, y, 400, y)
        for x, y, text in (
            (75, 690, "No"),
            (125, 690, "Target"),
            (125, 668, "2025"),
            (265, 668, "2026"),
            (75, 648, "1"),
            (125, 648, "5"),
            (265, 648, "6"),
        ):
            canvas.drawString(x, y, text)

    spans = {cell.text: (cell.row_span, cell.column_span) for cell in _read(tmp_path, draw).page(1).tables[0].cells}
    assert spans["No"] == (2, 1)
    assert spans["Target"] == (1, 2)
    assert spans["6"] == (1, 1)


def test_cut_words_and_numbers_are_joined_and_the_raw_text_is_kept(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        make.table(
            canvas,
            [["Meningk\natnya", "Kesetara\nan gender", "3.931.039.0\n00"], ["2021\n2022", "Program\npembinaan", "98,\n5"]],
            xs=[72, 112, 172, 226],
        )

    document = _read(tmp_path, draw)
    assert make.cells(document) == [
        ["Meningkatnya", "Kesetaraan gender", "3.931.039.000"],
        ["2021 2022", "Program pembinaan", "98,5"],
    ]
    assert document.page(1).tables[0].cells[0].raw == "Meningk\natnya"


def test_a_one_cell_frame_is_no_table(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(60, 600, 400, 160)
        make.lines(canvas, ["Perlindungan masyarakat", "adalah urusan wajib."], y=740)

    page = _read(tmp_path, draw).page(1)
    assert not page.tables
    assert page.blocks[0].text == "Perlindungan masyarakat adalah urusan wajib."


def test_a_frame_around_the_page_leaves_the_table_inside(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(30, 30, make.WIDTH - 60, make.HEIGHT - 60)
        make.table(canvas, [["No", "Sasaran", "Target"], ["1", "Naik", "2"]], xs=XS)
        make.lines(canvas, ["Paragraf di luar tabel."])

    page = _read(tmp_path, draw).page(1)
    assert len(page.tables) == 1
    assert page.tables[0].columns == 3
    assert page.blocks[0].text == "Paragraf di luar tabel."


def test_shading_and_white_lines_make_no_cells(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.8)
        for y in (700, 670, 640):
            canvas.rect(72, y, 300, 20, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.setStrokeGray(1)
        make.grid(canvas, [100, 200, 300], [500, 450, 400])
        canvas.setStrokeGray(0)
        make.lines(canvas, ["Teks di atas bidang abu-abu."], y=705)
        make.lines(canvas, ["satu dua", "tiga empat"], x=105, y=470, step=50)

    assert not _read(tmp_path, draw).page(1).tables


def test_a_side_that_a_page_break_left_open_is_closed(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for x in XS:
            canvas.line(x, 700, x, 600)
        for y in (680, 640, 600):
            canvas.line(72, y, 400, y)
        for x, text in zip(XS, ("1", "Naik", "5"), strict=False):
            canvas.drawString(x + 4, 690, "atas")
            canvas.drawString(x + 4, 660, text)
            canvas.drawString(x + 4, 620, text)

    assert make.cells(_read(tmp_path, draw)) == [["atas"] * 3, ["1", "Naik", "5"], ["1", "Naik", "5"]]


def test_columns_under_a_header_without_lines(tmp_path: Path) -> None:
    rows = [
        ("No", "Sasaran", "Satuan", "Target"),
        ("1", "Naiknya mutu", "persen", "10"),
        ("2", "Turunnya kasus", "kasus", "20"),
        ("3", "Terjaganya aset", "unit", "30"),
    ]

    def draw(canvas: Canvas) -> None:
        for k, row in enumerate(rows):
            for x, text in zip((72, 110, 260, 360), row, strict=True):
                canvas.drawString(x, 700 - 16 * k, text)

    document = _read(tmp_path, draw)
    assert make.cells(document) == [list(row) for row in rows]
    assert not document.page(1).tables[0].ruled


def test_columns_of_a_table_with_level_lines_only(tmp_path: Path) -> None:
    rows = [("No", "Sasaran", "Target"), ("1", "Naiknya mutu", "10"), ("2", "Turunnya kasus", "20")]

    def draw(canvas: Canvas) -> None:
        for k in range(4):
            canvas.line(60, 712 - 20 * k, 420, 712 - 20 * k)
        for x in (60, 420):
            canvas.line(x, 712, x, 652)
        for k, row in enumerate(rows):
            for x, text in zip((72, 130, 340), row, strict=True):
                canvas.drawString(x, 697 - 20 * k, text)

    assert make.cells(_read(tmp_path, draw)) == [list(row) for row in rows]


def test_labels_with_values_are_no_table(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for k, (label, value) in enumerate(
            (("Nama", "Dinas Sosial"), ("Program", "Rehabilitasi"), ("Target", "10 orang"), ("Tahun", "2024"))
        ):
            canvas.drawString(72, 700 - 16 * k, label)
            canvas.drawString(200, 700 - 16 * k, ":")
            canvas.drawString(230, 700 - 16 * k, value)

    assert not _read(tmp_path, draw).page(1).tables


def test_a_drawing_of_many_lines_ends_soon(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setLineWidth(0.1)
        for k in range(6000):
            canvas.line(50 + k % 90 * 5, 60 + k // 90 * 9, 54 + k % 90 * 5, 60 + k // 90 * 9)
            canvas.line(50 + k % 90 * 5, 60 + k // 90 * 9, 50 + k % 90 * 5, 66 + k // 90 * 9)

    page = _read(tmp_path, draw).page(1)
    assert not page.words


def test_a_shaded_header_is_a_row_though_no_line_is_under_it(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0.7)
        canvas.rect(72, 660, 328, 40, stroke=0, fill=1)
        canvas.setFillGray(0)
        make.table(canvas, [["No", "Sasaran", "Target"], ["1", "Naik", "5"], ["2", "Turun", "6"]], xs=XS)
        canvas.setFillGray(0.7)

    def without_line(canvas: Canvas) -> None:
        canvas.setFillGray(0.7)
        canvas.rect(72, 660, 328, 40, stroke=0, fill=1)
        canvas.setFillGray(0)
        make.grid(canvas, XS, [700, 620, 580])
        for y, row in ((680, ("No", "Sasaran", "Target")), (640, ("1", "Naik", "5")), (600, ("2", "Turun", "6"))):
            for x, text in zip(XS, row, strict=False):
                canvas.drawString(x + 3, y, text)

    rows = [["No", "Sasaran", "Target"], ["1", "Naik", "5"], ["2", "Turun", "6"]]
    assert make.cells(_read(tmp_path, draw)) == rows
    assert make.cells(_read(tmp_path, without_line)) == rows


def test_a_table_of_shaded_cells_without_any_line(tmp_path: Path) -> None:
    rows = [["Tujuan", "Sasaran", "Target"], ["Mutu", "Naik", "5"], ["Kasus", "Turun", "6"]]

    def draw(canvas: Canvas) -> None:
        xs, ys = [72, 200, 330, 460], [700, 660, 620, 580]
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                canvas.setFillGray(0.6 if r == 0 else 0.9)
                canvas.rect(xs[c], ys[r + 1], xs[c + 1] - xs[c], 40, stroke=0, fill=1)
                canvas.setFillGray(0)
                canvas.drawString(xs[c] + 8, ys[r] - 20, text)

    assert make.cells(_read(tmp_path, draw)) == rows


@pytest.mark.parametrize(
    ("below", "rows"),
    [
        (((76, "Bersih"), (204, "Luas"), (334, "7")), 4),
        (((76, "Sumber: BPS 2022"), (204, "Kabupaten Melati"), (334, "diolah")), 3),
        (((76, "Tabel 2.4"), (204, "Sasaran"), (334, "Dinas")), 3),
        (((76, "Angka di atas"), (204, "masih sementara")), 3),
    ],
)
def test_a_row_without_shading_ends_a_shaded_table_and_a_note_below_does_not(
    tmp_path: Path, below: tuple[tuple[int, str], ...], rows: int
) -> None:
    texts = [["Tujuan", "Sasaran", "Target"], ["Mutu", "Naik", "5"], ["Kasus", "Turun", "6"]]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        xs, ys = [72, 200, 330, 460], [700, 680, 660, 640]
        for r, row in enumerate(texts):
            for c, text in enumerate(row):
                canvas.setFillGray(0.6 if r == 0 else 0.9)
                canvas.rect(xs[c], ys[r + 1], xs[c + 1] - xs[c], 20, stroke=0, fill=1)
                canvas.setFillGray(0)
                canvas.drawString(xs[c] + 4, ys[r] - 14, text)
        for x, text in below:
            canvas.drawString(x, 629, text)

    (table,) = _read(tmp_path, draw).pages[0].tables
    assert table.rows == rows


def test_a_table_of_level_lines_without_sides(tmp_path: Path) -> None:
    rows = [
        ("No", "Sasaran", "Target"),
        ("1", "Naiknya mutu", "10"),
        ("2", "Turunnya kasus", "20"),
        ("3", "Terjaganya aset", "30"),
    ]

    def draw(canvas: Canvas) -> None:
        for k in range(5):
            canvas.line(60, 712 - 20 * k, 420, 712 - 20 * k)
        for k, row in enumerate(rows):
            for x, text in zip((72, 130, 340), row, strict=True):
                canvas.drawString(x, 697 - 20 * k, text)

    assert make.cells(_read(tmp_path, draw)) == [list(row) for row in rows]


def test_rows_without_lines_begin_where_their_figures_stand(tmp_path: Path) -> None:
    rows = [
        ("1", "Kota yang tertib", "Indeks rasa aman", "71", "73"),
        ("", "dan tenteram", "warga kota", "", ""),
        ("", "", "Jumlah gangguan", "320", "280"),
        ("", "", "ketertiban umum", "", ""),
        ("2", "Dinas yang tanggap", "Nilai layanan", "69", "71"),
    ]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for k, texts in enumerate([("No", "Tujuan", "Indikator", "2024", "2025"), *rows]):
            for x, text in zip((60, 90, 230, 380, 450), texts, strict=True):
                canvas.drawString(x, 700 - 13 * k, text)

    (table,) = _read(tmp_path, draw).pages[0].tables
    measures = [c.text for c in table.cells if c.column == 2 and c.text]
    assert measures == ["Indikator", "Indeks rasa aman warga kota", "Jumlah gangguan ketertiban umum", "Nilai layanan"]


def test_a_caption_between_level_lines_parts_two_tables(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for top, caption in ((700, "Tabel 2.1 Sasaran Strategis"), (600, "Tabel 2.2 Perjanjian Kinerja")):
            canvas.drawString(72, top + 14, caption)
            for k, texts in enumerate([("No", "Sasaran", "Target"), ("1", "Naiknya mutu", "10"), ("2", "Turunnya kasus", "20")]):
                canvas.line(72, top - 20 * k + 8, 500, top - 20 * k + 8)
                for x, text in zip((76, 130, 400), texts, strict=True):
                    canvas.drawString(x, top - 20 * k - 6, text)
            canvas.line(72, top - 52, 500, top - 52)

    page = _read(tmp_path, draw).pages[0]
    assert [(t.rows, t.columns) for t in page.tables] == [(3, 3), (3, 3)]
    assert [b.text for b in page.blocks] == ["Tabel 2.1 Sasaran Strategis", "Tabel 2.2 Perjanjian Kinerja"]
