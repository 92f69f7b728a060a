"""The words of ``called.toml``: parties that no list knows, told by the words before them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from telaah.errors import LexiconError
from telaah.model.mention import PartyClass

_LISTS = ("links", "persons", "passed", "no_name", "not_within", "needy")
"""In the order of the fields of ``CalledWords``."""
_KEYS = {*_LISTS, "first", "last", "kind"}
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CalledWords:
    """Words in lower case; what each list is for stands in the file."""

    links: frozenset[str]
    persons: frozenset[str]
    passed: frozenset[str]
    no_name: frozenset[str]
    not_within: frozenset[str]
    needy: frozenset[str]
    first: dict[Words, PartyClass]
    last: dict[str, PartyClass]
    kind: dict[Words, PartyClass]

    def class_of(self, words: Words) -> PartyClass | None:
        """Return the class that the first or last word of a proper name tells, None where neither does.

        >>> str(called_words().class_of(("panti", "bina", "harapan")))
        'MASYARAKAT'
        """
        for size in (2, 1):
            if len(words) > size and words[:size] in self.first:
                return self.first[words[:size]]
        return self.last.get(words[-1]) if len(words) > 1 else None

    def kind_at(self, words: Words, at: int) -> tuple[int, PartyClass] | None:
        """Return how many words name a kind of party from word ``at`` on, and its class."""
        for size in (3, 2, 1):
            said = words[at : at + size]
            if said in self.kind:
                return len(said), self.kind[said]
        return None


@cache
def called_words() -> CalledWords:
    """Read the list; once a process."""
    table = tomllib.loads(files("telaah.lexicons").joinpath("called.toml").read_text(encoding="utf-8"))
    if table.keys() != _KEYS:
        raise LexiconError(f"called.toml: expected {sorted(_KEYS)}")
    try:
        first = {tuple(word.split()): PartyClass(cls) for cls, words in table["first"].items() for word in words}
        kind = {tuple(word.split()): PartyClass(cls) for cls, words in table["kind"].items() for word in words}
        last = {word: PartyClass(cls) for cls, words in table["last"].items() for word in words}
    except ValueError as error:
        raise LexiconError(f"called.toml: {error}") from None
    links, persons, passed, no_name, not_within, needy = (frozenset(table[key]) for key in _LISTS)
    return CalledWords(links, persons, passed, no_name, not_within, needy, first, last, kind)
