"""The order of the steps: lines, bodies, offices, persons, names alone, normalised names."""

from __future__ import annotations

import re
from dataclasses import replace

from telaah.lexicons.offices import short_offices
from telaah.mentions.second import MentionTagger, further_spans, left_over
from telaah.mentions.spans import Span
from telaah.model.mention import MentionType, PartyClass
from telaah.news.article import Article, NewsMention, Person
from telaah.news.parties.further import add_further
from telaah.news.parties.holders import Holder, find_holders
from telaah.news.parties.lexicon import positions
from telaah.news.parties.nobody import is_no_body
from telaah.news.parties.people import People, Someone, find_people
from telaah.news.parties.pieces import Piece, pieces
from telaah.news.parties.region import Namer, home_of, resolve

_NAMED_OFFICES = ("PEMDA",)


def find_parties(article: Article, tagger: MentionTagger | None = None) -> tuple[tuple[NewsMention, ...], tuple[Person, ...]]:
    """Return all mentions in order of their place, and the persons in order of their first.

    ``tagger`` is asked about lines in which the rules leave names over.
    """
    return Understanding(article, tagger).result()


class Understanding:
    """One article while its parties and persons are found."""

    def __init__(self, article: Article, tagger: MentionTagger | None = None) -> None:
        self.article = article
        self.pieces = list(pieces(article))
        add_further(self.pieces)
        if tagger is not None:
            _add_second_opinion(self.pieces, tagger)
        self.holders = [find_holders(piece) for piece in self.pieces]
        self.people: People = find_people(self.pieces, self.holders)
        self.namer = Namer(home_of(article, self.pieces, self.holders))
        self.mentions: list[NewsMention] = []
        self.central_news = (
            article.outlet == "Kominfo" or "Menkominfo" in article.text or "Kementerian Komunikasi" in article.text
        )
        """In news of the ministry "Kominfo" is the ministry."""
        self.bare: list[int] = []
        """Places in ``mentions`` of titles that leave open which office they head."""
        self.held: dict[tuple[int, int], Someone | None] = {}

    def result(self) -> tuple[tuple[NewsMention, ...], tuple[Person, ...]]:
        """Return mentions and persons."""
        for number, piece in enumerate(self.pieces):
            taken = self._holders(number, piece)
            self._bodies(piece, taken)
            self._alone(number, piece)
        for number in self.bare:
            mention = self.mentions[number]
            self.mentions[number] = replace(mention, name=self._before(mention.start) or mention.name)
        self.mentions.sort(key=lambda m: (m.start, m.end, m.text))
        return tuple(self.mentions), tuple(self._person(s) for s in self.people.all)

    def _put(  # noqa: PLR0913, PLR0917 - what a mention is made of
        self, piece: Piece, text: str, start: int, end: int, cls: PartyClass, name: str, person: Someone | None
    ) -> None:
        if text.casefold() == (self.article.outlet or "").casefold() and cls in (PartyClass.MEDIA, PartyClass.DUNIA_USAHA):
            return
        place = (piece.offset + start, piece.offset + end) if piece.offset >= 0 else (-1, -1)
        named = person.name if person else None
        self.mentions.append(NewsMention(MentionType.STAKEHOLDER, cls, text, name, named, *place))

    # -- offices -------------------------------------------------------------------------------------------------------

    def _holders(self, number: int, piece: Piece) -> list[tuple[int, int]]:
        taken = []
        for holder in self.holders[number]:
            person = self.people.of_holder.get((number, holder.first)) or self._by_office(piece, holder)
            self.held[number, holder.first] = person
            if not self._counts(piece, holder, person) or piece.in_room(holder.first):
                continue
            taken.append((holder.first, holder.last))
            text = piece.text(holder.first, holder.last)
            start, end = piece.start(holder.first), piece.end(holder.last)
            if _is_bare(piece, holder):
                self.bare.append(len(self.mentions))
            self._put(piece, text, start, end, holder.cls, self.namer.holder(holder, piece, text), person)
        return taken

    def _before(self, start: int) -> str | None:
        """Return the office named last before a place: the one that a bare "Kepala Dinas" heads."""
        offices = [m for m in self.mentions if m.cls is PartyClass.OPD and m.start < start and _OFFICE.match(m.name)]
        return max(offices, key=lambda m: m.start).name if offices else None

    def _counts(self, piece: Piece, holder: Holder, person: Someone | None) -> bool:
        if holder.complete and (holder.office.lower or holder.body is not None or piece.reader.capital(holder.first)):
            return True
        named = person is not None
        return named and (holder.office.bare or holder.office.cls is not None)

    def _by_office(self, piece: Piece, holder: Holder) -> Someone | None:
        """Return who holds an office that is named without its holder."""
        before = piece.words[holder.first - 1] if holder.first else ""
        if before in positions().words["plural"] or (before == "/" or piece.words[holder.last + 1 : holder.last + 2] == ("/",)):
            return None
        if not piece.reader.capital(holder.first):
            return None
        text = piece.text(holder.first, holder.last).lower()
        for someone in self.people.all:
            held = [(someone.holder, someone.piece), *someone.further]
            for other, where in held:
                if other is None or where is None:
                    continue
                if where.text(other.first, other.last).lower() == text or _alias(where, other) == text:
                    return someone
                if other.office.key == holder.office.key and self._compatible(piece, holder, where, other):
                    return someone
        return None

    def _compatible(self, piece: Piece, holder: Holder, where: Piece, other: Holder) -> bool:
        if holder.inner is None:
            return holder.office.cls is not None or not holder.complete
        if other.inner is None:
            return False
        a = set(piece.words[holder.inner[0] : holder.inner[1] + 1]) - _LEVEL
        b = set(where.words[other.inner[0] : other.inner[1] + 1]) - _LEVEL
        if holder.office.place == "region":
            return _same_region(piece, holder, where, other)
        return a <= b or b <= a

    # -- bodies --------------------------------------------------------------------------------------------------------

    def _bodies(self, piece: Piece, taken: list[tuple[int, int]]) -> None:
        for span in piece.spans:
            if any(a <= span.last and span.first <= b for a, b in (*taken, *piece.ignored)):
                continue
            if not self._is_mention(piece, span):
                continue
            cls = PartyClass.OPD if span.cls in ("unit", "DIRI") else PartyClass(span.cls)
            if span.core == "kominfo" and self.central_news:
                cls = PartyClass.PUSAT
            if span.core.startswith(("panitia khusus", "pansus")):
                cls = PartyClass.LEGISLATIF
            if piece.text(span.first, span.last).lower().startswith(("pondok pesantren", "ponpes")):
                cls = PartyClass.AKADEMISI
            if cls is PartyClass.MASYARAKAT and span.core.startswith("asosiasi ") and _TRADE.search(span.core):
                cls = PartyClass.DUNIA_USAHA
            text = piece.text(span.first, span.first if _PROCEDURE.match(span.core) else span.last)
            name = self.namer.body(span, text, cls)
            if span.core == "kominfo" and cls is PartyClass.PUSAT:
                name = "Kementerian Komunikasi dan Informatika"
            self._put(piece, text, piece.start(span.first), piece.end(span.last), cls, name, None)

    def _is_mention(self, piece: Piece, span: Span) -> bool:
        if "place" in span.flags and not (span.region or "").startswith("se"):
            return False
        before = piece.words[span.first - 1] if span.first else ""
        after = piece.words[span.last + 1] if span.last + 1 < len(piece.words) else ""
        former = before in positions().words["former"] and before != "pergantian"
        if former or piece.in_room(span.first) or is_no_body(piece, span, before, after):
            return False
        if span.core in _WEAK:
            return bool(span.region)
        if "topic" in span.flags and span.core not in _GROUPS:
            return before in _ACTING or (before in ("dan", "serta", ",") and after in (",", "dan", "serta", "."))
        return True

    # -- names alone ---------------------------------------------------------------------------------------------------

    def _alone(self, number: int, piece: Piece) -> None:
        held = [(piece.start(h.first), piece.end(h.last), self.held.get((number, h.first))) for h in self.holders[number]]
        names = [(f.name.start, f.name.stop, f.someone) for f in self.people.found if f.piece is piece]
        for someone in self.people.all:
            if not someone.alone:
                continue
            for start, end in _places(piece.shown, someone):
                if any(a <= start < b for a, b, _ in held) or any(a <= start < b and s is not someone for a, b, s in names):
                    continue
                if any(s is someone and _belongs(piece.shown, a, b, start, end) for a, b, s in held):
                    continue
                if any(b < start and not piece.shown[b:start].strip() for _, b, _ in held):
                    continue  # "Bupati dan Wakil Bupati X A dan B"
                self._put(piece, piece.raw[start:end], start, end, PartyClass.PEMDA, self._office_name(someone), someone)

    def _office_name(self, someone: Someone) -> str:
        """Return the party for which the name of a person stands alone."""
        held = [(someone.holder, someone.piece), *someone.further]
        holder, piece = next(((h, p) for h, p in held if h is not None and h.office.alone), held[0])
        if holder is None or piece is None:
            return someone.name
        return self.namer.holder(holder, piece, piece.text(holder.first, holder.last))

    def _person(self, someone: Someone) -> Person:
        organisation = someone.body
        if someone.holder is not None and someone.piece is not None:
            organisation = self._organisation(someone.holder, someone.piece) or organisation
        return Person(someone.name, someone.position, organisation)

    def _organisation(self, holder: Holder, piece: Piece) -> str | None:
        """Return the body of an office-holder in the words of the article."""
        if holder.office.cls is PartyClass.PEMDA:
            return self._government(holder, piece)
        body = holder.body
        if body is not None and body.cls != "unit":
            first = holder.title_last + 1 if holder.office.cls is None and holder.inner else body.first
            return piece.text(min(first, body.first) if body.first - first < 1 else body.first, body.last)
        if holder.inner is not None and body is None and holder.office.key not in _NO_ORGANISATION:
            named = self._told(holder, piece, *holder.inner)
            if named is not None:
                return named
        if holder.cls is PartyClass.OPD and (own := _named_office(holder, piece)) is not None:
            return own
        if holder.cls is PartyClass.OPD:
            start = piece.offset + piece.start(holder.first)
            offices = [m for m in self.mentions if m.cls is PartyClass.OPD and m.start < start and _OFFICE.match(m.text)]
            if holder.office.words[0] in ("inspektur", "irban"):
                offices = [m for m in offices if m.text.lower().startswith("inspektorat")]
            return offices[-1].text if offices else None
        return None

    def _told(self, holder: Holder, piece: Piece, first: int, last: int) -> str | None:
        """Return the body in the words of a title that no reader took apart: "Ketua DPRD X", "Menteri Y"."""
        text = piece.text(first, last)
        if holder.cls is PartyClass.LEGISLATIF:
            at = next((n for n in range(holder.first, holder.last + 1) if piece.words[n].startswith("dpr")), None)
            return text if at is None else piece.text(at, holder.last)
        if first in piece.by_first:
            return text
        ministries = [m.text for m in self.mentions if m.text.lower().startswith("kement")]
        if holder.office.words[0] in ("menteri", "kepala") and len(text) > 3:
            return next((m for m in ministries if m.lower().endswith(text.lower())), None)
        return None

    def _government(self, holder: Holder, piece: Piece) -> str | None:
        """Return the government of a head of region as the article names it, not that of another region."""
        level = _LEVELS.get(holder.office.key.removeprefix("wakil "))
        found = [m[0] for m in _GOVERNMENTS.finditer(self.article.text) if level is None or m[1].lower() in level]
        where = holder.region or holder.inner
        home = resolve(piece.text(*where)) if where is not None else None
        if home is not None:
            found = [f for f in found if (place := resolve(_TAIL.sub(" ", f))) is None or place.name == home.name]
        full = [f for f in found if f.lower().startswith("pemerintah")] or found
        if not full:
            return None
        told = " ".join(full[0].split())
        named = {m.text for m in self.mentions if m.cls is PartyClass.PEMDA and told.startswith(f"{m.text} ")}
        return told if told in {m.text for m in self.mentions} else max(named, key=len, default=told)


