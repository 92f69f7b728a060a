"""The gazetteer: provinces, regencies, cities and their kecamatan, and how plans abbreviate them.

Origin: github.com/cahyadsn/wilayah (MIT), after Kepmendagri 300.2.2-2430/2025; regencies and cities in
``parties-regions.csv``, kecamatan by region in ``regions-kecamatan.csv``.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rapidfuzz.fuzz import ratio

from telaah.errors import LexiconError
from telaah.lexicons.load import load_regions

LEVELS = {
    "kabupaten": "Kabupaten",
    "kab": "Kabupaten",
    "kota": "Kota",
    "kotamadya": "Kota",
    "provinsi": "Provinsi",
    "propinsi": "Provinsi",
    "prov": "Provinsi",
    "prop": "Provinsi",
}
"""Words before the name of a region, and the level that they tell."""

SHORT = {
    "jabar": "Jawa Barat",
    "jateng": "Jawa Tengah",
    "jatim": "Jawa Timur",
    "sumut": "Sumatera Utara",
    "provsu": "Sumatera Utara",
    "sumbar": "Sumatera Barat",
    "sumsel": "Sumatera Selatan",
    "sulsel": "Sulawesi Selatan",
    "sulut": "Sulawesi Utara",
    "sulteng": "Sulawesi Tengah",
    "sulbar": "Sulawesi Barat",
    "sultra": "Sulawesi Tenggara",
    "kalteng": "Kalimantan Tengah",
    "kaltim": "Kalimantan Timur",
    "kalsel": "Kalimantan Selatan",
    "kalbar": "Kalimantan Barat",
    "kaltara": "Kalimantan Utara",
    "ntb": "Nusa Tenggara Barat",
    "ntt": "Nusa Tenggara Timur",
    "kepri": "Kepulauan Riau",
    "babel": "Kepulauan Bangka Belitung",
    "bangka belitung": "Kepulauan Bangka Belitung",
    "diy": "Daerah Istimewa Yogyakarta",
    "di yogyakarta": "Daerah Istimewa Yogyakarta",
    "d i yogyakarta": "Daerah Istimewa Yogyakarta",
    "dki": "Daerah Khusus Ibukota Jakarta",
    "dki jakarta": "Daerah Khusus Ibukota Jakarta",
    "daerah khusus jakarta": "Daerah Khusus Ibukota Jakarta",
    "nanggroe aceh darussalam": "Aceh",
    "nad": "Aceh",
    "sumatra utara": "Sumatera Utara",
    "sumatra barat": "Sumatera Barat",
    "sumatra selatan": "Sumatera Selatan",
    "tangsel": "Tangerang Selatan",
}
"""Short and older names."""

_PRINTED = {"Daerah Khusus Ibukota Jakarta": "Provinsi DKI Jakarta", "Daerah Istimewa Yogyakarta": "Daerah Istimewa Yogyakarta"}
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_ADMINISTRATIVE = frozenset({"adm", "administrasi", "administratif"})
"""Jakarta's cities have these words before their names, and often do without."""
LEAST_SQUEEZED = 6
"""Letters from which on a name is known without its blanks: "Fakfak"."""
_JOINED_START = ("provinsi", "kabupaten", "kota")
LEAST_JOINED = 7
MOST_WORDS = 5
"""Names of regions have at most so many words."""


@dataclass(frozen=True, slots=True)
class Place:
    """A region by its full name."""

    name: str
    """"Kabupaten X", "Kota Y", "Provinsi Z"."""
    level: str
    """"Kabupaten", "Kota", "Provinsi"."""
    province: str
    """Name of its province without "Provinsi"."""


def region_key(name: str) -> str:
    """Return the form of a region's name under which it is looked up, without its level.

    >>> region_key("KAB. DELI SERDANG"), region_key("Kota  Semarang")
    ('deli serdang', 'semarang')
    """
    words = _NOT_WORD.sub(" ", name.lower()).split()
    while len(words) > 1 and words[0] in LEVELS:
        words = words[1:]
    return " ".join(words)


@cache
def _by_name() -> dict[str, tuple[Place, ...]]:
    found: dict[str, list[Place]] = {}
    for region in load_regions():
        level = {"kabupaten": "Kabupaten", "kota": "Kota", "provinsi": "Provinsi"}[region.kind]
        name = _PRINTED.get(region.name, f"Provinsi {region.name}") if level == "Provinsi" else region.name
        found.setdefault(region_key(region.name), []).append(Place(name, level, region.province))
    for short, long in SHORT.items():
        found.setdefault(short, []).extend(found.get(region_key(long), []))
    return {key: tuple(places) for key, places in found.items()}


@cache
def _by_kecamatan() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    text = (files("telaah.lexicons") / "regions-kecamatan.csv").read_text(encoding="utf-8")
    for number, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        if tuple(row) != ("region", "kecamatan"):
            raise LexiconError(f"regions-kecamatan.csv, line {number}: expected the columns region, kecamatan")
        for name in row["kecamatan"].split(";"):
            found.setdefault(region_key(name), []).append(row["region"])
    return {key: tuple(regions) for key, regions in found.items()}


def find_places(name: str, level: str | None = None) -> tuple[Place, ...]:
    """Return the regions of a name; several where a regency and a city share it and no level is given.

    >>> [p.name for p in find_places("semarang", "Kota")], [p.name for p in find_places("Jabar")]
    (['Kota Semarang'], ['Provinsi Jawa Barat'])
    """
    places = _by_name().get(region_key(name), ())
    return tuple(p for p in places if level is None or p.level == level)


