"""Lines that may be the heading of a chapter or section, each with what speaks for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from telaah.layout.furniture_labels import roman
from telaah.layout.section_kinds import is_known_title, kind_of_title, title_key
from telaah.model.document import Block, BlockKind, Document, Page, SectionKind, Table
from telaah.text.repair import spaced_letters

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
_TELLING = re.compile(r"\b(?:adalah|merupakan|yaitu|menguraikan|berisi|berisikan|memuat|menjelaskan|diuraikan|dijelaskan|bahwa)\b")
"""What follows a number is prose only with one of these: long titles have the other words too."""
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
    """"chapter", "section", "letter", "roman", "title", "front", "annex"; "other" for a line that only ends what an unnumbered title began."""
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
    first: bool = False
    """It is the first thing on its page."""


@dataclass(frozen=True, slots=True)
class _Following:
    """What stands below a line, on the next page where it is the last of its own."""

    items: list[tuple[int, Block | Table]]
    overleaf: bool


def find_headings(document: Document) -> list[Heading]:
    """Return all candidates in reading order."""
    size = _body_size(document)
    shown = [_items(page) for page in document.pages]
    found: list[Heading] = []
    for page, items, following in zip(document.pages, shown, [*shown[1:], []], strict=True):
        found += _on_page(page, items, following, size)
    return found


def _body_size(document: Document) -> float:
    sizes: dict[float, int] = {}
    for page in document.pages[:80]:
        for block in page.blocks:
            if block.kind is BlockKind.PARAGRAPH:
                key = round(block.size * 2) / 2
                sizes[key] = sizes.get(key, 0) + len(block.text)
    return max(sizes, key=lambda s: (sizes[s], s)) if sizes else 11.0


def _items(page: Page) -> list[tuple[int, Block | Table]]:
    return [(i, b) for i, b in enumerate(page.items) if not (isinstance(b, Block) and b.kind in (BlockKind.FURNITURE, BlockKind.TOC))]


def _on_page(page: Page, items: list[tuple[int, Block | Table]], overleaf: list[tuple[int, Block | Table]], size: float) -> Iterator[Heading]:
    used = -1
    for at, (index, block) in enumerate(items):
        if isinstance(block, Table):
            if at == 0 and (found := _in_frame(page, index, block)):
                yield found
            continue
        if index <= used or len(block.text) > LONGEST:
            continue
        last = at + 1 == len(items)
        after = _Following(overleaf[:3] if last else items[at + 1 : at + 4], overleaf=last)
        for heading in _of_block(page, index, block, after, size, first=at == 0):
            used = max(used, heading.until)
            yield heading
        if block.kind is BlockKind.HEADING and not block.marker and used < index:
            yield Heading("other", page.number, index, index, "", (), "", 0.0)


def _in_frame(page: Page, index: int, table: Table) -> Heading | None:
    """A chapter's number and title inside a frame at the top of its page."""
    texts = [c.text for c in table.cells if c.text.strip()]
    if not texts or len(texts) > 2 or len(" ".join(texts)) > LONGEST:
        return None
    match = _CHAPTER.match(" ".join(texts))
    return _chapter(page, index, index, match, match[3], 2.5) if match and match[1] != "Bab" else None


def _of_block(page: Page, index: int, block: Block, after: _Following, size: float, *, first: bool) -> Iterable[Heading]:
    text = _SPACES.sub(" ", block.text).strip()
    weight = _weight(page, block, size, first=first)
    if match := _CHAPTER.match(text) or _CHAPTER.match(_by_lines(block)):
        return _chapter_with_title(page, index, block, match, after, weight)
    if _FRONT.match(text):
        return [Heading("front", page.number, index, index, "", (), text, weight)]
    if (match := _ANNEX.match(text)) and _may_be_title(match[3]) and weight >= 1 and (match[1].isupper() or first):
        return [Heading("annex", page.number, index, index, f"{match[1]} {match[2] or ''}".strip(), (), match[3].strip(), weight)]
    heading = block.kind is BlockKind.HEADING
    if (match := _SECTION.match(text)) and (heading or _short_item(block)) and _may_be_title(match[2], _TELLING):
        return _section(page, index, block, match, weight)
    if heading and (match := _ROMAN_TITLE.match(text)) and match[2].isupper() and roman(match[1]):
        return [Heading("roman", page.number, index, index, f"{match[1]}.", (roman(match[1]) or 0,), match[2].strip(), weight)]
    if heading and (match := _LETTER.match(text)) and _may_be_title(match[2]):
        return [Heading("letter", page.number, index, index, f"{match[1]}.", (ord(match[1]) - 64,), match[2].strip(), weight)]
    if heading and not block.marker and is_known_title(text) and _may_be_title(text) and _stands_alone(text):
        return [Heading("title", page.number, index, index, "", (), text, weight)]
    return []


