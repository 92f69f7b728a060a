"""Whose plan it is: which names are the plan's own organisation, and to which region a name belongs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from telaah.lexicons.load import Party, load_parties, load_regions
from telaah.mentions.matcher import SHORT_REGIONS
from telaah.model.document import DocumentKind, Identity
from telaah.model.mention import PartyClass
from telaah.text.normalise import lookup_key

_LEVELS = frozenset({"kota", "kabupaten", "kab", "provinsi", "propinsi", "prov", "daerah"})


def region_names() -> dict[str, str]:
    """Return key -> official name, also without "kabupaten" and "kota" and by abbreviation."""
    names: dict[str, str] = {}
    for region in load_regions():
        key = lookup_key(region.name)
        names[key] = region.name
        names.setdefault(key.removeprefix("kabupaten ").removeprefix("kota "), region.name)
    for short, name in SHORT_REGIONS.items():
        names.setdefault(short, name)
    return names


@dataclass(frozen=True, slots=True)
class Owner:
    """The plan's own organisation, as far as it is known."""

    organisation: str | None
    region: str | None
    """"Kota Semarang"."""
    cores: frozenset[str] = frozenset()
    """Keys of its names without the region."""
    level: str = ""
    """"provinsi", "kabupaten", "kota" or "" for the centre."""
    head: str = ""
    """First word of its name: "dinas", "kecamatan"."""
    place: str = ""
    """Key of its region without its kind: "semarang"."""
    central: bool = False
    """A ministry or a unit of one."""
    parents: frozenset[str] = field(default_factory=frozenset)

    def is_own_region(self, region: str | None) -> bool:
        """Tell whether a region (as printed behind a name) is the plan's own; no region is."""
        if not region or not self.region:
            return True
        words = lookup_key(region).replace("se ", "", 1).split()
        kinds = [w for w in words if w in _LEVELS]
        place = " ".join(w for w in words if w not in _LEVELS)
        place = lookup_key(SHORT_REGIONS.get(place, place))
        kind = {"kab": "kabupaten", "prov": "provinsi", "propinsi": "provinsi"}.get(kinds[0], kinds[0]) if kinds else ""
        if kind and kind != "daerah" and self.level and kind != self.level and "/" not in words:
            return False
        return not place or place == self.place or self.place.startswith(place) or place.startswith(self.place)

    def is_own_kecamatan(self, region: str | None) -> bool:
        """Tell whether a camat or kecamatan of this place is the plan's own kecamatan."""
        return not region or any(c.startswith("kecamatan ") and lookup_key(region).split()[-1] in c.split() for c in self.cores)


def _core(name: str, region: str | None) -> str:
    words = lookup_key(name).split()
    if region:
        tail = lookup_key(region).split()
        for size in range(len(tail), 0, -1):
            if words[-size:] == tail[-size:] and len(words) > size:
                words = words[:-size]
                break
    while len(words) > 1 and words[-1] in _LEVELS - {"daerah"}:
        words = words[:-1]
    return " ".join(words)


def _spellings(core: str, parties: Iterable[Party]) -> set[str]:
    """Return all spellings of the body that has this name."""
    found: set[str] = set()
    for party in parties:
        keys = {lookup_key(s) for s in party.spellings}
        if core in keys:
            found |= {k for k in keys if core.split(maxsplit=1)[0] == k.split()[0] or " " not in k or len(k) < 16}
    return found


def owner_of(identity: Identity) -> Owner:
    """Tell the plan's own organisation from its identity."""
    organisation, region = identity.organisation, identity.region
    if not organisation:
        return Owner(None, region)
    parties = load_parties()
    cores: set[str] = set()
    for name in (organisation, *identity.own_names):
        core = _core(name, region)
        if core and core not in _LEVELS:
            cores.add(core)
            cores |= _spellings(core, parties)
    main = _core(organisation, region)
    for part in main.split(" dan "):
        # "Satuan Polisi Pamong Praja dan Pemadam Kebakaran": each half is the office too, but only where it is a known body.
        if part != main and len(part.split()) > 1:
            cores |= _spellings(part, parties)
            if _spellings(part, parties):
                cores.add(part)
    for short, long in identity.abbreviations:
        if _core(long, region) in cores:
            cores.add(lookup_key(short))
    region_key = lookup_key(region or "")
    level = region_key.split()[0] if region_key.split()[:1] and region_key.split()[0] in _LEVELS else ""
    place = region_key.removeprefix(level).strip()
    central = identity.kind is DocumentKind.RENSTRA_KL or main.split()[0] in {"kementerian", "balai", "direktorat", "ditjen"}
    return Owner(organisation, region, frozenset(cores), level, main.split()[0], place, central)


def class_of(owner: Owner, cls: PartyClass, key: str, region: str | None) -> PartyClass:
    """Return DIRI where the name is the plan's own organisation, else its class."""
    if key in owner.cores and owner.is_own_region(region):
        return PartyClass.DIRI
    if owner.head == "kecamatan" and cls is PartyClass.KECAMATAN_DESA and key in _OF_KECAMATAN and owner.is_own_kecamatan(region):
        return PartyClass.DIRI
    if key.startswith(("puskesmas", "pustu")) and owner.level in {"kabupaten", "kota"} and "dinas kesehatan" in owner.cores:
        return PartyClass.DIRI
    return cls


_OF_KECAMATAN = frozenset({"camat", "perangkat kecamatan", "aparat kecamatan", "aparatur kecamatan", "pemerintah kecamatan", "sekretaris camat", "kecamatan"})
