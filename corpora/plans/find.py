"""On which page of the printed PDF each text stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2 as pdfium

from corpora.plans.markup import Boxes, Plan, Text, Unit, texts_of
from corpora.samples.gold import plain

LEADERS = re.compile(r"\.{6,}\s*\d+")
SHORT, NEAR, FAR, PIECES, LEAST = 12, 400, 1500, 4, 4
"""A text of fewer letters moves the search on only where it is found within NEAR letters."""


class NotPrinted(ValueError):
    """A text of the source stands on no page."""


@dataclass
class Printed:
    """The letters of a PDF, page after page; contents pages are blank here."""

    pages: list[str]
    contents: frozenset[int]
    starts: list[int] = field(init=False)
    letters: str = field(init=False)

    def __post_init__(self) -> None:
        self.starts, total = [], 0
        for text in self.pages:
            self.starts.append(total)
            total += len(text)
        self.letters = "".join(self.pages)

    def page_at(self, offset: int) -> int:
        """The page (from 1) of a letter."""
        at = bisect_right(self.starts, offset)
        return at


def read_pdf(path: Path) -> Printed:
    """Read the letters of a PDF."""
    document = pdfium.PdfDocument(path)
    raw = [re.sub(r"[\ufffe\u0002]", "", page.get_textpage().get_text_range()) for page in document]
    document.close()
    contents = frozenset(i for i, text in enumerate(raw, start=1) if len(LEADERS.findall(text)) >= 2)
    return Printed(["" if i in contents else plain(text) for i, text in enumerate(raw, start=1)], contents)


@dataclass(frozen=True)
class Stretch:
    """Letters ``first`` to ``last`` of a unit's plain text stand on ``page``."""

    page: int
    first: int
    last: int


Places = dict[int, list[Stretch]]
"""id(unit) -> where its letters stand."""


def locate(plan: Plan, printed: Printed) -> Places:
    """Find every unit, in the order of the source; raises NotPrinted with all that are missing."""
    finder = _Finder(printed)
    missing = []
    for block in plan.blocks:
        for text in texts_of(block):
            missing += finder.text(text, loose=isinstance(block, Boxes))
    if missing:
        raise NotPrinted("\n".join(f"{plan.path}:{unit.line}: not found in the printed PDF: {unit.text[:80]!r}" for unit in missing))
    return finder.places


class _Finder:
    def __init__(self, printed: Printed) -> None:
        self.printed = printed
        self.cursor = 0
        self.places: Places = {}

    def text(self, text: Text, *, loose: bool) -> list[Unit]:
        kept = self.cursor
        missing = [unit for unit in text.units if plain(unit.text) and not self._unit(unit)]
        if loose:  # boxes side by side are printed level by level
            self.cursor = kept
        return missing

    def _unit(self, unit: Unit) -> bool:
        wanted = plain(unit.text)
        letters, starts = self.printed.letters, self.printed.starts
        page = self.printed.page_at(self.cursor)
        end = starts[page + 2] if page + 2 < len(starts) else len(letters)
        back = starts[max(0, page - 3)]
        at = self._nearest(wanted, back, end)
        far = at < 0 or not -FAR < at - self.cursor < FAR
        if (far and len(wanted) > SHORT) or self._crosses(at, len(wanted)):
            split = self._over_pages(wanted, max(1, page - 1), min(len(self.printed.pages), page + 1)) if at < 0 or far else None
            if split:
                self.places[id(unit)] = split
                return True
        if at < 0 and self._in_pieces(unit, wanted, page):
            return True
        if at < 0:
            at = letters.find(wanted, self.cursor)
        if at < 0:
            return False
        self.places[id(unit)] = self._stretches(at, len(wanted))
        if len(wanted) >= SHORT or 0 <= at - self.cursor < NEAR:
            self.cursor = at + len(wanted)
        return True

    def _nearest(self, wanted: str, back: int, end: int) -> int:
        """The occurrence closest to where the last text ended; one after it comes first where both are near."""
        after = self.printed.letters.find(wanted, self.cursor, end)
        before = self.printed.letters.rfind(wanted, back, self.cursor)
        if after < 0 or (0 <= before and after - self.cursor > NEAR and self.cursor - before < after - self.cursor):
            return before
        return after

    def _in_pieces(self, unit: Unit, wanted: str, page: int) -> bool:
        """A cell into whose lines the text layer mixes those of its neighbours: up to four pieces on one page."""
        for number in range(max(1, page - 1), min(len(self.printed.pages), page + 2) + 1):
            rest, body = wanted, self.printed.pages[number - 1]
            for _ in range(PIECES):
                rest = rest[_longest_prefix(rest, body) :]
            if not rest and len(wanted) > SHORT:
                self.places[id(unit)] = [Stretch(number, 0, len(wanted))]
                return True
        return False

    def _crosses(self, at: int, length: int) -> bool:
        return at >= 0 and self.printed.page_at(at) != self.printed.page_at(at + length - 1)

    def _stretches(self, at: int, length: int) -> list[Stretch]:
        found = []
        first = 0
        while first < length:
            page = self.printed.page_at(at + first)
            end = self.printed.starts[page] if page < len(self.printed.starts) else len(self.printed.letters)
            last = min(length, end - at)
            found.append(Stretch(page, first, last))
            first = last
        return found

    def _over_pages(self, wanted: str, first_page: int, last_page: int) -> list[Stretch] | None:
        """A text broken by the end of a page: its beginning on one page, the rest on the next (or the next but one)."""
        for page in range(first_page, last_page + 1):
            body = self.printed.pages[page - 1]
            length = min(_longest_prefix(wanted, body), len(wanted) - 1)
            for after in (page + 1, page + 2):
                if length < LEAST or after > len(self.printed.pages):
                    continue
                rest = self.printed.pages[after - 1]
                for cut in range(length, LEAST - 1, -1):
                    if wanted[cut:] in rest:
                        self.cursor = max(self.cursor, self.printed.starts[after - 1])
                        return [Stretch(page, 0, cut), Stretch(after, cut, len(wanted))]
        return None


def _longest_prefix(wanted: str, body: str) -> int:
    low, high = 0, len(wanted)
    while low < high:
        middle = (low + high + 1) // 2
        if wanted[:middle] in body:
            low = middle
        else:
            high = middle - 1
    return low


def page_of(unit: Unit, places: Places, start: int = 0, end: int = 1) -> int | None:
    """The page of a part of a unit; None where a page break cuts it."""
    first = len(plain(unit.text[:start]))
    last = max(first + 1, len(plain(unit.text[:end])))
    for stretch in places[id(unit)]:
        if stretch.first <= first and last <= stretch.last:
            return stretch.page
    return None


def shown_on(unit: Unit, places: Places, page: int) -> str:
    """The part of a unit's text that stands on a page."""
    for stretch in places[id(unit)]:
        if stretch.page == page:
            letters, first, last = 0, 0, len(unit.text)
            for i in range(len(unit.text) + 1):
                letters = len(plain(unit.text[:i]))
                if letters <= stretch.first:
                    first = i
                if letters >= stretch.last:
                    last = i
                    break
            return unit.text[first:last].strip()
    return ""
