"""Abbreviations that the document defines itself: "Tim Penggerak PKK (TP-PKK)", "selanjutnya disingkat"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from telaah.lexicons.load import Party
from telaah.mentions.compose import read_spans
from telaah.mentions.grammar import Reader
from telaah.mentions.masks import bidang_key
from telaah.mentions.matcher import Matcher, Scan, lexicon, party_entries
from telaah.mentions.owner import Owner
from telaah.mentions.spans import Span
from telaah.model.document import Document
from telaah.model.mention import PartyClass
from telaah.text.normalise import lookup_key, normalise

_BRACKET = re.compile(r"([A-Z][^().;:\n]{6,140}?)\s?\(([A-Z][\w.&/\-]{1,18}(?: [A-Z][\w.&/\-]{1,12}){0,2})\)")
_BIDANG = re.compile(
    r"(?:(?i:kepala|kabid)\s+|(?m:^)\W{0,3}(?:[a-z0-9IVX]{1,4}[.)]{1,2}\s*)?)(?:Bidang|BIDANG)\s+((?:[A-Z][\w-]*,?\s+)(?:dan\s+)?[\w-]+)"
)
_LEAST_CAPITALS = 2


def read_names(text: str) -> tuple[Scan, list[Span]]:
    """Return what the shipped lexicon finds in a text."""
    normal = normalise(text)
    scan = lexicon().scan(normal)
    return scan, read_spans(Reader(normal, scan), scan)


def learned_parties(document: Document, owner: Owner) -> tuple[Party, ...]:
    """Return parties for abbreviations that stand in brackets behind a name, and for the plan's own names."""
    pairs: dict[str, tuple[str, str]] = {}
    for page in document.pages:
        if "(" not in page.text:
            continue
        for match in _BRACKET.finditer(page.text):
            long, short = match.groups()
            if short not in pairs and sum(c.isupper() for c in short) >= _LEAST_CAPITALS:
                pairs[short] = (long, short)
    for short, long in document.identity.abbreviations:
        pairs.setdefault(short, (long, short))
    parties = [p for long, short in pairs.values() if (p := _party(long, short, central=owner.central)) is not None]
    if owner.organisation:
        names = (owner.organisation, *document.identity.own_names, *sorted(owner.spelled))
        parties.append(Party(owner.organisation, tuple(dict.fromkeys(names)), PartyClass.DIRI))
    return tuple(parties)


def learned_units(document: Document) -> frozenset[str]:
    """Return how the names of the plan's own bidang begin: those that have a head or open a line of their own."""
    units = set()
    for page in document.pages:
        for text in (block.text for block in page.blocks if "idang" in block.text or "IDANG" in block.text):
            for match in _BIDANG.finditer(text):
                units.add(bidang_key(lookup_key(f"bidang {match[1]}")))
    return frozenset(units)


def _party(long: str, short: str, *, central: bool) -> Party | None:
    known, found = lexicon(), Scan()
    if known.scan(normalise(short), found).names:
        return None
    tail = long[-140:]
    _, spans = read_names(tail)
    last = [s for s in spans if tail.rstrip().endswith(s.text[-12:])]
    if not last or last[-1].flags & {"generic", "topic", "place"} or last[-1].cls == "unit":
        return None
    span = last[-1]
    if not _stands_for(short, span.text, heads=1 if span.cls == "FORUM" else 2):
        return None
    if span.source == "head" and span.core.startswith("balai ") and not span.core.startswith("balai besar") and not central:
        return Party(span.text, (short,), PartyClass.OPD, frozenset({"unit"}))
    return Party(span.text, (short,), PartyClass(span.cls))


def _stands_for(short: str, long: str, *, heads: int) -> bool:
    """Its first letter is that of one of the first words, and its letters come in order in the name."""
    letters, at = re.sub(r"[^a-z]", "", short.lower()), 0
    name = lookup_key(long)
    if not letters or not name or not any(w.startswith(letters[0]) for w in name.split()[:heads]):
        return False
    missed = 0
    for letter in letters:
        found = name.find(letter, at)
        if found < 0:
            missed += 1
        else:
            at = found + 1
    return missed <= 1


def matcher_for(parties: Iterable[Party], owner: Owner) -> Matcher:
    """Return a Matcher of the names that belong to this document alone, its region among them."""
    places = {
        owner.place,
        lookup_key(owner.region or ""),
        owner.main.removeprefix("kecamatan ") if owner.head == "kecamatan" else "",
    }
    regions = [(place, "regions", owner.region) for place in sorted(places - {""})]
    return Matcher([*party_entries(parties), *regions])
