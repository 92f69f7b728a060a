"""Lines that may be the heading of a chapter or section, each with what speaks for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from telaah.layout.furniture_labels import roman
from telaah.layout.section_kinds import is_known_title, title_key
from telaah.model.document import Block, BlockKind, Document, Page, Table

_CHAPTER = re.compile(r"^\s*(BAB|Bab|B\s?A\s?B)\s*[.:]?\s*([IVXL]{1,6}|\d{1,2})(?![\w])\s*[.:–—-]*\s*(.*)$", re.DOTALL)
_SECTION = re.compile(r"^\s*((?:\d{1,2}|[IVX]{1,5})(?:\s?\.\s?\d{1,2}){1,4})\s?\.?[)\s]*(?=[A-Z(“\"])(.+)$", re.DOTALL)
_LETTER = re.compile(r"^\s*([A-Z])\s?\.\s*(?=[A-Z])(.{3,})$", re.DOTALL)
_ROMAN_TITLE = re.compile(r"^\s*([IVX]{1,5})\s?\.\s+(.{4,})$", re.DOTALL)
_ANNEX = re.compile(r"^\s*(L\s?A\s?M\s?P\s?I\s?R\s?A\s?N)\b\s*[-–:.]?\s*([IVX]{1,5}|\d{1,2}|[A-Z])?(?!\w)\s*[-–:.]*\s*(.*)$", re.DOTALL | re.IGNORECASE)
_FRONT = re.compile(r"(?i)^\W*(?:kata pengantar|prakata|kata sambutan|daftar (?:isi|tabel|gambar|grafik|lampiran|singkatan|bagan)\b.*|(?:ikhtisar|ringkasan) eksekutif)\W*$")
_PROSE = re.compile(
    r"\b(?:adalah|merupakan|yaitu|menguraikan|berisi|berisikan|memuat|menjelaskan|menyajikan|membahas|mengemukakan|terdiri|diuraikan"
    r"|dijelaskan|tersebut|sebagaimana|bahwa|telah|akan|dapat|maka|ini)\b"
)
_SPACES = re.compile(r"\s+")
LONGEST = 240
"""Titles are not longer than this."""
HIGH = 0.34
"""A chapter mostly begins in this share of the page's height."""
NEAR = 4.5
"""The title of a chapter stands at most so many heights of its letters below its number."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that may begin a chapter or section."""

    sort: str
    """"chapter", "section", "letter", "roman", "title", "front", "annex"."""
    page: int
    item: int
    until: int
    """The last item that belongs to it (its title on a line of its own)."""
    number: str
    value: tuple[int, ...]
    """Its number as counts: (2, 1) for "2.1" and "II.1"."""
    title: str
    weight: float
    """What speaks for it: size, place, capitals."""


def find_headings(document: Document) -> list[Heading]:
    """Return all candidates in reading order."""
    size = _body_size(document)
    return [h for page in document.pages for h in _on_page(page, size)]


def _body_size(document: Document) -> float:
    sizes: dict[float, int] = {}
    for page in document.pages[:80]:
        for block in page.blocks:
            if block.kind is BlockKind.PARAGRAPH:
                key = round(block.size * 2) / 2
                sizes[key] = sizes.get(key, 0) + len(block.text)
    return max(sizes, key=lambda s: (sizes[s], s)) if sizes else 11.0


def _on_page(page: Page, size: float) -> Iterator[Heading]:
    items = [(i, b) for i, b in enumerate(page.items) if not (isinstance(b, Block) and b.kind in (BlockKind.FURNITURE, BlockKind.TOC))]
    used = -1
    for at, (index, block) in enumerate(items):
        if isinstance(block, Table):
            if at == 0 and (found := _in_frame(page, index, block)):
                yield found
            continue
        if index <= used or len(block.text) > LONGEST:
            continue
        for heading in _of_block(page, index, block, [b for b in items[at + 1 : at + 4]], size, first=at == 0):
            used = max(used, heading.until)
            yield heading


def _in_frame(page: Page, index: int, table: Table) -> Heading | None:
    """A chapter's number and title inside a frame at the top of its page."""
    texts = [c.text for c in table.cells if c.text.strip()]
    if not texts or len(texts) > 2 or len(" ".join(texts)) > LONGEST:
        return None
    match = _CHAPTER.match(" ".join(texts))
    return _chapter(page, index, index, match, match[3], 2.5) if match and match[1] != "Bab" else None


