"""Numbers that follow each other."""

from __future__ import annotations

from collections.abc import Iterable


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Return the first and last of each run of numbers.

    >>> runs((7, 1, 2, 3))
    [(1, 3), (7, 7)]
    """
    found: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def as_ranges(numbers: Iterable[int]) -> str:
    """Return numbers as ranges.

    >>> as_ranges((7, 1, 2, 3))
    '1–3, 7'
    """
    return joined(runs(numbers))


def joined(found: Iterable[tuple[int, int]]) -> str:
    """Return runs as text."""
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in found)
