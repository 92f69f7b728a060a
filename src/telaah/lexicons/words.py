"""The list of Indonesian words: whether a string of letters is a word, asked when cut words are joined.

``words.txt.gz`` is made by ``scripts/build_words.py``, which names its sources: a public-domain list of Indonesian words,
and words that are frequent in published plans (counts only), names of places, the official nomenclature of programmes.
"""

from __future__ import annotations

import gzip
from functools import cache, lru_cache
from importlib.resources import files

_ENDINGS = ("nya", "lah", "kah", "pun")


@cache
def word_list() -> frozenset[str]:
    """Return all words, in lower case."""
    packed = files("telaah.lexicons").joinpath("words.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode("utf-8").split("\n"))


@cache
def header_words() -> frozenset[str]:
    """Return words that head the columns of tables in plans, in lower case."""
    return frozenset(files("telaah.lexicons").joinpath("words-headers.txt").read_text(encoding="utf-8").split())


@lru_cache(maxsize=50_000)
def known(word: str) -> bool:
    """Tell whether this is an Indonesian word, alone or with an ending such as "nya".

    >>> known("Meningkatnya"), known("Meningk")
    (True, False)
    """
    word = word.lower()
    words = word_list()
    if word in words:
        return True
    if "-" in word:
        first, _, second = word.partition("-")
        return first in words and (first == second or second in words or known(second))
    return any(len(word) > len(ending) + 2 and word.endswith(ending) and word[: -len(ending)] in words for ending in _ENDINGS)
