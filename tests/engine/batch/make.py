"""Plans of a page or two as DOCX, enough for every stage to understand them; and a check of several of them."""

from __future__ import annotations

from pathlib import Path

import docx

from telaah.api import check
from telaah.config import Settings
from telaah.model.result import DocumentResult, Result

REGION = "Kabupaten Contoh Jaya"
CHAPTERS = (
    ("BAB I PENDAHULUAN", "1.1 Latar Belakang"),
    ("BAB II GAMBARAN PELAYANAN, PERMASALAHAN DAN ISU STRATEGIS", "2.1 Gambaran Pelayanan"),
    ("BAB III TUJUAN, SASARAN, STRATEGI DAN ARAH KEBIJAKAN", "3.1 Tujuan dan Sasaran"),
    ("BAB IV PROGRAM, KEGIATAN DAN KINERJA PENYELENGGARAAN BIDANG URUSAN", "4.1 Program"),
    ("BAB V PENUTUP", "5.1 Penutup"),
)


def plan(
    path: Path,
    office: str,
    sasaran: dict[str, str],
    *,
    region: str = REGION,
    period: str = "2025-2029",
    more: str = "",
    tujuan: str = "",
) -> str:
    """Write a renstra: ``sasaran`` with the strategy of each; return its path."""
    document = docx.Document()
    document.add_paragraph(f"RENCANA STRATEGIS\n{office.upper()}\n{region.upper()}\nTAHUN {period}")
    for number, (chapter, section) in enumerate(CHAPTERS, start=1):
        document.add_heading(chapter, 1)
        document.add_heading(section, 2)
        for line in range(4):
            document.add_paragraph(
                f"Rencana Strategis {office} {region} Tahun {period} pada bagian {number}.{line} menguraikan keadaan pelayanan, "
                "apa yang telah dilakukan pada tahun-tahun sebelumnya, dan bagaimana keadaan itu dibaca oleh warga yang dilayani."
            )
        if number == 3:
            _table(document, tujuan or f"Terwujudnya pelayanan {office.lower()} yang dirasakan warga", sasaran)
        if number == 4 and more:
            document.add_paragraph(more)
    document.save(str(path))
    return str(path)


def _table(document: docx.document.Document, tujuan: str, sasaran: dict[str, str]) -> None:
    document.add_paragraph("Tabel 3.1 Tujuan, Sasaran dan Strategi")
    table = document.add_table(rows=1, cols=6)
    table.style = "Table Grid"
    heads = ("Tujuan", "Sasaran", "Indikator Sasaran", "Satuan", "Target 2029", "Strategi")
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        cell.text = text
    for statement, strategy in sasaran.items():
        row = (tujuan, statement, f"Persentase {statement.split(' ', 1)[1].lower()}", "Persen", "80", strategy)
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def checked(*paths: str | Path, **more: object) -> Result:
    """Check files in this process."""
    settings = Settings().changed("read", ocr="never")
    return check([str(path) for path in paths], settings=settings, in_process=True, **more)  # type: ignore[arg-type]


def of(result: Result, path: str | Path) -> DocumentResult:
    """Return what is said of one file."""
    return next(document for document in result.documents if document.path == str(path))


def codes(result: Result, path: str | Path) -> list[str]:
    """Return the rules that found something in one file."""
    return [finding.rule for finding in of(result, path).findings]
