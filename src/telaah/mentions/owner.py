"""Whose plan it is: which names are the plan's own organisation, and to which region a name belongs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rapidfuzz.fuzz import ratio

from telaah.lexicons.load import Party, load_parties
from telaah.lexicons.regions import SHORT, place_key
from telaah.model.identity import DocumentKind, Identity
from telaah.model.mention import PartyClass
from telaah.text.normalise import lookup_key

_LEVELS = frozenset({"kota", "kabupaten", "kab", "provinsi", "propinsi", "prov", "daerah"})
_KIND = {"kab": "kabupaten", "prov": "provinsi", "propinsi": "provinsi"}
_SKIPPED = frozenset({"dan", "serta", "untuk", "daerah"})
SLIP = 94
"""So alike (of 100) are two spellings of one long name, one of them with a slip of the pen."""
_CLIPPED = {"dis": "dinas", "din": "dinas"}
LEAST_TOGETHER = 12
"""Letters from which on a name without its blanks is known by them."""
_OF_ONE_FIELD = frozenset({"dinas", "badan", "biro"})
"""Of these a region has one for each field: the first field alone names the office."""
CLIP = 3
"""Letters of a word that stand for it."""
LEAST_CLIPPED = 6
"""Letters of a short name that is put together from pieces of several words."""
_PLANNING = "badan perencanaan pembangunan"
"""A region has one office that plans, with research or without: people call it "Bappeda" whatever its full name."""
_REPEATED = re.compile(r"([a-z])(\d)")
_SUBDISTRICTS = {"kecamatan": "camat", "distrik": "kepala distrik", "kapanewon": "panewu", "kemantren": "mantri pamong praja"}
"""What a kecamatan is called in Papua and in Yogyakarta, and its head."""
_OF_KECAMATAN = ("", "perangkat ", "aparat ", "aparatur ", "pemerintah ")


@dataclass(frozen=True, slots=True)
class Owner:
    """The plan's own organisation, as far as it is known."""

    organisation: str | None
    region: str | None
    """"Kota Semarang"."""
    main: str = ""
    """Key of its name without the region."""
    cores: frozenset[str] = frozenset()
    """Keys of its names without the region."""
    spelled: frozenset[str] = frozenset()
    """The names in ``cores`` that the lexicon does not hold already."""
    halves: tuple[frozenset[str], ...] = ()
    """Keys of the names of each half of "A dan B", where both are known bodies."""
    level: str = ""
    """"provinsi", "kabupaten", "kota" or "" for the centre."""
    place: str = ""
    """Key of its region without its kind: "semarang"."""
    central: bool = False
    """A ministry or a unit of one."""

    @property
    def head(self) -> str:
        """First word of its name: "dinas", "kecamatan"."""
        return self.main.split(" ", 1)[0]

    def is_own_region(self, region: str | None) -> bool:
        """Tell whether a region (as printed behind a name) is the plan's own; no region is."""
        if not region or not self.region:
            return True
        words = [w for w in lookup_key(region).split() if w not in ("se", "wilayah", "tipe", "a", "b", "ri", "/", "dan")]
        kinds = [_KIND.get(w, w) for w in words if w in _LEVELS and w != "daerah"]
        place = " ".join(w for w in words if w not in _LEVELS)
        place = lookup_key(SHORT.get(place, place))
        if kinds and self.level and self.level not in kinds:
            return False
        if not place or place == self.place or self.place.startswith(place) or place.startswith(self.place):
            return True
        return place_key(self.region).startswith(place_key(region))

    def is_own_unit(self, region: str | None) -> bool:
        """Tell whether an inner unit with this behind its name is the plan's own: "Subbagian Kelembagaan Kabupaten/Kota" is.

        A province's units stand in its towns: there "Balai Benih Melati" is its own, "UPTD Pasar Kota Melati" is the town's.
        """
        said = lookup_key(region or "").split()
        if self.level == "provinsi" and not _LEVELS & set(said):
            return True
        places = [w for w in lookup_key(region or "").split() if w not in _LEVELS and w != "/"]
        return not places or self.is_own_region(region)

    def is_own_name(self, core: str) -> bool:
        """Tell whether a name without its region is the plan's own organisation.

        Also where it is abbreviated by its initials: "Dinas P3AKB", "DP3AKB", "Dinas PPPA" (the first of them).
        """
        if core in self.cores:
            return True
        words, own = _loose(core), _loose(self.main)
        if not own or not words:
            return False
        if len(words) == 1:
            return _clips(core, self.main) or (len(core) >= 4 and _spread(core) == own[0][:1] + "".join(w[0] for w in own[1:]))
        if words[0] != own[0]:
            return _clips(words[0], " ".join(own[:2])) and _abbreviates(words[1:], own[2:])
        if len(words) == 2 and words[0] == "dinas" and len(words[1]) >= LEAST_CLIPPED and self._is_clipped(words[1]):
            return True
        reordered = len(words) >= 3 and set(words) == set(own)
        cut_short = own[: len(words)] == words and (len(words) >= 3 or self._is_first_field(core))
        misspelled = len(core) >= 12 and ratio(core, self.main) >= SLIP
        return (
            reordered
            or cut_short
            or misspelled
            or self.runs_together(core)
            or _abbreviates(words[1:], own[1:])
            or _abbreviates(own[1:], words[1:])
        )

    def _is_clipped(self, word: str) -> bool:
        """Tell whether a word behind "Dinas" is what stands behind "Dis" in a short name: "Dinas Nakertrans"."""
        shorts = {f"{head}{word}" for head in _CLIPPED}
        return bool(shorts & self.cores) or any(_clips(short, self.main) for short in shorts)

    def runs_together(self, core: str) -> bool:
        """Tell whether a name is the own one with blanks lost in it or before its region: "Dinas PasarKota Mekar"."""
        letters, own = _letters(core), _letters(self.main)
        places = ("", self.level, _letters(lookup_key(self.region or "")), _letters(self.place))
        return len(letters) >= LEAST_TOGETHER and letters in {own + place for place in places}

    def _is_first_field(self, core: str) -> bool:
        """Tell whether a name has the first of several fields alone: "Dinas Koperasi", of "Dinas Koperasi dan UMKM"."""
        words, own = core.split(), self.main.split()
        return len(words) == 2 and words[0] in _OF_ONE_FIELD and own[:2] == words and own[2:3] in (["dan"], [","], ["serta"])


