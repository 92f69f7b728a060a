"""The same content is counted once; a changed draft is another plan."""

from __future__ import annotations

import shutil

import docx
import pikepdf
import pytest

from telaah.engine.batch.card import card_of
from telaah.engine.batch.duplicates import duplicates
from telaah.model.batch import DuplicateReason
from tests.engine.batch.make import checked, of, plan
from tests.engine.batch.samples import sample

SASARAN = {"Menurunnya kemiskinan ekstrem di perdesaan": "Pelatihan keterampilan bersama Dinas Tenaga Kerja"}


@pytest.fixture
def first(tmp_path):
    plan(tmp_path / "a.docx", "Dinas Sosial", SASARAN)
    return tmp_path / "a.docx"


def changed(path, old, new):
    """Save a plan again with one passage changed; "" for none."""
    document = docx.Document(str(path))
    for cell in (cell for table in document.tables for row in table.rows for cell in row.cells):
        if old and old in cell.text:
            cell.text = cell.text.replace(old, new)
    target = path.with_name("b.docx")
    document.core_properties.author = "Orang lain"
    document.save(str(target))
    return target


def test_the_same_bytes_are_one_document(first, tmp_path):
    shutil.copy(first, tmp_path / "b.docx")
    result = checked(tmp_path)
    assert [(d.path, d.of, d.reason) for d in result.batch.duplicates] == [
        (str(tmp_path / "b.docx"), str(first), DuplicateReason.SAME_FILE)
    ]
    assert of(result, tmp_path / "b.docx").duplicate_of == str(first)
    assert of(result, tmp_path / "b.docx").findings  # nothing is lost, it only counts once
    assert result.findings == of(result, first).findings


def test_a_file_saved_again_is_one_document(first):
    result = checked(first, changed(first, "", ""))
    assert [d.reason for d in result.batch.duplicates] == [DuplicateReason.SAME_TEXT]


@pytest.mark.parametrize(("old", "new"), [("80", "85"), ("ekstrem", "absolut"), ("Tenaga Kerja", "Perindustrian")])
def test_a_changed_draft_is_another_plan(first, old, new):
    result = checked(first, changed(first, old, new))
    assert result.batch.duplicates == ()


def test_a_pdf_saved_again_is_one_document(tmp_path):
    source = sample("renja-dishub-2026")
    shutil.copy(source, tmp_path / "a.pdf")
    with pikepdf.open(source) as pdf:
        pdf.docinfo["/Title"] = "Salinan"
        pdf.save(tmp_path / "b.pdf", compress_streams=False)
    result = checked(tmp_path)
    assert [(d.of, d.reason) for d in result.batch.duplicates] == [(str(tmp_path / "a.pdf"), DuplicateReason.SAME_TEXT)]


def test_the_same_draft_as_docx_and_text_is_one_document(first, tmp_path):
    document = docx.Document(str(first))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    lines = [paragraph.text for paragraph in document.paragraphs]
    (tmp_path / "a.txt").write_text("\n\n".join([*lines, *cells]), encoding="utf-8")
    cards = [card_of(document) for document in checked(tmp_path).documents]
    assert [(d.path[-5:], d.of[-6:]) for d in duplicates(cards)] == [("a.txt", "a.docx")]


def test_scans_that_nobody_read_are_not_called_the_same(tmp_path):
    source = sample("renstra-dispar-2018")
    with pikepdf.open(source) as pdf:
        pdf.save(tmp_path / "a.pdf")
        del pdf.pages[-1]
        pdf.save(tmp_path / "b.pdf")
    assert checked(tmp_path).batch.duplicates == ()
