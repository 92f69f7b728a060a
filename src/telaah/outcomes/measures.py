"""Indicators as a table row or a list prints them: text, unit, baseline, targets, formula."""

from __future__ import annotations

import re
from collections.abc import Iterable

from telaah.lexicons.statements import load_statement_words
from telaah.model.document import Column, Row, RowCell
from telaah.model.plan import RowRef
from telaah.outcomes.reading import Measure, Own
from telaah.outcomes.table_columns import Measuring
from telaah.outcomes.wording import Kind, clean, kind_of, split, squeeze
from telaah.text.similar import words

BLANK = re.compile(r"^[\s\-–—.…_]*$")
_CUT_NUMBER = re.compile(r"^[≥≤<>]?\s*\d[\d.]*[.,]\s?\d*\s\d{1,2}\s?%?$|^\d[\d.,]*\s%$|^\d{1,3}(?:[.,]\s?\d{3})+$")
_BRACKET = re.compile(r"\s*[\[(]\s*([^()\[\]]{1,40}?)\s*[\])]\s*$")
_RATE = re.compile(r"^[a-z.³²]{1,8}(?:/[a-z.³²]{1,8}){1,3}$")
"""A unit of several parts ("gram/kap/hr")."""
_PERCENT = re.compile(r"^(?:persentase|prosentase|presentase|prosesntase|persen|%)", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[,\s]+(?:(?:pada|di|sampai|hingga)\s+)?(?:(?:akhir\s+)?tahun\s+(20[0-4]\d)\s+)?"
    r"(?:sebesar|sebanyak|mencapai|menjadi|sejumlah|target\s*[:=]?)\s+((?:[<>≥≤]\s*)?\d[\d.,]*(?:\s*(?:%|[a-z/³²]+)){0,3}(?:\s*\([^()]{1,12}\))?)\s*\.?$",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"^\W*(?:rata\s*-?\s*rata|rerata|jumlah|total)(?:\s+(?:capaian|kinerja|sasaran))*(?:\s+ke\s*-?\s*\d+)?\W*$", re.IGNORECASE
)
_COUNT_OF = re.compile(r"(?i)^\W*(?:jumlah|banyaknya)\s+")
LEAST_UNIT = 3
_ABBREVIATION = re.compile(r"^[a-z]?[A-Z]{3,6}(?:-[A-Z0-9]{1,3})?$")
"""A measure that is named by its abbreviation alone ("TFR", "mCPR")."""
_REMARK = re.compile(
    r"^\W*(?:analisis|analisa|permasalahan|solusi|kendala|upaya|realisasi|faktor(?!\s+(?:muat|emisi|kapasitas|daya|ketersediaan))|strategi|hambatan|rencana\s+aksi|program|kegiatan|sub\s*kegiatan|misi|visi|kebijakan|urusan|tabel)\b",
    re.IGNORECASE,
)
_VALUE_LINE = re.compile(r"^(?:[<>≥≤]?\s*\d[\d.,]*\s*(?:%|[A-Za-z]+)?|[A-D]{1,3}|WTP|WDP|N/?A|-)$")
_HEADED = re.compile(r"\([A-Z]{2,6}\)\s*$")
_CODED = re.compile(r"(?:(?<=\s)|^)\d{1,2}(?:\.\d{1,2}){1,5}\.?\s+(?=[A-Z])")
"""The number of a measure in a cascade ("1.2.2 Jumlah unit usaha ...")."""
LONGEST = 320
"""Characters of the longest indicator seen; longer cells are texts about it."""
_TOLD = re.compile(
    r"(?i)\b(?:mengalami\s+(?:peningkatan|penurunan|kenaikan)|hal\s+(?:ini|tersebut)|disebabkan|melakukan\s+upaya|dikarenakan|telah\s+dilaksanakan)\b"
)
"""Words of an account of what was done, which a report may print in a merged cell below a row's indicator."""
SHORTEST_ACCOUNT = 160
_NEXT = re.compile(r"\s*;\s*(?=[A-Z])")
_TAIL = re.compile(r"\d\s*([^\d\s.,\-–≥≤<>()]+(?:\s[a-z/]+)?)$", re.IGNORECASE)
_CLAUSE_AFTER = re.compile(
    r"[,\s]+(?:sebesar|sebanyak|mencapai|menjadi)\s+(\d[\d.,]*(?:\s*(?:%|[a-z/]+)){0,2}?)\s+(?:pada|di)?\s*(?:akhir\s+)?tahun\s+(20[0-4]\d)\s*\.?$",
    re.IGNORECASE,
)


def value_of(cell: RowCell | None) -> str | None:
    """Return a printed value, None for blanks and dashes.

    Spaces inside a number come from narrow cells ("119,8 2") and go; "15 Menit" keeps its own.
    """
    if cell is None or BLANK.match(cell.text):
        return None
    text = squeeze(cell.text)
    return text.replace(" ", "") if _CUT_NUMBER.match(text) else text


