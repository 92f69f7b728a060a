"""Where a sentence turns: what was said before the turn is not said of the parties behind it."""

from __future__ import annotations

import re

_BUT = frozenset({"namun", "tetapi", "tapi", "melainkan"})
_HENCE = frozenset({("karena", "itu"), ("untuk", "itu"), ("sebab", "itu"), ("dari", "itu")})
_DONE = frozenset({"telah", "sudah", "akan", "terus", "selalu"})
_ACT = re.compile(r"^(?:me(?:m|n|ng|ny|l|r|w)|ber|beker|di)[a-z]{4,}$")
_NO_ACT = re.compile(
    r"^(?:menjadi|merupakan|memerlukan|membutuhkan|diperlukan|dibutuhkan|diharapkan|dituntut|berupa|berbagai|dimana|diantara\w*)$"
)
_SETS_OUT = re.compile(r"^me(?:m|n|ng|ny|l|r|w)[a-z]{3,}(?:kan|i)$")
_NO_VERB = frozenset(
    {"mengenai", "melalui", "memadai", "memiliki", "materi", "mengikutsertakan", "menyertakan", "memasuki"}
    | {"menteri", "mendagri", "mentawai", "meranti"}
)
"""What else ends so: words that join nothing new, and names."""
_JOINS = frozenset({",", "dan", "serta"})


def turned(words: tuple[str, ...], start: int, end: int) -> int:
    """Return where what is said of a party begins: behind a "but", or a "therefore" that goes on with an act.

    >>> turned(tuple("harus dijaga , karena itu kami menanam bersama".split()), 0, 7)
    3
    """
    for at in range(end - 1, start - 1, -1):
        if words[at] in _BUT or (words[at : at + 2] in _HENCE and _acts(words[at + 2 : end + 1])):
            return at
    return start


def _acts(words: tuple[str, ...]) -> bool:
    return any(word in _DONE or (_ACT.match(word) and not _NO_ACT.match(word)) for word in words)


def sets_out(words: tuple[str, ...], at: int) -> bool:
    """Tell whether a new act is joined at a word: "kerja sama dengan X, serta meningkatkan kemampuan Y" is nothing with Y.

    >>> sets_out(("x", "serta", "meningkatkan", "y"), 1)
    True
    """
    following = words[at + 1] if at + 1 < len(words) else ""
    return words[at] in _JOINS and following not in _NO_VERB and bool(_SETS_OUT.match(following))


def ends_a_name(words: tuple[str, ...], at: int) -> bool:
    """Tell whether "bersama" ends a name or a phrase there, and joins nobody.

    >>> ends_a_name(tuple("kelompok tani bersama , desa x".split()), 2)
    True
    """
    return words[at] == "bersama" and words[at + 1 : at + 2] in ((",",), (".",), (";",), (")",))
