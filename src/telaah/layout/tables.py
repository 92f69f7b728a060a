"""Physical tables of pages -> tables as the reader sees them: joined, header understood, merged cells carried down.

Conventions of the result (``JoinedTable``):

* A row in which one merged cell spans all or most columns ("Tujuan 1: ...", "Misi 2", "Bidang ...") has that cell alone,
  in column 0 whatever that column's role, and level "grup". Rows above the header of a table ("Visi : ...") come first,
  with level "judul": label in column 0, the text in the columns after.
* ``RowCell.carried`` marks a text that stands in a merged cell above, or above a blank that means "as above".
* A TARGET column whose header prints no time has key None: the caption, the "Sumber" line, or else the year of the
  document tell it. Targets of quarters have role LAIN.
* A header cell over several columns (KODE in seven narrow cells) gives each of them its role; ``Row.code`` is the whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from telaah.layout.columns_content import Sample, assign_columns
from telaah.layout.rows import row_code, row_level
from telaah.layout.tables_header import TITLE_LABEL
from telaah.layout.tables_parts import Group, Running, find_running, group_parts
from telaah.layout.tables_rows import (
    GROUP_SHARE,
    LEVEL_GROUP,
    LEVEL_TITLE,
    Cells,
    carry_down,
    glue_page_breaks,
    raw_rows,
    title_rows,
)
from telaah.layout.tables_titles import find_notes, find_title
from telaah.model.document import Block, Column, ColumnRole, Document, JoinedTable, Row

FOREIGN = re.compile(
    r"(?i)\b(?:tujuan|sasaran|misi|visi|indikator kinerja|program)\b[^.]{0,60}\b(?:rpjmd|rpjmn|rpjpd|rkpd|renstra\s+k\s*/?\s*l|"
    r"kementerian|renstra\s+provinsi|pemerintah\s+(?:kota|kabupaten|provinsi|daerah))\b"
    r"|\bperiode\s+(?:lalu|sebelumnya)\b|\brenstra\s+(?:kementerian|k\s*/\s*l|provinsi)\b"
)
OWN_AGAIN = re.compile(r"(?i)\bmengacu\s+pada\b|\bberdasarkan\b|\bmendukung\b|\bterkait\b|\bketerkaitan\b|\brenstra\s+(?:pd|opd|skpd|perangkat|dinas|badan)")


def join_tables(document: Document) -> tuple[JoinedTable, ...]:
    """Return the joined tables of a document in order of page."""
    running = find_running(document)
    return tuple(_build(document, number, group, running) for number, group in enumerate(group_parts(document, running)))


def _build(document: Document, number: int, group: Group, running: Running) -> JoinedTable:
    first, last, reference = group.parts[0], group.parts[-1], group.reference
    title, place = find_title(document, first, running)
    body, notes_inside = raw_rows(group)
    paths = reference.header.paths if reference.header and reference.header.paths else ((),) * reference.grid.columns
    columns = assign_columns(paths, _samples(body, len(paths)), title)
    body = glue_page_breaks(body, columns)
    levels = [_level(cells, columns) for cells, _, _ in body]
    carry_down(body, columns, levels)
    rows = _rows(title_rows(group), body, levels, columns)
    section = document.section_at(first.page, first.item)
    notes: tuple[Block, ...] = (*notes_inside, *find_notes(document, last, running))
    return JoinedTable(
        id=number,
        title=title,
        title_place=place,
        pages=tuple(sorted({p.page for p in group.parts})),
        parts=tuple((p.page, p.table.index) for p in group.parts),
        columns=columns,
        rows=rows,
        notes=notes,
        section=section.id if section else None,
        ruled=first.table.ruled,
        foreign=is_foreign(title),
    )


def _samples(body: Sequence[tuple[Cells, int, bool]], width: int) -> list[Sample]:
    """Return what stands in each column, carried cells left out."""
    texts: list[list[str]] = [[] for _ in range(width)]
    for cells, _, _ in body:
        for column, cell in enumerate(cells):
            if cell is not None and not cell.carried:
                texts[column].append(cell.text)
    return [Sample(tuple(t)) for t in texts]


def _level(cells: Cells, columns: Sequence[Column]) -> str | None:
    level = row_level(cells, columns, row_code(cells, columns))
    if level is None and _is_group(cells, columns):
        return LEVEL_GROUP
    return level


def _is_group(cells: Cells, columns: Sequence[Column]) -> bool:
    """Return whether one cell alone heads the rows below: wide, or worded as such."""
    filled = [c for c in cells if c is not None]
    if len(filled) != 1 or len(columns) < 3:
        return False
    widths = filled[0].box.width
    return widths > 0 and filled[0].column == 0 and bool(TITLE_LABEL.match(filled[0].text) or GROUP_SHARE)


def _rows(
    titles: Sequence[tuple[Cells, int]],
    body: Sequence[tuple[Cells, int, bool]],
    levels: Sequence[str | None],
    columns: Sequence[Column],
) -> tuple[Row, ...]:
    rows = [Row(k, page, tuple(cells), None, LEVEL_TITLE) for k, (cells, page) in enumerate(titles)]
    for (cells, page, _), level in zip(body, levels, strict=True):
        rows.append(Row(len(rows), page, tuple(cells), row_code(cells, columns), level))
    return tuple(rows)


def is_foreign(title: str) -> bool:
    """Return whether a title gives the whole table to another plan.

    >>> is_foreign("Tujuan dan Sasaran RPJMD Kota X"), is_foreign("Indikator Kinerja yang mengacu pada Tujuan dan Sasaran RPJMD")
    (True, False)
    """
    return bool(FOREIGN.search(title)) and not OWN_AGAIN.search(title)


__all__ = ["ColumnRole", "is_foreign", "join_tables"]
