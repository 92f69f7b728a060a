"""Which rows at the top of a table are its header, found by what stands in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from telaah.layout.columns import LONGEST_HEADER, ORDINAL_CELL, YEAR_CELL, header_role, is_header_text
from telaah.layout.tables_grid import Grid
from telaah.lexicons.columns import compact, load_header_words
from telaah.model.document import Cell, ColumnRole
from telaah.model.words import Word

DEEPEST = 20
"""Rows from the top among which a header may begin and end: titles ("Visi", "Misi") can stand above it."""
NUMBER_CELL = re.compile(r"^[(\s–-]*(\d{1,2}|[a-z]|[IVX]{1,5})\s*(?:[=:]\s*[\d\s()/x+*%=-]+)?[\s)–-]*\.?$")
_COUNTED = frozenset({"tahun", "th", "thn", "tahunke"})
"""Words that stand in a line of their own above the ordinal of a plan's year ("Tahun" over "ke-1")."""
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Header:
    """The header of one physical table: rows ``first`` to ``last`` (excluded), the body from ``body``."""

    first: int
    last: int
    body: int
    """After the header and, where there is one, the row of column numbers."""
    paths: tuple[tuple[str, ...], ...]
    """Per column the texts of its header cells from top to bottom."""
    numbers: tuple[str, ...] = ()
    """The row of column numbers as printed, empty where there is none."""
    banner: Cell | None = None
    """A header cell over all columns: the title of the table, drawn inside it."""


def find_header(grid: Grid) -> Header | None:
    """Return the header of a table, None where it has none (a continued part, or a table of another sort)."""
    if grid.columns < 2 or _rows_are_labelled(grid):
        return None
    limit = min(grid.rows, DEEPEST)
    number_row = next((r for r in range(limit) if is_number_row(grid, r)), None)
    first = _first_header_row(grid, limit if number_row is None else number_row)
    if first is None:
        if number_row is None:
            return _plain_header(grid)
        if number_row == 0:
            return Header(0, 0, 1, ((),) * grid.columns, _numbers(grid, 0))
        first = 0 if number_row <= 3 else number_row - 1
    if number_row is not None and number_row > first:
        body = _measures_below(grid, number_row + 1)
        paths = _paths(grid, first, body, number_row)
        return Header(first, number_row, body, paths, _numbers(grid, number_row), _banner(grid, first, number_row))
    last = _last_header_row(grid, first)
    return Header(first, last, last, _paths(grid, first, last), banner=_banner(grid, first, last))


_MEASURE_WORDS = frozenset({"k", "rp", "target", "kinerja", "anggaran", "volume", "satuan", "realisasi"})


def _measures_below(grid: Grid, row: int) -> int:
    """Return the first body row: some forms print "K | Rp" below the row of column numbers."""
    if row < grid.rows - 1:
        texts = [compact(c.text) for c, _, _ in grid.starting(row) if c.text.strip()]
        if len(texts) >= 2 and all(t in _MEASURE_WORDS for t in texts):
            return row + 1
    return row


def _banner(grid: Grid, first: int, last: int) -> Cell | None:
    """Return the header cell that covers the whole width, if there is one."""
    for row in range(first, last):
        cell = grid.slots[row][0]
        if cell is not None and cell.text.strip() and all(c is cell for c in grid.slots[row]):
            return cell
    return None


def _rows_are_labelled(grid: Grid) -> bool:
    """Return whether the first column names the rows ("Indikator | : | ..."): a card, not a table with a header."""
    if not 3 <= grid.rows <= 40 or grid.columns > 4:
        return False
    labels = 0
    for row in range(grid.rows):
        texts = [c.text.strip(" :") for c, _, _ in grid.starting(row)]
        texts = [t for t in texts if t]
        labels += len(texts) >= 2 and is_header_text(texts[0]) and not is_header_text(texts[-1])
    return labels >= 3 and labels >= 0.6 * grid.rows


