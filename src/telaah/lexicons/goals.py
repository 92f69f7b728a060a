"""The words of goals, of whose they are and of what announces them, read from ``statement_goals.toml`` once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from telaah.errors import LexiconError

_FILE = "statement_goals.toml"


@dataclass(frozen=True, slots=True)
class GoalWords:
    """Patterns; the file says what each is for."""

    key: re.Pattern[str]
    """Every key word of an announcement; the name of the group that fits is its kind."""
    forms: tuple[tuple[str, re.Pattern[str]], ...]
    """The forms in which statements begin, in the order in which they are tried."""
    number: re.Pattern[str]
    above: re.Pattern[str]
    acronym: re.Pattern[str]
    aimed: re.Pattern[str]
    announces: re.Pattern[str]
    back: re.Pattern[str]
    defines: re.Pattern[str]
    done: re.Pattern[str]
    figures: re.Pattern[str]
    label: re.Pattern[str]
    law: re.Pattern[str]
    measured: re.Pattern[str]
    mission: re.Pattern[str]
    money: re.Pattern[str]
    own: re.Pattern[str]
    paper: re.Pattern[str]
    quote: re.Pattern[str]
    region: re.Pattern[str]
    should: re.Pattern[str]
    solution: re.Pattern[str]
    states: re.Pattern[str]
    study: re.Pattern[str]
    therefore: re.Pattern[str]
    torn: re.Pattern[str]
    traces: re.Pattern[str]
    trouble: re.Pattern[str]
    turn: re.Pattern[str]
    under: re.Pattern[str]
    work: re.Pattern[str]


@cache
def load_goal_words() -> GoalWords:
    """Return the words of goals.

    Raises:
        LexiconError: the file names other patterns than are known.
    """
    data = tomllib.loads((files("telaah.lexicons") / _FILE).read_text(encoding="utf-8"))
    number = "".join(data["number"])
    given = {name: re.compile("".join(pieces).replace("{number}", number)) for name, pieces in data["patterns"].items()}
    known = {field.name for field in fields(GoalWords)} - {"key", "forms", "number"}
    if set(given) != known:
        raise LexiconError(f"{_FILE}, [patterns]: keys {sorted(set(given) ^ known)} are missing or unknown")
    kinds = "|".join(f"(?P<{name}>{''.join(pieces)})" for name, pieces in data["kinds"].items())
    forms = ((name, re.compile("^" + number + "".join(pieces), re.IGNORECASE)) for name, pieces in data["forms"].items())
    return GoalWords(
        key=re.compile(rf"(?<![\w-])(?:{kinds})(?![\w-])", re.IGNORECASE), forms=tuple(forms), number=re.compile(number), **given
    )
