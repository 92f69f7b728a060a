"""Physical tables of pages -> tables as the reader sees them: joined, header understood, merged cells carried down.

Conventions of the result (``JoinedTable``):

* A row in which one merged cell spans all or most columns ("Tujuan 1: ...", "Misi 2", "Bidang ...") has that cell alone,
  in column 0 whatever that column's role, and level "grup". Rows above the header of a table ("Visi : ...") come first,
  with level "judul": label in column 0, the text in the columns after.
* ``RowCell.carried`` marks a text that stands in a merged cell above, or above a blank that means "as above".
* A TARGET column whose header prints no time has key None: the caption, the "Sumber" line, or else the year of the
  document tell it. Targets of quarters have role LAIN.
* A card ("Indikator : ...", "Sumber Data : ...", one below the other) is turned: its labels are columns, each card a row.
* A row whose cells stack several items (measures with their values line by line, two statements parted by blank space) is
  a row for each; what spans them is carried. A part of a measure ("- Sapi (ekor)") gets the measure's name before it: its
  ``text`` is then made of two pieces, the part first in ``place()``, the name in ``rest``.
* A header cell over several columns (KODE in seven narrow cells) gives each of them its role; ``Row.code`` is the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from telaah.layout.columns_content import Sample, assign_columns
from telaah.layout.columns_reader import ColumnReader, second_opinion
from telaah.layout.columns_years import baseline_year, settle_headers, spread_headers, unpack, unpack_cells
from telaah.layout.rows import LEVEL_GROUP, row_code, row_level, statement_levels
from telaah.layout.tables_cards import as_card
from telaah.layout.tables_cells import Cells
from telaah.layout.tables_foreign import is_foreign
from telaah.layout.tables_parts import Group, Running, find_running, follows_directly, group_parts
from telaah.layout.tables_rows import (
    LEVEL_TITLE,
    carry_down,
    glue_page_breaks,
    raw_rows,
    title_rows,
)
from telaah.layout.tables_spill import pull_up
from telaah.layout.tables_stacked import part_stacked
from telaah.layout.tables_titles import find_notes, find_title
from telaah.model.document import Block, Column, Document, JoinedTable, Row
from telaah.model.place import Place


def join_tables(document: Document, reader: ColumnReader | None = None) -> tuple[JoinedTable, ...]:
    """Return the joined tables of a document in order of page; ``reader`` gives a second opinion on their columns."""
    running = find_running(document)
    groups = group_parts(document, running)
    tables: list[JoinedTable] = []
    for number, group in enumerate(groups):
        table = _build(document, number, group, running, reader)
        first = group.labels[0] if group.labels else group.parts[0]
        if not table.title and tables and follows_directly(document, groups[number - 1].parts[-1], first, running):
            table = replace(table, title=tables[-1].title, title_place=tables[-1].title_place)
        tables.append(table)
    return tuple(tables)


def _build(document: Document, number: int, group: Group, running: Running, reader: ColumnReader | None) -> JoinedTable:
    first, last, reference = group.parts[0], group.parts[-1], group.reference
    title, place = _title(document, group, running)
    body, notes_inside = raw_rows(group)
    paths = reference.header.paths if reference.header and reference.header.paths else ((),) * reference.grid.columns
    paths, body, counts = unpack(spread_headers(settle_headers(paths, body)), body)
    samples = _samples(body, len(paths))
    columns = assign_columns(paths, samples, title)
    section = document.section_at(first.page, first.item)
    card = as_card(body) if not any(paths) else None
    if reader is not None and card is None:
        columns = second_opinion(reader, columns, paths, samples, (title, section))
    columns, body = card or (columns, body)
    columns = baseline_year(columns, title, document.identity)
    body = part_stacked(body, columns, document)
    if not first.table.ruled:
        pull_up(body, columns)
    body = glue_page_breaks(body, columns)
    edges = reference.grid.edges
    levels = statement_levels([_level(cells, columns, edges) for cells, _, _ in body], [cells for cells, _, _ in body], columns)
    carry_down(body, columns, levels)
    titles = [(unpack_cells(cells, counts), page) for cells, page in title_rows(group)]
    rows = _rows(titles, body, levels, columns)
    notes: tuple[Block, ...] = (*notes_inside, *find_notes(document, last, running))
    return JoinedTable(
        id=number,
        title=title,
        title_place=place,
        pages=tuple(sorted({p.page for p in group.parts})),
        parts=tuple(dict.fromkeys((p.page, p.table.index) for p in (*group.labels, *group.parts))),
        columns=columns,
        rows=rows,
        notes=notes,
        section=section.id if section else None,
        ruled=first.table.ruled,
        foreign=is_foreign(title, columns, document.identity),
    )


def _title(document: Document, group: Group, running: Running) -> tuple[str, Place | None]:
    """Return the caption above a table, else the header cell over all its columns."""
    first = group.labels[0] if group.labels else group.parts[0]
    title, place = find_title(document, first, running)
    banner = group.reference.header.banner if group.reference.header else None
    if title or banner is None:
        return title, place
    return banner.text, Place(group.reference.page, banner.box, banner.start, banner.end)


def _samples(body: Sequence[tuple[Cells, int, bool]], width: int) -> list[Sample]:
    """Return what stands in each column, carried cells left out."""
    texts: list[list[str]] = [[] for _ in range(width)]
    for cells, _, _ in body:
        for column, cell in enumerate(cells):
            if cell is not None and not cell.carried:
                texts[column].append(cell.text)
    return [Sample(tuple(t)) for t in texts]


def _level(cells: Cells, columns: Sequence[Column], edges: Sequence[float]) -> str | None:
    level = row_level(cells, columns, row_code(cells, columns))
    if level is None and _is_group(cells, columns, edges):
        return LEVEL_GROUP
    return level


def _is_group(cells: Cells, columns: Sequence[Column], edges: Sequence[float]) -> bool:
    """Return whether one cell alone heads the rows below: it begins at the left edge and covers several columns."""
    filled = [c for c in cells if c is not None]
    if len(filled) != 1 or len(columns) < 3 or filled[0].column != 0 or filled[0].carried:
        return False
    return filled[0].box.width > 1.3 * (edges[1] - edges[0]) or filled[0].box.width == 0


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
