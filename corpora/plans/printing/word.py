"""Print a plan as an office does: DOCX, to PDF by LibreOffice (many files in one run)."""

from __future__ import annotations

import datetime
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from corpora.plans.markup import Boxes, Command, Cover, Heading, Items, Paragraph, Plan, Table
from corpora.plans.printing.boxes import tree
from corpora.plans.printing.look import Look, cover_lines, header_grid, running
from corpora.plans.printing.page import Contents, spans, split_chapter

DATE = datetime.datetime(2026, 1, 5, 8, 0)
NAMES = {"LiberationSerif": "Liberation Serif", "LiberationSans": "Liberation Sans", "LiberationSansNarrow": "Liberation Sans Narrow",
         "DejaVuSans": "DejaVu Sans", "DejaVuSerif": "DejaVu Serif", "LiberationMono": "Liberation Mono"}  # fmt: skip


def convert(sources: list[Path], target: Path) -> None:
    """Print office files to PDF into a folder by one LibreOffice without a screen."""
    if not sources:
        return
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", "pdf", "--outdir", str(target), *map(str, sources)],
            check=True, capture_output=True, timeout=900,
        )  # fmt: skip


def write(plan: Plan, look: Look, path: Path, contents: Contents) -> None:
    """Write the DOCX of a plan."""
    _Writer(plan, look, contents).write(path)


