"""Whatever ends a check, nobody is left behind, and the store goes on to the same bytes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from ..cli.conftest import make_pdf
from ..cli.test_progress import hears_ctrl_c

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

HANGS = """
import sys
from telaah.config import Settings
from telaah.engine.pool import run
from tests.engine.test_pool import work
print("begun", flush=True)
list(run(["a", "hang", "hang"], Settings().changed("limits", jobs=2), work))
"""
ROOT = Path(__file__).parents[2]


def alive(session: int) -> list[int]:
    """Return the processes of a session that have not ended; what waits for its parent to hear of its end has."""
    found = []
    for place in Path("/proc").iterdir():
        try:
            state, _, _, belongs = (place / "stat").read_text().rpartition(")")[2].split()[:4]
        except (OSError, ValueError):
            continue
        if int(belongs) == session and state not in "ZX":
            found.append(int(place.name))
    return found


def until(reached, seconds: float = 60) -> None:
    """Wait until something is so; fail where it does not come to be."""
    pause = threading.Event()
    for _ in range(int(seconds / 0.01)):
        if reached():
            return
        pause.wait(0.01)
    raise AssertionError("it never came to be")


def gone(session: int) -> bool:
    return not alive(session)


@pytest.fixture
def plans(tmp_path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for number in range(8):
        lines = [("BAB I", f"Dinas Sosial dan PKK ke-{number} bersama Dinas Kesehatan")] * 30
        make_pdf(folder / f"{number}.pdf", [("RENCANA STRATEGIS", f"DINAS KE-{number}"), *lines])
    return folder


def command(plans: Path, output: Path, *more: str) -> list[str]:
    return [sys.executable, "-m", "telaah", "check", str(plans), "-f", "json", "-o", str(output), "-q", "-j", "2", *more]


def records(store: Path) -> int:
    return len(list(store.rglob("*.pdf.json.gz")))


def test_killed_at_any_moment_it_goes_on_to_the_same_bytes_and_leaves_nobody(plans, tmp_path):
    store, output = tmp_path / "store", tmp_path / "out.json"
    subprocess.run(command(plans, tmp_path / "undisturbed.json"), check=False, timeout=120)
    for wanted in (0, 1, 4, 8):
        process = subprocess.Popen(command(plans, output, "--store", str(store)), start_new_session=True)
        until(lambda wanted=wanted: (store / "store.json").exists() and records(store) >= wanted)
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=60)
        until(lambda session=process.pid: gone(session))
        assert records(store) >= wanted
    assert subprocess.run(command(plans, output, "--store", str(store)), check=False, timeout=120).returncode == 1
    assert output.read_bytes() == (tmp_path / "undisturbed.json").read_bytes()


def test_two_runs_share_a_store(plans, tmp_path):
    store, outputs = tmp_path / "store", [tmp_path / "1.json", tmp_path / "2.json"]
    both = [subprocess.Popen(command(plans, output, "--store", str(store))) for output in outputs]
    assert [process.wait(timeout=120) for process in both] == [1, 1]
    assert outputs[0].read_bytes() == outputs[1].read_bytes()
    assert records(store) == 8 and not list(store.rglob(".*.part"))


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_workers_that_never_come_back_end_with_their_parent(ending):
    process = subprocess.Popen(
        [sys.executable, "-c", HANGS],
        cwd=ROOT,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        preexec_fn=hears_ctrl_c,  # noqa: PLW1509 - the test has no threads
    )
    assert process.stdout.readline() == b"begun\n"
    until(lambda: sum(busy(pid) for pid in alive(process.pid)) >= 2)
    process.send_signal(ending)
    process.stdout.close()
    process.wait(timeout=60)
    until(lambda: gone(process.pid))


def busy(pid: int) -> bool:
    """Tell whether a process has used a fifth of a second of processor in its work: the hanging ones do."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return False
    return int(fields[11]) > 0.2 * os.sysconf("SC_CLK_TCK")


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_request_to_end_is_followed_with_a_sentence_and_leaves_no_half_file(plans, tmp_path, ending):
    store, output = tmp_path / "store", tmp_path / "out.json"
    process = subprocess.Popen(
        command(plans, output, "--store", str(store)),
        start_new_session=True,
        stderr=subprocess.PIPE,
        preexec_fn=hears_ctrl_c,  # noqa: PLW1509 - the test has no threads
    )
    until(lambda: records(store) >= 1)
    process.send_signal(ending)
    told = process.communicate(timeout=60)[1].decode()
    assert process.returncode in ((130,) if ending == signal.SIGINT else (-ending,)), told
    assert "dihentikan" in told and "berlanjut" in told.replace("melanjutkan", "berlanjut") and "Traceback" not in told
    until(lambda: gone(process.pid))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plans", "store"]
