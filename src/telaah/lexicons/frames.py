"""Classes of words around a party: ``frames.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class FrameWords:
    """All of ``frames.toml``."""

    links: frozenset[str]
    """Words that stand for themselves."""
    classes: tuple[tuple[str, tuple[str, ...]], ...]
    """Name and words of each class; a word belongs to the first that holds it."""


@lru_cache(maxsize=1)
def frame_words() -> FrameWords:
    """Return the classes of words, read once a process."""
    data = tomllib.loads(files("telaah.lexicons").joinpath("frames.toml").read_text(encoding="utf-8"))
    return FrameWords(frozenset(data["links"].split()), tuple((k, tuple(v.split())) for k, v in data["classes"].items()))