class _Writer:
    def __init__(self, plan: Plan, look: Look, contents: Contents) -> None:
        self.plan, self.look, self.contents = plan, look, contents
        self.document: Any = Document()
        self.lying = look.lying
        self.fresh = True

    def write(self, path: Path) -> None:
        look, document = self.look, self.document
        normal = document.styles["Normal"]
        normal.font.name, normal.font.size = NAMES[look.font], Pt(look.size)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), NAMES[look.font])
        normal.paragraph_format.line_spacing = round(look.leading / 1.15, 2)
        normal.paragraph_format.space_after = Pt(5)
        core = document.core_properties
        core.title, core.author, core.created, core.modified = self.plan.name, "telaah", DATE, DATE
        self._page(document.sections[0])
        self._furniture(document.sections[0])
        turned = False
        for i, block in enumerate(self.plan.blocks):
            wide = isinstance(block, Table) and len(block.columns) > 8 and look.wide != "shrink"
            if wide and not self.lying:
                self._turn(True)
                turned = True
            elif turned and not wide and not self._leads(i):
                self._turn(look.lying)
                turned = False
            self._add(block)
        document.save(str(path))

    def _leads(self, at: int) -> bool:
        block, after = self.plan.blocks[at], self.plan.blocks[at + 1 : at + 2]
        return isinstance(block, Heading) and block.level > 1 and bool(after) and isinstance(after[0], Table) and len(after[0].columns) > 8

    def _page(self, section: Any) -> None:
        width, height = (Cm(side) for side in self.look.page)
        section.orientation = WD_ORIENT.LANDSCAPE if self.lying else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = (height, width) if self.lying else (width, height)
        section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = (Cm(m) for m in self.look.margin)

    def _turn(self, lying: bool) -> None:
        self.lying = lying
        self._page(self.document.add_section(WD_SECTION.NEW_PAGE))
        self.fresh = True

    def _furniture(self, section: Any) -> None:
        look = self.look
        title, office = running(self.plan)
        section.different_first_page_header_footer = isinstance(self.plan.blocks[0], Cover)
        text = {"title": title, "office": office, "both": f"{title} – {office}", "ruled": office}.get(look.head, "")
        head = section.header.paragraphs[0]
        head.text = text
        for run in head.runs:
            run.italic, run.font.size = True, Pt(9)
        if look.foot == "none":
            return
        foot = (section.header.add_paragraph() if text else head) if look.foot == "top" else section.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER if look.foot in ("centre", "dash") else WD_ALIGN_PARAGRAPH.RIGHT
        foot.add_run({"dash": "- ", "of": "Halaman ", "ruled": f"{office} | "}.get(look.foot, ""))
        self._field(foot, "PAGE")
        if look.foot == "of":
            foot.add_run(" dari ")
            self._field(foot, "NUMPAGES")
        if look.foot == "dash":
            foot.add_run(" -")

    def _field(self, paragraph: Any, name: str) -> None:
        run = paragraph.add_run()
        for kind, text in (("begin", None), (None, name), ("end", None)):
            piece = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                piece.set(qn("w:fldCharType"), kind)
            else:
                piece.text = text
            run._r.append(piece)

    def _add(self, block: Any) -> None:
        fresh = self.fresh
        self.fresh = False
        if isinstance(block, Cover):
            self._cover(block)
        elif isinstance(block, Heading):
            self._heading(block, fresh)
        elif isinstance(block, Paragraph):
            paragraph = self._words(block.text.text)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY if self.look.justify else WD_ALIGN_PARAGRAPH.LEFT
            paragraph.paragraph_format.first_line_indent = Cm(self.look.indent)
        elif isinstance(block, Items):
            self._items(block)
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Boxes):
            self._boxes(block)
        elif isinstance(block, Command):
            self._command(block, fresh)

    def _words(self, text: str, holder: Any = None) -> Any:
        paragraph = (holder or self.document).add_paragraph()
        for i, line in enumerate(text.split("\n")):
            run = paragraph.add_run(line)
            if i < text.count("\n"):
                run.add_break()
        return paragraph

    def _cover(self, block: Cover) -> None:
        for _ in range(5):
            self.document.add_paragraph()
        for line in block.lines or cover_lines(self.plan, self.look):
            paragraph = self.document.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run = paragraph.add_run(line)
            run.bold, run.font.size = True, Pt(18)
        self.document.add_page_break()
        self.fresh = True

    def _heading(self, block: Heading, fresh: bool) -> None:
        text = block.text.text
        first, title = split_chapter(text)
        parts = [text] if block.level > 1 or not first or self.look.variant % 4 == 0 else [p for p in (first, title) if p]
        for i, part in enumerate(parts):
            paragraph = self._words(part)
            form = paragraph.paragraph_format
            form.keep_with_next = True
            if block.level == 1:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if self.look.chapter_left else WD_ALIGN_PARAGRAPH.CENTER
                form.page_break_before = i == 0 and self.look.chapter_page and not fresh
            else:
                form.space_before = Pt(8)
            for run in paragraph.runs:
                run.bold = True
                run.font.size = Pt(self.look.size + (2 if block.level == 1 else 0))

    def _items(self, block: Items) -> None:
        for marker, text in block.items:
            sign = self.look.bullet or marker if marker in ("-", "•", "–", "*") else marker
            paragraph = self._words(f"{sign}\t{text.text}")
            form = paragraph.paragraph_format
            form.left_indent, form.first_line_indent, form.space_after = Cm(1.2), Cm(-0.7), Pt(2)
            form.tab_stops.add_tab_stop(Cm(1.2))

    def _command(self, block: Command, fresh: bool) -> None:
        if block.name in ("landscape", "portrait"):
            self._turn(block.name == "landscape" or self.look.lying)
        elif block.name == "page":
            self.document.add_page_break()
            self.fresh = True
        elif block.name == "contents":
            title = self._words("DAFTAR ISI")
            title.paragraph_format.page_break_before = not fresh
            title.alignment = WD_ALIGN_PARAGRAPH.CENTER
            title.runs[0].bold = True
            for level, text, number in self.contents:
                paragraph = self._words(f"{text} {'.' * max(6, int(74 - len(text) * 1.05))} {number}")
                paragraph.paragraph_format.line_spacing, paragraph.paragraph_format.left_indent = 1.0, Cm(0.5 * (level - 1))
            self.document.add_page_break()
            self.fresh = True

    def _table(self, table: Table) -> None:
        look = self.look
        if table.caption.text:
            caption = self._words(table.caption.text)
            caption.alignment = WD_ALIGN_PARAGRAPH.LEFT if look.caption_left else WD_ALIGN_PARAGRAPH.CENTER
            caption.paragraph_format.keep_with_next, caption.paragraph_format.line_spacing = True, 1.0
            caption.runs[0].bold = True
        heads, depth = header_grid([c.header for c in table.columns])
        if look.number_row:
            heads += [(depth, depth, c, c, f"({c + 1})") for c in range(len(table.columns))]
            depth += 1
        made = self.document.add_table(rows=depth + len(table.rows), cols=len(table.columns))
        made.style, made.autofit = "Table Grid", False
        self._borders(made)
        for c, width in enumerate(self._widths(table)):
            made.columns[c].width = width
        grid = [[*row.cells] for row in made.rows]
        size = look.cell_size if len(table.columns) < 9 else 7
        for r0, r1, c0, c1, text in [*heads, *((r0 + depth, r1 + depth, c0, c1, text) for r0, r1, c0, c1, text in spans(table))]:
            cell = grid[r0][c0]
            if (r1, c1) != (r0, c0):
                cell = cell.merge(grid[r1][c1])
            self._cell(cell, text, size, header=r0 < depth)
        for r, row in enumerate(made.rows):
            properties = row._tr.get_or_add_trPr()
            if look.variant % 3:
                properties.append(OxmlElement("w:cantSplit"))
            if r < depth and look.repeat_header:
                properties.append(OxmlElement("w:tblHeader"))
        for note in table.notes:
            paragraph = self._words(note.text)
            paragraph.paragraph_format.line_spacing = 1.0
            for run in paragraph.runs:
                run.font.size = Pt(max(8, look.size - 2.5))
        self.document.add_paragraph().paragraph_format.line_spacing = 1.0

    def _cell(self, cell: Any, text: str, size: float, *, header: bool) -> None:
        for i, line in enumerate(text.split("\n")):
            paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
            paragraph.paragraph_format.line_spacing, paragraph.paragraph_format.space_after = 1.0, Pt(1)
            run = paragraph.add_run(line)
            run.font.size, run.bold = Pt(size), header
            if header:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                if self.look.fill:
                    run.font.color.rgb = RGBColor.from_string(self.look.header_ink)
        if header and self.look.fill:
            shade = OxmlElement("w:shd")
            for key, value in (("val", "clear"), ("color", "auto"), ("fill", self.look.fill)):
                shade.set(qn(f"w:{key}"), value)
            cell._tc.get_or_add_tcPr().append(shade)

    def _borders(self, made: Any) -> None:
        drawn = {"grid": ("top", "bottom", "left", "right", "insideH", "insideV"), "horizontal": ("top", "bottom", "insideH"), "none": (),
                 "vertical": ("top", "bottom", "left", "right", "insideV")}[self.look.rules]  # fmt: skip
        borders = OxmlElement("w:tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            line = OxmlElement(f"w:{side}")
            line.set(qn("w:val"), "single" if side in drawn else "nil")
            line.set(qn("w:sz"), str(int(self.look.rule_width * 8)))
            borders.append(line)
        made._tbl.tblPr.append(borders)

    def _widths(self, table: Table) -> list[int]:
        section = self.document.sections[-1]
        width = section.page_width - section.left_margin - section.right_margin
        size = self.look.cell_size if len(table.columns) < 9 else 7
        least, wish = [], []
        for c, column in enumerate(table.columns):
            texts = [row[c].text.text for row in table.rows if row[c].kind == "text" and not (c + 1 < len(row) and row[c + 1].kind == "left")]
            longest = max((len(w) for t in (*column.header[-1:], *texts) for w in t.split()), default=3)
            least.append(Pt(min(longest, 16) * size * 0.56 + 13))
            wish.append((sum(len(t) for t in texts) / max(1, len(texts))) ** 0.62 + 2)
        spare = width - sum(least)
        if spare <= 0:
            return [int(width * w / sum(least)) for w in least]
        return [int(w + spare * share / sum(wish)) for w, share in zip(least, wish, strict=True)]

    def _boxes(self, block: Boxes) -> None:
        for root in tree(block):
            columns = max(1, min(3, len(root.children)))
            for start in range(0, max(1, len(root.children)), columns):
                group = root.children[start : start + columns]
                depths = [[n.text for n in _flat(child)] for child in group] or [[]]
                rows = 1 + max(len(d) for d in depths)
                made = self.document.add_table(rows=rows, cols=columns)
                made.style = "Table Grid"
                top = made.cell(0, 0).merge(made.cell(0, columns - 1)) if columns > 1 else made.cell(0, 0)
                self._cell(top, root.text if start == 0 else "", 9.5, header=False)
                for c, texts in enumerate(depths):
                    for r, text in enumerate(texts, start=1):
                        self._cell(made.cell(r, c), text, 9, header=False)
                self.document.add_paragraph().paragraph_format.line_spacing = 1.0


def _flat(node: Any) -> list[Any]:
    return [node, *(n for child in node.children for n in _flat(child))]
