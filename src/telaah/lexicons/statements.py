"""The words of statements, read from ``statements.toml`` once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from telaah.errors import LexiconError

_TABLES = {
    "heads": {"condition", "verb", "output", "activity", "indicator", "title", "none", "group"},
    "own": {"foreign", "purpose", "receiver", "definition"},
    "internal": {"strong", "words", "measures", "programmes"},
    "units": {"words"},
}


@dataclass(frozen=True, slots=True)
class StatementWords:
    """What the words of a statement, and of the sentence before it, say about it."""

    condition: frozenset[str]
    verb: frozenset[str]
    output: frozenset[str]
    activity: frozenset[str]
    indicator: frozenset[str]
    title: frozenset[str]
    none: frozenset[str]
    group: frozenset[str]
    foreign: re.Pattern[str]
    purpose: re.Pattern[str]
    receiver: re.Pattern[str]
    definition: re.Pattern[str]
    internal_strong: re.Pattern[str]
    internal_words: frozenset[str]
    internal_measures: re.Pattern[str]
    internal_programmes: re.Pattern[str]
    units: frozenset[str]


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds any of the phrases as whole words, whatever the case and the spaces.

    >>> bool(any_of(["nawa cita"]).search("dalam Nawa  Cita")), bool(any_of(["rpd"]).search("rpjmd"))
    (True, False)
    """
    ordered = sorted(set(phrases), key=lambda p: (-len(p), p))
    body = "|".join(r"\s+".join(re.escape(word) for word in phrase.split()) for phrase in ordered)
    return re.compile(rf"(?<!\w)(?:{body})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1)
def load_statement_words() -> StatementWords:
    """Read and check the lexicon."""
    data = tomllib.loads((files("telaah.lexicons") / "statements.toml").read_text(encoding="utf-8"))
    for name, keys in _TABLES.items():
        if set(data.get(name, {})) != keys:
            raise LexiconError(f"statements.toml, [{name}]: keys {sorted(data.get(name, {}))}, expected {sorted(keys)}")
    heads, own, internal = data["heads"], data["own"], data["internal"]
    return StatementWords(
        condition=frozenset(heads["condition"]),
        verb=frozenset(heads["verb"]),
        output=frozenset(heads["output"]),
        activity=frozenset(heads["activity"]),
        indicator=frozenset(heads["indicator"]),
        title=frozenset(heads["title"]),
        none=frozenset(heads["none"]),
        group=frozenset(heads["group"]),
        foreign=any_of(own["foreign"]),
        purpose=any_of(own["purpose"]),
        receiver=any_of(own["receiver"]),
        definition=any_of(own["definition"]),
        internal_strong=any_of(internal["strong"]),
        internal_words=frozenset(internal["words"]),
        internal_measures=any_of(internal["measures"]),
        internal_programmes=any_of(internal["programmes"]),
        units=frozenset(data["units"]["words"]),
    )
