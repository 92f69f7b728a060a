"""What goes on and what stands still: "kerja sama yang sudah berjalan dengan X dilanjutkan", "koordinasi dengan Y mandek"."""

from __future__ import annotations

from collections.abc import Iterable

from telaah.mentions.among import Names
from telaah.mentions.matcher import CueHit, Hit

CARRIED_ON = frozenset({"dilanjutkan", "diteruskan", "diperluas", "ditingkatkan", "diperkuat", "dipertahankan"})
_STILL = frozenset({"terus", "akan", "tetap", "juga", "kembali", "ini", "tersebut", "selama", "selalu"})
"""Words between a party and what becomes of the cooperation with it."""
_MARKS = frozenset({",", "dan", "serta", "/", "(", ")", "maupun"})

_STALLED = frozenset({"molor", "mandek", "tertunda", "terbengkalai"})
_ENDS = frozenset({".", ";", "\n"})
_TAKEN_UP = frozenset(
    {"diselesaikan", "menyelesaikan", "penyelesaian", "dituntaskan", "menuntaskan"}
    | {"dilanjutkan", "melanjutkan", "diteruskan", "meneruskan"}
)


def is_carried_on(words: tuple[str, ...], at: int, end: int, inside: Names) -> bool:
    """Tell whether what has been so far is to go on, said right behind a party (whose last word is before ``at``) or its list.

    >>> is_carried_on(("x", "akan", "diperluas"), 1, 2, Names(()))
    True
    >>> is_carried_on(("x", "dan", "mutu", "ditingkatkan"), 1, 3, Names(()))
    False
    """
    while at <= end:
        mark = at
        while at <= end and words[at] in _MARKS:
            at += 1
        jump = inside.last_of.get(at)
        if jump is None:
            at = mark if words[mark] != ")" else mark + 1
            break
        at = jump + 1
    while at <= end and words[at] in _STILL:
        at += 1
    return at <= end and words[at] in CARRIED_ON


def is_other_delay(words: tuple[str, ...], hit: Hit, cues: Iterable[CueHit]) -> bool:
    """Tell whether a word of delay is said of something else: "proyek yang tertunda dilanjutkan bersama X"."""
    if words[hit.first] not in _STALLED:
        return False
    start, end = hit.first, hit.last
    while start > 0 and words[start - 1] not in _ENDS:
        start -= 1
    while end + 1 < len(words) and words[end + 1] not in _ENDS:
        end += 1
    if not _TAKEN_UP.isdisjoint(words[start : end + 1]):
        return True
    told = [c for c in cues if c.cue.kind == "collaboration" and start <= c.first < hit.first]
    at = hit.first - 1
    if words[at : at + 1] == ("yang",):
        told = [c for c in told if c.last == at - 1 or c.last > hit.last]
    return not told