def _add_second_opinion(pieces: list[Piece], tagger: MentionTagger) -> None:
    """Add bodies that the recogniser finds where capitalised words are left over."""
    asked = [piece for piece in pieces if piece.words and left_over(piece.reader, piece.scan, piece.spans, lengthen=False)]
    for piece, bodies in zip(asked, tagger.bodies([piece.shown for piece in asked]), strict=True):
        piece.add(further_spans(piece.reader, piece.spans, bodies, lengthen=False))


_BARE = frozenset({"kepala dinas", "kepala badan", "sekretaris dinas", "sekretaris badan", "kadis", "kaban", "kadinas", "sekdis"})
_LEVEL = frozenset({"provinsi", "kabupaten", "kota", "kab", "prov", "(", ")", "daerah"})
_ACTING = frozenset(
    {"bersama", "dengan", "melibatkan", "oleh", "kepada", "para", "pihak", "antara", "menggandeng", "dihadiri", "dan"}
)
_GROUPS = frozenset({"umkm", "pelaku umkm", "usaha mikro kecil dan menengah", "usaha mikro , kecil dan menengah", "ikm"})
_WEAK = frozenset(
    {
        "musyawarah",
        "pengurus",
        "tokoh",
        "industri",
        "media",
        "kader",
        "komunitas",
        "relawan",
        "dinas luar",
        "rumah sakit",
        "wartawan",
        "jurnalis",
        "organisasi wanita",
    }
)
_TRADE = re.compile(
    r"pedagang|pengusaha|perusahaan|produsen|kuliner|industri|usaha|eksportir|importir|perhotelan|hotel|jasa|perajin"
)
_PROCEDURE = re.compile(r"musrenbang(?:nas|prov|cam|des|kel)?\b")
_NO_ORGANISATION = frozenset({"presiden", "wapres", "camat", "lurah", "kades"})
_OFFICE = re.compile(r"(?:Dinas|Badan|Inspektorat|Sekretariat|Satuan|Di[sn]|Bap|BP|BK|DP|D[A-Z]|Kantor|RSUD)", re.I)
_LEVELS = {
    "gubernur": ("provinsi", "pemprov"),
    "bupati": ("kabupaten", "pemkab"),
    "walikota": ("kota", "pemkot"),
}
_GOVERNMENTS = re.compile(
    r"\b(?:[Pp]emerintah )?((?<=emerintah )(?:[Pp]rovinsi|[Kk]abupaten|[Kk]ota)|[Pp]em(?:prov|kab|kot))"
    r"(?: \([A-Za-z]+\))? [A-Z][\w-]+(?: (?!yang|dan)[A-Z][\w-]+){0,3}"
)
_GOVERNMENT = re.compile(r"(?i)^(?:pemerintah (?:provinsi|kabupaten|kota|daerah|aceh)|pem(?:prov|kab|kot|prop))\b")
_TAIL = re.compile(r"\s*\([^()]*\)\s*")
_LINK = re.compile(r"\s*,?\s*(?:\(|yaitu|yakni|selaku|sebagai|yang juga|yang)?\s*")


