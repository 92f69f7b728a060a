"""Typeset straight to PDF by reportlab."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageBreak, PageTemplate, Spacer
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Table as Grid

from elements import ABOVE, LEFT, Chapter, Contents, Cover, Heading, Items, Paragraph, Sheets, Table, Turn, marker

FOLDERS = {"DejaVuSans": "/usr/share/fonts/truetype/dejavu", "LiberationSans": "/usr/share/fonts/truetype/liberation"}
MARGIN = 2.2 * cm


def write(sheets: Sheets, path: Path) -> None:
    name = str(sheets.look.get("font", "LiberationSans"))
    bold = _fonts(name)
    size = float(sheets.look.get("size", 11))
    styles = _styles(name, bold, size, float(sheets.look.get("leading", 1.45)))
    template = BaseDocTemplate(
        str(path), pagesize=A4, title=sheets.title, author=sheets.author, invariant=1, leftMargin=MARGIN, rightMargin=MARGIN
    )

    def furniture(canvas: object, document: object) -> None:
        width, height = canvas._pagesize
        canvas.setFont(name, 8)
        canvas.drawString(MARGIN, height - 1.2 * cm, sheets.running_head)
        if document.page > 1:
            canvas.drawRightString(width - MARGIN, 1.1 * cm, f"{document.page - 1}")

    for key, size_of_page in (("standing", A4), ("lying", landscape(A4))):
        frame = Frame(
            MARGIN, MARGIN, size_of_page[0] - 2 * MARGIN, size_of_page[1] - 2 * MARGIN, id=key, leftPadding=0, rightPadding=0
        )
        template.addPageTemplates(PageTemplate(id=key, frames=[frame], pagesize=size_of_page, onPage=furniture))
    template.build(_story(sheets, styles))


def _fonts(name: str) -> str:
    folder = FOLDERS[name]
    regular = "DejaVuSans.ttf" if name == "DejaVuSans" else "LiberationSans-Regular.ttf"
    strong = "DejaVuSans-Bold.ttf" if name == "DejaVuSans" else "LiberationSans-Bold.ttf"
    pdfmetrics.registerFont(TTFont(name, f"{folder}/{regular}"))
    pdfmetrics.registerFont(TTFont(f"{name}-Bold", f"{folder}/{strong}"))
    return f"{name}-Bold"


def _styles(name: str, bold: str, size: float, leading: float) -> dict[str, ParagraphStyle]:
    body = ParagraphStyle("body", fontName=name, fontSize=size, leading=size * leading, alignment=TA_JUSTIFY, spaceAfter=6)
    return {
        "body": body,
        "cover": ParagraphStyle("cover", fontName=bold, fontSize=20, leading=30, alignment=TA_CENTER),
        "chapter": ParagraphStyle("chapter", fontName=bold, fontSize=14, leading=19, alignment=TA_CENTER, keepWithNext=1),
        "heading": ParagraphStyle(
            "heading", fontName=bold, fontSize=size + 0.5, leading=size * 1.5, spaceBefore=8, keepWithNext=1
        ),
        "item": ParagraphStyle("item", parent=body, leftIndent=18, bulletIndent=2),
        "toc": ParagraphStyle("toc", fontName=name, fontSize=size, leading=size * 1.3),
        "caption": ParagraphStyle(
            "caption", fontName=bold, fontSize=size, leading=size * 1.3, alignment=TA_CENTER, keepWithNext=1, spaceBefore=6
        ),
        "note": ParagraphStyle("note", fontName=name, fontSize=8.5, leading=11, spaceAfter=8),
        "cell": ParagraphStyle("cell", fontName=name, fontSize=8.5, leading=10.5),
        "head": ParagraphStyle("head", fontName=bold, fontSize=8.5, leading=10.5, alignment=TA_CENTER),
    }


def _story(sheets: Sheets, styles: dict[str, ParagraphStyle]) -> list[object]:
    story: list[object] = []
    lying = fresh = False
    for element in sheets.elements:
        if isinstance(element, Cover):
            story.append(Spacer(1, 6 * cm))
            story += [Text(escape(line), styles["cover"]) for line in element.lines]
        elif isinstance(element, Chapter):
            story += [] if fresh else [PageBreak()]
            story += [Text(escape(line), styles["chapter"]) for line in (element.number, element.title) if line]
            story.append(Spacer(1, 10))
        elif isinstance(element, Heading):
            story.append(Text(escape(element.text), styles["heading"]))
        elif isinstance(element, Paragraph):
            story.append(Text(escape(element.text), styles["body"]))
        elif isinstance(element, Items):
            for index, text in enumerate(element.items, start=1):
                sign = "•" if element.style == "-" else marker(element.style, index)
                story.append(Text(escape(text), styles["item"], bulletText=sign))
        elif isinstance(element, Contents):
            story += [
                Text(escape(f"{text} {'.' * max(4, 90 - len(text))} {page}"), styles["toc"]) for text, page in element.lines
            ]
        elif isinstance(element, Turn):
            lying = element.landscape
            story += [NextPageTemplate("lying" if lying else "standing"), PageBreak()]
        elif isinstance(element, Table):
            story += _table(element, styles, (29.7 if lying else 21.0) * cm - 2 * MARGIN, str(sheets.look.get("shade", "")))
        fresh = isinstance(element, Turn)
    return story


def _table(table: Table, styles: dict[str, ParagraphStyle], width: float, shade: str) -> list[object]:
    heads = len(table.header_rows)
    cell, head = (ParagraphStyle(k, parent=styles[k], fontSize=table.size, leading=table.size * 1.22) for k in ("cell", "head"))
    grid = [
        ["" if text in (LEFT, ABOVE) else Text(escape(text), head if r < heads else cell) for text in row]
        for r, row in enumerate(table.grid())
    ]
    total = sum(table.widths)
    look: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.6, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 3), ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]  # fmt: skip
    if shade:
        look.append(("BACKGROUND", (0, 0), (-1, heads - 1), shade))
    look += [("SPAN", (c, r), (last_c, last_r)) for r, c, last_r, last_c in table.spans()]
    made = Grid(grid, colWidths=[width * w / total for w in table.widths], repeatRows=heads, style=look)
    return [
        Text(escape(table.caption), styles["caption"]),
        made,
        *(Text(escape(n), styles["note"]) for n in table.notes),
        Spacer(1, 6),
    ]
