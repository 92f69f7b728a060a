"""Words stand where a reader sees them, however the page is turned, cropped or drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.ingest import make

XS = [72.0, 180.0, 300.0, 420.0]
ROWS = [["No", "Sasaran", "Target"], ["1", "Meningkatnya\nlayanan", "12,5"]]


def _plain(canvas: Canvas) -> None:
    make.lines(canvas, ["Rencana strategis dinas", "disusun untuk lima tahun."])
    make.table(canvas, ROWS, xs=XS)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_rotate_entry_turns_boxes_with_the_page(tmp_path: Path, rotate: int) -> None:
    source = make.pdf(tmp_path / "a.pdf", _plain)
    page = make.read(make.rotated(source, tmp_path / "b.pdf", rotate=rotate)).page(1)
    word = next(w for w in page.words if w.text == "Rencana")
    shown = page.shown(word.box)
    # The word's middle on the page as drawn, brought to the page as shown.
    x, y = 72 + word.box.width / 2, make.HEIGHT - 763
    x, y = {0: (x, y), 90: (make.HEIGHT - y, x), 180: (make.WIDTH - x, make.HEIGHT - y), 270: (y, make.WIDTH - x)}[rotate]
    assert shown.x0 - 3 < x < shown.x1 + 3
    assert shown.top - 3 < y < shown.bottom + 3
    assert page.turn == (360 - rotate) % 360 or rotate == 0 or page.turn in (90, 180, 270)
    assert [c.text for c in page.tables[0].cells] == ["No", "Sasaran", "Target", "1", "Meningkatnya layanan", "12,5"]


def test_crop_box_moves_the_origin(tmp_path: Path) -> None:
    source = make.pdf(tmp_path / "a.pdf", _plain)
    page = make.read(make.rotated(source, tmp_path / "b.pdf", crop=(50, 100, make.WIDTH, make.HEIGHT - 40))).page(1)
    word = next(w for w in page.words if w.text == "Rencana")
    assert word.box.x0 == pytest.approx(22, abs=1)
    assert (page.width, page.height) == pytest.approx((make.WIDTH - 50, make.HEIGHT - 140), abs=1)


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_text_drawn_turned_is_read_upright(tmp_path: Path, angle: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(make.WIDTH / 2, make.HEIGHT / 2)
        canvas.rotate(angle)
        canvas.translate(-make.WIDTH / 2, -make.HEIGHT / 2)
        make.lines(canvas, ["Rencana strategis dinas", "disusun untuk lima tahun."], y=600)
        make.table(canvas, ROWS, xs=XS, top=560)

    page = make.read(make.pdf(tmp_path / "a.pdf", draw)).page(1)
    assert page.turn
    assert page.blocks[0].text == "Rencana strategis dinas disusun untuk lima tahun."
    assert [c.text for c in page.tables[0].cells] == ["No", "Sasaran", "Target", "1", "Meningkatnya layanan", "12,5"]
    shown = page.shown(page.blocks[0].box)
    assert (shown.width > shown.height) == (angle == 180)


def test_a_turned_header_in_an_upright_table_stays_in_its_cell(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        make.table(canvas, [["", "Sasaran", "Target"], ["1", "Naik", "2"]], xs=XS, row=90)
        canvas.saveState()
        canvas.translate(120, 615)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Nomor urut")
        canvas.restoreState()

    assert make.cells(make.read(make.pdf(tmp_path / "a.pdf", draw)))[0] == ["Nomor urut", "Sasaran", "Target"]


def test_letters_drawn_twice_are_read_once(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 14)
        for shift in (0.0, 0.9):
            canvas.drawString(72 + shift, 700, "RENCANA KERJA llll ....")

    assert make.read(make.pdf(tmp_path / "a.pdf", draw)).page(1).text == "RENCANA KERJA llll ....\n"


def test_a_word_drawn_in_pieces_out_of_order_is_whole(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 14)
        width = canvas.stringWidth("Pemberda", "Helvetica", 14)
        canvas.drawString(72 + width, 700, "yaan")
        canvas.drawString(72, 500, "Lain")
        canvas.drawString(72, 700, "Pemberda")

    words = [w.text for w in make.read(make.pdf(tmp_path / "a.pdf", draw)).page(1).words]
    assert sorted(words) == ["Lain", "Pemberdayaan"]


def test_letter_spaced_heading_is_one_word(tmp_path: Path) -> None:
    page = make.read(make.pdf(tmp_path / "a.pdf", lambda c: make.lines(c, ["P E N D A H U L U A N"]))).page(1)
    assert page.blocks[0].text == "PENDAHULUAN"
    assert page.blocks[0].raw == "P E N D A H U L U A N"


def test_offsets_lead_to_the_text_of_blocks_and_cells(tmp_path: Path) -> None:
    page = make.read(make.pdf(tmp_path / "a.pdf", _plain)).page(1)
    for item in [*page.blocks, *(cell for table in page.tables for cell in table.cells)]:
        assert page.text[item.start : item.end] == item.text
    assert page.text.endswith("\n")


def test_words_know_their_cells(tmp_path: Path) -> None:
    page = make.read(make.pdf(tmp_path / "a.pdf", _plain)).page(1)
    flat = [cell for table in page.tables for cell in table.cells]
    assert {w.text: flat[w.cell].text for w in page.words if w.cell >= 0}["layanan"] == "Meningkatnya layanan"
    assert all(w.cell == -1 for w in page.words if w.text == "strategis")


def test_a_watermark_across_the_page_is_furniture(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        _plain(canvas)
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, "DRAF")

    found = make.blocks(make.read(make.pdf(tmp_path / "a.pdf", draw)))
    assert found[-1] == ("furniture", "DRAF")
    assert "DRAF" not in found[0][1]
