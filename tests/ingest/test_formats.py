"""DOCX, HTML and plain text come into the same model."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest

from telaah.errors import Damaged, LimitExceeded
from telaah.ingest import docx as reader
from tests.ingest import make


def test_word_document_with_list_numbers_and_merged_cells(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("BAB I PENDAHULUAN", 1)
    document.add_paragraph("Latar belakang rencana.")
    document.add_paragraph("butir satu", style="List Number")
    document.add_paragraph("butir dua", style="List Number")
    table = document.add_table(3, 3)
    table.cell(0, 0).text = "Tujuan"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Target"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Meningkatnya mutu"
    table.cell(1, 1).text = "10"
    document.add_page_break()
    document.add_paragraph("Halaman dua")
    path = tmp_path / "a.docx"
    document.save(str(path))
    read = make.read(path)
    assert read.format == "docx"
    assert make.blocks(read)[:4] == [
        ("heading", "BAB I PENDAHULUAN"),
        ("paragraph", "Latar belakang rencana."),
        ("list_item", "1. butir satu"),
        ("list_item", "2. butir dua"),
    ]
    spans = {c.text: (c.row_span, c.column_span) for c in read.page(1).tables[0].cells if c.text}
    assert spans == {"Tujuan": (1, 1), "Target": (1, 2), "Meningkatnya mutu": (2, 1), "10": (1, 1)}
    assert read.page(2).text == "Halaman dua\n"


def test_a_part_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * 200_000 + b"</a>")
    monkeypatch.setattr(reader, "MAX_PART", 100_000)
    with pytest.raises(LimitExceeded):
        make.read(path)


def test_entities_of_a_word_document_are_not_opened(tmp_path: Path) -> None:
    secret = tmp_path / "rahasia.txt"
    secret.write_text("rahasia sekali")
    path = tmp_path / "a.docx"
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    doctype = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    body = f'{doctype}<d:document xmlns:d="{w}"><d:body><d:p><d:r><d:t>isi &x;</d:t></d:r></d:p></d:body></d:document>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", body)
    assert "sekali" not in make.read(path).page(1).text


def test_broken_xml_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<a><b>")
    with pytest.raises(Damaged):
        make.read(path)


def test_web_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<!doctype html><html><head><title>x</title><script>var a;</script></head><body><h1>BAB I</h1>"
        "<p>Satu <b>te</b>bal.</p><ol><li>x<li>y</ol>"
        "<table><tr><th rowspan=2>A<th>B</tr><tr><td>c <i>d</i><p>e</p></td></tr></table></body></html>",
        encoding="utf-8",
    )
    read = make.read(path)
    assert make.blocks(read) == [("heading", "BAB I"), ("paragraph", "Satu tebal."), ("list_item", "1. x"), ("list_item", "2. y")]
    assert [(c.row, c.column, c.row_span, c.text) for c in read.page(1).tables[0].cells] == [
        (0, 0, 2, "A"),
        (0, 1, 1, "B"),
        (1, 1, 1, "c d e"),
    ]


def test_absurd_spans_are_bounded(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><table><tr><td colspan=99999999>a</td><td rowspan=77777>b</td></tr></table></html>")
    assert make.read(path).page(1).tables[0].columns <= 1001


def test_plain_text_has_pages_by_form_feed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(
        "BAB I PENDAHULUAN\n\nIni paragraf\nyang panjang.\n1. satu\n   lanjut\n\fHalaman \x93dua\x94".encode("cp1252", "ignore")
        + b"\x93"
    )
    read = make.read(path)
    assert make.blocks(read) == [
        ("heading", "BAB I PENDAHULUAN"),
        ("paragraph", "Ini paragraf yang panjang."),
        ("list_item", "1. satu lanjut"),
    ]
    assert read.page(2).text.startswith("Halaman")