def longest_place(words: list[str], level: str | None = None) -> tuple[Place, int] | None:
    """Return the region with the longest name that the words begin with, and how many words that are; None where it is not one.

    >>> longest_place(["Tangerang", "Selatan", "Tahun"], "Kota")
    (Place(name='Kota Tangerang Selatan', level='Kota', province='Banten'), 2)
    """
    for size in range(min(MOST_WORDS, len(words)), 0, -1):
        name = " ".join(words[:size])
        places = find_places(name, level) or _spelled_otherwise(name, level)
        if len(places) == 1 or (places and level is None and places[0].level == "Provinsi"):
            return places[0], size
    return None


def place_key(name: str) -> str:
    """Return the letters of a region's name without its level, the same for all the ways in which plans write it.

    >>> place_key("Kabupaten Labuhan Batu"), place_key("Kab. Kep. Talaud"), place_key("Prov. DIY"), place_key("Kab. PPU")
    ('labuhanbatu', 'kepulauantalaud', 'daerahistimewayogyakarta', 'penajampaserutara')
    """
    key = region_key(name)
    words = region_key(SHORT.get(key) or (key if key in _by_name() else _short_names().get(key, key))).split()
    words = [w for w in words if w not in _ADMINISTRATIVE] or words
    return "".join("kepulauan" if w == "kep" and len(words) > 1 else w for w in words)


@cache
def _by_letters() -> dict[str, tuple[Place, ...]]:
    found: dict[str, dict[Place, None]] = {}
    for places in _by_name().values():
        for place in places:
            found.setdefault(place_key(place.name), {})[place] = None
    return {key: tuple(places) for key, places in found.items()}


def _spelled_otherwise(name: str, level: str | None) -> tuple[Place, ...]:
    key = place_key(name)
    if len(key) < LEAST_SQUEEZED:
        return ()
    return tuple(p for p in _by_letters().get(key, ()) if level is None or p.level == level)


@cache
def _short_names() -> dict[str, str]:
    """Return the regions by the key of the short names that people give them ("kukar"): ``regions-short.csv``."""
    text = (files("telaah.lexicons") / "regions-short.csv").read_text(encoding="utf-8")
    return {region_key(row["short"]): row["region"] for row in csv.DictReader(text.splitlines())}


SLIP, LEAST_SLIPPED = 92, 9
"""So alike (of 100) are two spellings of one name of at least so many letters, one of them with a slip of the pen."""
SLIP_OF_PROVINCE = 88
"""Of a province less is asked: there are few, and all their names are known."""
_QUARTERS = frozenset({"utara", "selatan", "timur", "barat", "tengah", "tenggara"})
"""Behind the name of a region they make the name of another one."""


def read_place(words: list[str], level: str) -> tuple[Place, int] | None:
    """Return the region of a level that words begin with, as it is written, misspelled or shortened; and how many words it is.

    >>> read_place(["Padang", "Sidempuan", "Tahun"], "Kota")[0].name, read_place(["Bogor", "Timur"], "Kabupaten")
    ('Kota Padangsidimpuan', None)
    """
    found = longest_place(words, level)
    shortest = found[1] if found else 0
    for size in range(min(MOST_WORDS, len(words)), shortest, -1):
        if (place := _slipped(" ".join(words[:size]), level)) is not None:
            return place, size
    if found is None:
        short = short_place(words[0], level) if words else None
        return (short, 1) if short else None
    beyond = len(words) > found[1] and words[found[1]].lower() in _QUARTERS
    return None if beyond else found


@cache
def _slipped(name: str, level: str) -> Place | None:
    key = place_key(name)
    if len(key) < LEAST_SLIPPED:
        return None
    least = SLIP_OF_PROVINCE if level == "Provinsi" else SLIP
    scores = ((ratio(known, key), p) for known, places in _by_letters().items() for p in places if p.level == level)
    alike = sorted(((score, p) for score, p in scores if score >= least), key=lambda a: (-a[0], a[1].name))
    return alike[0][1] if alike and (len(alike) == 1 or alike[0][0] > alike[1][0]) else None


def short_place(word: str, level: str) -> Place | None:
    """Return the region of a level that a short name stands for.

    >>> short_place("TTS", "Kabupaten").name
    'Kabupaten Timor Tengah Selatan'
    """
    long = _short_names().get(region_key(word))
    places = find_places(long, level) if long else ()
    return places[0] if len(places) == 1 else None


@cache
def _joined() -> dict[str, Place]:
    return {re.sub(r"[^a-z]", "", p.name.lower()): p for places in _by_name().values() for p in places}


def joined_place(word: str) -> Place | None:
    """Return the region that is printed as one word ("PROVINSIJAWABARAT"): letter-spaced lines lose their spaces.

    >>> joined_place("kotasemarang").name
    'Kota Semarang'
    """
    return _joined().get(word) if len(word) > LEAST_JOINED and word.startswith(_JOINED_START) else None


def regions_of_kecamatan(name: str) -> tuple[str, ...]:
    """Return the regencies and cities that have a kecamatan of this name.

    >>> regions_of_kecamatan("Rumbai Timur")
    ('Kota Pekanbaru',)
    """
    return _by_kecamatan().get(region_key(name), ())
