"""Reads the words with which names of offices begin and end."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from telaah.errors import LexiconError


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """All of ``identity.toml``."""

    strong: tuple[str, ...]
    weak: tuple[str, ...]
    bare: frozenset[str]
    inner: frozenset[str]
    stop: frozenset[str]
    link: frozenset[str]


@cache
def load_office_words() -> OfficeWords:
    """Read ``identity.toml``."""
    data = tomllib.loads((files("telaah.lexicons") / "identity.toml").read_text(encoding="utf-8"))
    heads, words = data["heads"], data["words"]
    unknown = sorted({*heads, *words} - {"strong", "weak", "bare", "inner", "stop", "link"})
    if unknown:
        raise LexiconError(f"identity.toml: unknown keys {unknown}")
    return OfficeWords(
        tuple(heads["strong"]),
        tuple(heads["weak"]),
        frozenset(heads["bare"]),
        frozenset(heads["inner"]),
        frozenset(words["stop"]),
        frozenset(words["link"]),
    )
