"""Which texts can be alike at all: an index that spares comparing each statement of a long plan with every other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from telaah.text.similar import content, plain

BEGINNING = 24
"""Letters that a text and its cut form share at least."""
STEM = 6
"""Letters of two stems of which one may be the other, cut (``similar.contained``)."""


class Candidates:
    """Numbers of texts, found by what two texts must share to be one statement.

    Two texts are candidates where they begin alike, where they can have half of their matter in common, or where one
    can say nothing that the other does not say. Texts that are none of these are never returned; others may be.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        """Count how often each stem stands in the texts that will come: rare ones tell most texts apart."""
        self._counts = Counter(stem for text in texts for stem in content(text))
        self._beginnings: dict[str, list[int]] = defaultdict(list)
        self._stems: dict[str, list[int]] = defaultdict(list)
        self._rarest: dict[str, list[int]] = defaultdict(list)
        self._heads: dict[str, list[int]] = defaultdict(list)

    def add(self, number: int, text: str) -> None:
        """Let a text be found under a number."""
        self._beginnings[plain(text)[:BEGINNING]].append(number)
        stems = self._rare_first(text)
        for stem in stems:
            self._stems[stem].append(number)
            self._heads[stem[:STEM]].append(number)
        if stems:
            self._rarest[stems[0][:STEM]].append(number)

    def like(self, text: str) -> list[int]:
        """Return the numbers of all texts that may be like this one, ascending."""
        found = set(self._beginnings.get(plain(text)[:BEGINNING], ()))
        stems = self._rare_first(text)
        # Sets with half of their union in common share one of the rarest half of each (and one more).
        for stem in stems[: len(stems) - (len(stems) + 1) // 2 + 1]:
            found.update(self._stems.get(stem, ()))
        # What says less than this text has its rarest stem here too; what says more has this text's rarest.
        for stem in stems:
            found.update(self._rarest.get(stem[:STEM], ()))
        if stems:
            found.update(self._heads.get(stems[0][:STEM], ()))
        return sorted(found)

    def _rare_first(self, text: str) -> list[str]:
        return sorted(content(text), key=lambda stem: (self._counts[stem], stem))
