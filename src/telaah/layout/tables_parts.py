"""Which physical tables are one table: over a page break, with or without the header repeated, or split on one page."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from telaah.layout.columns import column_role
from telaah.layout.tables_grid import Grid, make_grid, same_columns
from telaah.layout.tables_header import Header, find_header, header_from_words, split_at_headers
from telaah.layout.tables_runin import part_run_in_header
from telaah.lexicons.columns import compact
from telaah.model.document import Block, BlockKind, Document, Page, Table

CONTINUED = re.compile(r"(?i)\blanjutan\b|\bsambungan\b|\(lanj")
CAPTION = re.compile(r"(?i)^\s*tabel\b")
SAME_HEADER = 80
SAME_EDGES = 0.7
SPLIT_GAP = 16.0
"""Points between two tables of one page that may be one."""
_PAGE_NUMBER = re.compile(r"[\W\d]*(?:[IVX]+[\s.-]+)?\d+\W*")
REPEAT_GAP = 150.0
"""The same where the lower one repeats the header and nothing stands between: a page laid out in two goes."""
BAND = 0.085
"""Share of the page at its top and bottom where short lines are taken for running heads."""


@dataclass(slots=True)
class Part:
    """One physical table with its grid, header and position."""

    page: int
    item: int
    table: Table
    grid: Grid
    header: Header | None


@dataclass(slots=True)
class Group:
    """The parts of one table."""

    parts: list[Part] = field(default_factory=list)
    labels: list[Part] = field(default_factory=list)
    """Small tables of labels ("Misi 1 : ...", "Tujuan 1 : ...") directly above the first part."""

    @property
    def reference(self) -> Part:
        """The part whose columns are the table's: the first with a header, else the first."""
        return next((p for p in self.parts if p.header and any(p.header.paths)), self.parts[0])


@dataclass(frozen=True, slots=True)
class Running:
    """What repeats on the pages of a document at the same height: running heads and footers, also drawn as tables."""

    blocks: frozenset[tuple[int, str]]
    frames: frozenset[tuple[str, ...]]

    def is_furniture(self, block: Block, page: Page) -> bool:
        """Return whether a block is a running head, a footer or a page number: marked, repeated, or by place and shortness."""
        if block.kind is BlockKind.FURNITURE or len(block.text) <= 4 or _block_key(block) in self.blocks:
            return True
        if block.kind in (BlockKind.CAPTION, BlockKind.NOTE) or len(block.text) > 120:
            return False
        if _PAGE_NUMBER.fullmatch(block.text):
            return True
        in_band = block.box.bottom < BAND * page.height or block.box.top > (1 - BAND) * page.height
        return in_band and len(block.text) < 60 and block.kind is not BlockKind.HEADING


def find_running(document: Document) -> Running:
    """Return the texts that stand at one height on three or more pages."""
    blocks: Counter[tuple[int, str]] = Counter()
    frames: Counter[tuple[str, ...]] = Counter()
    for page in document.pages:
        blocks.update({_block_key(b) for b in page.blocks if len(b.text) < 160 and not CAPTION.match(b.text)})
        for table in page.tables:
            if table.box.height < 0.12 * page.height and sum(1 for c in table.cells if c.text) <= 3:
                frames[_frame_key(table)] += 1
    return Running(
        frozenset(k for k, n in blocks.items() if n >= 3),
        frozenset(k for k, n in frames.items() if n >= 3),
    )


def _block_key(block: Block) -> tuple[int, str]:
    return round(block.box.top / 8), re.sub(r"\d+", "#", block.text)


def _frame_key(table: Table) -> tuple[str, ...]:
    return (str(round(table.box.top / 8)), *(re.sub(r"\d+", "#", c.text) for c in table.cells if c.text))


