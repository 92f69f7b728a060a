"""Programme codes of rows and the level that code or wording gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from telaah.model.document import Column, ColumnRole, RowCell

NOMENCLATURE = re.compile(
    r"(?<![\w.])(?P<urusan>[1-8X])\.(?P<bidang>\d{1,2}|XX)"
    r"(?:\.(?P<program>\d{2})(?:\.(?P<kewenangan>[1-7])\.(?P<kegiatan>\d{2})(?:\.(?P<sub>\d{2,4}))?)?)?\.?(?![\w]|\.\d)",
    re.IGNORECASE,
)
OLD_CODE = re.compile(r"(?<![\w.])\d\.\d{2}(?:\.\d{1,3}){2,6}\.?(?!\d)")
OFFICE_CODE = re.compile(r"(?<![\w.])\d\.\d{2}\.\d\.\d{2}\.\d\.\d{2}\.\d{2}(?:\.\d{4})?(?!\d)")
CODE_PIECE = re.compile(r"(?i)^[\dx]{1,4}(?:\s*\.\s*[\dx]{1,4})*\.?$")
CODE_AT_START = re.compile(r"(?i)^\s*([\dx](?:\s?\.\s?[\dx]{1,4}){1,6}\.?)\s*[-–:]?\s*(?=[A-Z(])")
TOTAL = re.compile(
    r"(?i)^\W*(?:jumlah|total|sub\s*total|grand\s*total)"
    r"(?:\s+(?:total|seluruh(?:nya)?|anggaran|pagu|dana|belanja|keseluruhan|biaya|rp|[ivx\d]+|program|besar))*\W*$"
)
_SPACE = re.compile(r"\s+")
_DOT = re.compile(r"\s*\.\s*")
_LEVELS = (
    (re.compile(r"(?i)^\W*(?:\d+[.)]?\s*)?sub\s*[-.]?\s*kegiatan\b"), "sub_kegiatan"),
    (re.compile(r"(?i)^\W*(?:\d+[.)]?\s*)?kegiatan\s*[:.]?\s"), "kegiatan"),
    (re.compile(r"(?i)^\W*(?:[\dIVX]+[.)]?\s*)?program\s*[:.]?\s"), "program"),
    (re.compile(r"(?i)^\W*(?:urusan|bidang)?\s*\b(?:unsur\s|bidang\s+urusan|urusan\s+pemerintahan\s+bidang)"), "bidang_urusan"),
    (re.compile(r"(?i)^\W*urusan\b"), "urusan"),
    (re.compile(r"(?i)^\W*outcome\b"), "outcome"),
    (re.compile(r"(?i)^\W*output\b"), "output"),
)
_FIRST_PIECES = frozenset("12345678xX")
_BY_PIECES = {1: "urusan", 2: "bidang_urusan", 3: "program", 5: "kegiatan", 6: "sub_kegiatan"}


def row_code(cells: Sequence[RowCell | None], columns: Sequence[Column]) -> str | None:
    """Return the programme code of a row: the KODE cells joined, or the code glued to the front of its name."""
    pieces = []
    for column in columns:
        cell = cells[column.index]
        if column.role is ColumnRole.KODE and cell is not None and not cell.carried:
            piece = _SPACE.sub(".", _DOT.sub(".", cell.text.strip())).strip(".-–")
            if CODE_PIECE.match(piece):
                pieces.append(piece)
    if pieces:
        return ".".join(pieces)
    for column in columns:
        cell = cells[column.index]
        if cell is None or cell.carried or column.role not in (ColumnRole.PROGRAM, ColumnRole.URAIAN, ColumnRole.NOMOR):
            continue
        found = CODE_AT_START.match(cell.text)
        code = _SPACE.sub("", found[1]).rstrip(".") if found else _SPACE.sub("", cell.text).rstrip(".")
        if column.role is ColumnRole.NOMOR and code.count(".") < 2:
            continue
        if (found or column.role is ColumnRole.NOMOR) and (NOMENCLATURE.fullmatch(code) or OLD_CODE.fullmatch(code)):
            return code
    return None


def row_level(cells: Sequence[RowCell | None], columns: Sequence[Column], code: str | None) -> str | None:
    """Return the level of a row: urusan, bidang_urusan, program, kegiatan, sub_kegiatan, outcome, output or total; else None."""
    first = next((c for c in cells if c is not None and not c.carried), None)
    name = next(
        (c for c in columns if c.role in (ColumnRole.PROGRAM, ColumnRole.URAIAN) and _own(cells[c.index])),
        None,
    )
    named = cells[name.index] if name else first
    if first is not None and TOTAL.match(first.text) and len(first.text) < 60:
        return "total"
    if named is None:
        return None
    if TOTAL.match(named.text):
        return "total"
    worded = next((level for pattern, level in _LEVELS if pattern.match(named.text)), None)
    if worded is not None and (name is not None or code):
        return worded
    if code:
        return _level_of_code(code)
    return None


_STATEMENTS = re.compile(r"(?i)\b(?:outcome|output|keluaran|hasil(?!\s+(?:analisis|evaluasi)))\b")


def statement_levels(
    levels: Sequence[str | None], cells: Sequence[Sequence[RowCell | None]], columns: Sequence[Column]
) -> list[str | None]:
    """Name the rows without a code that state the result of the coded row above them.

    In a table whose name column is headed "Program / Outcome / Kegiatan / Sub Kegiatan / Output", such a row below a
    programme is its "outcome", below a kegiatan or sub kegiatan its "output".
    """
    named = (c for c in columns if c.role is ColumnRole.PROGRAM and _STATEMENTS.search(c.header))
    name = next(named, None)
    if name is None:
        return list(levels)
    done: list[str | None] = []
    above: str | None = None
    for level, row in zip(levels, cells, strict=True):
        if level in ("urusan", "bidang_urusan", "program", "kegiatan", "sub_kegiatan", "total"):
            above = level
            done.append(level)
        elif level in (None, LEVEL_GROUP) and _own(row[name.index]) and above in ("program", "kegiatan", "sub_kegiatan"):
            done.append("outcome" if above == "program" else "output")
        else:
            done.append(level)
    return done


LEVEL_GROUP = "grup"
"""A row of one wide cell that heads the rows below it."""


def _own(cell: RowCell | None) -> bool:
    return cell is not None and not cell.carried


def _level_of_code(code: str) -> str | None:
    """Return the level that a code's depth tells (DOMAIN 1.6).

    >>> _level_of_code("1.05.02.2.01.0003"), _level_of_code("1.05.02"), _level_of_code("7")
    ('sub_kegiatan', 'program', 'urusan')
    """
    found = NOMENCLATURE.fullmatch(code)
    if found:
        if found["sub"]:
            return "sub_kegiatan"
        if found["kegiatan"]:
            return "kegiatan"
        return "program" if found["program"] else "bidang_urusan"
    if OFFICE_CODE.fullmatch(code):
        return None
    pieces = code.split(".")
    if len(pieces) > 1 and not any(len(p) >= 2 for p in pieces[1:]):
        return None
    return _BY_PIECES.get(len(pieces)) if pieces[0] in _FIRST_PIECES else None
