"""How much there is to read and how much of it has been, by the sizes of files: what is left can be told without listing it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path


class Extent:
    """Bytes of the files under some paths, and bytes read."""

    def __init__(self, paths: Iterable[str]) -> None:
        """Measure the files; what cannot be measured (patterns, addresses) counts nothing."""
        self.total = sum(_sizes(paths))
        self._done = 0
        self._source = ""
        self._size = 0
        self._inside = 0

    def read(self, path: str, size: int) -> None:
        """Take note of an item: "file", "file#record"; a file is read when an item of another one comes."""
        source = path.partition("#")[0]
        if source != self._source:
            self._done += self._size
            self._source, self._size, self._inside = source, _size(source), 0
        self._inside = min(self._size, self._inside + size)

    @property
    def share(self) -> float | None:
        """The share that has been read, 0 to 1; None where it is not known."""
        return min(1.0, (self._done + self._inside) / self.total) if self.total else None


def _sizes(paths: Iterable[str]) -> Iterator[int]:
    for path in paths:
        if not Path(path).is_dir():
            yield _size(path)
            continue
        for place, _, names in os.walk(path):
            yield from (_size(f"{place}/{name}") for name in names)


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116 - a hundred thousand files
    except (OSError, ValueError):
        return 0
