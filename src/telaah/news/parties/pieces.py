"""One line of an article with the names in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from telaah.mentions.compose import read_spans
from telaah.mentions.matcher import lexicon
from telaah.mentions.spans import Span, longest
from telaah.news.article import Article
from telaah.news.parties.lexicon import given_names, news_matcher, positions
from telaah.news.parties.places import own_locals, own_places
from telaah.news.parties.reader import Line, NewsFinder, NewsReader
from telaah.text.abbreviations import bracketed
from telaah.text.normalise import normalise

_BRACKET = re.compile(r"(?<=\w) \([A-Za-z][\w.&/ -]{1,18}\)(?= [A-Z])")
"""An abbreviation inside a name that goes on: "Pemerintah Provinsi (Pemprov) Kaltim"."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|@[\w.]+|\b[\w.-]+@[\w.-]+\b")
_EMPTY = re.compile(r"\(\s*\)")
_SIGN_OFF = re.compile(r"[(\[][\w.* ]{1,24}(?:\s?[/|]+\s?[\w .*:]{1,24})+[)\]]\s*$")
_CAPITALS = r"[A-Z][\w.’']*(?: [A-Z][\w.’']*){0,3}"
_DATELINE = re.compile(
    rf"^\s*{_CAPITALS}\s*(?:[,|(:]\s*\(?[\w.]+(?: [\w.]+){{0,3}}\)?\s*)?"
    r"(?:\s[-–—]{1,3}\s*|(?<=[a-z)])[-–—]{1,3}\s+|(?<=[A-Z])[-–—]{1,3}\s*|\s?\|{1,2}\s*|\s?//\s*)(?=[A-Z\d“\"‘])"
)
_HALLS = frozenset({"ruang", "aula", "gedung", "hall", "auditorium"})
_CAPTION = re.compile(r"\(\d{1,2}/\d{1,2}(?:/\d{2,4})?\)|\bsaat (?:di|me|ber)[a-z]{2,}")
"""Under a picture a line is prose though no full stop ends it."""
_SENTENCE_END = re.compile(r"[.!?][”\"’)]*\s*$")


@dataclass(frozen=True, slots=True)
class Story:
    """The whole article of a line."""

    text: str
    places: frozenset[str]
    """Keys of places that it calls regions and that no list has."""
    locals: frozenset[str]
    """Keys of the kecamatan and desa that it names."""
    other: frozenset[str] = frozenset()
    """Abbreviations that stand for no body here: "Pekerja Migran Indonesia (PMI)"."""


