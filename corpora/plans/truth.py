"""What is true of a plan by its marks: outcomes, indicators with their values, ties. No page yet: see gold.py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpora.plans.markup import Column, Heading, Plan, Table, Text, Unit

REVIEWS = frozenset({"evaluasi", "kinerja_pelayanan"})
"""In a renstra the tables of these sections tell of the period before: their values are not the plan's."""
BLANK = frozenset({"", "-", "–", "—"})
ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6"}


@dataclass(frozen=True)
class Value:
    """One value of an indicator: ``key`` is "unit", "baseline", "formula" or the key of a target with "=" before it."""

    ident: str
    key: str
    text: str
    line: int
    main: bool
    section: str


def target_key(column: Column, plan: Plan) -> str:
    """The key of a target column: year, ordinal or "akhir"; empty where its header says none."""
    if column.key:
        return column.key
    for part in reversed(column.header):
        low = part.casefold()
        if "akhir" in low:
            return "akhir"
        if found := re.search(r"(?:ke|tahun)\s*-?\s*([1-6]|i{1,3}|iv|vi?)\b(?!\d)", low):
            return ROMAN.get(found[1], found[1])
        if found := re.search(r"\b(20\d\d)\b", low):
            return found[1]
        if re.fullmatch(r"[1-6]", low):
            return low
    first, last = plan.period
    return str(first) if first == last else ""


def read_values(plan: Plan) -> Iterator[Value]:
    """Every value that the tables give for an indicator with an id."""
    section = "lain"
    for block in plan.blocks:
        if isinstance(block, Heading):
            section = block.section
        elif isinstance(block, Table) and block.values and not (plan.header["kind"] == "renstra" and section in REVIEWS):
            yield from _table_values(block, plan, section)


def _table_values(table: Table, plan: Plan, section: str) -> Iterator[Value]:
    for row in table.rows:
        held = [(c, [u for u in cell.text.units if u.label == "indicator"]) for c, cell in enumerate(row)]
        held = [(c, units) for c, units in held if any(u.ident for u in units)]
        if not held:
            continue
        for c, column in enumerate(table.columns):
            name = {"satuan": "unit", "baseline": "baseline", "formula": "formula"}.get(column.role)
            if column.role == "target":
                name = "=" + target_key(column, plan)
            if not name or row[c].kind != "text":
                continue
            units = [units for at, units in held if at < c][-1:] or [held[0][1]]
            yield from _shared(units[0], row[c].text, name, section)


def _shared(units: list[Unit], cell: Text, name: str, section: str) -> Iterator[Value]:
    """The lines of a value cell go to the indicators of the indicator cell, one by one; a single value goes to all of them."""
    values = [v.strip() for v in cell.text.split("\n")]
    if len(values) == 1 and name != "formula" and len(units) > 1 and name not in ("unit",):
        values = values if not values[0] else [values[0]] + [""] * (len(units) - 1)
    for i, unit in enumerate(units):
        text = values[i] if len(values) == len(units) else (values[0] if len(values) == 1 else " ".join(values) if len(units) == 1 else "")
        if unit.ident and text not in BLANK:
            yield Value(unit.ident, name, text, unit.line, unit.main, section)


def indicator_values(plan: Plan) -> dict[str, dict[str, str]]:
    """For each indicator id its values: `main` first, then a Perjanjian Kinerja's, then the first printed."""
    found: dict[str, dict[str, tuple[int, str]]] = {}
    for value in read_values(plan):
        rank = 0 if value.main else 1 if value.section == "perjanjian_kinerja" else 2
        kept = found.setdefault(value.ident, {})
        if value.key not in kept or rank < kept[value.key][0]:
            kept[value.key] = (rank, value.text)
    return {ident: {key: text for key, (_, text) in kept.items()} for ident, kept in found.items()}


def fullest(units: list[Unit]) -> Unit:
    """The printing whose wording is the gold's."""
    return next((u for u in units if u.main), units[0])


def printings(plan: Plan, label: str) -> dict[str, list[Unit]]:
    """The units of each outcome or indicator id in the order of printing."""
    found: dict[str, list[Unit]] = {}
    for unit in plan.units():
        if unit.label == label and unit.ident:
            found.setdefault(unit.ident, []).append(unit)
    return found
