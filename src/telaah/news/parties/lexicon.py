"""The lists of offices, names of persons and short names of regions, in the form in which articles ask for them."""

from __future__ import annotations

import csv
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from telaah.errors import LexiconError
from telaah.lexicons.load import STYLES, Head, load_regions, read_parties
from telaah.lexicons.offices import short_offices
from telaah.lexicons.regions import region_key
from telaah.lexicons.words import known
from telaah.mentions.matcher import Matcher, field_words, party_entries
from telaah.model.mention import PartyClass
from telaah.text.normalise import lookup_key

_OFFICE_KEYS = frozenset({"words", "class", "key", "place", "alone", "lower"})
_PLACES = frozenset({"region", "local", "body", "number", "free", "none"})
_SECTIONS = frozenset({"office", "titles", "classes", "words", "head", "tails"})
_HEAD_KEYS = frozenset({"words", "class", "style", "bare", "lower", "known", "least", "loose", "fields"})


@dataclass(frozen=True, slots=True)
class Office:
    """A word that makes who stands behind it an office-holder."""

    words: tuple[str, ...]
    cls: PartyClass | None
    """None where the body behind it tells the class."""
    key: str
    place: str
    alone: bool = False
    lower: bool = False
    free: bool = False
    """It counts with a field of government behind it though no body is known."""
    bare: bool = False
    """It counts with a person though nothing follows."""


@dataclass(frozen=True, slots=True)
class Positions:
    """All of ``news-positions.toml``."""

    offices: dict[str, tuple[Office, ...]]
    """By their first word, the longest first."""
    classes: tuple[tuple[str, PartyClass], ...]
    roles: dict[str, tuple[tuple[str, ...], ...]]
    """What somebody is who holds no office, by the first word."""
    words: dict[str, frozenset[str]]
    tails: dict[str, PartyClass]
    """English words with which names of bodies end."""


def _read() -> dict[str, Any]:
    data = tomllib.loads((files("telaah.lexicons") / "news-positions.toml").read_text(encoding="utf-8"))
    if unknown := sorted(set(data) - _SECTIONS):
        raise LexiconError(f"news-positions.toml: unknown sections {unknown}")
    return data


@cache
def positions() -> Positions:
    """Read the offices."""
    data = _read()
    found: list[Office] = []
    for number, entry in enumerate(data["office"], start=1):
        if set(entry) - _OFFICE_KEYS or entry["place"] not in _PLACES:
            raise LexiconError(f"news-positions.toml, office {number}: unknown keys or place {entry.get('place')!r}")
        cls, alone, lower = PartyClass(entry["class"]), entry.get("alone", False), entry.get("lower", False)
        for word in entry["words"]:
            key = lookup_key(word)
            found.append(Office(tuple(key.split()), cls, entry["key"] or key, entry["place"], alone, lower))
    titles = data["titles"]
    free, bare = {lookup_key(w) for w in titles["free"]}, {lookup_key(w) for w in titles["bare"]}
    taken = {office.words for office in found}
    for word in titles["words"]:
        key = lookup_key(word)
        if tuple(key.split()) not in taken:
            found.append(Office(tuple(key.split()), None, key, "body", free=key in free, bare=key in bare))
    classes = [(lookup_key(word), PartyClass(cls)) for cls, words in data["classes"].items() for word in words]
    words = {key: frozenset(map(lookup_key, value)) for key, value in data["words"].items()}
    return Positions(
        _by_first(found), tuple(sorted(classes, key=lambda c: -len(c[0]))), _roles(words["roles"]), words, _tails(data)
    )


def _tails(data: dict[str, Any]) -> dict[str, PartyClass]:
    return {word: PartyClass(cls) for cls, words in data["tails"].items() for word in words}


def _heads() -> list[Head]:
    found = []
    for number, entry in enumerate(_read()["head"], start=1):
        if set(entry) - _HEAD_KEYS or entry["style"] not in STYLES:
            raise LexiconError(f"news-positions.toml, head {number}: unknown keys or style {entry.get('style')!r}")
        PartyClass(entry["class"])
        known_only, fields = entry.get("known", False), entry.get("fields", False)
        found.append(Head(tuple(entry["words"]), entry["class"], entry["style"], "", False, known_only, fields=fields))
    return found


@cache
def news_matcher() -> Matcher:
    """Return a Matcher of the bodies that stand in news and not in plans."""
    parties = read_parties("parties-news.csv")
    heads = [(lookup_key(word), "head", head) for head in _heads() for word in head.words]
    return Matcher([*party_entries(parties), *heads])


def _by_first(offices: list[Office]) -> dict[str, tuple[Office, ...]]:
    table: dict[str, list[Office]] = {}
    for office in sorted(offices, key=lambda o: (-len(o.words), o.words)):
        table.setdefault(office.words[0], []).append(office)
    return {word: tuple(found) for word, found in table.items()}


def _roles(words: frozenset[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        table.setdefault(word.split()[0], []).append(tuple(word.split()))
    return {word: tuple(found) for word, found in table.items()}


@cache
def given_names() -> frozenset[str]:
    """Return names of persons, in lower case."""
    return frozenset((files("telaah.lexicons") / "news-names.txt").read_text(encoding="utf-8").split())


@cache
def short_regions() -> dict[str, str]:
    """Return how the press shortens the names of regions, by key."""
    text = (files("telaah.lexicons") / "regions-short.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    if not rows or tuple(rows[0]) != ("short", "region"):
        raise LexiconError("regions-short.csv: expected the columns short, region")
    return {lookup_key(row["short"]): row["region"] for row in rows}


@cache
def is_name_word(word: str) -> bool:
    """Tell whether a capitalised word rather stands in a person's name than in the name of a body.

    >>> is_name_word("Sunggono"), is_name_word("Pemberdayaan"), is_name_word("Dewi")
    (True, False, True)
    """
    key = word.lower().strip(".,")
    if key in given_names():
        return True
    return len(key) > 2 and not (known(key) or key in field_words() or (word.isupper() and len(word) < 9))


SLIP_OF_THE_PEN = 85
"""So alike (of 100) is a word with a slip of the pen to the field of government that is meant."""


@cache
def squashed_regions() -> frozenset[str]:
    """Names of regions without their spaces: "tanjungjabungtimur"."""
    names = {region_key(r.name) for r in load_regions()} | set(short_regions())
    return frozenset(re.sub(r"[^a-z]", "", name) for name in names)


@cache
def is_slip(word: str) -> bool:
    """Tell whether a word is a field of government with a slip of the pen in it."""
    return process.extractOne(word, field_words(), scorer=ratio, score_cutoff=SLIP_OF_THE_PEN) is not None


@cache
def is_office_slip(word: str) -> bool:
    """Tell whether a word is the short name of an office with a slip of the pen in it."""
    return not known(word) and process.extractOne(word, short_offices(), scorer=ratio, score_cutoff=SLIP_OF_THE_PEN) is not None
