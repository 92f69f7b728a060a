"""The tables are those that are documented, and open without telaah."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from telaah.news.archive import TABLES, Archive
from tests.news.archive import make

PAGE = Path(__file__).parents[3] / "docs" / "news-archive.md"


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Archive:
    folder = tmp_path_factory.mktemp("arsip")
    return make.added(folder / "a", make.lines(folder / "a.jsonl", [make.record(name) for name in make.STORIES]))[0]


def test_the_page_lists_every_table_with_its_columns():
    rows = dict(re.findall(r"^\| `(\w+)` \| [^|]+ \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    assert list(rows) == list(TABLES)
    for name, columns in TABLES.items():
        told = re.findall(r"`(\w+)`", re.sub(r"\([^()]*\)", "", rows[name]))
        assert told == [column.name for column in columns], name


@pytest.mark.parametrize("table", TABLES)
def test_each_part_has_each_table_with_its_columns(archive, table):
    for part in archive.parts():
        assert pq.read_schema(part.file(table)).names == [column.name for column in TABLES[table]]


def test_duckdb_reads_the_parts_as_they_are(archive):
    glob = f"{archive.path}/parts/*/mentions.parquet"
    found = duckdb.connect().execute(f"SELECT count(*) FROM '{glob}' WHERE class = 'OPD'").fetchone()
    assert found == archive.connect().execute("SELECT count(*) FROM mentions WHERE class = 'OPD'").fetchone() != (0,)


def test_a_mention_leads_to_its_words_and_its_sentence(archive):
    rows = archive.connect().execute(
        "SELECT m.text, substr(t.text, m.start + 1, m.stop - m.start), "
        "substr(t.text, m.sentence_start + 1, m.sentence_stop - m.sentence_start) "
        "FROM mentions m JOIN texts t ON t.number = m.article WHERE m.start >= 0"
    )
    found = rows.fetchall()
    assert found
    for text, words, sentence in found:
        assert words == text
        assert text in sentence.strip()
        assert sentence.strip()[-1] in ".”"


def test_an_empty_archive_has_the_tables_too(tmp_path):
    connection = Archive.make(tmp_path / "kosong").connect()
    for table, columns in TABLES.items():
        names = [entry[0] for entry in connection.execute(f"SELECT * FROM {table}").description]
        assert names[: len(columns)] == [column.name for column in columns]


def test_folder_names_may_hold_what_means_something_to_duckdb(tmp_path):
    folder = tmp_path / "berita's [1]"
    archive, _ = make.added(folder, make.lines(tmp_path / "a.jsonl", [make.record("air")]))
    assert archive.connect().execute("SELECT count(*) FROM texts").fetchone() == (1,)
