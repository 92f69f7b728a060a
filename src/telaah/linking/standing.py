"""Whether a mention may count as a partner or a source of an outcome, and if not, why (GUIDELINES 5-6, RULINGS 1 and 3)."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz import fuzz

from telaah.lexicons.load import load_parties
from telaah.model.document import ColumnRole
from telaah.model.identity import DocumentKind, Identity
from telaah.model.mention import COLLABORATING_ROLES, COLLABORATING_STATUSES, Mention, MentionType, PartyClass, Role, Status
from telaah.model.plan import Outcome
from telaah.text.normalise import lookup_key
from telaah.text.similar import STOP, plain, words

LOOSE = frozenset({"cue.melalui", "cue.pelaksana"})
"""In narrative "melalui X" tells the way and "dilaksanakan oleh X" a task; in a row of a table they are the plan's own act."""
LONG_WORD = 7
SLIP = 85
"""Letters of a long word that must agree; shorter words ("Barat", "Timur", "IX") tell names apart."""
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
_OWN_PART = frozenset({"cue.peran", "cue.dukungan", "cue.x_berperan", "cue.x_mendukung", "cue.x_mengampu", "cue.pelaksana"})
"""Cues that tell of a party's own doing, and not that it is done together."""
_INDICATORS = frozenset(
    {ColumnRole.INDIKATOR, ColumnRole.INDIKATOR_PROGRAM, ColumnRole.INDIKATOR_SASARAN, ColumnRole.INDIKATOR_TUJUAN}
)
_UNITS = re.compile(
    r"(?:kab(?:upaten)?|kota|desa|kelurahan|kecamatan|provinsi|perangkat daerah|opd|skpd)"
    r"(?: (?:dan )?(?:kota|kabupaten|kelurahan|desa))?(?: (?:di|se)\b.*)?"
)
_UNIT_BEFORE = re.compile(
    r"\b(?:[Bb]idang|[Ss]eksi|[Ss]ub\s?[Bb]ag(?:ian)?|[Bb]agian|[Ss]ubbid(?:ang)?)\s+(?:[A-Z]\w*\s+)*(?:dan|&)\s+$"
)
_MEASURING = re.compile(
    r"(?i)\b(?:diukur|dihitung|penghitungan|perhitungan|diperoleh dari|dirilis|disurvei|data\s+(?:dari|resmi)"
    r"|pengukuran(?!\s+(?:dikerjakan|dilakukan|tanah|lahan|bidang|batas|tekanan|berat|tinggi)))\b"
)
_DEPENDS = re.compile(
    r"(?i)\b(?:ditentukan\s+oleh|ber?gantung\s+(?:pada|dari|kepada)|tergantung\s+(?:pada|dari|kepada)|dipengaruhi\s+oleh)\b"
)
"""Success that hangs on somebody is a need, not a partnership (GUIDELINES 5)."""
_TAKES_PART = re.compile(
    r"(?i)\b(?:partisipasi(?:\s+aktif)?|peran\s+serta|peran\s+aktif|keterlibatan|pelibatan|keikutsertaan|dukungan)(?:\s+(?:dari|para|seluruh))?\s+$"
)
_TAKES_PART_AS_GUEST = re.compile(
    r"(?i)^[^.;]{0,60}?\b(?:sebagai\s+(?:para\s+)?(?:peserta|penerima|sasaran|objek|obyek)|yang\s+(?:mengikuti|menerima|mendapat\w*|dibina|dilatih))"
)
"""Who is drawn in as a participant ("melibatkan kabupaten/kota sebagai pesertanya") receives, and works with nobody."""
_OF_A_KIND = re.compile(r"(?i)^(?:pd|opd|skpd|perangkat\s+daerah|unit\s+kerja)\b")
_AND_OTHERS = re.compile(r"(?i)^\s+lain(?:nya)?\b")
"""Behind offices of a region as such: "PD Provinsi Melati lainnya" says nobody."""
_BRACKET = re.compile(r"\([^()]*\)")
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
        return _why_not_together(mention) or ("atasan" if is_own_region(mention, identity) else None)
    if mention.role in _ROLE_KEYS:
        return _ROLE_KEYS[mention.role]
    return _STATUS_KEYS.get(mention.status, "disebut")


