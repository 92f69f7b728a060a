"""Evidence in tables: the outcome's own rows, rows placed under it, rows of its programmes elsewhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from telaah.linking.atlas import ORDER, Atlas, Ground, Spot, covered_rows, row_spot
from telaah.model.document import ColumnRole, JoinedTable, Row, RowCell, SectionKind
from telaah.model.plan import Level, Outcome, RowRef
from telaah.text.similar import plain

_HEADS = frozenset({"urusan", "bidang_urusan", "total", "grup"})
_PROGRAMME_PARTS = frozenset({"program", "kegiatan", "sub_kegiatan", "outcome", "output"})
_PAST = frozenset({SectionKind.EVALUASI, SectionKind.KINERJA_PELAYANAN, SectionKind.USULAN, SectionKind.TELAAHAN})
_TELLING = (
    ColumnRole.PENDUKUNG,
    ColumnRole.PENANGGUNG_JAWAB,
    ColumnRole.PERAN,
    ColumnRole.SUMBER_DATA,
    ColumnRole.FORMULA,
)
_FORWARD = frozenset({SectionKind.TUJUAN_SASARAN, SectionKind.STRATEGI, SectionKind.CROSSCUTTING})
_FREE = frozenset({ColumnRole.LAIN, ColumnRole.URAIAN})
LEAST = 12
"""Letters of a statement or indicator that is known again in a cell."""
ABOVE_COLUMNS = {
    Level.TUJUAN: frozenset({ColumnRole.TUJUAN_ATASAN, ColumnRole.MISI}),
    Level.SASARAN: frozenset({ColumnRole.TUJUAN_ATASAN, ColumnRole.MISI, ColumnRole.TUJUAN, ColumnRole.INDIKATOR_TUJUAN}),
    Level.PROGRAM: frozenset(
        {
            ColumnRole.TUJUAN_ATASAN,
            ColumnRole.MISI,
            ColumnRole.TUJUAN,
            ColumnRole.INDIKATOR_TUJUAN,
            ColumnRole.SASARAN,
            ColumnRole.INDIKATOR_SASARAN,
        }
    ),
}
"""Columns of what stands above an outcome: a sasaran does not inherit from its tujuan."""


def own_rows(outcome: Outcome, atlas: Atlas) -> Iterator[tuple[Spot, Ground]]:
    """Yield the rows in which the outcome stands, printed or carried down."""
    for table, row, column in _standing(outcome.rows, atlas):
        ground = Ground(_reason(table, atlas), "", _own_measure(outcome, table, row), atlas.branch(table, column))
        yield row_spot(table.id, row.index), ground
        above = table.rows[row.index - 1] if row.index else None
        if outcome.level is Level.PROGRAM and row.level == "outcome" and above is not None and above.level == "program":
            yield row_spot(table.id, above.index), ground


def indicator_rows(outcome: Outcome, atlas: Atlas) -> Iterator[tuple[Spot, Ground]]:
    """Yield the rows of the outcome's indicators where no other outcome stands (an IKU table without outcomes)."""
    for indicator in outcome.indicators:
        for table, row, column in _standing(indicator.rows, atlas):
            branch = atlas.branch(table, column)
            for index in covered_rows(table, row.index, column):
                if branch is not None or not atlas.rows.get(row_spot(table.id, index)):
                    yield row_spot(table.id, index), Ground(_reason(table, atlas), indicator.text, branch=branch)


def restated_rows(outcome: Outcome, atlas: Atlas) -> Iterator[tuple[Spot, Ground]]:
    """Yield rows of tables of partners or sources that print the outcome or its indicator in a column of another name."""
    for spot, owner, detail in _restated(atlas):
        if owner == outcome.id:
            yield spot, Ground(_reason(atlas.table(spot.first), atlas), detail)


def _restated(atlas: Atlas) -> list[tuple[Spot, str, str]]:
    """Return the rows that print a known statement, found once; those that fit two outcomes are left out."""
    if atlas.restated is None:
        known: dict[str, dict[str, str]] = defaultdict(dict)
        for outcome in atlas.outcomes:
            for text in (outcome.text, *outcome.variants):
                known[plain(text)][outcome.id] = ""
            for indicator in outcome.indicators:
                known[plain(indicator.text)].setdefault(outcome.id, indicator.text)
        atlas.restated = []
        for table in atlas.document.tables:
            if table.foreign or table.id in atlas.placed:
                continue
            if not table.column_of(*_TELLING):
                atlas.restated += _on_cards(table, known)
                continue
            for row in table.rows:
                said = [
                    known[key] for c in row.cells if c is not None and len(c.text) > LEAST and (key := plain(c.text)) in known
                ]
                if len(said) == 1 and len(said[0]) == 1:
                    ((owner, detail),) = said[0].items()
                    atlas.restated.append((row_spot(table.id, row.index), owner, detail))
    return atlas.restated


def _on_cards(table: JoinedTable, known: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[Spot, str, str]]:
    """Yield the rows of cards that describe one indicator each: "Nama Indikator | ...", "Sumber Data | ..."."""
    current: tuple[str, str] | None = None
    for row in table.rows:
        said = [c.text for c in row.cells if c is not None and c.text.strip() and not c.carried]
        if len(said) >= LABEL_AND_VALUE and _NAMES_MEASURE.match(said[-2]):
            owners = known.get(plain(said[-1]), {})
            # One measure of a tujuan and its sasaran is the latter's.
            current = next(iter(owners.items())) if len(owners) == 1 else None
        if current is not None:
            yield row_spot(table.id, row.index), *current


