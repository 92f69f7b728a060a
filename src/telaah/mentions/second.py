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
YEAR = 4
"""Digits: a name holds no year."""
MARKS = frozenset(",;:()\n•/-")
_FIXED = frozenset({"DIRI", "unit", "PEMDA"})
"""The plan's own organisation, its units and governments: the rules know to the letter how far they go."""


class MentionTagger(Protocol):
    """A trained recogniser of names."""

    def bodies(self, texts: Sequence[str]) -> Sequence[Sequence[tuple[int, int]]]:
        """Return for each text where it names bodies, by its characters."""
        ...


def left_over(reader: Reader, scan: Scan, spans: Sequence[Span], *, lengthen: bool = True) -> bool:
    """Tell whether a name may be left over whose class could be told.

    That is a capitalised word that begins or ends names of a kind and is in no name yet, or (``lengthen``) a name behind
    which a capitalised word or a number follows: "Kodim 0733". Nothing else is worth the time of asking.
    """
    if reader.all_capitals or reader.title_cased:
        return False
    told, words = second_words(), reader.words
    covered = {i for s in spans for i in range(s.first, s.last + 1)}
    covered |= {i for hit in (*scan.regions, *scan.programmes) for i in range(hit.first, hit.last + 1)}
    if lengthen and any(_goes_on(reader, span, covered) for span in spans):
        return True
    return any(
        word in told.telling
        and index not in covered
        and reader.capital(index)
        and (reader.capital(index + 1) or reader.capital(index - 1))
        for index, word in enumerate(words)
    )


def _goes_on(reader: Reader, span: Span, covered: set[int]) -> bool:
    after = span.last + 1
    if span.cls in _FIXED or after >= reader.size or after in covered:
        return False
    return reader.words[after].isdigit() or (reader.capital(after) and reader.words[after] not in second_words().within)


def further_spans(
    reader: Reader, spans: Sequence[Span], bodies: Iterable[tuple[int, int]], *, lengthen: bool = True
) -> list[Span]:
    """Return the bodies that the rules have not seen, or not to their end, and whose class is known.

    ``lengthen``: also names that go on behind what the rules read. In news the name of a person follows too often.
    """
    starts = {start: index for index, (start, _) in enumerate(reader.normal.spans)}
    ends = {end: index for index, (_, end) in enumerate(reader.normal.spans)}
    found = []
    for start, end in bodies:
        first, last = starts.get(start), ends.get(end)
        if first is None or last is None or not first <= last < first + LONGEST:
            continue
        touched = [s for s in spans if s.first <= last and first <= s.last]
        if not touched:
            span = _new(reader, first, last)
        elif lengthen and len(touched) == 1 and touched[0].first == first:
            span = _longer(reader, touched[0], last)
        else:
            span = None
        if span is not None:
            found.append(span)
    return longest(found)


def _new(reader: Reader, first: int, last: int) -> Span | None:
    told, words = second_words(), reader.words[first : last + 1]
    before = reader.words[first - 1] if first else ""
    if before in told.before or told.within & set(words) or any(word.isdigit() and len(word) == YEAR for word in words):
        return None
    if not reader.capital(first) or any(word in MARKS for word in words):
        return None
    cls = told.class_of(words)
    if cls is None:
        return None
    return Span(first, last, _text(reader, first, last), " ".join(words), str(cls), SOURCE)


def _longer(reader: Reader, span: Span, last: int) -> Span | None:
    """Return the name up to where the recogniser sees its end: "Kodim 0733", "Dewan Kesenian Melati"."""
    more = reader.words[span.last + 1 : last + 1]
    if not more or span.cls in _FIXED or second_words().within & set(more) or any(word in MARKS for word in more):
        return None
    if not all(reader.capital(index) or reader.words[index].isdigit() for index in range(span.last + 1, last + 1)):
        return None
    core = " ".join(reader.words[span.first : last + 1])
    return Span(span.first, last, _text(reader, span.first, last), core, span.cls, SOURCE, rank=span.rank + 1)


def _text(reader: Reader, first: int, last: int) -> str:
    return " ".join(reader.normal.original(first, last).split())