def _by_lines(block: Block) -> str:
    """A letter-spaced title runs into the number above it where lines are joined first."""
    if not block.raw.lstrip().startswith("B"):
        return ""
    return " ".join(spaced_letters(line.strip()) for line in block.raw.split("\n"))


def _short_item(block: Block) -> bool:
    """A numbered line that was taken for a list item or paragraph, short and without the end of a sentence."""
    return len(block.text) < 130 and block.text.rstrip()[-1:] not in ".;:," and block.raw.count("\n") < 2


def _stands_alone(text: str) -> bool:
    """An unnumbered line must be more like a title than a numbered one: no label of a list, no caption, no name of a programme."""
    if text.rstrip().endswith(":") and len(text.split()) > 3:
        return False
    return kind_of_title(text) is not SectionKind.PROGRAM or title_key(text).startswith(_PLAN_TITLES)


_PLAN_TITLES = ("rencana program", "program dan kegiatan", "program kegiatan", "rencana kerja", "kerangka pendanaan", "target kinerja")


def _may_be_title(text: str, prose: re.Pattern[str] = _PROSE) -> bool:
    text = text.strip()
    if len(text) > LONGEST or text[-1:] in ";,":
        return False
    return text.isupper() or (not prose.search(text) and text.count(".") <= 3)


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
    if len(lines) > 1 and lines[-1][0].isupper() and is_known_title(lines[-1]) and len(lines[-1].split()) <= 3 and not lines[-1].isupper() and title_key(title).endswith(title_key(lines[-1])):
        title = title[: len(title) - len(lines[-1])].strip() or title
        return [
            Heading("section", page.number, index, index, number, value, title, weight),
            Heading("title", page.number, index, index, "", (), lines[-1], weight),
        ]
    return [Heading("section", page.number, index, index, number, value, title, weight)]


def _chapter(page: Page, index: int, until: int, match: re.Match[str], title: str, weight: float) -> Heading:
    value = int(match[2]) if match[2].isdigit() else roman(match[2]) or 0
    above = page.items[:index]
    first = all(isinstance(b, Block) and b.kind is BlockKind.FURNITURE for b in above)
    return Heading("chapter", page.number, index, until, f"BAB {match[2]}", (value,), title.strip(" .:-–—"), weight, first)


def _chapter_with_title(
    page: Page, index: int, block: Block, match: re.Match[str], after: _Following, weight: float
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
    for following, item in after.items:
        if not isinstance(item, Block) or not _is_title_line(item, lines):
            break
        if item.box.top - bottom > NEAR * max(block.size, 10) and not (after.overleaf and not lines):
            break
        lines.append(_SPACES.sub(" ", item.text).strip())
        bottom = item.box.bottom
        until = until if after.overleaf else following
    return [_chapter(page, index, until, match, " ".join(lines), weight + (0.5 if lines else 0.0))]


def _is_title_line(block: Block, lines: list[str]) -> bool:
    text = block.text.strip()
    if len(text) > 160 or _SECTION.match(text) or _CHAPTER.match(text) or not _may_be_title(text):
        return False
    letters = [c for c in text if c.isalpha()]
    capitals = bool(letters) and sum(c.isupper() for c in letters) > 0.8 * len(letters)
    return capitals or (not lines and block.kind is BlockKind.HEADING and not block.marker)
