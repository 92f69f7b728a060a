"""The lines inside the cells of a table: where each stands on its page and which characters of the cell it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from telaah.layout.tables_cells import glue
from telaah.model.document import Cell, Document, RowCell
from telaah.model.place import Box, Place
from telaah.model.words import Word

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class TextLine:
    """One printed line of a cell."""

    text: str
    start: int
    """Its first character in ``Page.text``."""
    end: int
    box: Box
    source: int
    """Which of a cell's glued pieces it belongs to."""

    @property
    def top(self) -> float:
        """Upper edge in points."""
        return self.box.top

    @property
    def middle(self) -> float:
        """Half its height in points."""
        return (self.box.top + self.box.bottom) / 2


class CellLines:
    """Finds the lines of cells; what was found of a page's words is kept."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._cells: dict[int, tuple[list[Cell], dict[int, list[Word]]]] = {}
        self._lines: dict[tuple[int, int], list[TextLine]] = {}

    def of(self, cell: RowCell) -> tuple[TextLine, ...]:
        """Return the lines of a cell from top to bottom, () where its text and its words do not agree."""
        places = (cell.place(), *cell.rest)
        if any(p.page != cell.page for p in places):
            return ()
        found: list[TextLine] = []
        for source, place in enumerate(places):
            lines = [line for line in self._around(place) if place.start <= line.start and line.end <= place.end]
            if not lines:
                return ()
            found.extend(replace(line, source=source) for line in lines)
        return tuple(sorted(found, key=lambda line: (line.top, line.box.x0)))

    def _around(self, place: Place) -> list[TextLine]:
        """Return the lines of the drawn cell that a place lies in."""
        cells, words = self._page(place.page)
        number = bisect_right(cells, place.start, key=lambda c: c.start) - 1
        if number < 0:
            return []
        key = place.page, number
        if key not in self._lines:
            cell, rows = cells[number], _rows_of(words.get(number, []))
            spans = _spans(cell.text, [" ".join(w.text for w in row) for row in rows])
            self._lines[key] = [
                TextLine(cell.text[a:b], cell.start + a, cell.start + b, _box(row), 0)
                for (a, b), row in zip(spans, rows, strict=False)
            ]
        return self._lines[key]

    def _page(self, number: int) -> tuple[list[Cell], dict[int, list[Word]]]:
        """Return the cells of a page's tables in their order and the words of each."""
        if number not in self._cells:
            page = self._document.page(number)
            cells = [cell for table in page.tables for cell in table.cells]
            found: dict[int, list[Word]] = {}
            for word in page.words:
                if 0 <= word.cell < len(cells):
                    found.setdefault(word.cell, []).append(word)
            self._cells[number] = cells, found
        return self._cells[number]


def _rows_of(words: Sequence[Word]) -> list[list[Word]]:
    """Put words to lines by their height."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.box.top + w.box.bottom, w.box.x0)):
        middle = (word.box.top + word.box.bottom) / 2
        if rows and middle < max(w.box.bottom for w in rows[-1]) - 0.25 * word.box.height:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda w: w.box.x0) for row in rows]


def _spans(text: str, lines: Sequence[str]) -> list[tuple[int, int]]:
    """Return which part of a cell's repaired text each line is, [] where letters differ (a repaired hyphen may be gone)."""
    places = [k for k, c in enumerate(text) if not c.isspace()]
    letters = "".join(text[k] for k in places)
    spans: list[tuple[int, int]] = []
    at = 0
    for line in lines:
        bare = _SPACE.sub("", line)
        for form in (bare, bare.rstrip("-")):
            if form and letters.startswith(form, at):
                spans.append((places[at], places[at + len(form) - 1] + 1))
                at += len(form)
                break
        else:
            return []
    return spans if at == len(letters) else []


def _box(words: Sequence[Word]) -> Box:
    box = words[0].box
    for word in words[1:]:
        box = box.union(word.box)
    return box


def piece(cell: RowCell, lines: Sequence[TextLine], page_text: str) -> RowCell:
    """Return the part of a cell that some of its lines are."""
    parts: list[RowCell] = []
    for source in sorted({line.source for line in lines}):
        own = [line for line in lines if line.source == source]
        start, end = min(line.start for line in own), max(line.end for line in own)
        box = own[0].box
        for line in own[1:]:
            box = box.union(line.box)
        raw = "\n".join(line.text for line in own)
        parts.append(replace(cell, text=page_text[start:end], raw=raw, box=box, start=start, length=None, rest=()))
    done = parts[0]
    for part in parts[1:]:
        done = glue(done, part)
    return done
