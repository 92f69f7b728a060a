"""A whole run: every file accounted for, results on disk, the order of the paths."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from telaah.api import check_entries
from telaah.config import Settings
from telaah.engine import worker
from telaah.engine.conduct import Run
from telaah.engine.pool import in_any_order, new_board
from telaah.engine.store import Store
from telaah.model.result import DocumentResult, Failure, FailureReason

from ..cli.conftest import make_pdf

SETTINGS = Settings().changed("read", ocr="never").changed("limits", jobs=2, timeout=20)
FAULTS = ("abort", "hang", "bomb", "exit")


def faulty(number: int, path: str, settings: Settings):
    """Read a file as ever, unless its name asks for a fault."""
    match Path(path).stem:
        case "abort":
            os.abort()
        case "exit":
            os._exit(3)
        case "hang":
            while True:
                pass
        case "bomb":
            return bytearray(1 << 40)
    return worker.work(number, path, settings)


def engine(tasks, settings):
    return in_any_order(tasks, settings, faulty, jobs=2, board=new_board(20))


@pytest.fixture
def plans(tmp_path) -> list[str]:
    folder = tmp_path / "plans"
    folder.mkdir()
    names = ("0", "abort", "1", "hang", "2", "bomb", "exit", "3")
    for number, name in enumerate(names):
        make_pdf(folder / f"{name}.pdf", [("RENCANA STRATEGIS", f"DINAS KE-{number}", "TAHUN 2025-2029")] * (number % 3 + 1))
    return [str(folder / f"{name}.pdf") for name in names]


def test_whatever_a_document_does_costs_it_alone(plans):
    run = Run(replace(SETTINGS, limits=replace(SETTINGS.limits, timeout=1)), engine=engine)
    result = check_entries(plans, run)
    assert [Path(document.path).stem for document in result.documents] == ["0", "1", "2", "3"]
    assert [(Path(failure.path).stem, failure.reason) for failure in result.failures] == [
        ("abort", FailureReason.CRASHED),
        ("hang", FailureReason.TIMED_OUT),
        ("bomb", FailureReason.OUT_OF_MEMORY),
        ("exit", FailureReason.CRASHED),
    ]
    assert result.summary.failures == {"crashed": 2, "out_of_memory": 1, "timed_out": 1}
    assert result.summary.documents == 8 == result.summary.read + result.summary.partial + result.summary.failed


def test_a_crash_is_kept_and_tried_again_when_asked(plans, tmp_path):
    settings = replace(SETTINGS, limits=replace(SETTINGS.limits, timeout=1))
    failed = check_entries(plans, Run(settings, store=Store(tmp_path / "store", settings), engine=engine))
    again = check_entries(plans, Run(settings, store=Store(tmp_path / "store", settings), in_process=True))
    assert again.to_json() == failed.to_json()
    retried = check_entries(plans, Run(settings, store=Store(tmp_path / "store", settings, retry=True), in_process=True))
    assert len(retried.documents) == 8 and retried.failures == ()


def test_a_longer_time_is_reason_enough_to_read_again_what_ran_out_of_it(plans, tmp_path):
    short, long = (replace(SETTINGS, limits=replace(SETTINGS.limits, timeout=limit)) for limit in (1, 30))
    check_entries(plans, Run(short, store=Store(tmp_path / "store", short), engine=engine))
    again = check_entries(plans, Run(long, store=Store(tmp_path / "store", long), in_process=True))
    assert [failure.reason for failure in again.failures] == [FailureReason.CRASHED] * 2


def test_pages_and_documents_add_up(plans, tmp_path):
    (tmp_path / "empty.pdf").write_bytes(b"")
    settings = SETTINGS.changed("limits", max_pages=2)
    entries = [*plans, str(tmp_path / "empty.pdf"), Failure("x", FailureReason.NOT_FOUND)]
    summary = check_entries(entries, Run(settings, in_process=True)).summary
    pages = summary.pages
    assert pages.total == 3 * 1 + 3 * 2 + 2 * 3 and pages.left_out == 2
    assert pages.total == pages.read + pages.ocr + pages.blank + pages.picture + pages.unreadable + pages.left_out
    assert (summary.documents, summary.read, summary.partial, summary.failed) == (10, 6, 2, 2)


def test_documents_on_disk_are_a_sequence_like_any_other(plans):
    documents = check_entries(plans, Run(SETTINGS, in_process=True)).documents
    assert len(documents) == 8 and isinstance(documents[0], DocumentResult) and documents[-1].path == plans[-1]
    assert [document.path for document in documents[2:4]] == plans[2:4]
    assert documents == tuple(documents) == pickle.loads(pickle.dumps(documents))
    with pytest.raises(IndexError):
        documents[8]


def test_what_takes_long_is_read_first_and_told_in_the_order_of_the_paths(plans):
    begun = []

    def noting(tasks, settings):
        for number, path in tasks:
            begun.append(Path(path).stat().st_size)
            yield number, worker.work(number, path, settings)

    result = check_entries(plans, Run(SETTINGS, engine=noting))
    assert begun == sorted(begun, reverse=True)
    assert [document.path for document in result.documents] == plans


def test_a_task_is_asked_for_only_when_a_worker_is_free():
    asked = []

    def tasks():
        for number in range(30):
            asked.append(number)
            yield number, f"{number}.txt"

    results = in_any_order(tasks(), SETTINGS, echo, jobs=2, board=new_board(30))
    for done, _ in enumerate(results, 1):
        assert len(asked) <= done + 3
    assert len(asked) == 30


def echo(number: int, path: str, settings: Settings) -> str:
    return path


def test_a_full_disk_for_results_is_a_sentence_and_no_traceback(plans, tmp_path):
    script = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192));"
        "from telaah.cli.app import main; main(['check', *sys.argv[1:], '--format', 'json'])"
    )
    done = subprocess.run([sys.executable, "-c", script, *plans], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2 and "TMPDIR" in done.stderr and "Traceback" not in done.stderr
