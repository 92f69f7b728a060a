"""Cues that hold their matter between noun and "dengan": "kerja sama pendidikan dan penelitian dengan perguruan tinggi"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from telaah.lexicons.load import Cue, load_cues
from telaah.mentions.matcher import CueHit

WIDEST = 10
"""Words of matter between the head of a cue and its "dengan"."""
_ENDS = frozenset(
    {".", ";", "\n", ":", "(", ")", "•", "sehingga", "namun", "tetapi", "agar", "supaya", "karena", "sedangkan", "guna"}
)
_STRETCH = load_cues().stretch


@cache
def _heads() -> dict[str, list[tuple[tuple[str, ...], Cue]]]:
    """Return the heads by their first word, each with its words and its cue."""
    cues = {c.key: c for c in load_cues().cues}
    found: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for key, heads in _STRETCH.heads.items():
        for head in heads:
            words = tuple(head.split())
            found.setdefault(words[0], []).append((words, cues[key]))
    return found


def stretched(words: tuple[str, ...]) -> Iterator[CueHit]:
    """Yield a cue from its head to the "dengan" behind its matter."""
    if _STRETCH.links.isdisjoint(words):
        return
    heads = _heads()
    for index, word in enumerate(words):
        for head, cue in heads.get(word, ()):
            end = index + len(head)
            if cue.key == "sinergi" and words[end : end + 1] and words[end] in _STRETCH.papers:
                continue
            if words[index:end] == head and (link := _link(words, end)) > 0:
                yield CueHit(index, link, cue)


def _link(words: tuple[str, ...], begin: int) -> int:
    """Return where the "dengan" of a cue stands whose head ends before ``begin``, or -1."""
    for at in range(begin, min(len(words) - 1, begin + WIDEST)):
        word = words[at]
        if word in _ENDS or _is_act(word):
            return -1
        if word in _STRETCH.links:
            following = words[at + 1]
            other = words[at - 1] in _STRETCH.bound or following in _STRETCH.manner or _is_act(following)
            if not other:
                return at
            if word == "dengan" and words[at - 1] not in _STRETCH.bound:
                return -1
    return -1


def _is_act(word: str) -> bool:
    """Tell whether a word is an active verb: a new statement begins there."""
    return len(word) > 6 and word.startswith(("mem", "men", "meng", "meny", "mel", "mer"))
