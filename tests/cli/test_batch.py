"""Many documents on the command line: the account at the end, the store, the order."""

from __future__ import annotations

import json

import pytest

from telaah.cli.closing import failed_line
from telaah.cli.progress import Live
from telaah.engine.tally import Tally
from telaah.model.result import Failure, FailureReason
from telaah.texts.interface import LANGUAGES, words

from .conftest import make_pdf


@pytest.fixture
def folder(tmp_path):
    plans = tmp_path / "plans"
    plans.mkdir()
    for number in range(3):
        make_pdf(plans / f"{number}.pdf", [("RENCANA STRATEGIS", f"DINAS KE-{number}", "TAHUN 2025-2029")] * 2, None)
    (plans / "empty.pdf").write_bytes(b"")
    return plans


def test_the_account_names_documents_pages_and_failures_with_what_can_be_done(telaah, folder):
    told = telaah("check", "plans", "--format", "json", "--output", "o.json", "--lang", "en")
    assert "4 documents: 3 read, 0 in part, 1 not" in told.stderr and "6 pages: 6 with text" in told.stderr
    failed = [line for line in told.stderr.splitlines() if "empty.pdf" in line]
    assert len(failed) == 1 and "right file" in failed[0]
    assert told.returncode == 2


def test_the_account_is_in_the_result_and_adds_up(telaah, folder, tmp_path):
    telaah("check", "plans", "--format", "json", "--output", "o.json")
    summary = json.loads((tmp_path / "o.json").read_bytes())["summary"]
    assert summary["documents"] == summary["read"] + summary["partial"] + summary["failed"] == 4
    pages = summary["pages"]
    assert pages.pop("total") == sum(pages.values()) == 6


def test_quiet_leaves_the_failures_alone(telaah, folder):
    told = telaah("check", "plans", "--format", "json", "--output", "o.json", "--quiet").stderr.splitlines()
    assert len(told) == 1 and "empty.pdf" in told[0]


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "text", "html"])
def test_every_format_has_the_same_bytes_from_the_store_and_with_one_worker(telaah, folder, tmp_path, form):
    given = ("check", "plans", "--format", form, "--quiet")
    telaah(*given, "--output", "1", "--store", "store", "--jobs", "2")
    telaah(*given, "--output", "2", "--store", "store")
    telaah(*given, "--output", "3", "--jobs", "1")
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes() == (tmp_path / "3").read_bytes() != b""


def test_what_came_from_the_store_is_told(telaah, folder):
    given = ("check", "plans", "--format", "json", "--output", "o.json", "--store", "store", "--lang", "en")
    assert "from the store" not in telaah(*given).stderr
    assert "(4 of them from the store" in telaah(*given).stderr


def test_a_baseline_is_known_over_documents_on_disk(telaah, tmp_path):
    make_pdf(tmp_path / "renstra.pdf")
    assert telaah("check", "renstra.pdf", "--quiet").returncode == 1
    telaah("check", "renstra.pdf", "--quiet", "--baseline", "known.json", "--write-baseline")
    assert telaah("check", "renstra.pdf", "--quiet", "--baseline", "known.json").returncode == 0


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("reason", FailureReason)
def test_every_failure_has_a_remedy(monkeypatch, lang, reason):
    monkeypatch.setenv("TELAAH_LANG", lang)
    assert failed_line(Failure("a.pdf", reason)).endswith(words(lang)(f"remedy.{reason}"))


def test_what_asks_for_the_store_is_offered_only_with_one(telaah, tmp_path):
    make_pdf(tmp_path / "a.pdf")
    given = ("check", "a.pdf", "no.pdf", "--timeout", "0.001", "--format", "json", "--output", "o.json")
    assert "--retry-failed" not in telaah(*given).stderr
    assert "--retry-failed" in telaah(*given, "--store", "store").stderr


def test_the_line_that_moves_tells_documents_speed_failures_and_the_time_left():
    tally = Tally(documents=4, done=2, failed=1, pages=30, weights=[100, 100, 100, 100], running={2})
    tally._read = 200
    view = Live(tally, started=0.0, board=[0, 0, 0, 0, 5, 10, 0, 0])
    line = view.line(10.0)
    assert "2/4 dokumen" in line and "35 halaman" in line and "3.5 halaman/detik" in line and "1 gagal" in line
    assert "sisa 0:06" in line
    assert "sisa" not in view.line(1.0)