def unit_in_brackets(text: str) -> tuple[str, str | None]:
    """Take a unit that stands in brackets at the end of an indicator off it.

    >>> unit_in_brackets("Nilai SAKIP (Predikat)")
    ('Nilai SAKIP', 'Predikat')
    >>> unit_in_brackets("Indeks Pembangunan Gender (IPG)")
    ('Indeks Pembangunan Gender (IPG)', None)
    """
    found = _BRACKET.search(text)
    if not found:
        return text, None
    inside = found[1].strip()
    if inside.lower() in load_statement_words().units or _RATE.match(inside) or _is_counted(text[: found.start()], inside):
        return text[: found.start()].strip(), inside
    return text, inside if inside.lower().startswith("per ") and any(c.isdigit() for c in inside) else None


def _is_counted(text: str, inside: str) -> bool:
    """Return whether a bracket says what the measure counts: "Jumlah kawasan usaha ternak (kawasan)", "Jumlah koperasi (kop)"."""
    counted = _COUNT_OF.match(text)
    if counted is None or len(inside) < LEAST_UNIT or not any(c.isalpha() for c in inside):
        return False
    of, unit = words(text[counted.end() :]), words(inside)
    # "Jumlah bank sampah (BAN)": capitals that begin a word are its abbreviation.
    return of[: len(unit)] == unit or (not inside.isupper() and "".join(of).startswith("".join(unit)))


def cut_clause(text: str, year: str) -> tuple[str, dict[str, str]]:
    """Take a target that stands in an indicator's wording off it.

    >>> cut_clause("Jumlah pencari kerja yang dilatih pada Tahun 2018 sebanyak 25.550 orang", "2017")
    ('Jumlah pencari kerja yang dilatih', {'2018': '25.550 orang'})
    """
    found = _CLAUSE_AFTER.search(text)
    if found:
        return text[: found.start()].strip(), {found[2]: squeeze(found[1])}
    found = _CLAUSE.search(text)
    if found and len(text[: found.start()].split()) >= 2:
        return text[: found.start()].strip(), {found[1] or year: squeeze(found[2]).rstrip(".,")}
    return text, {}


def is_measure(text: str) -> bool:
    """Return whether a cell of an indicator column holds a measure: no remark, no title, no sentence of analysis."""
    if sum(c.isalpha() for c in text) < 3 or len(text) > LONGEST or _TOTAL.match(text):
        return False
    if _ABBREVIATION.match(text):
        return text.lower() not in load_statement_words().none | load_statement_words().title | load_statement_words().group
    kind = kind_of(text)
    piece = kind is Kind.OTHER and text[0].islower() and len(text.split()) < 4
    long = kind in (Kind.OTHER, Kind.TITLE) and len(text) > LONGEST // 2
    return not piece and not long and kind is not Kind.EMPTY and not _REMARK.match(text)


def unit_of(text: str, values: list[str]) -> str | None:
    """Return the unit of an indicator that prints none of its own: that of its values, or the per cent that its name says."""
    tails = {m[1] for v in values if (m := _TAIL.search(v))}
    if len(tails) == 1:
        tail = tails.pop()
        if tail == "%" or tail.lower() in load_statement_words().units:
            return tail
    return "%" if _PERCENT.match(text) else None


def read_measures(row: Row, measuring: Measuring, *, table: int, year: str, values: bool) -> list[Measure]:
    """Return the indicators of one cell, with the values of its row where they are the indicator's own."""
    cell = row.cells[measuring.column.index]
    if cell is None or cell.carried:
        return []
    if len(cell.text) > SHORTEST_ACCOUNT and _TOLD.search(cell.text) and not any(row.text(c.index) for c in measuring.targets):
        return []
    pieces = [p for p in _pieces(row, cell, measuring) if is_measure(p) or _is_rest(p)]
    found = []
    for position, piece in enumerate(pieces):
        text, bracket = unit_in_brackets(piece)
        text, clause = cut_clause(clean(text), year)
        measure = Measure(
            text=text, places=[cell.place(), *cell.rest], table=table, rows=[RowRef(table, row.index, measuring.column.index)]
        )
        measure.targets.update(clause)
        if values:
            _take_values(measure, row, measuring, year=year, share=(position, len(pieces)))
        measure.unit = measure.unit or bracket
        found.append(measure)
    return found


