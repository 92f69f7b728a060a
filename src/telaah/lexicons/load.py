"""The one reader of the lists of parties, sources and cues.

Every file is checked when it is read: an unknown key or value is a ``LexiconError`` that names the file and the entry.
"""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from telaah.errors import LexiconError
from telaah.model.mention import PartyClass, Role

FLAGS = frozenset({"generic", "capital", "place", "topic", "split", "unit", "procedure", "each"})
STYLES = frozenset({"function", "name", "region", "number", "holder"})
SPECIAL_CLASSES = frozenset({"unit", "holder"})


@dataclass(frozen=True, slots=True)
class Party:
    """A body, sector or office that has a name of its own."""

    name: str
    spellings: tuple[str, ...]
    """Other names and abbreviations; the name itself first."""
    cls: PartyClass
    flags: frozenset[str] = frozenset()
    """"generic": a sector; "topic": only where it acts; "place": only where it acts as an office; "capital": needs a capital."""


@dataclass(frozen=True, slots=True)
class Head:
    """A word with which names begin."""

    words: tuple[str, ...]
    cls: str
    """A PartyClass, "unit" or "holder"."""
    style: str
    bare: str
    """"" (needs a complement), "yes", "capital"."""
    lower: bool
    known: bool
    """The complement must be a known field of government or stand in a name that is capitalised throughout."""
    least: int = 1
    """How many words the complement has at least."""
    loose: bool = False
    """Any capitalised word behind it is taken for its place."""
    fields: bool = False
    """The complement begins with a known field; capitals are not enough."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A generic word with the kind of body that is meant: "lembaga pembeli gabah"."""

    heads: tuple[str, ...]
    kinds: tuple[str, ...]
    """What must follow the head; nothing where it is empty."""
    more: frozenset[str]
    """Words that may go on."""
    cls: PartyClass


@dataclass(frozen=True, slots=True)
class NameWords:
    """Single words that steer how a name goes on."""

    stop: frozenset[str]
    stop_names: frozenset[str]
    soft: frozenset[str]
    strong: frozenset[str]
    legal: frozenset[str]
    citizens: frozenset[str]
    fields: frozenset[str]
    no_complement: frozenset[str]
    official: frozenset[str]
    field_before: frozenset[str]
    not_private: frozenset[str]
    channels: frozenset[str]
    branches: frozenset[str]
    unit_heads: frozenset[str]
    needs_field: frozenset[str]
    no_place: frozenset[str]
    no_kind: frozenset[str]


@dataclass(frozen=True, slots=True)
class Region:
    """A province, regency or city."""

    name: str
    kind: str
    province: str


