"""One line of an article with the names in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from telaah.lexicons.load import load_regions
from telaah.lexicons.regions import find_places, region_key
from telaah.mentions.compose import read_spans
from telaah.mentions.matcher import field_words, lexicon
from telaah.mentions.spans import Span, longest
from telaah.news.article import Article
from telaah.news.parties.lexicon import given_names, news_matcher, positions, short_regions
from telaah.news.parties.reader import Line, NewsFinder, NewsReader
from telaah.text.normalise import normalise

_BRACKET = re.compile(r"(?<=\w) \([A-Za-z][\w.&/ -]{1,18}\)(?= [A-Z])")
"""An abbreviation inside a name that goes on: "Pemerintah Provinsi (Pemprov) Kaltim"."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|@[\w.]+|\b[\w.-]+@[\w.-]+\b")
_EMPTY = re.compile(r"\(\s*\)")
_SIGN_OFF = re.compile(r"[(\[][\w.*]{1,24}(?:\s?[/|]\s?[\w .*]{1,24})+[)\]]\s*$")
_CAPITALS = r"[A-Z][\w.’']*(?: [A-Z][\w.’']*){0,3}"
_DATELINE = re.compile(
    rf"^\s*{_CAPITALS}\s*(?:[,|(:]\s*\(?[\w.]+(?: [\w.]+){{0,3}}\)?\s*)?"
    r"(?:\s[-–—]{1,3}\s*|(?<=[a-z)])[-–—]{1,3}\s+|(?<=[A-Z])[-–—]{1,3}\s*|\s?\|{1,2}\s*|\s?//\s*)(?=[A-Z\d“\"‘])"
)
_SENTENCE_END = re.compile(r"[.!?][”\"’)]*\s*$")


class Piece:
    """A line and what is found in it; ``offset`` is -1 for a title that the text does not hold."""

    def __init__(self, raw: str, offset: int, places: frozenset[str], text: str, *, headline: bool) -> None:
        self.raw, self.offset = raw, offset
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
        short = len(raw) < 130 and not _SENTENCE_END.search(raw)
        self.reader = NewsReader(self.normal, self.scan, Line(short and headline, short, places, text))
        self.finder = NewsFinder(self.reader, self.scan)
        self.spans: list[Span] = read_spans(self.reader, self.scan, finder=self.finder, holders=False) if self.words else []
        self.by_first = {span.first: span for span in self.spans}

    def add(self, more: list[Span]) -> None:
        """Add names; the longest of those that overlap are kept."""
        if more:
            self.spans = longest([*self.spans, *more])
            self.by_first = {span.first: span for span in self.spans}

    def in_room(self, word: int) -> bool:
        """Tell whether what begins at a word names a room or a building: "di Ruang Rapat Utama Dinas X"."""
        lists, at = positions().words, word - 1
        while at >= 0 and word - at <= 4:
            if self.words[at] in lists["rooms"]:
                return True
            if self.words[at] not in lists["room_parts"] and not (
                self.reader.capital(at) and at == word - 1 and self.words[at - 1] in ("ruang", "aula", "gedung")
            ):
                return False
            at -= 1
        return False

    def start(self, word: int) -> int:
        """Return where a word begins in the line."""
        return self.normal.spans[word][0]

    def end(self, word: int) -> int:
        """Return where a word ends in the line."""
        return self.normal.spans[word][1]

    def text(self, first: int, last: int) -> str:
        """Return a name as printed."""
        return self.finder.text_of(first, last, self.raw)


_CALLED = re.compile(
    r"\b(?:Kabupaten|Kota|Provinsi|Pem(?:kab|kot|prov)|[Pp]emerintah (?:Kabupaten|Kota|Provinsi)|Kab\.)(?: \([A-Za-z]+\))?"
    r" ([A-Z][a-z]{2,})(?: ([A-Z][a-z]{2,}))?(?: ([A-Z][a-z]{2,}))?"
)
_CITY = re.compile(r"^\s*([A-Z][A-Z]{3,}(?: [A-Z]{3,}){0,2})\b(?=\s*[-–—(,])", re.MULTILINE)
LEAST_CALLED = 2
"""So often something must be named that is called a region and that no list has."""


def own_places(text: str) -> frozenset[str]:
    """Return the places that a text calls a region and that no list has: "Kabupaten X Y", "Pemkab X Y", "X Y - Rapat ..."."""
    runs = {tuple(w for w in match.groups() if w) for match in _CALLED.finditer(text)}
    runs |= {tuple(match[1].title().split()) for match in _CITY.finditer(text)}
    found = set()
    for run in sorted(runs):
        if _is_other(run[0]) or any(find_places(" ".join(run[:size])) for size in (1, 2, 3)):
            continue
        counts = [text.count(" ".join(run[:size])) for size in range(1, len(run) + 1)]
        best = max(range(len(counts)), key=lambda n: (counts[n] * 3 >= counts[0] * 2, n)) if counts[0] >= LEAST_CALLED else -1
        while best > 0 and run[best].lower() in given_names() and counts[best] * 10 < counts[0] * 9:
            best -= 1
        if best == 0 and run[0].lower() in _beginnings():
            continue  # "Muara Enum" is a slip of the pen
        if best >= 0 and counts[best] >= LEAST_CALLED:
            found.add(" ".join(run[: best + 1]).lower())
    return frozenset(found)


def _is_party(dateline: str) -> bool:
    """Tell whether what looks like a dateline names a party: "Pemkab X - DPRD sepakat"."""
    first = dateline.split(maxsplit=1)[0].lower()
    return first in positions().offices or first.startswith(("pem", "dinas", "badan", "dprd"))


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(key.split()[0] for region in load_regions() if " " in (key := region_key(region.name)))


def _is_other(word: str) -> bool:
    key, lists = word.lower(), positions().words
    return key in short_regions() or key in lists["honorifics"] or key in lists["not_names"] or key in field_words()


def pieces(article: Article) -> Iterator[Piece]:
    """Yield title and lines; a title that begins the text is read once."""
    title = " ".join((article.title or "").split())
    lines, places = article.text.split("\n"), own_places(f"{title}\n{article.text}")
    if title and not any(" ".join(line.split()) == title for line in lines[:3]):
        yield Piece(title, -1, places, article.text, headline=True)
    offset = 0
    for line in lines:
        if line.strip():
            yield Piece(line, offset, places, article.text, headline=" ".join(line.split()) == title)
        offset += len(line) + 1
