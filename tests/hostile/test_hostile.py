"""A folder of files made to do harm: each is told of, none costs another anything, and nothing leaves its bounds."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import make_pdf
from tests.hostile.make import everything

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes, links and names of Unix")
BOUNDS = ("--ocr", "never", "--timeout", "60", "--max-memory", "1024", "--no-progress", "--lang", "en")


def telaah(*arguments: object, **more: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "telaah", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, timeout=300, check=False, **more)  # type: ignore[call-overload]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def expected(folder):
    return everything(folder)


@pytest.fixture(scope="module")
def done(folder, expected):
    return telaah("check", ".", "--format", "json", "--output", folder.parent / "result.json", *BOUNDS, cwd=folder)


@pytest.fixture(scope="module")
def result(folder, done):
    assert done.returncode == 2, done.stderr
    return json.loads((folder.parent / "result.json").read_text(encoding="utf-8"))


def said(result) -> dict[str, str]:
    told = [(document["path"], document["status"]) for document in result["documents"]]
    told += [(failure["path"], failure["reason"]) for failure in result["failures"]]
    assert len(told) == len(dict(told))
    return {path.removeprefix("./"): what for path, what in told}


def test_every_file_is_told_of_with_what_is_true_of_it(result, expected):
    wrong = {path: what for path, what in said(result).items() if what not in expected.get(path, ())}
    assert wrong == {}
    assert set(said(result)) == set(expected)


def test_the_sound_file_beside_them_is_read_as_alone(result, folder, tmp_path):
    alone = make_pdf(tmp_path / "sound.pdf")
    target = tmp_path / "alone.json"
    telaah("check", alone, "--format", "json", "--output", target, *BOUNDS)
    (one,) = json.loads(target.read_text(encoding="utf-8"))["documents"]
    beside = next(document for document in result["documents"] if document["path"] == "./sound.pdf")
    assert one["outcomes"] and one["outcomes"] == beside["outcomes"]


def test_messages_have_no_traceback_and_move_no_cursor(done, result):
    told = done.stderr.decode()
    assert "Traceback" not in told and "\x1b" not in told and "\x07" not in told


@pytest.mark.parametrize("form", ["text", "csv", "html", "jsonl"])
def test_reports_hold_no_escape_codes_formulas_or_scripts(folder, expected, tmp_path, form):
    names = [path for path in expected if path.startswith(("a\x1b", "new\n", "=cmd", "<script"))]
    target = tmp_path / "report"
    shown = telaah("check", *names, "--format", form, "--output", target, *BOUNDS, cwd=folder)
    assert shown.returncode in (0, 1), shown.stderr
    written = target.read_text(encoding="utf-8")
    assert "\x1b" not in written and "\x07" not in written
    if form == "html":
        assert "<script>alert" not in written
    if form == "csv":
        assert "\n=cmd" not in written and ",=cmd" not in written


def test_a_full_disk_is_told_in_a_sentence(tmp_path):
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full here")
    plan = make_pdf(tmp_path / "a.pdf")
    to_file = telaah("check", plan, "--format", "json", "--output", "/dev/full", *BOUNDS)
    assert to_file.returncode == 2 and b"Traceback" not in to_file.stderr and b"/dev/full" in to_file.stderr
    command = [sys.executable, "-m", "telaah", "check", str(plan), "--format", "json", *BOUNDS]
    with Path("/dev/full").open("wb") as full:
        to_stream = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=120, check=False)
    assert to_stream.returncode == 2 and b"Traceback" not in to_stream.stderr and to_stream.stderr


def test_a_folder_that_cannot_be_written_is_told_before_any_work(tmp_path):
    if not Path("/proc/self").exists():
        pytest.skip("there is no folder here that nobody may write")
    plan = make_pdf(tmp_path / "a.pdf")
    refused = telaah("check", plan, "--output", "/proc/report.html", "--format", "html", *BOUNDS)
    assert refused.returncode == 2 and b"Traceback" not in refused.stderr and refused.stderr
