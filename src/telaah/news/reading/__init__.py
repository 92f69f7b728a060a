"""Files, folders and archives of news -> articles, their text cleaned of all that is no part of them.

Two stages: ``list_items`` lists pages, texts and records cheaply; ``read_item`` makes an article of one, and can run in a
worker process. ``read_articles`` is both after each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from telaah.news.article import Article, NoArticle
from telaah.news.reading.item import FIELDS, Item, ItemKind, Notice, ReadOptions, parse_columns
from telaah.news.reading.items import list_items
from telaah.news.reading.read import read_item
from telaah.news.reading.records import Tell

__all__ = [
    "FIELDS",
    "Item",
    "ItemKind",
    "Notice",
    "ReadOptions",
    "list_items",
    "parse_columns",
    "read_articles",
    "read_item",
]


def read_articles(
    paths: Iterable[str], options: ReadOptions | None = None, *, tell: Tell | None = None
) -> Iterator[Article | NoArticle]:
    """Read what the paths name; what yields no article is told with its reason."""
    listed = list_items(paths, options, tell=tell) if tell else list_items(paths, options)
    for item in listed:
        yield item if isinstance(item, NoArticle) else read_item(item, options)
