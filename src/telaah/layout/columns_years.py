"""Years in headers that rules do not part: names over several columns, columns with several values, the year before a plan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from telaah.layout.columns import YEAR_CELL
from telaah.layout.tables_cells import Cells
from telaah.model.document import Column, ColumnRole, RowCell
from telaah.model.identity import DocumentKind, Identity

Paths = Sequence[tuple[str, ...]]
Body = list[tuple[Cells, int, bool]]
_YEARS = re.compile(r"(?:^|(?<=\s))((?:19|20)\d\d(?:\s+(?:19|20)\d\d)+)\s*$")
_MEASURES = re.compile(r"(?i)(?:^|(?<=\s))(target|kinerja|volume|k)\s+((?:rp|pagu|anggaran|dana)\b.{0,20})$")
_PERIOD = re.compile(r"\b(20\d\d)\s*(?:[-–/]|s\.?\s*/?\s*d\.?|sampai)\s*(?:tahun\s*)?(20\d\d)\b", re.IGNORECASE)
_TARGET_OF = re.compile(r"(?i)^((?:rencana\s+)?target\b\D{0,40}?)\s+(?:19|20)\d\d$")
_TIME = re.compile(r"(?i)^(?:target\s*)?(?:(?:tahun|th|thn)\.?\s*)?(?:ke\s*-?\s*)?((?:19|20)\d\d|[1-6])$")
_TARGET_ONLY = re.compile(r"(?i)^target(?:\s+(?:kinerja|tahun|pada\s+tahun))*$")
_TOLD = re.compile(r"(?i)\b(?:tahun|th|thn)\b")
_LAST_YEAR = re.compile(r"(?:19|20)\d\d")
_VALUE = re.compile(r"^[<>≥≤]?(?:\d[\d.,]*%?|[A-D]{1,3}|[-–]|WTP|WDP)$")
PACKED = 0.6
"""Share of a column's cells that hold a value for each year of its header."""


def spread_headers(paths: Paths) -> tuple[tuple[str, ...], ...]:
    """Give neighbouring columns that share a header each the year, or the measure, that it names for them.

    >>> spread_headers([("Target 2027 2028",), ("Target 2027 2028",)])
    (('Target', '2027'), ('Target', '2028'))
    """
    done = list(paths)
    start = 0
    for end in range(1, len(done) + 1):
        if end < len(done) and paths[end] and paths[end] == paths[start]:
            continue
        if end - start > 1 and paths[start]:
            done[start:end] = _spread(paths[start], end - start)
        start = end
    return _regroup(done)


