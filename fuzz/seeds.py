"""The sound files that are broken: our own samples, and small files made here."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent / "corpora" / "samples" / "pdf"
_STAMP = (2026, 1, 1, 0, 0, 0)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ROWS = (
    ("No", "Tujuan", "Sasaran", "Indikator Sasaran", "Satuan", "2025", "2026"),
    ("1", "Meningkatnya derajat kesehatan", "Menurunnya prevalensi stunting", "Prevalensi stunting", "%", "14,2", "12,0"),
    ("2", "", "Meningkatnya mutu layanan bersama Dinas Sosial", "Indeks kepuasan", "Indeks", "81", "83,5"),
)
_TEXT = (
    "RENCANA STRATEGIS DINAS KESEHATAN KABUPATEN CONTOH TAHUN 2025-2029",
    "BAB I PENDAHULUAN",
    "1.1 Latar Belakang",
    "Rencana strategis disusun bersama Badan Perencanaan Pembangunan Daerah dan Dinas Sosial Kabupaten Contoh.",
    "BAB IV TUJUAN DAN SASARAN",
    "Tujuan: Meningkatnya derajat kesehatan masyarakat. Sumber data: BPS Kabupaten Contoh.",
)


@cache
def pdfs() -> tuple[bytes, ...]:
    """Return the samples cut to a few pages each, and small PDFs of other makes."""
    import pikepdf

    found = [_small_pdf()]
    for path in sorted(SAMPLES.glob("*.pdf")):
        with pikepdf.open(path) as whole:
            for first in (0, len(whole.pages) // 2):
                part = pikepdf.new()
                part.pages.extend(list(whole.pages)[first : first + 3])
                out = io.BytesIO()
                modes = (pikepdf.ObjectStreamMode.generate, pikepdf.ObjectStreamMode.disable)
                part.save(out, deterministic_id=True, object_stream_mode=modes[first % 2])
                found.append(out.getvalue())
    return tuple(found)


def _small_pdf() -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=True, pageCompression=0)
    for number in range(2):
        for at, line in enumerate(_TEXT):
            canvas.drawString(60, 780 - 18 * at, line)
        for row in range(4):
            canvas.line(60, 600 - 30 * row, 520, 600 - 30 * row)
        for column in range(8):
            canvas.line(60 + 65.7 * column, 600, 60 + 65.7 * column, 510)
        canvas.setFont("Helvetica", 6)
        for row, cells in enumerate(_ROWS):
            for column, cell in enumerate(cells):
                canvas.drawString(62 + 65.7 * column, 590 - 30 * row, cell[:20])
        canvas.drawString(300, 30, str(number + 1))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@cache
def docx_parts() -> dict[str, bytes]:
    """Return the parts of a small Word document by name."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in _TEXT)
    cells = ("".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row) for row in _ROWS)
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"
    numbered = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Koordinasi</w:t></w:r></w:p>'
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    numbers = (
        f'<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    return {
        "[Content_Types].xml": (
            f'{head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/></Types>'
        ).encode(),
        "word/document.xml": (
            f'{head}<w:document xmlns:w="{_W}"><w:body>{paragraphs}{table}{numbered}</w:body></w:document>'
        ).encode(),
        "word/styles.xml": (
            f'{head}<w:styles xmlns:w="{_W}"><w:style w:type="paragraph" w:styleId="Heading1">'
            '<w:name w:val="heading 1"/></w:style></w:styles>'
        ).encode(),
        "word/numbering.xml": f"{head}{numbers}".encode(),
    }


@cache
def html() -> bytes:
    """Return a small web page."""
    paragraphs = "".join(f"<p>{line}</p>" for line in _TEXT)
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in _ROWS)
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>Renstra</title></head><body><h1>{_TEXT[0]}</h1>'
        f"{paragraphs}<ol><li>Koordinasi<li>Data</ol><table>{rows}</table></body></html>"
    ).encode()


@cache
def text() -> bytes:
    """Return a small text file."""
    return "\n\n".join((*_TEXT, *("\t".join(row) for row in _ROWS))).encode()


def zipped(parts: dict[str, bytes], *, stored: bool = False) -> bytes:
    """Pack parts as a ZIP, the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return out.getvalue()