class Piece:
    """A line and what is found in it; ``offset`` is -1 for a title that the text does not hold."""

    def __init__(self, raw: str, offset: int, story: Story, *, headline: bool) -> None:
        self.raw, self.offset, self.story = raw, offset, story
        self.ignored: list[tuple[int, int]] = []
        """Words of offices that nobody holds here: "mantan Panglima TNI"."""
        shown = _BRACKET.sub(lambda m: " " * len(m[0]), raw)
        shown = _ADDRESS.sub(lambda m: " " * len(m[0]), shown)
        shown = _EMPTY.sub(lambda m: " " * len(m[0]), shown)
        shown = _SIGN_OFF.sub(lambda m: " " * len(m[0]), shown)
        dateline = _DATELINE.match(shown) if not headline else None
        self.begin = dateline.end() if dateline and dateline.end() < 70 and not _is_party(dateline[0]) else 0
        shown = " " * self.begin + shown[self.begin :]
        self.shown = shown
        """The line without what is no part of names, place for place."""
        self.normal = normalise(shown)
        self.words = self.normal.words
        self.scan = news_matcher().scan(self.normal, lexicon().scan(self.normal))
        short = len(raw) < 130 and not _SENTENCE_END.search(raw) and not _CAPTION.search(raw)
        self.reader = NewsReader(self.normal, self.scan, Line(short and headline, short, story.places, story.locals, story.text))
        self.finder = NewsFinder(self.reader, self.scan)
        self.spans: list[Span] = read_spans(self.reader, self.scan, finder=self.finder, holders=False) if self.words else []
        self.spans = [self._whole(span) for span in self.spans if not self._is_given(span)]
        self.by_first = {span.first: span for span in self.spans}

    def _whole(self, span: Span) -> Span:
        """Return a name with the number of an illness that ends it: "Satgas Covid-19"."""
        last = span.last + 1
        if self.words[span.last] != "covid" or self.words[last : last + 1] != ("19",):
            return span
        return replace(span, last=last, text=self.text(span.first, last))

    def _is_given(self, span: Span) -> bool:
        """Tell whether what looks like an abbreviation is none: a name ("Fitra" is no FITRA), or means something else here."""
        if span.core.startswith("presiden ") and tuple(span.core.split()) not in {
            o.words for o in positions().offices["presiden"]
        }:
            return True  # the list has "Presiden X"; the person is read with the office
        short = any(h.first == h.last == span.first and h.spelling.isupper() for h in self.scan.names)
        if span.party is not None and self.text(span.first, span.last).lower() in self.story.other:
            return True
        named = self.words[span.first] in given_names() or self.reader.is_person(span.first + 1)
        return short and named and self.reader.printed(span.first).istitle()

    def add(self, more: list[Span]) -> None:
        """Add names; the longest of those that overlap are kept."""
        if more:
            self.spans = longest([*self.spans, *more])
            self.by_first = {span.first: span for span in self.spans}

    def in_room(self, word: int) -> bool:
        """Tell whether what begins at a word names a room or a building: "di Ruang Rapat Utama Dinas X"."""
        lists, at = positions().words, word - 1
        while at >= 0 and word - at <= 4:
            if self.words[at] in lists["rooms"] or " ".join(self.words[at : at + 2]) in lists["rooms"]:
                return True
            named = self.reader.capital(at) and word - at <= 2 and bool({*self.words[max(0, at - 2) : at]} & _HALLS)
            if named:
                at -= 1
                continue
            if self.words[at] not in lists["room_parts"] and not (
                self.reader.capital(at) and at == word - 1 and self.words[at - 1] in ("ruang", "aula", "gedung")
            ):
                return False
            at -= 1
        return False

    def after_rank(self, word: int) -> bool:
        """Tell whether a rank stands before a word: "Mayjen TNI Irwan" names nobody but a person."""
        joined = word > 0 and "-" in self.shown[self.end(word - 1) : self.start(word)]  # "TNI-Polri" are two
        return word > 0 and not joined and self.words[word - 1] in positions().words["honorifics"]

    def start(self, word: int) -> int:
        """Return where a word begins in the line."""
        return self.normal.spans[word][0]

    def end(self, word: int) -> int:
        """Return where a word ends in the line."""
        return self.normal.spans[word][1]

    def text(self, first: int, last: int) -> str:
        """Return a name as printed."""
        return self.finder.text_of(first, last, self.raw)


def _is_party(dateline: str) -> bool:
    """Tell whether what looks like a dateline names a party: "Pemkab X - DPRD sepakat"."""
    words = dateline.lower().split()
    acting = words[0].strip(".") in positions().words["acting"] and words[1:2] and words[1] in positions().offices
    if re.match(r"(?:TNI|ASN|DPRD?|KPU|Polri)\s*[-–—]", dateline.strip()):
        return True  # "TNI-Polri"
    return bool(acting) or words[0] in positions().offices or words[0].startswith(("pem", "dinas", "badan", "dprd"))


def _other(text: str) -> frozenset[str]:
    """Return the abbreviations that an article explains by words that name no body."""
    found = set()
    for short, long in bracketed(text):
        normal = normalise(long)
        scan = news_matcher().scan(normal, lexicon().scan(normal))
        if not (any(n.first == 0 for n in scan.names) or any(h.first == 0 for h in scan.heads)):
            found.add(short.lower())
    return frozenset(found)


def pieces(article: Article) -> Iterator[Piece]:
    """Yield title and lines; a title that begins the text is read once."""
    title = " ".join((article.title or "").split())
    lines, whole = article.text.split("\n"), article.text
    if title not in " ".join(whole[: 3 * len(title)].split()):
        whole = f"{title}\n{whole}"
    story = Story(article.text, own_places(whole), own_locals(whole), _other(whole))
    if title and not any(" ".join(line.split()) == title for line in lines[:3]):
        yield Piece(title, -1, story, headline=True)
    offset = 0
    for line in lines:
        if line.strip():
            yield Piece(line, offset, story, headline=" ".join(line.split()) == title)
        offset += len(line) + 1
