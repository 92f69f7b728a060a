"""The index of words: tantivy, with the filters as fields of it.

It is brought up to date, never made again: the highest article number in it tells how far it goes, and tantivy makes what is
added visible in one step, so a process killed at any moment leaves an index that is whole.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from telaah.news.archive.filters import Filters, day_number, days
from telaah.news.archive.folder import Archive
from telaah.news.archive.terms import Phrase, names, terms

FOLDER = "words-1"
_HEAP = 64_000_000
_BATCH = 2_000
_COMMIT = 20_000
_GAP = "\x1f"
"""Between two names of one article, so that no run of words goes from one into the next."""
_TITLE = 3.0
"""A word in the title counts as this many in the text."""

_TEXTS = ("text", "title", "party", "person", "outlet", "place", "topic")
_RAW = ("class", "status")


class Entry(NamedTuple):
    """An article of the archive as it stands in the index."""

    number: int
    text: str
    title: str | None
    outlet: str | None
    date: str | None
    place: str | None
    id: str
    path: str
    url: str | None
    family: int
    parties: Sequence[str]
    classes: Sequence[str]
    persons: Sequence[str]
    statuses: Sequence[str]
    topics: Sequence[str]


class Hit(NamedTuple):
    """An article that was found."""

    number: int
    family: int
    score: float
    meta: dict[str, Any]
    """Its id, title, outlet, date, place, path, url."""


class WordsIndex:
    """The index of an archive."""

    def __init__(self, archive: Archive) -> None:
        """Open the index, an empty one where there is none."""
        self._archive = archive
        self._folder = archive.index / FOLDER
        self._open: Any = None

    def _index(self) -> Any:  # noqa: ANN401 - tantivy is imported where it is needed
        import tantivy

        if self._open is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._open = tantivy.Index(_schema(), path=str(self._folder), reuse=True)
        return self._open

    @property
    def exists(self) -> bool:
        """Whether there is an index to be read."""
        return (self._folder / "meta.json").is_file()

    def through(self) -> int:
        """Return the highest number of an article in it."""
        import tantivy

        if not self.exists:
            return 0
        index = self._index()
        index.reload()
        searcher = index.searcher()
        if not searcher.num_docs:
            return 0
        found = searcher.search(tantivy.Query.all_query(), limit=1, count=False, order_by_field="number").hits
        return int(searcher.doc(found[0][1])["number"][0])

    def update(self) -> int:
        """Add the articles that are not in it, and return how many; only for the one that holds the archive's lock."""
        try:
            through = self.through()
        except ValueError:  # damaged, or of another version of tantivy: it is made again from the tables
            shutil.rmtree(self._folder, ignore_errors=True)
            self._open, through = None, 0
        added = 0
        writer = None
        for entry in entries(self._archive, through):
            writer = writer or self._index().writer(heap_size=_HEAP, num_threads=1)
            writer.add_document(_document(entry))
            added += 1
            if added % _COMMIT == 0:
                writer.commit()
        if writer is not None:
            writer.commit()
            writer.wait_merging_threads()
            self._index().reload()
        return added

    def search(self, phrases: Sequence[Phrase], filters: Filters, limit: int, *, every: bool = True) -> tuple[list[Hit], int]:
        """Return the best articles and how many there are; ``every``: all words must be there, else any of them.

        Where there are no words to rank by, the latest come first.
        """
        query = _query(self._index().schema, phrases, filters, every=every)
        searcher = self._index().searcher()
        ranked = any(not phrase.without for phrase in phrases)
        found = searcher.search(query, limit=limit, count=True, order_by_field=None if ranked else "day")
        return [_hit(searcher, score, address) for score, address in found.hits], int(found.count or 0)

    def passing(self, filters: Filters, most: int) -> list[int] | None:
        """Return the numbers of all articles for which the filters hold; None where they are more than so many."""
        searcher = self._index().searcher()
        query = _query(self._index().schema, (), filters, every=True)
        count = searcher.search(query, limit=1, count=True).count
        if count > most:
            return None
        addresses = [address for _, address in searcher.search(query, limit=max(1, count), count=False).hits]
        return sorted(searcher.fast_field_values("number", addresses))

    def among(self, numbers: Sequence[int], filters: Filters) -> list[Hit]:
        """Return those of the articles for which the filters hold, in the order of the numbers."""
        import tantivy

        schema, searcher = self._index().schema, self._index().searcher()
        wanted = tantivy.Query.term_set_query(schema, "number", list(numbers))
        query = tantivy.Query.boolean_query([(tantivy.Occur.Must, wanted), *_narrowed(schema, filters)])
        found = [_hit(searcher, score, address) for score, address in searcher.search(query, limit=len(numbers)).hits]
        order = {number: place for place, number in enumerate(numbers)}
        return sorted(found, key=lambda hit: order[hit.number])


def entries(archive: Archive, after: int) -> Iterator[Entry]:
    """Yield the articles with a higher number, in order."""
    connection = archive.connect()
    last = connection.execute("SELECT coalesce(max(number), 0) FROM all_articles").fetchone()[0]
    for first in range(after + 1, last + 1, _BATCH):
        bounds = {"first": first, "last": min(last, first + _BATCH - 1)}
        yield from (Entry(*row) for row in connection.execute(_ENTRIES, bounds).fetchall())
    connection.close()


