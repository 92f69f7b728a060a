"""Finds the chapters and sections of a document, whatever their numbering.

A number alone proves nothing: the sistematika and the contents list the same numbers, running text refers to them. So all
candidates are weighed, and the chapters are the best chain of rising numbers; sections must continue their chapter's count.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from telaah.layout.outline_headings import Heading, find_headings
from telaah.layout.section_kinds import kind_of_title, title_key
from telaah.model.document import Block, BlockKind, Document, Section, SectionKind, Table

BODY = 300
"""A chapter has so many characters before the next: fewer is the line of a list of chapters."""
FULL_BODY = 1500
LIST = 9000
"""So many characters behind its heading may belong to the sistematika, which lists the chapters ..."""
LISTED_BODY = 4000
LISTED = 2.5
"""... and a chapter with little text there is one of its lines."""
LEAST = 2.0
"""A chapter needs this weight."""
TWICE = 1.5
"""What a number that two chapters bear costs."""


@dataclass(frozen=True, slots=True)
class _Draft:
    level: int
    heading: Heading


def find_outline(document: Document) -> tuple[Section, ...]:
    """Return the chapters and sections in reading order."""
    headings = find_headings(document)
    filled = _Filled(document)
    lists = [
        filled.at(h.page, h.item) for h in headings if kind_of_title(h.title) is SectionKind.SISTEMATIKA and h.sort != "chapter"
    ]
    chapters = _chapters([h for h in headings if h.sort == "chapter"], filled, lists)
    if len(chapters) < 2:
        others = _chapters([h for h in headings if h.sort == "roman" and h.weight >= LEAST], filled, lists)
        chapters = others if len(others) > len(chapters) + 1 else chapters
    drafts = _drafts(headings, chapters)
    if not drafts:
        return _single(document)
    return _sections(document, drafts)


class _Filled:
    """How much text stands before a place in the document."""

    def __init__(self, document: Document) -> None:
        self.laid_out = any(page.height > 0 for page in document.pages)
        self._before: list[int] = [0]
        self._items: list[list[int]] = []
        for page in document.pages:
            sizes = [0]
            for item in page.items:
                sizes.append(sizes[-1] + _length(item))
            self._items.append(sizes)
            self._before.append(self._before[-1] + sizes[-1])

    def at(self, page: int, item: int) -> int:
        """Return the characters of text before an item."""
        sizes = self._items[page - 1]
        return self._before[page - 1] + sizes[min(item, len(sizes) - 1)]

    @property
    def total(self) -> int:
        """All characters."""
        return self._before[-1]


def _length(item: Block | Table) -> int:
    if isinstance(item, Block):
        return 0 if item.kind in (BlockKind.FURNITURE, BlockKind.TOC) else len(item.text)
    return sum(len(cell.text) for cell in item.cells)


def _chapters(candidates: Sequence[Heading], filled: _Filled, lists: Sequence[int]) -> list[Heading]:
    """Return the heaviest chain of candidates whose numbers rise."""
    weighed = []
    for i, heading in enumerate(candidates):
        following = candidates[i + 1] if i + 1 < len(candidates) else None
        end = filled.at(following.page, following.item) if following else filled.total
        body = end - filled.at(heading.page, heading.until + 1)
        crowd = sum(1 for other in candidates if other.page == heading.page and other is not heading) if filled.laid_out else 0
        weight = heading.weight + (1.0 if kind_of_title(heading.title) else 0.0)
        weight += 1.5 if body >= FULL_BODY else 0.5 if body >= BODY else -1.5
        weight -= 0.75 * min(crowd, 3)
        begin = filled.at(heading.page, heading.item)
        least = FULL_BODY if heading.first else LISTED_BODY
        if body < least and any(0 <= begin - start < LIST for start in lists):
            weight -= LISTED
        if weight >= LEAST and heading.value[0] > 0:
            weighed.append((weight, heading))
    return _chain(weighed)


def _chain(weighed: Sequence[tuple[float, Heading]]) -> list[Heading]:
    best: list[tuple[float, int]] = []
    for i, (weight, heading) in enumerate(weighed):
        total, before = weight, -1
        for j in range(i):
            step = heading.value[0] - weighed[j][1].value[0]
            # A gap in the numbers is dear: a missing chapter is rarer than a wrong one.
            price = 1.0 * (step - 1) if step > 0 else TWICE if _counted_twice(heading, weighed[j][1]) else None
            if price is not None and best[j][0] + weight - price > total:
                total, before = best[j][0] + weight - price, j
        best.append((total, before))
    if not best:
        return []
    at = max(range(len(best)), key=lambda k: (best[k][0], -k))
    chain = []
    while at >= 0:
        chain.append(weighed[at][1])
        at = best[at][1]
    return chain[::-1]


def _counted_twice(heading: Heading, before: Heading) -> bool:
    """Return whether two chapters of different matter bear one number by slip ("BAB III Tujuan", "BAB III Program")."""
    kinds = kind_of_title(heading.title), kind_of_title(before.title)
    return heading.value[0] == before.value[0] and heading.page > before.page and None not in kinds and kinds[0] is not kinds[1]


def _drafts(headings: Sequence[Heading], chapters: Sequence[Heading]) -> list[_Draft]:
    walk = _Walk()
    chosen = {(h.page, h.item) for h in chapters}
    for heading in headings:
        if heading.sort == "chapter" or (heading.sort == "roman" and (heading.page, heading.item) in chosen):
            if (heading.page, heading.item) in chosen:
                walk.chapter(heading)
        else:
            walk.other(heading, has_chapters=bool(chapters))
    return walk.drafts


class _Walk:
    """Goes down the document and keeps which chapter and section it is in."""

    def __init__(self) -> None:
        self.drafts: list[_Draft] = []
        self.number = 0
        self.last: tuple[int, ...] = ()
        self.letter = 0
        self.letter_level = 2
        self.in_list = False
        self.annex = False

    def chapter(self, heading: Heading) -> None:
        """Begin a chapter."""
        self.number, self.last, self.letter, self.in_list, self.annex = heading.value[0], (), 0, False, False
        self.drafts.append(_Draft(1, heading))

    def other(self, heading: Heading, *, has_chapters: bool) -> None:
        """Take a candidate that is no chapter, where it continues what stands before."""
        if heading.sort == "front":
            if self.number == 0 or kind_of_title(heading.title) is not SectionKind.KATA_PENGANTAR:
                self._add(0 if self.number == 0 else 1, heading)
        elif heading.sort == "annex":
            if (self.number or not has_chapters) and not self.in_list:
                self.annex, self.last, self.letter = True, (), 0
                self._add(1, heading)
        elif heading.sort == "section":
            self._section(heading, has_chapters=has_chapters)
        elif heading.sort == "letter":
            self._letter(heading)
        elif heading.sort == "title":
            self._title(heading, has_chapters=has_chapters)
        elif heading.sort == "other" and self.drafts and self.drafts[-1].heading.sort == "title" and self.drafts[-1].level >= 2:
            # Whatever this line is, the section that an unnumbered title began ends here.
            self.drafts.append(_Draft(self.drafts[-1].level, heading))

    def _add(self, level: int, heading: Heading) -> None:
        self.drafts.append(_Draft(level, heading))
        if level >= 2:
            kind = kind_of_title(heading.title)
            if kind is SectionKind.SISTEMATIKA:
                self.in_list = True
            elif heading.sort == "section" and level == 2:
                self.in_list = False

    def _section(self, heading: Heading, *, has_chapters: bool) -> None:
        value = heading.value
        if self.annex or (has_chapters and self.number == 0):
            return
        if self.number == 0 or (self.number != value[0] and not self.in_list and not self._seen() and not has_chapters):
            # A part of a document that begins in the middle of a chapter.
            self.number, self.last = value[0], ()
        if value[0] != self.number or not self._continues(heading):
            return
        if self.in_list and value <= self.last:
            return
        self.last, self.letter = value, 0
        self.letter_level = len(value) + 1
        self._add(len(value), heading)

    def _seen(self) -> bool:
        return bool(self.drafts) and self.drafts[-1].level == 1

    def _continues(self, heading: Heading) -> bool:
        """A count rises, and does not leap."""
        value = heading.value
        if not self.last:
            return value[1] <= (2 if heading.number[0].isdigit() else 1) if len(value) == 2 else value[1:] == (1, 1)
        if value <= self.last:
            return False
        depth = min(len(value), len(self.last))
        for i in range(depth):
            if value[i] != self.last[i]:
                return value[i] - self.last[i] <= 3
        return True

    def _letter(self, heading: Heading) -> None:
        if self.in_list or not self.drafts:
            return
        value = heading.value[0]
        if value == self.letter + 1 or (value == 1 and heading.weight >= 1):
            self.letter = value
            self._add(self.letter_level if self.last else 2, heading)

    def _title(self, heading: Heading, *, has_chapters: bool) -> None:
        if self.in_list or (has_chapters and self.number == 0):
            return
        if not has_chapters and not self.last and _names_a_plan(heading.title):
            return
        last = self.drafts[-1].heading if self.drafts else None
        if last is not None and last.sort == "chapter" and title_key(last.title) == title_key(heading.title):
            return
        level = (
            1
            if not has_chapters and heading.weight >= 2.5 and heading.title.isupper() and not self.last
            else len(self.last) + 1
            if self.last
            else 2
        )
        self._add(max(level, 1), heading)


def _sections(document: Document, drafts: Sequence[_Draft]) -> tuple[Section, ...]:
    drafts = _from_the_start(document, drafts)
    found: list[Section] = []
    parents: list[Section] = []
    for i, draft in enumerate(drafts):
        heading, level = draft.heading, draft.level
        parents = [p for p in parents if p.level < level and not (p.level == 0 and level > 0)]
        parent = parents[-1] if parents else None
        kind = _kind(heading, parent)
        rest = heading.sort == "other" and parent is not None
        number, title = (parent.number, parent.title) if rest and parent else (heading.number, heading.title)
        section = Section(
            i,
            level,
            number,
            title,
            kind,
            heading.page,
            heading.item,
            _last_page(document, drafts, i),
            parent.id if parent else None,
        )
        found.append(section)
        parents.append(section)
    return tuple(found)


_HELD = {
    SectionKind.TELAAHAN: frozenset({SectionKind.PERMASALAHAN, SectionKind.ISU_STRATEGIS, SectionKind.TANTANGAN_PELUANG}),
    SectionKind.MAKSUD_TUJUAN: frozenset({SectionKind.LANDASAN_HUKUM, SectionKind.SISTEMATIKA}),
    SectionKind.TUPOKSI: frozenset(
        {SectionKind.SUMBER_DAYA, SectionKind.KINERJA_PELAYANAN, SectionKind.MITRA, SectionKind.KELOMPOK_SASARAN}
    ),
    SectionKind.SISTEMATIKA: frozenset(),
    SectionKind.LANDASAN_HUKUM: frozenset({SectionKind.MAKSUD_TUJUAN, SectionKind.SISTEMATIKA}),
}
"""What is below a section of such a kind is of its kind whatever its title says ("Tujuan" in a telaahan), but for these."""
_REACHED = frozenset({SectionKind.TUJUAN_SASARAN, SectionKind.PROGRAM, SectionKind.STRATEGI, SectionKind.KINERJA_URUSAN})
"""Titles that tell in a chapter of what was reached which part of it they report on."""


def _kind(heading: Heading, parent: Section | None) -> SectionKind:
    own = kind_of_title(heading.title)
    if own is None:
        return SectionKind.LAMPIRAN if heading.sort == "annex" else parent.kind if parent else SectionKind.LAIN
    if parent is not None and parent.level >= 1:
        held = _HELD.get(parent.kind)
        if held is not None and own not in held:
            return parent.kind
        if parent.kind is SectionKind.EVALUASI and own in _REACHED:
            return parent.kind
    return own


def _from_the_start(document: Document, drafts: Sequence[_Draft]) -> list[_Draft]:
    """Put a section without a title before the first heading: the cover, or the rest of what a part of a document leaves out."""
    first = drafts[0].heading
    if (first.page, first.item) <= (1, 0) or not document.pages:
        return list(drafts)
    return [_Draft(0, Heading("front", 1, 0, 0, "", (), "", 0.0)), *drafts]


def _last_page(document: Document, drafts: Sequence[_Draft], at: int) -> int:
    level = drafts[at].level
    for draft in drafts[at + 1 :]:
        if draft.level <= max(level, 1 if level == 0 else level):
            heading = draft.heading
            begins = all(
                isinstance(item, Block) and item.kind is BlockKind.FURNITURE
                for item in document.page(heading.page).items[: heading.item]
            )
            return max(heading.page - 1 if begins else heading.page, drafts[at].heading.page)
    return len(document.pages)


def _names_a_plan(title: str) -> bool:
    """Tell whether a line is the title of the whole document, which says nothing of one part."""
    return title_key(title).startswith(_PLANS)


_PLANS = (
    "rencana strategis",
    "rencana kerja",
    "renstra",
    "renja",
    "laporan kinerja",
    "laporan akuntabilitas",
    "perubahan rencana",
)


def _single(document: Document) -> tuple[Section, ...]:
    """Give a document without chapters (a decree, an agreement, one table) the one section that it is."""
    for page in document.pages[:2]:
        for i, item in enumerate(page.items):
            if isinstance(item, Block) and item.kind is BlockKind.HEADING and len(item.text) < 200:
                title = " ".join(item.text.split())
                kind = SectionKind.LAIN if _names_a_plan(title) else kind_of_title(title) or SectionKind.LAIN
                return (Section(0, 1, "", title, kind, 1, 0 if page.number == 1 else i, len(document.pages)),)
    if not document.pages:
        return ()
    first = next((t.cells[0].text.strip() for t in document.pages[0].tables if t.cells), "")
    told = kind_of_title(first) if 0 < len(first) < 200 else None
    return (Section(0, 1, "", first if told else "", told or SectionKind.LAIN, 1, 0, len(document.pages)),)
