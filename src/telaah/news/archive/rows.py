"""Article -> rows of the tables, and back."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from telaah.model.mention import MentionType, PartyClass
from telaah.news.archive.tables import TABLES
from telaah.news.article import (
    Article,
    Collaboration,
    IndicatorTalk,
    NewsMention,
    Party,
    Person,
    Quote,
    Removed,
    TalkStatus,
)

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]

_DIGITS = re.compile(r"\d+")
_WIDTH = 12
"""Digits that numbers of a sort key are padded to."""


def sort_key(path: str) -> str:
    """Return a path in a form whose order is that of a person: record 9 before record 10.

    >>> sort_key("berita.jsonl#9") < sort_key("berita.jsonl#10")
    True
    """
    return _DIGITS.sub(lambda match: match[0].zfill(_WIDTH), path)


def empty() -> Rows:
    """Return the tables without a row."""
    return {name: [] for name in TABLES}


def rows_of(article: Article, number: int, family: int, borders: Sequence[int]) -> Rows:
    """Return the rows of one article; ``borders`` are the positions at which its sentences begin."""
    a, n = article, number
    rows = empty()
    rows["articles"].append(
        (
            *(n, a.id, a.path, a.url, a.title, a.outlet, a.author, a.date, a.place),
            *(a.advertorial, family, len(a.text), sort_key(a.path)),
        )
    )
    rows["texts"].append((n, a.text))
    rows["mentions"] = [
        (n, k, m.type, m.cls, m.text, m.name, m.person, m.start, m.end, *_around(borders, m.start, m.end, len(a.text)))
        for k, m in enumerate(a.mentions)
    ]
    rows["persons"] = [(n, k, p.name, p.position, p.organisation) for k, p in enumerate(a.persons)]
    rows["quotes"] = [(n, k, q.speaker, q.position, q.text, q.direct, q.start, q.end) for k, q in enumerate(a.quotes)]
    rows["indicator_talk"] = [(n, k, t.sentence, t.start, t.end) for k, t in enumerate(a.indicator_talk)]
    rows["collaborations"] = [(n, k, c.sentence, c.status, c.start, c.end) for k, c in enumerate(a.collaborations)]
    rows["collaboration_parties"] = [
        (n, k, j, p.text, p.name, p.cls) for k, c in enumerate(a.collaborations) for j, p in enumerate(c.parties)
    ]
    rows["topics"] = [(n, k, topic) for k, topic in enumerate(a.topics)]
    rows["removed"] = [(n, k, r.text, r.reason, r.line) for k, r in enumerate(a.removed)]
    return rows


def _around(borders: Sequence[int], start: int, end: int, size: int) -> tuple[int, int]:
    """Return where the sentence that holds a stretch begins and ends."""
    first = bisect.bisect_right(borders, start) - 1
    last = bisect.bisect_left(borders, max(end, start + 1))
    return (borders[first] if first >= 0 else 0), (borders[last] if last < len(borders) else size)


def article_of(row: Mapping[str, Any], parts: Mapping[str, Iterable[Mapping[str, Any]]]) -> Article:
    """Make an article of its row in the view ``articles`` and its rows in the other tables."""
    parties: dict[int, list[Party]] = {}
    for p in parts["collaboration_parties"]:
        parties.setdefault(p["collaboration"], []).append(Party(p["text"], p["name"], _class(p["class"])))
    return Article(
        **{key: row[key] for key in ("id", "path", "text", "url", "title", "outlet", "author", "date", "place", "duplicate_of")},
        advertorial=row["advertorial"],
        removed=tuple(Removed(r["text"], r["reason"], r["line"]) for r in parts["removed"]),
        mentions=tuple(
            NewsMention(MentionType(m["type"]), _class(m["class"]), m["text"], m["name"], m["person"], m["start"], m["stop"])
            for m in parts["mentions"]
        ),
        persons=tuple(Person(p["name"], p["position"], p["organisation"]) for p in parts["persons"]),
        quotes=tuple(Quote(q["speaker"], q["position"], q["text"], q["direct"], q["start"], q["stop"]) for q in parts["quotes"]),
        indicator_talk=tuple(IndicatorTalk(t["sentence"], t["start"], t["stop"]) for t in parts["indicator_talk"]),
        collaborations=tuple(
            Collaboration(c["sentence"], tuple(parties.get(c["row"], ())), TalkStatus(c["status"]), c["start"], c["stop"])
            for c in parts["collaborations"]
        ),
        topics=tuple(t["topic"] for t in parts["topics"]),
    )


def _class(value: str | None) -> PartyClass | None:
    return None if value is None else PartyClass(value)
