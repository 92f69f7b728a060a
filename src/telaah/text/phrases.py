"""Many phrases found in one pass over the words of a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_PREFIX = 4
"""Letters by which words with an open ending are looked up."""


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase found: its words from ``first`` to before ``last``, and what it stands for."""

    first: int
    last: int
    value: str


class Phrases:
    """A set of phrases of lower-case words; a star behind a word stands for any ending.

    >>> phrases = Phrases({"kerja sama": "kerja", "sinerg*": "sinergi"})
    >>> [(f.first, f.value) for f in phrases.find("menjalin kerja sama dan sinergitas".split())]
    [(1, 'kerja'), (4, 'sinergi')]
    """

    def __init__(self, phrases: Mapping[str, str]) -> None:
        """Sort the phrases by their first word, longest first."""
        self._exact: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._open: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, value in phrases.items():
            words = tuple(phrase.split())
            if words[0].endswith("*"):
                self._open.setdefault(words[0][:-1][:_PREFIX], []).append((words, value))
            else:
                self._exact.setdefault(words[0], []).append((words, value))
        for table in (self._exact, self._open):
            for entries in table.values():
                entries.sort(key=lambda e: (-len(e[0]), e[0]))

    def find(self, words: Sequence[str], first: int = 0, last: int | None = None) -> Iterator[Found]:
        """Yield the phrases that stand in a stretch of words, the longest at each place, without overlaps."""
        at, limit = first, len(words) if last is None else last
        while at < limit:
            found = self._at(words, at, limit)
            if found is None:
                at += 1
                continue
            yield found
            at = found.last

    def _at(self, words: Sequence[str], at: int, limit: int) -> Found | None:
        word = words[at]
        best: Found | None = None
        for entries in (self._exact.get(word, ()), self._open.get(word[:_PREFIX], ())):
            for phrase, value in entries:
                size = len(phrase)
                if at + size <= limit and all(_same(p, words[at + n]) for n, p in enumerate(phrase)):
                    if best is None or size > best.last - best.first:
                        best = Found(at, at + size, value)
                    break
        return best


def _same(pattern: str, word: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern[-1] == "*" else word == pattern
