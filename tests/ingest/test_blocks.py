"""Lines become headings, paragraphs, list items, captions and notes."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from tests.ingest import make

COUNTED = ("satu", "dua", "tiga", "empat", "lima", "enam")
LONG = "Pembangunan daerah dilaksanakan bersama seluruh perangkat daerah dan mitra yang ada di kota ini"


def _blocks(tmp_path: Path, draw: make.Draw) -> list[tuple[str, str]]:
    return make.blocks(make.read(make.pdf(tmp_path / "a.pdf", draw)))


def test_chapter_heading_numbered_heading_and_paragraphs(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        make.lines(canvas, ["BAB IV", "TUJUAN DAN SASARAN"], x=220, font="Helvetica-Bold")
        make.lines(canvas, ["4.1 Tujuan dan Sasaran Jangka Menengah"], y=720, font="Helvetica-Bold")
        make.lines(canvas, [LONG, "dan lima tahun."], y=704)
        make.lines(canvas, [f"     {LONG[:79]}", LONG, "sampai selesai."], y=676)

    assert _blocks(tmp_path, draw) == [
        ("heading", "BAB IV TUJUAN DAN SASARAN"),
        ("heading", "4.1 Tujuan dan Sasaran Jangka Menengah"),
        ("paragraph", f"{LONG} dan lima tahun."),
        ("paragraph", f"{LONG[:79]} {LONG} sampai selesai."),
    ]


def test_list_items_keep_their_lines_and_markers(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        make.lines(canvas, ["1. Meningkatkan mutu layanan kepada semua warga masyarakat di kota ini dan juga"])
        make.lines(canvas, ["di desa sekitarnya;"], x=86, y=746)
        make.lines(canvas, ["2. Menurunkan kasus.", "a) satu", "(ii) dua"], y=732)

    page = make.read(make.pdf(tmp_path / "a.pdf", draw)).page(1)
    assert [b.marker for b in page.blocks] == ["1.", "2.", "a)", "(ii)"]
    assert page.blocks[0].text.endswith("dan juga di desa sekitarnya;")


def test_caption_and_source_note_stand_alone(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        make.lines(canvas, ["Tabel 4.1 Tujuan dan Sasaran"], x=200)
        make.table(canvas, [["No", "Sasaran"], ["1", "Naik"]], xs=[72, 120, 400], top=740, row=30)
        make.lines(canvas, ["Sumber: Bappeda Kota, 2024", LONG], y=665)

    kinds = _blocks(tmp_path, draw)
    assert kinds == [("caption", "Tabel 4.1 Tujuan dan Sasaran"), ("note", "Sumber: Bappeda Kota, 2024"), ("paragraph", LONG)]


def test_contents_lines_and_page_number(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        make.lines(canvas, ["BAB I PENDAHULUAN .................... 1", "1.1 Latar Belakang .................... 2"])
        make.lines(canvas, ["ii"], x=300, y=40)

    found = make.read(make.pdf(tmp_path / "a.pdf", draw)).page(1)
    assert [str(b.kind) for b in found.blocks[:2]] == ["toc", "toc"]
    assert found.blocks[2].text == "ii"


def test_private_use_bullets_become_bullets(tmp_path: Path) -> None:
    from telaah.ingest.chars import BULLETS

    assert chr(BULLETS[0xF0B7]) == "•"
    assert chr(BULLETS[0xF0D8]) == "➢"


def test_text_in_two_columns_is_read_column_by_column(tmp_path: Path) -> None:
    left = [f"kiri baris ke {k} dari kolom pertama" for k in COUNTED]
    right = [f"kanan baris ke {k} dari kolom kedua" for k in COUNTED]

    def draw(canvas: Canvas) -> None:
        make.lines(canvas, left)
        make.lines(canvas, right, x=330)

    text = make.read(make.pdf(tmp_path / "a.pdf", draw)).page(1).text
    assert text.index("enam dari kolom pertama") < text.index("kanan baris ke satu")


def test_running_head_is_a_block_of_its_own(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        make.lines(canvas, ["Renstra Dinas Sosial 2021-2026"], y=810, size=9)
        make.lines(canvas, [LONG, LONG, "tamat."], y=770)

    assert [text for _, text in _blocks(tmp_path, draw)] == ["Renstra Dinas Sosial 2021-2026", f"{LONG} {LONG} tamat."]


def test_lines_do_not_run_on_through_the_boxes_of_a_drawing(tmp_path: Path) -> None:
    places = [(60, 700), (320, 700), (60, 600), (320, 600)]

    def draw(canvas: Canvas) -> None:
        for (x, y), word in zip(places, COUNTED, strict=False):
            canvas.rect(x, y, 200, 50)
            make.lines(canvas, [f"Kotak {word} memuat", "dua baris"], x=x + 8, y=y + 32)

    assert [text for _, text in _blocks(tmp_path, draw)] == [f"Kotak {word} memuat dua baris" for word in COUNTED[:4]]


def test_a_running_foot_is_no_end_of_the_paragraph_above_it(tmp_path: Path) -> None:
    foot = "Rencana Kerja Dinas Sosial Kabupaten Contoh"

    def page(number: int, y: float) -> make.Draw:
        def draw(canvas: Canvas) -> None:
            make.lines(canvas, [LONG, LONG, LONG, LONG], y=y)
            make.lines(canvas, [f"{foot} {number}"], y=60)

        return draw

    path = make.pdf(tmp_path / "a.pdf", page(1, 700), page(2, 700), page(3, 60 + 4 * 14))
    last = make.read(path).page(3)
    assert [b.text for b in last.items if b.text.endswith("3")] == [f"{foot} 3"]


def test_a_line_left_of_an_items_mark_is_none_of_the_items(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(70, 700, "Dinas menetapkan satu tujuan untuk lima tahun mendatang, yang berbunyi demikian ini:")
        canvas.drawString(74, 686, "-")
        canvas.drawString(90, 686, "Kampung nelayan yang bebas dari buta aksara dan rasa takut pada laut")
        canvas.drawString(70, 672, "Buku pelajaran dibagikan lewat perahu pustaka, dan guru datang setiap pekan ke pulau")
        canvas.drawString(70, 658, "yang paling jauh. Warga menyiapkan rumah singgah bagi para guru dan keluarganya di sana.")

    found = [text for _, text in _blocks(tmp_path, draw)]
    assert found[1].endswith("rasa takut pada laut")
    assert found[2].startswith("Buku pelajaran")
