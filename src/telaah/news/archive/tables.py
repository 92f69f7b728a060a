"""The tables of an archive: their columns, types and meaning. docs/news-archive.md says the same to users.

A table is one Parquet file in each part. Rows of a table stand in the order of their articles, and within an article in the
order of the text.
"""

from __future__ import annotations

from typing import NamedTuple

VERSION = 1
"""Of the format. A later program reads it as long as it is this one; columns may be added to a version, none changed."""


class Column(NamedTuple):
    """One column; ``type`` is DuckDB's name of it."""

    name: str
    type: str
    meaning: str


_ARTICLE = Column("article", "BIGINT", "articles.number")
_ROW = Column("row", "INTEGER", "place among the article's rows, from 0")
_START = Column("start", "INTEGER", "first character in texts.text, from 0")
_STOP = Column("stop", "INTEGER", "behind the last character")
_SENTENCE = (
    Column("sentence_start", "INTEGER", "where the sentence around it begins in texts.text"),
    Column("sentence_stop", "INTEGER", "behind its last character"),
)

TABLES: dict[str, tuple[Column, ...]] = {
    "articles": (
        Column("number", "BIGINT", "the article's number in this archive, in the order of adding, from 1"),
        Column("id", "VARCHAR", "hash of what was read"),
        Column("path", "VARCHAR", "file as given; for archives file and member or record"),
        Column("url", "VARCHAR", "its address"),
        Column("title", "VARCHAR", "title"),
        Column("outlet", "VARCHAR", "who published it"),
        Column("author", "VARCHAR", "who wrote it"),
        Column("date", "VARCHAR", "day of publication, ISO; null where none is printed"),
        Column("place", "VARCHAR", "place of the dateline"),
        Column("advertorial", "BOOLEAN", "paid for"),
        Column("family", "BIGINT", "number of the first article of its group of near-duplicates; its own where it stands alone"),
        Column("characters", "INTEGER", "length of the text"),
        Column("sort_key", "VARCHAR", "the path with its numbers padded: the order of exports"),
    ),
    "texts": (
        Column("number", "BIGINT", "articles.number"),
        Column("text", "VARCHAR", "the text, cleaned of what is no part of the article"),
    ),
    "mentions": (
        _ARTICLE,
        _ROW,
        Column("type", "VARCHAR", "stakeholder or data_source"),
        Column("class", "VARCHAR", "class of the party"),
        Column("text", "VARCHAR", "as printed"),
        Column("name", "VARCHAR", "normalised name, the same for all mentions of one party"),
        Column("person", "VARCHAR", "who is named for it"),
        _START,
        _STOP,
        *_SENTENCE,
    ),
    "persons": (
        _ARTICLE,
        _ROW,
        Column("name", "VARCHAR", "fullest form of the name"),
        Column("position", "VARCHAR", "office held"),
        Column("organisation", "VARCHAR", "where"),
    ),
    "quotes": (
        _ARTICLE,
        _ROW,
        Column("speaker", "VARCHAR", "persons.name, empty where nobody is named"),
        Column("position", "VARCHAR", "office held"),
        Column("text", "VARCHAR", "what was said"),
        Column("direct", "BOOLEAN", "word for word"),
        _START,
        _STOP,
    ),
    "indicator_talk": (_ARTICLE, _ROW, Column("sentence", "VARCHAR", "the sentence"), _START, _STOP),
    "collaborations": (
        _ARTICLE,
        _ROW,
        Column("sentence", "VARCHAR", "the sentence"),
        Column("status", "VARCHAR", "done, running, planned, called_for, denied"),
        _START,
        _STOP,
    ),
    "collaboration_parties": (
        _ARTICLE,
        Column("collaboration", "INTEGER", "collaborations.row of the same article"),
        _ROW,
        Column("text", "VARCHAR", "as printed"),
        Column("name", "VARCHAR", "normalised name"),
        Column("class", "VARCHAR", "class of the party"),
    ),
    "topics": (_ARTICLE, _ROW, Column("topic", "VARCHAR", "programme area, most telling first")),
    "removed": (
        _ARTICLE,
        _ROW,
        Column("text", "VARCHAR", "what was left out of the text"),
        Column("reason", "VARCHAR", "why"),
        Column("line", "INTEGER", "line of the source, from 1; 0 where it has none"),
    ),
    "seen": (
        Column("key", "VARCHAR", "hash of what was read"),
        Column("path", "VARCHAR", "where it was read"),
        Column("outcome", "VARCHAR", "added, duplicate, no_article or failed"),
        Column("article", "BIGINT", "articles.number where it was added"),
        Column("reason", "VARCHAR", "why it was not"),
        Column("detail", "VARCHAR", "more on that"),
    ),
}

NUMBER = {name: "number" if name in ("articles", "texts") else "article" for name in TABLES}
"""The column of each table that holds the number of the article."""
