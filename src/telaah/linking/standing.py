"""Whether a mention may count as a partner or a source of an outcome, and if not, why (GUIDELINES 5-6, RULINGS 1 and 3)."""

from __future__ import annotations

from telaah.model.document import DocumentKind, Identity
from telaah.model.mention import COLLABORATING_ROLES, COLLABORATING_STATUSES, Mention, MentionType, PartyClass, Role, Status
from telaah.text.similar import words

_ROLE_KEYS = {
    Role.RUJUKAN: "rujukan",
    Role.DIRI: "diri",
    Role.ATASAN: "atasan",
    Role.PENERIMA: "penerima",
    Role.PENGAWAS: "pengawas",
    Role.PENDANA: "pendana",
    Role.PENGUSUL: "pengusul",
    Role.LOKASI: "lokasi",
}
_STATUS_KEYS = {
    Status.MASALAH: "masalah",
    Status.PERLU: "perlu",
    Status.TUPOKSI: "tupoksi",
    Status.LALU: "lalu",
}
_HEADS_OF_REGION = frozenset(
    [
        "bupati",
        "wali",
        "walikota",
        "gubernur",
        "wakil",
        "sekda",
        "sekretaris",
        "pemerintah",
        "pemkot",
        "pemkab",
        "pemprov",
        "pemda",
        "pj",
    ]
)
_OF_REGION = frozenset(
    ["daerah", "kota", "kabupaten", "provinsi", "propinsi", "kab", "prov", "bupati", "wali", "walikota", "gubernur"]
)


def why_no_partner(mention: Mention, identity: Identity) -> str | None:
    """Return the key of the reason why a mention is no collaborator, None where it is one.

    A party that is merely named, with no part and no problem told of it, is "disebut".
    """
    if mention.cls is PartyClass.DIRI or mention.role is Role.DIRI:
        return "diri"
    if mention.role in COLLABORATING_ROLES and mention.status in COLLABORATING_STATUSES:
        return "atasan" if is_own_region(mention, identity) else None
    if mention.role in _ROLE_KEYS:
        return _ROLE_KEYS[mention.role]
    return _STATUS_KEYS.get(mention.status, "disebut")


def is_own_region(mention: Mention, identity: Identity) -> bool:
    """Tell whether a mention is the owner's own regional government or its head: no partner in the plan of its office."""
    if mention.cls is not PartyClass.PEMDA or identity.kind is DocumentKind.RENSTRA_KL:
        return False
    said = words(mention.text)
    if not said or said[0] not in _HEADS_OF_REGION:
        return False
    rest = [w for w in said[1:] if w not in _OF_REGION]
    own = words(identity.region or "")
    if rest:
        return bool(own) and set(rest) <= set(own)
    # "Pemerintah Kota" in the plan of a city's office is the city; "pemerintah provinsi" there is another government.
    levels = {"kota", "kabupaten", "provinsi"} & set(said)
    return not levels or not own or own[0] in levels


def counts_as_partner(mention: Mention, identity: Identity) -> bool:
    """Tell whether a mention is a party that works with the organisation."""
    return mention.type is MentionType.STAKEHOLDER and why_no_partner(mention, identity) is None


def party_key(mention: Mention) -> str:
    """Return the key that mentions of one party or source share."""
    return " ".join(words(mention.name or mention.text))
