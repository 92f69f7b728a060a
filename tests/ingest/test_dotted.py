"""Borders that a spreadsheet prints dot by dot."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from reportlab.pdfgen.canvas import Canvas

from telaah.ingest.dotted import dotted_lines
from tests.ingest import make

ROWS = [("Sasaran", "Indikator", "Target"), ("Naiknya mutu", "Nilai layanan", "80"), ("", "Jumlah aduan", "12")]


def _draw(canvas: Canvas) -> None:
    for y in (712, 692, 652):
        canvas.line(60, y, 420, y)
    for x in (60, 180, 320, 420):
        canvas.line(x, 712, x, 652)
    for k in range(150):
        canvas.rect(180 + 1.6 * k, 672, 0.8, 0.8, stroke=0, fill=1)
    for k, row in enumerate(ROWS):
        for x, text in zip((64, 184, 324), row, strict=True):
            canvas.drawString(x, 698 - 20 * k, text)


def test_a_row_of_dots_is_the_border_of_cells(tmp_path: Path) -> None:
    (table,) = make.read(make.pdf(tmp_path / "a.pdf", _draw)).page(1).tables
    assert [(c.text, c.row_span) for c in table.cells if c.row] == [
        ("Naiknya mutu", 2),
        ("Nilai layanan", 1),
        ("80", 1),
        ("Jumlah aduan", 1),
        ("12", 1),
    ]


def test_a_field_full_of_dots_and_a_few_alone_are_no_lines() -> None:
    field = np.array([(x * 1.6, y * 1.6) for x in range(20) for y in range(20)])
    few = np.array([(300 + x * 1.6, 50.0) for x in range(5)])
    upright = np.array([(500.0, y * 1.6) for y in range(20)])
    assert dotted_lines(np.concatenate([field, few])) == []
    assert [line[0] for line in dotted_lines(np.concatenate([field, few, upright]))] == [500.0]
