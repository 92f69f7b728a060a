"""Builders of small PDFs, each with the one trait that its test is about."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from telaah.ingest import ReadOptions, read_document
from telaah.model.document import Document

NEVER = ReadOptions(ocr="never")
WIDTH, HEIGHT = A4

Draw = Callable[[Canvas], None]


def pdf(path: Path, *pages: Draw, size: tuple[float, float] = A4) -> Path:
    """Write a PDF with a page for each function; coordinates of reportlab, from the bottom left."""
    canvas = Canvas(str(path), pagesize=size)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return path


def read(path: Path, options: ReadOptions = NEVER) -> Document:
    """Read without OCR."""
    return read_document(path, options=options)


def lines(
    canvas: Canvas,
    texts: list[str],
    *,
    x: float = 72,
    y: float = 760,
    step: float = 14,
    font: str = "Helvetica",
    size: float = 11,
) -> None:
    """Write lines below each other."""
    canvas.setFont(font, size)
    for k, text in enumerate(texts):
        canvas.drawString(x, y - k * step, text)


def grid(canvas: Canvas, xs: list[float], ys: list[float]) -> None:
    """Draw all lines of a table."""
    for x in xs:
        canvas.line(x, ys[0], x, ys[-1])
    for y in ys:
        canvas.line(xs[0], y, xs[-1], y)


def table(canvas: Canvas, rows: list[list[str]], *, xs: list[float], top: float = 700, row: float = 40, size: float = 9) -> None:
    """Draw a ruled table; a newline in a cell begins a line of its own."""
    ys = [top - k * row for k in range(len(rows) + 1)]
    grid(canvas, xs, ys)
    canvas.setFont("Helvetica", size)
    for r, cells in enumerate(rows):
        for c, text in enumerate(cells):
            for k, line in enumerate(text.split("\n")):
                canvas.drawString(xs[c] + 3, ys[r] - 11 - k * (size + 2), line)


def rotated(source: Path, target: Path, *, rotate: int = 0, crop: tuple[float, float, float, float] | None = None) -> Path:
    """Copy a PDF with /Rotate or /CropBox on every page."""
    with pikepdf.open(source) as document:
        for page in document.pages:
            if rotate:
                page.obj.Rotate = rotate
            if crop:
                page.obj.CropBox = pikepdf.Array(list(crop))
        document.save(target)
    return target


def locked(source: Path, target: Path, *, user: str) -> Path:
    """Copy a PDF with a password."""
    with pikepdf.open(source) as document:
        document.save(target, encryption=pikepdf.Encryption(owner="owner", user=user))
    return target


def picture(texts: list[str], *, size: tuple[int, int] = (1240, 1754)) -> io.BytesIO:
    """Draw a scan: a picture of typed lines."""
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("L", size, 250)
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(26)
    for k, text in enumerate(texts):
        draw.text((120, 120 + 44 * k), text, fill=20, font=font)
    out = io.BytesIO()
    image.save(out, "PNG")
    out.seek(0)
    return out


def cells(document: Document, page: int = 1) -> list[list[str]]:
    """Return the texts of the first table of a page by rows."""
    found = document.page(page).tables[0]
    rows: list[list[str]] = [[] for _ in range(found.rows)]
    for cell in found.cells:
        rows[cell.row].append(cell.text)
    return rows


def blocks(document: Document, page: int = 1) -> list[tuple[str, str]]:
    """Return kind and text of the blocks of a page."""
    return [(str(block.kind), block.text) for block in document.page(page).blocks]
