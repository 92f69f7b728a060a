"""The same batch on a cluster: a real scheduler and workers on this machine, one of them killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from ..cli.conftest import make_pdf
from .batch.samples import cut
from .test_kill import alive, gone, until

pytest.importorskip("distributed", reason="needs the extra dask")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at processes")]

SAMPLES = Path(__file__).parents[2] / "corpora" / "samples" / "pdf"


def start(*arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "dask", *arguments, "--no-dashboard", "--host", "127.0.0.1"]
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(command, start_new_session=True, env={**os.environ, "PYTHONWARNINGS": "ignore"}, **silent)


def start_worker(address: str, *more: str) -> subprocess.Popen[bytes]:
    return start("worker", address, "--nthreads", "1", *more)


def end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    until(lambda: gone(process.pid))


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    file = tmp_path_factory.mktemp("cluster") / "scheduler.json"
    processes = [start("scheduler", "--port", "0", "--scheduler-file", str(file))]
    until(lambda: file.exists() and file.read_text().rstrip().endswith("}"))
    told = json.loads(file.read_text())["address"]
    processes += [start_worker(told), start_worker(told, "--no-nanny"), start_worker(told, "--no-nanny")]
    yield told
    for process in reversed(processes):
        end(process)


@pytest.fixture(scope="module")
def plans(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("plans")
    for number in range(12):
        lines = [("BAB I", f"Dinas Sosial dan PKK ke-{number} bersama Dinas Kesehatan")] * 30
        make_pdf(folder / f"{number}.pdf", [("RENCANA STRATEGIS", f"DINAS KE-{number}"), *lines])
    for sample in sorted(SAMPLES.glob("*.pdf"))[:3]:
        (folder / sample.name).write_bytes(sample.read_bytes())
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    (folder / "empty.pdf").write_bytes(b"")
    cut("renstra-distan-2021", folder / "chapters")
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.write(folder / "0.pdf", "again.pdf")
        archive.writestr("broken.pdf", b"%PDF-1.7\nnothing inside")
    return folder


def command(plans: Path, output: Path, *more: str) -> list[str]:
    base = [sys.executable, "-m", "telaah", "check", str(plans), "-f", "json", "-o", str(output), "--ocr", "never"]
    return [*base, "--fail-on", "never", "-q", *more]


@pytest.fixture(scope="module")
def local(plans, tmp_path_factory) -> bytes:
    output = tmp_path_factory.mktemp("local") / "o.json"
    subprocess.run(command(plans, output, "-j", "2"), check=False, capture_output=True)
    told = json.loads(output.read_bytes())
    assert told["batch"]["groups"] and len(told["failures"]) == 3  # chapters are read together, on the cluster too
    return output.read_bytes()


def test_a_cluster_says_what_this_machine_says(plans, local, address, tmp_path):
    output = tmp_path / "o.json"
    done = subprocess.run(
        command(plans, output, "--engine", "dask", "--address", address), capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr and done.returncode == 2  # broken.pdf and empty.pdf are failures
    assert output.read_bytes() == local


def test_a_worker_killed_in_mid_run_costs_time_only(plans, local, address, tmp_path):
    output, store, worker = tmp_path / "o.json", tmp_path / "store", start_worker(address, "--no-nanny")
    try:
        more = ("--engine", "dask", "--address", address, "--store", str(store))
        run = subprocess.Popen(command(plans, output, *more), stderr=subprocess.PIPE, text=True)
        until(lambda: len(alive(worker.pid)) > 1 or run.poll() is not None)
        assert run.poll() is None  # it has a document in work
        worker.kill()
        _, said = run.communicate()
        assert "Traceback" not in said and output.read_bytes() == local
        assert worker.wait() == -signal.SIGKILL
        until(lambda: gone(worker.pid))
    finally:
        end(worker)


def test_nobody_at_the_address_is_told_with_a_sentence(plans, tmp_path):
    more = ("--engine", "dask", "--address", "tcp://nobody.invalid:8786")
    done = subprocess.run(command(plans, tmp_path / "o.json", *more), capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "nobody.invalid" in done.stderr
    assert len(done.stderr.splitlines()) <= 2 and not (tmp_path / "o.json").exists()


def test_ctrl_c_cancels(address, tmp_path):
    sample = (SAMPLES / "renstra-dinsos-2025.pdf").read_bytes()
    plans = tmp_path / "plans"
    plans.mkdir()
    for number in range(120):  # more than can be read before the signal comes
        (plans / f"{number}.pdf").write_bytes(sample + b"\n%" + str(number).encode())
    worker = start_worker(address, "--no-nanny")
    try:
        run = subprocess.Popen(
            command(plans, tmp_path / "o.json", "--engine", "dask", "--address", address), stderr=subprocess.PIPE, text=True
        )
        until(lambda: len(alive(worker.pid)) > 1 or run.poll() is not None)
        run.send_signal(signal.SIGINT)
        _, said = run.communicate()
        assert run.returncode == 130 and "Traceback" not in said and not (tmp_path / "o.json").exists()
    finally:
        end(worker)