LABEL_AND_VALUE = 2
_NAMES_MEASURE = re.compile(
    r"(?i)^\W*(?:\d{1,2}[.)]\s*)?(?:nama|judul|uraian)?\s*(?:indikator(?:\s+(?:kinerja|utama|sasaran))*|nama|iku|judul)\s*:?$"
)


def printed_rows(outcome: Outcome, atlas: Atlas) -> Iterator[tuple[Spot, Ground]]:
    """Yield rows of forward-looking tables that print the outcome's own words in a column of no known part (a strategy block)."""
    for spot, owner in _printed(atlas):
        if owner == outcome.id:
            yield spot, Ground(_reason(atlas.table(spot.first), atlas), own_measure=False)


def _printed(atlas: Atlas) -> list[tuple[Spot, str]]:
    """Return the rows that print one outcome alone, found once."""
    if atlas.printed is None:
        known: dict[str, set[str]] = defaultdict(set)
        for outcome in atlas.outcomes:
            for text in (outcome.text, *outcome.variants):
                known[plain(text)].add(outcome.id)
        atlas.printed = []
        for table in atlas.document.tables:
            section = atlas.section_of(table)
            if table.foreign or table.id in atlas.placed or section is None or section.kind not in _FORWARD:
                continue
            for row in table.rows:
                said = {k: c for c in row.cells if c is not None and _is_free(c, table) and (k := plain(c.text)) in known}
                if len(said) == 1 and len(owners := known[next(iter(said))]) == 1:
                    atlas.printed.append((row_spot(table.id, row.index), next(iter(owners))))
    return atlas.printed


def _is_free(cell: RowCell, table: JoinedTable) -> bool:
    return len(cell.text) > LEAST and table.columns[cell.column].role in _FREE


def rows_below(outcome: Outcome, atlas: Atlas) -> Iterator[tuple[Spot, Ground]]:
    """Yield the rows that a table places under the outcome: those that follow with its column empty, until the next one."""
    for table, start, column in _standing(outcome.rows, atlas):
        branch = atlas.branch(table, column)
        for row in table.rows[start.index + 1 :]:
            if row.level in _HEADS or _ends(outcome, column, row, table, atlas):
                break
            ground = Ground(_reason(table, atlas), "", row.level not in _PROGRAMME_PARTS, branch)
            yield row_spot(table.id, row.index), ground


def _standing(refs: Iterable[RowRef], atlas: Atlas) -> Iterator[tuple[JoinedTable, Row, int]]:
    """Yield table, row and column of places in tables of the plan's own."""
    for ref in refs:
        if ref.table < len(atlas.document.tables):
            table = atlas.table(ref.table)
            if not table.foreign and ref.row < len(table.rows):
                yield table, table.rows[ref.row], ref.column


def _ends(outcome: Outcome, column: int, row: Row, table: JoinedTable, atlas: Atlas) -> bool:
    """Tell whether a row is no longer the outcome's."""
    spot = row_spot(table.id, row.index)
    beside = atlas.rows.get(spot, ())
    if atlas.branch(table, column) is not None:
        return any(c == column for _, c in beside)
    if any(ORDER[o.level] <= ORDER[outcome.level] for o, _ in beside):
        return True
    if outcome.level is Level.PROGRAM:
        return row.level == "program" or (bool(row.text(column)) and row.level not in _PROGRAMME_PARTS)
    if row.text(column):
        return True
    above = ABOVE_COLUMNS[outcome.level]
    return any(c is not None and not c.carried and table.columns[c.column].role in above for c in row.cells)


def programme_rows(outcome: Outcome, atlas: Atlas) -> Iterator[tuple[Spot, Ground]]:
    """Yield rows of the outcome's programmes in tables that put no outcome of their own beside them (the chain)."""
    if outcome.level is Level.TUJUAN and any(o.parent == outcome.id for o in atlas.outcomes):
        return
    for name in _programmes(outcome, atlas):
        for number, index in atlas.programmes.rows(name):
            table = atlas.table(number)
            section = atlas.section_of(table)
            if table.foreign or (section is not None and section.kind in _PAST):
                continue
            if outcome.level is Level.PROGRAM or number not in atlas.placed_above:
                yield row_spot(number, index), Ground("chain", name, own_measure=False)


def _programmes(outcome: Outcome, atlas: Atlas) -> list[str]:
    """Return the programmes that the plan's tables put under the outcome."""
    found = (atlas.programmes.at(table.id, row.index) for table, row, _ in _standing(outcome.rows, atlas))
    return list(dict.fromkeys([*outcome.programmes, *(name for name in found if name is not None)]))


def _reason(table: JoinedTable, atlas: Atlas) -> str:
    section = atlas.section_of(table)
    kind = section.kind if section else None
    if (
        kind in (SectionKind.CROSSCUTTING, SectionKind.MITRA)
        or "cross" in table.title.lower()
        or "pohon kinerja" in table.title.lower()
    ):
        return "crosscutting"
    return "row"


def _own_measure(outcome: Outcome, table: JoinedTable, row: Row) -> bool:
    """Tell whether the figures of a row are the outcome's own: not where the row is a programme's beside it."""
    if outcome.level is Level.PROGRAM or row.level not in _PROGRAMME_PARTS:
        return True
    return any(ref.table == table.id and ref.row == row.index for i in outcome.indicators for ref in i.rows)
