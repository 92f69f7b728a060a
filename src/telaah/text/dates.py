"""Dates as Indonesian and English texts print them -> ISO dates. What is not printed is not guessed.

A day without its year is no date. Orders: day before month ("15/6/2023"), unless only month before day is possible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

WIB = timezone(timedelta(hours=7))
"""Western Indonesian time: what times given in UTC are turned to."""

_DIGIT = re.compile(r"\d[-/.\s]|\d[A-Za-z]|\d$")
FIRST_YEAR, LAST_YEAR = 1945, 2100

_MONTHS = (
    ("januari", "january", "jan", "januwari"),
    ("februari", "february", "feb", "pebruari", "peb", "febuari", "februarii"),
    ("maret", "march", "mar", "mrt"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("agustus", "august", "agu", "agt", "agst", "aug", "ags"),
    ("september", "sep", "sept"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nopember", "nov", "nop"),
    ("desember", "december", "des", "dec"),
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_WEEKDAY = (
    r"senin|selasa|rabu|kamis|jum['’`]?at|sabtu|minggu|ahad|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|sen|sel|rab|kam|jum|sab|min|mon|tue|wed|thu|fri|sat|sun"
)
_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
_DAY_BEFORE = (
    rf"(?:\b(?P<weekday>{_WEEKDAY})\b\.?\s*(?:[,/|(-]\s*){{0,2}}"
    r"(?:pagi|siang|sore|malam|petang|dini hari|tanggal|tgl)?\.?[,\s(]*)?"
)
_WORDS = re.compile(
    rf"{_DAY_BEFORE}(?<![\d.,/])(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\s*[-/.]?\s*(?:of\s+)?"
    rf"(?P<month>{_NAMES})\b\.?,?\s*[-/]?\s*(?P<year>(?:19|20)\d\d|['’]\d\d)(?!\d)",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    rf"{_DAY_BEFORE}\b(?P<month>{_NAMES})\b\.?\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    rf"{_DAY_BEFORE}(?<![\d.,/-])(?P<day>[0-3]?\d)\s?(?P<sep>[-/.])\s?(?P<month>[0-3]?\d)\s?(?P=sep)\s?"
    r"(?P<year>(?:19|20)\d\d|\d\d)(?![\d/-]|[.,]\d)",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month>[01]?\d)(?P=sep)(?P<day>[0-3]?\d)(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(?P<year>20\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?=$|\D|\d{4,6}$)")
_STAMP = re.compile(
    r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)[T ]"
    r"(?P<hour>\d\d)[:.-](?P<minute>\d\d)(?:[:.-](?P<second>\d\d))?(?:[.,]\d+)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?P<count>\d{1,3}|se(?=jam|hari|minggu|pekan|bulan|tahun|menit)|an?\s|one\s)\s*"
    r"(?P<unit>detik|menit|jam|hari|minggu|pekan|bulan|tahun|seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)"
    r"\s*(?:yang\s+)?(?:lalu|ago)\b",
    re.IGNORECASE,
)
_NEAR = {"hari ini": 0, "today": 0, "baru saja": 0, "just now": 0, "kemarin": 1, "yesterday": 1}
_UNIT_DAYS = {"hari": 1, "day": 1, "minggu": 7, "pekan": 7, "week": 7}
_UNIT_SECONDS = {"detik": 1, "second": 1, "menit": 60, "minute": 60, "min": 60, "jam": 3600, "hour": 3600, "hr": 3600}
_RANGE_BEFORE = re.compile(
    r"(?:\bhingga|\bsampai(?:\s+dengan)?|\bs/d|\bs\.d\.?|[-–—]|\d\s*(?:dan|&))\s*(?:tanggal|tgl)?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A full date at one place of a text."""

    iso: str
    start: int
    end: int
    weekday: bool
    """The day of the week is printed with it."""
    ranged: bool = False
    """It ends a range: "9 Agustus hingga 30 November 2018"."""


def find_dates(text: str) -> list[FoundDate]:
    """Return the full dates of a text in their order.

    >>> [found.iso for found in find_dates("Kamis (15/6/2023), lalu 12 Feb 2024 | 10:15 WIB; Rabu (12/02)")]
    ['2023-06-15', '2024-02-12']
    """
    if not _DIGIT.search(text):
        return []
    found: list[FoundDate] = []
    for pattern in (_ISO, _WORDS, _ENGLISH, _NUMBERS):
        for match in pattern.finditer(text):
            iso = _iso_of(match)
            if iso and not any(match.start() < other.end and other.start < match.end() for other in found):
                weekday = bool(match.groupdict().get("weekday"))
                ranged = _RANGE_BEFORE.search(text, max(0, match.start("day") - 24), match.start("day")) is not None
                found.append(FoundDate(iso, match.start(), match.end(), weekday, ranged and not weekday and pattern is not _ISO))
    return sorted(found, key=lambda one: one.start)


