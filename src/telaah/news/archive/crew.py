"""Items -> articles in worker processes, in the order of the items; what kills a worker costs only the item that did."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from typing import Any

from telaah.config import Settings
from telaah.engine import pool
from telaah.model.result import Failure
from telaah.news.archive.worker import Chunk, Outcome, work
from telaah.news.article import NoArticle
from telaah.news.reading import Item, ReadOptions

ITEMS = 48
"""In a chunk: work of half a second, so that handing it over costs nothing and a crash repeats little."""
BYTES = 2_000_000

_Said = list[Outcome] | Failure


def understand(
    items: Iterable[Item], settings: Settings, options: ReadOptions, outlet: str | None
) -> Iterator[tuple[Item, Outcome]]:
    """Yield what became of each item."""
    waiting: dict[int, Chunk] = {}

    def tasks() -> Iterator[tuple[int, Any]]:
        for number, chunk in enumerate(_chunks(items, options, outlet)):
            waiting[number] = chunk
            yield number, chunk

    ready: dict[int, _Said] = {}
    turn = 0
    jobs = settings.limits.jobs or pool.cores()
    for number, said in pool.in_any_order(tasks(), settings, work, jobs=jobs, board=pool.new_board(1)):
        ready[number] = said
        while turn in ready:
            yield from _told(waiting.pop(turn), ready.pop(turn), settings)
            turn += 1


def _told(chunk: Chunk, said: _Said, settings: Settings) -> Iterator[tuple[Item, Outcome]]:
    outcomes = said if not isinstance(said, Failure) else _one_by_one(chunk, said, settings)
    yield from zip(chunk.items, outcomes, strict=True)


def _one_by_one(chunk: Chunk, failure: Failure, settings: Settings) -> list[Outcome]:
    """Find the item that ended the worker: each gets a task of its own."""
    if len(chunk.items) == 1:
        return [NoArticle(chunk.items[0].path, failure.reason, failure.detail)]
    alone: list[Any] = [dataclasses.replace(chunk, items=(item,)) for item in chunk.items]
    jobs = min(settings.limits.jobs or pool.cores(), len(alone))
    said = dict(pool.in_any_order(enumerate(alone), settings, work, jobs=jobs, board=pool.new_board(1)))
    outcomes: list[Outcome] = []
    for number, single in enumerate(alone):
        answer = said[number]
        outcomes += answer if not isinstance(answer, Failure) else _one_by_one(single, answer, settings)
    return outcomes


def size_of(item: Item) -> int:
    """Return about how many bytes an item takes."""
    return len(item.data) + sum(len(value) for _, value in item.fields)


def _chunks(items: Iterable[Item], options: ReadOptions, outlet: str | None) -> Iterator[Chunk]:
    held: list[Item] = []
    size = 0
    for item in items:
        held.append(item)
        size += size_of(item)
        if len(held) >= ITEMS or size >= BYTES:
            yield Chunk(tuple(held), options, outlet)
            held, size = [], 0
    if held:
        yield Chunk(tuple(held), options, outlet)
