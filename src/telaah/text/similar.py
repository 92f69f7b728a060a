"""How alike two statements are: by letters, by the words that carry their matter, by direction and negation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

_WORD = re.compile(r"[0-9a-z%]+")
_NEGATION = re.compile(r"\b(?:tidak|belum|tanpa|non)\b")
_DOWN = ("menurun", "turun", "penurun", "berkurang", "terkurang", "mengurang", "pengurang")
_PREFIXES = ("meng", "meny", "mem", "men", "me", "peng", "peny", "pem", "pen", "per", "pe", "ber", "ter", "ke", "di", "se")
_SUFFIXES = ("nya", "kan", "an", "i")
_LEAST_STEM = 4
"""A stem keeps at least so many letters: below that prefixes and words can no longer be told apart."""
_LEAST_BEGINNING = 6
"""Letters that two stems have in common at least before one may be the other, cut."""
STOP = frozenset(
    [
        *("dan", "atau", "yang", "di", "ke", "dari", "pada", "dalam", "untuk", "dengan", "oleh", "serta", "terhadap", "bagi"),
        *("secara", "melalui", "antar", "sebagai", "para", "suatu", "guna", "agar", "atas", "sesuai", "adalah", "yaitu", "ini"),
        *("itu", "juga", "akan"),
    ]
)
_SHORT = re.compile(r"\(\s*[A-Z][A-Za-z0-9/&. -]{0,8}\s*\)")
"""An abbreviation in brackets says nothing that the words before it do not say."""
_BRACKET = re.compile(r"\([^()]*\)")


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, without punctuation.

    >>> words("Nilai SAKIP (Predikat)")
    ['nilai', 'sakip', 'predikat']
    """
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


@lru_cache(maxsize=32768)
def plain(text: str) -> str:
    """Return letters, digits and % alone, in lower case: two texts that differ in spacing only become one.

    >>> plain("Meningkat nya  layanan.")
    'meningkatnyalayanan'
    """
    return "".join(words(text))


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return a rough stem of an Indonesian word, the same for "pelayanan" and "layanan"; for comparing, not for showing.

    >>> stem("pemberdayaan"), stem("berdaya")
    ('daya', 'daya')
    """
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _LEAST_STEM:
            word = word[: -len(suffix)]
            break
    for _ in range(2):
        for prefix in _PREFIXES:
            if word.startswith(prefix) and len(word) - len(prefix) >= _LEAST_STEM:
                word = word[len(prefix) :]
                break
    return word


@lru_cache(maxsize=32768)
def content(text: str) -> frozenset[str]:
    """Return the stems of the words that carry the matter of a statement: without its first word and without particles.

    >>> sorted(content("Meningkatnya pelayanan masyarakat"))
    ['layan', 'masyarakat']
    """
    found = words(_SHORT.sub(" ", text))
    return frozenset(stem(w) for w in found[1:] if w not in STOP)


@lru_cache(maxsize=32768)
def direction(text: str) -> tuple[bool, int]:
    """Return whether a statement points downwards, and whether it is negated: statements that differ here never merge.

    >>> direction("Menurunnya angka kemiskinan"), direction("Meningkatnya angka harapan hidup")
    ((True, 0), (False, 0))
    """
    found = words(text)
    return bool(found) and found[0].startswith(_DOWN), len(_NEGATION.findall(" ".join(found))) % 2


def ratio(first: str, second: str) -> float:
    """Return how alike two texts are by their letters, 0 to 100."""
    return float(fuzz.ratio(plain(first), plain(second)))


def shared(first: str, second: str) -> float:
    """Return the share of matter that two statements have in common, 0 to 1 (Jaccard over stems)."""
    a, b = content(first), content(second)
    return len(a & b) / len(a | b) if a and b else 0.0


def contained(first: str, second: str) -> float:
    """Return the share of the shorter statement's matter that the longer one has too, 0 to 1.

    Stems of which one begins the other count as one: a slip ("prasaran") is no other matter.
    """
    a, b = sorted((content(first), content(second)), key=len)
    return sum(word in b or any(_begin(word, other) for other in b) for word in a) / len(a) if a else 0.0


def _begin(first: str, second: str) -> bool:
    short, long = sorted((first, second), key=len)
    return len(short) >= _LEAST_BEGINNING and long.startswith(short)


def without_brackets(text: str) -> str:
    """Return a text without its bracketed parts.

    >>> without_brackets("Indeks Pembangunan Gender (IPG)")
    'Indeks Pembangunan Gender'
    """
    return _BRACKET.sub("", text).strip()
