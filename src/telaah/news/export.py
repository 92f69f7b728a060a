"""Articles -> files: the JSON lines of CONTRACT, "News", the same shape as Parquet, a table as CSV, a network as GraphML."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from telaah.model.plain import as_json, dump
from telaah.news.article import Article
from telaah.text.safe import clean, for_spreadsheet

if TYPE_CHECKING:
    from telaah.news.archive import Archive

FORMATS = ("jsonl", "csv", "parquet", "graphml")

KEYS = (
    *("id", "path", "url", "title", "outlet", "author", "date", "place", "text", "removed", "advertorial", "duplicate_of"),
    *("mentions", "persons", "quotes", "indicator_talk", "collaborations", "topics"),
)
"""In the order of CONTRACT."""

_BATCH = 1_000


def to_dict(article: Article) -> Mapping[str, Any]:
    """Return one article as plain dicts, lists, strings and numbers; keys that were added later stand last."""
    plain = as_json(article)
    assert isinstance(plain, dict)
    return {key: plain.get(key) for key in (*KEYS, *(key for key in plain if key not in KEYS))}


def to_line(article: Article) -> str:
    """Return one article as a line of JSON, without the line break."""
    return dump(to_dict(article))


def write_jsonl(articles: Iterable[Article], target: Path) -> int:
    """Write an article a line, and return how many."""
    count = 0
    with target.open("w", encoding="utf-8", newline="\n") as file:
        for article in articles:
            file.write(f"{to_line(article)}\n")
            count += 1
    return count


def write_csv(articles: Iterable[Article], target: Path) -> int:
    """Write an article a row, lists joined by semicolons, and return how many; no cell runs as a formula."""
    count = 0
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(CSV_COLUMNS)
        for article in articles:
            writer.writerow([for_spreadsheet(_cell(value)) for value in _row(article)])
            count += 1
    return count


CSV_COLUMNS = (
    *("id", "path", "url", "title", "outlet", "author", "date", "place", "advertorial", "duplicate_of", "topics"),
    *("parties", "persons", "speakers", "collaborations", "text"),
)


def _row(article: Article) -> Iterator[object]:
    a = article
    yield from (a.id, a.path, a.url, a.title, a.outlet, a.author, a.date, a.place, "1" if a.advertorial else "0", a.duplicate_of)
    yield _listed(a.topics)
    yield _listed(m.name for m in a.mentions if m.type == "stakeholder")
    yield _listed(", ".join(filter(None, (p.name, p.position))) for p in a.persons)
    yield _listed(q.speaker for q in a.quotes if q.speaker)
    yield _listed(f"[{c.status}] {c.sentence}" for c in a.collaborations)
    yield a.text


def _listed(values: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(clean(value) for value in values))


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return "\n".join(clean(line) for line in text.split("\n")).encode("utf-8", "replace").decode("utf-8")


def write_parquet(articles: Iterable[Article], target: Path) -> int:
    """Write an article a row in the shape of the JSON lines, lists as lists, and return how many."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    count, shape, left = 0, _shape(), iter(articles)
    with pq.ParquetWriter(target, shape, compression="zstd") as writer:
        while batch := [dict(to_dict(article)) for article in islice(left, _BATCH)]:
            writer.write_table(pa.Table.from_pylist(batch, schema=shape))
            count += len(batch)
    return count


def _shape() -> Any:  # noqa: ANN401 - pyarrow is imported where it is needed
    import pyarrow as pa

    text, whole = pa.string(), pa.int32()

    def rows(*strings: str, **others: Any) -> Any:  # noqa: ANN401
        return pa.list_(pa.struct([*((name, text) for name in strings), *others.items()]))

    span = {"start": whole, "end": whole}
    return pa.schema(
        [
            *((name, text) for name in ("id", "path", "text", "url", "title", "outlet", "author", "date", "place")),
            ("removed", rows("text", "reason", line=whole)),
            ("advertorial", pa.bool_()),
            ("duplicate_of", text),
            ("mentions", rows("type", "class", "text", "name", "person", **span)),
            ("persons", rows("name", "position", "organisation")),
            ("quotes", rows("speaker", "position", "text", direct=pa.bool_(), **span)),
            ("indicator_talk", rows("sentence", **span)),
            ("collaborations", rows("sentence", "status", parties=rows("text", "name", "class"), **span)),
            ("topics", pa.list_(text)),
        ]
    )


def write_graphml(archive: Archive, target: Path) -> int:
    """Write who is named with whom in collaboration statements, and return how many ties there are."""
    import networkx

    graph = networkx.Graph()
    connection = archive.connect()
    for name, cls, articles in connection.execute(_NODES).fetchall():
        graph.add_node(clean(name), **{"class": cls or "", "articles": articles})
    ties = 0
    for first, second, weight, articles, statuses, since, until in connection.execute(_EDGES).fetchall():
        known = {"weight": weight, "articles": articles, "statuses": statuses, "first": since or "", "last": until or ""}
        graph.add_edge(clean(first), clean(second), **known)
        ties += 1
    connection.close()
    buffer = io.BytesIO()
    networkx.write_graphml(graph, buffer)
    target.write_bytes(buffer.getvalue())
    return ties


_NODES = """
SELECT name, min(class) AS class, count(DISTINCT article) FROM collaboration_parties GROUP BY name ORDER BY name
"""
_EDGES = """
SELECT a.name, b.name, count(DISTINCT (c.article, c.row)) AS weight, count(DISTINCT c.article) AS articles,
       array_to_string(list_sort(list(DISTINCT c.status)), ',') AS statuses, min(n.date) AS since, max(n.date) AS until
FROM collaboration_parties a
JOIN collaboration_parties b ON a.article = b.article AND a.collaboration = b.collaboration AND a.name < b.name
JOIN collaborations c ON c.article = a.article AND c.row = a.collaboration
JOIN articles n ON n.number = a.article
WHERE n.duplicate_of IS NULL GROUP BY a.name, b.name ORDER BY a.name, b.name
"""
