"""What a search is narrowed to."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, fields

from telaah.errors import UsageError
from telaah.model.mention import PartyClass
from telaah.news.article import TalkStatus
from telaah.texts.interface import words

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$")


@dataclass(frozen=True, slots=True)
class Filters:
    """Each that is given must hold; names are compared word by word, without regard to case."""

    party: str | None = None
    cls: str | None = None
    person: str | None = None
    outlet: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    status: str | None = None
    topic: str | None = None

    def __post_init__(self) -> None:
        """Refuse values of no closed set and dates that are none."""
        _one_of("--class", self.cls and self.cls.upper(), [str(cls) for cls in PartyClass])
        _one_of("--status", self.status, [str(status) for status in TalkStatus])
        days(self)

    @property
    def any(self) -> bool:
        """Whether anything is narrowed."""
        return any(getattr(self, field.name) for field in fields(self))


def days(filters: Filters) -> tuple[int | None, int | None]:
    """Return the first and the last day as numbers (20240131); a year or a month is all its days."""
    first = None if filters.since is None else _day("--from", filters.since, last=False)
    last = None if filters.until is None else _day("--to", filters.until, last=True)
    if first is not None and last is not None and last < first:
        raise UsageError(words()("news.dates_backwards", first=filters.since, last=filters.until))
    return first, last


def day_number(date: str | None) -> int | None:
    """Return the number of an ISO date, None where it is not a whole one.

    >>> day_number("2024-01-31"), day_number("2024-01")
    (20240131, None)
    """
    try:
        return int(datetime.date.fromisoformat(date or "").strftime("%Y%m%d"))
    except ValueError:
        return None


def _day(option: str, given: str, *, last: bool) -> int:
    match = _DATE.match(given.strip())
    year, month, day = (int(part) if part else 0 for part in match.groups()) if match else (0, 0, 0)
    if match is None or month > 12 or day > 31:
        raise UsageError(words()("news.bad_date", option=option, value=given))
    return year * 10_000 + (month or (12 if last else 1)) * 100 + (day or (31 if last else 1))


def _one_of(option: str, value: str | None, known: list[str]) -> None:
    if value is not None and value not in known:
        raise UsageError(words()("usage.choice", option=option, value=value, known=", ".join(known)))
