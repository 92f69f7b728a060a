"""Of which region an article tells, and the normalised names of parties: "Dinkes" in a story of Kukar is the office there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from telaah.lexicons.load import Party, load_parties, read_parties
from telaah.lexicons.regions import Place, find_places, region_key, regions_of_kecamatan
from telaah.mentions.matcher import field_words
from telaah.mentions.spans import Span
from telaah.model.mention import PartyClass
from telaah.news.article import Article
from telaah.news.parties.holders import Holder
from telaah.news.parties.lexicon import short_regions
from telaah.news.parties.pieces import Piece
from telaah.news.parties.places import place_of
from telaah.news.parties.reader import LOCAL
from telaah.text.abbreviations import stands_for
from telaah.text.normalise import lookup_key

_REGIONAL = frozenset({PartyClass.OPD, PartyClass.PEMDA, PartyClass.LEGISLATIF})
_LEVELS = {
    "provinsi": "Provinsi",
    "propinsi": "Provinsi",
    "prov": "Provinsi",
    "kabupaten": "Kabupaten",
    "kab": "Kabupaten",
    "kota": "Kota",
}
_GOVERNMENT = {"pemprov": "Provinsi", "pemprop": "Provinsi", "pemkab": "Kabupaten", "pemkot": "Kota"}
_HEADS = {"gubernur": "Provinsi", "bupati": "Kabupaten", "walikota": "Kota"}
_TITLES = {
    "gubernur": "Gubernur",
    "bupati": "Bupati",
    "walikota": "Wali Kota",
    "wakil gubernur": "Wakil Gubernur",
    "wakil bupati": "Wakil Bupati",
    "wakil walikota": "Wakil Wali Kota",
    "sekda": "Sekretaris Daerah",
}
_TAIL = re.compile(r"\s*\([^()]*\)")
_SMALL = frozenset({"dan", "di", "ke", "dari", "untuk", "serta", "atau", "yang", "dengan", "bagi", "pada", "lingkup"})
_WORD = re.compile(r"[A-Z][\w-]+")
HEAD, BODY, NAMED, DATELINE, OUTLET = 6, 3, 1, 3, 2
"""How much a region counts by where it stands."""


@cache
def resolve(text: str, level: str | None = None) -> Place | None:
    """Return the region that is meant by its name, short or in full; None where it is none or several.

    >>> resolve("Kukar").name, resolve("Kaltim").name, resolve("Semarang", "Kota").name
    ('Kabupaten Kutai Kartanegara', 'Provinsi Kalimantan Timur', 'Kota Semarang')
    """
    words = region_key(text.replace("/", " ")).split()
    told = next((_LEVELS[w] for w in text.lower().split() if w in _LEVELS), None) or level
    for size in range(len(words), 0, -1):
        for begin in range(len(words) - size + 1):
            key = " ".join(words[begin : begin + size])
            if key in short_regions():
                places = find_places(short_regions()[key])
                places = tuple(p for p in places if p.name == short_regions()[key]) or places
            else:
                places = find_places(key)
            fitting = [p for p in places if told is None or p.level == told] or ([] if told and len(places) > 1 else list(places))
            if len({p.name for p in fitting}) == 1:
                return fitting[0]
    return None


@dataclass(frozen=True, slots=True)
class Home:
    """The region of an article; its province where only that is clear."""

    local: Place | None
    province: str | None
    """"Provinsi Kalimantan Timur"."""
    own: tuple[Place, ...] = ()
    """Regions that the article names and no list has."""

    def place(self, text: str, level: str | None = None) -> Place | None:
        """Return the region that is meant by its name."""
        key = region_key(text)
        found = next((p for p in self.own if region_key(p.name) == key), None) or resolve(text, level)
        if found is None and self.local is not None and key.replace(" ", "") == region_key(self.local.name).replace(" ", ""):
            return self.local  # "Tanjung JabungTimur"
        return found

    def of(self, level: str | None) -> str | None:
        """Return the name of the region that an office of a level belongs to."""
        if level == "Provinsi":
            return self.province
        if self.local is not None and (level is None or self.local.level == level):
            return self.local.name
        return self.province if level is None else None


def home_of(article: Article, pieces: list[Piece], holders: list[list[Holder]]) -> Home:
    """Tell the region of an article from its heads of region, its bodies, its dateline and its outlet."""
    votes: Counter[Place] = Counter()
    official: set[Place] = set()
    unlisted = sorted(pieces[0].story.places) if pieces else []
    whole = f"{article.title or ''}\n{article.text}"
    known = Home(None, None, tuple(place for key in unlisted if (place := place_of(whole, key))))

    def vote(text: str, weight: int, level: str | None = None) -> None:
        place = known.place(text, level)
        if place is not None:
            votes[place] += weight
            if weight > NAMED:
                official.add(place)

    for piece, held in zip(pieces, holders, strict=True):
        for text, weight, level in _votes(piece, held):
            vote(text, weight, level)
        if piece.begin:
            _dateline(piece.raw[: piece.begin], vote)
    if article.place:
        _dateline(article.place, vote)
    if article.outlet:
        vote(" ".join(_WORD.findall(article.outlet)), OUTLET)
    return replace(_home(votes, official), own=known.own)


def _votes(piece: Piece, holders: list[Holder]) -> Iterator[tuple[str, int, str | None]]:
    for holder in holders:
        if holder.region is not None and holder.office.cls is PartyClass.PEMDA:
            yield piece.text(*holder.region), HEAD, _HEADS.get(holder.office.key.removeprefix("wakil "))
        elif holder.body is not None and holder.body.region:
            yield holder.body.region, BODY, _level(holder.body.core)
    for span in piece.spans:
        if span.region and span.cls in ("OPD", "PEMDA", "LEGISLATIF", "unit"):
            yield span.region, BODY, _level(span.core)
    for first, last in sorted(piece.reader.region_at.items()):
        yield piece.normal.original(first, last), NAMED, _LEVELS.get(piece.words[first - 1]) if first else None


def _dateline(text: str, vote: object) -> None:
    assert callable(vote)
    name = re.split(r"[,(|/–—]|\s-|-\s|-$", text.strip())[0].strip()
    regions = regions_of_kecamatan(name)
    if resolve(name.title()) is None and len(regions) == 1:
        vote(regions[0], DATELINE)
    else:
        vote(name.title(), DATELINE)


def _level(core: str) -> str | None:
    first = core.split(maxsplit=1)[0]
    if first in _GOVERNMENT:
        return _GOVERNMENT[first]
    return next((_LEVELS[w] for w in core.split()[1:] if w in _LEVELS), None)


def _home(votes: Counter[Place], official: set[Place]) -> Home:
    order = sorted(votes, key=lambda p: (-votes[p], p.name))
    local = next((p for p in order if p.level != "Provinsi"), None)
    province = next((p for p in order if p.level == "Provinsi"), None)
    above = province is not None and province in official
    if local is not None and province is not None and above and (local not in official or votes[province] > 2 * votes[local]):
        local = None
    if local is not None:
        own = resolve(f"Provinsi {local.province}", "Provinsi")
        return Home(local, own.name if own else province.name if province and not local.province else None)
    return Home(None, province.name if province else None)


class Namer:
    """Writes out the names of parties with their region."""

    def __init__(self, home: Home) -> None:
        self.home = home

    def body(self, span: Span, text: str, cls: PartyClass) -> str:
        """Return the name of a body."""
        if (own := _of_news().get(span.core)) is not None and own.cls == span.cls:
            base = own.name
        elif span.party is not None and not span.holder and span.source in ("lexicon", "abbreviation"):
            base = (
                span.party.name
                if cls in _KNOWN or _is_spelling(span, span.party.name)
                else _TAIL.sub("", _without(text, span.region))
            )
        else:
            base = _written(_TAIL.sub("", _without(text, span.region)))
        if span.region and span.party is None and (owned := self._offices(span, text)):
            return owned
        if cls is PartyClass.PEMDA:
            return self._government(base, span)
        if cls is PartyClass.MEDIA or (span.flags & {"generic", "topic"} and not span.region):
            return base
        region = self._region(span.region, _level(span.core))
        if not region and cls in _REGIONAL and base.lower() not in _NATIONAL and not base.startswith("Komisi "):
            level = "Provinsi" if "provinsi" in base.lower() else None
            region = self.home.of(level) or ""
        return f"{base} {region}" if region and region.lower() not in base.lower() else base

    def _offices(self, span: Span, text: str) -> str | None:
        """Return the name of the offices of a region: "OPD Kota X", "Kepala OPD Kota X"."""
        match = _OFFICES.match(text.lower())
        if match is None:
            return None
        place = self.home.place(span.region or "", _level(span.core))
        region = place.name if place else self.home.of(_level(span.core)) or ""
        head = "Kepala OPD" if match[1] else "ASN" if "asn" in match[0] else "OPD"
        return f"{head} {region}".strip()

    def _region(self, region: str | None, level: str | None) -> str:
        if not region:
            return ""
        if LOCAL & set(region.lower().split()):
            return region
        place = self.home.place(region, level)
        if place is None and self.home.local is not None and region_key(region) == region_key(self.home.local.name):
            place = self.home.local
        if place is None:
            return _written(region).removeprefix("se-").removeprefix("Se-")
        printed = re.split(r"\b(?:Provinsi|Kabupaten|Kota|Kab\.?|Prov\.?)\b", region)[0].strip()
        keep = printed if printed.lower() not in region_key(place.name) and _BRANCH.match(printed) else ""
        return f"{keep} {place.name}".strip()

    def _government(self, base: str, span: Span) -> str:
        first = base.split(maxsplit=1)[0].lower()
        level = _GOVERNMENT.get(first) or next((_LEVELS[w] for w in base.lower().split() if w in _LEVELS), None)
        if level is None and span.party is not None:
            level = next((_LEVELS[w] for w in span.party.name.lower().split() if w in _LEVELS), None)
        if first not in _GOVERNMENT and first not in ("pemerintah", "pemda"):
            return self._with(base, span.region, level)
        place = self.home.place(span.region, level) if span.region else None
        name = (
            place.name
            if place
            else (
                _written(span.region)
                if span.region and self.home.place(span.region) is None and len(span.region) > 9
                else self.home.of(level)
            )
        )
        if name and (name.startswith(("Provinsi", "Kabupaten", "Kota", "Daerah"))):
            return f"Pemerintah {name}"
        if level:
            return f"Pemerintah {name}" if name else f"Pemerintah {level}"
        return f"Pemerintah {name}" if name else "Pemerintah Daerah"

    def _with(self, base: str, region: str | None, level: str | None) -> str:
        name = self._region(region, level) or self.home.of(level) or ""
        if base.lower() in _HEADS or base.lower() == "wali kota":
            name = name.removeprefix("Provinsi ").removeprefix("Kabupaten ").removeprefix("Kota ")
        words = base.split()
        if words and name.lower().startswith(f"{words[-1].lower()} "):
            base = " ".join(words[:-1])
        return f"{base} {name}".strip() if name.lower() not in base.lower() else base

    def holder(self, holder: Holder, piece: Piece, text: str) -> str:
        """Return the name of the party for which an office-holder stands: the body, so that both are counted as one.

        "Kepala Dinas Kesehatan", "Kadinkes" -> "Dinas Kesehatan Kabupaten X"; heads of region and the Sekda are parties of
        their own: "Bupati X".
        """
        key = holder.office.key
        if holder.office.cls is PartyClass.PEMDA and key in _TITLES:
            level = _HEADS.get(key.removeprefix("wakil "))
            region = piece.text(*holder.region) if holder.region else None
            place = self.home.place(region, level) if region else None
            name = place.name if place else region or self.home.of(level) or ""
            if level:
                name = name.removeprefix(f"{level} ")
            return f"{_TITLES[key]} {name}".strip()
        if holder.body is not None and holder.body.first > holder.first:
            body = _office_within(piece, holder.body) or holder.body
            unit = PartyClass.OPD if body.cls in ("unit", "DIRI") else PartyClass(body.cls)
            named = self.body(body, piece.text(body.first, body.last), unit)
            title = _written(piece.text(holder.first, body.first - 1))
            return f"{title} {named}" if body.cls == "unit" else named
        if (inner := self._inner(holder, piece)) is not None:
            return inner
        if holder.cls in _REGIONAL and holder.inner is None:
            region_name = self.home.of(None)
            return f"{_written(text)} {region_name}" if region_name else _written(text)
        return _TAIL.sub("", _written(text))

    def _inner(self, holder: Holder, piece: Piece) -> str | None:
        """Return the body inside a title that was read as one: "Ketua DPRD X", "Kadinkes X", "Kadis Kesehatan"."""
        words, first, last = piece.words, holder.inner[0] if holder.inner else holder.last + 1, holder.last
        lead = ""
        if holder.cls is PartyClass.LEGISLATIF:
            first = next((n for n in range(holder.first, last + 1) if words[n].startswith(("dpr", "mpr", "dpd"))), first)
        elif holder.office.place == "region" and holder.cls is PartyClass.OPD:  # "Kadinkes"
            lead, first = holder.office.key[2:], holder.title_last + 1
        elif words[holder.title_last] in _SHORT_TITLES and holder.inner:
            lead = _SHORT_TITLES[words[holder.title_last]]
        run = ([lead] if lead else []) + list(words[first : last + 1])
        for size in range(len(run), 0, -1):
            party = _by_spelling().get(" ".join(run[:size]))
            if party is None:
                continue
            begin = first + size - (1 if lead else 0)
            region = piece.text(begin, last) if begin <= last else None
            text = " ".join(run[:size])
            span = Span(first, last, party.name, text, str(party.cls), "lexicon", region, party)
            return self.body(span, party.name, party.cls)
        if lead and holder.inner:
            region_name = self.home.of(None) or ""
            return f"{lead.capitalize()} {_written(piece.text(first, last))} {region_name}".strip()
        return None


def _office_within(piece: Piece, unit: Span) -> Span | None:
    """Return the office in the name of a unit: "Bidang Cipta Karya Dinas PUPR" -> "Dinas PUPR"."""
    if unit.cls != "unit":
        return None
    last = unit.last
    for first in range(unit.first + 1, last + 1):
        for end in range(last, first - 1, -1):
            core = " ".join(piece.words[first : end + 1])
            party = _by_spelling().get(core)
            if (
                party is not None
                and party.cls is PartyClass.OPD
                and (piece.words[first] in _OFFICE_HEADS or piece.words[first] not in field_words())
            ):
                region = piece.text(end + 1, last) if end < last else None
                return Span(first, last, piece.text(first, last), core, "OPD", "lexicon", region, party)
    return None


@cache
def _of_news() -> dict[str, Party]:
    """Return the bodies of the list of news that are one body under all their spellings."""
    rows = [p for p in read_parties("parties-news.csv") if len(p.spellings) > 1 and not p.flags & {"generic", "topic"}]
    return {lookup_key(spelling): party for party in rows for spelling in party.spellings}


@cache
def _by_spelling() -> dict[str, Party]:
    """Return the bodies of the lists by each of their spellings."""
    found: dict[str, Party] = {}
    for party in (*load_parties(), *read_parties("parties-news.csv")):
        if not party.flags & {"generic", "topic", "place"}:
            for spelling in party.spellings:
                found.setdefault(lookup_key(spelling), party)
    return found


_OFFICE_HEADS = frozenset({"dinas", "badan", "satuan", "inspektorat", "sekretariat", "kantor", "rsud"})
_SHORT_TITLES = {"kadis": "dinas", "kadin": "dinas", "kadinas": "dinas", "sekdis": "dinas", "dinas": "dinas"} | {
    "kaban": "badan",
    "sekban": "badan",
    "badan": "badan",
}
"""How titles end that hold the word of the body, and that word."""
_BRANCH = re.compile(r"(?:RI |Republik Indonesia )?(?:Perwakilan|Cabang|Wilayah|Regional|RI)\b")
_OFFICES = re.compile(r"(kepala )?(?:opd|asn|skpd|(?:organisasi )?perangkat daerah|dinas-dinas|dinas(?= di lingk))\b")
_KNOWN = frozenset(
    {
        PartyClass.OPD,
        PartyClass.PEMDA,
        PartyClass.PUSAT,
        PartyClass.LEGISLATIF,
        PartyClass.LEMBAGA_NEGARA,
        PartyClass.APARAT_HUKUM,
        PartyClass.FORUM,
    }
)
"""Of these classes the spellings of the list are of one body."""
_NATIONAL = frozenset(
    {"dpr", "dpr ri", "dewan perwakilan rakyat", "mpr", "mpr ri", "dpd ri", "dewan perwakilan daerah", "legislatif"}
)


def _is_spelling(span: Span, name: str) -> bool:
    """Tell whether a spelling is the same body: its abbreviation, or it shares a word (some rows hold several)."""
    return stands_for(span.core.upper(), name) or bool(set(span.core.split()) & set(name.lower().split()))


def _without(text: str, region: str | None) -> str:
    return text[: -len(region)].strip(" (") if region and text.endswith(region) else text


def _written(text: str) -> str:
    """Write names in capitals as usual; abbreviations stay."""
    words = text.split()
    if not text.isupper() or len(words) < 2:
        return text[:1].upper() + text[1:]
    return " ".join(w.lower() if w.lower() in _SMALL else w if len(w) <= 4 else w.capitalize() for w in words)