_ENTRIES = """
WITH m AS (SELECT article, list(DISTINCT name) || list(DISTINCT text) AS parties, list(DISTINCT class) AS classes
           FROM mentions WHERE article BETWEEN $first AND $last GROUP BY article),
     p AS (SELECT article, list(DISTINCT name) AS persons FROM persons WHERE article BETWEEN $first AND $last GROUP BY article),
     c AS (SELECT article, list(DISTINCT status) AS statuses FROM collaborations
           WHERE article BETWEEN $first AND $last GROUP BY article),
     t AS (SELECT article, list(DISTINCT topic) AS topics FROM topics WHERE article BETWEEN $first AND $last GROUP BY article)
SELECT a.number, x.text, a.title, a.outlet, a.date, a.place, a.id, a.path, a.url, a.family, coalesce(m.parties, []),
       coalesce(m.classes, []), coalesce(p.persons, []), coalesce(c.statuses, []), coalesce(t.topics, [])
FROM all_articles a JOIN texts x ON x.number = a.number LEFT JOIN m ON m.article = a.number LEFT JOIN p ON p.article = a.number
     LEFT JOIN c ON c.article = a.number LEFT JOIN t ON t.article = a.number
WHERE a.number BETWEEN $first AND $last AND x.number BETWEEN $first AND $last ORDER BY a.number
"""


def _schema() -> Any:  # noqa: ANN401
    import tantivy

    builder = tantivy.SchemaBuilder()
    for name in _TEXTS:
        builder.add_text_field(name, stored=False, tokenizer_name="whitespace", index_option="position")
    for name in _RAW:
        builder.add_text_field(name, stored=False, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("number", stored=True, indexed=True, fast=True)
    builder.add_unsigned_field("family", stored=True)
    builder.add_unsigned_field("day", indexed=True, fast=True)
    builder.add_text_field("meta", stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _document(entry: Entry) -> Any:  # noqa: ANN401
    import tantivy

    document = tantivy.Document()
    document.add_unsigned("number", entry.number)
    document.add_unsigned("family", entry.family)
    document.add_text("text", " ".join(terms(entry.text)))
    document.add_text("title", " ".join(terms(entry.title or "")))
    for field, values in (("party", entry.parties), ("person", entry.persons), ("topic", entry.topics)):
        document.add_text(field, f" {_GAP} ".join(" ".join(names(value or "")) for value in values))
    document.add_text("outlet", " ".join(names(entry.outlet or "")))
    document.add_text("place", " ".join(names(entry.place or "")))
    for field, values in (("class", entry.classes), ("status", entry.statuses)):
        for value in filter(None, values):
            document.add_text(field, value)
    if (day := day_number(entry.date)) is not None:
        document.add_unsigned("day", day)
    shown = ("id", "title", "outlet", "date", "place", "path", "url")
    document.add_text("meta", json.dumps({key: getattr(entry, key) for key in shown}, ensure_ascii=False))
    return document


def _hit(searcher: Any, score: float, address: Any) -> Hit:  # noqa: ANN401
    stored = searcher.doc(address)
    return Hit(int(stored["number"][0]), int(stored["family"][0]), float(score or 0.0), json.loads(stored["meta"][0]))


def _query(schema: Any, phrases: Iterable[Phrase], filters: Filters, *, every: bool) -> Any:  # noqa: ANN401
    import tantivy

    occur = tantivy.Occur
    wanted, clauses = [], []
    for phrase in phrases:
        clause = _either(schema, phrase)
        if phrase.without:
            clauses.append((occur.MustNot, clause))
        else:
            wanted.append((occur.Must if every else occur.Should, clause))
    clauses.append((occur.Must, tantivy.Query.boolean_query(wanted) if wanted else tantivy.Query.all_query()))
    return tantivy.Query.boolean_query([*clauses, *_narrowed(schema, filters)])


def _either(schema: Any, phrase: Phrase) -> Any:  # noqa: ANN401
    """Return the query for words that stand in the text or in the title."""
    import tantivy

    in_title = tantivy.Query.boost_query(_run(schema, "title", phrase.terms), _TITLE)
    should = tantivy.Occur.Should
    return tantivy.Query.boolean_query([(should, _run(schema, "text", phrase.terms)), (should, in_title)])


def _run(schema: Any, field: str, words: Sequence[str]) -> Any:  # noqa: ANN401
    import tantivy

    if len(words) == 1:
        return tantivy.Query.term_query(schema, field, words[0], "freq")
    return tantivy.Query.phrase_query(schema, field, list(words))


def _narrowed(schema: Any, filters: Filters) -> list[Any]:  # noqa: ANN401
    import tantivy

    must, query = tantivy.Occur.Must, tantivy.Query
    clauses: list[Any] = []
    for field in ("party", "person", "outlet", "place", "topic"):
        if words := names(getattr(filters, field) or ""):
            clauses.append((must, query.const_score_query(_run(schema, field, words), 0.0)))
    for field, value in (("class", filters.cls and filters.cls.upper()), ("status", filters.status)):
        if value:
            clauses.append((must, query.const_score_query(query.term_query(schema, field, value), 0.0)))
    first, last = days(filters)
    if first is not None or last is not None:
        inside = query.range_query(schema, "day", tantivy.FieldType.Unsigned, first or 0, last or 99_991_231)
        clauses.append((must, query.const_score_query(inside, 0.0)))
    return clauses
