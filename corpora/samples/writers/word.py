"""As an office writes it: DOCX, printed to PDF by LibreOffice."""

from __future__ import annotations

import datetime
import subprocess
import tempfile
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from elements import ABOVE, LEFT, Chapter, Contents, Cover, Heading, Items, Paragraph, Sheets, Table, Turn, marker

DATE = datetime.datetime(2026, 1, 5, 8, 0)


def write(sheets: Sheets, path: Path) -> None:
    document = Document()
    font = str(sheets.look.get("font", "Liberation Serif"))
    size = float(sheets.look.get("size", 12))
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = font, Pt(size)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), font)
    normal.paragraph_format.line_spacing = float(sheets.look.get("spacing", 1.5))
    normal.paragraph_format.space_after = Pt(6)
    core = document.core_properties
    core.title, core.author, core.created, core.modified = sheets.title, sheets.author, DATE, DATE
    section = document.sections[0]
    _page(section, landscape=False)
    _furniture(section, sheets)
    first = True
    for element in sheets.elements:
        _add(document, element, sheets, first=first)
        first = False
    with tempfile.TemporaryDirectory() as folder:
        docx = Path(folder) / f"{path.stem}.docx"
        document.save(str(docx))
        convert(docx, path)


def convert(source: Path, path: Path) -> None:
    """Print an office file to PDF by LibreOffice without a screen."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                "soffice", "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", "pdf",
                "--outdir", str(path.parent), str(source),
            ],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
    (path.parent / f"{source.stem}.pdf").replace(path)


def _page(section: object, *, landscape: bool) -> None:
    width, height = Cm(21.0), Cm(29.7)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (height, width) if landscape else (width, height)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.2)


def _furniture(section: object, sheets: Sheets) -> None:
    head = section.header.paragraphs[0]
    head.text = sheets.running_head
    head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for run in head.runs:
        run.italic, run.font.size = True, Pt(9)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = foot.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        if kind:
            piece = OxmlElement("w:fldChar")
            piece.set(qn("w:fldCharType"), kind)
        else:
            piece = OxmlElement("w:instrText")
            piece.text = text
        run._r.append(piece)


def _add(document: object, element: object, sheets: Sheets, *, first: bool) -> None:
    if isinstance(element, Cover):
        for line in element.lines:
            paragraph = document.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run = paragraph.add_run(line)
            run.bold, run.font.size = True, Pt(18)
    elif isinstance(element, Chapter):
        for index, line in enumerate(filter(None, (element.number, element.title))):
            paragraph = document.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.page_break_before = index == 0
            paragraph.paragraph_format.keep_with_next = True
            run = paragraph.add_run(line)
            run.bold, run.font.size = True, Pt(14)
    elif isinstance(element, Heading):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.space_before = Pt(8)
        paragraph.add_run(element.text).bold = True
    elif isinstance(element, Paragraph):
        paragraph = document.add_paragraph(element.text)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Cm(1)
    elif isinstance(element, Items):
        for index, text in enumerate(element.items, start=1):
            paragraph = document.add_paragraph(f"{marker(element.style, index)}\t{text}")
            paragraph.paragraph_format.left_indent = Cm(1.2)
            paragraph.paragraph_format.first_line_indent = Cm(-0.7)
            paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(1.2))
    elif isinstance(element, Contents):
        for text, page in element.lines:
            paragraph = document.add_paragraph(f"{text} {'.' * max(4, 78 - len(text))} {page}")
            paragraph.paragraph_format.line_spacing = 1.0
    elif isinstance(element, Turn):
        section = document.add_section(WD_SECTION.NEW_PAGE)
        _page(section, landscape=element.landscape)
    elif isinstance(element, Table):
        _table(document, element, sheets)


def _table(document: object, table: Table, sheets: Sheets) -> None:
    caption = document.add_paragraph()
    caption.alignment = WD_ALIGN_PARAGRAPH.CENTER
    caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.line_spacing = 1.0
    caption.add_run(table.caption).bold = True
    grid = table.grid()
    made = document.add_table(rows=len(grid), cols=len(table.widths))
    made.style, made.autofit = "Table Grid", False
    section = document.sections[-1]
    width = section.page_width - section.left_margin - section.right_margin
    total = sum(table.widths)
    for c, share in enumerate(table.widths):  # before cells are merged: the grid of the table is what LibreOffice follows
        made.columns[c].width = int(width * share / total)
    for r, c, last_r, last_c in table.spans():
        made.cell(r, c).merge(made.cell(last_r, last_c))
    for r, row in enumerate(grid):
        for c, text in enumerate(row):
            cell = made.cell(r, c)
            if text not in (LEFT, ABOVE):
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.line_spacing, paragraph.paragraph_format.space_after = 1.0, Pt(1)
                header = r < len(table.header_rows)
                if header:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                run = paragraph.add_run(text)
                run.font.size, run.bold = Pt(table.size), header
    for r, row in enumerate(made.rows):
        properties = row._tr.get_or_add_trPr()
        kept = OxmlElement("w:cantSplit")
        properties.append(kept)
        if r < len(table.header_rows):
            repeated = OxmlElement("w:tblHeader")
            properties.append(repeated)
    for note in table.notes:
        paragraph = document.add_paragraph(note)
        paragraph.paragraph_format.line_spacing = 1.0
        for run in paragraph.runs:
            run.font.size = Pt(9)
    document.add_paragraph().paragraph_format.line_spacing = 1.0
