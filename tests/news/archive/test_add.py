"""Adding: everything is counted once, nothing twice, nothing is lost, whatever happens."""

from __future__ import annotations

import subprocess
import sys

import pytest

from telaah.errors import UsageError
from telaah.news.archive import Archive, parts
from telaah.news.archive.stream import stream_articles
from telaah.news.export import to_line
from tests.news.archive import make


def exported(archive: Archive) -> list[str]:
    return [to_line(article) for article in stream_articles(archive)]


def counts(account) -> tuple[int, int, int, int, int]:
    return account.added, account.known, account.duplicates, account.no_article, account.failed


def test_the_account_counts_each_item_once_and_says_why(tmp_path):
    same = make.record("stunting")
    path = make.lines(tmp_path / "a.jsonl", [same, make.record("sampah"), same, {"judul": "Pendek", "isi": "Tiga kata saja."}])
    archive, account = make.added(tmp_path / "arsip", path, str(tmp_path / "tidak-ada.html"))
    assert counts(account) == (2, 0, 1, 1, 1)
    assert account.items == 5
    assert [(item.path.rpartition("/")[2], item.reason) for item in account.refused] == [
        ("a.jsonl#4", "too_short"),
        ("tidak-ada.html", "not_found"),
    ]
    told = archive.connect().execute("SELECT outcome, count(*) FROM seen GROUP BY ALL ORDER BY 1").fetchall()
    assert told == [("added", 2), ("duplicate", 1), ("failed", 1), ("no_article", 1)]


def test_the_same_material_adds_nothing(tmp_path):
    path = make.lines(tmp_path / "a.jsonl", [make.record(name) for name in make.STORIES] + [{"judul": "x", "isi": "Pendek."}])
    archive, _ = make.added(tmp_path / "arsip", path)
    before = exported(archive), len(archive.parts())
    _, again = make.added(tmp_path / "arsip", path)
    assert counts(again) == (0, 4, 0, 1, 0)
    assert (exported(archive), len(archive.parts())) == before


def test_what_is_new_is_added_beside_what_is_known(tmp_path):
    records = [make.record(name) for name in make.STORIES]
    make.added(tmp_path / "arsip", make.lines(tmp_path / "a.jsonl", records[:2]))
    archive, account = make.added(tmp_path / "arsip", make.lines(tmp_path / "a.jsonl", records))
    assert counts(account) == (2, 2, 0, 0, 0)
    assert archive.connect().execute("SELECT list(number ORDER BY number) FROM articles").fetchone() == ([1, 2, 3, 4],)


def test_neither_workers_nor_the_order_of_adding_change_the_export(tmp_path):
    records = make.different(70) + [make.record(name) for name in make.STORIES]
    first, second = make.lines(tmp_path / "a.jsonl", records[:60]), make.lines(tmp_path / "b.jsonl", records[60:])
    one, _ = make.added(tmp_path / "one", first, second)
    two, _ = make.added(tmp_path / "two", first, second, jobs=2)
    three, _ = make.added(tmp_path / "three", second)
    make.added(tmp_path / "three", first)
    assert exported(one) == exported(two) == exported(three)


KILLED = """
import os, signal, sys

from telaah.news.archive import Archive
from telaah.news.archive import add, adding
from telaah.config import Settings

adding.ARTICLES_IN_PART = 10

def watch(account):
    if account.added >= int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)

add(Archive.make(sys.argv[1]), [sys.argv[2]], Settings().changed("limits", jobs=1), None, watch)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_killed_addition_goes_on_without_loss_or_double(tmp_path):
    path = make.lines(tmp_path / "a.jsonl", make.different(60))
    whole, _ = make.added(tmp_path / "whole", path)
    for killed_at in (25, 7, 13):
        done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / "killed"), path, str(killed_at)], check=False)
        assert done.returncode == -9
    archive, account = make.added(tmp_path / "killed", path)
    assert account.known == 30  # two parts of the first run, none of the second, one of the third
    assert account.added == 30
    assert exported(archive) == exported(whole)


def test_what_a_killed_process_left_is_not_seen_and_cleared_away(tmp_path):
    path = make.lines(tmp_path / "a.jsonl", [make.record("air")])
    archive, _ = make.added(tmp_path / "arsip", path)
    left = tmp_path / "arsip" / "parts" / ".new-000002-000002"
    left.mkdir()
    (left / "articles.parquet").write_bytes(b"PAR1 half")
    assert len(exported(archive)) == 1
    make.added(tmp_path / "arsip", make.lines(tmp_path / "b.jsonl", [make.record("sampah")]))
    assert not left.exists()
    assert len(exported(archive)) == 2


def test_parts_are_joined_and_hold_the_same(tmp_path):
    records = make.different(parts.JOIN)
    for number, record in enumerate(records):
        archive, _ = make.added(tmp_path / "many", make.lines(tmp_path / f"{number}.jsonl", [record]))
    whole, _ = make.added(tmp_path / "one", *(str(tmp_path / f"{number}.jsonl") for number in range(len(records))))
    assert [(part.first, part.last) for part in archive.parts()] == [(1, parts.JOIN)]
    assert len(list((tmp_path / "many" / "parts").iterdir())) == 1
    assert exported(archive) == exported(whole)
    _, again = make.added(tmp_path / "many", str(tmp_path / "3.jsonl"))
    assert counts(again) == (0, 1, 0, 0, 0)


def test_an_item_out_of_time_fails_alone_in_the_account(tmp_path):
    path = make.lines(tmp_path / "a.jsonl", make.different(3))
    archive, account = make.added(tmp_path / "arsip", path, timeout=0.001)
    assert counts(account) == (0, 0, 0, 0, 3)
    assert {item.reason for item in account.refused} == {"timed_out"}
    _, again = make.added(tmp_path / "arsip", path)
    assert counts(again) == (3, 0, 0, 0, 0)
    assert len(exported(archive)) == 3


def test_only_one_process_writes(tmp_path):
    archive = Archive.make(tmp_path / "arsip")
    with archive.locked(), pytest.raises(UsageError, match="sedang ditulis"):
        make.added(tmp_path / "arsip", make.lines(tmp_path / "a.jsonl", [make.record("air")]))


@pytest.mark.parametrize("mark", ["", "{}", '{"format": "telaah-news"}', "[1]", '{"format": "telaah-news", "version": 99}'])
def test_a_folder_that_is_no_archive_of_ours_is_refused(tmp_path, mark):
    (tmp_path / "archive.json").write_text(mark)
    with pytest.raises(UsageError):
        Archive(tmp_path)


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path):
    (tmp_path / "laporan.txt").write_text("penting")
    with pytest.raises(UsageError, match="hal lain"):
        Archive.make(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["laporan.txt"]
