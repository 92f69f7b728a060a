"""Who said what; by person, or by the body for which somebody speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from telaah.news.answers.evidence import PLACE, Evidence
from telaah.news.answers.where import like, where
from telaah.news.archive.filters import Filters


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said; ``evidence.sentence`` is the quotation."""

    speaker: str
    position: str | None
    organisation: str | None
    direct: bool
    evidence: Evidence


def quotes(  # noqa: PLR0913 - a filter each
    connection: Any,  # noqa: ANN401
    filters: Filters | None = None,
    *,
    speaker: str | None = None,
    body: str | None = None,
    about: str | None = None,
    most: int = 100,
) -> list[Said]:
    """Return quotations, earliest first; of near-duplicates only those of the article that stands for them.

    Args:
        connection: of ``Archive.connect``.
        filters: which articles.
        speaker: part of the speaker's name.
        body: part of the name of the speaker's office or organisation.
        about: words that stand in the quotation.
        most: so many.
    """
    condition, values = where(filters)
    parts, given = [condition, "a.duplicate_of IS NULL"], list(values)
    if speaker is not None:
        parts.append("q.speaker ILIKE ? ESCAPE '\\'")
        given.append(like(speaker))
    if body is not None:
        parts.append("(q.position ILIKE ? ESCAPE '\\' OR p.organisation ILIKE ? ESCAPE '\\')")
        given += [like(body)] * 2
    if about is not None:
        parts.append("q.text ILIKE ? ESCAPE '\\'")
        given.append(like(about))
    rows = connection.execute(
        f"""
        SELECT q.speaker, q.position, p.organisation, q.direct, {PLACE}, q.text
        FROM quotes q JOIN articles a ON a.number = q.article
        LEFT JOIN (
            SELECT article, name, first(organisation ORDER BY row) AS organisation FROM persons GROUP BY article, name
        ) p ON p.article = q.article AND p.name = q.speaker
        WHERE {" AND ".join(parts)} ORDER BY a.date NULLS LAST, a.number, q.row LIMIT ?
        """,
        [*given, most],
    ).fetchall()
    return [Said(who, office, body_, direct, Evidence(*place)) for who, office, body_, direct, *place in rows]
