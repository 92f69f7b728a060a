"""The texts of single articles, read without going through the others."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from telaah.news.archive.folder import Archive
from telaah.news.archive.parts import Part


class Texts:
    """Reads texts by number; files stay open between questions."""

    def __init__(self, archive: Archive) -> None:
        """Open nothing yet."""
        self._archive = archive
        self._parts: list[Part] = []
        self._shelves: list[_Shelf] = []

    def of(self, numbers: Sequence[int]) -> dict[int, str]:
        """Return the texts of the articles with these numbers."""
        self._follow()
        firsts = [shelf.first for shelf in self._shelves]
        return {number: self._shelves[bisect_right(firsts, number) - 1].text(number) for number in sorted(numbers)}

    def count(self) -> int:
        """Return how many articles there are."""
        self._follow()
        return sum(shelf.size for shelf in self._shelves)

    def _follow(self) -> None:
        """Open the parts that there are now: a long-running program may outlive them."""
        parts = self._archive.parts()
        if parts != self._parts:
            first, self._shelves = 1, []
            for part in parts:
                shelf = _Shelf(part, first)
                first += shelf.size
                if shelf.size:
                    self._shelves.append(shelf)
            self._parts = parts


class _Shelf:
    """The texts of one part."""

    def __init__(self, part: Part, first: int) -> None:
        import pyarrow.parquet as pq

        self._file: Any = pq.ParquetFile(part.file("texts"))
        self.first, self.size = first, self._file.metadata.num_rows
        self._starts: list[int] = []
        self._read: tuple[int, list[str]] = (-1, [])

    def text(self, number: int) -> str:
        """Return one text; that of its neighbour is at hand afterwards."""
        if not self._starts:
            at = self.first
            for group in range(self._file.num_row_groups):
                self._starts.append(at)
                at += self._file.metadata.row_group(group).num_rows
        group = bisect_right(self._starts, number) - 1
        if self._read[0] != group:
            self._read = (group, self._file.read_row_group(group, columns=["text"]).column(0).to_pylist())
        return str(self._read[1][number - self._starts[group]])