def _letters(core: str) -> str:
    return "".join(c for c in core if c.isalnum())


def _loose(core: str) -> list[str]:
    return [w for w in core.split() if w not in _SKIPPED and w[0].isalnum()]


def _spread(short: str) -> str:
    """Write the letters out that a figure repeats: "p3akb" stands for "pppakb"."""
    return _REPEATED.sub(lambda m: m[1] * int(m[2]) if m[2] in "23" else m[0], short)


def _clips(short: str, main: str) -> bool:
    """Tell whether a word is clipped from the words of a name: "Disnakeswan", "Dinsos".

    >>> _clips("diskanlaut", "dinas perikanan dan kelautan"), _clips("disdik", "dinas perhubungan")
    (True, False)
    """
    head, rest = short[:3], short[3:]
    if head not in _CLIPPED or main.split(maxsplit=1)[0] != _CLIPPED[head] or len(rest) < CLIP:
        return False
    # Its first piece is of the first field: "Dinkes" is not the office of "Peternakan dan Kesehatan Hewan".
    first, *others = [w for w in main.split()[1:] if w not in _SKIPPED] or [""]
    return any(rest[:size] in first and _pieces(rest[size:], others) for size in range(len(rest), CLIP - 1, -1))


def _pieces(rest: str, own: list[str]) -> bool:
    """Tell whether letters are pieces of words, in their order."""
    if not rest:
        return True
    return any(
        rest[:size] in word and _pieces(rest[size:], own[at + 1 :])
        for at, word in enumerate(own)
        for size in range(len(rest), CLIP - 1, -1)
    )


def _abbreviates(words: list[str], own: list[str]) -> bool:
    """Tell whether words say the same as ``own``; each may be the initials of several: "Koperasi dan UMKM", "P3AKB".

    >>> _abbreviates(["koperasi", "umkm"], ["koperasi", "usaha", "mikro", "kecil", "menengah"])
    True
    """
    if not words:
        return not own
    if not own:
        return False
    if words[0] == own[0]:
        return _abbreviates(words[1:], own[1:])
    short = _spread(words[0])
    size = len(short)
    if not 3 <= size <= len(own) or short != "".join(w[0] for w in own[:size]):
        return False
    # The first fields of a long name alone: "Dinas PPPA" for an office that has family planning as well.
    return _abbreviates(words[1:], own[size:]) or (len(words) == 1 and size >= 4)


