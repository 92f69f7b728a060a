"""Whole articles out of an archive again, in the order of their paths, a few at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from telaah.errors import UsageError
from telaah.news.archive.folder import Archive
from telaah.news.archive.rows import article_of
from telaah.news.article import Article
from telaah.texts.interface import words

_AT_ONCE = 1_000
_CHILDREN = (
    *("mentions", "persons", "quotes", "indicator_talk", "collaborations", "collaboration_parties", "topics", "removed"),
)
_LEAST_PREFIX = 4

Row = Mapping[str, Any]


def stream_articles(archive: Archive) -> Iterator[Article]:
    """Yield all articles in the order of their paths and records, whatever order they were added in."""
    connection = archive.connect()
    connection.execute(
        "CREATE TABLE ranks AS SELECT number, row_number() OVER (ORDER BY sort_key, path, number) AS rank FROM all_articles"
    )
    sorted_already = connection.execute("SELECT coalesce(bool_and(number = rank), true) FROM ranks").fetchone()[0]
    heads = _Rows(connection, _HEADS.format(order=_order("a.number", sorted_already)))
    children = {name: _Rows(connection, _child(name, sorted_already)) for name in _CHILDREN}
    for head in heads.rest():
        number = head["number"]
        yield article_of(head, {name: rows.of(number) for name, rows in children.items()})
    connection.close()


def find_article(archive: Archive, wanted: str) -> Article:
    """Return the article with that id, or its beginning, or that path; UsageError where there is none, or several."""
    connection = archive.connect()
    prefix = wanted if len(wanted) >= _LEAST_PREFIX else None
    found = connection.execute(
        "SELECT number, id FROM all_articles WHERE id = $wanted OR path = $wanted OR starts_with(id, $prefix) ORDER BY number",
        {"wanted": wanted, "prefix": prefix},
    ).fetchall()
    exact = [number for number, id_ in found if id_ == wanted] or [number for number, _ in found]
    if not exact:
        raise UsageError(words()("news.no_such_article", id=wanted, path=archive.path))
    if len(exact) > 1:
        raise UsageError(words()("news.several_articles", id=wanted, ids=", ".join(id_ for _, id_ in found[:5])))
    head = next(_Rows(connection, f"{_HEAD} WHERE a.number = {exact[0]}").rest())
    rows = {name: list(_Rows(connection, f"SELECT * FROM {name} WHERE article = {exact[0]}").rest()) for name in _CHILDREN}
    return article_of(head, rows)


_HEAD = "SELECT a.*, x.text FROM articles a JOIN texts x USING (number)"
_HEADS = f"{_HEAD} {{order}}"


def _order(column: str, sorted_already: bool) -> str:
    if sorted_already:
        return f"ORDER BY {column}"
    return f"ORDER BY (SELECT rank FROM ranks WHERE ranks.number = {column})"


def _child(name: str, sorted_already: bool) -> str:
    columns = "t.article, t.collaboration, t.row" if name == "collaboration_parties" else "t.article, t.row"
    if sorted_already:
        return f"SELECT t.* FROM {name} t ORDER BY {columns}"
    rank = columns.replace("t.article", "r.rank")
    return f"SELECT t.* FROM {name} t JOIN ranks r ON r.number = t.article ORDER BY {rank}"


class _Rows:
    """The rows of a query, fetched as they are needed."""

    def __init__(self, connection: Any, sql: str) -> None:  # noqa: ANN401 - duckdb is imported where it is needed
        self._cursor = connection.cursor()
        self._cursor.execute(sql)
        self._names = [entry[0] for entry in self._cursor.description]
        self._rows = self._all()
        self._next: dict[str, Any] | None = next(self._rows, None)

    def _all(self) -> Iterator[dict[str, Any]]:
        while fetched := self._cursor.fetchmany(_AT_ONCE):
            yield from (dict(zip(self._names, row, strict=True)) for row in fetched)

    def rest(self) -> Iterator[dict[str, Any]]:
        """Yield the rows."""
        while self._next is not None:
            row, self._next = self._next, next(self._rows, None)
            yield row

    def of(self, number: int) -> list[dict[str, Any]]:
        """Return the next rows if they are those of an article."""
        found: list[dict[str, Any]] = []
        while self._next is not None and self._next["article"] == number:
            found.append(self._next)
            self._next = next(self._rows, None)
        return found
