"""Words that outcomes of every office have: they tell of no matter in particular."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from telaah.errors import LexiconError
from telaah.text.similar import stem

_GROUPS = frozenset({"change", "office", "people", "quality", "measure"})


@cache
def commonplace() -> frozenset[str]:
    """Return the stems of ``commonplace.toml``."""
    table = tomllib.loads((files("telaah.lexicons") / "commonplace.toml").read_text(encoding="utf-8"))
    unknown = sorted(set(table) ^ _GROUPS)
    if unknown:
        raise LexiconError(f"commonplace.toml: unknown or missing keys {unknown}")
    return frozenset(stem(word) for words in table.values() for word in words)
