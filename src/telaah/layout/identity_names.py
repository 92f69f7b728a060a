"""Reads names of government offices with their region out of running text and capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from telaah.lexicons.offices import load_office_words, short_offices
from telaah.lexicons.regions import LEVELS, Place, find_places, joined_place, longest_place, read_place

_TOKEN = re.compile(r"[A-Za-z][\w’'./&-]*|&|,|\(|\)|[;:|]|\d+")
_WORDS = load_office_words()
_HEADS = {tuple(h.split()): h in _WORDS.strong for h in (*_WORDS.strong, *_WORDS.weak)}
_MAY_BE_BARE = frozenset(tuple(h.split()) for h in _WORDS.bare)
_INNER, _STOPS, _LINKS = _WORDS.inner, _WORDS.stop, _WORDS.link
_OF_PLACES = frozenset({"kecamatan", "kelurahan", "balai", "distrik", "kapanewon", "kemantren"})
"""Offices that are mostly named after a place."""
MOST_WORDS = 14
ABBREVIATED = 4
"""A word of at most so many letters before a full stop may be shortened; a longer one ends its sentence."""
_NO_REGION = frozenset(
    {"seksi", "bidang", "sekretaris", "sub", "subbagian", "subbidang", "unit", "gubernur", "bupati", "walikota", "wali"}
)
"""Parts and heads of offices, which are named behind the word for a level without its region."""
MOST_BRACKETED = 9
"""Tokens of a name in brackets, with them."""
UNKNOWN_WORDS, LEAST_LETTERS = 2, 3
"""A region that the gazetteer does not know has at most so many words, each with at least so many letters."""


@dataclass(frozen=True, slots=True)
class Named:
    """An office as named in one place."""

    head: tuple[str, ...]
    core: str
    """Its name without the region, as printed but for spaces."""
    region: Place | None
    strong: bool
    """Its kind is mostly a plan's owner; a kecamatan or a bagian is mostly a place or a part."""
    start: int
    """Where in the text it begins."""


def find_offices(text: str) -> Iterator[Named]:
    """Yield the offices that a text names.

    >>> [(o.core, o.region.name) for o in find_offices("RENSTRA SATUAN POLISI PAMONG PRAJA KOTA BATU TAHUN 2030")]
    [('SATUAN POLISI PAMONG PRAJA', 'Kota Batu')]
    """
    tokens = [(m.group(), m.start()) for m in _TOKEN.finditer(text)]
    words = [t.lower().rstrip(".") for t, _ in tokens]
    k = 0
    while k < len(tokens):
        if not tokens[k][0][0].isupper():
            k += 1
            continue
        head = _head_at(words, k)
        if head is None:
            short = _short_at(words, k)
            if short:
                region, _ = region_at(tokens, words, k + short)
                yield Named(
                    tuple(words[k : k + short]), " ".join(t for t, _ in tokens[k : k + short]), region, False, tokens[k][1]
                )
            k += max(short, 1)
            continue
        if (k and words[k - 1] in _WORDS.not_behind) or (
            k + len(head) < len(words) and words[k + len(head)] in _WORDS.not_before
        ):
            k += len(head)
            continue
        end, core, region = _name(tokens, words, k, len(head))
        if core is not None:
            yield Named(head, core, region, _HEADS[head], tokens[k][1])
            k = max(end, k + 1)
        else:
            k += len(head)


def _short_at(words: list[str], k: int) -> int:
    """Return how many words from here are the short name of an office without a head word ("Satpol PP", "Bappeda")."""
    known = short_offices()
    return next((size for size in (3, 2, 1) if k + size <= len(words) and " ".join(words[k : k + size]) in known), 0)


def _head_at(words: list[str], k: int) -> tuple[str, ...] | None:
    for size in (4, 3, 2, 1):
        found = tuple(words[k : k + size])
        if len(found) == size and found in _HEADS:
            return found
    return None


