"""The words that class a body which only the trained recogniser has found: ``second.toml``, checked when it is read."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from telaah.errors import LexiconError
from telaah.model.mention import PartyClass

_TABLES = {"first", "last", "never"}
_NEVER = {"before", "within"}


@dataclass(frozen=True, slots=True)
class SecondWords:
    """Words in lower case; what each list is for stands in the file."""

    first: dict[tuple[str, ...], PartyClass]
    last: dict[str, PartyClass]
    before: frozenset[str]
    within: frozenset[str]
    telling: frozenset[str]
    """Words with which ``first`` begins, and ``last``."""

    def class_of(self, words: tuple[str, ...]) -> PartyClass | None:
        """Return the class that the first or the last word of a name tells, None where neither does.

        >>> str(second_words().class_of(("yayasan", "bunda", "pelita")))
        'MASYARAKAT'
        """
        for size in (3, 2, 1):
            if len(words) > size and words[:size] in self.first:
                return self.first[words[:size]]
        return self.last.get(words[-1]) if len(words) > 1 else None


@cache
def second_words() -> SecondWords:
    """Read the list; once a process."""
    table = tomllib.loads(files("telaah.lexicons").joinpath("second.toml").read_text(encoding="utf-8"))
    if table.keys() != _TABLES or table["never"].keys() != _NEVER:
        raise LexiconError(f"second.toml: expected the tables {sorted(_TABLES)} and the lists {sorted(_NEVER)}")
    try:
        first = {tuple(word.split()): PartyClass(cls) for cls, words in table["first"].items() for word in words}
        last = {word: PartyClass(cls) for cls, words in table["last"].items() for word in words}
    except ValueError as error:
        raise LexiconError(f"second.toml: {error}") from None
    telling = frozenset(words[0] for words in first) | last.keys()
    return SecondWords(first, last, frozenset(table["never"]["before"]), frozenset(table["never"]["within"]), telling)
