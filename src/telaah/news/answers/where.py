"""The filters of a question as SQL."""

from __future__ import annotations

import re

from telaah.news.archive.filters import Filters, days

Condition = tuple[str, list[object]]
"""SQL over the view ``articles a``, and the values of its question marks."""

HAS = "{} ILIKE ? ESCAPE '\\'"
"""With the pattern of ``like``: whether a column holds a text, whatever the letters' case."""


def where(filters: Filters | None) -> Condition:
    """Return the condition on ``articles a``, "TRUE" where there is none.

    With a first or last day given, articles that print no date are left out.
    """
    filters = filters or Filters()
    parts: list[str] = []
    values: list[object] = []

    def add(condition: str, *given: object) -> None:
        parts.append(condition)
        values.extend(given)

    if filters.party is not None:
        named = f"{HAS.format('m.name')} OR {HAS.format('m.text')}"
        add(f"a.number IN (SELECT article FROM mentions m WHERE {named})", like(filters.party), like(filters.party))
    if filters.cls is not None:
        add("a.number IN (SELECT article FROM mentions WHERE class = ?)", filters.cls.upper())
    if filters.person is not None:
        add(f"a.number IN (SELECT article FROM persons WHERE {HAS.format('name')})", like(filters.person))
    for column, value in (("a.outlet", filters.outlet), ("a.place", filters.place)):
        if value is not None:
            add(HAS.format(column), like(value))
    first, last = days(filters)
    if first is not None:
        add(f"{_DAY} >= ?", first)
    if last is not None:
        add(f"{_DAY} <= ?", last)
    if filters.status is not None:
        add("a.number IN (SELECT article FROM collaborations WHERE status = ?)", filters.status)
    if filters.topic is not None:
        add("a.number IN (SELECT article FROM topics WHERE topic = ?)", filters.topic)
    return " AND ".join(parts) or "TRUE", values


_DAY = "try_cast(replace(a.date, '-', '') AS INTEGER)"


def like(text: str) -> str:
    r"""Return a pattern for ILIKE that finds the text anywhere; its own wild cards are letters.

    >>> like("50%")
    '%50\\%%'
    """
    return "%" + re.sub(r"([\\%_])", r"\\\1", text) + "%"