def _of_block(page: Page, index: int, block: Block, after: list[tuple[int, Block | Table]], size: float, *, first: bool) -> Iterable[Heading]:
    text = _SPACES.sub(" ", block.text).strip()
    weight = _weight(page, block, size, first=first)
    if match := _CHAPTER.match(text):
        return _chapter_with_title(page, index, block, match, after, weight)
    if _FRONT.match(text):
        return [Heading("front", page.number, index, index, "", (), text, weight)]
    if (match := _ANNEX.match(text)) and _may_be_title(match[3]) and weight >= 1 and (match[1].isupper() or first):
        return [Heading("annex", page.number, index, index, f"{match[1]} {match[2] or ''}".strip(), (), match[3].strip(), weight)]
    heading = block.kind is BlockKind.HEADING
    if (match := _SECTION.match(text)) and (heading or _short_item(block)) and _may_be_title(match[2]):
        return _section(page, index, block, match, weight)
    if heading and (match := _ROMAN_TITLE.match(text)) and match[2].isupper() and roman(match[1]):
        return [Heading("roman", page.number, index, index, f"{match[1]}.", (roman(match[1]) or 0,), match[2].strip(), weight)]
    if heading and (match := _LETTER.match(text)) and _may_be_title(match[2]):
        return [Heading("letter", page.number, index, index, f"{match[1]}.", (ord(match[1]) - 64,), match[2].strip(), weight)]
    if heading and not block.marker and is_known_title(text) and _may_be_title(text):
        return [Heading("title", page.number, index, index, "", (), text, weight)]
    return []


def _short_item(block: Block) -> bool:
    """A numbered line that was taken for a list item or paragraph, short and without the end of a sentence."""
    return len(block.text) < 130 and block.text.rstrip()[-1:] not in ".;:," and block.raw.count("\n") < 2


def _may_be_title(text: str) -> bool:
    text = text.strip()
    if len(text) > LONGEST or text[-1:] in ";,":
        return False
    return text.isupper() or (not _PROSE.search(text) and text.count(".") <= 3)


def _weight(page: Page, block: Block, size: float, *, first: bool) -> float:
    weight = 0.0
    weight += 1.0 if block.kind is BlockKind.HEADING else 0.0
    weight += 1.0 if first else 0.5 if block.box.top < HIGH * page.height else 0.0
    weight += 1.0 if block.size > size + 0.9 else 0.0
    middle = (block.box.x0 + block.box.x1) / 2
    weight += 0.5 if abs(middle - page.width / 2) < 0.09 * page.width else 0.0
    return weight + (0.5 if block.text.isupper() else 0.0)


def _section(page: Page, index: int, block: Block, match: re.Match[str], weight: float) -> list[Heading]:
    number = re.sub(r"\s", "", match[1])
    value = tuple(int(p) if p.isdigit() else roman(p) or 0 for p in number.split("."))
    title = match[2].strip()
    lines = [line.strip() for line in block.raw.split("\n") if line.strip()]
    if len(lines) > 1 and is_known_title(lines[-1]) and len(lines[-1].split()) <= 3 and not lines[-1].isupper() and title_key(title).endswith(title_key(lines[-1])):
        title = title[: len(title) - len(lines[-1])].strip() or title
        return [
            Heading("section", page.number, index, index, number, value, title, weight),
            Heading("title", page.number, index, index, "", (), lines[-1], weight),
        ]
    return [Heading("section", page.number, index, index, number, value, title, weight)]


def _chapter(page: Page, index: int, until: int, match: re.Match[str], title: str, weight: float) -> Heading:
    value = int(match[2]) if match[2].isdigit() else roman(match[2]) or 0
    return Heading("chapter", page.number, index, until, f"BAB {match[2]}", (value,), title.strip(" .:-–—"), weight)


def _chapter_with_title(
    page: Page, index: int, block: Block, match: re.Match[str], after: list[tuple[int, Block | Table]], weight: float
) -> list[Heading]:
    title = match[3].strip()
    capitals = match[1] != "Bab"
    if not capitals and not (title.istitle() or title.isupper() or not title or is_known_title(title)):
        return []
    if title and not _may_be_title(title):
        return []
    if title:
        return [_chapter(page, index, index, match, title, weight + (0.5 if capitals else 0.0))]
    lines, until, bottom = [], index, block.box.bottom
    for following, item in after:
        if not isinstance(item, Block) or item.box.top - bottom > NEAR * max(block.size, 10) or not _is_title_line(item, lines):
            break
        lines.append(_SPACES.sub(" ", item.text).strip())
        until, bottom = following, item.box.bottom
    return [_chapter(page, index, until, match, " ".join(lines), weight + (0.5 if lines else 0.0))]


def _is_title_line(block: Block, lines: list[str]) -> bool:
    text = block.text.strip()
    if len(text) > 160 or _SECTION.match(text) or _CHAPTER.match(text) or not _may_be_title(text):
        return False
    letters = [c for c in text if c.isalpha()]
    capitals = bool(letters) and sum(c.isupper() for c in letters) > 0.8 * len(letters)
    return capitals or (not lines and block.kind is BlockKind.HEADING and not block.marker)
