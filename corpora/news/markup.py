"""Read the marked articles of this corpus: articles/*.txt -> Story.

A source has a header of ``key: value`` lines, a blank line, the title line and the paragraphs. Marks in title and text:

    [O Dinas Sosial]            a party with the letter of its class (CLASSES below)
    [O+ Dinas Sosial]           the same, and a party of the collaboration sentence it stands in
    [P Bupati|Rina]             an office-holder; after the bar any part of a person's name that the header lists
    «Rina|kata-kata»            a stretch in the speaker's own words (printed quotation marks stand outside the mark)
    ‹Rina|isi ucapan›           a stretch of indirect speech
    {run:Kalimat.}              a sentence; kinds joined by +: i (indicator talk), done, run, plan, call, deny

The marks of the three families may cross each other. No mark is printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

CLASSES = {
    "O": "OPD", "P": "PEMDA", "C": "PUSAT", "L": "LEGISLATIF", "D": "KECAMATAN_DESA", "H": "APARAT_HUKUM", "N": "LEMBAGA_NEGARA",
    "B": "BUMN_BUMD", "U": "DUNIA_USAHA", "A": "AKADEMISI", "M": "MASYARAKAT", "W": "MEDIA", "I": "MITRA_PEMBANGUNAN",
    "X": "LUAR_NEGERI", "F": "FORUM",
}  # fmt: skip
STATUSES = {"done": "done", "run": "running", "plan": "planned", "call": "called_for", "deny": "denied"}
HEADERS = {
    "outlet",
    "date",
    "print",
    "brief",
    "topic",
    "region",
    "form",
    "manner",
    "byline",
    "person",
    "same",
    "plan",
    "notes",
    "title",
}
MARK = re.compile(
    r"\[(?P<cls>[A-Z])(?P<party>\+?) (?P<name>[^\]|]+)(?:\|(?P<who>[^\]]+))?\]"
    r"|[«‹](?P<speaker>[^|»›]+)\||[»›]|\{(?P<kinds>[a-z+]+):|\}"
)


class MarkError(ValueError):
    """A source that does not follow the form."""


@dataclass(frozen=True)
class Person:
    """One person of an article with position and organisation as the article prints them."""

    name: str
    position: str | None
    organisation: str | None


@dataclass(frozen=True)
class Mention:
    """A party as it stands in the title (``start`` below zero) or in the text."""

    text: str
    cls: str
    person: str | None
    party: bool
    start: int


@dataclass(frozen=True)
class Stretch:
    """A stretch of the text: a quote (``label`` is the speaker) or a sentence (``label`` is its kinds)."""

    label: str
    start: int
    end: int
    direct: bool = True


@dataclass
class Story:
    """One article: what is printed, and what is true of it."""

    ident: str
    headers: dict[str, str]
    persons: list[Person]
    title: str = ""
    text: str = ""
    mentions: list[Mention] = field(default_factory=list)
    quotes: list[Stretch] = field(default_factory=list)
    sentences: list[Stretch] = field(default_factory=list)

    @property
    def paragraphs(self) -> list[str]:
        """The printed paragraphs."""
        return self.text.split("\n")


def read_story(path: Path) -> Story:
    """Read one source file."""
    head, _, rest = path.read_text(encoding="utf-8").partition("\n\n")
    headers: dict[str, str] = {}
    persons = []
    for line in head.splitlines():
        key, colon, value = line.partition(":")
        if not colon or key not in HEADERS:
            raise MarkError(f"{path.name}: {line!r} is no header")
        if key == "person":
            name, position, organisation, *_ = [*map(str.strip, value.split("|")), "", ""]
            persons.append(Person(name, position or None, organisation or None))
        else:
            headers[key] = value.strip()
    story = Story(path.stem, headers, persons)
    title, _, body = rest.strip("\n").partition("\n")
    body = re.sub(r"\n\s*\n", "\n", body.strip("\n"))
    story.title = _unmark(story, title, in_title=True)
    story.text = _unmark(story, body, in_title=False)
    return story


def _unmark(story: Story, marked: str, *, in_title: bool) -> str:
    """Take the marks out of a text and note them in the story."""
    reader = _Reader(story, marked, -1_000_000 if in_title else 0)
    text = reader.read()
    if re.search(r"[\[\]{}«»‹›]", text):
        raise MarkError(f"{story.ident}: a mark is left in {re.search(r'.{0,20}[][{}«»‹›].{0,20}', text)}")
    return text


@dataclass
class _Reader:
    """One pass over a marked text; the quote and the sentence that are open may cross."""

    story: Story
    marked: str
    offset: int
    printed: list[str] = field(default_factory=list)
    length: int = 0
    quote: tuple[str, int, bool] | None = None
    sentence: tuple[str, int] | None = None

    def read(self) -> str:
        last = 0
        for mark in MARK.finditer(self.marked):
            self._add(self.marked[last : mark.start()])
            last = mark.end()
            self._note(mark, self.marked[max(0, last - 40) : last + 40])
        self._add(self.marked[last:])
        if self.quote or self.sentence:
            raise MarkError(f"{self.story.ident}: a mark is not closed: {self.quote or self.sentence}")
        return "".join(self.printed)

    def _add(self, piece: str) -> None:
        self.printed.append(piece)
        self.length += len(piece)

    def _note(self, mark: re.Match[str], near: str) -> None:
        if mark["name"]:
            who = _person(self.story, mark["who"]) if mark["who"] else None
            start = self.length + self.offset
            self.story.mentions.append(Mention(mark["name"], CLASSES[mark["cls"]], who, bool(mark["party"]), start))
            self._add(mark["name"])
        elif mark["speaker"]:
            if self.quote is not None:
                raise MarkError(f"{self.story.ident}: a quote begins in a quote near {near!r}")
            self.quote = (_person(self.story, mark["speaker"]), self.length, mark[0][0] == "«")
        elif mark["kinds"]:
            if self.sentence is not None or set(mark["kinds"].split("+")) - {"i", *STATUSES}:
                raise MarkError(f"{self.story.ident}: wrong sentence mark near {near!r}")
            self.sentence = (mark["kinds"], self.length)
        else:
            self._close(mark[0], near)

    def _close(self, sign: str, near: str) -> None:
        if sign == "}" and self.sentence is not None:
            self.story.sentences.append(Stretch(self.sentence[0], self.sentence[1], self.length))
            self.sentence = None
        elif sign != "}" and self.quote is not None:
            self.story.quotes.append(Stretch(self.quote[0], self.quote[1], self.length, self.quote[2]))
            self.quote = None
        else:
            raise MarkError(f"{self.story.ident}: a mark ends that never began near {near!r}")


def _person(story: Story, part: str) -> str:
    """The full name of the person of the header whose name has this part."""
    found = [p.name for p in story.persons if part == p.name] or [p.name for p in story.persons if part in p.name]
    if len(found) != 1:
        raise MarkError(f"{story.ident}: {part!r} is {len(found)} persons")
    return found[0]
