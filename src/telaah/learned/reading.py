"""How the units of a plan are written down for the reader: pieces of words between marks that tell the layout.

A document is read in windows of a few units each, headings and titles of tables between them, so that each unit is seen
with what stands around it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from telaah.learned.pieces import Pieces
from telaah.learned.statement_rules import rule_answer
from telaah.learned.statement_units import Unit

BEGIN, PADDING, END = 0, 1, 2
WINDOW = 224
"""Pieces of a window."""
STRIDE = 0.5
"""Of a window's units the next one leaves so many out: each unit is read with what stands before it and behind it."""
LONGEST = 256
"""Pieces that are read at once; of a longer text its beginning."""
_FIRST, _LAST = 44, 16
"""Pieces of a unit's text that are read: of a longer one its beginning and its end."""


@dataclass(frozen=True, slots=True)
class Window:
    """What is read at once."""

    ids: tuple[int, ...]
    spans: tuple[tuple[int, int, int], ...]
    """First and last but one piece of each item, and its number in the document; the first piece is the item's mark."""


class Script:
    """Writes units as numbers."""

    def __init__(self, pieces: Pieces, count: int, marks: Sequence[str]) -> None:
        """Take the pieces, how many numbers they use, and the names of the marks, whose numbers follow."""
        self._pieces = pieces
        self._marks = {name: count + n for n, name in enumerate(marks)}

    def windows(self, units: Sequence[Unit], stride: Callable[[], float] = lambda: STRIDE) -> list[Window]:
        """Write the units of one document, which are given in reading order."""
        if not units:
            return []
        line, opening = list(self._line(units)), self._opening(units)
        found, first = [], 0
        while first < len(line):
            ids, spans, at = list(opening), [], first
            if line[first][0] >= 0:
                ids += next((written for n, written in reversed(line[:first]) if n < 0 and written[0] == self._marks["H"]), ())
            while at < len(line) and (at == first or len(ids) + len(line[at][1]) <= WINDOW):
                number, written = line[at]
                if number >= 0 and len(ids) + 1 < LONGEST:
                    spans.append((len(ids), min(LONGEST, len(ids) + len(written)), number))
                ids += written
                at += 1
            if spans:
                found.append(Window(tuple(ids[:LONGEST]), tuple(spans)))
            if at == len(line):
                break
            first = max(first + 1, first + int((at - first) * stride()))
        return found

    def whole(self, units: Sequence[Unit]) -> list[int]:
        """Write a document in one piece, as running text."""
        return [*self._opening(units), *(n for _, written in self._line(units) for n in written)]

    def _opening(self, units: Sequence[Unit]) -> list[int]:
        return [BEGIN, self._marks["DOC"], self._mark("k", units[0].kind), END]

    def _line(self, units: Sequence[Unit]) -> Iterator[tuple[int, list[int]]]:
        """Yield the units by number, and as -1 the headings and titles under which they stand."""
        section: tuple[str, str] | None = None
        title = ""
        for number, unit in enumerate(units):
            if (unit.section, unit.heading) != section:
                section = unit.section, unit.heading
                yield -1, [self._marks["H"], self._mark("s", unit.section), *self._said(unit.heading, 16)]
            if unit.block == "cell" and unit.title != title:
                yield -1, [self._marks["T"], *self._said(unit.title, 20)]
            title = unit.title if unit.block == "cell" else ""
            yield number, list(self._unit(unit))

    def _unit(self, unit: Unit) -> Iterator[int]:
        yield self._mark("b", unit.block)
        yield self._mark("s", unit.section)
        yield self._mark("r", unit.role)
        yield self._mark("R", rule_answer(unit))
        if unit.block == "cell":
            yield self._mark("l", unit.level)
            yield self._marks["foreign" if unit.foreign else "own"]
            yield from self._said(unit.header, 0, 10)
            yield END
        marker = f"{unit.marker} " if unit.marker and not unit.text.startswith(unit.marker) else ""
        yield from self._said(marker + unit.text, _FIRST, _LAST)

    def _mark(self, kind: str, name: str) -> int:
        return self._marks.get(f"{kind}:{name}", self._marks[f"{kind}:"])

    def _said(self, text: str, first: int, last: int = 0) -> list[int]:
        ids = self._pieces.ids(text)
        if len(ids) <= first + last:
            return ids
        return ids[:first] + (ids[-last:] if last else [])
