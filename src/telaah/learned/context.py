"""Where a statement stands among its neighbours: what announces it, which headings govern it, which items stand beside it.

Plans put a list's meaning into the sentence before it ("Permasalahan yang dihadapi:"), sometimes pages before. Running heads,
page breaks and torn tables come between; they announce nothing and are stepped over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from telaah.learned.statement_units import Unit

FAR = 80
"""Units back that are looked at for an announcement."""
RUNNING = 3
"""A text that stands so often in a document is a running head or foot."""
LISTS = 40
"""Items of one list that are looked at."""
_CELL, _ITEM, _HEADING = "cell", "list_item", "heading"
_LETTERS = re.compile(r"[^a-z]+")


@dataclass(frozen=True, slots=True)
class Context:
    """Units are told by their place in the sequence that was given; -1 where there is none."""

    lead: int = -1
    """The unit that announces the list in which this one stands, or the last that ended with a colon."""
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
    bare = [_LETTERS.sub("", unit.text.lower())[:60] for unit in units]
    often = Counter(text for text, unit in zip(bare, units, strict=True) if unit.block != _CELL)
    running = [unit.block != _CELL and unit.block != _ITEM and often[text] >= RUNNING for text, unit in zip(bare, units, strict=True)]
    found = []
    for n, unit in enumerate(units):
        if unit.block == _CELL:
            found.append(_of_cell(units, n))
            continue
        headings = _headings(units, running, n)
        lead, items = _list(units, running, n)
        found.append(Context(lead, headings[0] if headings else -1, headings, items, sum(i < n for i in items), running[n]))
    return found


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
            chain.append(i)
            depth = here
        if depth == 0 or len(chain) == 4:  # noqa: PLR2004 -- chapter, section and two below
            break
    return tuple(chain)


def _depth(unit: Unit) -> int:
    text = (unit.marker or unit.text).strip().lower()
    if text.startswith("bab"):
        return 0
    numbers = re.match(r"(\d+(?:\.\d+)*)", text)
    return 1 + numbers[1].count(".") if numbers else 5


def _list(units: Sequence[Unit], running: Sequence[bool], n: int) -> tuple[int, tuple[int, ...]]:
    """The announcement of a list item and its companions; of a sentence, the last text that ends with a colon."""
    unit = units[n]
    if unit.block != _ITEM:
        for i in range(n - 1, max(-1, n - 6), -1):
            if units[i].block != _CELL and units[i].text.rstrip().endswith(":"):
                return i, ()
        return -1, ()
    shape = _shape(unit)
    items: list[int] = []
    lead = -1
    for i in range(n - 1, max(-1, n - FAR), -1):
        other = units[i]
        if other.block == _CELL or running[i]:
            continue
        if other.block == _ITEM and _shape(other) == shape and not other.text.rstrip().endswith(":"):
            items.append(i)
        elif other.block == _ITEM and not other.text.rstrip().endswith(":"):
            continue
        elif other.block == _HEADING or other.text.rstrip().endswith(":") or not _goes_on(units, i):
            lead = i
            break
    for i in range(n + 1, min(len(units), n + LISTS)):
        other = units[i]
        if other.block == _ITEM and _shape(other) == shape:
            items.append(i)
        elif other.block not in (_CELL, _ITEM) and not running[i]:
            break
    return lead, tuple(sorted(items, key=lambda i: (abs(i - n), i)))


def _goes_on(units: Sequence[Unit], i: int) -> bool:
    """Tell whether a piece of text only carries on an item over a line or page: it begins small."""
    return units[i].text.lstrip()[:1].islower()


def _shape(unit: Unit) -> str:
    """The kind of a list's marker: number, letter, roman or bullet."""
    mark = (unit.marker or unit.text[:4]).strip().lower()
    if re.match(r"\(?\d", mark):
        return "number"
    if re.match(r"\(?[ivx]+[.)]", mark):
        return "roman"
    return "letter" if re.match(r"\(?[a-z][.)]", mark) else "bullet"
