"""Who the article names: names behind and before offices, speakers, lists; one person under the fullest form of the name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from telaah.news.parties.couples import couples
from telaah.news.parties.holders import Holder
from telaah.news.parties.lexicon import given_names, positions
from telaah.news.parties.names import Name, fuller_name, keys, read_name
from telaah.news.parties.pieces import Piece
from telaah.news.parties.told import AGED, all_names, apposition, ends_well, is_apart, is_behind, is_told, verb_follows

_SEAT = (
    r"\s*,\s*(?:Kecamatan|Kec\.|Kabupaten|Kab\.|Distrik|Kelurahan|Desa|Kota|Provinsi)"
    r"(?: [A-Z][\w’'-]*){1,3}(?: \([^()]{2,20}\))?(?=\s*,)"
)
_BETWEEN = re.compile(
    rf"(?:\s+setempat)?(?:\s*\((?:[A-Z]{{2,}}[\w-]*|[A-Z][a-z]*[A-Z]\w*)\)(?=,?\s))?(?:{_SEAT}){{0,2}}\s*,?\s*(?:(?:yaitu|yakni|oleh)\s+)?\(?"
)
"""Between an office and its holder: a comma, the short name of the body, where it lies."""
_CALLED = re.compile(
    r"\s*,?\s*(?:\(([A-Z][a-z]{2,14})\)|yang (?:akrab|biasa|kerap|karib) (?:di)?(?:sapa|panggil)\s+(?:\w+ )?([A-Z][a-z]{2,14})\b)"
)
_SELF = re.compile(r"\s*,?\s*(?:selaku|sebagai|yang (?:juga|merupakan|menjabat(?: sebagai)?)|juga)\s*|\s*[,(]\s*")
_INSTEAD = re.compile(r"\s*,?\s*(?:yang )?(?:di)?wakil(?:i|kan)\s+(?:oleh\s+)?|\s*yang dalam hal ini diwakili (?:oleh )?")
_LISTED = re.compile(r"\s*(?:,\s*(?:dan|serta)|,|dan|serta)\s+")
_BOTH = frozenset({"/", "sekaligus", "yang juga", "juga", "selaku", "merangkap", "yang sekaligus", "sebagai"})


@dataclass(slots=True)
class Someone:
    """A person as the article is read."""

    name: str
    holder: Holder | None = None
    position: str | None = None
    piece: Piece | None = None
    body: str | None = None
    """The body to which a person without an office belongs."""
    order: int = 0
    first: int = 0
    alone: bool = False
    """The name alone is a mention (heads of region and the Sekda)."""
    spoken: bool = False
    """A verb of speaking stands beside the name alone."""
    aliases: set[str] = field(default_factory=set)
    nicknames: set[str] = field(default_factory=set)
    """What else the article calls them: "Ridwan Kusuma (Emil)"."""
    further: list[tuple[Holder, Piece]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Found:
    """A name at one place of a line."""

    piece: Piece
    name: Name
    someone: Someone


class People:
    """The persons of an article and the places where their names stand."""

    def __init__(self) -> None:
        self.all: list[Someone] = []
        self.found: list[Found] = []
        self.of_holder: dict[tuple[int, int], Someone] = {}
        """Person of the office-holder at (number of the piece, first word)."""

    def add(self, piece: Piece, name: Name) -> Someone:
        """Return the person of this name, a new one where nobody has it yet."""
        someone = self.by_name(name.text)
        if someone is None:
            someone = Someone(name.text, order=len(self.all))
            self.all.append(someone)
        elif len(name.text) > len(someone.name) and set(keys(someone.name)) <= set(keys(name.text)):
            someone.name = name.text
        someone.aliases = set(keys(someone.name)) - _SMALL
        if called := _CALLED.match(piece.raw, name.end):
            someone.nicknames.add((called[1] or called[2]).lower())
        self.found.append(Found(piece, name, someone))
        return someone

    def by_name(self, text: str) -> Someone | None:
        """Return whose name this is, in full or in part; the last named of several."""
        words = set(keys(text))
        if not words:
            return None
        if len(words) == 1 and (called := next((s for s in self.all if words <= s.nicknames), None)) is not None:
            return called
        for someone in reversed(self.all):
            own = set(keys(someone.name))
            if words == own or (words <= own and words - _SMALL) or (own <= words and own - _SMALL and len(own) > 1):
                return someone
        for someone in reversed(self.all):
            own = set(keys(someone.name))
            if len(own) == 1 and own <= words and keys(text)[0] in own:
                return someone
        return self._spelled(text) if len(words) == 1 else self._slipped(text)

    def _slipped(self, text: str) -> Someone | None:
        """Return whose whole name this is with a slip of the pen in it: "Dharma Budhy" is "Darma Budhy"."""
        words = keys(text)
        for someone in reversed(self.all):
            own = keys(someone.name)
            if len(own) == len(words) and all(a[0] == b[0] and ratio(a, b) > SLIPPED for a, b in zip(own, words, strict=True)):
                return someone
        return None

    def _spelled(self, text: str) -> Someone | None:
        """Return whose name this one word is with a letter changed: "Budi" of "Darma Budhy"."""
        key = keys(text)[0]
        for someone in reversed(self.all):
            own = keys(someone.name)
            if len(own) > 1 and len(key) > 3 and any(w[:3] == key[:3] and ratio(w, key) >= SPELLED for w in own):
                return someone
        return None


SLIPPED = 85
SPELLED = 75
"""So alike (of 100) are two spellings of one name that begin alike."""
_SMALL = frozenset({"bin", "binti", "al", "el", "ar", "muhammad", "m", "h", "a", "abd"})


def find_people(pieces: list[Piece], holders: list[list[Holder]]) -> People:
    """Return everybody named, first those whose office is told, then speakers and those on lists."""
    people = People()
    order = sorted(range(len(pieces)), key=lambda n: pieces[n].reader.headline)
    blocked = [_blocked(piece, held) for piece, held in zip(pieces, holders, strict=True)]
    for number in order:
        piece = pieces[number]
        for holder, name in couples(piece, holders[number], blocked[number]):
            _give(people, piece, number, holder, name)
        for holder in holders[number]:
            if not piece.reader.headline and (number, holder.first) not in people.of_holder:
                _behind(people, piece, number, holder, blocked[number]) or _before(people, piece, number, holder)
        _shared(people, piece, number, holders[number])
    for number in order:
        if not pieces[number].reader.headline:
            _roles(people, pieces[number], blocked[number])
            _members(people, pieces[number], holders[number], blocked[number])
            _speakers(people, pieces[number], blocked[number])
            _in_prose(people, pieces[number], holders[number], blocked[number])
    _unnamed_head(people, pieces, holders)
    return people


def _shared(people: People, piece: Piece, number: int, holders: list[Holder]) -> None:
    """Give two offices in one breath to one person: "Sekjen X/Kepala Y, Z"; "Wakil Bupati selaku Ketua T, Z"."""
    for left, right in pairwise(holders):
        between = piece.shown[piece.end(left.last) : piece.start(right.first)].strip()
        one, other = people.of_holder.get((number, left.first)), people.of_holder.get((number, right.first))
        if between not in _BOTH or (one is None) == (other is None):
            continue
        if other is not None:
            people.of_holder[number, left.first] = other
            other.further.append((right, piece))
            other.holder, other.piece, other.alone = left, piece, other.alone or left.office.alone
            other.position = piece.text(left.first, right.last if between == "/" else left.last)
        elif one is not None:
            people.of_holder[number, right.first] = one
            one.further.append((right, piece))


def _unnamed_head(people: People, pieces: list[Piece], holders: list[list[Holder]]) -> None:
    """The head of region whom nobody names in full is the one speaker without an office: "Bupati X ...", "jelas Romi"."""
    heads = [
        (number, h)
        for number, held in enumerate(holders)
        for h in held
        if h.office.alone and pieces[number].reader.capital(h.first)
    ]
    if not heads or len({h.office.key for _, h in heads}) > 1 or any(s.holder and s.holder.office.alone for s in people.all):
        return
    lonely = [s for s in people.all if s.holder is None and s.position is None and s.body is None and s.spoken]
    if len(lonely) == 1:
        number, holder = max(heads, key=lambda pair: (pair[1].inner is not None, -pair[0]))
        someone = lonely[0]
        someone.holder, someone.piece, someone.alone = holder, pieces[number], True
        someone.position = pieces[number].text(holder.first, holder.last)


def _blocked(piece: Piece, holders: list[Holder]) -> frozenset[int]:
    named = [s for s in piece.spans if not s.flags & {"generic", "topic", "place"}]
    spans = [s.first for s in named if not (s.core in ("tni", "polri") and piece.after_rank(s.first))]
    return frozenset(piece.start(first) for first in (*spans, *(h.first for h in holders)))


def _behind(people: People, piece: Piece, number: int, holder: Holder, blocked: frozenset[int]) -> bool:
    """Read the name behind an office: "Sekda Kaltim Sri Wahyuni", "Kepala Balai X, Y mengatakan"."""
    if _instead(people, piece, holder, blocked):
        return True
    between = _BETWEEN.match(piece.shown, piece.end(holder.last))
    assert between is not None
    comma = "," in between[0]
    name = read_name(piece.shown, between.end(), blocked, sure=not comma)
    if name is None and holder.complete:
        name = read_name(piece.shown, between.end(), blocked, sure=True, trust=True)
        told = name is not None and (verb_follows(piece.shown, name.end) or _said_by(piece, holder, name.end))
        apart = name is not None and bool(comma) and (name.end > name.stop or is_apart(piece.shown, name))
        if name is not None and not told and not apart:
            name = None
    if name is None or (comma and not ends_well(piece.shown, name.end)) or _is_of_another(people, holder, name, comma=comma):
        return False
    if not comma and name.start == between.end() and name.end == name.stop and not set(keys(name.text)) & given_names():
        if re.match(r"\s+(?:\([A-Z]{2,}\) )?[A-Z\d]", piece.shown[name.end :]):
            return False  # "Kepala Lemdiklat Polri Arif" heads a body that no list has
        link = re.match(r",\s+", piece.shown[name.end :])
        further = read_name(piece.shown, name.end + link.end(), blocked, sure=False) if link else None
        if further is not None and set(keys(further.text)) & given_names():
            name = further  # "Direktur Lokatara, Haris Azhari"
    _give(people, piece, number, holder, name)
    return True


def _said_by(piece: Piece, holder: Holder, end: int) -> bool:
    """Tell whether a passive verb of speaking has its agent here: "disampaikan Kades X Y bahwa ..."."""
    verb = piece.words[holder.first - 1] if holder.first else ""
    return (
        verb.startswith("di")
        and verb in positions().words["speech"]
        and re.match(r"\s*(?:,|bahwa)", piece.shown[end:]) is not None
    )


def _instead(people: People, piece: Piece, holder: Holder, blocked: frozenset[int]) -> bool:
    """Read who comes in the place of the holder: "Kepala Dinas X yang diwakili Y"."""
    instead = _INSTEAD.match(piece.shown, piece.end(holder.last))
    name = read_name(piece.shown, instead.end(), blocked, sure=True) if instead and instead.end() not in blocked else None
    if name is None:
        return False
    someone = people.add(piece, name)
    someone.piece = someone.piece or piece
    if someone.body is None and holder.body is not None:
        someone.body = piece.text(holder.body.first, holder.body.last)
    return True


def _is_of_another(people: People, holder: Holder, name: Name, *, comma: bool) -> bool:
    """Tell whether one word behind an office is a nickname, or names somebody who is known with another office."""
    if len(name.text.split()) > 1:
        return False
    known = people.by_name(name.text)
    if known is None:
        return not comma and _is_nickname(people, holder, name)
    elsewhere = known.holder is not None and not known.alone and known.holder.complete
    return elsewhere and holder.office.alone  # "kepada Bupati X Hilmar menyampaikan"


def _is_nickname(people: People, holder: Holder, name: Name) -> bool:
    """Tell whether the holder is known already under another name: "Gubernur Harum"."""
    return holder.office.alone and any(
        s.holder is not None and s.holder.office.key == holder.office.key and len(keys(s.name)) > 1 for s in people.all
    )


def _give(people: People, piece: Piece, number: int, holder: Holder, name: Name) -> None:
    someone = people.add(piece, name)
    people.of_holder[number, holder.first] = someone
    if someone.holder is None or (not someone.holder.complete and holder.complete):
        someone.holder, someone.piece = holder, piece
        someone.position = piece.text(holder.first, holder.last)
    elif (holder, piece) not in someone.further:
        someone.further.append((holder, piece))
    someone.alone = someone.alone or holder.office.alone


def _before(people: People, piece: Piece, number: int, holder: Holder) -> bool:
    """Read the name before an office: "Sapril, Sekda X", "Y selaku Kepala Z"."""
    start = piece.start(holder.first)
    head = piece.shown[max(0, start - 110) : start]
    for match in re.finditer(r"(?:^|(?<=[\s“\"(]))(?=[A-Z])", head):
        at = max(0, start - 110) + match.start()
        name = read_name(piece.shown, at, frozenset(), sure=False)
        if name is None or name.end >= start:
            continue
        link = piece.shown[name.end : start]
        if not _SELF.fullmatch(link) or (link.strip() == "," and not apposition(piece, holder, name)):
            continue
        taken = any(f.piece is piece and f.name.start < name.stop and name.start < f.name.stop for f in people.found)
        if taken and link.strip() == ",":
            return False
        _give(people, piece, number, holder, name)
        return True
    return False


def _roles(people: People, piece: Piece, blocked: frozenset[int]) -> None:
    """Read persons with what they are where that is no office: "Widyaiswara Provinsi X Budi Santoso", "warga Y, Ali"."""
    roles, words = positions().roles, piece.words
    for index, word in enumerate(words):
        for role in roles.get(word, ()):
            if words[index : index + len(role)] != role:
                continue
            last = index + len(role) - 1
            for _ in range(2):
                span = piece.by_first.get(last + 1)
                region = piece.reader.region(last + 1)
                last = span.last if span else max(last, region)
            between = _BETWEEN.match(piece.shown, piece.end(last))
            assert between is not None
            name = read_name(piece.shown, between.end(), blocked, sure=False)
            if name is not None and ("," not in between[0] or ends_well(piece.shown, name.end)):
                someone = people.add(piece, name)
                someone.piece = someone.piece or piece
                if someone.position is None:
                    someone.position = piece.text(index, last)
                break


def _members(people: People, piece: Piece, holders: list[Holder], blocked: frozenset[int]) -> None:
    """Read names right behind a body and in the list behind them: "Tim Penilai A, B dan C"."""
    taken = {h.last for h in holders}
    for span in piece.spans:
        if span.last in taken or span.flags & {"generic", "topic", "place"} or span.cls not in ("FORUM", "PUSAT", "LEGISLATIF"):
            continue
        at, body = piece.end(span.last), piece.text(span.first, span.last)
        name = read_name(piece.shown, at, blocked, sure=False)
        while name is not None and len(keys(name.text)) > 1:
            someone = people.add(piece, name)
            someone.piece = someone.piece or piece
            someone.body = someone.body or body
            link = _LISTED.match(piece.shown, name.end)
            name = read_name(piece.shown, link.end(), blocked, sure=False) if link else None


def _speakers(people: People, piece: Piece, blocked: frozenset[int]) -> None:
    """Read speakers who are named without an office: "kata Sunggono", "Romi menjelaskan"."""
    for match in _said().finditer(piece.shown):
        at = match.end() if match[1] else match.start()
        name = read_name(piece.shown, at, blocked, sure=False)
        if name is None or (not match[1] and not verb_follows(piece.shown, name.end)):
            continue
        known = people.by_name(name.text)
        if name.text.lower() in piece.story.places | piece.story.locals:
            continue
        if known is None and {name.text.lower(), *keys(name.text)} & positions().words["corporate"]:
            continue  # "kata Communication Manager X"
        if known is None and not all(k in given_names() or len(k) > 3 for k in keys(name.text)):
            continue
        fuller = fuller_name(piece.story.text, name) if known is None and " " not in name.text else None
        someone = people.add(piece, fuller or name)
        someone.piece = someone.piece or piece
        someone.spoken = True


@cache
def _said() -> re.Pattern[str]:
    words = "|".join(sorted(positions().words["speech"], key=lambda w: (-len(w), w)))
    return re.compile(rf"(?i:\b({words})(?:nya)?)\b,?\s+(?=[A-Z])|(?:^|(?<=[.”\"!?]\s))(?=[A-Z])")


_NO_POSITION = re.compile(
    r"(?:saat|ketika|usai|yang|untuk|dalam|di|pada|sudah|telah|akan|tidak|juga|dan|serta)\b|(?:me|di|ber|ter)[a-z]{4}"
)
_START = re.compile(r"(?:^|(?<=\s)|(?<=[“\"‘(]))(?=[A-Z])")


def _in_prose(people: People, piece: Piece, holders: list[Holder], blocked: frozenset[int]) -> None:
    """Read who is told of without an office: "Menik Purwanti sudah ...", "Widya Kusuma, 15 tahun", "Nenek Saniah"."""
    spans = [(s.first, s.last) for s in piece.spans if not s.flags & {"generic", "topic", "place"}]
    used = [
        (piece.start(a), piece.end(b))
        for a, b in [*spans, *((h.first, h.last) for h in holders), *piece.reader.region_at.items()]
    ]
    ends = {piece.end(s.last) for s in piece.spans} | {piece.end(last) for last in piece.reader.region_at.values()}
    for match in _START.finditer(piece.shown):
        at = match.start()
        if any(a <= at < b for a, b in used) or any(f.piece is piece and f.name.start <= at < f.name.end for f in people.found):
            continue
        name = read_name(piece.shown, at, blocked, sure=False)
        if name is None or any(a < name.stop and name.start < b for a, b in used):
            continue
        if any(f.piece is piece and f.name.start < name.stop and name.start < f.name.stop for f in people.found):
            continue
        if piece.shown[:at].rstrip(" ")[-1:] == "(" and re.match(r"\s*\)\s*$", piece.shown[name.end :]):
            continue  # who wrote it: "... kata Bupati. (Rina Wati)"
        place = name.text.lower() in piece.story.places | piece.story.locals
        speaks = is_behind(piece, at, ends) and verb_follows(piece.shown, name.end)
        if not place and (is_told(piece, at, name) or (speaks and all_names(name))) and people.by_name(name.text) is None:
            someone = people.add(piece, name)
            someone.piece = piece
            apposed = re.match(r",\s+([a-z][^,.;:()“\"]{2,60})[,.]", piece.shown[name.end :])
            apposed = None if apposed and _NO_POSITION.match(apposed[1]) else apposed
            someone.position = apposed[1] if apposed and not AGED.match(piece.shown, name.end) else None