def parse_date(text: str, *, relative_to: str | None = None) -> str | None:
    """Return the ISO date that a value gives: a column, a metadata field, a line of a page.

    Times in UTC are turned to Western Indonesian time, of which the printed date is. "2 hari lalu" is a date only where the
    date is known that it counts from.

    >>> parse_date("Selasa 14 November 2023"), parse_date("2023-11-02T18:34:19+00:00"), parse_date("2 hari lalu")
    ('2023-11-14', '2023-11-03', None)
    >>> parse_date("2 hari lalu", relative_to="2024-03-01")
    '2024-02-28'
    """
    text = text.strip()
    if not text:
        return None
    if stamp := _STAMP.search(text):
        return _of_stamp(stamp) or None
    if found := find_dates(text):
        return _rfc(text) or found[0].iso
    if re.fullmatch(r"\d{9,10}(?:\.\d+)?|\d{13}", text):
        return _of_epoch(float(text))
    if compact := _COMPACT.match(text):
        return _iso_of(compact)
    return _relative(text, relative_to) if relative_to else None


def printed_day(text: str) -> str | None:
    """Return the day of a time stamp as it stands there, whatever its zone.

    >>> printed_day("2023-11-02T20-59-53Z")
    '2023-11-02'
    """
    stamp = _STAMP.search(text)
    return _iso_of(stamp) if stamp else parse_date(text)


def dates_in_url(url: str) -> Iterator[str]:
    """Yield the dates in the path of an address.

    >>> list(dates_in_url("https://contoh.id/read/2023/11/02/213419026/judul"))
    ['2023-11-02']
    """
    for pattern in (re.compile(r"/(?P<year>20\d\d)[/-](?P<month>[01]?\d)[/-](?P<day>[0-3]?\d)(?=[/\-_?.]|$)"), _COMPACT):
        for match in pattern.finditer(url):
            if iso := _iso_of(match):
                yield iso


def is_relative(text: str) -> bool:
    """Tell whether a text says how long ago something was: "2 hari lalu", "3 jam yang lalu", "kemarin"."""
    return _RELATIVE.search(text) is not None or text.strip().lower() in _NEAR


def _iso_of(match: re.Match[str]) -> str | None:
    year, month, day = match.group("year").lstrip("'’"), match.group("month"), int(match.group("day"))
    full = int(year) if len(year) == 4 else 2000 + int(year)
    number = int(month) if month.isdigit() else _MONTH[month.lower()]
    if number > 12 and day <= 12 and month.isdigit():
        number, day = day, number
    # A number of two digits that could be no recent year is none: "10.30.55" is a time.
    if not FIRST_YEAR <= full <= LAST_YEAR or (len(year) == 2 and not 0 <= int(year) <= 60):
        return None
    if len(year) == 2 and match.groupdict().get("sep") == "." and not match.groupdict().get("weekday"):
        return None
    try:
        return date(full, number, day).isoformat()
    except ValueError:
        return None


def _of_stamp(match: re.Match[str]) -> str | None:
    day = _iso_of(match)
    zone = (match.group("zone") or "").upper()
    if day is None or zone not in {"Z", "UTC", "GMT", "+00:00", "+0000", "-00:00"}:
        return day
    hour = int(match.group("hour"))
    if hour > 23:
        return day
    return (datetime.fromisoformat(day) + timedelta(hours=hour + 7)).date().isoformat()


def _rfc(text: str) -> str | None:
    """Return the date of mail and feeds: "Thu, 02 Nov 2023 18:34:19 GMT"."""
    if not re.search(r"\d\d:\d\d(?::\d\d)?\s+(?:GMT|UTC|[+-]\d{4})\b", text):
        return None
    try:
        stamp = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    if stamp.tzinfo is None or stamp.utcoffset() == timedelta(0):
        stamp = stamp.replace(tzinfo=UTC).astimezone(WIB)
    return stamp.date().isoformat()


def _of_epoch(value: float) -> str | None:
    seconds = value / 1000 if value > 1e11 else value
    found = datetime.fromtimestamp(seconds, WIB).date()
    return found.isoformat() if FIRST_YEAR <= found.year <= LAST_YEAR else None


def _relative(text: str, base: str) -> str | None:
    try:
        start = datetime.fromisoformat(base)
    except ValueError:
        return None
    lowered = text.strip().lower()
    for words, days in _NEAR.items():
        if lowered.startswith(words):
            return (start - timedelta(days=days)).date().isoformat()
    match = _RELATIVE.search(text)
    if not match:
        return None
    count = int(match.group("count")) if match.group("count").isdigit() else 1
    unit = match.group("unit").lower().removesuffix("s")
    if unit in _UNIT_DAYS:
        return (start - timedelta(days=count * _UNIT_DAYS[unit])).date().isoformat()
    if unit in _UNIT_SECONDS and len(base) > 10:
        return (start - timedelta(seconds=count * _UNIT_SECONDS[unit])).date().isoformat()
    # Months and years ago give no day; hours ago give one only where the hour is known that they count from.
    return None
