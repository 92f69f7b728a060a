"""One pass of Aho-Corasick over a piece of text: names, head words, regions, cues, sources, all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

import ahocorasick

from telaah.lexicons.load import (
    Cue,
    Head,
    Party,
    Region,
    load_cues,
    load_heads,
    load_name_words,
    load_parties,
    load_programmes,
    load_regions,
    load_sources,
)
from telaah.lexicons.regions import SHORT
from telaah.text.normalise import Normal, lookup_key

_KINDS = ("kabupaten ", "kota ", "provinsi ", "daerah khusus ibukota ", "daerah istimewa ")


class NameHit(NamedTuple):
    """A name of the lexicon, from word ``first`` to word ``last`` (included)."""

    first: int
    last: int
    party: Party
    spelling: str


class HeadHit(NamedTuple):
    """A head word."""

    first: int
    last: int
    head: Head


class CueHit(NamedTuple):
    """A cue."""

    first: int
    last: int
    cue: Cue


class Hit(NamedTuple):
    """Anything else: a region, a vague phrase, a source, a word of status."""

    first: int
    last: int
    value: Any


@dataclass(slots=True)
class Scan:
    """What the automaton found in one piece of text, in order; the value of ``programmes`` is the length of the name."""

    names: list[NameHit] = field(default_factory=list)
    heads: list[HeadHit] = field(default_factory=list)
    cues: list[CueHit] = field(default_factory=list)
    regions: list[Hit] = field(default_factory=list)
    status: list[Hit] = field(default_factory=list)
    stops: list[Hit] = field(default_factory=list)
    pseudo: list[Hit] = field(default_factory=list)
    vague: list[Hit] = field(default_factory=list)
    sources: list[Hit] = field(default_factory=list)
    programmes: list[Hit] = field(default_factory=list)


_LISTS = {"name": "names", "head": "heads", "cue": "cues"}


class Matcher:
    """Finds the entries of a lexicon in normalised text."""

    def __init__(self, entries: Iterable[tuple[str, str, Any]]) -> None:
        table: dict[str, list[tuple[str, Any]]] = {}
        for pattern, kind, value in entries:
            table.setdefault(pattern, []).append((kind, value))
        self._automaton = ahocorasick.Automaton()
        for pattern, values in table.items():
            if pattern:
                self._automaton.add_word(pattern, (len(pattern), values))
        self._empty = not table
        self._automaton.make_automaton()

    def scan(self, normal: Normal, into: Scan | None = None) -> Scan:
        """Return all hits at word borders."""
        found = into or Scan()
        if self._empty:
            return found
        starts, ends = normal.starts, normal.ends
        for end, (size, values) in self._automaton.iter(normal.text):
            last = ends.get(end + 1)
            if last is None:
                continue
            first = starts.get(end + 1 - size)
            if first is None:
                continue
            for kind, value in values:
                _ADD[kind](found, first, last, value)
        return found


_Add = Callable[[Scan, int, int, Any], None]


def _adder(name: str) -> _Add:
    return lambda found, first, last, value: getattr(found, name).append(Hit(first, last, value))


_ADD: dict[str, _Add] = {
    "name": lambda found, first, last, value: found.names.append(NameHit(first, last, *value)),
    "head": lambda found, first, last, value: found.heads.append(HeadHit(first, last, value)),
    "cue": lambda found, first, last, value: found.cues.append(CueHit(first, last, value)),
    **{name: _adder(name) for name in ("regions", "status", "stops", "pseudo", "vague", "sources", "programmes")},
}


def _region_entries(regions: Iterable[Region]) -> Iterable[tuple[str, str, Any]]:
    for region in regions:
        key = lookup_key(region.name)
        yield key, "regions", region.name
        for kind in _KINDS:
            if key.startswith(kind):
                yield key.removeprefix(kind), "regions", region.name
    for short, name in SHORT.items():
        yield short, "regions", name


def party_entries(parties: Iterable[Party]) -> Iterable[tuple[str, str, Any]]:
    """Yield the spellings of parties as entries of a Matcher."""
    for party in parties:
        for spelling in party.spellings:
            yield lookup_key(spelling), "name", (party, spelling)


@cache
def lexicon() -> Matcher:
    """Build the Matcher of the shipped lexicons; once a process."""
    cues, sources = load_cues(), load_sources()
    entries: list[tuple[str, str, Any]] = list(party_entries(load_parties()))
    entries += [(lookup_key(word), "head", head) for head in load_heads() for word in head.words]
    entries += _region_entries(load_regions())
    entries += [(lookup_key(phrase), "cue", cue) for cue in cues.cues for phrase in cue.phrases]
    entries += [(lookup_key(phrase), "status", kind) for kind in sorted(cues.status) for phrase in cues.status[kind]]
    entries += [(lookup_key(phrase), "stops", phrase) for phrase in cues.terminating]
    entries += [(lookup_key(phrase), "pseudo", phrase) for phrase in cues.pseudo]
    entries += [(lookup_key(phrase), "vague", "always") for phrase in cues.vague]
    entries += [(lookup_key(phrase), "vague", "participation") for phrase in cues.participation]
    entries += [(lookup_key(name), "sources", (name, level)) for name, level in sources.names]
    entries += _programme_entries()
    return Matcher(entries)


BEGINNING = 5
"""By so many words the fixed name of a programme is recognised; wordings differ further on."""


def _programme_entries() -> Iterable[tuple[str, str, Any]]:
    for name in load_programmes():
        words = lookup_key(name).split()
        yield " ".join(words[:BEGINNING]), "programmes", len(words)


@cache
def field_words() -> frozenset[str]:
    """Words that stand in names of offices behind their head word: the fields of government."""
    words: set[str] = set(load_name_words().fields)
    for party in load_parties():
        for spelling in party.spellings:
            parts = lookup_key(spelling).split()
            if party.cls in ("OPD", "PUSAT") and len(parts) > 1:
                words.update(w for w in parts[1:] if w.isalpha() and len(w) > 2)
    return frozenset(words) - _NO_FIELD


_NO_FIELD = frozenset(
    [
        "dan",
        "kabupaten",
        "kota",
        "provinsi",
        "kab",
        "prov",
        "negara",
        "republik",
        "indonesia",
        "nasional",
        "wilayah",
        "untuk",
        "dengan",
        "menteri",
        "besar",
        "atap",
        "distrik",
        "kecamatan",
        "kemitraan",
        "lestari",
        "monitor",
        "pemantapan",
        "pos",
    ]
)
