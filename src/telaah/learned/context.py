"""Where a statement stands among its neighbours: what announces it, which headings govern it, which items stand beside it.

Plans put a list's meaning into the sentence before it ("Permasalahan yang dihadapi:"), sometimes pages before. Running heads,
page breaks and torn tables come between; they announce nothing and are stepped over.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from telaah.learned.statement_units import Unit

FAR = 80
"""Units back that are looked at for an announcement."""
RUNNING = 3
"""A text that stands so often in a document is a running head or foot."""
EDGE = 2
"""Texts at the top and at the foot of a page that may be running heads and feet."""
LISTS = 40
"""Items of one list that are looked at."""
NESTED = 5
"""Levels over an item that are kept."""
_CELL, _ITEM, _HEADING = "cell", "list_item", "heading"
_PAGING = re.compile(r"\b(?:[ivxlc]+|hal(?:aman)?|page)\b|[^a-z]+")
_BULLET = re.compile(r"\s*(?:[-–—•▪■●○◦➢➤✓❖*]|[\ue000-\uf8ff]|o\s)")
_MARK = re.compile(r"\s*\(?(?:(\d{1,2})(?!\.?\d)|([ivx]{1,4})(?=[.)])|([a-z])(?=[.)]))", re.IGNORECASE)
_ROMAN = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Context:
    """Units are told by their place in the sequence that was given; -1 where there is none."""

    lead: int = -1
    """The unit that announces the list in which this one stands, or the last that ended with a colon."""
    leads: tuple[int, ...] = field(default=(), kw_only=True)
    """What stands over an item, nearest first: the items in which its list is nested, then the announcement of the outermost."""
    heading: int = -1
    """The nearest heading before it."""
    headings: tuple[int, ...] = ()
    """The nearest heading and those above it by their numbering, nearest first."""
    items: tuple[int, ...] = ()
    """The other items of its list or cells of its column, nearest first."""
    place: int = 0
    """How many items of its list stand before it."""
    running: bool = False
    """It recurs on many pages: a running head or foot."""


def reading_order(units: Sequence[Unit]) -> list[Unit]:
    """Return the units page by page, running text before cells."""
    numbered = enumerate(units)
    return [unit for _, unit in sorted(numbered, key=lambda pair: (pair[1].page, pair[1].block == _CELL, pair[0]))]


def contexts(units: Sequence[Unit]) -> list[Context]:
    """Return the context of each unit of a document, which are given in reading order."""
    running = _running(units)
    lists = _Lists(units, running)
    found = []
    for n, unit in enumerate(units):
        if unit.block == _CELL:
            found.append(_of_cell(units, n))
            continue
        headings = _headings(units, running, n)
        lead, items = lists.lead(n), lists.companions(n)
        place, leads = sum(i < n for i in items), lists.leads.get(n, ())
        found.append(Context(lead, headings[0] if headings else -1, headings, items, place, running[n], leads=leads))
    return found


def _running(units: Sequence[Unit]) -> list[bool]:
    """Tell running heads and feet: texts that recur, mostly as the first or last of their pages."""
    bare = {n: _PAGING.sub("", unit.text.lower())[:60] for n, unit in enumerate(units) if unit.block not in (_CELL, _ITEM)}
    pages: dict[int, list[int]] = {}
    for n, unit in enumerate(units):
        if unit.block != _CELL:
            pages.setdefault(unit.page, []).append(n)
    often = Counter(bare.values())
    outer = Counter(bare[n] for page in pages.values() for n in {*page[:EDGE], *page[-EDGE:]} if n in bare)
    return [n in bare and often[bare[n]] >= RUNNING and 2 * outer[bare[n]] > often[bare[n]] for n in range(len(units))]


def _of_cell(units: Sequence[Unit], n: int) -> Context:
    unit = units[n]
    near = [i for i in range(max(0, n - LISTS), min(len(units), n + LISTS)) if i != n]
    beside = [i for i in near if units[i].block == _CELL and (units[i].header, units[i].title) == (unit.header, unit.title)]
    before = next((i for i in range(n - 1, max(-1, n - FAR), -1) if units[i].block != _CELL), -1)
    return Context(before, -1, (), tuple(sorted(beside, key=lambda i: (abs(i - n), i))), sum(i < n for i in beside))


def _headings(units: Sequence[Unit], running: Sequence[bool], n: int) -> tuple[int, ...]:
    """Headings go up where the numbering gets shorter: 2.3.1, 2.3, BAB II."""
    chain: list[int] = []
    depth = 99
    for i in range(n - 1, -1, -1):
        unit = units[i]
        if unit.block != _HEADING or running[i]:
            continue
        here = _depth(unit)
        if not chain or here < depth:
            if here == 0 and chain and not _same_chapter(unit, units[chain[-1]]):
                break
            chain.append(i)
            depth = here
        if depth == 0 or len(chain) == 4:
            break
    return tuple(chain)


def _depth(unit: Unit) -> int:
    text = (unit.marker or unit.text).strip().lower()
    if text.startswith("bab"):
        return 0
    numbers = re.match(r"(\d+(?:\.\d+)*)", text)
    return 1 + numbers[1].count(".") if numbers else 5


def _same_chapter(chapter: Unit, section: Unit) -> bool:
    """A table of contents ends with the last chapter: it is not the one in which section 2.1 stands."""
    named = re.match(r"\W*bab\W+([ivx]+|\d)\b", f"{chapter.marker} {chapter.text}".lower())
    number = re.match(r"\W*(\d)\.\d", section.marker or section.text)
    if named is None or number is None:
        return True
    return (int(named[1]) if named[1].isdigit() else _value(named[1])) == int(number[1])


_Mark = tuple[str, int]
"""The kind of a list's marker, number, letter, roman or bullet, and the item's place by it; 0 for bullets."""


def _mark(unit: Unit) -> _Mark | None:
    """The marker of an item, also of one that was read as a paragraph and has a bullet before it."""
    if unit.block == _CELL or (unit.block != _ITEM and not _BULLET.match(unit.text)):
        return None
    found = _MARK.match(unit.marker or unit.text)
    if found is None:
        return ("bullet", 0) if unit.marker or _BULLET.match(unit.text) else None
    number, roman, letter = found.groups()
    if number:
        return "number", int(number)
    return ("roman", _value(roman.lower())) if roman and roman.lower() != "c" else ("letter", ord((roman or letter).lower()) - 96)


def _value(roman: str) -> int:
    digits = [_ROMAN[c] for c in roman]
    return sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))


class _Lists:
    """The lists of a document: to which each item belongs, and what stands over it."""

    def __init__(self, units: Sequence[Unit], running: Sequence[bool]) -> None:
        self._units = units
        self._running = running
        self._marks = [_mark(unit) for unit in units]
        self._list: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}
        self.leads: dict[int, tuple[int, ...]] = {}
        for n, mark in enumerate(self._marks):
            if mark is not None:
                self._place(n, mark)
            elif n and units[n].block == units[n - 1].block == _ITEM and n - 1 in self.leads:
                self.leads[n], self._list[n] = self.leads[n - 1], self._list[n - 1]

    def lead(self, n: int) -> int:
        """Of an item: the nearest text over it that announces; of a sentence: the last text that ends with a colon."""
        if n in self.leads:
            chain = self.leads[n]
            return next((i for i in chain if self._marks[i] is None or self._announces(i)), chain[-1] if chain else -1)
        back = range(n - 1, max(-1, n - 6), -1)
        return next((i for i in back if self._units[i].block != _CELL and self._announces(i)), -1)

    def companions(self, n: int) -> tuple[int, ...]:
        """The other items of its list, nearest first."""
        members = self._members.get(self._list.get(n, -1), [])
        at = bisect_left(members, n)
        near = [i for i in members[max(0, at - LISTS) : at + LISTS] if i != n]
        return tuple(sorted(near, key=lambda i: (abs(i - n), i)))

    def _place(self, n: int, mark: _Mark) -> None:
        """Walk back to the item's list, or else to what announces a new one."""
        kind, place = mark
        fallback: int | None = None
        for i in range(n - 1, max(-1, n - FAR), -1):
            if self._units[i].block == _CELL or self._running[i]:
                continue
            other = self._marks[i]
            if other is None:
                if self._goes_on(i):
                    continue
                fallback = i if fallback is None else fallback
                if place <= 1 or self._units[i].block == _HEADING:
                    break
                continue
            if n - i > LISTS and fallback is not None:
                break
            kin = next((j for j in (i, *self.leads[i]) if self._fits(j, mark, 3 if fallback is None else 1)), None)
            if kin is not None:
                return self._join(n, kin)
            if other[0] != kind and fallback is None and (place <= 1 or self._announces(i)):
                fallback = i
                if place <= 1:
                    break
        return self._open(n, fallback)

    def _fits(self, i: int, mark: _Mark, gap: int) -> bool:
        """Tell whether an item stands in the list of one that comes after it: a number by a gap smaller or the same bullet."""
        other = self._marks[i]
        if other is None or other[0] != mark[0]:
            return False
        return mark[1] - gap <= other[1] < mark[1] if mark[1] else not self._announces(i)

    def _join(self, n: int, kin: int) -> None:
        self.leads[n], self._list[n] = self.leads[kin], self._list[kin]
        self._members[self._list[n]].append(n)

    def _open(self, n: int, lead: int | None) -> None:
        self.leads[n] = () if lead is None else (lead, *self.leads.get(lead, ()))[:NESTED]
        self._list[n] = n
        self._members[n] = [n]

    def _announces(self, i: int) -> bool:
        return self._units[i].text.rstrip().endswith(":")

    def _goes_on(self, i: int) -> bool:
        """Tell whether a piece of text only carries on an item, over a line or page: a further sentence, or it begins small."""
        unit = self._units[i]
        return not self._announces(i) and (unit.block == _ITEM or unit.text.lstrip()[:1].islower())