def _name(tokens: list[tuple[str, int]], words: list[str], k: int, size: int) -> tuple[int, str | None, Place | None]:
    """Read on from a head: the words of the name, then the region."""
    end = k + size
    inner = words[k] in _INNER
    while end < len(tokens) and end - k <= MOST_WORDS:
        token, word = tokens[end][0], words[end]
        if tokens[end - 1][0].endswith(".") and len(words[end - 1]) > ABBREVIATED:
            break
        if word.split("/")[0] in LEVELS or word in _STOPS or _special(words, end):
            break
        if joined_place(word) is not None:
            break
        if token in (",", "&") or word in _LINKS:
            if end == k + size or not _goes_on(tokens, words, end, k):
                break
        elif not (token[0].isupper() or word in _WORDS.small) or (
            _head_at(words, end) is not None and not (inner and word in ("sekretariat", "dinas", "badan"))
        ):
            break
        end += 1
    region, after = region_at(tokens, words, end)
    name = [t.rstrip(".") if len(t) > ABBREVIATED + 1 else t for t, _ in tokens[k:end]]
    lowered = words[k:end]
    if region is None:
        region, cut = _tail_region(lowered, size)
        name, lowered = name[: len(name) - cut], lowered[: len(lowered) - cut]
    head = tuple(words[k : k + size])
    while name and (name[-1] in (",", "&") or lowered[-1] in _LINKS):
        name, lowered = name[:-1], lowered[:-1]
    if len(name) <= size and not (head in _MAY_BE_BARE and (region is not None or tokens[k][0].isupper())):
        return after, None, None
    return after, " ".join(name).replace(" ,", ",").rstrip("."), region


def _special(words: list[str], at: int) -> bool:
    """Tell whether a region without a word for its level begins here ("Daerah Istimewa Yogyakarta")."""
    return words[at : at + 2] in (["daerah", "istimewa"], ["daerah", "khusus"])


def _goes_on(tokens: list[tuple[str, int]], words: list[str], at: int, k: int) -> bool:
    """A comma or "dan" belongs to the name where a capital follows that begins no other office."""
    if at + 1 >= len(tokens) or not tokens[at + 1][0][0].isupper() or words[at + 1] in _STOPS or words[at + 1] in LEVELS:
        return False
    if _head_at(words, at + 1) is not None:
        return False
    if tokens[at][0] == ",":
        # Only in an enumeration that ends with "dan" within the name.
        return any(w in _LINKS for w in words[at + 1 : at + 8]) and not any(w in _STOPS for w in words[at + 1 : at + 3])
    return True


def region_at(tokens: list[tuple[str, int]], words: list[str], at: int) -> tuple[Place | None, int]:
    """Read a region that begins at a token: a level with a name, or a name that needs none."""
    at = _behind_brackets(words, at)
    while (
        at < len(words)
        and words[at] in ("(", ")", ",", "pada", "di", "pemerintah")
        and at + 1 < len(words)
        and words[at + 1] in LEVELS
    ):
        at += 1
    if at < len(words) and words[at] in LEVELS:
        found = read_place(words[at + 1 : at + 7], LEVELS[words[at]]) or _other_level(words[at + 1 : at + 7])
        if found is None and at + 2 < len(words) and words[at + 1] in LEVELS:
            return region_at(tokens, words, at + 1)
        if found is not None:
            return found[0], at + 1 + found[1]
        return _unknown_region(tokens, words, at)
    if at < len(words) and (joined := joined_place(words[at])) is not None:
        return joined, at + 1
    if at < len(words) and _special(words, at):
        found = longest_place(words[at : at + 5])
        if found is not None:
            return found[0], at + found[1]
    return None, at


def _behind_brackets(words: list[str], at: int) -> int:
    """Return where a region goes on behind the short name in brackets: "Badan Pangan (BP) Kota Mekar"; else the same place."""
    if at < len(words) and words[at] == "(":
        end = next((k for k in range(at + 1, min(at + MOST_BRACKETED, len(words))) if words[k] == ")"), None)
        if end is not None and end + 1 < len(words) and (words[end + 1] in LEVELS or _special(words, end + 1)):
            return end + 1
    return at


def _other_level(words: list[str]) -> tuple[Place, int] | None:
    """Read a region behind the word for another level: "Kabupaten" before the name of a city."""
    found = longest_place(words)
    return found if found and read_place(words, found[0].level) == found else None


def _unknown_region(tokens: list[tuple[str, int]], words: list[str], at: int) -> tuple[Place | None, int]:
    """Read a region that the gazetteer does not have: a new one, or one with a slip of the pen.

    Its ``province`` is empty: such a region counts only where no known one stands behind the office's name.
    """
    level = LEVELS[words[at]]
    end = at + 1
    while end < len(words) and end - at <= UNKNOWN_WORDS and tokens[end][0][0].isupper():
        if (
            words[end] in _STOPS
            or words[end] in LEVELS
            or words[end] in _NO_REGION
            or words[end] in _LINKS
            or len(words[end]) < LEAST_LETTERS
        ):
            break
        end += 1
    if end == at + 1 or _head_at(words, at + 1) is not None:
        return None, at
    return Place(f"{level} {as_title(' '.join(t for t, _ in tokens[at + 1 : end]))}", level, ""), end


