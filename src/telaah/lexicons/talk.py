"""The words with which articles report speech, cooperation and figures, read from ``news-talk.toml`` once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any

from telaah.errors import LexiconError


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """Single words, in lower case; the file says what each list is for."""

    base: frozenset[str]
    doubtful: frozenset[str]
    nouns: frozenset[str]
    say: frozenset[str]
    strict: frozenset[str]
    ask: frozenset[str]
    ask_strict: frozenset[str]
    passive: frozenset[str]
    impersonal: frozenset[str]
    according: frozenset[str]
    link: frozenset[str]
    purpose: frozenset[str]
    finite: frozenset[str]
    adverbs: frozenset[str]
    blocked: frozenset[str]
    pronouns: frozenset[str]
    people: frozenset[str]
    holders: frozenset[str]
    unnamed: frozenset[str]
    object: frozenset[str]
    titles: frozenset[str]
    rest: frozenset[str]
    anaphors: frozenset[str]
    not_names: frozenset[str]
    objects: frozenset[str]
    floor: frozenset[str]


def read_table(name: str, table: str, keys: frozenset[str]) -> dict[str, Any]:
    """Return one table of a lexicon, which must hold exactly these keys."""
    data = tomllib.loads((files("telaah.lexicons") / name).read_text(encoding="utf-8")).get(table, {})
    if set(data) != keys:
        raise LexiconError(f"{name}, [{table}]: keys {sorted(set(data) ^ keys)} are missing or unknown")
    return dict(data)


@cache
def load_speech_words() -> SpeechWords:
    """Read and check the words of speech."""
    keys = frozenset(f.name for f in fields(SpeechWords))
    return SpeechWords(**{k: frozenset(v) for k, v in read_table("news-talk.toml", "speech", keys).items()})
