"""Tables whose rows alone are ruled, or which have no line at all: where their columns and rows lie."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from tests.ingest import make

HEADING = "Misi 2: Mewujudkan layanan perpustakaan dan arsip yang merata sampai ke kampung"
ROWS = [
    ("No", "Sasaran", "Indikator", "Target"),
    (HEADING, "", "", ""),
    ("1", "Naiknya minat baca", "Jumlah pengunjung", "900"),
    ("2", "Tertatanya arsip", "Persentase arsip", "80"),
    ("Misi 3: Mewujudkan tata kelola pemerintahan yang bersih, terbuka, dan melayani warga", "", "", ""),
    ("3", "Bersihnya layanan", "Nilai evaluasi", "71"),
]


def test_rows_that_head_others_leave_the_columns_as_they_are(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for k in range(len(ROWS) + 1):
            canvas.line(60, 712 - 20 * k, 540, 712 - 20 * k)
        for k, row in enumerate(ROWS):
            for x, text in zip((64, 96, 270, 490), row, strict=True):
                canvas.drawString(x, 697 - 20 * k, text)

    found = make.cells(make.read(make.pdf(tmp_path / "a.pdf", draw)))
    assert [row for row in found if len(row) == 4] == [list(row) for row in ROWS if row[1]]
    assert found[1][0] == HEADING


def test_level_lines_that_leave_out_merged_cells_make_a_table(tmp_path: Path) -> None:
    texts = [
        (60, 700, "Sasaran"),
        (210, 700, "Strategi"),
        (360, 700, "Arah Kebijakan"),
        (60, 680, "Naiknya minat baca"),
        (210, 680, "Membuka layanan"),
        (360, 680, "Kerja sama sekolah"),
        (210, 660, "Menambah koleksi"),
        (360, 660, "Hibah buku"),
        (210, 640, "Menata arsip"),
        (360, 640, "Pelatihan arsiparis"),
    ]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for y, left in ((714, 54), (694, 54), (674, 204), (654, 204), (634, 54)):
            canvas.line(left, y, 500, y)
        for x, y, text in texts:
            canvas.drawString(x, y, text)

    (table,) = make.read(make.pdf(tmp_path / "a.pdf", draw)).page(1).tables
    assert [(c.text, c.row_span) for c in table.cells if c.column == 0] == [
        ("Sasaran", 1),
        ("Naiknya minat baca", 3),
    ]
    assert [c.text for c in table.cells if c.column == 2] == [t for x, _, t in texts if x == 360]


def _columns(canvas: Canvas, xs: tuple[int, ...], lines: list[tuple[str, ...]]) -> None:
    canvas.setFont("Helvetica", 10)
    for k, line in enumerate(lines):
        for x, text in zip(xs, line, strict=True):
            canvas.drawString(x, 700 - 12 * k, text)


LINES = [
    ("Sasaran", "Strategi", "Arah Kebijakan"),
    ("Naiknya minat baca", "Membuka layanan", "Kunjungan dengan Perahu"),
    ("warga kampung", "bergerak", "Pustaka milik distrik"),
    ("", "", "setiap bulan"),
    ("", "Menambah koleksi", "Hibah buku dari"),
    ("", "bacaan anak", "Penerbit Cenderawasih"),
    ("Tertatanya arsip", "Menata arsip", "Pelatihan arsiparis"),
    ("daerah", "lama", "bersama balai"),
    ("Terjaganya naskah", "Membuat salinan", "Pemotretan naskah"),
]


def test_rows_without_any_line_begin_where_their_cells_do(tmp_path: Path) -> None:
    document = make.read(make.pdf(tmp_path / "a.pdf", lambda canvas: _columns(canvas, (60, 220, 380), LINES)))
    assert make.cells(document) == [
        ["Sasaran", "Strategi", "Arah Kebijakan"],
        [
            "Naiknya minat baca warga kampung",
            "Membuka layanan bergerak",
            "Kunjungan dengan Perahu Pustaka milik distrik setiap bulan",
        ],
        ["", "Menambah koleksi bacaan anak", "Hibah buku dari Penerbit Cenderawasih"],
        ["Tertatanya arsip daerah", "Menata arsip lama", "Pelatihan arsiparis bersama balai"],
        ["Terjaganya naskah", "Membuat salinan", "Pemotretan naskah"],
    ]


def test_columns_of_codes_are_no_table_by_their_capitals(tmp_path: Path) -> None:
    lines = [("1.1.2 Jumlah sasaran", "1.1.3 Target kegiatan", "1.2.1 Program satu"), *LINES[1:]]
    document = make.read(make.pdf(tmp_path / "a.pdf", lambda canvas: _columns(canvas, (60, 220, 380), lines)))
    assert not document.page(1).tables


def test_the_source_below_a_table_without_lines_is_no_part_of_it(tmp_path: Path) -> None:
    lines = [*LINES, ("Sumber: Dinas Arsip", "", "")]
    document = make.read(make.pdf(tmp_path / "a.pdf", lambda canvas: _columns(canvas, (60, 220, 380), lines)))
    assert make.cells(document)[-1][0] == "Terjaganya naskah"
    assert [b.text for b in document.page(1).blocks] == ["Sumber: Dinas Arsip"]


def test_a_caption_parts_two_tables_without_lines(tmp_path: Path) -> None:
    xs = (60, 200, 340, 480)
    first = [
        ("Sasaran", "Outcome", "Indikator", "Target"),
        ("Naiknya minat", "Terbukanya akses", "Jumlah", "900"),
        ("baca anak", "buku di pulau", "pengunjung", ""),
        ("Tertatanya arsip", "Terawatnya arsip", "Persentase", "80"),
        ("kampung", "keluarga", "arsip", ""),
        ("Bertambahnya", "Meluasnya layanan", "Jumlah titik", "12"),
        ("taman bacaan", "keliling", "layanan", ""),
    ]
    second = [
        ("Program", "Kegiatan", "Lokasi", "Pagu"),
        ("Program Literasi", "Perahu pustaka", "Pulau Biak", "300"),
        ("Program Arsip", "Penataan arsip", "Kampung Yobi", "120"),
        ("Program Taman", "Taman bacaan", "Distrik Kota", "150"),
    ]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for top, rows in ((700, first), (584, second)):
            y = float(top)
            for k, row in enumerate(rows):
                for x, text in zip(xs, row, strict=True):
                    canvas.drawString(x, y, text)
                y -= 12 if row[-1] and k and rows is first else 18
        canvas.drawString(60, 602, "Tabel 4.2 Pagu")

    tables = make.read(make.pdf(tmp_path / "a.pdf", draw)).page(1).tables
    assert [t.columns for t in tables] == [4, 4]
    assert tables[0].cells[1].text == "Outcome"
    assert tables[1].cells[0].text == "Program"


def test_bands_of_shading_part_rows_beside_merged_cells_and_columns_that_the_header_shows(tmp_path: Path) -> None:
    xs = (60, 110, 210, 320, 430, 520)
    # A row: height, what stands in it, from which column on it is shaded.
    rows = (
        (24, ("Misi", "Tujuan", "Sasaran", "Indikator", "Target"), 0),
        (18, ("Misi 1", "Kampung terang", "Listrik sampai ke pulau", "Rumah berlistrik", "400"), 5),
        (18, ("", "", "", "Jam menyala", "12"), 3),
        (18, ("", "", "Biaya yang terjangkau", "Tarif rata-rata", "900"), 5),
        (30, ("Misi 2", "Laut bersih", "Susutnya sampah plastik", "Ton sampah", "30"), 0),
        (18, ("", "", "Pulihnya karang", "Luas karang", "75"), 5),
    )

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        top = 720
        for height, texts, shaded in rows:
            canvas.setFillGray(0.85)
            for left, right in list(pairwise(xs))[shaded:]:
                canvas.rect(left, top - height, right - left, height, stroke=0, fill=1)
            canvas.setFillGray(0)
            for x, text in zip(xs, texts, strict=False):
                canvas.drawString(x + 4, top - 12, text)
            top -= height

    (table,) = make.read(make.pdf(tmp_path / "a.pdf", draw)).page(1).tables
    assert table.columns == 5
    spans = {c.text: (c.row, c.row_span) for c in table.cells if c.text}
    assert spans["Kampung terang"] == (1, 3)
    assert spans["Listrik sampai ke pulau"] == (1, 2)
    assert spans["Biaya yang terjangkau"] == (3, 1)
    assert spans["Laut bersih"][0] == 4
    assert spans["Pulihnya karang"] == (5, 1)
    assert spans["75"] == (5, 1)
