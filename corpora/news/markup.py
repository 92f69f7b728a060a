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
    r"\[(?P<cls>[A-Z])(?P<party>\+?) (?P<name>[^\]|]+)(?:\|(?P<who>[^\]]+))?\]|[«‹](?P<speaker>[^|»›]+)\||[»›]|\{(?P<kinds>[a-z+]+):|\}"
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
    printed: list[str] = []
    length = last = 0
    quote: tuple[str, int, bool] | None = None
    sentence: tuple[str, int] | None = None

    def add(piece: str) -> None:
        nonlocal length
        printed.append(piece)
        length += len(piece)

    for mark in MARK.finditer(marked):
        add(marked[last : mark.start()])
        last = mark.end()
        sign = mark[0][0]
        if mark["name"]:
            who = _person(story, mark["who"]) if mark["who"] else None
            start = length - 1_000_000 if in_title else length
            story.mentions.append(Mention(mark["name"], CLASSES[mark["cls"]], who, bool(mark["party"]), start))
            add(mark["name"])
        elif mark["speaker"]:
            if quote is not None:
                raise MarkError(f"{story.ident}: a quote begins in a quote near {marked[last : last + 40]!r}")
            quote = (_person(story, mark["speaker"]), length, sign == "«")
        elif sign in "»›":
            if quote is None:
                raise MarkError(f"{story.ident}: a quote ends that never began near {marked[last - 40 : last]!r}")
            story.quotes.append(Stretch(quote[0], quote[1], length, quote[2]))
            quote = None
        elif mark["kinds"]:
            if sentence is not None or set(mark["kinds"].split("+")) - {"i", *STATUSES}:
                raise MarkError(f"{story.ident}: wrong sentence mark near {marked[last : last + 40]!r}")
            sentence = (mark["kinds"], length)
        else:
            if sentence is None:
                raise MarkError(f"{story.ident}: a sentence ends that never began near {marked[last - 40 : last]!r}")
            story.sentences.append(Stretch(sentence[0], sentence[1], length))
            sentence = None
    if quote or sentence:
        raise MarkError(f"{story.ident}: a mark is not closed: {quote or sentence}")
    add(marked[last:])
    text = "".join(printed)
    if re.search(r"[\[\]{}«»‹›]", text):
        raise MarkError(f"{story.ident}: a mark is left in {re.search(r'.{0,20}[][{}«»‹›].{0,20}', text)}")
    return text


def _person(story: Story, part: str) -> str:
    """The full name of the person of the header whose name has this part."""
    found = [p.name for p in story.persons if part == p.name] or [p.name for p in story.persons if part in p.name]
    if len(found) != 1:
        raise MarkError(f"{story.ident}: {part!r} is {len(found)} persons")
    return found[0]
