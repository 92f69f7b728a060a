"""Rows that hold several items one below the other without a rule between them -> a row each.

Reports and agreements often draw a single row for a sasaran and let its measures, units and values stand in it line by
line; or two sasaran in one cell, parted by blank space, with the strategies of each at its height. A row is taken
apart only where a second column bears witness: values, units or items that stand at the heights where the items of
the first begin. What spans the items (the sasaran, its number) is carried into each row, as a merged cell would be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from telaah.layout.columns import MEASURES
from telaah.layout.tables_cells import INDICATORS, STATEMENTS, VALUES, Cells, printed
from telaah.layout.tables_items import Item, band_of, bare, find_items, lift, marker_of, usual_pitch
from telaah.layout.tables_lines import CellLines, TextLine, piece
from telaah.layout.tables_slips import Slips
from telaah.model.document import Column, ColumnRole, Document, RowCell

Body = list[tuple[Cells, int, bool]]
Groups = list[tuple[Item, Item | None]]
"""Measures, each with the head that stands above it and others."""

_MEASURE = re.compile(
    r"(?i)(?:per[sc]en|pros[ae]n|presen|%|jumlah|rasio|indeks|nilai|angka|tingkat|skor|cakupan|rata|predikat|opini|laju|luas"
    r"|panjang|proporsi|frekuensi|banyak|waktu|kategori|produksi|produktivitas|kontribusi|capaian|volume|terse|terla|terca)"
)
"""How a measure begins that needs no head before it."""
_UNIT = re.compile(r"\s*\(([^()]{1,25})\)\s*:?\s*$")
_PERCENT = re.compile(r"(?i)(?:per[sc]en|pros[ae]n|presen|%)")
_PARTS = frozenset({"dash", "bullet", "tick", "letter"})
_FIGURE = re.compile(r"^[^\w(%]*(?:\d\S*(?:\s+\S+){0,3}|[IVX]{1,4}|[A-D]{1,2}[+-]?)\W*$|^\s*[-–—]+\s*$")
"""A line that can be a value of its own: a figure with its unit, a grade, a dash."""


def part_stacked(body: Body, columns: Sequence[Column], document: Document) -> Body:
    """Return the rows of a table with those that hold several items taken apart."""
    finder = CellLines(document)
    splitter = _Splitter(columns, finder, document)
    Slips(columns, finder, document).repair([cells for cells, _, _ in body])
    done: Body = []
    for cells, page, opening in body:
        done.extend((part, page, opening and k == 0) for k, part in enumerate(splitter.rows(cells)))
    splitter.head_rows([cells for cells, _, _ in done])
    return done


class _Splitter:
    """Takes rows of one table apart."""

    def __init__(self, columns: Sequence[Column], finder: CellLines, document: Document) -> None:
        self._columns, self._finder, self._document = columns, finder, document
        self._statements = [c.index for c in columns if c.role in STATEMENTS]
        self._indicators = [c.index for c in columns if c.role in INDICATORS]

    def rows(self, cells: Cells) -> list[Cells]:
        """Return the rows that one row is."""
        done = [cells]
        for column in self._statements:
            done = [part for row in done for part in self._by_statement(row, column)]
        for column in self._indicators:
            done = [part for row in done for part in self._by_indicator(row, column)]
        for row in done:
            self._keep_values_whole(row)
        return done

    def _keep_values_whole(self, cells: Cells) -> None:
        """Put a value on one line whose unit alone stands on the next ("100 / %"): it counts no measures."""
        for column in self._columns:
            cell = cells[column.index]
            if column.role not in MEASURES or cell is None or "\n" not in cell.raw:
                continue
            if not all(_FIGURE.search(line) for line in cell.raw.splitlines()):
                cells[column.index] = replace(cell, raw=cell.raw.replace("\n", " "))

    def head_rows(self, rows: Sequence[Cells]) -> None:
        """Put a measure without values before the listed parts that the rows below it draw one by one ("- Sapi", "- Kerbau")."""
        for column in self._indicators:
            head: RowCell | None = None
            for cells in rows:
                cell = printed(cells[column])
                if cell is None:
                    continue
                marker = marker_of(cell.text)
                if marker in _PARTS and not _MEASURE.match(bare(cell.text)):
                    if head is not None and self._has_values(cells, column):
                        cells[column] = _with_head(cell, head)
                    continue
                measured = cell.text.rstrip().endswith(":") or any(_MEASURE.match(word) for word in bare(cell.text).split()[:3])
                head = cell if measured and not self._has_values(cells, column) and cell.rest == () else None

    def _has_values(self, cells: Cells, column: int) -> bool:
        return any(self._columns[k].role in MEASURES - {ColumnRole.CAPAIAN} for k in self._beside(cells, column))

    # several statements --------------------------------------------------------------------------------------------

    def _by_statement(self, cells: Cells, column: int) -> list[Cells]:
        """Part a row where its statement column holds several statements and another column begins anew beside each."""
        cell = printed(cells[column])
        if cell is None or "\n" not in cell.raw:
            return [cells]
        if not _may_hold_several(self._finder.of(cell)):
            return [cells]
        lines = {c.column: self._finder.of(c) for c in cells if printed(c) is not None and c is not None}
        pitch = usual_pitch(list(lines.values()))
        items = find_items(lines[column], pitch)
        if len(items) < 2 or not all(_is_statement(i.text) for i in items):
            return [cells]
        others = {k: find_items(v, pitch) for k, v in lines.items() if k != column and v}
        aligned = {k for k, found in others.items() if _begin_together(items, found, pitch)}
        if not aligned:
            return [cells]
        tops = [i.top for i in items]
        parts = self._banded(cells, tops, aligned, others, pitch)
        for number, item in enumerate(items):
            parts[number][column] = self._piece(cell, item.lines)
        return parts

    def _banded(
        self, cells: Cells, tops: Sequence[float], aligned: set[int], others: dict[int, list[Item]], pitch: float
    ) -> list[Cells]:
        """Deal the other cells of a row out to bands: by item where items begin with the bands, else to all."""
        rows: list[Cells] = [[None] * len(cells) for _ in tops]
        for index, cell in enumerate(cells):
            if cell is None:
                continue
            items = others.get(index, [])
            if index in aligned or (self._columns[index].role in VALUES and items):
                dealt: dict[int, list[TextLine]] = {}
                equal = index in aligned and len(items) == len(tops)
                for number, item in enumerate(items):
                    band = number if equal else band_of(item.top, tops, 0.6 * pitch)
                    dealt.setdefault(band, []).extend(item.lines)
                for band, lines in dealt.items():
                    rows[band][index] = self._piece(cell, lines)
            elif self._columns[index].role in MEASURES:
                rows[0][index] = cell
            else:
                for number, row in enumerate(rows):
                    row[index] = replace(cell, carried=cell.carried or number > 0)
        return rows

    # several measures ----------------------------------------------------------------------------------------------

    def _by_indicator(self, cells: Cells, column: int) -> list[Cells]:
        """Part a row where its indicator column holds several measures, each with a value or a text at its height."""
        cell = printed(cells[column])
        if cell is None or "\n" not in cell.raw:
            return [cells]
        beside = self._beside(cells, column)
        if not any("\n" in c.raw for k in beside if (c := cells[k]) is not None):
            return [cells]
        values = [k for k in beside if self._columns[k].role in VALUES]
        own = self._finder.of(cell)
        lines = {k: found for k in beside if (c := cells[k]) is not None and (found := self._finder.of(c))}
        if not own or not lines:
            return [cells]
        pitch = usual_pitch([own, *lines.values()])
        items = self._measures(own, [lines[k] for k in values if k in lines], cells, column, pitch)
        if len(items) < 2:
            return [cells]
        slack = 0.35 * own[0].box.height
        numeric = [k for k in values if k in lines]
        for k in numeric:
            lift(items, [line.middle for line in lines[k] if _tells(line, self._columns[k])], pitch)
        tops = [i.top for i in items]
        held = [{band_of(line.middle, tops, slack) for line in lines[k] if _tells(line, self._columns[k])} for k in numeric]
        texts = {k: find_items(found, pitch) for k, found in lines.items() if k not in values}
        near = 0.6 * pitch
        told = [
            {band_of(i.top, tops, near) for k, i in enumerate(found) if k == 0 or _near(i.top, tops, near)}
            for found in texts.values()
        ]
        witnesses = held if any(len(h) > 1 for h in held) else told
        supported = set().union(*(w for w in witnesses if len(w) > 1))
        if len(supported) < 2:
            return [cells]
        return self._measure_rows(cells, cell, _merged(items, supported), lines, pitch)

    def _beside(self, cells: Cells, column: int) -> list[int]:
        """Return the columns right of an indicator column that speak of its measures, up to the next one or a programme."""
        found = []
        for other in self._columns[column + 1 :]:
            if other.role in INDICATORS or other.role in (ColumnRole.PROGRAM, ColumnRole.KODE, *STATEMENTS):
                break
            if printed(cells[other.index]) is not None and other.role is not ColumnRole.PAGU:
                found.append(other.index)
        return found

    def _measures(
        self, own: Sequence[TextLine], values: Sequence[Sequence[TextLine]], cells: Cells, column: int, pitch: float
    ) -> list[Item]:
        """Return the measures of a cell: by marker and blank space, else by capitals at the heights of the values."""
        numbered = self._numbers_beside(cells, column)
        items = find_items(own, pitch, numbered)
        if any(i.marker for i in items) or len(own) < 2:
            return items
        starts: set[float] = set()
        for lines in values:
            figures = [line for line in lines if _FIGURE.search(line.text) and not line.text.startswith("(")]
            heads = [o for o in own if _MEASURE.match(o.text)]
            beside = {o.middle for o in heads if any(abs(o.middle - f.middle) < 0.4 * pitch for f in figures)}
            headed = own[0].middle in beside or (len(beside) > 2 and bool(_MEASURE.match(own[0].text)))
            if len(figures) == len(lines) and len(beside) == len(figures) >= 2 and headed:
                starts |= beside
        return find_items(own, pitch, sorted(starts)) if starts else items

    def _numbers_beside(self, cells: Cells, column: int) -> list[float]:
        """Return the heights of the numbers in a narrow column of numbers directly left of the measures."""
        left = printed(cells[column - 1]) if column else None
        if left is None or self._columns[column - 1].role not in (ColumnRole.LAIN, ColumnRole.NOMOR, ColumnRole.KODE):
            return []
        lines = self._finder.of(left)
        return [line.middle for line in lines] if all(marker_of(f"{line.text} A") for line in lines) else []

    def _measure_rows(
        self, cells: Cells, cell: RowCell, groups: Groups, lines: dict[int, tuple[TextLine, ...]], pitch: float
    ) -> list[Cells]:
        """Return a row for each measure, with the pieces of the columns beside it that stand at its height."""
        rows: list[Cells] = []
        for number, (item, head) in enumerate(groups):
            row: Cells = list(cells) if number == 0 else [replace(c, carried=True) if c is not None else None for c in cells]
            row[cell.column] = self._headed(cell, item, head)
            rows.append(row)
        tops = _tops(groups)
        slack = 0.35 * groups[0][0].lines[0].box.height
        for index, original in enumerate(cells):
            if original is None or index not in lines:
                if original is not None and self._columns[index].role in MEASURES:
                    for row in rows[1:]:
                        row[index] = None
                continue
            value = self._columns[index].role in VALUES
            dealt: dict[int, list[TextLine]] = {}
            for item in [Item([line], "") for line in lines[index]] if value else find_items(lines[index], pitch):
                band = band_of(item.lines[0].middle, tops, slack) if value else band_of(item.top, tops, 0.6 * pitch)
                dealt.setdefault(band, []).extend(item.lines)
            if value or len(dealt) > 1:
                for number, row in enumerate(rows):
                    row[index] = self._piece(original, dealt[number]) if number in dealt else None
        return rows

    def _headed(self, cell: RowCell, item: Item, head: Item | None) -> RowCell:
        """Return the cell of a measure; one that says too little by itself gets its head before it."""
        part = self._piece(cell, item.lines)
        if head is None or _MEASURE.match(bare(part.text)):
            return part
        return _with_head(part, self._piece(cell, head.lines))

    def _piece(self, cell: RowCell, lines: Sequence[TextLine]) -> RowCell:
        return piece(cell, lines, self._document.page(cell.page).text)


def _tops(groups: Groups) -> list[float]:
    """Return where each measure begins: the first below a head begins with it."""
    tops: list[float] = []
    for item, head in groups:
        opens = head is not None and head.top < item.top and (not tops or head.top > tops[-1])
        tops.append(head.top if opens and head is not None else item.top)
    return tops


def _with_head(part: RowCell, above: RowCell) -> RowCell:
    """Return the cell of a part of a measure with the measure's name before it, and its unit where the part has none."""
    text, name, unit = bare(part.text), bare(above.text), ""
    found, own = _UNIT.search(name), _UNIT.search(text)
    if own and _PERCENT.match(name) and "%" not in own[1] and "persen" not in own[1].lower():
        return part  # no part of a percentage is counted in months
    if found and not own:
        unit = f" ({found[1]})"
    name = _UNIT.sub("", name).rstrip(" :")
    text = f"{name} - {text}{unit}"
    return replace(part, text=text, raw=text, length=len(part.text), rest=(above.place(), *part.rest))


