"""Tells whose plan a document is, for which years, and how it calls itself.

No single place can be trusted: covers are pictures, properties of the file lie, running heads abbreviate. So every place
that names an office or a region votes, with the weight of its place.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from telaah.layout.identity_kind import find_kind, find_period
from telaah.layout.identity_names import Named, as_title, find_offices, find_regions, find_unknown_regions
from telaah.layout.identity_own import central_head, find_own_names, full_name, is_abbreviated, written_out
from telaah.layout.identity_zones import Zone, find_zones
from telaah.lexicons.regions import Place, find_places, regions_of_kecamatan
from telaah.model.document import BlockKind, Document
from telaah.model.identity import DocumentKind, Identity
from telaah.profiles import choose_profile
from telaah.text.abbreviations import bracketed, called, listed

_POSITION = re.compile(r"(?i)\bjabatan\b[\s:]{0,4}(?:\w+\s){0,9}$")
_PLAN_WORDS = re.compile(
    r"(?i)(?:renstra|rencana strategis|renja|rencana kerja|lk[ij]?j?ip|lakip|laporan (?:akuntabilitas )?kinerja"
    r"|indikator kinerja utama"
    r"|perjanjian kinerja|nama organisasi|nama unit|unit organisasi|instansi|unit kerja mandiri|opd|skpd|pohon kinerja|cascading)"
    r"[\s:()A-Za-z0-9./,-]{0,28}$"
)
_SIGNED = re.compile(r"(?i)(?:kepala|direktur|camat|panewu|inspektur|sekretaris|plt\.?)\s*$")
_PLAN_BONUS = 3.0
SUBDISTRICTS = ("kecamatan ", "distrik ", "kapanewon ", "kemantren ")
"""What a kecamatan is called in Papua and in Yogyakarta."""
MOST_OF_TEXT, BEYOND = 12.0, 0.01
SPELLED = 3.0
"""A name written out with this weight is the document's own word: what the lexicon makes of an abbreviation is not."""
UNKNOWN = 0.3
"""A region that the gazetteer does not have is believed where it stands behind the name with this share of the votes."""
LONGER = 0.35
"""A name that goes on where a commoner one ends is the full name if it has this share of the votes."""


def find_identity(document: Document, overrides: Identity | None = None) -> Identity:
    """Return kind, organisation, region, period, profile and own names; what ``overrides`` holds is taken from there."""
    given = overrides or Identity()
    zones = find_zones(document)
    abbreviations = find_abbreviations(document)
    kind = given.kind if given.kind is not DocumentKind.OTHER else find_kind(zones, document.sections)
    votes = _Votes(zones)
    core = votes.best(abbreviations)
    central = core is not None and central_head(core) and not votes.has_region(core)
    if central and kind is DocumentKind.RENSTRA:
        kind = DocumentKind.RENSTRA_KL
    place = votes.region(core, zones, document, central=central)
    organisation = given.organisation or _written_out(core, place, central=central)
    period = given.period or find_period(zones, kind)
    own = find_own_names(core, place, abbreviations, votes.named()) if core else ()
    found = Identity(
        kind, organisation, given.region or (place.name if place else None), place.province if place else None, period
    )
    found = replace(found, own_names=given.own_names or own, abbreviations=abbreviations)
    return replace(found, profile=given.profile or choose_profile(found, document.sections))


def _written_out(core: str | None, place: Place | None, *, central: bool) -> str | None:
    if core is None:
        return None
    name = as_title(core)
    return name if central or place is None else f"{name} {place.name}"


def find_abbreviations(document: Document) -> tuple[tuple[str, str], ...]:
    """Return what the document itself abbreviates, (short, long), sorted; the first definition counts."""
    found: dict[str, str] = {}
    for page in document.pages:
        if "(" in page.text or "elanjutnya" in page.text:
            for short, long in [*bracketed(page.text), *called(page.text)]:
                found.setdefault(short, " ".join(long.split()))
        for block in page.blocks:
            if ":" in block.text and len(block.text) < 120 and block.kind is not BlockKind.TOC and (pair := listed(block.text)):
                found.setdefault(*pair)
    return tuple(sorted(found.items()))


def _believed(zone: Zone, before: str) -> bool:
    """Tell whether a kecamatan, a bagian or the like is named as the plan's own here."""
    if zone.sort in ("cover", "head") or _POSITION.search(before):
        return True
    return zone.sort == "title" and bool(_SIGNED.search(before))


