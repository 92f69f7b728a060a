"""Scans that have their text over them: the rules of their tables stand in the picture alone."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from telaah.ingest.pictured import pictured_rules
from tests.ingest import make

SCALE = 2.5
"""Pixels of a point."""
XS = (60, 100, 260, 420, 520)
YS = (120, 150, 200, 250)
ROWS = (
    ("No", "Sasaran Strategis", "Indikator Kinerja", "Target"),
    ("1", "Meningkatnya minat\nbaca warga", "Jumlah kunjungan\nperpustakaan", "4.500"),
    ("2", "Tertatanya arsip\ndaerah", "Persentase arsip\nyang tertata", "80"),
)


def _scan(canvas: Canvas, rules: list[tuple[float, float, float, float]], angle: float = 0.0) -> None:
    """Draw a picture of the page with rules and bars for letters, and the words over it where nobody sees them."""
    width, height = int(make.WIDTH * SCALE), int(make.HEIGHT * SCALE)
    picture = Image.new("L", (width, height), 250)
    pen = ImageDraw.Draw(picture)
    for rule in rules:
        pen.line([v * SCALE for v in rule], fill=40, width=3)
    for y in range(300, 500, 16):
        for x in range(60, 500, 3):
            pen.line([x * SCALE, y * SCALE, x * SCALE, (y + 7) * SCALE], fill=40, width=2)
    text = canvas.beginText()
    text.setTextRenderMode(3)
    text.setFont("Helvetica", 10)
    for row, top in zip(ROWS, YS, strict=False):
        for cell, left in zip(row, XS, strict=False):
            for k, line in enumerate(cell.split("\n")):
                y = top + 14 + 14 * k
                text.setTextOrigin(left + 4, make.HEIGHT - y)
                text.textOut(line)
                for x in range(left + 4, left + 4 + 5 * len(line), 3):
                    pen.line([x * SCALE, (y - 7) * SCALE, x * SCALE, y * SCALE], fill=40, width=2)
    picture = picture.rotate(angle, fillcolor=250)
    canvas.drawImage(ImageReader(picture), 0, 0, make.WIDTH, make.HEIGHT)
    canvas.drawText(text)


def _grid() -> list[tuple[float, float, float, float]]:
    level = [(XS[0], y, XS[-1], y) for y in YS]
    return level + [(x, YS[0], x, YS[-1]) for x in XS]


@pytest.mark.parametrize("angle", [0.0, 0.3])
def test_a_table_in_the_picture_is_read_with_its_cells(tmp_path: Path, angle: float) -> None:
    document = make.read(make.pdf(tmp_path / "a.pdf", lambda canvas: _scan(canvas, _grid(), angle)))
    assert make.cells(document) == [[cell.replace("\n", " ") for cell in row] for row in ROWS]
    assert document.page(1).tables[0].ruled


def test_the_small_box_of_a_stamp_is_no_table(tmp_path: Path) -> None:
    box = [(60, y, 150, y) for y in (110, 150, 200)] + [(x, 110, x, 200) for x in (60, 98, 150)]
    document = make.read(make.pdf(tmp_path / "a.pdf", lambda canvas: _scan(canvas, box)))
    assert not any(table.ruled for table in document.page(1).tables)


@pytest.mark.parametrize("rotate", [90, 270])
def test_a_scan_that_lies_on_its_side_is_read_as_well(tmp_path: Path, rotate: int) -> None:
    source = make.pdf(tmp_path / "a.pdf", lambda canvas: _scan(canvas, _grid()))
    document = make.read(make.rotated(source, tmp_path / "b.pdf", rotate=rotate))
    assert make.cells(document) == [[cell.replace("\n", " ") for cell in row] for row in ROWS]


def test_letters_of_a_scan_whose_page_has_a_point_for_each_pixel_are_no_rules(tmp_path: Path) -> None:
    def large(canvas: Canvas) -> None:
        canvas.scale(4, 4)
        _scan(canvas, _grid())

    plain = make.pdf(tmp_path / "a.pdf", lambda canvas: _scan(canvas, _grid()))
    counted = []
    for path in (plain, make.pdf(tmp_path / "b.pdf", large, size=(4 * make.WIDTH, 4 * make.HEIGHT))):
        opened = pypdfium2.PdfDocument(path)
        counted.append(len(pictured_rules(opened[0])))
        opened.close()
    assert abs(counted[0] - counted[1]) <= 4