def _tail_region(words: list[str], size: int) -> tuple[Place | None, int]:
    """Return the province or city that a name ends with ("Dinas Pendidikan Jawa Barat"), and how many words that are."""
    for count in range(min(4, len(words) - size), 0, -1):
        places = find_places(" ".join(words[-count:]))
        rest = words[: len(words) - count]
        if (
            places
            and len(rest) > size
            and rest[-1] not in ("dan", ",", "sungai")
            and (places[0].level == "Provinsi" or len(places) == 1)
        ):
            return (places[0], count) if words[0] not in _OF_PLACES else (None, 0)
    return None, 0


def find_regions(text: str) -> Iterator[Place]:
    """Yield the regions that a text names with their level.

    >>> [p.name for p in find_regions("Pemerintah Kota Tangerang Selatan, Provinsi Banten")]
    ['Kota Tangerang Selatan', 'Provinsi Banten']
    """
    tokens = [(m.group(), m.start()) for m in _TOKEN.finditer(text)]
    words = [t.lower().rstrip(".") for t, _ in tokens]
    for k, word in enumerate(words):
        if word in LEVELS and (found := read_place(words[k + 1 : k + 7], LEVELS[word])):
            yield found[0]
        elif (named := _named_without_level(tokens, words, k)) is not None:
            yield named
        elif (joined := joined_place(word)) is not None:
            yield joined


def _named_without_level(tokens: list[tuple[str, int]], words: list[str], k: int) -> Place | None:
    """Return the region named here without the word for its level: Yogyakarta, and "Pemerintah Aceh"."""
    if _special(words, k) and words[k - 1 : k] != ["provinsi"]:
        found = longest_place(words[k : k + 5])
        return found[0] if found else None
    if words[k : k + 2] == ["pemerintah", "aceh"] and tokens[k][0][0].isupper():
        found = longest_place(words[k + 1 : k + 6])  # or a kabupaten: "Pemerintah Aceh Tengah"
        return found[0] if found else None
    return None


def find_unknown_regions(text: str) -> Iterator[Place]:
    """Yield the regions behind "Pemerintah" that the gazetteer does not have.

    >>> [p.name for p in find_unknown_regions("PEMERINTAH PROVINSI LEMBAH KENCANA")]
    ['Provinsi Lembah Kencana']
    """
    tokens = [(m.group(), m.start()) for m in _TOKEN.finditer(text)]
    words = [t.lower().rstrip(".") for t, _ in tokens]
    for k, word in enumerate(words[:-1]):
        if word == "pemerintah" and words[k + 1] in LEVELS:
            region, _ = region_at(tokens, words, k + 1)
            if region is not None and not region.province:
                yield region


_SMALL = frozenset({"dan", "serta", "di", "atas", "untuk", "dengan"})
_WHOLE = {"SETDA": "Sekretariat Daerah", "SETWAN": "Sekretariat DPRD"}
_SPELLED_OUT = {"RSUD": "Rumah Sakit Umum Daerah", "RSU": "Rumah Sakit Umum", "RSJ": "Rumah Sakit Jiwa"}
_ABBREVIATED = re.compile(
    r"^(?:[IVX]+|[A-Z]{2,}\d[A-Z0-9]*|PUPR|UMKM|KUMKM|ESDM|DPRD|SDM|KB|PTSP|UPTD?|RSUD|PP|TNI|PKK|PPPA|P3A\w*|UKM|KUKM|PU|PSDA)$"
)


def as_title(name: str) -> str:
    """Return a name in capitals as names are written.

    >>> as_title("DINAS PEMBERDAYAAN PEREMPUAN DAN KB"), as_title("Satpol PP")
    ('Dinas Pemberdayaan Perempuan dan KB', 'Satpol PP')
    """
    words = " ".join(_WHOLE.get(word.upper(), word) for word in name.split()).split()
    if len(words) > 1 and words[0].upper() in _SPELLED_OUT:
        words = [*_SPELLED_OUT[words[0].upper()].split(), *words[1:]]
    letters = [c for c in name if c.isalpha()]
    capitals = bool(letters) and sum(c.isupper() for c in letters) > 0.8 * len(letters)
    out = []
    for k, word in enumerate(words):
        bare = word.strip(",.")
        if k and bare.lower() in _SMALL:
            out.append(word.lower())
        elif capitals and not _ABBREVIATED.match(bare):
            out.append("-".join(part[:1].upper() + part[1:].lower() for part in word.split("-")))
        else:
            out.append(word)
    return " ".join(out)