def core_of(name: str, region: str | None) -> str:
    """Return the key of a name without its region.

    >>> core_of("Satpol PP Kota Semarang", "Kota Semarang")
    'satpol pp'
    """
    words = lookup_key(name).split()
    tail = lookup_key(region or "").split()
    for size in range(len(tail), 0, -1):
        if words[-size:] == tail[-size:] and len(words) > size:
            words = words[:-size]
            break
    while len(words) > 1 and words[-1] in _LEVELS - {"daerah"}:
        words = words[:-1]
    if words[0] in ("biro", "bagian") and len(words) > 3 and words[-2:] == ["sekretariat", "daerah"]:
        words = words[:-2]
    return " ".join(words)


@cache
def _keyed_parties() -> tuple[tuple[Party, tuple[str, ...]], ...]:
    return tuple((party, tuple(lookup_key(spelling) for spelling in party.spellings)) for party in load_parties())


def _other_spellings(core: str) -> set[str]:
    """Return all spellings of the body that has this name; with what follows it where only its beginning is known."""
    found: set[str] = set()
    for party, keys in _keyed_parties():
        if core in keys:
            found.update(keys)
        elif core.startswith(keys[0] + " ") and party.cls in ("OPD", "PUSAT") and len(keys[0].split()) >= 2:
            # "Balai Besar Wilayah Sungai Citarum": also "BBWS Citarum", and "BBWS" alone.
            rest = core.removeprefix(keys[0]).strip()
            if not rest.startswith(("dan ", ",")):
                found.update(f"{key} {rest}" for key in keys)
                found.update(keys)
    return found


def owner_of(identity: Identity) -> Owner:
    """Tell the plan's own organisation from its identity."""
    organisation, region = identity.organisation, identity.region
    if not organisation:
        return Owner(None, region)
    main = core_of(organisation, region)
    cores = {core for name in (organisation, *identity.own_names) if (core := core_of(name, region)) and core not in _LEVELS}
    cores |= {main, *_other_spellings(main)}
    if main.startswith("kecamatan "):
        cores.add(main.replace("kecamatan ", "kec ", 1))
    if main.startswith(_PLANNING):
        cores.update(key for _, keys in _keyed_parties() if keys[0].startswith(_PLANNING) for key in keys)
    halves = _halves(main)
    for half in halves:
        cores |= half
    for short, long in identity.abbreviations:
        if core_of(long, region) in cores:
            cores.add(lookup_key(short))
    key = lookup_key(region or "")
    first = key.split()[0] if key else ""
    level = first if first in _LEVELS - {"daerah"} else "provinsi" if key else ""
    central = identity.kind is DocumentKind.RENSTRA_KL or main.split()[0] in {"kementerian", "balai", "direktorat", "ditjen"}
    spelled = frozenset({main, *(c for c in cores if len(c.split()) > 1 or len(c) >= 5)})
    return Owner(organisation, region, main, frozenset(cores), spelled, halves, level, key.removeprefix(level).strip(), central)


def _halves(main: str) -> tuple[frozenset[str], ...]:
    """Part "Satuan Polisi Pamong Praja dan Pemadam Kebakaran": each half is the office too, where both are known bodies."""
    parts = main.split(" dan ")
    if len(parts) != 2 or any(len(p.split()) < 2 for p in parts):
        return ()
    halves = tuple(frozenset(_other_spellings(p)) for p in parts)
    return halves if all(halves) else ()


def _is_own_subdistrict(owner: Owner, key: str) -> bool:
    """Tell whether a name without a place is the kecamatan, distrik, kapanewon or kemantren that the plan is of, or its head."""
    chief = _SUBDISTRICTS.get(owner.head)
    return chief is not None and key in {chief, f"sekretaris {chief}", *(f"{word}{owner.head}" for word in _OF_KECAMATAN)}


def class_of(owner: Owner, cls: PartyClass, key: str, region: str | None) -> PartyClass:
    """Return DIRI where the name is the plan's own organisation, else its class."""
    if owner.is_own_name(key) and owner.is_own_region(region):
        return PartyClass.DIRI
    if region and owner.runs_together(f"{key} {lookup_key(region)}"):
        return PartyClass.DIRI  # "... dan Keluarga BerencanaProvinsi Melati"
    if _is_own_subdistrict(owner, key) and (not region or owner.main.removeprefix(f"{owner.head} ") in lookup_key(region)):
        return PartyClass.DIRI
    if key.startswith(("puskesmas", "pustu")) and owner.level in {"kabupaten", "kota"} and "dinas kesehatan" in owner.cores:
        return PartyClass.DIRI
    return cls
