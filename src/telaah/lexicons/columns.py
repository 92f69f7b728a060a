"""The header words of tables, read from ``columns.toml`` once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from telaah.errors import LexiconError
from telaah.model.document import ColumnRole

_NOT_LETTER = re.compile(r"[^0-9a-z#%]+")


def compact(text: str) -> str:
    """Return the letters and digits of a header alone, in lower case: so words cut in a narrow cell still match.

    >>> compact("Sasa ran / Strategis")
    'sasaranstrategis'
    """
    return _NOT_LETTER.sub("", text.lower())


@dataclass(frozen=True, slots=True)
class HeaderWords:
    """What header cells say about their columns."""

    exact: dict[str, ColumnRole]
    """Compact text of a whole header cell -> role."""
    prefix: tuple[tuple[str, ColumnRole], ...]
    """(compact beginning of a header cell, role), the longest first: decides before ``contains``."""
    contains: tuple[tuple[str, ColumnRole], ...]
    """(compact phrase, role), the longest first."""
    vocabulary: frozenset[str]
    """Every word that stands in a header phrase, and the further words of headers."""


@lru_cache(maxsize=1)
def load_header_words() -> HeaderWords:
    """Read and check the lexicon."""
    data = tomllib.loads((files("telaah.lexicons") / "columns.toml").read_text(encoding="utf-8"))
    exact: dict[str, ColumnRole] = {}
    prefix: dict[str, ColumnRole] = {}
    contains: dict[str, ColumnRole] = {}
    words: set[str] = set(data["words"]["also"])
    for number, entry in enumerate(data["column"], start=1):
        unknown = set(entry) - {"role", "exact", "prefix", "contains"}
        if unknown or entry.get("role") not in set(ColumnRole):
            raise LexiconError(f"columns.toml, entry {number}: role {entry.get('role')!r}, unknown keys {sorted(unknown)}")
        role = ColumnRole(entry["role"])
        for name, table in (("exact", exact), ("prefix", prefix), ("contains", contains)):
            for phrase in entry.get(name, ()):
                table.setdefault(compact(phrase), role)
                words.update(phrase.split())
    return HeaderWords(exact, _longest_first(prefix), _longest_first(contains), frozenset(words))


def _longest_first(phrases: dict[str, ColumnRole]) -> tuple[tuple[str, ColumnRole], ...]:
    return tuple(sorted(phrases.items(), key=lambda item: (-len(item[0]), item[0])))
