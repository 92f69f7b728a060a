"""The normalised name that mentions of one party share."""

from __future__ import annotations

import re

from telaah.mentions.owner import Owner
from telaah.mentions.spans import Span
from telaah.model.mention import PartyClass

_SMALL = frozenset({"dan", "di", "ke", "dari", "untuk", "serta", "atau", "yang", "dengan", "bagi", "pada"})
_KIND = re.compile(r"\bKab\.?(?=\s)", re.I), re.compile(r"\bProv\.?(?=\s)|\bPropinsi\b", re.I)
REGIONAL_CLASSES = frozenset({PartyClass.OPD, PartyClass.PEMDA, PartyClass.LEGISLATIF})


def name_of(span: Span, cls: PartyClass, owner: Owner) -> str:
    """Return the name written out, with its region where the class has one.

    The plan's own organisation has its full name; an office without a region belongs to the plan's.
    """
    if cls is PartyClass.DIRI:
        if span.cls != "unit" and not span.holder and owner.organisation:
            return owner.organisation
        return " ".join(w for w in (_written(span.text), f"({owner.organisation})" if owner.organisation else "") if w)
    base = _written(_without(span.text, span.region))
    if span.party is not None and not span.holder:
        base = _without(span.party.name, owner.region) if span.party.cls is PartyClass.DIRI else span.party.name
    region = _region(span.region)
    if not region and cls in REGIONAL_CLASSES and owner.region and not span.flags & {"generic"} and "/" not in base:
        region = owner.region
        if base.split()[-1] in ("Kota", "Kabupaten", "Provinsi"):
            base = base.rsplit(" ", 1)[0]
    return f"{base} {region}" if region and region.lower() not in base.lower() else base


def _without(text: str, region: str | None) -> str:
    return text[: -len(region)].strip() if region and text.endswith(region) else text


def _region(region: str | None) -> str:
    if not region:
        return ""
    text = _KIND[1].sub("Provinsi", _KIND[0].sub("Kabupaten", region))
    return _written(text).removeprefix("se-").removeprefix("se ")


def _written(text: str) -> str:
    """Names in capitals are written as usual; abbreviations stay."""
    if not text.isupper() or len(text) <= 6:
        return text
    words = []
    for word in text.split():
        if word.lower() in _SMALL:
            words.append(word.lower())
        else:
            words.append(word if len(word) <= 3 else word[:1] + word[1:].lower())
    return " ".join(words)