def _named_office(holder: Holder, piece: Piece) -> str | None:
    """Return the office with whose short name a title ends: "Kasi Infrastruktur TIK Diskominfo"."""
    last = holder.last
    return piece.text(last, last) if last > holder.title_last and piece.words[last] in short_offices() else None


def _same_region(piece: Piece, holder: Holder, where: Piece, other: Holder) -> bool:
    """Tell whether two heads of region may be one: "Gubernur X" is not who "Gubernur Y" is."""
    here, there = holder.region or holder.inner, other.region or other.inner
    if here is None or there is None:
        return True
    one, two = resolve(piece.text(*here)), resolve(where.text(*there))
    return one is None or two is None or one.name == two.name


def _alias(piece: Piece, holder: Holder) -> str:
    """Return the short title in brackets behind an office: "Menteri Perhubungan (Menhub)"."""
    match = re.match(r"\s*\(([A-Za-z.]+)(?: RI)?\)", piece.raw[piece.end(holder.last) :])
    return match[1].lower() if match else ""


def _is_bare(piece: Piece, holder: Holder) -> bool:
    """Tell whether a title leaves open which office it heads: "Kepala Dinas", "Kadis"."""
    return piece.text(holder.first, holder.last).lower() in _BARE


def _belongs(raw: str, first: int, last: int, start: int, end: int) -> bool:
    """Tell whether a name stands beside the office of its person, so that it is no mention of its own."""
    if last <= start:
        between = raw[last:start]
        words = re.findall(r"[A-Za-z]+", between.lower())
        short = len(words) <= 6 and all(w in positions().words["honorifics"] or w in ("yaitu", "yakni") for w in words)
        return short and not re.search(r"[!?:;“”\"]|\.\s+[A-Z]\w{4}", between)
    return end <= first and len(raw[end:first]) < 60 and _names_link(raw[end:first])


