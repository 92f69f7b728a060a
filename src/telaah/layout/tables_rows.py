"""The body rows of a joined table: cells put into its columns, pieces over a page break glued, blanks carried down."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from telaah.layout.columns import MEASURES, is_header_text
from telaah.layout.rows import LEVEL_GROUP
from telaah.layout.tables_cells import INDICATORS, Cells, glue
from telaah.layout.tables_grid import match_columns
from telaah.layout.tables_header import opens_inside
from telaah.layout.tables_parts import Group, Part
from telaah.layout.tables_titles import note_of_row
from telaah.model.document import Block, BlockKind, Cell, Column, ColumnRole, RowCell

HIERARCHY = (
    ColumnRole.MISI,
    ColumnRole.TUJUAN_ATASAN,
    ColumnRole.TUJUAN,
    ColumnRole.SASARAN,
    ColumnRole.SASARAN_PROGRAM,
)
"""Columns in which a blank cell means "as above", from the widest to the narrowest."""
SPANNING = frozenset(
    {
        ColumnRole.SUMBER_DATA,
        ColumnRole.PENANGGUNG_JAWAB,
        ColumnRole.PENDUKUNG,
        ColumnRole.STRATEGI,
        ColumnRole.ARAH_KEBIJAKAN,
        ColumnRole.PROGRAM,
        ColumnRole.INDIKATOR,
        ColumnRole.INDIKATOR_TUJUAN,
        ColumnRole.INDIKATOR_SASARAN,
    }
)
"""Columns in which a merged cell that a page break cuts is carried over it."""
LOWER_START = re.compile(r"^[a-z)\]%,;.&/]")
BULLET_START = re.compile(r"^(?:[•▪●○■\-–➢✓*]|\(?[a-z0-9]{1,2}[.)])\s")
OPEN_END = re.compile(
    r"(?i)(?:[(,/&\-–]|\b(?:dan|atau|yang|di|ke|dari|dengan|untuk|pada|dalam|oleh|serta|terhadap|bagi|per|jumlah))\s*$"
)
GROUP_SHARE = 0.6
"""A cell over this share of the columns heads a group of rows."""
LEVEL_TITLE = "judul"


def raw_rows(group: Group) -> tuple[list[tuple[Cells, int, bool]], list[Block]]:
    """Return the rows of all parts as (cells, page, first of its part), and notes found inside the last rows."""
    edges = group.reference.grid.edges
    rows: list[tuple[Cells, int, bool]] = []
    notes: list[Block] = []
    for part in group.parts:
        mapping = match_columns(edges, part.grid.edges)
        start = part.header.body if part.header else 0
        opening = True
        for row in range(start, part.grid.rows):
            cells = _row_cells(part, row, mapping, len(edges) - 1)
            if cells is not None and opens_inside(part.grid, row):
                cells = [c if k == 0 else None for k, c in enumerate(cells)]
            if cells is None or all(c is None or c.carried for c in cells):
                continue
            note = _as_note(part, cells)
            if note is not None:
                notes.append(note)
                continue
            rows.append((cells, part.page, opening))
            opening = False
    return rows, notes


def title_rows(group: Group) -> list[tuple[Cells, int]]:
    """Return the rows above the header ("Visi : ...", "Tujuan 1 : ..."): label in column 0, text in column 1.

    They stand in the table itself or in a small table of labels directly above it.
    """
    reference = group.reference
    width = len(reference.grid.edges) - 1
    rows: list[tuple[Cells, int]] = []
    parts = [(p, p.grid.rows) for p in group.labels]
    if reference.header is not None:
        parts.append((reference, reference.header.first))
    for part, last in parts:
        for row in range(last):
            texts = [c for c, _, _ in part.grid.starting(row) if c.text.strip(" :")]
            cells: Cells = [None] * width
            for column, cell in enumerate(texts[:width]):
                cells[column] = _cell(cell, column, part.page, carried=False)
            if texts:
                rows.append((cells, part.page))
    return rows


def _row_cells(part: Part, row: int, mapping: Sequence[int], width: int) -> Cells | None:
    """Return one row's cells by column, None where nothing begins in it."""
    line = part.grid.slots[row]
    if not any(c is not None and part.grid.begins(c, row) and c.text.strip() for c in line):
        return None
    cells: Cells = [None] * width
    column = 0
    while column < len(line):
        cell = line[column]
        after = column + 1
        while after < len(line) and line[after] is cell:
            after += 1
        if cell is not None and cell.text.strip() and not _is_of_header(part, cell):
            target = _target_column(part, column, after, mapping)
            _put(cells, target, _cell(cell, target, part.page, carried=not part.grid.begins(cell, row)))
        column = after
    return cells


