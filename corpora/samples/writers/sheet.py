"""As some offices do it: all in a workbook, printed by LibreOffice; a chapter or a table is a sheet."""

from __future__ import annotations

import math
import tempfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from elements import ABOVE, LEFT, Chapter, Contents, Cover, Heading, Items, Paragraph, Sheets, Table, Turn, marker
from writers.word import DATE, convert

COLUMNS = 12
"""Columns of a sheet of text; its lines are merged over all of them."""
WIDE, LINE = 96, 15.0
"""Characters on a line of text, and its height."""
THIN = Side(style="thin")
FRAME = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


class Book:
    """A workbook in the making."""

    def __init__(self, sheets: Sheets) -> None:
        self.book, self.sheets = Workbook(), sheets
        self.book.remove(self.book.active)
        self.page, self.row, self.count = None, 1, 0

    def new(self, *, landscape: bool) -> None:
        self.count += 1
        page = self.book.create_sheet(f"Lembar{self.count}")
        page.page_setup.orientation = "landscape" if landscape else "portrait"
        page.page_setup.paperSize = page.PAPERSIZE_A4
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
        page.oddHeader.right.text = self.sheets.running_head
        page.oddHeader.right.size = 8
        page.oddFooter.center.text = "Halaman &P"
        page.page_margins.left = page.page_margins.right = 0.7
        self.page, self.row = page, 1

    def text(self, text: str, *, bold: bool = False, center: bool = False, size: float = 11, indent: int = 0) -> None:
        if self.page is None:
            self.new(landscape=False)
        page = self.page
        for column in range(1, COLUMNS + 1):
            page.column_dimensions[get_column_letter(column)].width = 8
        page.merge_cells(start_row=self.row, end_row=self.row, start_column=1, end_column=COLUMNS)
        cell = page.cell(self.row, 1, text)
        cell.font = Font(name="Liberation Sans", size=size, bold=bold)
        cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="center" if center else "left", indent=indent)
        lines = math.ceil(len(text) * size / 11 / (WIDE - 3 * indent)) or 1
        page.row_dimensions[self.row].height = LINE * size / 11 * lines + 4
        self.row += 1

    def table(self, table: Table) -> None:
        self.new(landscape=len(table.widths) > 6)
        page, total = self.page, 150 if len(table.widths) > 6 else 100
        widths = [total * width / sum(table.widths) for width in table.widths]
        for index, width in enumerate(widths, start=1):
            page.column_dimensions[get_column_letter(index)].width = width
        page.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(widths))
        title = page.cell(1, 1, table.caption)
        title.font, title.alignment = (
            Font(name="Liberation Sans", bold=True, size=11),
            Alignment(horizontal="center", wrap_text=True),
        )
        page.row_dimensions[1].height = 32
        heads, grid = len(table.header_rows), table.grid()
        spans = {(r, c): (last_r, last_c) for r, c, last_r, last_c in table.spans()}
        for r, row in enumerate(grid):
            height = 1
            for c, text in enumerate(row):
                cell = page.cell(r + 2, c + 1)
                cell.border = FRAME
                if text in (LEFT, ABOVE):
                    continue
                cell.value = text
                cell.font = Font(name="Liberation Sans", size=9, bold=r < heads)
                cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="center" if r < heads else "left")
                last_r, last_c = spans.get((r, c), (r, c))
                room = sum(widths[c : last_c + 1]) * 1.02
                height = max(height, math.ceil((math.ceil(len(text) / room) + 0.35) / (last_r - r + 1)))
            page.row_dimensions[r + 2].height = 12.5 * height + 3
        for (r, c), (last_r, last_c) in spans.items():
            page.merge_cells(start_row=r + 2, end_row=last_r + 2, start_column=c + 1, end_column=last_c + 1)
        page.print_title_rows = f"2:{heads + 1}"
        for index, note in enumerate(table.notes):
            page.cell(len(grid) + 2 + index, 1, note).font = Font(name="Liberation Sans", size=9, italic=True)
        self.page = None


def write(sheets: Sheets, path: Path) -> None:
    book = Book(sheets)
    for element in sheets.elements:
        if isinstance(element, Cover):
            book.new(landscape=False)
            book.row = 8
            for line in element.lines:
                book.text(line, bold=True, center=True, size=18)
        elif isinstance(element, Chapter):
            book.new(landscape=False)
            for line in filter(None, (element.number, element.title)):
                book.text(line, bold=True, center=True, size=13)
            book.row += 1
        elif isinstance(element, Heading):
            book.text(element.text, bold=True)
        elif isinstance(element, Paragraph):
            book.text(element.text)
        elif isinstance(element, Items):
            for index, text in enumerate(element.items, start=1):
                book.text(f"{marker(element.style, index)} {text}", indent=1)
        elif isinstance(element, Contents):
            for text, page in element.lines:
                book.text(f"{text} {'.' * max(4, 80 - len(text))} {page}")
        elif isinstance(element, Turn):
            book.page = None
        elif isinstance(element, Table):
            book.table(element)
    properties = book.book.properties
    properties.title, properties.creator, properties.created, properties.modified = sheets.title, sheets.author, DATE, DATE
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"{path.stem}.xlsx"
        book.book.save(source)
        convert(source, path)
