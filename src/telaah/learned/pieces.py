"""Cut words into the pieces of a unigram vocabulary, as SentencePiece does."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

UNKNOWN = 3
"""The number of the piece that stands for what no piece spells."""
BLANK = "\u2581"
"""Stands before each word."""
_LOSS = 10.0
"""An unknown letter scores so much less than the worst piece."""


class Pieces:
    """Cuts text so that the pieces' scores sum up highest (T. Kudo, Subword Regularization, 2018)."""

    def __init__(self, pieces: Sequence[str], scores: Sequence[float]) -> None:
        """Take the pieces, of which the first few are marks that no text holds, and the logarithms of their shares."""
        self._known = {piece: (n, score) for n, (piece, score) in enumerate(zip(pieces, scores, strict=True)) if n > UNKNOWN}
        self._longest = max(map(len, self._known), default=1)
        self._unknown = min((score for _, score in self._known.values()), default=0.0) - _LOSS
        self._word = lru_cache(maxsize=50_000)(self._cut)

    def ids(self, text: str) -> list[int]:
        """Return the numbers of the pieces of a text."""
        return [n for word in unicodedata.normalize("NFKC", text).split() for n in self._word(BLANK + word)]

    def _cut(self, word: str) -> tuple[int, ...]:
        best: list[tuple[float, int, int]] = [(0.0, 0, 0)]
        for end in range(1, len(word) + 1):
            found = (best[end - 1][0] + self._unknown, end - 1, UNKNOWN)
            for first in range(max(0, end - self._longest), end):
                known = self._known.get(word[first:end])
                if known and best[first][0] + known[1] > found[0]:
                    found = (best[first][0] + known[1], first, known[0])
            best.append(found)
        ids: list[int] = []
        at = len(word)
        while at:
            _, at, n = best[at]
            if n != UNKNOWN or ids[-1:] != [UNKNOWN]:
                ids.append(n)
        return tuple(reversed(ids))
