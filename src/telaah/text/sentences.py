"""Sentences of Indonesian prose, with the characters at which they stand.

Press releases are printed with degrees ("S.T., M.Si."), datelines, missing spaces ("kerjasama.Hal ini"), hard line breaks
and marks of quotation of every kind, so the boundary is decided at each full stop from what stands on both sides of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from telaah.text.lines import LineWords, Span, paragraph_spans

__all__ = ["MARKS", "Segmenter", "SentenceWords", "Span"]

MARKS = '"“”„‟«»〝〞＂'
"""Double marks of quotation, whatever side they were made for."""
_SINGLE = "'‘’‚`´"
_CLOSERS = MARKS + _SINGLE + ")]}"
_REACH = 40
"""No word is longer: a text without an end is not searched again at each of its stops."""
_STOP = re.compile(r"[.!?…]+")
_BEFORE = re.compile(r"[\w.’'&-]+$")
_DEGREE = re.compile(r"(?:[A-Z][A-Za-z]{0,4}\.)+[A-Z][A-Za-z]{0,5}$")
_WEB = frozenset("com co id go net org news info tv my ac or web sch desa html php".split())  # noqa: SIM905 -- read as words
_NEXT_WORD = re.compile(r"[^\W_]+")
_NUMBERED = re.compile(
    r"\W*(?:\d{1,2}(?:\.\d{1,2})*|[a-zA-Z]|[IVX]{1,4}(?:\.\d{1,2})*|BAB\s+[IVX]+"
    r"|(?i:tabel|gambar|grafik|bagan|diagram|lampiran)\s*[\dIVXA-Z]{1,4}(?:\s*\.\s*\d{1,2})*)"
)
"""The number of an item, a heading or a caption, behind whose stop its text follows."""
_ROMAN = re.compile(r"[IVX]{1,4}")


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """Words in lower case; ``lexicons/language.toml`` says what each list is for."""

    titles: frozenset[str]
    lists: frozenset[str]
    never: frozenset[str]
    starters: frozenset[str]


@dataclass(frozen=True, slots=True)
class Segmenter:
    """Cuts text into paragraphs and sentences."""

    words: SentenceWords
    lines: LineWords

    def sentences(self, text: str) -> list[Span]:
        """Return where the sentences of a text stand, without the spaces around them; a heading and an item are one each."""
        return [span for block in self.paragraphs(text) for span in self.within(text, block)]

    def paragraphs(self, text: str) -> list[Span]:
        """Return the paragraphs, headings and items of a text; lines broken in the middle of a sentence are one."""
        return paragraph_spans(text, self.lines)

    def within(self, text: str, block: Span) -> Iterator[Span]:
        """Yield the sentences of one paragraph."""
        start, limit = block
        for stop in _STOP.finditer(text, *block):
            if stop.start() < start:
                continue
            end = self._boundary(text, start, stop, limit)
            if end is None:
                continue
            yield start, end
            start = end
            while start < limit and text[start].isspace():
                start += 1
        if start < limit:
            yield start, limit

    def _boundary(self, text: str, start: int, stop: re.Match[str], limit: int) -> int | None:  # noqa: PLR0911 -- one case a line
        """Return where the sentence ends that this stop may end, or None."""
        end = _with_closers(text, start, stop.end(), limit)
        after = end
        while after < limit and text[after].isspace():
            after += 1
        if after >= limit:
            return limit
        following = text[after]
        spaced, quoted = after > end, end > stop.end()
        if following == "(":
            return end if _signs_off(text[after:limit]) or text[after + 1 : after + 2].isupper() else None
        if following in MARKS + _SINGLE:
            inner = text[after + 1 : min(after + 3, limit)].lstrip(MARKS + _SINGLE)
            if (spaced and not inner.strip()) or inner[:1].islower() or inner[:1] in ",.;":
                return None
        elif following.islower():
            return end if spaced and not quoted and self._lower_start(text, start, stop, after) else None
        elif not (following.isupper() or following.isdigit() or following in "-–—•*@#["):
            return None
        if stop.group() != "." or quoted:
            return end if spaced or quoted or following.isupper() else None
        return end if self._ends(text, start, stop.start(), after, spaced) else None

    def _lower_start(self, text: str, start: int, stop: re.Match[str], after: int) -> bool:
        """Tell whether a sentence begins in lower case behind this stop: "pihak terkait. selanjutnya akan"."""
        before = _BEFORE.search(text, max(start, stop.start() - _REACH), stop.start())
        following = _NEXT_WORD.match(text, after)
        if stop.group() != "." or before is None or following is None:
            return False
        word = before[0]
        return (
            word.islower()
            and word.isalpha()
            and len(word) > 3
            and word not in self.words.titles | self.words.lists
            and len(following[0]) > 2
        )

    def _ends(self, text: str, start: int, stop: int, after: int, spaced: bool) -> bool:  # noqa: PLR0911 -- one case a line
        """Tell whether a single full stop ends a sentence, from the word before it and what follows."""
        before = _BEFORE.search(text, max(start, stop - _REACH), stop)
        if before is None:
            return True
        word = before[0].strip("’'-")
        following = _NEXT_WORD.match(text, after)
        nextword = following[0] if following else ""
        if not spaced:
            return self._runs_on(word, nextword, text[after])
        if stop - start < _REACH and _NUMBERED.fullmatch(text, start, stop):
            return False
        last = word.rsplit(".", 1)[-1]
        if last.isdigit():
            return not (nextword.isdigit() and len(last) <= 3 and len(nextword) == 3)
        lower = word.lower().strip(".")
        if lower in self.words.lists:
            return True
        if lower in self.words.titles and not (word.islower() and len(word) > 3):
            return (
                word[-1:].islower()
                and len(lower) > 2
                and nextword.lower() in self.words.starters
                and lower not in self.words.never
            )
        if (
            len(word) == 1
            or _DEGREE.search(word)
            or (len(word) == 2 and word[0].isupper() and text[stop - 3 : stop - 2] in ". " and not _ROMAN.fullmatch(word))
        ):
            return nextword.lower() in self.words.starters or not nextword
        return True

    def _runs_on(self, word: str, nextword: str, first: str) -> bool:
        """Tell whether a full stop without a space behind it ends a sentence: "rumah sakit.Pengukuran"."""
        if first in "(" + MARKS + _SINGLE:
            return True
        if nextword.lower() in _WEB or len(nextword) < 2 or not nextword[1:].islower():
            return False
        if word.isdigit():
            return not nextword.isdigit()
        if not word.isalpha() or len(word) < 3 or word.lower() in self.words.titles:
            return False
        return word.islower() or len(nextword) > 3 or nextword.lower() in self.words.starters


def _signs_off(rest: str) -> bool:
    """Tell whether the rest of a paragraph is the sign of its author: "(dvd/red)"."""
    return len(rest) < 40 and rest.find(")") >= len(rest) - 2


def _with_closers(text: str, start: int, end: int, limit: int) -> int:
    """Return the end of the marks that close behind a stop; one that opens the next sentence is not taken."""
    at = end
    while at < limit and text[at] in _CLOSERS:
        at += 1
    if at == end or at >= limit or not text[at].isalnum():
        return at
    if text[at].islower():
        return at
    opened = sum(text.count(mark, start, end) for mark in MARKS) % 2 == 1
    return at if opened or text[end] in ")]}" else end
