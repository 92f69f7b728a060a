"""The sentence behind a number, and where it was printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from telaah.news.answers.where import where
from telaah.news.archive.filters import Filters


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of an article."""

    article: str
    """The article's id."""
    date: str | None
    outlet: str | None
    title: str | None
    path: str
    sentence: str


PLACE = "a.id, a.date, a.outlet, a.title, a.path"
"""The columns that make an Evidence with the sentence behind them."""


def party_evidence(connection: Any, name: str, filters: Filters | None = None, *, most: int = 20) -> list[Evidence]:  # noqa: ANN401
    """Return the sentences that name a party (by its normalised name), earliest first, one an article."""
    condition, values = where(filters)
    rows = connection.execute(
        f"""
        SELECT {PLACE}, trim(substr(t.text, m.sentence_start + 1, m.sentence_stop - m.sentence_start), chr(10) || ' ')
        FROM (SELECT article, min(row) AS row FROM mentions WHERE name = ? GROUP BY article) f
        JOIN mentions m ON m.article = f.article AND m.row = f.row
        JOIN articles a ON a.number = f.article JOIN texts t ON t.number = f.article
        WHERE {condition} ORDER BY a.date NULLS LAST, a.number LIMIT ?
        """,
        [name, *values, most],
    ).fetchall()
    return [Evidence(*row) for row in rows]
