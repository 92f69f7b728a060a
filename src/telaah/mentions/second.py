"""A second opinion on names that no rule has resolved: where to ask the trained recogniser, and what of its answer to take.

It is asked only about pieces of text in which capitalised words are left over, and only where a party is likely. What it
calls a body counts where its words tell the class; it never takes anything away from what the rules found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from telaah.lexicons.second import second_words
from telaah.mentions.grammar import Reader
from telaah.mentions.matcher import Scan
from telaah.mentions.spans import Span, longest
from telaah.model.document import ColumnRole

SOURCE = "model"
PARTY_COLUMNS = frozenset(
    {ColumnRole.PENANGGUNG_JAWAB, ColumnRole.PENDUKUNG, ColumnRole.KELOMPOK_SASARAN, ColumnRole.SUMBER_DANA}
)
LONGEST = 10
"""Words: what is longer is no name."""


class MentionTagger(Protocol):
    """A trained recogniser of names."""

    def bodies(self, texts: Sequence[str]) -> Sequence[Sequence[tuple[int, int]]]:
        """Return for each text where it names bodies, by its characters."""
        ...


def left_over(reader: Reader, scan: Scan, spans: Iterable[Span]) -> bool:
    """Tell whether capitalised words are left that are no name, no region and no first word of a sentence."""
    if reader.all_capitals or reader.title_cased:
        return False
    covered = {i for s in spans for i in range(s.first, s.last + 1)}
    covered |= {i for hit in (*scan.regions, *scan.programmes) for i in range(hit.first, hit.last + 1)}
    free = [i not in covered and reader.capital(i) for i in range(reader.size)]
    for index, open_ in enumerate(free):
        begins = index == 0 or reader.words[index - 1] in ".:;\n•"
        if open_ and (free[index + 1 : index + 2] == [True] or (not begins and reader.upper(index))):
            return True
    return False


def further_spans(reader: Reader, scan: Scan, spans: Sequence[Span], bodies: Iterable[tuple[int, int]]) -> list[Span]:
    """Return the bodies that the rules have not seen and whose class their words tell."""
    starts = {start: index for index, (start, _) in enumerate(reader.normal.spans)}
    ends = {end: index for index, (_, end) in enumerate(reader.normal.spans)}
    found = []
    for start, end in bodies:
        first, last = starts.get(start), ends.get(end)
        if first is None or last is None or not first <= last < first + LONGEST:
            continue
        if any(s.first <= last and first <= s.last for s in spans):
            continue
        if span := _span(reader, scan, first, last):
            found.append(span)
    return longest(found)


def _span(reader: Reader, scan: Scan, first: int, last: int) -> Span | None:
    told, words = second_words(), reader.words[first : last + 1]
    before = reader.words[first - 1] if first else ""
    if before in told.before or told.within & set(words) or any(word.isdigit() and len(word) == 4 for word in words):
        return None
    if not reader.capital(first) or any(word in ",;:()\n•" for word in words):
        return None
    cls = told.class_of(words)
    if cls is None:
        return None
    text = " ".join(reader.normal.original(first, last).split())
    return Span(first, last, text, " ".join(words), str(cls), SOURCE)