def _is_of_header(part: Part, cell: Cell) -> bool:
    """Return whether a cell begins in the header and runs on into a body row that is blank there."""
    if part.header is None or part.header.last <= part.header.first:
        return False
    return cell.row - part.grid.offset < part.header.last and is_header_text(cell.text.strip())


def _target_column(part: Part, first: int, after: int, mapping: Sequence[int]) -> int:
    """Return the column of a cell that covers grid columns ``first`` to ``after``: of a group row 0, else the widest."""
    if after - first == 1:
        return mapping[first]
    if after - first >= max(3, GROUP_SHARE * len(mapping)):
        return mapping[first]
    edges = part.grid.edges
    widest = max(range(first, after), key=lambda k: (round(edges[k + 1] - edges[k]), -k))
    return mapping[widest]


def _cell(cell: Cell, column: int, page: int, *, carried: bool) -> RowCell:
    return RowCell(column, cell.text, cell.raw, page, cell.box, cell.start, carried)


def _put(cells: Cells, column: int, cell: RowCell) -> None:
    held = cells[column]
    cells[column] = cell if held is None else glue(held, cell)


def _as_note(part: Part, cells: Cells) -> Block | None:
    """Return the note that a row is, where one wide cell alone says "Sumber: ..."."""
    filled = [c for c in cells if c is not None]
    if len(filled) != 1 or not note_of_row(filled[0].text) or filled[0].box.width < 0.5 * part.table.box.width:
        return None
    cell = filled[0]
    return Block(BlockKind.NOTE, cell.text, cell.raw, part.page, cell.box, cell.start)


def glue_page_breaks(rows: list[tuple[Cells, int, bool]], columns: Sequence[Column]) -> list[tuple[Cells, int, bool]]:
    """Glue a part's first row to the last row before it where the page break cut one row in two."""
    joined: list[tuple[Cells, int, bool]] = []
    whole: dict[tuple[int, int], RowCell] = {}
    numbered = _is_numbered(rows, columns)
    for cells, page, opening in rows:
        if opening and joined and joined[-1][1] != page and _continues_row(joined[-1][0], cells, columns, numbered=numbered):
            above = joined[-1][0]
            for column, cell in enumerate(cells):
                if cell is not None:
                    above[column] = whole[(cell.page, cell.start)] = _glued(above[column], cell)
            continue
        if opening and joined and joined[-1][1] != page:
            _glue_statements(joined, cells, columns, whole)
        for column, cell in enumerate(cells):
            if cell is not None and cell.carried and (cell.page, cell.start) in whole:
                cells[column] = replace(whole[(cell.page, cell.start)], carried=True)
        joined.append((cells, page, opening))
    return joined


def _glue_statements(
    joined: list[tuple[Cells, int, bool]], cells: Cells, columns: Sequence[Column], whole: dict[tuple[int, int], RowCell]
) -> None:
    """Glue the merged cells that the page break cut though the row below it is another: second halves begin in small letters.

    Where the row prints no value, the measure above it goes on too, and with it the short ends of the cells beside it.
    """
    above = joined[-1][0]
    pairs = {c.index: (cells[c.index], above[c.index]) for c in columns if c.role in HIERARCHY or c.role in SPANNING}
    cut = {k: (cell, held) for k, (cell, held) in pairs.items() if cell is not None and held is not None and not cell.carried}
    lower = {k for k, (cell, held) in cut.items() if _is_second_half(cell, held)}
    valued = any(
        cells[c.index] is not None for c in columns if c.role in MEASURES - {ColumnRole.PAGU} or c.role is ColumnRole.SATUAN
    )
    measured = any(c.role in MEASURES - {ColumnRole.PAGU} for c in columns)
    for column in columns:
        cell, held = cut.get(column.index, (None, None))
        if cell is None or held is None:
            continue
        goes_on = column.index in lower and (column.role in HIERARCHY or (measured and not valued))
        end = bool(lower) and measured and not valued and len(cell.text.split()) <= 4 and not _NEW_TEXT.match(cell.text)
        if not goes_on and not end:
            continue
        full = glue(held, cell)
        whole[(cell.page, cell.start)] = full
        for row, _, _ in joined:
            over = row[column.index]
            if over is not None and (over.page, over.start) == (held.page, held.start):
                row[column.index] = replace(full, carried=over.carried)
        cells[column.index] = replace(full, carried=True)