def is_number_row(grid: Grid, row: int) -> bool:
    """Return whether a row counts the columns: (1) (2) (3) ..."""
    cells = grid.starting(row)
    texts = [c.text.strip() for c, _, _ in cells if c.text.strip()]
    covered = sum(last - first for c, first, last in cells if c.text.strip())
    if not cells or cells[0][1] > 0:
        return False
    if len(texts) < 3 or covered < 0.6 * grid.columns or not all(NUMBER_CELL.match(t) for t in texts):
        return False
    numbers = [int(m[0]) for t in texts if (m := _DIGITS.search(t))]
    if len(numbers) < 0.7 * len(texts):
        return len(numbers) == 0 and [t.strip("().").lower() for t in texts[:3]] == ["a", "b", "c"]
    return numbers[0] <= 3 and all(0 < b - a <= 5 for a, b in pairwise(numbers))


def _numbers(grid: Grid, row: int) -> tuple[str, ...]:
    return tuple((cell.text.strip() if cell is not None and grid.begins(cell, row) else "") for cell in grid.slots[row])


def _kinds(grid: Grid, row: int) -> str:
    """Return a letter for each non-empty cell that begins in a row: H header words, Y year, O ordinal, T other text."""
    kinds = []
    for cell, _, _ in grid.starting(row):
        text = cell.text.strip()
        if not text:
            continue
        if YEAR_CELL.match(text):
            kinds.append("Y")
        elif ORDINAL_CELL.match(text):
            kinds.append("O")
        elif not text.endswith(":") and is_header_text(text):
            kinds.append("H")
        else:
            kinds.append("T")
    return "".join(kinds)


def _first_header_row(grid: Grid, limit: int) -> int | None:
    """Return the first row that reads as a header: header cells with different roles, or "No" before other short texts."""
    for row in range(limit):
        cells = [(c, a) for c, a, _ in grid.starting(row) if c.text.strip() and not _is_row_label(grid, c)]
        texts = [c.text.strip() for c, _ in cells]
        heads = [t for t in texts if is_header_text(t) and not t.endswith(":")]
        if not heads:
            continue
        numbered = cells[0][1] == 0 and header_role(texts[0]) is ColumnRole.NOMOR
        if numbered and len(texts) >= 3 and max(map(len, texts)) <= LONGEST_HEADER:
            return _with_rows_above(grid, row)
        roles = {header_role(t) for t in heads}
        years = sum(1 for t in texts if YEAR_CELL.match(t)) if len(heads) > 1 and len(roles) > 1 else 0
        if len(heads) + years < 0.6 * len(texts):
            continue
        alone = len(heads) == len(texts) and (len(texts) >= 2 or len(texts) == _open_columns(grid)) and grid.rows > row + 1
        if len(roles) >= 2 or alone or _is_group_row(grid, row):
            return _with_rows_above(grid, row)
    return None


def _is_row_label(grid: Grid, cell: Cell) -> bool:
    """Return whether a cell runs down to the end of the table: it names the rows, no header does."""
    return cell.row_span > 1 and _end(grid, cell) >= grid.rows


def _open_columns(grid: Grid) -> int:
    """Return the number of columns that no single cell fills from top to bottom."""
    return sum(1 for k in range(grid.columns) if len({id(line[k]) for line in grid.slots}) > 1)


def _with_rows_above(grid: Grid, row: int) -> int:
    """Return the first of the rows directly above a header row that hold header words alone (a header drawn line by line)."""
    first = row
    for above in range(row - 1, -1, -1):
        kinds = _kinds(grid, above)
        reaches = any(c.text.strip() and _end(grid, c) > first for c, _, _ in grid.starting(above))
        if kinds and not reaches and (set(kinds) - {"H", "Y"} or _is_label_row(grid, above)):
            break
        if kinds:
            first = above
    return first


def _is_label_row(grid: Grid, row: int) -> bool:
    """Return whether a row is a title of the table ("Misi 1 | : | ..."): its only words begin at the left edge."""
    cells = [(c, first) for c, first, _ in grid.starting(row) if c.text.strip()]
    return len(cells) == 1 and cells[0][1] == 0


def _end(grid: Grid, cell: Cell) -> int:
    """Return the row of the grid after a cell."""
    return cell.row + cell.row_span - grid.offset