def _may_hold_several(lines: Sequence[TextLine]) -> bool:
    """Return whether a marker or blank space inside a cell can part it."""
    return any(marker_of(b.text) or b.top - a.top > 1.5 * a.box.height for a, b in pairwise(lines))


def _is_statement(text: str) -> bool:
    return text[:1].isupper() and len(text.split()) >= 2


def _begin_together(items: Sequence[Item], others: Sequence[Item], pitch: float) -> bool:
    """Return whether at each item after the first an item of the other column begins; equal counts may stand less exactly."""
    if len(others) < 2:
        return False
    if len(others) == len(items):
        return all(abs(a.top - b.top) <= 1.2 * pitch for a, b in zip(items[1:], others[1:], strict=True))
    return all(any(abs(item.top - other.top) <= 0.6 * pitch for other in others[1:]) for item in items[1:])


def _near(y: float, tops: Sequence[float], slack: float) -> bool:
    return any(abs(y - top) <= slack for top in tops)


def _tells(line: TextLine, column: Column) -> bool:
    """Return whether a line of a value column is a value or a unit of its own, and not the rest of the one above."""
    if line.text.startswith("("):
        return False
    return column.role is ColumnRole.SATUAN or bool(_FIGURE.search(line.text))


def _merged(items: Sequence[Item], supported: set[int]) -> Groups:
    """Return the measures with their heads: what has no value and no marker of its own goes on with the one above.

    An item without a value before items of another sort that have one is their head.
    """
    sorts = {items[k].marker for k in supported}
    heads: list[Item] = []
    done: Groups = []
    for number, item in enumerate(items):
        heads = _above(heads, item)
        if number in supported:
            done.append((item, heads[-1] if heads else None))
            continue
        following = items[number + 1] if number + 1 < len(items) else None
        if following is not None and following.marker != item.marker and following.marker and (item.marker or not done):
            heads.append(item)
        elif done and not (item.marker and item.marker in sorts):
            done[-1] = (Item([*done[-1][0].lines, *item.lines], done[-1][0].marker), done[-1][1])
        else:
            done.append((item, heads[-1] if heads else None))
    return done


def _above(heads: Sequence[Item], item: Item) -> list[Item]:
    """Return the heads above the first of the item's own sort, all where there is none of it."""
    first = next((k for k, h in enumerate(heads) if h.marker == item.marker), len(heads))
    return list(heads[:first])
