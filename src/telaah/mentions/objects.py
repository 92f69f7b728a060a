"""Names that "peran" does not reach: the one inside another body's name, and the body whose own strength is built up."""

from __future__ import annotations

import re

from telaah.mentions.matcher import CueHit
from telaah.mentions.spans import Span

_ROLE = frozenset({"peran", "peranan"})
_BODIES = frozenset({"badan", "dewan", "satuan", "komite", "direksi", "komisaris", "pengawas"})
"""Organs that a body has: "Dewan Pengawas BUMD"."""
_JOINS = frozenset({",", "dan", "serta", "/"})
_OWN = frozenset(
    {"kinerja", "usaha", "skala", "kapasitas", "kelembagaan", "produktivitas", "kemandirian", "profesionalisme", "permodalan"}
    | {"pendapatan", "laba", "kompetensi"}
)
"""What a body has for itself."""
_BUILT_UP = re.compile(
    r"^(?:(?:me)?revitalisasi|pening|mening|penguat|memperkuat|(?:meng)?optimal|pengembang|mengembang|pemberdaya)"
)
WITHIN = 4
"""Words before "peran" among which the act of building up stands."""


def is_inner(words: tuple[str, ...], cue: CueHit, span: Span) -> bool:
    """Tell whether a name only says whose organ takes part: "peran Dewan Pengawas BUMD"."""
    if cue.cue.key != "peran" or cue.last >= span.first:
        return False
    at = span.first - 1
    while at > cue.last and words[at] not in _JOINS and words[at].isalpha():
        if words[at] in _BODIES:
            return True
        at -= 1
    return False


def is_improved(words: tuple[str, ...], cue: CueHit, span: Span) -> bool:
    """Tell whether a body's own strength is built up with its part, and nothing said of what it takes part in.

    "Revitalisasi peran dan skala usaha BUMD": it is the object.
    """
    if cue.cue.key != "peran" or cue.last >= span.first or _ROLE.isdisjoint(words[cue.first : cue.last + 1]):
        return False
    if words[span.last + 1 : span.last + 2] in (("dalam",), ("untuk",), ("sebagai",)):
        return False
    before, between = words[max(0, cue.first - WITHIN) : cue.first], words[cue.last + 1 : span.first]
    if not any(_BUILT_UP.match(word) for word in (*before, words[cue.first])):
        return False
    behind = bool(between) and between[0] in _JOINS and not _OWN.isdisjoint(between)
    ahead = len(before) > 1 and before[-1] in _JOINS and before[-2] in _OWN
    return behind or ahead
