"""What runs in a worker process for ``telaah news add``: items are read and understood, a chunk at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from telaah.config import Settings
from telaah.lexicons.language import segmenter
from telaah.news.archive import near
from telaah.news.article import Article, NoArticle
from telaah.news.reading import Item, ReadOptions, read_item


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some items, and how they are read."""

    items: tuple[Item, ...]
    options: ReadOptions
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """An article with all that the parent needs to keep it."""

    article: Article
    minima: np.ndarray[Any, Any]
    borders: tuple[int, ...]
    """Where its sentences begin."""


Outcome = Done | NoArticle


def work(number: int, chunk: Chunk, settings: Settings) -> list[Outcome]:
    """Read and understand a chunk; what goes wrong with one item is told of that item alone."""
    del number, settings
    return [_one(item, chunk) for item in chunk.items]


def _one(item: Item, chunk: Chunk) -> Outcome:
    try:
        return _understood(item, chunk)
    except MemoryError:
        raise  # the worker is at its bound; the items are tried again one by one
    except Exception as error:  # one item's fault must never be another's loss
        return NoArticle(item.path, "internal", f"{type(error).__name__}: {error}"[:200])


def _understood(item: Item, chunk: Chunk) -> Outcome:
    from telaah.news.understand import understand_article

    article = read_item(item, chunk.options)
    if isinstance(article, NoArticle):
        return article
    if chunk.outlet and not article.outlet:
        article = replace(article, outlet=chunk.outlet)
    article = understand_article(article)
    borders = tuple(start for start, _ in segmenter().sentences(article.text))
    return Done(article, near.signature(article.text), borders)
