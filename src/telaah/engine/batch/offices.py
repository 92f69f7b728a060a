"""Whether a name that one plan uses is the office whose plan another one is."""

from __future__ import annotations

from functools import lru_cache

from telaah.engine.batch.card import Card
from telaah.lexicons.regions import find_places, region_key
from telaah.mentions.owner import Owner, core_of, owner_of
from telaah.model.identity import Identity
from telaah.text.normalise import lookup_key


@lru_cache(maxsize=4096)
def owner_named(organisation: str, region: str | None, own_names: tuple[str, ...] = ()) -> Owner:
    """Return an office by its name."""
    return owner_of(Identity(organisation=organisation, region=region, own_names=own_names))


def owner(card: Card) -> Owner | None:
    """Return whose plan it is, None where nobody can tell."""
    if not card.organisation or not lookup_key(card.organisation):
        return None
    return owner_named(card.organisation, card.region, card.own_names)


def office_key(card: Card) -> str:
    """Return what the plans of one office share, "" where nobody can tell whose plan it is.

    The name alone where the region is not known: "Dinas Sosial" of nowhere is not the one of any region.
    """
    if not card.organisation or not lookup_key(card.organisation):
        return ""
    return f"{core(card.organisation, card.region)}|{place_key(card.region)}"


@lru_cache(maxsize=65536)
def core(name: str, region: str | None) -> str:
    """Return the key of a name without the region.

    >>> core("Dinas Sosial Kabupaten Contoh", "Kabupaten Contoh")
    'dinas sosial'
    """
    return core_of(name, region) if lookup_key(name) else ""


@lru_cache(maxsize=4096)
def place_key(region: str | None) -> str:
    """Return the key of a region with its level: Kota and Kabupaten Semarang are two.

    >>> place_key("KAB. SEMARANG") == place_key("Kabupaten Semarang") != place_key("Kota Semarang")
    True
    """
    if not region or not region.strip():
        return ""
    level = lookup_key(region).split()[0]
    level = {"kab": "kabupaten", "prov": "provinsi", "propinsi": "provinsi", "kotamadya": "kota"}.get(level, level)
    name = region_key(region)
    if level not in ("kabupaten", "kota", "provinsi"):
        places = find_places(name)
        return lookup_key(places[0].name) if len(places) == 1 else name
    return f"{level} {name}"


@lru_cache(maxsize=65536)
def is_office(whose: Owner, name: str, region: str | None) -> bool:
    """Tell whether a name, used in a plan of a region, is an office's own."""
    key = core(name, region)
    return bool(key) and whose.is_own_name(key)
