"""Lines that may be the heading of a chapter or section, each with what speaks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from telaah.layout.furniture_labels import roman
from telaah.layout.section_kinds import is_known_title, kind_of_title, title_key
from telaah.model.document import Block, BlockKind, Document, Page, SectionKind, Table
from telaah.text.repair import spaced_letters

_CHAPTER = re.compile(r"^\s*(BAB|Bab|B\s?A\s?B)\s*[.:]?\s*([IVXL]{1,6}|\d{1,2})(?![\w])\s*[.:–—-]*\s*(.*)$", re.DOTALL)
_SECTION = re.compile(r"^\s*((?:\d{1,2}|[IVX]{1,5})(?:\s?\.\s?\d{1,2}){1,4})\s?\.?[)\s]*(?=[A-Z(“\"])(.+)$", re.DOTALL)
_LETTER = re.compile(r"^\s*([A-Z])\s?\.\s*(?=[A-Z])(.{3,})$", re.DOTALL)
_ROMAN_TITLE = re.compile(r"^\s*([IVX]{1,5})\s?\.\s+(.{4,})$", re.DOTALL)
_ANNEX = re.compile(
    r"^\s*(L\s?A\s?M\s?P\s?I\s?R\s?A\s?N)\b\s*[-–:.]?\s*([IVX]{1,5}|\d{1,2}|[A-Z])?(?!\w)\s*[-–:.]*\s*(.*)$",
    re.DOTALL | re.IGNORECASE,
)
_FRONT = re.compile(
    r"(?i)^\W*(?:kata pengantar|prakata|kata sambutan|daftar (?:isi|tabel|gambar|grafik|lampiran|singkatan|bagan)\b.*"
    r"|(?:ikhtisar|ringkasan) eksekutif)\W*$"
)
_PROSE = re.compile(
    r"\b(?:adalah|merupakan|yaitu|menguraikan|berisi|berisikan|memuat|menjelaskan|menyajikan|membahas|mengemukakan|terdiri"
    r"|diuraikan|dijelaskan|tersebut|sebagaimana|bahwa|telah|akan|dapat|maka|ini)\b"
)
_TELLING = re.compile(
    r"\b(?:adalah|merupakan|yaitu|menguraikan|berisi|berisikan|memuat|menjelaskan|diuraikan|dijelaskan|bahwa)\b"
)
"""What follows a number is prose only with one of these: long titles have the other words too."""
_SPACES = re.compile(r"\s+")
LONGEST = 240
"""Titles are not longer than this."""
SHORT = 3
FRAMED = 2.5
"""Weight of a chapter's title in a frame."""
_EDGES = " .:-–—"
HIGH = 0.34
"""A chapter mostly begins in this share of the page's height."""
NEAR = 4.5
"""The title of a chapter stands at most so many heights of its letters below its number."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that may begin a chapter or section."""

    sort: str
    """"chapter", "section", "letter", "roman", "title", "front", "annex".

    "other" is a line that only ends what an unnumbered title began.
    """
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
class _Line:
    """A block that is looked at, with what stands below it."""

    page: int
    index: int
    block: Block
    after: list[tuple[int, Block | Table]]
    overleaf: bool
    """What stands below is on the next page."""
    weight: float
    first: bool

    def heading(self, sort: str, title: str, number: str = "", value: tuple[int, ...] = ()) -> Heading:
        """Return this line as a heading."""
        return Heading(sort, self.page, self.index, self.index, number.strip(), value, title.strip(), self.weight, self.first)


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
    return [
        (i, b) for i, b in enumerate(page.items) if not (isinstance(b, Block) and b.kind in (BlockKind.FURNITURE, BlockKind.TOC))
    ]


def _on_page(
    page: Page, items: list[tuple[int, Block | Table]], overleaf: list[tuple[int, Block | Table]], size: float
) -> Iterator[Heading]:
    used = -1
    for at, (index, block) in enumerate(items):
        if isinstance(block, Table):
            if at == 0 and (found := _in_frame(page, index, block)):
                yield found
            continue
        if index <= used or len(block.text) > LONGEST:
            continue
        last = at + 1 == len(items)
        weight = _weight(page, block, size, first=at == 0)
        line = _Line(page.number, index, block, overleaf[:3] if last else items[at + 1 : at + 4], last, weight, at == 0)
        for heading in _of_line(line):
            used = max(used, heading.until)
            yield heading
        if block.kind is BlockKind.HEADING and not block.marker and used < index:
            yield Heading("other", page.number, index, index, "", (), "", 0.0)


def _of_line(line: _Line) -> list[Heading]:
    text = _SPACES.sub(" ", line.block.text).strip()
    match = _CHAPTER.match(text)
    if match is None or spaced_letters(match[3]) != match[3]:
        match = _CHAPTER.match(_by_lines(line.block)) or match
    if match:
        return _chapter_with_title(line, match)
    if _FRONT.match(text):
        return [line.heading("front", text)]
    if (match := _ANNEX.match(text)) and _may_be_title(match[3]) and line.weight >= 1 and (match[1].isupper() or line.first):
        return [line.heading("annex", match[3], f"{match[1]} {match[2] or ''}")]
    return _numbered(line, text) or _unnumbered(line, text)