_NEW_TEXT = re.compile(
    r"(?i)\W*(?:\d|[a-z][.)]\s|me\w+(?:nya|kan|i)\b|(?:ter|ber)\w+nya\b|pe\w+an\b|tujuan|sasaran|misi|program|kegiatan|jumlah|persen)"
)
"""How a short text begins that is a statement, a measure or a name of its own."""


def _is_second_half(cell: RowCell, held: RowCell) -> bool:
    small = bool(LOWER_START.match(cell.text)) and not BULLET_START.match(cell.text)
    return small and not held.text.rstrip().endswith(".")


def _glued(held: RowCell | None, cell: RowCell) -> RowCell:
    """Return a cell with its second piece; a carried first piece stays carried."""
    return cell if held is None else glue(held, cell)


def _is_numbered(rows: Sequence[tuple[Cells, int, bool]], columns: Sequence[Column]) -> bool:
    """Return whether every row but those that open a page has a number of its own."""
    marks = [c.index for c in columns if c.role is ColumnRole.NOMOR]
    inner = [cells for k, (cells, _, opening) in enumerate(rows) if k == 0 or not opening]
    return bool(marks) and len(inner) >= 2 and all((c := cells[marks[0]]) is not None and not c.carried for cells in inner)


def _continues_row(above: Cells, cells: Cells, columns: Sequence[Column], *, numbered: bool) -> bool:
    """Return whether the first row of a page goes on with the row above: nothing begins in it."""
    if _is_number_ahead(above, cells, columns):
        return True
    filled = [c for c in cells if c is not None]
    measures = [c.index for c in columns if c.role in MEASURES or c.role is ColumnRole.SATUAN]
    texts = [c for c in filled if c.column not in measures]
    if not texts or _begins(above, cells, columns) or any(cells[k] is not None and above[k] is not None for k in measures):
        return False
    going_on = [_goes_on(above[c.column], c) for c in texts]
    if all(going_on) or _is_cut_measure(above, texts, columns):
        return True
    held = all(above[c.column] is not None for c in texts)
    if measures:
        return held and not any(cells[k] is not None for k in measures) and any(above[k] is not None for k in measures)
    if numbered and len(filled) < len(columns) - 1:
        return True
    listed = all(g or BULLET_START.match(c.text) for c, g in zip(texts, going_on, strict=True))
    return held and listed and len(filled) <= len(columns) / 2


def _is_number_ahead(above: Cells, cells: Cells, columns: Sequence[Column]) -> bool:
    """Return whether the number (and values) of a row stand alone at the foot of a page, its texts on top of the next."""
    told = [c.index for c in columns if c.role in (*HIERARCHY, *INDICATORS)]
    stated = any(cells[c.index] is not None for c in columns if c.role in HIERARCHY)
    numbers = [c.index for c in columns if c.role is ColumnRole.NOMOR][:1]
    if not numbers or not stated or any(above[k] is not None for k in told):
        return False
    number, own = above[numbers[0]], [c for c in cells if c is not None]
    values = [c.index for c in columns if c.role in MEASURES or c.role is ColumnRole.SATUAN]
    apart = cells[numbers[0]] is None and not any(above[k] is not None and cells[k] is not None for k in values)
    return number is not None and not number.carried and apart and not any(c.carried for c in own)