def group_parts(document: Document, running: Running) -> list[Group]:
    """Return the tables of a document, each with its parts in order."""
    groups: list[Group] = []
    for page in document.pages:
        for position, item in enumerate(page.items):
            if not isinstance(item, Table) or not any(c.text for c in item.cells) or _frame_key(item) in running.frames:
                continue
            for grid in split_at_headers(make_grid(part_run_in_header(item))):
                part = Part(page.number, position, item, grid, find_header(grid))
                if groups and _belongs(document, groups[-1], part, running):
                    groups[-1].parts.append(part)
                    continue
                part.header = part.header or _header_above(page, part)
                if groups and _repeats_outside(document, groups[-1], part, running):
                    groups[-1].parts.append(part)
                else:
                    groups.append(Group([part]))
    return _attach_labels(document, groups, running)


LABEL = re.compile(r"(?i)^\W*(?:visi|misi|tujuan|sasaran(?:\s+strategis)?|program|bidang|urusan)\b[\s\w.]{0,14}:?\s*$")
LABEL_GAP = 45.0


HEADER_GAP = 22.0
"""Points between a table and the line above it that can be its header, left outside the rules."""


def _header_above(page: Page, part: Part) -> Header | None:
    """Return the header of a table that stands above its rules: a line of header words over the columns."""
    box = part.table.box
    lines = [
        b
        for b in page.blocks
        if -3 <= box.top - b.box.bottom <= HEADER_GAP and len(b.text) < 300 and b.box.x1 > box.x0 and b.box.x0 < box.x1
    ]
    if not lines or part.grid.columns < 2 or CAPTION.match(lines[-1].text):
        return None
    top, bottom = lines[-1].box.top - 1, lines[-1].box.bottom + 1
    words = [w for w in page.words if w.box.top >= top and w.box.bottom <= bottom]
    return header_from_words(part.grid, words)


def _repeats_outside(document: Document, group: Group, part: Part, running: Running) -> bool:
    """Return whether a part opens a page below the table's own header, printed again above its rules."""
    one, other = group.reference.header, part.header
    if one is None or other is None or other.last > 0 or not any(other.paths) or part.page == group.parts[-1].page:
        return False
    if not _adjacent(document, group.parts[-1], part) or header_similarity(one, other) < SAME_HEADER:
        return False
    return len(_between(document, group.parts[-1], part, running)) <= 1


def _attach_labels(document: Document, groups: list[Group], running: Running) -> list[Group]:
    """Make a small table of labels directly above a table with a header the title rows of that table."""
    done: list[Group] = []
    for group in groups:
        first = group.parts[0]
        if done and first.header is not None and first.header.last > first.header.first:
            above = done[-1].parts[-1]
            near = above.page == first.page and 0 <= first.table.box.top - above.table.box.bottom < LABEL_GAP
            if near and len(done[-1].parts) == 1 and is_label_table(above.grid) and not _between(document, above, first, running):
                group.labels = [*done.pop().labels, above]
        done.append(group)
    return done


def is_label_table(grid: Grid) -> bool:
    """Return whether every row of a small table is a label ("Tujuan 1") and its text."""
    if grid.rows > 5 or grid.columns > 4:
        return False
    for row in range(grid.rows):
        texts = [c.text.strip() for c, _, _ in grid.starting(row) if c.text.strip(" :")]
        if len(texts) != 2 or not LABEL.match(texts[0]):
            return False
    return True


def _between(document: Document, last: Part, part: Part, running: Running) -> list[Block]:
    """Return the blocks that a reader meets between two tables, furniture and what lies inside the tables left out."""
    found: list[Block] = []
    for number in range(last.page, part.page + 1):
        page = document.page(number)
        for position, item in enumerate(page.items):
            after = number > last.page or position > last.item
            before = number < part.page or position < part.item
            if not (after and before) or not isinstance(item, Block) or running.is_furniture(item, page):
                continue
            in_last = number == last.page and lies_in(item, last.table)
            if not in_last and not (number == part.page and lies_in(item, part.table)):
                found.append(item)
    return found


def follows_directly(document: Document, last: Part, part: Part, running: Running) -> bool:
    """Return whether a table stands below another on its page with no text between: one caption heads both."""
    if part.page != last.page or _between(document, last, part, running):
        return False
    return part.item == last.item or -2 <= part.table.box.top - last.table.box.bottom <= REPEAT_GAP


