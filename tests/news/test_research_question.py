"""The page "a research question from start to finish": every command and every piece of Python on it runs."""

from __future__ import annotations

import csv
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "research-question.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = [line for language, block in BLOCKS if not language for line in block.splitlines() if line.strip()]
PYTHON = [block for language, block in BLOCKS if language == "python"]


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Run the page from top to bottom in one folder, and return what each command said."""
    folder = tmp_path_factory.mktemp("riset")
    (folder / "corpora").symlink_to(ROOT / "corpora", target_is_directory=True)
    environment = {**os.environ, "TELAAH_LANG": "en"}
    said = {}
    for command in COMMANDS:
        program, *arguments = shlex.split(command)
        assert program == "telaah"
        call = [sys.executable, "-m", "telaah", *arguments]
        said[command] = subprocess.run(
            call, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False
        )
    return folder, said


def test_every_command_ends_well(told):
    _, said = told
    assert len(said) > 15
    assert {command: done.stderr for command, done in said.items() if done.returncode} == {}


def test_every_command_says_something_or_writes_its_file(told):
    folder, said = told
    for command, done in said.items():
        written = re.search(r"--output (\S+)", command)
        assert (folder / written[1]).stat().st_size if written else done.stdout.strip(), command


def test_the_page_quotes_what_the_commands_say(told):
    _, said = told
    assert "181 items = 180 added + 0 known already + 0 duplicates + 1 no article + 0 failed" in said[COMMANDS[0]].stdout
    matched = said["telaah news match arsip rencana.json"].stdout
    for part in ("Yayasan Bunda Pelita", "17,2 persen", "18,0 %", "Dinas Kesehatan Kabupaten Tanjung Wangi"):
        assert part in matched


def test_the_python_of_the_page_runs(told):
    pytest.importorskip("pandas", reason="the commands of the page show tables with pandas")
    folder, _ = told
    for code in PYTHON:
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout.strip()


THERE = {
    "Dinas Perpustakaan dan Kearsipan Kabupaten Teluk Purnama": {"Telkom"},
    "Dinas Perhubungan Kabupaten Muara Cendana": {"Organda"},
    "Dinas Kesehatan Kabupaten Tanjung Wangi": {"Yayasan Bunda Pelita"},
    "Dinas Sosial Kabupaten Lembah Kencana": {"PT Anugerah Rotan Kencana", "BPBD", "PMI"},
    "Dinas Lingkungan Hidup Kota Samudra Jaya": {"Universitas Bahari Samudra"},
}
"""Partnerships of these offices, held or under way, that the articles tell of and the plans do not name: found by reading."""
OTHER_FIGURES = {"17,2", "58", "65,0", "13"}
"""Targets in the articles that differ from the plan's: found by reading."""


def test_the_figures_of_the_page_on_trust_still_hold(told):
    folder, _ = told
    with (folder / "banding.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    partners = [(row["organisation"], row["message"]) for row in rows if row["rule"] == "BRT001"]
    assert len(partners) >= 4
    assert [found for found in partners if not any(f"“{name}”" in found[1] for name in THERE.get(found[0], ()))] == []
    figures = [row["message"] for row in rows if row["rule"] == "BRT002"]
    assert len(figures) >= 3
    assert [found for found in figures if not any(re.search(rf" gives {value}\b", found) for value in OTHER_FIGURES)] == []
    assert "BRT003" not in {row["rule"] for row in rows}
