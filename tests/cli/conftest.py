"""Small plans, made here, and the program as a shell runs it."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

PAGES = (
    ("RENCANA STRATEGIS", "DINAS SOSIAL KABUPATEN SIAK", "TAHUN 2025-2029"),
    ("BAB I", "PENDAHULUAN", "1.1 Latar Belakang", "Rencana strategis disusun oleh Dinas Sosial Kabupaten Siak."),
    ("BAB II", "TUJUAN DAN SASARAN", "Tujuan dan sasaran Dinas Sosial Kabupaten Siak disajikan pada tabel berikut."),
    ("BAB III", "PENUTUP", "Kepala Dinas, Drs. Budi Santoso, M.Si NIP. 19700101 199503 1 002, Telp. (0761) 21213"),
)
TABLE = (
    ("Tujuan", "Sasaran", "Indikator Sasaran", "Satuan", "2025", "2026"),
    (
        "Meningkatnya kesejahteraan penduduk miskin",
        "Menurunnya jumlah penduduk miskin",
        "Persentase penduduk miskin",
        "%",
        "5,1",
        "4,9",
    ),
    ("", "Meningkatnya layanan rehabilitasi sosial", "Cakupan layanan rehabilitasi", "%", "60", "65"),
)
TABLE_PAGE = 3


def make_pdf(path: Path, pages=PAGES, table=TABLE) -> Path:
    """Write a PDF: lines of text on each page, and on its third the table of tujuan and sasaran."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen import canvas

    sheet = canvas.Canvas(str(path), pagesize=A4, invariant=True)
    for number, lines in enumerate(pages, 1):
        for position, line in enumerate(lines):
            sheet.drawString(70, 780 - 22 * position, line)
        if number == TABLE_PAGE and table:
            draw_table(sheet, table)
        sheet.showPage()
    sheet.save()
    return path


def draw_table(sheet, table) -> None:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, Table

    style = getSampleStyleSheet()["BodyText"]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("SPAN", (0, 1), (0, 2)), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    drawn = Table([[Paragraph(cell, style) for cell in row] for row in table], colWidths=[120, 110, 110, 45, 40, 40], style=grid)
    drawn.wrapOn(sheet, 480, 400)
    drawn.drawOn(sheet, 60, 500)


@pytest.fixture(autouse=True)
def language(monkeypatch):
    """Indonesian, whatever the shell says; ``--lang`` of a run within the test's process does not outlive it."""
    monkeypatch.delenv("TELAAH_LANG", raising=False)


@pytest.fixture
def plan(tmp_path) -> Path:
    return make_pdf(tmp_path / "renstra.pdf")


@pytest.fixture
def shell(tmp_path):
    """Run the program in an empty folder, in a process of its own: seconds, for what only a process can show."""

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


@pytest.fixture
def telaah(tmp_path, monkeypatch):
    """Run the program in an empty folder, within the test's process; its workers are processes as ever."""
    from telaah.cli import app

    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        given = list(map(str, arguments))
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
        with monkeypatch.context() as own, redirect_stdout(out), redirect_stderr(err):
            own.delenv("TELAAH_LANG", raising=False)
            for key, value in environment.items():
                own.setenv(key, value)
            status = app.run(given)
            os.environ.pop("TELAAH_LANG", None)  # what --lang has set
        return subprocess.CompletedProcess(given, status, _told(out), _told(err))

    return run


def _told(stream: io.TextIOWrapper) -> str:
    """Return what was written, lines ended as a shell's reader sees them."""
    stream.flush()
    return stream.buffer.getvalue().decode("utf-8").replace("\r\n", "\n")
