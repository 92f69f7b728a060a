"""The forms of planning prose by which running text and lists are told apart, read from ``phrasing.toml`` once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from telaah.errors import LexiconError

_FILE = "phrasing.toml"
_TABLES = frozenset(("parts", "topics", "parties", "cooperation", "says", "headers", "forms"))
Patterns = dict[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Phrasing:
    """Patterns by name; all but two of the forms look at text in lower case."""

    topics: Patterns
    """What an announcement, heading or header is about."""
    says: Patterns
    """What the words of a text say."""
    together: Patterns
    """Cooperation: "told", with a "party", tied to one ("strong"), "lacking"."""
    headers: Patterns
    """What a column is about."""
    forms: Patterns
    """Other forms: see the file."""


@cache
def load_phrasing() -> Phrasing:
    """Return the patterns, compiled.

    Raises:
        LexiconError: the file lacks a table or names a part that it does not have.
    """
    tables = tomllib.loads((files("telaah.lexicons") / _FILE).read_text(encoding="utf-8"))
    if set(tables) != _TABLES:
        raise LexiconError(f"{_FILE}: tables {sorted(set(tables) ^ _TABLES)} are missing or unknown")
    parts = {name: _joined(text) for name, text in tables["parts"].items()}
    every = "|".join(_filled(text, parts) for text in tables["parties"].values())
    told, tied, lacking = (_filled(tables["cooperation"][name], parts) for name in ("told", "with", "lacking"))
    together = {
        "told": rf"\b{told}\b",
        "party": rf"\b{told}\b.{{0,70}}?\b(?:{every})\b",
        "strong": rf"\b{tied}\W+(?:\w+\W+){{0,4}}?(?:{every})\b",
        "lacking": rf"{lacking}.{{0,50}}\b{told}\b",
    }
    return Phrasing(
        topics={name: re.compile(rf"(?<!\w){_filled(text, parts)}(?!\w)") for name, text in tables["topics"].items()},
        says={name: re.compile(_filled(text, parts)) for name, text in tables["says"].items()},
        together={name: re.compile(text) for name, text in together.items()},
        headers={name: re.compile(_filled(text, parts)) for name, text in tables["headers"].items()},
        forms={name: re.compile(_filled(text, parts)) for name, text in tables["forms"].items()},
    )


def _joined(text: str) -> str:
    return "".join(line.strip() for line in text.splitlines())


def _filled(text: str, parts: dict[str, str]) -> str:
    def part(found: re.Match[str]) -> str:
        if found[1] not in parts:
            raise LexiconError(f"{_FILE}: there is no part {found[1]}")
        return parts[found[1]]

    return re.sub(r"@([a-z]+)@", part, _joined(text))