class _Votes:
    """Which offices are named where, weighed."""

    def __init__(self, zones: Sequence[Zone]) -> None:
        self._weights: dict[str, float] = defaultdict(float)
        self._of_text: dict[str, float] = defaultdict(float)
        self._forms: dict[str, Counter[str]] = defaultdict(Counter)
        self._regions: dict[str, dict[Place, float]] = defaultdict(lambda: defaultdict(float))
        for zone in zones:
            for office in find_offices(zone.text):
                self._add(office, zone)

    def _add(self, office: Named, zone: Zone) -> None:
        key = _key(office.core)
        before = " ".join(zone.text[max(0, office.start - 60) : office.start].split())
        plan = bool(_PLAN_WORDS.search(before)) or (zone.sort in ("cover", "head") and bool(_PLAN_WORDS.search(zone.text[:40])))
        weight = zone.weight
        if plan:
            weight *= _PLAN_BONUS
        elif not office.strong and not _believed(zone, before):
            return
        self._add_weight(key, weight, zone)
        self._forms[key][office.core] += 1
        if office.region is not None:
            self._regions[key][office.region] += weight

    def _add_weight(self, key: str, weight: float, zone: Zone) -> None:
        """Add a vote; a name that runs through the text weighs no more than one on the cover."""
        if zone.sort not in ("cover", "head"):
            left = MOST_OF_TEXT - self._of_text[key]
            self._of_text[key] += weight
            weight = max(0.0, min(weight, left)) + BEYOND * weight
        self._weights[key] += weight

    def named(self) -> list[str]:
        """Return the names as printed, the weightiest first."""
        keys = sorted(self._weights, key=lambda k: (-self._weights[k], k))
        return [form for key in keys for form, _ in sorted(self._forms[key].items(), key=lambda f: (-f[1], f[0]))]

    def best(self, abbreviations: Sequence[tuple[str, str]]) -> str | None:
        """Return the name of the plan's organisation without its region, written out."""
        if not self._weights:
            return None
        weights = defaultdict(float, self._weights)
        long_forms = [self._form(k) for k in sorted(weights) if not is_abbreviated(self._form(k))]
        spelled = any(weights[_key(form)] >= SPELLED for form in long_forms)
        for key in sorted(weights):
            form = self._form(key)
            if is_abbreviated(form) and (long := full_name(form, abbreviations, long_forms)):
                target = _key(long)
                if target in self._weights or not spelled:
                    weights[target] += weights[key]
                    self._forms[target][long] += 1
                    for place, weight in self._regions[key].items():
                        self._regions[target][place] += weight
                weights[key] = 0
        best = max(sorted(weights), key=lambda k: weights[k])
        least = LONGER * (self._of_text[best] + weights[best])
        longer = [k for k in sorted(weights) if k.startswith(best) and k != best and self._of_text[k] + weights[k] >= least]
        chosen = self._form(max(longer, key=lambda k: (weights[k], k)) if longer else best)
        return written_out(chosen, [self._form(k) for k in sorted(weights)]) or chosen

    def _form(self, key: str) -> str:
        """Return how a name is mostly written, capitals last."""
        forms = self._forms[key]
        mixed = {f: n for f, n in forms.items() if not f.isupper()}
        chosen = mixed or forms
        return max(sorted(chosen), key=lambda f: (chosen[f], f.count(",")))

    def has_region(self, core: str) -> bool:
        """Tell whether a region stands right behind the name anywhere."""
        return bool(self._regions[_key(core)])

    def _known_regions(self, core: str) -> dict[Place, float]:
        """Return the regions behind the name; one that the gazetteer does not have only where it is the one it mostly has."""
        key = _key(core)
        known = {place: weight for place, weight in self._regions[key].items() if place.province}
        if known:
            return known
        unknown = dict(self._regions[key])
        return unknown if sum(unknown.values()) >= UNKNOWN * self._weights[key] else {}

    def region(self, core: str | None, zones: Iterable[Zone], document: Document, *, central: bool) -> Place | None:
        """Return the region of the organisation."""
        votes = self._known_regions(core) if core else {}
        if not votes or central:
            votes = _all_regions(zones, central=central) or (dict(self._regions[_key(core)]) if core and not central else {})
        if core and core.lower().startswith(SUBDISTRICTS) and (regions := regions_of_kecamatan(core.split(" ", 1)[1])):
            within = [p for p in votes if p.name in regions]
            if within:
                return max(within, key=lambda p: (votes[p], p.name))
            if len(regions) == 1 and (found := find_places(regions[0], regions[0].split()[0])):
                return found[0]
        if not votes and not central:
            votes = _unknown_regions(zones)
        return max(sorted(votes, key=lambda p: p.name), key=lambda p: votes[p]) if votes else _bare_province(document)


def _all_regions(zones: Iterable[Zone], *, central: bool) -> dict[Place, float]:
    votes: dict[Place, float] = defaultdict(float)
    for zone in zones:
        for place in find_regions(zone.text):
            if not central or place.level == "Provinsi":
                votes[place] += zone.weight
            elif province := find_places(place.province, "Provinsi"):
                votes[province[0]] += BEYOND * zone.weight
    return votes


def _unknown_regions(zones: Iterable[Zone]) -> dict[Place, float]:
    """Return the regions without an entry in the gazetteer whose government cover or running heads name."""
    votes: dict[Place, float] = defaultdict(float)
    for zone in zones:
        if zone.sort in ("cover", "head"):
            for place in find_unknown_regions(zone.text):
                votes[place] += zone.weight
    return votes


def _bare_province(document: Document) -> Place | None:
    """Return the province that is named most without its level, where nothing else tells."""
    votes: Counter[Place] = Counter()
    for page in document.pages[:20]:
        for match in _CAPITAL_PAIR.finditer(page.text):
            places = find_places(match[0])
            if len(places) == 1 and places[0].level == "Provinsi":
                votes[places[0]] += 1
    return max(sorted(votes, key=lambda p: p.name), key=lambda p: votes[p]) if votes else None


_CAPITAL_PAIR = re.compile(r"\b(?:JABAR|JATENG|JATIM|Jabar|Jateng|Jatim|[A-Z][a-z]{2,} [A-Z][a-z]{3,}|[A-Z]{4,} [A-Z]{4,})\b")


def _key(name: str) -> str:
    name = as_title(name) if name[:3].upper() == "RSU" else name
    return "".join(c for c in name.lower().replace("&", "dan") if c.isalnum())
