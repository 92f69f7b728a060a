"""The list of offices that ought to have a plan, from a CSV as offices keep them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from telaah.engine.batch.offices import core, is_office, owner_named, place_key
from telaah.engine.batch.units import OF_ONE_OFFICE, Unit
from telaah.errors import UsageError
from telaah.model.batch import OfficeResult, RosterResult, UnlistedResult
from telaah.text.normalise import lookup_key
from telaah.texts.interface import os_reason, words

MOST_BYTES = 16 * 1024 * 1024
"""The names of all offices of Indonesia are less."""
_NAME = re.compile(
    r"(?i)^(?:nama\s+)?(?:opd|skpd|pd|perangkat\s+daerah|organisasi(?:\s+perangkat\s+daerah)?|instansi|dinas|unit(?:\s+kerja)?"
    r"|satuan\s+kerja|satker|lembaga|kantor)$|^(?:nama|name|office|organi[sz]ation|agency)(?:\s+name)?$|^nama\s+\w+(?:\s+\w+)?$"
)
_REGION = re.compile(
    r"(?i)^(?:nama\s+)?(?:daerah|wilayah|kabupaten|kota|kab\W*kota|kabupaten\W*kota|provinsi|pemerintah\s+daerah|pemda|region"
    r"|regency|city|province)$"
)
_SHORT = re.compile(
    r"(?i)^(?:nama\s+)?(?:singkatan|akronim|kependekan|nama\s+singkat|alias|short(?:\s+name)?|abbreviation|acronym|abbr)$"
)
_LETTERS = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Office:
    """A line of the list."""

    line: int
    name: str
    region: str | None = None
    short: str | None = None


@dataclass(frozen=True, slots=True)
class Roster:
    """A list of offices."""

    path: str
    offices: tuple[Office, ...]


def read_roster(path: str) -> Roster:
    """Read the list from a CSV; UsageError, with the line where there is one, where it is none."""
    lines = _rows(_text(path), path)
    if not lines:
        raise UsageError(words()("batch.roster_empty", path=path))
    columns = _columns(lines[0][1])
    body = lines[1:] if columns else lines
    name, region, short = columns or _guessed(lines, path)
    offices: dict[tuple[str, str], Office] = {}
    for line, cells in body:
        told = _cell(cells, name)
        if not _LETTERS.search(told):
            raise UsageError(words()("batch.roster_no_name", path=path, line=line, value="; ".join(cells)[:80]))
        office = Office(line, told, _cell(cells, region) or None, _cell(cells, short) or None)
        offices.setdefault((lookup_key(office.name), place_key(office.region)), office)
    if not offices:
        raise UsageError(words()("batch.roster_empty", path=path))
    return Roster(path, tuple(offices.values()))


def _text(path: str) -> str:
    say = words()
    try:
        if Path(path).stat().st_size > MOST_BYTES:
            raise UsageError(say("batch.roster_large", path=path))
        raw = Path(path).read_bytes()
    except OSError as error:
        raise UsageError(say("batch.roster_unreadable", path=path, why=os_reason(error))) from None
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", "replace")
    if b"\x00" in raw:
        raise UsageError(say("batch.roster_no_csv", path=path))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _rows(text: str, path: str) -> list[tuple[int, list[str]]]:
    """Return the lines that hold something, with their numbers; the mark between cells is what the first lines have most."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first = text.split("\n", 1)[0]
    told = re.fullmatch(r"(?i)sep=(.)", first.strip())
    begin = "\n".join(text.split("\n")[:20])
    mark = told[1] if told else max(";\t,|", key=lambda mark: (begin.count(mark), -";\t,|".index(mark)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    found = []
    try:
        for cells in reader:
            stripped = [" ".join(cell.split()) for cell in cells]
            if any(stripped) and not (told and reader.line_num == 1):
                found.append((reader.line_num, stripped))
    except csv.Error as error:
        raise UsageError(words()("batch.roster_line_error", path=path, line=reader.line_num, why=error)) from None
    return found


def _columns(header: Sequence[str]) -> tuple[int, int, int] | None:
    """Return the columns of name, region and abbreviation by their headings; None where the first line has none."""
    bare = [re.sub(r"[^\w\s]+", " ", cell).replace("_", " ").strip() for cell in header]
    short = next((at for at, cell in enumerate(bare) if _SHORT.match(cell)), -1)
    region = next((at for at, cell in enumerate(bare) if at != short and _REGION.match(cell)), -1)
    name = next((at for at, cell in enumerate(bare) if at not in (short, region) and _NAME.match(cell)), -1)
    return (name, region, short) if name >= 0 else None


def _guessed(lines: Sequence[tuple[int, list[str]]], path: str) -> tuple[int, int, int]:
    """Return the columns of a list without headings: the one with the longest words is the name."""
    width = max(len(cells) for _, cells in lines)
    letters = [sum(len(_cell(cells, at)) for _, cells in lines if _LETTERS.search(_cell(cells, at))) for at in range(width)]
    name = max(range(width), key=lambda at: (letters[at], -at))
    if not letters[name]:
        raise UsageError(words()("batch.roster_no_name", path=path, line=lines[0][0], value="; ".join(lines[0][1])[:80]))
    regions = [at for at in range(width) if at != name and all(re.match(r"(?i)kab|kota|prov", _cell(c, at)) for _, c in lines)]
    return name, regions[0] if regions else -1, -1


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at] if 0 <= at < len(cells) else ""


def answered(roster: Roster, units: Sequence[Unit]) -> RosterResult:
    """Return which plans of the batch are of which office of the list."""
    own = [unit for unit in units if unit.kind in OF_ONE_OFFICE]
    by_office: dict[str, list[Unit]] = {}
    for unit in own:
        by_office.setdefault(unit.office, []).append(unit)
    unknown = by_office.pop("", [])
    found: list[tuple[Office, list[str]]] = []
    listed: set[str] = set()
    for office in roster.offices:
        fitting = [key for key, plans in by_office.items() if _is_meant(office, plans[0])]
        exact = [
            key for key in fitting if key.split("|")[0] == core(office.name, office.region or by_office[key][0].first.region)
        ]
        chosen = exact or fitting
        # A name without a region may be the office of several regions: then all of them are told.
        listed.update(chosen)
        found.append((office, chosen))
    files = {key: tuple(card.path for unit in plans for card in unit.cards) for key, plans in by_office.items()}
    return RosterResult(
        path=roster.path,
        offices=tuple(
            OfficeResult(office.line, office.name, office.region, tuple(path for key in keys for path in files[key]))
            for office, keys in found
        ),
        unlisted=tuple(
            UnlistedResult(plans[0].first.organisation or "", files[key]) for key, plans in by_office.items() if key not in listed
        ),
        unknown=tuple(card.path for unit in unknown for card in unit.cards),
    )


def _is_meant(office: Office, unit: Unit) -> bool:
    """Tell whether a plan is of an office of the list."""
    region = unit.first.region
    if office.region and region and place_key(office.region) not in (place_key(region), place_key(region).split(" ", 1)[-1]):
        return False
    whose = unit.owner
    if whose is None or not lookup_key(office.name):
        return False
    if is_office(whose, office.name, office.region or region):
        return True
    if office.short and is_office(whose, office.short, office.region or region):
        return True
    # The list may have the shorter or the longer of two names.
    listed = owner_named(office.name, office.region or region, (office.short,) if office.short else ())
    return listed.is_own_name(core(unit.first.organisation or "", region))
