"""Tables whose rows alone are ruled, or which have no line at all: where their columns and rows lie."""

from __future__ import annotations

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
