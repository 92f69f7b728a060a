"""Reads the lists that the reading of news needs; unknown keys are refused."""

from __future__ import annotations

import csv
import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from telaah.errors import LexiconError
from telaah.lexicons.load import load_regions

ZONES = frozenset({"any", "head", "tail", "edge"})
_NOT_PLAIN = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class ResidueRule:
    """What lines of one kind look like."""

    reason: str
    zone: str
    lines: frozenset[str]
    pattern: re.Pattern[str] | None
    opens: bool


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Return letters and digits in lower case, words parted by single spaces: how whole lines are looked up.

    >>> plain(" BACA  JUGA : ")
    'baca juga'
    """
    return _NOT_PLAIN.sub(" ", text).strip().lower()


@cache
def residue_rules() -> tuple[ResidueRule, ...]:
    """Read ``news-residue.toml``."""
    rules = []
    for number, entry in enumerate(tomllib.loads(_text("news-residue.toml"))["rule"], start=1):
        unknown = set(entry) - {"reason", "zone", "lines", "patterns", "opens"}
        if unknown or entry["zone"] not in ZONES:
            raise LexiconError(f"news-residue.toml, rule {number}: unknown keys {sorted(unknown)} or zone {entry['zone']!r}")
        patterns = entry.get("patterns", [])
        joined = re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE) if patterns else None
        lines = frozenset(plain(line) for line in entry.get("lines", []))
        rules.append(ResidueRule(entry["reason"], entry["zone"], lines, joined, entry.get("opens", False)))
    return tuple(rules)


@dataclass(frozen=True, slots=True)
class NewsWords:
    """All of ``news-words.toml``."""

    rubrics: frozenset[str]
    outlet_words: frozenset[str]
    not_outlets: frozenset[str]
    no_place: frozenset[str]
    aggregators: frozenset[str]
    advertorial_rubrics: frozenset[str]
    advertorial_marks: re.Pattern[str]
    index_titles: re.Pattern[str]
    index_paths: re.Pattern[str]
    article_paths: re.Pattern[str]
    junk_tokens: frozenset[str]
    junk_weak: frozenset[str]
    junk_parts: tuple[str, ...]
    body_tokens: frozenset[str]
    meta_dates: tuple[str, ...]
    meta_authors: tuple[str, ...]
    site_heads: frozenset[str]


@cache
def news_words() -> NewsWords:
    """Read ``news-words.toml``."""
    data = tomllib.loads(_text("news-words.toml"))

    def words(key: str) -> frozenset[str]:
        return frozenset(data.pop(key))

    def pattern(key: str) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{one})" for one in data.pop(key)), re.IGNORECASE)

    try:
        read = NewsWords(
            words("rubrics"),
            words("outlet_words"),
            words("not_outlets"),
            words("no_place"),
            words("aggregators"),
            words("advertorial_rubrics"),
            pattern("advertorial_marks"),
            pattern("index_titles"),
            pattern("index_paths"),
            pattern("article_paths"),
            words("junk_tokens"),
            words("junk_weak"),
            tuple(data.pop("junk_parts")),
            words("body_tokens"),
            tuple(data.pop("meta_dates")),
            tuple(data.pop("meta_authors")),
            words("site_heads"),
        )
    except KeyError as error:
        raise LexiconError(f"news-words.toml: {error} is missing") from None
    if data:
        raise LexiconError(f"news-words.toml: unknown keys {sorted(data)}")
    return read


@cache
def outlet_names() -> dict[str, str]:
    """Return the domains of known outlets (without "www.") with the names under which they publish."""
    rows = list(csv.DictReader(_text("news-outlets.csv").splitlines()))
    if any(tuple(row) != ("domain", "name") or None in row.values() for row in rows):
        raise LexiconError("news-outlets.csv: expected the columns domain, name")
    return {row["domain"]: row["name"] for row in rows}


@cache
def known_outlets() -> frozenset[str]:
    """Return the names and domains of known outlets as ``squeeze`` writes them."""
    return frozenset(squeeze(text) for pair in outlet_names().items() for text in pair)


def squeeze(text: str) -> str:
    """Return letters and digits alone, lower case: "Muara Sabak" and "MUARASABAK" are one place.

    >>> squeeze("MUARASABAK") == squeeze("Muara Sabak")
    True
    """
    return plain(text).replace(" ", "")


@cache
def places() -> frozenset[str]:
    """Return regions and kecamatan (among them the seats of regencies), squeezed."""
    names = {region.name for region in load_regions()} | {region.province for region in load_regions()}
    bare = {re.sub(r"^(?:Kabupaten|Kota|Provinsi)\s+(?:Administrasi\s+)?", "", name) for name in names}
    rows = csv.DictReader(_text("regions-kecamatan.csv").splitlines())
    kecamatan = {name for row in rows for name in row["kecamatan"].split(";")}
    # "Muara Sabak" stands for Muara Sabak Barat and Timur, as towns that were divided keep their name in datelines.
    whole = {re.sub(r"\s+(?:Barat|Timur|Utara|Selatan|Tengah|Kota|Ulu|Ilir|Hulu|Hilir)$", "", name) for name in kecamatan}
    return frozenset(squeeze(name) for name in names | bare | kecamatan | whole)


def _text(name: str) -> str:
    return (files("telaah.lexicons") / name).read_text(encoding="utf-8")
