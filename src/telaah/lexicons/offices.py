"""Reads the words with which names of offices begin and end."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files

from telaah.errors import LexiconError
from telaah.lexicons.load import load_parties
from telaah.model.mention import PartyClass
from telaah.text.normalise import lookup_key

NOT_OWNERS = ("Sekretariat Daerah", "Perangkat Daerah Provinsi")
"""The first one's abbreviation mostly stands behind the name of a part of it; the other is no office."""
LEAST_LETTERS = 3
"""Shorter abbreviations stand for too much."""


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """All of ``identity.toml``."""

    strong: tuple[str, ...]
    weak: tuple[str, ...]
    bare: frozenset[str]
    inner: frozenset[str]
    stop: frozenset[str]
    link: frozenset[str]
    not_behind: frozenset[str]
    not_before: frozenset[str]
    small: frozenset[str]


@cache
def load_office_words() -> OfficeWords:
    """Read ``identity.toml``."""
    data = tomllib.loads((files("telaah.lexicons") / "identity.toml").read_text(encoding="utf-8"))
    heads, words = data["heads"], data["words"]
    unknown = sorted({*heads, *words} - {field.name for field in fields(OfficeWords)})
    if unknown:
        raise LexiconError(f"identity.toml: unknown keys {unknown}")
    return OfficeWords(
        tuple(heads["strong"]),
        tuple(heads["weak"]),
        frozenset(heads["bare"]),
        frozenset(heads["inner"]),
        frozenset(words["stop"]),
        frozenset(words["link"]),
        frozenset(words["not_behind"]),
        frozenset(words["not_before"]),
        frozenset(words["small"]),
    )


@cache
def short_offices() -> dict[str, str]:
    """Return the short names of regional offices that have no head word ("satpol pp", "bappeda"), by key, with the full ones."""
    heads = {h.split()[0] for h in (*load_office_words().strong, *load_office_words().weak)}
    found: dict[str, str] = {}
    for party in load_parties():
        if party.cls is PartyClass.OPD and not party.flags and len(party.name.split()) > 1 and party.name not in NOT_OWNERS:
            for spelling in party.spellings[1:]:
                key = lookup_key(spelling)
                if len(spelling) < len(party.name) and key.split()[0] not in heads and len(key) >= LEAST_LETTERS:
                    found.setdefault(key, party.name)
    return found
