"""Near-duplicates: articles that share most of their runs of words, found among all that the archive holds.

Each article has 64 minima (``text/sketch.py``). Sixteen keys of four of them each lead to candidates; one byte of each minimum
is kept to tell how alike a candidate is. A part keeps its keys sorted in files that are mapped, not read: an archive of a
million articles costs no memory for them.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from telaah.text import sketch

Array = np.ndarray[Any, Any]

RUN = 3
"""Words in a run: outlets change a word here and there, and each change spoils as many runs."""
BANDS = 16
ROWS = sketch.NUMBERS // BANDS

ALIKE = 0.5
"""Share of runs from which on two articles are one story told again: one word in twelve changed leaves 0.63. Press releases of
one office on different events share 0.05 to 0.2 (their standing sentences)."""
ALIKE_FOUNDER = 0.4
"""... that the first of the family must have in common with each: families do not wander from one story to another."""
DAYS = 45
ALIKE_LATER = 0.85
"""Articles further apart in time (daily price lists, yearly ceremonies) must be alike to this degree."""

_WORD = re.compile(r"[^\W_]+")
_MIX = np.array([2_654_435_761, 2_246_822_519, 3_266_489_917, 668_265_263], dtype=np.uint64)
_NO_DAY = np.iinfo(np.int32).min
_FILES = ("keys", "owners", "families", "bytes", "days")


def signature(text: str) -> Array:
    """Return the minima of a text; a text without words shares none with any other."""
    words = _WORD.findall(text.casefold())
    return sketch.minima(words, RUN) if words else np.zeros(sketch.NUMBERS, dtype=np.uint32)


def day_of(date: str | None) -> int:
    """Return the number of a day, or a number far from all where none is given in full."""
    try:
        return datetime.date.fromisoformat(date or "").toordinal()
    except ValueError:
        return _NO_DAY


@dataclass(slots=True)
class Fresh:
    """Articles of the part that is being filled; ``first`` is the number of the first of them."""

    first: int
    keys: list[Array] = field(default_factory=list)
    families: list[int] = field(default_factory=list)
    bytes: list[Array] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
    places: dict[int, list[int]] = field(default_factory=dict)
    """From a key (with its band) to the articles that have it."""

    def candidates(self, keys: Array) -> Iterator[int]:
        """Yield the places of the articles that share a key."""
        for band, key in enumerate(keys.tolist()):
            yield from self.places.get(key << 4 | band, ())

    def add(self, keys: Array, family: int, low: Array, day: int) -> None:
        """Take an article in."""
        for band, key in enumerate(keys.tolist()):
            self.places.setdefault(key << 4 | band, []).append(len(self.families))
        self.keys.append(keys)
        self.families.append(family)
        self.bytes.append(low)
        self.days.append(day)


class Stored:
    """Articles of a part that is written."""

    def __init__(self, folder: Path, first: int) -> None:
        """Map the files of the part."""
        self.first = first
        self.keys, self.owners, self.families, self.bytes, self.days = (
            np.load(folder / f"near_{name}.npy", mmap_mode="r") for name in _FILES
        )

    def __len__(self) -> int:
        """Return how many articles the part has."""
        return len(self.families)

    def candidates(self, keys: Array) -> Iterator[int]:
        """Yield the places of the articles that share a key."""
        for band in range(BANDS):
            left, right = np.searchsorted(self.keys[band], keys[band : band + 1], "left")[0], None
            right = left + np.searchsorted(self.keys[band][left:], keys[band : band + 1], "right")[0]
            if right > left:
                yield from self.owners[band][left:right].tolist()


class Families:
    """All articles of an archive, asked for those that an article is alike to."""

    def __init__(self, stored: Sequence[Stored], next_number: int) -> None:
        """Take the parts there are."""
        self._stored = list(stored)
        self.fresh = Fresh(next_number)

    def place(self, minima: Array, day: int) -> int:
        """Give the next article its family: that of the article most alike, or one of its own."""
        number = self.fresh.first + len(self.fresh.families)
        low = minima.astype(np.uint8)
        keys = _keys(minima)
        family = number if not minima.any() else self._family(keys, low, day) or number
        self.fresh.add(keys, family, low, day)
        return family

    def written(self, folder: Path) -> None:
        """Go on behind the part that the fresh articles were written to."""
        self._stored.append(Stored(folder, self.fresh.first))
        self.fresh = Fresh(self.fresh.first + len(self.fresh.families))

    def _family(self, keys: Array, low: Array, day: int) -> int | None:
        best: tuple[float, int] | None = None
        family = None
        shelves: list[Stored | Fresh] = [*self._stored, self.fresh]
        for shelf in shelves:
            for at in sorted(set(shelf.candidates(keys))):
                alike = _likeness(low, shelf.bytes[at])
                if alike < (ALIKE if _close(day, int(shelf.days[at])) else ALIKE_LATER):
                    continue
                rank = (-alike, shelf.first + at)
                if (best is None or rank < best) and self._fits(low, int(shelf.families[at])):
                    best, family = rank, int(shelf.families[at])
        return family

    def _fits(self, low: Array, founder: int) -> bool:
        shelves: list[Stored | Fresh] = [self.fresh, *self._stored]
        for shelf in shelves:
            at = founder - shelf.first
            if 0 <= at < len(shelf.families):
                return _likeness(low, shelf.bytes[at]) >= ALIKE_FOUNDER
        return False


def save(folder: Path, fresh: Fresh) -> None:
    """Write the fresh articles' files into a part."""
    keys = np.array(fresh.keys, dtype=np.uint32).reshape(-1, BANDS).T
    _save(folder, keys, np.array(fresh.families, dtype=np.int64), _stack(fresh.bytes), np.array(fresh.days, dtype=np.int32))


