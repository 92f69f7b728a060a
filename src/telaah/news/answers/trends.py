"""A term, a party or a topic over time."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from telaah.errors import UsageError
from telaah.lexicons.language import segmenter
from telaah.news.answers.evidence import PLACE, Evidence
from telaah.news.answers.where import like, where
from telaah.news.archive.filters import Filters
from telaah.texts.interface import words

STEPS = {"year": 4, "month": 7, "day": 10}
"""Letters of an ISO date that tell the steps apart."""
EVIDENCE = 3
"""Sentences kept with a point."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is followed; one of the three is given."""

    term: str | None = None
    """Words as printed, whole words, whatever the letters' case."""
    party: str | None = None
    """Part of a party's name."""
    topic: str | None = None

    @property
    def label(self) -> str:
        """What it is called."""
        return self.term or self.party or self.topic or ""


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One step of time."""

    date: str
    stories: int
    """Stories with the subject, near-duplicates counted once."""
    of: int
    """All stories of that time, so that more articles are not taken for more interest."""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Trend:
    """The subject over time; steps without any story stand with 0."""

    subject: Subject
    step: str
    points: tuple[TrendPoint, ...]
    undated: int
    """Stories with the subject that print no date and stand in no point."""


def trend(connection: Any, subject: Subject, filters: Filters | None = None, *, step: str = "month") -> Trend:  # noqa: ANN401
    """Count the stories about something, step by step from the first date of the archive to the last.

    Raises:
        UsageError: the step is none, or not exactly one subject is given.
    """
    if step not in STEPS:
        raise UsageError(words()("usage.choice", option="--step", value=step, known=", ".join(STEPS)))
    if sum(part is not None for part in (subject.term, subject.party, subject.topic)) != 1:
        raise UsageError(words()("answers.one_subject"))
    condition, values = where(filters)
    connection.execute("CREATE OR REPLACE TEMP TABLE followed (article BIGINT, start INTEGER)")
    about, given = _about(subject)
    connection.execute(f"INSERT INTO followed {about}", given)
    size = STEPS[step]
    rows = connection.execute(
        f"""
        SELECT left(a.date, {size}) AS moment, count(DISTINCT a.family) FILTER (a.number IN (SELECT article FROM followed)),
               count(DISTINCT a.family)
        FROM articles a WHERE {condition} GROUP BY moment ORDER BY moment NULLS LAST
        """,
        values,
    ).fetchall()
    counted = {moment: (stories, of) for moment, stories, of in rows if moment is not None and len(moment) == size}
    undated = sum(stories for moment, stories, _ in rows if moment is None or len(moment) < size)
    points = [TrendPoint(moment, *counted.get(moment, (0, 0))) for moment in _steps(sorted(counted), step)]
    examples = _examples(connection, size, condition, values)
    return Trend(subject, step, tuple(replace(p, evidence=tuple(examples.get(p.date, ()))) for p in points), undated)


def _about(subject: Subject) -> tuple[str, list[object]]:
    """Return the question that gives (article, start of the first place)."""
    if subject.topic is not None:
        return "SELECT article, 0 FROM topics WHERE topic = ?", [subject.topic]
    if subject.party is not None:
        pattern = like(subject.party)
        name = "name ILIKE ? ESCAPE '\\' OR text ILIKE ? ESCAPE '\\'"
        return f"SELECT article, min(start) FROM mentions WHERE {name} GROUP BY article", [pattern, pattern]
    term = r"\s+".join(re.escape(word) for word in (subject.term or "").lower().split())
    pattern = rf"(?:^|[^\pL\pN]){term}(?:$|[^\pL\pN])"
    where = "strpos(lower(text), ?) > 0 AND regexp_matches(lower(text), ?)"
    first = (subject.term or "").lower().split()[0]
    return f"SELECT number, greatest(strpos(lower(text), ?) - 1, 0) FROM texts WHERE {where}", [first, first, pattern]


def _examples(connection: Any, size: int, condition: str, values: list[object]) -> dict[str, list[Evidence]]:  # noqa: ANN401
    rows = connection.execute(
        f"""
        SELECT moment, id, date, outlet, title, path, text, start FROM (
            SELECT left(a.date, {size}) AS moment, {PLACE}, a.number,
                   t.text, f.start,
                   row_number() OVER (PARTITION BY left(a.date, {size}) ORDER BY a.date, a.number) AS place
            FROM followed f JOIN articles a ON a.number = f.article JOIN texts t ON t.number = f.article
            WHERE a.date IS NOT NULL AND a.duplicate_of IS NULL AND {condition}
        ) WHERE place <= {EVIDENCE} ORDER BY moment, place
        """,
        values,
    ).fetchall()
    found: dict[str, list[Evidence]] = {}
    for moment, *place, text, start in rows:
        article, date, outlet, title, path = place
        found.setdefault(moment, []).append(Evidence(article, date, outlet, title, path, _sentence_at(text, start)))
    return found


def _sentence_at(text: str, start: int) -> str:
    around = ((a, b) for a, b in segmenter().sentences(text) if b > start)
    first, last = next(around, (0, len(text)))
    return " ".join(text[first:last].split())


def _steps(dates: list[str], step: str) -> list[str]:
    """Return every year or month from the first to the last; days only as they are."""
    if not dates or step == "day":
        return dates
    first, last = dates[0], dates[-1]
    if step == "year":
        return [f"{year:04}" for year in range(int(first), int(last) + 1)]
    year, month = map(int, first.split("-"))
    steps = [first]
    while steps[-1] < last:
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        steps.append(f"{year:04}-{month:02}")
    return steps
