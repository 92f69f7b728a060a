"""``telaah news add``, ``search``, ``show`` and ``export`` as a shell runs them."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.news.archive import make

HOSTILE = {
    "judul": "=HYPERLINK(1)\x1b[31m Perahu sekolah",
    "isi": f"{make.SCHOOL} \x1b]0;judul\x07 Perahu\x1b[2J itu dicat merah oleh para alumni sendiri.",
    "tanggal": "2024-03-01",
    "media": "@Contoh Pos",
}


@pytest.fixture
def news(tmp_path, telaah):
    """An archive of four stories."""
    records = [
        make.record("stunting"),
        make.record("sampah", "2023-07-01"),
        make.record("air", "2022-09-10", "Kabar Bukit"),
        HOSTILE,
    ]
    make.lines(tmp_path / "berita.jsonl", records)
    done = telaah("news", "add", "arsip", "berita.jsonl", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    return telaah


def test_add_tells_what_was_guessed_and_where_each_item_went(news, tmp_path):
    make.lines(
        tmp_path / "lagi.jsonl", [make.record("air", "2022-09-10", "Kabar Bukit"), {"judul": "Pendek", "isi": "Dua kata."}]
    )
    done = news("news", "add", "arsip", "lagi.jsonl", "tidak-ada.csv", "--lang", "en")
    assert done.returncode == 2
    lines = done.stdout.splitlines()
    assert lines[0].startswith("lagi.jsonl: columns guessed: title=judul,text=isi")
    assert any(line.startswith("lagi.jsonl#2: too short for an article") for line in lines)
    assert any(line.startswith("tidak-ada.csv: ") for line in lines)
    assert lines[-1].startswith("3 items = 0 added + 1 known already + 0 duplicates + 1 no article + 1 failed")


def test_add_tells_programs_the_same(news, tmp_path):
    make.lines(tmp_path / "lagi.jsonl", [{"judul": "Pendek", "isi": "Dua kata."}])
    done = news("news", "add", "arsip", "lagi.jsonl", "--format", "json", "--output", "akun.json")
    told = json.loads((tmp_path / "akun.json").read_text(encoding="utf-8"))
    assert (done.returncode, done.stdout, told["items"], told["no_article"]) == (0, "", 1, 1)
    assert [(item["path"], item["reason"]) for item in told["refused"]] == [("lagi.jsonl#1", "too_short")]


def test_add_takes_the_users_word_for_columns_and_outlet(telaah, tmp_path):
    rows = [("kepala", "badan"), ("Air bersih", make.WATER)]
    with (tmp_path / "a.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    done = telaah(
        "news", "add", "arsip", "a.csv", "--columns", "title=kepala,text=badan", "--outlet", "Suara Contoh", "--jobs", "1"
    )
    assert done.returncode == 0
    line = json.loads(telaah("news", "export", "arsip").stdout)
    assert (line["title"], line["outlet"]) == ("Air bersih", "Suara Contoh")


def test_search_shows_the_sentence_with_what_was_found_marked(news):
    done = news("news", "search", "arsip", "angkutan sampah", "--mode", "words")
    assert "sampah" in done.stdout
    assert "»bank sampah«" not in done.stdout
    assert "»sampah«" in done.stdout
    assert done.stdout.splitlines()[-1] == "1 dari 1 artikel, dicari dengan kata"


def test_search_answers_programs(news):
    told = json.loads(news("news", "search", "arsip", "stunting", "--mode", "words", "--format", "json").stdout)
    (hit,) = told["hits"]
    assert (hit["date"], hit["outlet"]) == ("2024-02-05", "Contoh Pos")
    start, end = hit["passages"][0]["marks"][0]
    assert hit["passages"][0]["text"][start:end] == "stunting"


@pytest.mark.parametrize(
    "call",
    [("search", "arsip", "perahu"), ("search", "arsip", "alumni", "--format", "csv"), ("show", "arsip", "berita.jsonl#4")],
)
def test_text_of_articles_moves_no_cursor(news, call):
    done = news("news", *call)
    assert done.returncode == 0
    assert "alumni" in done.stdout
    assert not {"\x1b", "\x07"} & set(done.stdout)


def test_no_cell_of_a_table_is_a_formula(news):
    found = news("news", "search", "arsip", "alumni", "--format", "csv").stdout
    whole = news("news", "export", "arsip", "--format", "csv").stdout.removeprefix("\ufeff")
    for table in (found, whole):
        for row in csv.DictReader(io.StringIO(table)):
            assert not any(value.startswith(("=", "@", "+", "-")) for value in row.values()), row


def test_show_finds_an_article_by_the_beginning_of_its_id_and_by_its_path(news):
    by_path = json.loads(news("news", "show", "arsip", "berita.jsonl#1", "--format", "json").stdout)
    by_id = json.loads(news("news", "show", "arsip", by_path["id"][:8], "--format", "json").stdout)
    assert by_path == by_id
    assert by_id["title"] == "Berita tentang stunting"


def test_export_is_the_contract(news, tmp_path):
    assert news("news", "export", "arsip", "--output", "a.jsonl", "--quiet").returncode == 0
    articles = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [article["path"] for article in articles] == [f"berita.jsonl#{number}" for number in (1, 2, 3, 4)]
    keys = (
        "id path url title outlet author date place text removed advertorial duplicate_of mentions persons quotes indicator_talk"
    )
    assert list(articles[0])[:17] == [*keys.split(), "collaborations"]
    for article in articles:
        for mention in (m for m in article["mentions"] if m["start"] >= 0):
            assert {"type", "class", "text", "name", "person", "start", "end"} == set(mention)
            assert article["text"][mention["start"] : mention["end"]] == mention["text"]


def test_export_as_parquet_has_the_shape_of_the_lines(news, tmp_path):
    import pyarrow.parquet as pq

    news("news", "export", "arsip", "--output", "a.jsonl", "--quiet")
    news("news", "export", "arsip", "--format", "parquet", "--output", "a.parquet", "--quiet")
    lines = [json.loads(line) for line in (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()]
    assert pq.read_table(tmp_path / "a.parquet").to_pylist() == lines


def test_export_as_graphml_ties_the_parties_of_a_statement(news, tmp_path):
    import networkx

    news("news", "export", "arsip", "--format", "graphml", "--output", "a.graphml", "--quiet")
    graph = networkx.read_graphml(tmp_path / "a.graphml")
    tied = {frozenset(edge) for edge in graph.edges}
    assert any(
        any("Dinas Kesehatan" in name for name in edge) and any("Universitas" in name for name in edge) for edge in tied
    ), tied


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (("search", "bukan", "air"), "bukan arsip berita"),
        (("search", "arsip", "air", "--mode", "ajaib"), "--mode"),
        (("search", "arsip", "air", "--class", "AJAIB"), "--class"),
        (("search", "arsip", "air", "--from", "kemarin"), "--from"),
        (("search", "arsip", "air", "--limit", "0"), "--limit"),
        (("show", "arsip", "zzzz"), "tidak ada artikel"),
        (("export", "arsip", "--format", "xml"), "--format"),
        (("export", "arsip", "--format", "parquet"), "--output"),
        (("add", "arsip", "berita.jsonl", "--encoding", "ajaib"), "--encoding"),
        (("add", "arsip", "berita.jsonl", "--columns", "judul"), "judul"),
        (("add", "berita.jsonl", "berita.jsonl"), "berita.jsonl"),
    ],
)
def test_wrong_calls_are_answered_with_a_sentence(news, call, told):
    done = news("news", *call)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("command", ["add", "search", "show", "export"])
def test_help_teaches_with_an_example(telaah, command, lang):
    done = telaah("news", command, "--help", "--lang", lang)
    assert done.returncode == 0
    assert f"telaah news {command} " in done.stdout