def split_at_headers(grid: Grid) -> list[Grid]:
    """Return a physical table in pieces where a header stands below body rows (two tables drawn without a gap)."""
    if grid.columns < 3 or grid.rows < 3:
        return [grid]
    for row in range(1, grid.rows - 1):
        if _begins_header(grid, row):
            above, below = grid.split(row)
            if any(_is_body(above, r) for r in range(above.rows)):
                return [above, *split_at_headers(below)]
    return [grid]


def _begins_header(grid: Grid, row: int) -> bool:
    """Return whether a row reads as the first of a header: three or more header cells at its left edge and nothing else."""
    first = grid.slots[row][0]
    if first is None or not grid.begins(first, row) or not is_header_text(first.text.strip()):
        return False
    kinds = _kinds(grid, row)
    roles = {header_role(c.text.strip()) for c, _, _ in grid.starting(row) if c.text.strip()}
    return kinds.count("H") >= 3 and set(kinds) <= {"H", "Y"} and len(roles) >= 3


def opens_inside(grid: Grid, row: int) -> bool:
    """Return whether a row of the body prints a header again right of its first column: header words and years alone."""
    first = grid.slots[row][0]
    if first is None or not first.text.strip():
        return False
    kinds = _kinds(grid, row)[1 if grid.begins(first, row) else 0 :]
    heads = kinds.count("H")
    return heads >= 1 and heads + kinds.count("Y") >= 4 and set(kinds) <= {"H", "Y"}


def _is_body(grid: Grid, row: int) -> bool:
    """Return whether a row holds other text in three or more cells: no header, no title line ("Visi | : | ...")."""
    return _kinds(grid, row).count("T") >= 2 and sum(1 for c, _, _ in grid.starting(row) if c.text.strip(" :")) >= 3


def _is_group_row(grid: Grid, row: int) -> bool:
    """Return whether a lone header cell spans columns that the next row names."""
    if row + 1 >= grid.rows:
        return False
    below = _kinds(grid, row + 1)
    spans = any(last - first > 1 for c, first, last in grid.starting(row) if c.text.strip())
    return spans and len(below) >= 2 and "T" not in below and (below.count("H") + below.count("Y")) >= 2


def _last_header_row(grid: Grid, first: int) -> int:
    """Return the row after the header: what the first row's cells span, and further rows of header words or years."""
    end = first + 1
    row = first
    while row < min(grid.rows, first + 8):
        if row >= end and not _continues(grid, row, first):
            break
        for cell, _, _ in grid.starting(row):
            text = cell.text.strip()
            short = cell.row_span <= 4 or row == first
            if text and short and (is_header_text(text) or YEAR_CELL.match(text)) and _end(grid, cell) < grid.rows:
                end = max(end, _end(grid, cell))
        end = max(end, row + 1)
        row += 1
    # A header cell can run into a blank cell below it where only the shading parts them: the first row of text ends it.
    below = {r: _kinds(grid, r) for r in range(first + 1, min(end, grid.rows))}
    texts = (r for r, kinds in below.items() if set(kinds) <= {"T", "O"} and kinds.count("T") >= 2)
    return min(end, grid.rows, next(texts, end))


def _continues(grid: Grid, row: int, first: int) -> bool:
    """Return whether a row below header rows still belongs to them; an empty one does if the next one does."""
    kinds = _kinds(grid, row)
    if not kinds:
        return row + 1 < min(grid.rows, first + DEEPEST) and _continues(grid, row + 1, first) and bool(_kinds(grid, row + 1))
    cells = [(c, a, b) for c, a, b in grid.starting(row) if c.text.strip()]
    if kinds.count("T") > 0.25 * len(kinds):
        return False
    if kinds[0] == "O" and cells[0][1] == 0:
        return False
    named = "H" in kinds
    for cell, start, after in cells:
        group = _cell_above(grid, row, start, first)
        if group is None:
            if not named:
                return False
        elif not (
            _wider(grid.slots[max(group.row - grid.offset, 0)], group, after - start)
            or (named and _stands_alone(group.text.strip(), cell.text.strip()))
            or (compact(group.text) in _COUNTED and ORDINAL_CELL.match(cell.text.strip()))
        ):
            return False
    return named or "Y" in kinds or kinds.count("O") >= 2