def _numbered(line: _Line, text: str) -> list[Heading]:
    heading = line.block.kind is BlockKind.HEADING
    if (match := _SECTION.match(text)) and (heading or _short_item(line.block)) and _may_be_title(match[2], _TELLING):
        return _section(line, match)
    if heading and (match := _ROMAN_TITLE.match(text)) and match[2].isupper() and (value := roman(match[1])):
        return [line.heading("roman", match[2], f"{match[1]}.", (value,))]
    if heading and (match := _LETTER.match(text)) and _may_be_title(match[2]):
        return [line.heading("letter", match[2], f"{match[1]}.", (ord(match[1]) - 64,))]
    return []


def _unnumbered(line: _Line, text: str) -> list[Heading]:
    if line.block.kind is not BlockKind.HEADING or line.block.marker:
        return []
    return [line.heading("title", text)] if is_known_title(text) and _may_be_title(text) and _stands_alone(text) else []


def _by_lines(block: Block) -> str:
    """A letter-spaced title runs into the number above it where lines are joined first."""
    if not block.raw.lstrip().startswith("B"):
        return ""
    return " ".join(spaced_letters(line.strip()) for line in block.raw.split("\n"))


def _short_item(block: Block) -> bool:
    """A numbered line that was taken for a list item or paragraph, short and without the end of a sentence."""
    return len(block.text) < 130 and block.text.rstrip()[-1:] not in ".;:," and block.raw.count("\n") < 2


def _stands_alone(text: str) -> bool:
    """Tell whether an unnumbered line is like a title: no label of a list, no caption, no name of a programme."""
    if text.rstrip().endswith(":") and len(text.split()) > 3:
        return False
    return kind_of_title(text) is not SectionKind.PROGRAM or title_key(text).startswith(_PLAN_TITLES)


_PLAN_TITLES = (
    "rencana program",
    "program dan kegiatan",
    "program kegiatan",
    "rencana kerja",
    "kerangka pendanaan",
    "target kinerja",
)


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


def _section(line: _Line, match: re.Match[str]) -> list[Heading]:
    number = re.sub(r"\s", "", match[1])
    value = tuple(int(p) if p.isdigit() else roman(p) or 0 for p in number.split("."))
    title = match[2].strip()
    last = line.block.raw.rstrip().rsplit("\n", 1)[-1].strip()
    if "\n" in line.block.raw.strip() and _is_second_heading(last) and title_key(title).endswith(title_key(last)):
        rest = title[: len(title) - len(last)].strip() or title
        return [line.heading("section", rest, number, value), line.heading("title", last)]
    return [line.heading("section", title, number, value)]


def _is_second_heading(text: str) -> bool:
    """Tell whether the last line of a heading is a short well-known title of its own ("II.1 Visi dan Misi X" / "Visi")."""
    return bool(text) and text[0].isupper() and not text.isupper() and len(text.split()) <= SHORT and is_known_title(text)


def _in_frame(page: Page, index: int, table: Table) -> Heading | None:
    """Read a chapter's number and title inside a frame at the top of its page."""
    texts = [c.text for c in table.cells if c.text.strip()]
    if not texts or len(texts) > 2 or len(" ".join(texts)) > LONGEST:
        return None
    match = _CHAPTER.match(" ".join(texts))
    if match is None or match[1] == "Bab":
        return None
    return Heading(
        "chapter", page.number, index, index, f"BAB {match[2]}", _count(match), match[3].strip(_EDGES), FRAMED, first=True
    )


def _count(match: re.Match[str]) -> tuple[int, ...]:
    return (int(match[2]) if match[2].isdigit() else roman(match[2]) or 0,)


def _chapter(line: _Line, match: re.Match[str], title: str, *, until: int, more: float) -> Heading:
    found = line.heading("chapter", title.strip(_EDGES), f"BAB {match[2]}", _count(match))
    return replace(found, until=until, weight=found.weight + more)


def _chapter_with_title(line: _Line, match: re.Match[str]) -> list[Heading]:
    title = match[3].strip()
    capitals = match[1] != "Bab"
    if title and not _may_be_title(title):
        return []
    if title and not capitals and not (title.istitle() or title.isupper() or is_known_title(title)):
        return []
    if title:
        return [_chapter(line, match, title, until=line.index, more=0.5 if capitals else 0.0)]
    lines: list[str] = []
    until, bottom = line.index, line.block.box.bottom
    for following, item in line.after:
        if not isinstance(item, Block) or not _is_title_line(item, lines):
            break
        if item.box.top - bottom > NEAR * max(line.block.size, 10) and not (line.overleaf and not lines):
            break
        lines.append(_SPACES.sub(" ", item.text).strip())
        bottom = item.box.bottom
        until = until if line.overleaf else following
    return [_chapter(line, match, " ".join(lines), until=until, more=0.5 if lines else 0.0)]


def _is_title_line(block: Block, lines: list[str]) -> bool:
    text = block.text.strip()
    if len(text) > 160 or _SECTION.match(text) or _CHAPTER.match(text) or not _may_be_title(text):
        return False
    letters = [c for c in text if c.isalpha()]
    capitals = bool(letters) and sum(c.isupper() for c in letters) > 0.8 * len(letters)
    return capitals or (not lines and block.kind is BlockKind.HEADING and not block.marker)
