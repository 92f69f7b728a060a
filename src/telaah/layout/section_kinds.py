"""What a chapter or section is about, from the words of its title."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from telaah.errors import LexiconError
from telaah.lexicons.slips import LEAST_SLIP, right_word
from telaah.model.document import SectionKind

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_TAIL = re.compile(
    r" (?:(?:pada )?(?:dinas|badan|kecamatan|satuan polisi|inspektorat|sekretariat|rumah sakit|rsud|kantor|balai"
    r"|perangkat daerah|opd|skpd|kabupaten|kota|provinsi|tahun)\b.*)$"
)

LONGEST_TITLE = 160
"""Letters of a title at most: in what is longer no slips are looked for."""
_CONDITION = re.compile(r"(?:me|ter|ber)[a-z]+nya\b")
"""A title that states a condition ("Tersedianya sarana ...") is an outcome that the section is about, whatever its words."""


def title_key(title: str) -> str:
    """Return a title in the form in which titles are compared.

    >>> title_key("ISU-ISU  Strategis, dan Permasalahan.")
    'isu isu strategis dan permasalahan'
    """
    return _NOT_WORD.sub(" ", title.lower()).strip()


def bare_key(title: str) -> str:
    """Return the key of a title without the organisation, region or year at its end.

    >>> bare_key("Sasaran Dinas Kesehatan Kota X Tahun 2022")
    'sasaran'
    """
    return _TAIL.sub("", title_key(title))


def spelled_key(key: str) -> str:
    """Return the key of a title with slips of the pen in its words put right.

    >>> spelled_key("tujaun dan kebijkan")
    'tujuan dan kebijakan'
    """
    if len(key) > LONGEST_TITLE:
        return key
    return " ".join(right_word(w, _title_words()) or w if len(w) >= LEAST_SLIP - 1 else w for w in key.split())


@cache
def _title_words() -> tuple[str, ...]:
    data = tomllib.loads((files("telaah.lexicons") / "sections.toml").read_text(encoding="utf-8"))
    phrases = " ".join(p for entry in data["kind"] for name in ("has", "begins", "whole") for p in entry.get(name, ()))
    return tuple(sorted({w for w in title_key(phrases).split() if len(w) >= LEAST_SLIP}))


@cache
def _entries() -> tuple[tuple[SectionKind, re.Pattern[str] | None, frozenset[str], re.Pattern[str] | None], ...]:
    data = tomllib.loads((files("telaah.lexicons") / "sections.toml").read_text(encoding="utf-8"))
    entries = []
    for number, entry in enumerate(data["kind"], start=1):
        unknown = set(entry) - {"name", "begins", "has", "whole", "without"}
        if unknown or entry["name"] not in set(SectionKind):
            raise LexiconError(f"sections.toml, entry {number}: unknown keys {sorted(unknown)} or kind {entry['name']!r}")
        entries.append(
            (
                SectionKind(entry["name"]),
                _pattern(entry.get("has", ()), entry.get("begins", ())),
                frozenset(entry.get("whole", ())),
                _pattern(entry.get("without", ())),
            )
        )
    return tuple(entries)


def _pattern(phrases: Sequence[str], begins: Sequence[str] = ()) -> re.Pattern[str] | None:
    if not phrases and not begins:
        return None
    words = [rf"\b{_word(p)}" for p in phrases] + [rf"^{_word(p)}" for p in begins]
    return re.compile("|".join(words))


def _word(phrase: str) -> str:
    return re.escape(phrase.rstrip("*")) + ("" if phrase.endswith("*") else r"\b")


@cache
def kind_of_title(title: str) -> SectionKind | None:
    """Return what a title says that its section is about, None where it says nothing known.

    >>> kind_of_title("GAMBARAN PELAYANAN, PERMASALAHAN DAN ISU STRATEGIS")
    <SectionKind.GAMBARAN_PELAYANAN: 'gambaran_pelayanan'>
    """
    key, bare = spelled_key(title_key(title)), spelled_key(bare_key(title))
    if _CONDITION.match(key):
        return None
    for kind, has, whole, without in _entries():
        if (key in whole or bare in whole or (has and has.search(key))) and not (without and without.search(key)):
            return kind
    return None


def is_known_title(title: str) -> bool:
    """Tell whether a title is one of the well-known ones and little more: it needs no number to be a heading."""
    key = bare_key(title)
    return bool(key) and len(key.split()) <= 7 and kind_of_title(title) is not None
