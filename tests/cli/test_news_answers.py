"""``telaah news parties``, ``network``, ``trends``, ``quotes`` and ``match`` as a shell runs them."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.news.archive import make
from tests.news.match import make as news

SIGNED = f"{news.OFFICE} menandatangani nota kesepahaman dengan Yayasan Bunda Contoh, Senin."
SAID = '"=Kader adalah ujung tombak kami\x1b[31m," kata Kepala Dinas Kesehatan Kabupaten Tanjung Contoh Rahmat Hidayat.'
FIGURE = "Prevalensi stunting di Kabupaten Tanjung Contoh ditargetkan turun menjadi 17,2 persen pada akhir 2024."


@pytest.fixture
def archive(tmp_path, telaah):
    """An archive of three stories, and the result of a check beside it."""
    records = [news.story(number, text) for number, text in enumerate((SIGNED, SAID, FIGURE))]
    make.lines(tmp_path / "b.jsonl", records)
    assert telaah("news", "add", "arsip", "b.jsonl", "--jobs", "1").returncode == 0
    result = {"documents": [news.document(collaborators=[("Perkumpulan Bidan Contoh", "MASYARAKAT")])], "failures": []}
    (tmp_path / "hasil.json").write_text(json.dumps(result), encoding="utf-8")
    return telaah


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_parties_in_every_form(archive):
    text = archive("news", "parties", "arsip", "--party", "Yayasan", "--evidence", "1", "--lang", "en").stdout
    assert "Yayasan Bunda Contoh" in text
    assert f"“{SIGNED}”" in text
    (told,) = json.loads(archive("news", "parties", "arsip", "--party", "Yayasan", "--format", "json").stdout)["parties"]
    (row,) = rows(archive("news", "parties", "arsip", "--party", "Yayasan", "--format", "csv").stdout)
    assert (told["stories"], row["stories"], row["class"]) == (1, "1", "MASYARAKAT")


def test_network_in_every_form(archive, tmp_path):
    text = archive("news", "network", "arsip").stdout
    assert f"{news.OFFICE} – Yayasan Bunda Contoh" in text
    assert "Ketebalan" not in text
    (row,) = rows(archive("news", "network", "arsip", "--format", "csv").stdout)
    assert row["sentence"] == SIGNED
    for format in ("html", "graphml", "json"):
        assert archive("news", "network", "arsip", "--format", format, "--output", f"n.{format}").returncode == 0
        assert "Yayasan Bunda Contoh" in (tmp_path / f"n.{format}").read_text(encoding="utf-8")


def test_trends_in_every_form(archive):
    assert "2024-05       1 / 3" in archive("news", "trends", "arsip", "stunting").stdout
    assert rows(archive("news", "trends", "arsip", "stunting", "--format", "csv").stdout)[0]["share"] == "0.3333"
    assert "<svg" in archive("news", "trends", "arsip", "stunting", "--format", "html").stdout
    assert archive("news", "trends", "arsip").returncode == 2


def test_quotations_carry_no_escapes_and_no_formulas(archive):
    text = archive("news", "quotes", "arsip", "--speaker", "Rahmat").stdout
    assert "ujung tombak" in text
    assert "\x1b" not in text
    (row,) = rows(archive("news", "quotes", "arsip", "--about", "ujung tombak", "--format", "csv").stdout)
    assert not row["text"].startswith("=")


def test_match_tells_sentence_date_outlet_article_and_page(archive):
    done = archive("news", "match", "arsip", "hasil.json")
    assert done.returncode == 0
    for part in ("BRT001", "Yayasan Bunda Contoh", "BRT002", "17,2 persen", "18,0 %", "Contoh Pos 2", "2024-05-06", "hlm. 7"):
        assert part in done.stdout
    assert "Perkumpulan Bidan Contoh (hlm. 11)" in done.stdout


def test_match_answers_programs_and_spreadsheets(archive, tmp_path):
    (plan,) = json.loads(archive("news", "match", "arsip", "hasil.json", "--format", "json").stdout)["match"]["plans"]
    assert [finding["rule"] for finding in plan["findings"]] == ["BRT001", "BRT002"]
    assert plan["searched"]["stories"] >= 2
    assert [item["text"] for item in plan["unreported"]] == ["Perkumpulan Bidan Contoh"]
    table = rows(archive("news", "match", "arsip", "hasil.json", "--format", "csv").stdout)
    assert sorted(row["rule"] for row in table) == ["", "BRT001", "BRT002"]
    assert archive("news", "match", "arsip", "hasil.json", "-f", "html", "-o", "m.html").returncode == 0
    page = (tmp_path / "m.html").read_text(encoding="utf-8")
    assert "script-src 'none'" in page
    assert "Yayasan Bunda Contoh" in page


def test_match_exit_statuses(archive, tmp_path):
    call = ("news", "match", "arsip", "hasil.json", "--quiet")
    assert archive(*call, "--fail-on", "info").returncode == 1
    assert archive(*call, "--fail-on", "warning").returncode == 0
    assert archive(*call, "--fail-on", "info", "--no-preview").returncode == 0
    assert archive(*call, "--select", "XYZ").returncode == 2
    assert archive("news", "match", "arsip", "tidak-ada.pdf").returncode == 2
    broken = {"documents": [], "failures": [{"path": "rusak.pdf", "reason": "damaged", "detail": ""}]}
    (tmp_path / "rusak.json").write_text(json.dumps(broken), encoding="utf-8")
    done = archive("news", "match", "arsip", "rusak.json", "--format", "csv")
    assert (done.returncode, "rusak.pdf" in done.stderr) == (2, True)


def test_match_checks_plans_that_are_given_as_files(archive, plan):
    done = archive("news", "match", "arsip", str(plan), "--format", "json")
    assert done.returncode == 0
    (told,) = json.loads(done.stdout)["match"]["plans"]
    assert told["organisation"] == "Dinas Sosial Kabupaten Siak"
