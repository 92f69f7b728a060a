"""Text in the form in which names are looked up, with the way back to the characters it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W_]+|[,;:()/&.\-–—\n•]")

ABBREVIATED = frozenset(
    {
        *"abcdefghijklmnopqrstuvwxyz",
        "pt",
        "tp",
        "kab",
        "prov",
        "kec",
        "kel",
        "sub",
        "no",
        "pj",
        "plt",
        "plh",
        "pjs",
        "dr",
        "drs",
        "ir",
    }
    | {"hj", "st", "jl", "rp", "tn", "sdr", "bpk", "sat", "ka", "dsb", "dll", "dkk", "th", "pd"}
)
"""A full stop behind one of these ends no sentence."""


@dataclass(frozen=True, slots=True)
class Normal:
    """A text as lower-case words and marks joined by single spaces.

    ``starts`` and ``ends`` lead from positions in ``text`` to words: only where a word begins or ends is there a key, so a
    match is at word borders if both its ends are keys.
    """

    source: str
    text: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    """Where each word stands in ``source``."""
    starts: dict[int, int]
    ends: dict[int, int]

    def original(self, first: int, last: int) -> str:
        """Return the source from word ``first`` to word ``last`` (included)."""
        return self.source[self.spans[first][0] : self.spans[last][1]]


def normalise(source: str) -> Normal:
    """Split a text into lower-case words; marks that part clauses stay, hyphens and dots inside names go.

    >>> normalise("bersama TP.PKK & Wali Kota (PT. PLN)").text
    'bersama tp pkk dan wali kota ( pt pln )'
    """
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    position, size = 0, len(source)
    for match in _TOKEN.finditer(source):
        word = match.group().lower()
        start, end = match.span()
        if len(word) == 1 and not word.isalnum():
            if word == ".":
                spaced = end >= size or source[end].isspace() or _runs_on(source, start, end)
                if not spaced or (words and words[-1] in ABBREVIATED and spans[-1][1] == start):
                    continue
            elif word in "-–—":
                apart = start > 0 and source[start - 1] == " " and end < size and source[end] == " "
                if not apart and not (words and len(words[-1]) > 4 and _heads_on(source, start, end)):
                    continue
                word = "-"
            elif word == "&":
                word = "dan"
        starts[position] = len(words)
        words.append(word)
        spans.append((start, end))
        position += len(word)
        ends[position] = len(words) - 1
        position += 1
    return Normal(source, " ".join(words), tuple(words), tuple(spans), starts, ends)


def _runs_on(source: str, start: int, end: int) -> bool:
    """Tell whether a full stop without a space behind it ends a sentence: "rumah sakit.Pengukuran"."""
    return start > 3 and source[end].isupper() and source[start - 4 : start].isalpha() and source[start - 4 : start].islower()


def _heads_on(source: str, start: int, end: int) -> bool:
    """Tell whether a dash parts a heading in capitals from what follows: "SEKRETARIAT-Penyediaan Jasa"."""
    return source[start - 4 : start].isupper() and source[end : end + 1].isupper() and source[end + 1 : end + 2].islower()


def lookup_key(name: str) -> str:
    """Return the form of a name under which it is looked up.

    >>> lookup_key("Dinas P3AKB")
    'dinas p3akb'
    """
    return normalise(name).text
