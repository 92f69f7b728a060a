"""What the archive has read already, as sorted numbers: a million items take 16 MB."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np

from telaah.news.archive.folder import Archive
from telaah.news.archive.parts import rows_in
from telaah.news.article import NoArticle

_HEX = 16
"""Digits of an id that become its number. Two of a million ids share them with a probability of 3 in 10^8."""


class Numbers:
    """A set of numbers that is mostly there from the start."""

    def __init__(self, numbers: list[np.ndarray[Any, Any]]) -> None:
        """Take the numbers there are."""
        self._sorted = np.unique(np.concatenate(numbers)) if numbers else np.empty(0, dtype=np.uint64)
        self._new: set[int] = set()

    def __contains__(self, number: int) -> bool:
        """Tell whether a number is there."""
        return number in self._new or self.was_there(number)

    def was_there(self, number: int) -> bool:
        """Tell whether a number was there from the start."""
        at = int(np.searchsorted(self._sorted, np.uint64(number)))
        return at < len(self._sorted) and int(self._sorted[at]) == number

    def add(self, number: int) -> None:
        """Put a number in."""
        self._new.add(number)


class Seen:
    """What was added and what was refused."""

    def __init__(self, archive: Archive) -> None:
        """Read what the archive tells of it."""
        added: list[np.ndarray[Any, Any]] = []
        refused: list[np.ndarray[Any, Any]] = []
        for part in archive.parts():
            for batch in rows_in(part, "seen", ("key", "outcome", "path", "reason")):
                rows = batch.to_pylist()
                added.append(_array([number_of(row["key"]) for row in rows if row["outcome"] == "added"]))
                refused.append(_array([_refusal(row["path"], row["reason"]) for row in rows if row["outcome"] != "added"]))
        self._added, self._refused = Numbers(added), Numbers(refused)

    def is_known(self, key: str) -> bool:
        """Tell whether something was added by an earlier run."""
        return self._added.was_there(number_of(key))

    def is_taken(self, key: str) -> bool:
        """Tell whether something came before, in an earlier run or in this one."""
        return number_of(key) in self._added

    def take(self, key: str) -> None:
        """Remember that something came."""
        self._added.add(number_of(key))

    def is_told(self, item: NoArticle) -> bool:
        """Tell whether the archive says already that this is no article, and remember that it does."""
        number = _refusal(item.path, item.reason)
        told = number in self._refused
        self._refused.add(number)
        return told


def number_of(key: str) -> int:
    """Return the number of an id."""
    return int(key[:_HEX], 16)


def _refusal(path: str, reason: str | None) -> int:
    told = f"{path}\0{reason}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(told, digest_size=8).digest(), "big")


def _array(numbers: list[int]) -> np.ndarray[Any, Any]:
    return np.array(numbers, dtype=np.uint64)
