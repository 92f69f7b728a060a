"""How a party stands to the plan's own organisation and region, where its class alone does not tell."""

from __future__ import annotations

from rapidfuzz.fuzz import ratio

from telaah.mentions.owner import Owner
from telaah.mentions.spans import Span
from telaah.model.mention import PartyClass
from telaah.text.normalise import lookup_key

ALIKE = 85
"""So alike (of 100) are two spellings of one name, of which one is torn or older."""
SHARED = 0.5
"""Of the words of a name and of the plan's own."""
_SMALL = frozenset({"dan", "serta", "daerah", "provinsi", "kabupaten", "kota", ",", "/", "&", "-", "pemerintah"})
_UNITS = frozenset(
    {"balai", "upt", "uptd", "uptb", "cabang", "sub", "subbag", "subbagian", "bidang", "bagian", "seksi", "sekretariat"}
)
_BELOW = frozenset(
    {"kecamatan", "desa", "kelurahan", "camat", "lurah", "dusun", "rt", "rw", "nagari", "kampung", "gampong", "distrik"}
)
_ABOVE = frozenset({"pusat", "nasional", "kementerian", "republik", "menteri", "presiden", "ri"})


def kin_of(owner: Owner, span: Span) -> str:
    """Return "part" for a cut-off own name, "variant" for an older or torn one, "unit" for an own unit, "" for a stranger.

    >>> owner = Owner("Dinas Sosial dan Tenaga Kerja", None, "dinas sosial dan tenaga kerja")
    >>> kin_of(owner, Span(0, 1, "Dinas Sosial", "dinas sosial", "OPD", "head"))
    'part'
    """
    core = [w for w in span.core.split() if w not in _SMALL]
    own = [w for w in owner.main.split() if w not in _SMALL]
    if not core or not own:
        return ""
    if span.cls == "DIRI":
        return "self"
    if len(core) >= 2 and own[: len(core)] == core:
        return "part"
    if _varies(owner, span.core, core, own):
        return "variant"
    return "unit" if span.cls == "unit" or core[0] in _UNITS else ""


def _varies(owner: Owner, name: str, core: list[str], own: list[str]) -> bool:
    if len(core) == 1:  # "P3AKB" for "DP3AKB"
        return len(core[0]) >= 4 and any(len(c) > len(core[0]) and c.endswith(core[0]) for c in owner.cores)
    if core[0] != own[0]:
        return False
    said, mine = set(core[1:]), set(own[1:])
    both = len(said & mine)
    return bool(both and both >= SHARED * len(said)) or ratio(name, owner.main) >= ALIKE


def rank_of(owner: Owner, span: Span, cls: PartyClass) -> str:
    """Return where a party stands seen from the plan's region."""
    words = set(span.core.split()) | set(lookup_key(span.region or "").split())
    if cls is PartyClass.PUSAT or words & _ABOVE:
        return "above"
    if words & _BELOW:
        return "below"
    if owner.level == "provinsi" and words & {"kabupaten", "kab", "kota"}:
        return "below"
    if owner.level in ("kabupaten", "kota") and words & {"provinsi", "prov", "propinsi"}:
        return "above"
    if span.region:
        return "own" if owner.is_own_region(span.region) else "beside"
    return ""
