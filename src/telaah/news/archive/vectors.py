"""The vectors of meaning: one for each article, eight bits a number, compared one by one.

At 200,000 articles an exact comparison takes a few milliseconds (docs/news-archive.md has the figures), so there is no
approximate index that would have to be built, kept and explained.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from telaah.learned import Embedder
from telaah.news.archive.folder import Archive
from telaah.text.safe import file_name

Array = np.ndarray[Any, Any]

_SHARD = re.compile(r"(\d+)-(\d+)\.npy$")
_BATCH = 2_000
_IN_SHARD = 100_000
_HEAD = 2_000
"""Characters of an article that are encoded with its title: its beginning says what it is about."""
_BLOCK = 4_096
"""Vectors that are compared at once: the block stays in the processor's cache."""


class VectorsIndex:
    """The vectors of an archive by one encoder."""

    def __init__(self, archive: Archive, embedder: Embedder) -> None:
        """Open the index, an empty one where there is none."""
        self._archive, self.embedder = archive, embedder
        self._folder = archive.index / f"vectors-{file_name(embedder.name)}-{embedder.size}"
        self._loaded: tuple[int, Array] = (0, np.empty((0, embedder.size), dtype=np.int8))

    def through(self) -> int:
        """Return the highest number of an article in it."""
        return max((last for _, last, _ in self._shards()), default=0)

    def update(self) -> int:
        """Add the articles that are not in it, and return how many; only for the one that holds the archive's lock."""
        self._folder.mkdir(parents=True, exist_ok=True)
        done = 0
        for first, texts in _texts(self._archive, self.through()):
            self._write(first, first + len(texts) - 1, quantised(self.embedder.encode(texts)))
            done += len(texts)
        self._gather()
        return done

    def likeness(self, query: str) -> Array:
        """Return how alike each article is, that of article n at n - 1.

        Added up by einsum: the threads of a matrix library wait for each other on a busy machine, ten times as long as they save.
        """
        matrix = self._matrix()
        wanted = np.asarray(self.embedder.encode([query]), dtype=np.float32)[0]
        scores = np.empty(len(matrix), dtype=np.float32)
        block = np.empty((_BLOCK, matrix.shape[1]), dtype=np.float32)
        for at in range(0, len(matrix), _BLOCK):
            rows = matrix[at : at + _BLOCK]
            np.copyto(block[: len(rows)], rows)
            np.einsum("ij,j->i", block[: len(rows)], wanted, out=scores[at : at + len(rows)])
        return scores / np.float32(127.0)

    def _matrix(self) -> Array:
        """Return the vectors, row n - 1 that of article n; read again where the index has grown."""
        through = self.through()
        if self._loaded[0] != through:
            shards = [np.load(path, mmap_mode="r") for _, _, path in self._shards()]
            self._loaded = (through, np.concatenate(shards) if shards else self._loaded[1][:0])
        return self._loaded[1]

    def _shards(self) -> list[tuple[int, int, Path]]:
        """Return the files that count, one behind the other; a longer one replaces those that it was made of."""
        found = [(int(match[1]), int(match[2]), path) for path in self._files() if (match := _SHARD.match(path.name))]
        kept: list[tuple[int, int, Path]] = []
        for shard in sorted(found, key=lambda shard: (shard[0], -shard[1])):
            if shard[0] == (kept[-1][1] if kept else 0) + 1:
                kept.append(shard)
        return kept

    def _files(self) -> list[Path]:
        return list(self._folder.iterdir()) if self._folder.is_dir() else []

    def _write(self, first: int, last: int, vectors: Array) -> None:
        unfinished = self._folder / f".{first}-{last}.new"
        with unfinished.open("wb") as file:
            np.save(file, vectors)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(self._folder / f"{first:09d}-{last:09d}.npy")

    def _gather(self) -> None:
        """Join the short files at the end into one, so that there are never many."""
        shards = self._shards()
        tail: list[tuple[int, int, Path]] = []
        while shards and sum(last - first + 1 for first, last, _ in tail) + shards[-1][1] - shards[-1][0] < _IN_SHARD:
            tail.insert(0, shards.pop())
        if len(tail) > 1:
            self._write(tail[0][0], tail[-1][1], np.concatenate([np.load(path) for _, _, path in tail]))
        kept = {path for _, _, path in self._shards()}
        for path in self._files():
            if path not in kept:
                path.unlink(missing_ok=True)


def quantised(vectors: Array) -> Array:
    """Return vectors of length one in eight bits a number."""
    scaled: Array = np.clip(np.rint(np.asarray(vectors, dtype=np.float32) * 127.0), -127, 127).astype(np.int8)
    return scaled


def _texts(archive: Archive, after: int) -> Iterator[tuple[int, list[str]]]:
    connection = archive.connect()
    last = connection.execute("SELECT coalesce(max(number), 0) FROM all_articles").fetchone()[0]
    for first in range(after + 1, last + 1, _BATCH):
        rows = connection.execute(
            f"SELECT coalesce(a.title, '') || '. ' || substr(t.text, 1, {_HEAD}) FROM all_articles a JOIN texts t USING (number) "
            "WHERE number BETWEEN $1 AND $2 ORDER BY number",
            [first, first + _BATCH - 1],
        ).fetchall()
        yield first, [row[0] for row in rows]
    connection.close()


def best(scores: Array, count: int) -> list[int]:
    """Return the places of the highest scores, the highest first.

    >>> best(np.array([0.1, 0.9, 0.5]), 2)
    [1, 2]
    """
    found = np.arange(len(scores)) if count >= len(scores) else np.argpartition(-scores, count)[:count]
    order: list[int] = found[np.lexsort((found, -scores[found]))].tolist()
    return order
