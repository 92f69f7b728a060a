"""Print a plan straight to PDF by reportlab."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, NextPageTemplate, PageBreak, PageTemplate, Spacer
from reportlab.platypus import Paragraph as Words

from corpora.plans.markup import Boxes, Command, Cover, Heading, Items, Paragraph, Plan, Table
from corpora.plans.printing.boxes import cascade
from corpora.plans.printing.grid import Box, Grid, Part, Rules
from corpora.plans.printing.look import Look, cover_lines, header_grid, running

FONTS = Path("/usr/share/fonts/truetype")
Contents = list[tuple[int, str, int]]


@cache
def fonts(name: str) -> str:
    """Register a family; returns the name of its bold face."""
    folder = FONTS / ("dejavu" if name.startswith("DejaVu") else "liberation")
    regular = f"{name}.ttf" if name.startswith("DejaVu") else f"{name}-Regular.ttf"
    pdfmetrics.registerFont(TTFont(name, str(folder / regular)))
    pdfmetrics.registerFont(TTFont(f"{name}-Bold", str(folder / f"{name}-Bold.ttf")))
    return f"{name}-Bold"


class _Chapter(Flowable):
    """Takes no room; says which chapter its page belongs to, for page numbers such as "IV-3"."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title

    def wrap(self, *_: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        document = self.canv._doctemplate
        document.chapter, document.chapter_start = self.title, document.page


def write(plan: Plan, look: Look, path: Path, contents: Contents, pages: int) -> None:
    """Print; ``contents`` and ``pages`` come from the print before."""
    printer = _Printer(plan, look, contents, pages)
    width, height = (side * cm for side in look.page)
    left, right, top, bottom = (m * cm for m in look.margin)
    document = BaseDocTemplate(str(path), pagesize=(width, height), title=plan.name, author="telaah", invariant=1, pageCompression=1)
    document.chapter, document.chapter_start = "", 1
    for key, size in (("standing", (width, height)), ("lying", (height, width))):
        frame = Frame(left, bottom, size[0] - left - right, size[1] - top - bottom, 0, 0, 0, 0, id=key)
        document.addPageTemplates(PageTemplate(id=key, frames=[frame], pagesize=size, onPageEnd=printer.furniture))
    document.build(printer.story())


class _Printer:
    def __init__(self, plan: Plan, look: Look, contents: Contents, pages: int) -> None:
        self.plan, self.look, self.contents, self.pages = plan, look, contents, pages
        self.bold = fonts(look.font)
        self.lying = look.lying
        self.styles = self._styles()
        self.fresh = True
        self.covered = False

    def _styles(self) -> dict[str, ParagraphStyle]:
        look, bold = self.look, self.bold
        body = ParagraphStyle("body", fontName=look.font, fontSize=look.size, leading=look.size * look.leading, spaceAfter=look.size * 0.5,
                              alignment=TA_JUSTIFY if look.justify else TA_LEFT, firstLineIndent=look.indent * cm)  # fmt: skip
        side = TA_LEFT if look.chapter_left else TA_CENTER
        return {
            "body": body,
            "item": ParagraphStyle("item", parent=body, firstLineIndent=0, leftIndent=22, bulletIndent=4, spaceAfter=2, bulletFontName=look.font,
                                   bulletFontSize=look.size),
            "cover": ParagraphStyle("cover", fontName=bold, fontSize=20, leading=30, alignment=TA_CENTER),
            "h1": ParagraphStyle("h1", fontName=bold, fontSize=look.size + 2, leading=(look.size + 2) * 1.35, alignment=side, keepWithNext=1, spaceAfter=10,
                                 spaceBefore=10),
            "h2": ParagraphStyle("h2", fontName=bold, fontSize=look.size + 0.5, leading=look.size * 1.45, keepWithNext=1, spaceBefore=8, spaceAfter=4),
            "h3": ParagraphStyle("h3", fontName=bold, fontSize=look.size, leading=look.size * 1.4, keepWithNext=1, spaceBefore=5, spaceAfter=3, leftIndent=8),
            "toc": ParagraphStyle("toc", fontName=look.font, fontSize=look.size - 0.5, leading=look.size * 1.35),
            "caption": ParagraphStyle("caption", fontName=bold, fontSize=look.size - 0.5, leading=look.size * 1.25, keepWithNext=1, spaceBefore=6,
                                      spaceAfter=4, alignment=TA_LEFT if look.caption_left else TA_CENTER),
            "note": ParagraphStyle("note", fontName=look.font, fontSize=max(8, look.size - 2.5), leading=max(8, look.size - 2.5) * 1.3, spaceBefore=2,
                                   spaceAfter=6),
        }  # fmt: skip

    def story(self) -> list[Any]:
        story: list[Any] = [NextPageTemplate("lying")] if self.lying else []
        blocks = self.plan.blocks
        turned = False
        for i, block in enumerate(blocks):
            wide = isinstance(block, Table) and self._wide(block)
            if wide and not turned and not self.lying:
                story += [NextPageTemplate("lying"), PageBreak()]
                self.lying = turned = self.fresh = True
            elif turned and not wide and not self._leads_to_wide(i):
                story += [NextPageTemplate("standing"), PageBreak()]
                self.lying = turned = False
                self.fresh = True
            if isinstance(block, Command) and block.name in ("landscape", "portrait"):
                self.lying = block.name == "landscape" or self.look.lying
                story += [NextPageTemplate("lying" if self.lying else "standing"), PageBreak()]
                self.fresh = True
                continue
            made = self._block(block)
            story += made
            self.fresh = (not made and self.fresh) or (bool(made) and isinstance(made[-1], PageBreak))
        return story

    def _leads_to_wide(self, at: int) -> bool:
        block = self.plan.blocks[at]
        follows = self.plan.blocks[at + 1 : at + 2]
        return isinstance(block, Heading) and block.level > 1 and bool(follows) and isinstance(follows[0], Table) and self._wide(follows[0])

    def _wide(self, table: Table) -> bool:
        return self.look.wide != "shrink" and len(table.columns) > 8

    def _block(self, block: Any) -> list[Any]:
        if isinstance(block, Cover):
            self.covered = True
            lines = block.lines or cover_lines(self.plan, self.look)
            return [Spacer(1, 5 * cm), *(Words(escape(line), self.styles["cover"]) for line in lines), PageBreak()]
        if isinstance(block, Heading):
            return self._heading(block)
        if isinstance(block, Paragraph):
            return [self._words(block.text.text, "body")]
        if isinstance(block, Items):
            return [self._words(text.text, "item", bullet=self._marker(marker)) for marker, text in block.items]
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Boxes):
            width, height = self._room()
            return cascade(block, self.look, width, height, self.bold)
        if block.name == "contents":
            return self._contents()
        return [] if self.fresh else [PageBreak()]

    def _words(self, text: str, style: str, bullet: str = "") -> Any:
        return Words(escape(text).replace("\n", "<br/>"), self.styles[style], bulletText=bullet or None)

    def _marker(self, marker: str) -> str:
        return self.look.bullet or marker if marker in ("-", "•", "–", "*") else marker

    def _heading(self, block: Heading) -> list[Any]:
        text = block.text.text
        if block.level > 1:
            return [self._words(text, f"h{block.level}")]
        made: list[Any] = [PageBreak()] if self.look.chapter_page and not self.fresh else []
        first, title = split_chapter(text)
        made.append(_Chapter(first.removeprefix("BAB").strip() or "L"))
        return [*made, *(self._words(part, "h1") for part in ((first, title) if first and self.look.variant % 4 else (text,)) if part)]

    def _contents(self) -> list[Any]:
        made: list[Any] = [] if self.fresh else [PageBreak()]
        made.append(self._words("DAFTAR ISI", "h1"))
        for level, text, number in self.contents:
            dots = "." * max(6, int((96 if self.lying else 72) - len(text) * 1.05 - level * 2))
            made.append(Words(escape(f"{text} {dots} {number}"), ParagraphStyle("t", parent=self.styles["toc"], leftIndent=(level - 1) * 12)))
        return [*made, PageBreak()]

    def _room(self) -> tuple[float, float]:
        width, height = self.look.page
        left, right, top, bottom = self.look.margin
        if self.lying:
            width, height = height, width
        return (width - left - right) * cm, (height - top - bottom) * cm

    def _table(self, table: Table) -> list[Any]:
        look = self.look
        width, frame = self._room()
        size = min(look.cell_size, 10) if len(table.columns) < 8 else min(look.cell_size - 0.5, 8) if len(table.columns) < 12 else 6.5
        cell = ParagraphStyle("cell", fontName=look.font, fontSize=size, leading=size * 1.2, splitLongWords=1)
        head = ParagraphStyle("head", parent=cell, fontName=self.bold, alignment=TA_CENTER, textColor=HexColor(f"#{look.header_ink}"))
        if not look.fill:
            head.textColor = HexColor("#000000")
        heads, depth = header_grid([c.header for c in table.columns])
        boxes = [Box(r0, r1, c0, c1, [Words(escape(text), head)], header=True) for r0, r1, c0, c1, text in heads]
        if look.number_row:
            boxes += [Box(depth, depth, c, c, [Words(f"({c + 1})" if look.variant % 2 else str(c + 1), head)], header=True) for c in range(len(table.columns))]
            depth += 1
        body = [Box(r0, r1, c0, c1, cell_paragraphs(text, cell)) for r0, r1, c0, c1, text in spans(table)]
        rules = Rules(look.rules, look.rule_width, look.fill, look.zebra, look.repeat_header, look.repeat_merged, look.middle, frame)
        grid = Grid(Part(boxes, depth, body, len(table.rows)), self._widths(table, width, size), rules)
        caption = [self._words(table.caption.text, "caption")] if table.caption.text else []
        return [*caption, grid, *(self._words(note.text, "note") for note in table.notes), Spacer(1, 8)]

    def _widths(self, table: Table, width: float, size: float) -> list[float]:
        least, wish = [], []
        for c, column in enumerate(table.columns):
            texts = [row[c].text.text for row in table.rows if row[c].kind == "text" and not (c + 1 < len(row) and row[c + 1].kind == "left")]
            longest = max((pdfmetrics.stringWidth(w, self.bold, size) for t in (*column.header[-1:], *texts) for w in t.split()), default=10) + (7 if self.look.rules in ("grid", "vertical") else 12)
            least.append(min(longest, 0.25 * width) if not self.look.tight else min(longest, 34))
            mean = sum(len(t) for t in texts) / max(1, len(texts))
            wish.append(max(2.0, mean) ** 0.62 + 2)
        spare = width - sum(least)
        if spare <= 0:
            return [w * width / sum(least) for w in least]
        return [w + spare * share / sum(wish) for w, share in zip(least, wish, strict=True)]

    def furniture(self, canvas: Any, document: Any) -> None:
        """Running head and page number."""
        look, page = self.look, document.page
        if self.covered and page == 1:
            return
        width, height = canvas._pagesize
        left, right = look.margin[0] * cm, look.margin[1] * cm
        title, office = running(self.plan)
        canvas.setFont(look.font, 8)
        head = {"title": title, "office": office, "both": f"{title} – {office}", "ruled": office}.get(look.head, "")
        if head:
            canvas.drawString(left, height - 1.2 * cm, head)
        if look.head == "ruled":
            canvas.line(left, height - 1.35 * cm, width - right, height - 1.35 * cm)
        number = page - int(self.covered)
        total = max(self.pages - int(self.covered), number)
        low = 1.1 * cm
        if look.foot == "centre":
            canvas.drawCentredString(width / 2, low, str(number))
        elif look.foot == "dash":
            canvas.drawCentredString(width / 2, low, f"- {number} -")
        elif look.foot == "of":
            canvas.drawRightString(width - right, low, f"Halaman {number} dari {total}")
        elif look.foot == "chapter" and document.chapter:
            canvas.drawRightString(width - right, low, f"{document.chapter} - {page - document.chapter_start + 1}")
        elif look.foot == "ruled":
            canvas.line(left, low + 10, width - right, low + 10)
            canvas.drawString(left, low, office)
            canvas.drawRightString(width - right, low, str(number))
        elif look.foot == "top":
            canvas.drawRightString(width - right, height - 1.2 * cm, str(number))


def split_chapter(text: str) -> tuple[str, str]:
    """ "BAB IV TUJUAN" -> ("BAB IV", "TUJUAN"); without a chapter number ("", text)."""
    words = text.split()
    if len(words) > 1 and words[0].upper() == "BAB":
        return " ".join(words[:2]).rstrip("."), " ".join(words[2:])
    return "", text


def cell_paragraphs(text: str, style: ParagraphStyle) -> list[Any]:
    """A paragraph for each line of a cell."""
    return [Words(escape(line), style) for line in text.split("\n") if line]


def spans(table: Table) -> list[tuple[int, int, int, int, str]]:
    """The body's cells as (first row, last row, first column, last column, text)."""
    found = []
    for r, row in enumerate(table.rows):
        for c, cell in enumerate(row):
            if cell.kind != "text":
                continue
            c1 = c
            while c1 + 1 < len(row) and row[c1 + 1].kind == "left":
                c1 += 1
            r1 = r
            while r1 + 1 < len(table.rows) and table.rows[r1 + 1][c].kind == "above":
                r1 += 1
            found.append((r, r1, c, c1, cell.text.text))
    return found
