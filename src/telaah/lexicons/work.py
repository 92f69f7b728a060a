"""Words that tell work, its results and its measures from each other, read from ``statement_work.toml`` once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from telaah.errors import LexiconError

_FILE = "statement_work.toml"
_WORDS = ("doing", "no_doing", "body", "header", "function")
_PATTERNS = ("forms", "told", "topics", "marks")


@dataclass(frozen=True, slots=True)
class WorkWords:
    """Single words in lower case, and patterns by their names in the order of the file; the file says what each is for."""

    words: dict[str, frozenset[str]]
    forms: dict[str, re.Pattern[str]]
    told: dict[str, re.Pattern[str]]
    topics: dict[str, re.Pattern[str]]
    marks: dict[str, re.Pattern[str]]


@cache
def load_work_words() -> WorkWords:
    """Return the words and patterns.

    Raises:
        LexiconError: the file lacks a table or list, or has one that is unknown.
    """
    data = tomllib.loads((files("telaah.lexicons") / _FILE).read_text(encoding="utf-8"))
    if set(data) != {"words", *_PATTERNS} or set(data["words"]) != {*_WORDS}:
        raise LexiconError(f"{_FILE}: tables or lists are missing or unknown")
    words = {name: frozenset(str(text).split()) for name, text in data["words"].items()}
    return WorkWords(words, *(_compiled(data[table]) for table in _PATTERNS))


def _compiled(table: dict[str, list[str]]) -> dict[str, re.Pattern[str]]:
    return {name: re.compile("".join(pieces), re.IGNORECASE | re.DOTALL) for name, pieces in table.items()}
