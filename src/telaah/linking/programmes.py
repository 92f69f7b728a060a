"""Programmes of a plan's tables: which rows belong to which programme, so that a chain can be followed by name or code."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from telaah.model.document import ColumnRole, JoinedTable, Row
from telaah.text.similar import plain

SAME_NAME = 93
"""Letters of two programme names that must agree: slips of the pen pass, "Perlindungan Perempuan" for "... Anak" does not."""
SHORTENED = 0.75
"""Share of a programme's name that a table must print where it leaves out the end ("... Daerah Kabupaten/Kota")."""
LEAST_LETTERS = 12
_BRACKET = re.compile(r"\([^()]*\)?")
_CODE = re.compile(r"^\s*[\dXx][\dXx.\s]*[-–:]?\s*")
_WORD = re.compile(r"(?i)^\W*(?:[\dIVX]+[.)]\s*)?program(?:me)?\b\s*[:.]?\s*")
_ABOVE = frozenset({"urusan", "bidang_urusan", "total", "grup"})
_BELOW = frozenset({"kegiatan", "sub_kegiatan", "output"})


class Programmes:
    """The rows of each programme in each table."""

    def __init__(self, tables: Iterable[JoinedTable]) -> None:
        self._rows: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._at: dict[tuple[int, int], str] = {}
        self._names: dict[str, str] = {}
        self._found: dict[str, tuple[str, ...]] = {}
        for table in tables:
            self._read(table)

    def _read(self, table: JoinedTable) -> None:
        columns = [c.index for c in table.column_of(ColumnRole.PROGRAM, ColumnRole.URAIAN)]
        if not columns:
            return
        current: str | None = None
        for row in table.rows:
            if row.level in _ABOVE:
                current = None
                continue
            name = _named(row, columns)
            if name is not None:
                current = programme_key(name)
                self._names.setdefault(current, name)
            if current is not None:
                self._rows[current].append((table.id, row.index))
                self._at[(table.id, row.index)] = current

    def rows(self, name: str) -> list[tuple[int, int]]:
        """Return the rows (table, row) of a programme and of what stands below it, by its name."""
        key = programme_key(name)
        if key not in self._found:
            self._found[key] = tuple(k for k in self._rows if _same(k, key))
        return [at for k in self._found[key] for at in self._rows[k]]

    def at(self, table: int, row: int) -> str | None:
        """Return the name of the programme to which a row belongs."""
        key = self._at.get((table, row))
        return None if key is None else self._names[key]


def _named(row: Row, columns: Sequence[int]) -> str | None:
    """Return the programme that a row names: by its level, its first words, or the merged cell that covers it."""
    for index in columns:
        cell = row.cells[index] if index < len(row.cells) else None
        if cell is None:
            continue
        if not cell.carried and row.level == "program" and cell.text.strip():
            return cell.text
        if row.level not in _BELOW and _WORD.match(_CODE.sub("", cell.text, count=1)):
            return cell.text
        if cell.carried and _WORD.match(_CODE.sub("", cell.text, count=1)):
            return cell.text
    return None


def programme_key(name: str) -> str:
    """Return the name of a programme without code, number, bracketed abbreviation and the word "Program", letters only.

    >>> programme_key("1.05.02 - Program Pemadam Kebakaran"), programme_key("PEMADAM KEBAKARAN")
    ('pemadamkebakaran', 'pemadamkebakaran')
    """
    return plain(_WORD.sub("", _CODE.sub("", _BRACKET.sub(" ", name), count=1), count=1))


def _same(first: str, second: str) -> bool:
    if first == second:
        return True
    if min(len(first), len(second)) < LEAST_LETTERS:
        return False
    short, long = sorted((first, second), key=len)
    if long.startswith(short) and len(short) >= SHORTENED * len(long):
        return True
    return fuzz.ratio(first, second) >= SAME_NAME
