"""The programme areas and their words, read from ``topics.toml`` once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from telaah.errors import LexiconError
from telaah.text.phrases import Phrases

_WEIGHTS = {"strong": 3, "words": 1}


@dataclass(frozen=True, slots=True)
class Topics:
    """All areas with their words."""

    names: tuple[str, ...]
    """In the order of the file."""
    phrases: Phrases
    """Phrase -> the phrase itself."""
    weights: dict[str, tuple[tuple[str, int], ...]]
    """Phrase -> (area, weight), as one phrase may tell of several areas."""


@cache
def load_topics() -> Topics:
    """Read and check the lexicon."""
    data = tomllib.loads((files("telaah.lexicons") / "topics.toml").read_text(encoding="utf-8"))
    weights: dict[str, dict[str, int]] = {}
    for name, lists in data.items():
        if set(lists) != set(_WEIGHTS):
            raise LexiconError(f"topics.toml, [{name}]: keys {sorted(lists)}, expected {sorted(_WEIGHTS)}")
        for key, weight in _WEIGHTS.items():
            for phrase in lists[key]:
                known = weights.setdefault(phrase, {})
                known[name] = max(weight, known.get(name, 0))
    return Topics(tuple(data), Phrases({p: p for p in weights}), {p: tuple(areas.items()) for p, areas in weights.items()})
