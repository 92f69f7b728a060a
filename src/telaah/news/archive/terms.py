"""Words as they are looked up: stems in lower case, so that "pelayanan" finds "layanan"."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from telaah.text.similar import STOP, stem

_WORD = re.compile(r"[^\W_]+")
_QUERY = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
_STEM_FROM = 5
"""Shorter words have no affix that can be told from the word."""


class Phrase(NamedTuple):
    """Terms that must stand side by side; a single word is one of length one."""

    terms: tuple[str, ...]
    without: bool = False


def terms(text: str) -> list[str]:
    """Return the terms of a text, in order.

    >>> terms("Pelayanan Kesehatan")
    ['layan', 'sehat']
    """
    return [term_of(word) for word in _WORD.findall(text.lower())]


@lru_cache(maxsize=262_144)
def term_of(word: str) -> str:
    """Return the term of one word; letters with marks are folded."""
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode() or word
    return stem(word) if len(word) >= _STEM_FROM and word.isalpha() else word


def names(text: str) -> list[str]:
    """Return the words of a name as they are looked up: in lower case, not stemmed."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def parse(query: str) -> list[Phrase]:
    """Return what a query asks for: words, "runs of words", and -words that must not be there.

    >>> parse('stunting "dinas kesehatan" -pasar')
    [Phrase(terms=('stunting',), without=False), Phrase(terms=('dinas', 'sehat'), without=False), \
Phrase(terms=('pasar',), without=True)]
    """
    found: list[Phrase] = []
    for match in _QUERY.finditer(query):
        words = _WORD.findall((match[2] or match[3] or "").lower())
        if words:
            found.append(Phrase(tuple(term_of(word) for word in words), bool(match[1])))
    bare = [phrase for phrase in found if phrase.terms[0] not in STOP or len(phrase.terms) > 1]
    return bare or found
