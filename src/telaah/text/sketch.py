"""MinHash: how alike two texts are by the runs of words that they share, told from a few numbers."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Sequence

import numpy as np

RUN = 4
"""Words in a run."""
NUMBERS = 64
_PRIME = np.uint64(4_294_967_291)
_FACTORS = np.array([(2_654_435_761 * (2 * i + 1)) % 4_294_967_291 for i in range(1, NUMBERS + 1)], dtype=np.uint64)
_ADDENDS = np.array([(2_246_822_519 * (i + 7)) % 4_294_967_291 for i in range(1, NUMBERS + 1)], dtype=np.uint64)
_AT_ONCE = 4096


def minima(words: Sequence[str], run: int = RUN) -> np.ndarray:
    """Return the smallest value of each hash over the runs of words."""
    runs = {" ".join(words[at : at + run]) for at in range(max(1, len(words) - run + 1))}
    numbers = np.fromiter((zlib.crc32(text.encode("utf-8", "replace")) for text in runs), dtype=np.uint64, count=len(runs))
    least = np.full(NUMBERS, np.iinfo(np.uint32).max, dtype=np.uint64)
    for at in range(0, len(numbers), _AT_ONCE):
        values = (numbers[at : at + _AT_ONCE, None] * _FACTORS[None, :] + _ADDENDS[None, :]) % _PRIME
        least = np.minimum(least, values.min(axis=0))
    return least.astype(np.uint32)


def sketch(words: Sequence[str]) -> str:
    """Return the minima as text; "" for no words."""
    return base64.b64encode(minima(words).astype(">u4").tobytes()).decode() if words else ""


def likeness(first: str, second: str) -> float:
    """Return the estimated share of runs that two sketched texts have in common, 0 to 1.

    >>> likeness(sketch("satu dua tiga empat lima".split()), sketch("satu dua tiga empat lima".split()))
    1.0
    """
    if not first or not second:
        return 0.0
    one, two = (np.frombuffer(base64.b64decode(text), dtype=">u4") for text in (first, second))
    return float((one == two).mean())
