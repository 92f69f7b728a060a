"""Whether an outcome is about the office's own administration."""

from __future__ import annotations

import re
from collections.abc import Sequence

from telaah.lexicons.statements import load_statement_words
from telaah.text.similar import STOP, words

MOSTLY = 0.8
"""So much of a statement's matter speaks of administration before it is called internal."""
_BESIDE = (
    (
        re.compile(r"(?i)\baparatur\b"),
        frozenset({"kemampuan", "kompeten", "berkompeten", "berkompetensi", "terpercaya", "berintegritas"}),
    ),
    (
        re.compile(r"(?i)\b(?:pelaporan|laporan) kinerja\b"),
        frozenset({"ketepatan", "keakuratan", "akurat", "tepat", "penyusunan", "penyampaian", "waktu"}),
    ),
)
"""Words that speak of administration beside these only: "kemampuan keuangan daerah" is the public's."""
_VILLAGE = re.compile(r"(?i)\b(?:desa|kampung|nagari|gampong|kalurahan)\b")
_SEAT = re.compile(r"(?i)(\b(?:sekretariat daerah|setda))\s+(?:provinsi|kabupaten|kota)\s+\w+(?:\s+\w+){0,2}\s*$")
"""The region behind the name of the secretariat says no more than the name."""
_SUPPORT = re.compile(r"^\s*(?:[\dX][.\d]*|X\.XX)\.01\b")


def is_internal(texts: Sequence[str], indicators: Sequence[str], programmes: Sequence[str]) -> bool:
    """Return whether an outcome is internal by its words, by the only measure it has, or by its programme.

    >>> is_internal(["Terwujudnya kualitas kinerja pelayanan perangkat daerah"], [], [])
    True
    >>> is_internal(["Meningkatnya ketertiban umum"], ["Nilai AKIP"], [])
    True
    """
    lexicon = load_statement_words()
    if any(_speaks_of_office(t) for t in texts):
        return True
    if indicators and all(lexicon.internal_measures.search(t) for t in indicators):
        return True
    return bool(programmes) and all(lexicon.internal_programmes.search(p) or _SUPPORT.match(p) for p in programmes)


def _speaks_of_office(text: str) -> bool:
    lexicon = load_statement_words()
    text = _SEAT.sub(r"\1", text)
    matter = [w for w in words(text)[1:] if w not in STOP]
    if not matter or not lexicon.internal_strong.search(text):
        return False
    beside: set[str] = set()
    if not _VILLAGE.search(text):
        beside.update(*(more for phrase, more in _BESIDE if phrase.search(text)))
    return sum(w in lexicon.internal_words or w in beside for w in matter) / len(matter) >= MOSTLY