def _is_cut_measure(above: Cells, texts: Sequence[RowCell], columns: Sequence[Column]) -> bool:
    """Return whether a measure and another text go on in small letters: the break cut the row through all of its cells."""
    halves = {c.column for c in texts if (held := above[c.column]) is not None and _is_second_half(c, held)}
    measured = any(columns[k].role in INDICATORS for k in halves)
    return measured and len(halves) > 1 and all(above[c.column] is not None for c in texts)


def _begins(above: Cells, cells: Cells, columns: Sequence[Column]) -> bool:
    """Return whether a row has a number, a code or a new statement of its own: then it goes on with nothing."""
    for column in columns:
        cell = cells[column.index]
        if cell is None:
            continue
        if column.role in (ColumnRole.NOMOR, ColumnRole.KODE):
            return True
        opens = column.role is ColumnRole.PROGRAM and _LEVEL_START.match(cell.text)
        if opens and not OPEN_END.search(_text(above, column.index)):
            return True
        if column.role in HIERARCHY and not _goes_on(above[column.index], cell) and not _is_tail(cell.text):
            return True
    return False


_LEVEL_START = re.compile(r"(?i)\W*(?:[\dIVX]{1,4}[.)]\s*)?(?:program|(?:sub\s*)?kegiatan|urusan|bidang)\s")


def _text(cells: Cells, column: int) -> str:
    cell = cells[column]
    return cell.text if cell else ""


def _is_tail(text: str) -> bool:
    """Return whether a text is too short for a statement and does not begin as one does: the end of a cut cell."""
    return len(text.split()) <= 4 and not _STATEMENT_START.match(text)


_STATEMENT_START = re.compile(r"(?i)\W*(?:[\dA-Z]{1,3}[.)]\s*)?(?:me[nmrly]|ter|ber|pe[nmr]|tujuan|sasaran|misi)\w*")


def _goes_on(above: RowCell | None, cell: RowCell | None) -> bool:
    if above is None or cell is None:
        return False
    if BULLET_START.match(cell.text) and not OPEN_END.search(above.text):
        return False
    return bool(LOWER_START.match(cell.text) or OPEN_END.search(above.text))


def carry_down(rows: list[tuple[Cells, int, bool]], columns: Sequence[Column], levels: Sequence[str | None]) -> None:
    """Fill blank cells that mean "as above": statement columns always, others where a page break cuts a merged cell."""
    ladder = [c.index for role in HIERARCHY for c in columns if c.role is role]
    programmes = [c.index for c in columns if c.role is ColumnRole.PROGRAM]
    spanning = [c.index for c in columns if c.role in SPANNING]
    held: dict[int, RowCell] = {}
    for position, (cells, _, opening) in enumerate(rows):
        if levels[position] in (LEVEL_GROUP, LEVEL_TITLE, "total"):
            held.clear()
            continue
        if opening and position:
            _carry_over_break(rows[position - 1][0], cells, spanning)
        fresh = False
        if levels[position] not in ("kegiatan", "sub_kegiatan"):
            for column in _of_a_new_programme(cells, programmes, columns):
                held.pop(column, None)
        for column in ladder:
            cell = cells[column]
            if cell is not None:
                fresh = fresh or not cell.carried
                held[column] = cell
            elif fresh:
                held.pop(column, None)
            elif column in held:
                cells[column] = replace(held[column], carried=True)


def _of_a_new_programme(cells: Cells, programmes: Sequence[int], columns: Sequence[Column]) -> list[int]:
    """Return the columns that a programme printed in this row begins anew: those to its right, and its outcome."""
    named = [k for k in programmes if (c := cells[k]) is not None and not c.carried]
    if not named:
        return []
    return [c.index for c in columns if c.index > named[0] or c.role is ColumnRole.SASARAN_PROGRAM]


def _carry_over_break(above: Cells, cells: Cells, spanning: Sequence[int]) -> None:
    """Carry a merged cell over the page break: above it covers several rows, and the row below it has none of its own."""
    for column in spanning:
        over = above[column]
        if cells[column] is None and over is not None and over.carried:
            cells[column] = over
