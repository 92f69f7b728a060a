"""The text of an article as paragraphs, sentences and words: read once, asked by all finders of talk."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from telaah.lexicons.language import segmenter
from telaah.text.sentences import Span

_NO_HOST = r"(?!(?:Com|Co|Id|Net|Org|News|Tv)\b)"
_WORD = re.compile(rf"[^\W_]+(?:(?:[-’'‘]|\.(?!(?<=[a-z]{{4}}\.){_NO_HOST}[A-Z][a-z]))[^\W_]+)*")
_DATELINE = re.compile(
    r"(?!(?:TNI|ASN|DPRD?|KPU|Polri)[-–—])(?:[A-Z][\w.]*(?:[ /][A-Z(][\w.)]*){0,3}"
    r"(?:\s*[,(|]\s*\(?[\w.]+(?: [\w.]+){0,2}\)?(?:\s*\([^)]{1,20}\))?,?)?)\s*(?:[-–—]{1,3}|:)\s*"
    r"(?=[A-Z“\"”‘])"
)
_GLUED = re.compile(
    rf"(?<=[a-z]{{4}})([.!?])(?={_NO_HOST}[A-Z][a-z]+(?:,? [a-z]| [A-Z][a-z]+ [a-z]))|(?<=[A-Za-z]{{3}})([.!?])(?=“[A-Z])"
)
_LEADS = 5
"""Only the first paragraphs begin with a dateline."""
_TITLE_WORDS = 16


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its characters, its words, its paragraph."""

    start: int
    end: int
    first: int
    """Number of its first word."""
    last: int
    """Number of the word behind its last."""
    block: int


@dataclass(frozen=True, slots=True)
class Prose:
    """An article taken apart; words are in lower case."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[Sentence, ...]
    blocks: tuple[Span, ...]
    headings: frozenset[int]
    """Numbers of the paragraphs that are headings: they hold no sentence."""

    def word_at(self, position: int) -> int:
        """Return the number of the first word that begins at or behind a character."""
        return bisect_left(self.starts, position)


@lru_cache(maxsize=4)
def read_prose(text: str, title: str | None = None) -> Prose:
    """Take a text apart; headings and the title give no sentence."""
    found = [(m[0].lower().replace("’", "'").replace("‘", "'"), m.start(), m.end()) for m in _WORD.finditer(text)]
    starts = tuple(f[1] for f in found)
    blocks = _behind_title(text, title, tuple(segmenter().paragraphs(text)))
    sentences: list[Sentence] = []
    headings = set()
    for number, block in enumerate(blocks):
        if _is_heading(text[block[0] : block[1]], title):
            headings.add(number)
            continue
        begin = _behind_dateline(text, block) if number < _LEADS else block[0]
        for whole in segmenter().within(text, (begin, block[1])):
            for start, end in _unglued(text, whole):
                sentences.append(Sentence(start, end, bisect_left(starts, start), bisect_left(starts, end), number))
    return Prose(
        text, tuple(f[0] for f in found), starts, tuple(f[2] for f in found), tuple(sentences), blocks, frozenset(headings)
    )


def _behind_title(text: str, title: str | None, blocks: tuple[Span, ...]) -> tuple[Span, ...]:
    """Part the title from a lead that begins in small letters: "contoh.com, DENPASAR - ..."."""
    if (
        not title
        or not blocks
        or not text.startswith(f"{title}\n", blocks[0][0])
        or blocks[0][1] <= blocks[0][0] + len(title) + 1
    ):
        return blocks
    end = blocks[0][0] + len(title)
    return ((blocks[0][0], end), (end + 1, blocks[0][1]), *blocks[1:])


def _unglued(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences of what is one because the space behind a full stop was lost: "memuaskan.Saat bertanding"."""
    start = span[0]
    for match in _GLUED.finditer(text, *span):
        yield start, match.end()
        start = match.end()
    yield start, span[1]


def _is_heading(line: str, title: str | None) -> bool:
    """Tell whether a paragraph is a heading: short, without a mark at its end, written with capitals."""
    if title and " ".join(line.split()).casefold() == " ".join(title.split()).casefold():
        return True
    words = line.split()
    if len(words) > _TITLE_WORDS or line[-1] in ".!?…,;:)\"”’'“" or len(words) < 1:
        return False
    long = [w for w in words if len(w) > 3 and w[0].isalpha()]
    return not long or sum(w[0].isupper() for w in long) * 3 >= len(long) * 2 or len(words) <= 4


def _behind_dateline(text: str, block: Span) -> int:
    """Return where a paragraph begins behind its dateline: "SAMARINDA, Media.com — Gubernur"."""
    if block[1] - block[0] < 60:
        return block[0]
    match = _DATELINE.match(text, *block)
    if match and match.end() - block[0] < 60:
        return match.end()
    return block[0]
