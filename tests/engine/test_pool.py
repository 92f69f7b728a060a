"""Workers: whatever one document does, the others are read."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from dataclasses import replace

import pytest

from telaah.config import Limits, Settings
from telaah.engine.pool import run
from telaah.model.result import Failure, FailureReason

SETTINGS = Settings(limits=Limits(timeout=30, jobs=2, max_memory=512))


def work(number: int, path: str, settings: Settings) -> str:
    """What the name of the file says."""
    if path == "crash":
        os.kill(os.getpid(), signal.SIGSEGV)
    if path == "hang":
        while True:
            pass
    if path == "greedy":
        return str(len(bytearray(4 * 1024**3)))
    if path == "fault":
        raise ValueError("no such thing")
    if path == "loud":
        os.write(1, b"noise of a library")
        os.write(2, b"noise of a library")
    if path == "backtrack":
        re.match(r"(a+)+$", "a" * 60 + "b")  # never lets go of the interpreter
    if path == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    return f"{number}:{path}"


def said(names: list, settings: Settings = SETTINGS) -> list:
    return list(run(names, settings, work))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("crash", FailureReason.CRASHED),
        ("greedy", FailureReason.OUT_OF_MEMORY),
        ("killed", FailureReason.OUT_OF_MEMORY),
        ("fault", FailureReason.INTERNAL),
    ],
)
def test_one_document_fails_with_its_reason_and_the_others_are_read(name, reason):
    before, failed, after = said(["a", name, "b"])
    assert (before, after) == ("0:a", "2:b")
    assert isinstance(failed, Failure) and (failed.path, failed.reason) == (name, reason)


@pytest.mark.parametrize("name", ["hang", "backtrack"])
def test_a_document_that_never_ends_is_ended(name):
    settings = replace(SETTINGS, limits=replace(SETTINGS.limits, timeout=0.5))
    failed, read = said([name, "a"], settings)
    assert failed.reason is FailureReason.TIMED_OUT and "0.5" in failed.detail
    assert read == "1:a"


def test_results_keep_the_order_of_the_entries_and_failures_their_place():
    missing = Failure("x", FailureReason.NOT_FOUND)
    assert said(["a", missing, "b", "c"]) == ["0:a", missing, "2:b", "3:c"]


def test_what_libraries_print_reaches_nobody(capfd):
    assert said(["loud"]) == ["0:loud"]
    assert capfd.readouterr() == ("", "")


def test_nothing_to_do_starts_nothing():
    assert said([]) == []


def test_a_script_without_main_guard_does_not_check_again_in_its_workers(tmp_path):
    script = tmp_path / "script.py"
    script.write_text("import telaah\nprint('once')\nprint(telaah.check('no.pdf').failures[0].reason)\ntelaah.check(__file__)\n")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout.splitlines()[:2] == ["once", "not_found"], done.stderr
    assert done.stdout.count("once") == 1 and "Traceback" not in done.stderr
