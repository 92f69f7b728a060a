"""Nothing leaves the machine: the demo ends the same where every connection ends the program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = ROOT / "corpora" / "samples" / "pdf"
NEWS = ROOT / "corpora" / "news" / "raw" / "text"
_HOOK = """
import os, sys

def refuse(event, arguments):
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        told = event
    elif event == "socket.connect" and not isinstance(arguments[1], (str, bytes)):
        told = f"{event} {arguments[1]}"  # a path is a socket within the machine, by which processes talk
    else:
        return
    with open(os.environ["TELAAH_NETWORK"], "a") as file:
        file.write(told + "\\n")
    os._exit(99)

sys.addaudithook(refuse)
"""


@pytest.fixture
def denied(tmp_path):
    """Run a command in processes that end when they turn to the network; returns its end and what was tried."""
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    (hooks / "sitecustomize.py").write_text(_HOOK, encoding="utf-8")
    tried = tmp_path / "tried"

    def run(*arguments: str, wrapper: tuple[str, ...] = ()) -> tuple[subprocess.CompletedProcess[bytes], str]:
        path = os.pathsep.join(filter(None, (str(hooks), os.environ.get("PYTHONPATH", ""))))
        environment = {**os.environ, "PYTHONPATH": path, "TELAAH_NETWORK": str(tried)}
        command = [*wrapper, sys.executable, *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, timeout=300, check=False)
        return done, tried.read_text(encoding="utf-8") if tried.exists() else ""

    return run


def test_the_hook_ends_what_turns_to_the_network(denied):
    done, tried = denied("-c", "import socket; socket.create_connection(('127.0.0.1', 9))")
    assert done.returncode == 99 and tried


def test_the_demo_turns_to_no_network(denied):
    done, tried = denied("-m", "telaah", "check", str(SAMPLES), "--no-progress")
    assert (done.returncode, tried) == (1, ""), done.stderr
    assert done.stdout


def test_the_demo_runs_where_there_is_no_network(denied):
    wrapper = ("unshare", "--user", "--map-root-user", "--net")
    if not shutil.which("unshare") or subprocess.run([*wrapper, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system lets nobody take the network away from a process")
    done, _ = denied("-m", "telaah", "check", str(SAMPLES), "--no-progress", "--ocr", "never", wrapper=wrapper)
    assert done.returncode == 1 and done.stdout, done.stderr


def test_news_is_read_without_network(denied, tmp_path):
    articles = sorted(NEWS.glob("*.txt"))[:5]
    if not articles:
        pytest.skip("the articles are not built here")
    done, tried = denied("-m", "telaah", "news", "add", str(tmp_path / "archive"), *map(str, articles))
    assert done.returncode in (0, 2) and tried == "" and b"Traceback" not in done.stderr, done.stderr
