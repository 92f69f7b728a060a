"""Which texts in a column of tujuan, sasaran or outcomes of programmes are statements."""

from __future__ import annotations

import re

from telaah.lexicons.statements import load_statement_words
from telaah.model.plan import Level
from telaah.outcomes.wording import ENDS_OPEN, Kind, kind_of, tells_state

STATED = frozenset({Kind.CONDITION, Kind.VERB, Kind.OUTPUT, Kind.NOMINAL})
_OFFICE = re.compile(r"(?i)(?:dinas|badan|kecamatan|kebijakan)\s+(?:\S+\s+){0,4}?(?:yang|semakin|makin|lebih)\s")
"""An office of which a tujuan says how it will be ("Dinas yang akuntabel")."""
_COUNTED = re.compile(r"(?i)ter[a-z]+nya\s+(?:sebanyak\s+)?\d[\d.,]*\s+(?:(?:ribu|juta)\s+)?[a-z]{2,}")
"""What is delivered, told by its number: "Terbangunnya 12 unit jaringan"."""
_HANDED_OVER = re.compile(r"(?i)(?:terbayar|terbeli|terpasang|terkirim|terdistribusi)(?:kan)?nya\s")
_NOUN = re.compile(r"(?i)\s(?:ke|pe)[a-z]{4,}an$")
"""What changes in a statement of two words ("Terkendalinya kelahiran"); "Meningkatnya usaha" is the beginning of a longer one."""
_REACHED = re.compile(r"ter(?!hadap|kait|diri|masuk|dapat|lampir|utama|lalu|sebut|tentu)[a-z]{4,}$")


def accepted(text: str, level: Level, *, measured: bool, sure: bool = False) -> bool:
    """Return whether a text in a column of statements is one.

    A tujuan or sasaran column says by its header what stands in it, so nearly every wording counts; an outcome of a
    programme must be worded as a condition or a change. Group names ("Masyarakat") stand in sasaran columns too, unless
    the column is ``sure`` to hold statements: it is one of tujuan, or indicators stand beside it.
    """
    kind = kind_of(text)
    count = len(text.split())
    if kind in (Kind.EMPTY, Kind.INDICATOR) or count < 2 or len(text) > 600:
        return False
    if kind is Kind.TITLE and not (sure and _OFFICE.match(text)):
        return False
    if level is Level.PROGRAM:
        return _is_result(text, kind, sure=sure)
    if kind in STATED:
        short = sure and kind is Kind.CONDITION and _NOUN.search(text)
        return count >= (2 if short else 3) and not (ENDS_OPEN.search(text) and count <= 4)
    return _is_worded_freely(text, count, measured=measured, sure=sure)


def _is_result(text: str, kind: Kind, *, sure: bool) -> bool:
    """Return whether a text is worded as the outcome of a programme; what is counted in it is an output."""
    if kind in (Kind.CONDITION, Kind.OUTPUT) and (_COUNTED.match(text) or _HANDED_OVER.match(text)):
        return False
    return kind in (Kind.CONDITION, Kind.OUTPUT, Kind.VERB) or (sure and kind is Kind.OTHER and _reached(text))


def _is_worded_freely(text: str, count: int, *, measured: bool, sure: bool) -> bool:
    """Return whether a text with no head word of change is a tujuan or sasaran, as its column says."""
    if sum(c.isdigit() for c in text) > 4 or (ENDS_OPEN.search(text) and count <= 4):
        return False
    group = text.split(" ", 1)[0].lower() in load_statement_words().group
    if measured and count >= 4 and (sure or not group):
        return True
    return sure and count >= 3 and tells_state(text)


def _reached(text: str) -> bool:
    """Return whether a result is worded without a head word of change: "Terjadwal dan terjangkau", "Warga memperoleh ..."."""
    first = text.split(" ", 1)[0].lower()
    if len(text.split()) < 3:
        return False
    return bool(_REACHED.match(first)) or (first in load_statement_words().group and tells_state(text))