def lies_in(block: Block, table: Table) -> bool:
    """Return whether a block is drawn within the height of a table."""
    return table.box.height > 0 and table.box.top - 2 <= block.box.top and block.box.bottom <= table.box.bottom + 2


def _belongs(document: Document, group: Group, part: Part, running: Running) -> bool:
    """Return whether a physical table goes on with the table before it."""
    last, reference = group.parts[-1], group.reference
    if not _adjacent(document, last, part):
        return False
    alike = same_columns(reference.grid.edges, part.grid.edges)
    between = _between(document, last, part, running)
    if any(not _harmless(b) for b in between) and not _rows_fell_out(between, reference, part, alike):
        return False
    if _has_header(part):
        return _same_header(reference, part) or (alike >= SAME_EDGES and _rest_of_header(reference, part))
    if part.page == last.page:
        return part.item != last.item and max(alike, same_columns(last.grid.edges, part.grid.edges)) >= 0.85
    numbered = part.header is not None and reference.header is not None and part.header.numbers and reference.header.numbers
    return alike >= (0.5 if numbered else SAME_EDGES)


def _adjacent(document: Document, last: Part, part: Part) -> bool:
    """Return whether a table stands directly below another, or opens one of the next pages with nothing between."""
    if part.page == last.page:
        gap = part.table.box.top - last.table.box.bottom
        return part.item == last.item or -2 <= gap <= (REPEAT_GAP if _has_header(part) else SPLIT_GAP)
    return not any(document.page(n).items for n in range(last.page + 1, part.page))


def _rest_of_header(reference: Part, part: Part) -> bool:
    """Return whether the header of a part is the lower half of the table's own, cut by the page break."""
    if reference.header is None or part.header is None or part.header.first > 0:
        return False
    known = compact(" ".join(text for path in reference.header.paths for text in path))
    words = [compact(text) for path in part.header.paths for text in path]
    return bool(words) and all(w in known for w in words) and not any(part.header.paths[0])


def _rows_fell_out(between: list[Block], reference: Part, part: Part, alike: float) -> bool:
    """Return whether the text between two parts can only be rows that the page break left without a rule, or a head.

    A part without a header, or with the same one, and with four or more columns at the very places of the table before
    it does not stand alone.
    """
    if part.grid.columns < 4 or alike < 0.9 or (_has_header(part) and not _same_header(reference, part)):
        return False
    return not any(b.kind is BlockKind.CAPTION or (b.kind is BlockKind.HEADING and b.marker) for b in between) and not any(
        _NEW_PIECE.match(b.text) for b in between
    )


def _has_header(part: Part) -> bool:
    return part.header is not None and part.header.last > part.header.first


_NEW_PIECE = re.compile(r"(?i)\s*(?:tabel\b|bab\s+[ivx\d]+\b|(?:visi|misi|tujuan|sasaran)\b.{0,12}[\d:])")


def _same_header(reference: Part, part: Part) -> bool:
    """Return whether the header of a part repeats that of the table: same words, and no column with another role."""
    one, other = reference.header, part.header
    if one is None or other is None or one.last == one.first or other.last == other.first:
        return False
    similar = header_similarity(one, other) >= SAME_HEADER
    if len(one.paths) != len(other.paths):
        return similar
    roles = [(column_role(a), column_role(b)) for a, b in zip(one.paths, other.paths, strict=True)]
    if not similar:  # words of a loose row have run into the header, yet every column keeps its role
        return len(roles) >= 5 and all(a is b and a is not None for a, b in roles)
    return all(a is b or a is None or b is None for a, b in roles)


def _harmless(block: Block) -> bool:
    """Return whether a block between two parts does not end the table: a caption that says it goes on."""
    return bool(CONTINUED.search(block.text)) and len(block.text) < 250


def header_similarity(one: Header, other: Header) -> float:
    """Return how alike two headers read, 0 to 100."""
    return fuzz.ratio(_header_text(one), _header_text(other))


def _header_text(header: Header) -> str:
    seen: list[str] = []
    for path in header.paths:
        for text in path:
            short = compact(text)
            if short not in seen:
                seen.append(short)
    return " ".join(seen)
