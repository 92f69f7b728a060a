"""Who is named: counts over time, by outlet, by class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from telaah.errors import UsageError
from telaah.news.answers.where import like, where
from telaah.news.archive.filters import Filters
from telaah.texts.interface import words

GROUPS = {
    "total": "''",
    "year": "coalesce(left(a.date, 4), '?')",
    "month": "coalesce(left(a.date, 7), '?')",
    "outlet": "coalesce(a.outlet, '?')",
    "class": "''",
}
"""What ``by`` may be, and the expression that tells the groups apart."""


@dataclass(frozen=True, slots=True)
class PartyCount:
    """How often a party is named."""

    name: str
    """Normalised; of the class as a whole where it was asked by class."""
    cls: str | None
    group: str
    """Year, month or outlet, as asked; "" for all together; "?" where the article prints none."""
    stories: int
    """Articles that name it, near-duplicates counted once."""
    articles: int
    mentions: int
    first: str | None
    last: str | None
    """Dates of the first and the last article that prints a date."""


def parties(
    connection: Any,  # noqa: ANN401
    filters: Filters | None = None,
    *,
    by: str = "total",
    most: int = 50,
) -> list[PartyCount]:
    """Count the parties that articles name, most named first; near-duplicates are one story.

    Args:
        connection: of ``Archive.connect``.
        filters: which articles; a party or class given there also picks the parties that are counted.
        by: "total", "year", "month", "outlet", or "class" for the classes instead of single parties.
        most: so many parties; all their groups are given.
    """
    if by not in GROUPS:
        raise UsageError(words()("usage.choice", option="--by", value=by, known=", ".join(GROUPS)))
    filters = filters or Filters()
    condition, values = where(filters)
    named, name_values = _picked(filters)
    subject = "m.class" if by == "class" else "m.name"
    found = f"FROM mentions m JOIN articles a ON a.number = m.article WHERE m.type = 'stakeholder' AND {named} AND {condition}"
    rows = connection.execute(
        f"""
        WITH found AS (
            SELECT {subject} AS name, m.class AS class, {GROUPS[by]} AS bucket, a.family, a.number, a.date {found}
        ), top AS (
            SELECT name, count(DISTINCT family) AS stories FROM found GROUP BY name ORDER BY stories DESC, name LIMIT ?
        )
        SELECT name, mode(class ORDER BY class), bucket, count(DISTINCT family), count(DISTINCT number), count(*),
               min(date), max(date), any_value(top.stories) AS all_stories
        FROM found JOIN top USING (name) GROUP BY name, bucket ORDER BY all_stories DESC, name, bucket
        """,
        [*name_values, *values, most],
    ).fetchall()
    return [PartyCount(*row[:8]) for row in rows]


def _picked(filters: Filters) -> tuple[str, list[object]]:
    parts = ["TRUE"]
    values: list[object] = []
    if filters.party is not None:
        parts.append("(m.name ILIKE ? ESCAPE '\\' OR m.text ILIKE ? ESCAPE '\\')")
        values += [like(filters.party)] * 2
    if filters.cls is not None:
        parts.append("m.class = ?")
        values.append(filters.cls.upper())
    return " AND ".join(parts), values
