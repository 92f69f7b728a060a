"""Small plans, made here, and the program as a shell runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PAGES = (
    ("RENCANA STRATEGIS", "DINAS SOSIAL KABUPATEN CONTOH", "TAHUN 2025-2029"),
    ("BAB I", "PENDAHULUAN", "1.1 Latar Belakang", "Rencana strategis disusun oleh Dinas Sosial Kabupaten Contoh."),
    (
        "BAB IV",
        "TUJUAN DAN SASARAN",
        "Tujuan Dinas Sosial Kabupaten Contoh tahun 2025-2029 adalah:",
        "Tujuan 1: Meningkatnya kesejahteraan penduduk miskin",
        "Sasaran 1: Menurunnya jumlah penduduk miskin",
        "Sasaran 2: Meningkatnya layanan rehabilitasi sosial bersama Dinas Kesehatan",
    ),
    ("BAB VIII", "PENUTUP", "Kepala Dinas, Drs. Budi Santoso, M.Si NIP. 19700101 199503 1 002, Telp. (0761) 21213"),
)


def make_pdf(path: Path, pages=PAGES) -> Path:
    """Write a PDF with a line of text below the other, a heading above a table of outcomes on its third page."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen import canvas

    sheet = canvas.Canvas(str(path), pagesize=A4, invariant=True)
    for lines in pages:
        for position, line in enumerate(lines):
            sheet.drawString(70, 780 - 22 * position, line)
        sheet.showPage()
    sheet.save()
    return path


@pytest.fixture(autouse=True)
def language(monkeypatch):
    """Indonesian, whatever the shell says; ``--lang`` of a run within the test's process does not outlive it."""
    monkeypatch.delenv("TELAAH_LANG", raising=False)


@pytest.fixture
def plan(tmp_path) -> Path:
    return make_pdf(tmp_path / "renstra.pdf")


@pytest.fixture
def telaah(tmp_path):
    """Run the program in an empty folder, in a process of its own."""

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        clean = {key: value for key, value in os.environ.items() if key not in ("TELAAH_LANG", "NO_COLOR")}
        return subprocess.run(
            [sys.executable, "-m", "telaah", *map(str, arguments)],
            cwd=tmp_path,
            env={**clean, **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run
