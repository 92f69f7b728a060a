"""The words that rules ask, read from ``rules.toml`` once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from telaah.errors import LexiconError
from telaah.lexicons.statements import any_of

_TABLES = {
    "output": {"work", "counted", "done", "heads", "supplies", "shares", "conditions"},
    "activity": {"nouns", "done", "results"},
    "unit": {"needed", "known", "words"},
    "own_records": {"measures"},
}
_REPLACED = {"names", "since", "by"}


@dataclass(frozen=True, slots=True)
class Replaced:
    """A register that another one replaced."""

    pattern: re.Pattern[str]
    since: int
    """In plans that begin in this year or later the old one is out of date."""
    by: str


@dataclass(frozen=True, slots=True)
class RuleWords:
    """Word lists of rules, as patterns."""

    output_work: re.Pattern[str]
    output_counted: re.Pattern[str]
    output_done: re.Pattern[str]
    output_heads: re.Pattern[str]
    output_supplies: re.Pattern[str]
    output_shares: re.Pattern[str]
    conditions: re.Pattern[str]
    activity_nouns: re.Pattern[str]
    activity_done: re.Pattern[str]
    results: re.Pattern[str]
    unit_needed: re.Pattern[str]
    unit_known: re.Pattern[str]
    unit_words: frozenset[str]
    own_records: re.Pattern[str]
    replaced: tuple[Replaced, ...]


@lru_cache(maxsize=1)
def load_rule_words() -> RuleWords:
    """Read and check the lexicon."""
    data = tomllib.loads((files("telaah.lexicons") / "rules.toml").read_text(encoding="utf-8"))
    for name, keys in _TABLES.items():
        if set(data.get(name, {})) != keys:
            raise LexiconError(f"rules.toml, [{name}]: keys {sorted(data.get(name, {}))}, expected {sorted(keys)}")
    if any(set(entry) != _REPLACED for entry in data.get("replaced", [])):
        raise LexiconError(f"rules.toml, [[replaced]]: expected the keys {sorted(_REPLACED)}")
    output, activity, unit = data["output"], data["activity"], data["unit"]
    return RuleWords(
        output_work=any_of(output["work"]),
        output_counted=any_of(output["counted"]),
        output_done=any_of(output["done"]),
        output_heads=any_of(output["heads"]),
        output_supplies=any_of(output["supplies"]),
        output_shares=any_of(output["shares"]),
        conditions=any_of(output["conditions"]),
        activity_nouns=any_of(activity["nouns"]),
        activity_done=any_of(activity["done"]),
        results=any_of(activity["results"]),
        unit_needed=any_of(unit["needed"]),
        unit_known=any_of(unit["known"]),
        unit_words=frozenset(unit["words"]),
        own_records=any_of(data["own_records"]["measures"]),
        replaced=tuple(Replaced(any_of(entry["names"]), entry["since"], entry["by"]) for entry in data["replaced"]),
    )
