"""Where the names of one piece of text begin and end: looked up, for a list may hold hundreds of them."""

from __future__ import annotations

from collections.abc import Iterable

LIST_MARKS = frozenset({",", "dan", "/", "serta", "dll", ")", "(", "atau", "para"})
SHARE_OF_CELL = 0.7
"""Of the words of a cell, marks left out, so many are names where it holds little else."""


class Names:
    """The word ranges of names that do not overlap, the last word included."""

    __slots__ = ("_covered", "first_of", "last_of", "ranges")

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        self.ranges = tuple(ranges)
        self.last_of = dict(reversed(self.ranges))
        """First word of a name -> its last."""
        self.first_of = {last: first for first, last in reversed(self.ranges)}
        """Last word of a name -> its first."""
        self._covered: frozenset[int] | None = None

    def __contains__(self, index: int) -> bool:
        """Tell whether a word stands in a name."""
        if self._covered is None:
            self._covered = frozenset(i for first, last in self.ranges for i in range(first, last + 1))
        return index in self._covered

    def hold(self, first: int, last: int) -> bool:
        """Tell whether words stand within one name."""
        if first not in self or last not in self:
            return False
        return any(a <= first and last <= b for a, b in self.ranges)


def fills(inside: Names, words: tuple[str, ...]) -> bool:
    """Tell whether a cell holds names and little else."""
    names = sum(b - a + 1 for a, b in inside.ranges)
    return bool(names) and names >= SHARE_OF_CELL * sum(w not in LIST_MARKS for w in words)