def _names_link(between: str) -> bool:
    rest = re.sub(r"[,(]|\b(?:selaku|sebagai|yang juga|juga|yang|merupakan|menjabat)\b", " ", between)
    return all(len(w) <= 6 and ("." in w or w.isupper() or w[0].isupper()) for w in rest.split())


def _places(raw: str, someone: Someone) -> list[tuple[int, int]]:
    """Return where a person's name stands in a line, in full or in part."""
    words = re.findall(r"[\w’'‘`´-]+", someone.name)
    parts = sorted({re.escape(w) for w in words if len(w) > 2 and w.lower() not in ("bin", "binti")}, key=lambda w: (-len(w), w))
    if not parts:
        return []
    lead = rf"(?:{words[0]}\s+)?" if len(words[0]) <= 2 and words[0].istitle() else ""  # "Al Haris", "I Gusti"
    pattern = re.compile(rf"(?<![\w’']){lead}(?:{'|'.join(parts)})(?:\s+(?:{'|'.join(re.escape(w) for w in words)}))*(?![\w’'])")
    found = [m.span() for m in pattern.finditer(raw)]
    initials = "".join(w[0] for w in words)
    if 2 <= len(initials) <= 3:
        found += [m.span() for m in re.finditer(rf"(?<![\w.]){initials.upper()}(?!\w|\.\w)", raw)]
    return sorted(found)
