"""Slips of the pen in the few words that a header or a title is made of."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from telaah.lexicons.words import known

LEAST_SLIP = 5
"""Letters of a word from which on one letter wrong, too many, missing or exchanged is a slip of it."""


@lru_cache(maxsize=8192)
def right_word(word: str, choices: tuple[str, ...]) -> str | None:
    """Return the only one of the choices of which a word is a slip; None where there is none or it is a word itself.

    >>> right_word("sasran", ("sasaran", "tujuan")), right_word("sarana", ("sasaran",))
    ('sasaran', None)
    """
    if len(word) < LEAST_SLIP - 1 or word in choices or known(word):
        return None
    near = [c for c in choices if abs(len(c) - len(word)) <= 1 and OSA.distance(c, word, score_cutoff=1) <= 1]
    return near[0] if len(near) == 1 else None