def _pieces(row: Row, cell: RowCell, measuring: Measuring) -> list[str]:
    """Return the measures of a cell: enumerated ones, or lines where the values beside them stand in as many lines."""
    coded = [p for p in _CODED.split(cell.text) if p.strip()]
    if len(coded) > 1 or _CODED.match(cell.text):
        return [clean(p) for p in coded if p[:1].isupper()]
    pieces = [p.text for p in split(cell.text, cell.raw)]
    parted = [clean(p) for p in _NEXT.split(cell.text)]
    if len(pieces) == 1 and all(kind_of(p) is Kind.INDICATOR for p in parted):
        pieces = parted
    if len(pieces) > 1:
        return pieces
    values = [_lines(v) for c in measuring.targets if (v := row.cells[c.index]) is not None]
    counts = {len(lines) for lines in values}
    # "38.599.000 / orang" is one value on two lines, and so is "119,8 / 2" where the other years have one.
    if len(counts) != 1 or not all(_VALUE_LINE.match(line) for found in values for line in found):
        return pieces
    count = counts.pop()
    lines = _lines(cell)
    if count < 2 or len(lines) < count:
        return pieces
    starts = [i for i, line in enumerate(lines) if i == 0 or line[0].isupper()]
    if len(lines) != count and len(starts) != count:
        return pieces
    cuts = range(count) if len(lines) == count else starts
    parts = [clean(" ".join(lines[a:b])) for a, b in zip(cuts, [*list(cuts)[1:], len(lines)], strict=True)]
    return parts if all(_HEADED.search(p) or kind_of(p) is Kind.INDICATOR for p in parts) else pieces


def _is_rest(text: str) -> bool:
    """Return whether a text may be the last words of a measure that a page break cut in two."""
    return text[:1].islower() and kind_of(text) is Kind.OTHER and not _REMARK.match(text)


def goes_on(last: Measure, measure: Measure) -> bool:
    """Glue the rest of a measure that a page break cut in two to its beginning; return whether it was one."""
    apart = last.places[-1].page + 1 == measure.places[0].page and last.table == measure.table
    if not apart or not measure.text[:1].islower() or kind_of(measure.text) is not Kind.OTHER:
        return False
    last.text = clean(f"{last.text} {measure.text}")
    last.places, last.rows = [*last.places, *measure.places], [*last.rows, *measure.rows]
    for key, value in measure.targets.items():
        last.targets.setdefault(key, value)
    return True


def _lines(cell: RowCell) -> list[str]:
    return [squeeze(line) for line in cell.raw.splitlines() if line.strip()]


def _take_values(measure: Measure, row: Row, measuring: Measuring, *, year: str, share: tuple[int, int]) -> None:
    unit = _shared(row, measuring.unit, share)
    if unit and len(set(re.split(r"[\s,;]+|(?<=%)", unit)) - {""}) == 1:
        unit = re.split(r"[\s,;]+|(?<=%)", unit)[0]
    measure.unit = unit if unit and any(c.isalpha() or c == "%" for c in unit) else None
    measure.baseline = _shared(row, measuring.baseline, share)
    if measuring.formula is not None:
        formula = row.cells[measuring.formula.index]
        measure.formula = squeeze(formula.text) if formula is not None and not BLANK.match(formula.text) else None
    unnamed = [c.index for c in measuring.targets if c.key is None]
    for column in measuring.targets:
        value = _shared(row, column, share)
        if value is None and _NEXT.search(row.text(measuring.column.index)) and _VALUE_LINE.match(row.text(column.index).strip()):
            # "Persentase A; Persentase B" beside one "100": it is aimed at for each.
            value = value_of(row.cells[column.index])
        # Several columns without a time are the plan's years in order.
        ordinal = str(unnamed.index(column.index) + 1) if len(unnamed) > 1 and column.key is None else year
        key = column.key or ordinal
        if value is not None and key not in measure.targets:
            measure.targets[key] = value


def _shared(row: Row, column: Column | None, share: tuple[int, int]) -> str | None:
    """Return the value of a column; where one cell holds several indicators, the line that is this one's."""
    if column is None:
        return None
    cell = row.cells[column.index]
    position, count = share
    if cell is None or count == 1:
        return value_of(cell)
    pieces = [p.text for p in split(cell.text, cell.raw)]
    lines = _lines(cell)
    for parts in (pieces, lines, [v for v in re.split(r"[;\s]+", cell.text) if v]):
        if len(parts) == count:
            return None if BLANK.match(parts[position]) else parts[position]
    return None


def demote(measure: Measure, own: Own) -> Measure:
    """Return a measure with whose it is."""
    measure.own = own
    return measure


def without_past_values(measures: Iterable[Measure], surest: Own) -> None:
    """Take the values off measures of tables that are not the plan's own set: their pages count, their values do not.

    A plan of which only the chapter that looks back is at hand has no surer ones.
    """
    for measure in measures:
        if measure.own is Own.FOREIGN or measure.own is not surest:
            measure.targets, measure.baseline = {}, None
