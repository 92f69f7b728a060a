"""What is no plan by its content, and reasons in the reader's language."""

from __future__ import annotations

import pytest

from telaah.config import Settings
from telaah.engine.examine import examine
from telaah.engine.refused import detail
from telaah.errors import Damaged, Encrypted, NoText, NotSupported
from telaah.model.result import DocumentResult, Failure
from telaah.texts.interface import words
from tests.cli.conftest import make_pdf
from tests.ingest import make

TEXT = "RENCANA KERJA DINAS SOSIAL KABUPATEN SIAK TAHUN 2026\n"
HTML = f"<!doctype html><html><body><p>{TEXT}</p></body></html>"


@pytest.mark.parametrize("name", ["plan.txt", "plan.TXT", "plan.md", "plan", "plan.html"])
def test_text_is_read_where_the_name_allows_it(tmp_path, name):
    (tmp_path / name).write_text(TEXT)
    assert isinstance(examine(str(tmp_path / name), Settings()), DocumentResult)


@pytest.mark.parametrize("name", ["plan.json", "plan.csv", "plan.xlsx", "plan.pdf", "plan.py", "plan.docx"])
def test_text_under_another_name_is_no_plan(tmp_path, name):
    (tmp_path / name).write_text(TEXT)
    said = examine(str(tmp_path / name), Settings())
    assert isinstance(said, Failure) and said.reason == "not_supported" and said.detail


@pytest.mark.parametrize("content", ['{"a": 1}', '[\n {"a": 1}]', "[1, 2]", "<?xml version='1.0'?><a/>", '<svg width="1"></svg>'])
def test_data_called_text_is_no_plan(tmp_path, content):
    (tmp_path / "plan.txt").write_text(content)
    said = examine(str(tmp_path / "plan.txt"), Settings())
    assert isinstance(said, Failure) and said.reason == "not_supported"


def test_what_has_a_mark_of_its_own_is_read_under_any_name(tmp_path):
    (tmp_path / "plan.dat").write_text(HTML)
    said = examine(str(tmp_path / "plan.dat"), Settings())
    assert isinstance(said, DocumentResult) and said.format == "html"


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (NoText("empty file"), ""),
        (Encrypted("Failed to load document (PDFium: Incorrect password error)."), ""),
        (NotSupported("begins with 89 50"), "diawali byte 89 50"),
        (Damaged("no body"), "tidak ada kata"),
        (Damaged("unable to find /Root"), "kata pustaka pembacanya: unable to find /Root"),
        (Damaged("stream <_io.BytesIO object at 0x7f00>: bad"), "kata pustaka pembacanya: bad"),
    ],
)
def test_details_come_in_the_language_of_the_reader(error, told):
    said = detail(error, words("id"))
    assert said == told if not told else told in said


def test_a_missing_file_is_told_in_both_languages():
    said = {lang: examine("/no/such.pdf", Settings().changed("output", lang=lang)) for lang in ("id", "en")}
    assert [type(item) for item in said.values()] == [Failure, Failure]
    assert "tidak ada berkas" in said["id"].detail and said["id"].detail != said["en"].detail


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("stream", "reason", "told"),
    [
        ("EncryptedPackage", "encrypted", "kata sandi"),
        ("WordDocument", "not_supported", ".doc"),
        ("Workbook", "not_supported", ".xls"),
    ],
)
def test_old_and_locked_office_files_are_called_what_they_are(tmp_path, stream, reason, told):
    (tmp_path / "plan.docx").write_bytes(OLE + stream.encode("utf-16-le") + bytes(600))
    said = examine(str(tmp_path / "plan.docx"), Settings())
    assert isinstance(said, Failure) and said.reason == reason and told in said.detail


def test_a_wrong_password_is_not_answered_by_asking_for_one(tmp_path):
    make.locked(make_pdf(tmp_path / "plan.pdf"), tmp_path / "locked.pdf", user="rahasia")
    said = [examine(str(tmp_path / "locked.pdf"), Settings().changed("read", password=word)) for word in (None, "salah")]
    assert [item.reason for item in said if isinstance(item, Failure)] == ["encrypted", "encrypted"]
    assert [item.detail for item in said if isinstance(item, Failure)] == ["", "kata sandi yang diberikan tidak membukanya"]


def test_a_lock_that_no_password_opens_is_no_damage(tmp_path):
    whole = make_pdf(tmp_path / "plan.pdf").read_bytes()
    lock = b"trailer\n<< /Encrypt << /Filter /Adobe.PubSec /V 4 /R 4 >>"
    (tmp_path / "locked.pdf").write_bytes(whole.replace(b"trailer\n<<", lock, 1))
    said = examine(str(tmp_path / "locked.pdf"), Settings())
    assert isinstance(said, Failure) and said.reason == "encrypted" and "sertifikat" in said.detail
