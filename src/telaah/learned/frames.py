"""What words of planning prose do with the party that stands behind or before them: classes of words, and paths of classes.

A word that no training office used still has its class: "pengayaan kapasitas X" strengthens X like "peningkatan kapasitas X".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from telaah.lexicons.frames import frame_words


@lru_cache(maxsize=1)
def _by_word() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, words in frame_words().classes:
        for word in words:
            found.setdefault(word, name)
    return found


@lru_cache(maxsize=20_000)
def class_of(word: str) -> str:
    """Return the class of a word, a linking word itself, "" for any other.

    >>> class_of("pelatihannya"), class_of("kepada"), class_of("meja")
    ('serve', 'kepada', '')
    """
    if word in frame_words().links:
        return word
    known = _by_word()
    if word in known:
        return known[word]
    if word.endswith("nya") and word[:-3] in known:
        return known[word[:-3]]
    return _by_form(word)


def _by_form(word: str) -> str:
    """Nouns of acts and passive verbs show by their form what they are, whatever they say."""
    if len(word) > 6:
        if word.startswith(("pe", "per")) and word.endswith("an"):
            return "act"
        if word.startswith("di") and word.endswith(("kan", "i")):
            return "passive"
        if word.startswith("me") and word.endswith(("kan", "i")):
            return "active"
        if word.startswith("ter") and word.endswith("nya"):
            return "raise"
    return "@" if word == "@" else ""


def path(words: Iterable[str], most: int) -> list[str]:
    """Return the classes of the first words that have one, other names and repeats left out."""
    found: list[str] = []
    for word in words:
        name = class_of(word)
        if name and name != "@" and (not found or found[-1] != name):
            found.append(name)
            if len(found) == most:
                break
    return found


def frame(left: Sequence[str], right: Sequence[str]) -> Iterator[str]:
    """Yield what the classes around a party say; ``left`` is nearest first."""
    before, after = path(left, 4), path(right, 3)
    nouns = [name for name in before if name not in frame_words().links]
    for mark, names in (("p", before), ("q", after), ("o", nouns)):
        for size in (1, 2, 3):
            if len(names) >= size:
                yield f"{mark}{size}={'<'.join(names[:size])}"
    begins = next((name for word in reversed(left) if (name := class_of(word)) not in ("", "@")), "^")
    yield f"b1={begins}"
    yield f"b1={begins} p1={before[0] if before else '^'}"
    yield f"b1={begins} o1={nouns[0] if nouns else '^'}"
    yield f"p1={before[0] if before else '^'} q1={after[0] if after else '^'}"


def told(words: Iterable[str]) -> set[str]:
    """Return the classes in some words."""
    return {name for word in words if (name := class_of(word)) not in ("", "@") and name not in frame_words().links}