def _why_not_together(mention: Mention) -> str | None:
    """Return what the sentence says against a party that a cue takes for a partner."""
    if "terkait" in words(mention.text):
        return "kabur"
    before, _, behind = mention.quote.partition(mention.text)
    if _OF_A_KIND.match(mention.text) and _AND_OTHERS.match(behind):
        return "kabur"
    if _DEPENDS.search(before):
        return "perlu"
    return "penerima" if _TAKES_PART_AS_GUEST.match(behind) else None


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


def name_key(name: str, identity: Identity) -> str:
    """Return the key that mentions of one party or source share: abbreviations written out, the own region left out."""
    key = lookup_key(_BRACKET.sub(" ", name))
    for short, long in identity.abbreviations:
        if lookup_key(short) == key:
            key = lookup_key(long)
    key = _names().get(key, key)
    region = lookup_key(identity.region or "")
    if region and key.endswith(" " + region):
        key = key[: -len(region) - 1]
    return _names().get(key, key)


def same_but_for_a_slip(first: str, second: str) -> bool:
    """Tell whether two keys are one name with a slip of the pen in a long word ("Kabpaten" for "Kabupaten")."""
    a, b = first.split(), second.split()
    if len(a) != len(b) or first == second:
        return first == second
    odd = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(odd) == 1 and min(len(w) for w in odd[0]) >= LONG_WORD and fuzz.ratio(*odd[0]) >= SLIP


@cache
def _names() -> dict[str, str]:
    """The abbreviations of known bodies, leading to their names."""
    return {lookup_key(s): lookup_key(p.name) for p in load_parties() for s in p.spellings if s.isupper() and s.isalnum()}


def inside_unit(mention: Mention) -> bool:
    """Tell whether an abbreviation ends the name of a unit ("Bidang Transportasi Laut dan ASDP"): it is no party of its own."""
    if not mention.text.isupper() or " " in mention.text:
        return False
    before = mention.quote.partition(mention.text)[0]
    return bool(_UNIT_BEFORE.search(before))


def measures(mention: Mention) -> bool:
    """Tell whether a sentence says who measures a figure ("dihitung oleh KPPPA bekerja sama dengan BPS"), not who acts."""
    return bool(_MEASURING.search(mention.quote.partition(mention.text)[0]))


def is_object(mention: Mention, outcome: Outcome) -> bool:
    """Tell whether a party's own part is what the outcome is about ("Meningkatnya peran organisasi kepemudaan").

    It is then the object of the outcome, not a partner; told as working together it is both.
    """
    own = [w for w in words(mention.text) if w not in STOP]
    if not own or mention.why not in _OWN_PART:
        return False
    if mention.has_part and _TAKES_PART.search(mention.quote.partition(mention.text)[0]):
        return False  # "partisipasi perguruan tinggi dalam penelitian" says in what they take part
    said = set(words(outcome.text))
    return all(w in said for w in own)


def is_counted_unit(mention: Mention, outcome: Outcome, role: ColumnRole | None) -> bool:
    """Tell whether an indicator counts bodies of a kind ("Persentase kabupaten/kota yang ..."): they are what is measured."""
    if mention.why not in _OWN_PART or not _UNITS.fullmatch(" ".join(words(mention.text))):
        return False
    if mention.why == "cue.peran" and not mention.has_part:
        return True  # "Keikutsertaan kabupaten/kota terus didorong": it is not told in what
    return role in _INDICATORS or any(
        plain(mention.text) in plain(i.text) and plain(i.text) in plain(mention.quote) for i in outcome.indicators
    )