def _regroup(paths: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Give bare years the group header that stands in the middle of them, over one or some of them only.

    >>> _regroup([("2023",), ("Target 2024",), ("2025",)])
    (('Target', '2023'), ('Target', '2024'), ('Target', '2025'))
    """
    done = list(paths)
    named = [(k, found[1]) for k, path in enumerate(paths) if len(path) < 3 and (found := _TARGET_OF.match(" ".join(path)))]
    for k, group in named:
        left, right = _bare_beside(paths, k, -1), _bare_beside(paths, k, 1)
        if left and right:
            for at in (*left, k, *right):
                done[at] = (group, _LAST_YEAR.findall(" ".join(paths[at]))[-1])
    return tuple(done)


def _bare_beside(paths: Sequence[tuple[str, ...]], column: int, step: int) -> list[int]:
    """Return the columns next to one, in one direction, that print but a year; columns of the same group are passed over."""
    found: list[int] = []
    at = column + step
    while 0 <= at < len(paths):
        if not paths[at]:
            if found or not 0 <= at + step < len(paths) or not paths[at + step]:
                break
        elif len(paths[at]) == 1 and YEAR_CELL.match(paths[at][0]):
            found.append(at)
        elif paths[at][:-1] != paths[column][:-1] or len(paths[column]) < 2 or found:
            break
        at += step
    return found


def _spread(path: tuple[str, ...], count: int) -> list[tuple[str, ...]]:
    years, measures = _YEARS.search(path[-1]), _MEASURES.search(path[-1])
    found = years or (measures if count == 2 else None)
    names = years[1].split() if years else list(measures.groups()) if measures else []
    if found is None or len(names) != count:
        return [path] * count
    head = path[-1][: found.start()].strip()
    above = (*path[:-1], head) if head else path[:-1]
    return [(*above, name) for name in names]


def settle_headers(paths: Paths, body: Body) -> tuple[tuple[str, ...], ...]:
    """Give columns of cells without a header the one beside them that has no cells: its words stand in the middle, theirs left.

    Of a header with two years between two such columns each gets its year.
    """
    done = _in_order(paths, body)
    filled = [any((c := cells[k]) is not None and not c.carried for cells, _, _ in body) for k in range(len(paths))]
    for k, path in enumerate(paths):
        if path or not filled[k]:
            continue
        for beside in (k + 1, k - 1):
            if not 0 <= beside < len(paths) or not done[beside]:
                continue
            if not filled[beside]:
                done[k], done[beside] = done[beside], ()
                break
            years = _YEARS.search(done[beside][-1])
            if beside > k and years and len(years[1].split()) == 2:
                done[k] = done[beside]
                break
    return tuple(done)


def _in_order(paths: Paths, body: Body) -> list[tuple[str, ...]]:
    """Give columns of figures the years above them one by one, where as many years stand there, beside the columns."""
    done = list(paths)
    labels = [(k, found[1]) for k, path in enumerate(paths) if (found := _TIME.match(" ".join(path)))]
    if len(labels) < 3 or any(int(b) - int(a) != 1 for (_, a), (_, b) in pairwise(labels)):
        return done
    begin = labels[0][0]
    # The first value can stand left of its year, in a column of its own.
    begin -= begin > 1 and not paths[begin - 1] and _holds_figures(begin - 1, body)
    region = range(begin, labels[-1][0] + 1)
    figures = [k for k in region if _holds_figures(k, body)]
    between = [p for k in region if (p := " ".join(paths[k])) and not _TIME.match(p) and not _TARGET_ONLY.match(p)]
    if between or len(figures) != len(labels) or figures == [k for k, _ in labels]:
        return done
    told = " ".join(" ".join(paths[k]) for k in region)
    if len(labels[0][1]) < 4 and not _TOLD.search(told):
        return done
    for k in region:
        done[k] = ()
    counted: tuple[str, ...] = ("Tahun",) if len(labels[0][1]) < 4 else ()
    group = ("Target Tahun",) if re.search(r"(?i)\btarget\b", told) else counted
    for k, (_, label) in zip(figures, labels, strict=True):
        done[k] = (*group, label)
    return done


def _holds_figures(column: int, body: Body) -> bool:
    texts = [cell.text.strip() for cells, _, _ in body if (cell := cells[column]) is not None and not cell.carried]
    return bool(texts) and sum(1 for t in texts if _VALUE.match(t)) >= PACKED * len(texts)


def unpack(paths: Paths, body: Body) -> tuple[tuple[tuple[str, ...], ...], Body, tuple[int, ...]]:
    """Split columns that hold the values of several years ("2020 2021 2023" over "88,7 89,5 92").

    Returns the new paths, the body with a cell for each value, and for each old column how many it became.
    """
    counts = tuple(_packed(k, path, body) for k, path in enumerate(paths))
    if all(n == 1 for n in counts):
        return tuple(paths), body, counts
    spread = [p for path, n in zip(paths, counts, strict=True) for p in (_spread(path, n) if n > 1 else [path])]
    return tuple(spread), [(unpack_cells(cells, counts), page, flag) for cells, page, flag in body], counts


def _packed(column: int, path: tuple[str, ...], body: Body) -> int:
    found = _YEARS.search(path[-1]) if path and column else None
    if found is None:
        return 1
    count = len(found[1].split())
    texts = [cell.text.split() for cells, _, _ in body if (cell := cells[column]) is not None and not cell.carried]
    fitting = sum(1 for t in texts if len(t) == count and all(_VALUE.match(v) for v in t))
    return count if texts and fitting >= PACKED * len(texts) else 1


def unpack_cells(cells: Sequence[RowCell | None], counts: Sequence[int]) -> Cells:
    """Return the cells of a row with those of packed columns split; a cell that holds something else stays in the first."""
    done: list[RowCell | None] = []
    for cell, count in zip(cells, counts, strict=True):
        values = cell.text.split() if cell is not None and count > 1 else []
        if cell is None or len(values) != count:
            done.extend([replace(cell, column=len(done)) if cell is not None else None, *[None] * (count - 1)])
            continue
        at = 0
        for value in values:
            at = max(cell.raw.find(value, at), 0)
            done.append(replace(cell, column=len(done), text=value, raw=value, start=cell.start + at, length=None))
            at += len(value)
    return done


def baseline_year(columns: Sequence[Column], title: str, identity: Identity | None) -> tuple[Column, ...]:
    """Read the first of columns that print only years as the baseline where it lies before the plan, or a gap follows it."""
    bare = [c for c in columns if c.role is ColumnRole.TARGET and c.key and YEAR_CELL.match(c.header) and c.key.isdigit()]
    years = sorted({int(c.key or 0) for c in bare})
    counted = any(c.role is ColumnRole.TARGET and c.key and len(c.key) < 4 for c in columns)
    if (
        len(years) < (1 if counted else 2)
        or any(c.role is ColumnRole.BASELINE for c in columns)
        or int(bare[0].key or 0) != years[0]
    ):
        return tuple(columns)
    told, period = _PERIOD.search(title), identity.period if identity is not None else None
    begins = [int(told[1])] if told else []
    if period is not None and period[1] - period[0] > 1:
        begins.append(period[0])
    elif period is not None and identity is not None and identity.kind is DocumentKind.RENJA:
        # The year before a renja is under way: what stands there may be aimed at.
        begins.append(period[0] - 1)
    before = any(years[0] < begin <= (years[1] if len(years) > 1 else begin) for begin in begins)
    gap = len(years) > 3 and years[1] - years[0] > 1 and all(b - a == 1 for a, b in pairwise(years[1:]))
    if not (before or gap or _lacks_money(bare, columns)):
        return tuple(columns)
    return tuple(replace(c, role=ColumnRole.BASELINE) if c in bare and c.key == str(years[0]) else c for c in columns)


def _lacks_money(bare: Sequence[Column], columns: Sequence[Column]) -> bool:
    """Return whether money stands behind every year but the first: nothing is paid for what is there already."""
    paid = [c.index + 1 < len(columns) and columns[c.index + 1].role is ColumnRole.PAGU for c in bare]
    return len(paid) > 1 and not paid[0] and all(paid[1:])
