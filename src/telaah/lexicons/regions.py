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
        places = find_places(" ".join(words[:size]), level)
        if len(places) == 1 or (places and level is None and places[0].level == "Provinsi"):
            return places[0], size
    return None


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