@dataclass(frozen=True, slots=True)
class Cue:
    """Phrases that decide the role of the party before or behind them."""

    key: str
    where: str
    kind: str
    role: Role
    phrases: tuple[str, ...]
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Cues that hold their matter before "dengan": "kerja sama penelitian dengan X"."""

    heads: dict[str, tuple[str, ...]]
    """Key of the cue -> the nouns and verbs that begin it."""
    links: frozenset[str]
    bound: frozenset[str]
    """Words to which a "dengan" right behind them belongs."""
    manner: frozenset[str]
    """Words that follow a "dengan" of manner."""
    papers: frozenset[str]
    """What is brought in line with something, where nobody works together."""


_AGENT_LISTS = ("done", "with", "gives", "adverbs", "members", "judging", "helped", "papers", "times")
"""In the order of the fields of ``Agent``."""


@dataclass(frozen=True, slots=True)
class Agent:
    """Verbs that say who does a part of the work."""

    done: frozenset[str]
    """Passive verbs that a doer follows."""
    beside: frozenset[str]
    """Verbs and nouns that "dengan" and a partner follow."""
    gives: frozenset[str]
    """Active verbs behind who contributes."""
    adverbs: frozenset[str]
    members: frozenset[str]
    """Who acts for a body: "dokter RSUD X"."""
    judging: frozenset[str]
    """Nouns behind which "oleh" names who judges or decides."""
    helped: frozenset[str]
    """Who a partnership or contribution is arranged for."""
    papers: frozenset[str]
    """Plans and rules: who draws one up is its author."""
    times: frozenset[str]
    """Words of time between "yang" and its verb."""


@dataclass(frozen=True, slots=True)
class Cues:
    """All of ``cues.toml``."""

    cues: tuple[Cue, ...]
    status: dict[str, tuple[str, ...]]
    terminating: tuple[str, ...]
    pseudo: tuple[str, ...]
    joining: tuple[str, ...]
    vague: tuple[str, ...]
    participation: tuple[str, ...]
    stretch: Stretch
    empowering: frozenset[str]
    """What is done to a party that is then given a task."""
    tasks: frozenset[str]
    agent: Agent


@dataclass(frozen=True, slots=True)
class Sources:
    """All of ``sources.toml``."""

    names: tuple[tuple[str, str], ...]
    """(name, level D2 or D3)."""
    heads: tuple[str, ...]
    plans: frozenset[str]
    note: tuple[str, ...]
    refused: frozenset[str]
    money: frozenset[str]
    not_before: frozenset[str]
    clause: dict[str, frozenset[str]]
    """Words of clauses that say from what a figure is read, by their part."""
    about: dict[str, str]
    """What known sources count, by their name in lower case."""


def _text(name: str) -> str:
    return (files("telaah.lexicons") / name).read_text(encoding="utf-8")


def _rows(name: str, *keys: str) -> list[dict[str, str]]:
    rows = list(csv.DictReader(_text(name).splitlines()))
    for number, row in enumerate(rows, start=2):
        if tuple(row) != keys or None in row.values():
            raise LexiconError(f"{name}, line {number}: expected the columns {', '.join(keys)}")
    return rows


def _class(value: str, where: str) -> PartyClass:
    try:
        return PartyClass(value)
    except ValueError:
        raise LexiconError(f"{where}: unknown class {value!r}") from None


@cache
def read_parties(file: str) -> tuple[Party, ...]:
    """Read a list of bodies with their spellings, classes and flags."""
    parties: list[Party] = []
    for number, row in enumerate(_rows(file, "name", "short", "class", "flags"), start=2):
        flags = frozenset(row["flags"].split())
        if flags - FLAGS:
            raise LexiconError(f"{file}, line {number}: unknown flags {sorted(flags - FLAGS)}")
        spellings = (row["name"], *(s.strip() for s in row["short"].split(";") if s.strip()))
        names = [(s, (s,)) for s in spellings] if "each" in flags else [(row["name"], spellings)]
        cls = _class(row["class"], f"{file}, line {number}")
        parties.extend(Party(name, spelled, cls, flags - {"each"}) for name, spelled in names)
    return tuple(parties)


@cache
def load_parties() -> tuple[Party, ...]:
    """Read the names of bodies: by hand (parties.csv), offices, ministries."""
    parties = list(read_parties("parties.csv"))
    for name in ("parties-offices.csv", "parties-ministries.csv"):
        for number, row in enumerate(_rows(name, "name", "class"), start=2):
            parties.append(Party(row["name"], (row["name"],), _class(row["class"], f"{name}, line {number}")))
    return tuple(parties)


@cache
def load_heads() -> tuple[Head, ...]:
    """Read the head words."""
    heads = []
    for number, entry in enumerate(tomllib.loads(_text("parties-heads.toml"))["head"], start=1):
        where = f"parties-heads.toml, entry {number}"
        unknown = set(entry) - {"words", "class", "style", "bare", "lower", "known", "least", "loose", "fields"}
        if unknown or entry["style"] not in STYLES:
            raise LexiconError(f"{where}: unknown keys {sorted(unknown)} or style {entry['style']!r}")
        if entry["class"] not in SPECIAL_CLASSES:
            _class(entry["class"], where)
        bare = {True: "yes", False: ""}.get(entry.get("bare", False), entry.get("bare"))
        heads.append(
            Head(
                tuple(entry["words"]),
                entry["class"],
                entry["style"],
                str(bare),
                entry.get("lower", False),
                entry.get("known", False),
                entry.get("least", 1),
                entry.get("loose", False),
                entry.get("fields", False),
            )
        )
    return tuple(heads)


@cache
def load_kinds() -> tuple[Kind, ...]:
    """Read the generic words that are known with the kind behind them."""
    return tuple(
        Kind(tuple(e["heads"]), tuple(e["kinds"]), frozenset(e["more"]), _class(e["class"], f"parties-heads.toml, kind {n}"))
        for n, e in enumerate(tomllib.loads(_text("parties-heads.toml"))["kind"], start=1)
    )


@cache
def load_name_words() -> NameWords:
    """Read the single words of parties-heads.toml."""
    words = tomllib.loads(_text("parties-heads.toml"))["words"]
    return NameWords(**{key: frozenset(value) for key, value in words.items()})


@cache
def load_regions() -> tuple[Region, ...]:
    """Read provinces, regencies and cities."""
    return tuple(Region(r["name"], r["kind"], r["province"]) for r in _rows("parties-regions.csv", "name", "kind", "province"))


@cache
def load_programmes() -> tuple[str, ...]:
    """Read the fixed names of programmes, kegiatan and sub kegiatan that hold the name of a body."""
    return tuple(r["name"] for r in _rows("parties-programmes.csv", "name"))


@cache
def load_cues() -> Cues:
    """Read the cues."""
    data: dict[str, Any] = tomllib.loads(_text("cues.toml"))
    cues = []
    for number, entry in enumerate(data["cue"], start=1):
        unknown = set(entry) - {"key", "where", "kind", "role", "phrases", "weak"}
        if unknown or entry["where"] not in {"before", "after"} or entry["kind"] not in {"collaboration", "other", "data"}:
            raise LexiconError(f"cues.toml, entry {number}: unknown keys {sorted(unknown)}, where or kind")
        if entry["role"] not in set(Role):
            raise LexiconError(f"cues.toml, entry {number}: unknown role {entry['role']!r}")
        cues.append(
            Cue(
                entry["key"],
                entry["where"],
                entry["kind"],
                Role(entry["role"]),
                tuple(entry["phrases"]),
                entry.get("weak", False),
            )
        )
    scope, vague, stretch = data["scope"], data["vague"], data["stretch"]
    status = {key: tuple(value) for key, value in data["status"].items()}
    return Cues(
        tuple(cues),
        status,
        tuple(scope["terminating"]),
        tuple(scope["pseudo"]),
        tuple(scope["joining"]),
        tuple(vague["always"]),
        tuple(vague["participation"]),
        Stretch(
            {key: tuple(words) for key, words in stretch["heads"].items()},
            *(frozenset(stretch[key]) for key in ("links", "bound", "manner", "papers")),
        ),
        frozenset(data["task"]["behind"]),
        frozenset(data["task"]["tasks"]),
        Agent(*(frozenset(data["agent"][key]) for key in _AGENT_LISTS)),
    )


@cache
def load_sources() -> Sources:
    """Read the named data sources."""
    data: dict[str, Any] = tomllib.loads(_text("sources.toml"))
    names = tuple((name, level) for level in sorted(data["names"]) for name in data["names"][level])
    refused = data["refused"]
    return Sources(
        names,
        tuple(data["heads"]["words"]),
        frozenset(data["heads"]["plans"]),
        tuple(data["note"]["begin"]),
        frozenset(refused["exact"]),
        frozenset(refused["money"]),
        frozenset(refused["not_before"]),
        {key: frozenset(said) for key, said in data["clause"].items()},
        dict(data["about"]),
    )
