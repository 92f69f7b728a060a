"""The bar: only where somebody looks on, fed without locks."""

from __future__ import annotations

import doctest
import os
import pty
import signal
import subprocess
import sys

import pytest

from telaah.cli import progress, settings

from .conftest import make_pdf


def on_a_terminal(folder, *arguments: str) -> str:
    """Return what the program writes on a terminal as standard error."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "telaah", "check", ".", *arguments]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    told = rest(ours)
    process.wait(timeout=60)
    os.close(ours)
    return told.decode("utf-8", "replace")


def rest(terminal: int) -> bytes:
    """Return all that comes until the other side closes."""
    told = b""
    while True:
        try:
            part = os.read(terminal, 4096)
        except OSError:  # how Linux says that the other side has closed
            return told
        if not part:
            return told
        told += part


@pytest.fixture
def folder(tmp_path):
    for number in range(3):
        make_pdf(tmp_path / f"{number}.pdf")
    return tmp_path


def test_a_terminal_sees_how_many_documents_there_are(folder):
    assert "menyiapkan 3 dokumen" in on_a_terminal(folder)


def hears_ctrl_c() -> None:
    """Undo what a shell does to what it starts in the background: it makes them deaf to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # under nohup it is ignored, and stays so in children


def test_ctrl_c_ends_it_with_a_sentence_and_leaves_no_output(folder):
    for number in range(3, 30):
        make_pdf(folder / f"{number}.pdf", [("BAB I", "Dinas Sosial dan PKK")] * 60)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "telaah", "check", ".", "--format", "json", "--output", "out.json"]
    process = subprocess.Popen(
        command,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        preexec_fn=hears_ctrl_c,  # noqa: PLW1509 - the test has no threads
    )
    os.close(theirs)
    told = b""
    while b"menyiapkan" not in told:
        told += os.read(ours, 4096)
    process.send_signal(signal.SIGINT)
    told = rest(ours)
    os.close(ours)
    assert process.wait(timeout=60) == 130, told
    assert b"dihentikan" in told and b"Traceback" not in told
    assert not (folder / "out.json").exists()


@pytest.mark.parametrize("option", ["--no-progress", "--quiet"])
def test_no_bar_where_it_is_not_wanted(folder, option):
    assert "menyiapkan" not in on_a_terminal(folder, option)


@pytest.mark.parametrize("module", [progress, settings])
def test_examples_in_the_docstrings(module):
    assert doctest.testmod(module).failed == 0