def join(folder: Path, parts: Sequence[Path]) -> None:
    """Write one part's files from those of several."""
    loaded = [[np.load(part / f"near_{name}.npy", mmap_mode="r") for name in _FILES] for part in parts]
    keys = np.concatenate([_in_order(part[0], part[1]) for part in loaded], axis=1)
    families, low, days = (np.concatenate([part[at] for part in loaded]) for at in (2, 3, 4))
    _save(folder, keys, families, low, days)


def _save(folder: Path, keys: Array, families: Array, low: Array, days: Array) -> None:
    owners = np.argsort(keys, axis=1, kind="stable").astype(np.uint32)
    keys = np.take_along_axis(keys, owners.astype(np.int64), axis=1)
    for name, array in zip(_FILES, (keys, owners, families, low, days), strict=True):
        np.save(folder / f"near_{name}.npy", np.ascontiguousarray(array))


def _in_order(keys: Array, owners: Array) -> Array:
    """Return the keys of a part in the order of its articles again."""
    whole = np.empty_like(keys)
    np.put_along_axis(whole, owners.astype(np.int64), keys, axis=1)
    return whole


def _stack(low: Sequence[Array]) -> Array:
    return np.array(low, dtype=np.uint8).reshape(-1, sketch.NUMBERS)


def _keys(minima: Array) -> Array:
    mixed = minima.astype(np.uint64).reshape(BANDS, ROWS) * _MIX[:ROWS]
    folded: Array = np.bitwise_xor.reduce(mixed ^ (mixed >> np.uint64(29)), axis=1)
    keys: Array = (folded ^ (folded >> np.uint64(32))).astype(np.uint32)
    return keys


def _likeness(low: Array, other: Array) -> float:
    """Estimate the share of runs in common; one byte of a minimum agrees by chance once in 256."""
    agree = float((low == other).mean())
    return max(0.0, (agree - 1 / 256) / (1 - 1 / 256))


def _close(day: int, other: int) -> bool:
    return _NO_DAY in (day, other) or abs(day - other) <= DAYS
