"""What cannot be read says so: as a state of its page, a problem of its document, or an error."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from telaah.errors import Damaged, Encrypted, LimitExceeded, NoText, NotSupported, ReadError
from telaah.ingest import ReadOptions
from telaah.model.document import PageState
from tests.ingest import make

TYPED = ["Meningkatnya kualitas pelayanan publik perangkat daerah"] * 28


def _text(canvas: Canvas) -> None:
    make.lines(canvas, ["Rencana kerja tahun ini."])


def _scan(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(make.picture(TYPED)), 0, 0, make.WIDTH, make.HEIGHT)


def test_blank_scanned_and_picture_pages_are_told_apart(tmp_path: Path) -> None:
    def photograph(canvas: Canvas) -> None:
        from PIL import Image

        image = Image.effect_noise((400, 400), 90).convert("L").resize((800, 800))
        canvas.drawImage(ImageReader(image), 0, 0, make.WIDTH, make.HEIGHT)

    document = make.read(make.pdf(tmp_path / "a.pdf", _text, lambda c: None, _scan, photograph))
    assert [p.state for p in document.pages] == [PageState.READ, PageState.BLANK, PageState.SCANNED, PageState.PICTURE]
    assert [(p.page, p.reason) for p in document.problems] == [(3, "scanned")]


def test_a_text_layer_without_words_is_garbage(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        make.lines(canvas, ["xqzvk wrtplk bnmgfd qwrtzx plkjhg mnbvcx zxqwrt lkjhgf"] * 12)

    document = make.read(make.pdf(tmp_path / "a.pdf", draw))
    assert document.page(1).state is PageState.GARBAGE
    assert document.problems[0].reason == "garbage"


def test_empty_password_opens_and_a_real_one_is_asked_for(tmp_path: Path) -> None:
    source = make.pdf(tmp_path / "a.pdf", _text)
    assert make.read(make.locked(source, tmp_path / "b.pdf", user="")).page(1).words
    real = make.locked(source, tmp_path / "c.pdf", user="rahasia")
    with pytest.raises(Encrypted):
        make.read(real)
    assert make.read(real, ReadOptions(password="rahasia", ocr="never")).page(1).words


def test_a_truncated_file_is_repaired_and_says_so(tmp_path: Path) -> None:
    source = make.pdf(tmp_path / "a.pdf", *[_text] * 12)
    data = source.read_bytes()
    cut = tmp_path / "b.pdf"
    cut.write_bytes(data[: int(len(data) * 0.8)])
    try:
        document = make.read(cut)
    except Damaged:
        pytest.skip("the writer puts its page tree at the end")
    assert any(word.text == "Rencana" for page in document.pages for word in page.words)


@pytest.mark.parametrize(
    ("content", "error", "reason"),
    [
        (b"", NoText, "empty"),
        (b"  \n\n", NoText, "empty"),
        (b"%PDF-1.7\nnothing more", Damaged, "damaged"),
        (b"\x89PNG\r\n\x1a\n0000", NotSupported, "not_supported"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), NotSupported, "not_supported"),
        (b"PK\x03\x04 broken zip", NotSupported, "not_supported"),
    ],
    ids=["empty", "spaces", "damaged", "picture", "old word", "zip"],
)
def test_what_is_no_plan_says_why(tmp_path: Path, content: bytes, error: type[ReadError], reason: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    with pytest.raises(error) as raised:
        make.read(path)
    assert raised.value.reason == reason


def test_a_missing_file_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as raised:
        make.read(tmp_path / "tidak-ada.pdf")
    assert raised.value.reason == "not_found"


def test_bounds(tmp_path: Path) -> None:
    source = make.pdf(tmp_path / "a.pdf", *[_text] * 3)
    document = make.read(source, ReadOptions(ocr="never", max_pages=2))
    assert len(document.pages) == 2
    assert [p.reason for p in document.problems] == ["too_many_pages"]
    with pytest.raises(LimitExceeded):
        make.read(source, ReadOptions(max_bytes=100))


def test_progress_is_told_page_by_page(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    source = make.pdf(tmp_path / "a.pdf", *[_text] * 3)
    make.read(source, ReadOptions(ocr="never", progress=lambda done, total: told.append((done, total))))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_the_second_engine_reads_the_same(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        _text(canvas)
        make.table(canvas, [["No", "Sasaran"], ["1", "Meningk\natnya"]], xs=[72, 110, 152])

    source = make.pdf(tmp_path / "a.pdf", draw)
    first = make.read(source)
    second = make.read(source, ReadOptions(ocr="never", pdf_engine="pdfplumber"))
    assert first.page(1).text == second.page(1).text


def test_one_page_that_fails_does_not_lose_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from telaah.ingest import pdf

    reading = pdf.PageReader.read

    def fails_on_two(self: pdf.PageReader, page: object, number: int) -> object:
        if number == 2:
            raise ValueError("broken page")
        return reading(self, page, number)

    monkeypatch.setattr(pdf.PageReader, "read", fails_on_two)
    monkeypatch.setattr(pdf, "plumber_page", lambda page, number: 1 / 0)
    document = make.read(make.pdf(tmp_path / "a.pdf", *[_text] * 3))
    assert [len(page.words) for page in document.pages] == [4, 0, 4]
    assert [(p.page, p.reason) for p in document.problems] == [(2, "page_failed")]


def test_a_scan_is_read_by_ocr(tmp_path: Path) -> None:
    pytest.importorskip("rapidocr", reason="needs the extra ocr")
    pytest.importorskip("onnxruntime", reason="needs the extra ocr")
    document = make.read(make.pdf(tmp_path / "a.pdf", _scan), ReadOptions(ocr="auto"))
    assert document.page(1).state is PageState.OCR
    assert "Meningkatnya kualitas pelayanan publik" in document.page(1).text


def test_ocr_ends_with_its_time_and_leaves_the_other_scans_unread(tmp_path: Path) -> None:
    pytest.importorskip("rapidocr", reason="needs the extra ocr")
    pytest.importorskip("onnxruntime", reason="needs the extra ocr")
    document = make.read(make.pdf(tmp_path / "a.pdf", _scan, _scan, _text), ReadOptions(ocr="auto", ocr_seconds=0.001))
    assert [page.state for page in document.pages] == [PageState.OCR, PageState.SCANNED, PageState.READ]
    assert {(p.page, p.reason) for p in document.problems} == {(None, "ocr_out_of_time"), (2, "scanned")}


def test_pages_that_a_cut_file_lost_are_there_as_unreadable(tmp_path: Path) -> None:
    whole = make.pdf(tmp_path / "whole.pdf", *[_text] * 12)
    with pikepdf.open(whole) as pdf:
        pdf.save(tmp_path / "plain.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    data = (tmp_path / "plain.pdf").read_bytes()
    (tmp_path / "cut.pdf").write_bytes(data[: len(data) * 3 // 4])
    document = make.read(tmp_path / "cut.pdf")
    lost = [page.number for page in document.pages if page.note == "page_lost"]
    assert len(document.pages) == 12 and 0 < len(lost) < 12 and lost == list(range(13 - len(lost), 13))
    assert (None, "pages_lost", f"{12 - len(lost)}/12") in {(p.page, p.reason, p.detail) for p in document.problems}
    assert not make.read(tmp_path / "plain.pdf").problems


def test_a_file_without_pages_is_empty(tmp_path: Path) -> None:
    pikepdf.new().save(tmp_path / "a.pdf")
    with pytest.raises(NoText):
        make.read(tmp_path / "a.pdf")