def _cell_above(grid: Grid, row: int, column: int, first: int) -> Cell | None:
    """Return the nearest cell with text above a slot, within the header."""
    for above in range(row - 1, first - 1, -1):
        cell = grid.slots[above][column]
        if cell is not None and cell.text.strip():
            return cell
    return None


def _wider(line: tuple[Cell | None, ...], cell: Cell, width: int) -> bool:
    return sum(1 for c in line if c is cell) > width


def _plain_header(grid: Grid) -> Header | None:
    """Return a header of unknown words: a full first row of short texts without figures over rows that have some."""
    if grid.rows < 3 or grid.columns < 3:
        return None
    cells = grid.starting(0)
    texts = [c.text.strip() for c, _, _ in cells]
    if len(texts) < 3 or not all(t and len(t) <= 60 for t in texts):
        return None
    if any(_DIGITS.search(t) and not YEAR_CELL.match(t) for t in texts) or not any(is_header_text(t) for t in texts):
        return None
    last = max((_end(grid, c) for c, _, _ in cells if c.row_span <= 3), default=grid.rows)
    return Header(0, last, last, _paths(grid, 0, last)) if last < grid.rows else None


def header_from_words(grid: Grid, words: Sequence[Word]) -> Header | None:
    """Return a header from the words of a line above a table without one, put into its columns by their place."""
    texts = [""] * grid.columns
    for word in sorted(words, key=lambda w: (round(w.box.top / 4), w.box.x0)):
        middle = (word.box.x0 + word.box.x1) / 2
        column = bisect_right(grid.edges, middle) - 1
        if 0 <= column < grid.columns:
            texts[column] = f"{texts[column]} {word.text}".strip()
    named = [t for t in texts if t]
    heads = [t for t in named if is_header_text(t)]
    if len(heads) < 2 or len(heads) < 0.7 * len(named) or len({header_role(t) for t in heads}) < 2:
        return None
    return Header(0, 0, 0, tuple((t,) if t else () for t in texts))


def _paths(grid: Grid, first: int, last: int, number_row: int = -1) -> tuple[tuple[str, ...], ...]:
    """Return the header cells over each column, each named once; lines of one cell drawn apart are one text again."""
    extents = _extents(grid, first, last)
    paths = []
    for column in range(grid.columns):
        path: list[str] = []
        widths: list[tuple[int, int]] = []
        seen: Cell | None = None
        for row in range(first, last):
            cell = grid.slots[row][column]
            if cell is None or cell is seen:
                continue
            seen = cell
            text = cell.text.strip()
            extent = extents[row][column]
            if not text or extent == (0, grid.columns - 1) or _is_row_label(grid, cell) or row == number_row:
                continue
            if widths and widths[-1] == extent and not _stands_alone(path[-1], text):
                path[-1] = f"{path[-1]} {text}"
            else:
                path.append(text)
                widths.append(extent)
        paths.append(tuple(path))
    return tuple(paths)


def _stands_alone(above: str, text: str) -> bool:
    """Return whether two header cells of one width are two levels and not two lines: a year or measure under its head."""
    if YEAR_CELL.match(text) or YEAR_CELL.match(above) or compact(text) in ("rp", "target", "k", "realisasi"):
        return True
    both = header_role(above), header_role(text)
    return len(above.split()) >= 4 and None not in both and both[0] is not both[1] and compact(text) in load_header_words().exact


def _extents(grid: Grid, first: int, last: int) -> dict[int, list[tuple[int, int]]]:
    """Return for each header row and column which columns the cell there covers."""
    extents: dict[int, list[tuple[int, int]]] = {}
    for row in range(first, last):
        line = grid.slots[row]
        spans: list[tuple[int, int]] = []
        for column, cell in enumerate(line):
            if spans and cell is not None and line[column - 1] is cell:
                start = spans[-1][0]
                for k in range(start, column):
                    spans[k] = (start, column)
                spans.append((start, column))
            else:
                spans.append((column, column))
        extents[row] = spans
    return extents
