"""What an article is: data only. The order of the fields is the order of the keys of the export (CONTRACT, "News")."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from telaah.model.mention import MentionType, PartyClass


class TalkStatus(StrEnum):
    """How real a collaboration is that an article tells of (gold/GUIDELINES.md 9)."""

    DONE = "done"
    """Signed or held."""
    RUNNING = "running"
    PLANNED = "planned"
    CALLED_FOR = "called_for"
    """A principle, a hope, a request."""
    DENIED = "denied"
    """A lack of it."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A line of the raw text that is no part of the article."""

    text: str
    reason: str
    """Key of the residue rule: "related", "share", "tags", "byline", "rubric", "advert", "dateline", ..."""
    line: int = 0
    """Number of the raw line, from 1; 0 where the source has no lines (HTML)."""


@dataclass(frozen=True, slots=True)
class NewsMention:
    """A party named at one place of the article; ``start`` and ``end`` count characters of ``Article.text``."""

    type: MentionType
    cls: PartyClass | None
    text: str
    """As printed, without the person."""
    name: str
    """The normalised form that mentions of one party share, with its region where the article tells it."""
    person: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in the article, under the fullest form of the name."""

    name: str
    position: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, word for word or reported."""

    speaker: str
    """The fullest form of the person's name that the article gives; "" where nobody is named."""
    position: str | None
    text: str
    direct: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class IndicatorTalk:
    """A sentence about an indicator, a target, an outcome or data of an office."""

    sentence: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Party:
    """A party of a collaboration that an article tells of."""

    text: str
    name: str
    cls: PartyClass | None


@dataclass(frozen=True, slots=True)
class Collaboration:
    """A sentence that tells of collaboration."""

    sentence: str
    parties: tuple[Party, ...]
    status: TalkStatus
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """One article; the fields from ``mentions`` on are empty until it is understood."""

    id: str
    """Hash of what was read: the same material has the same id."""
    path: str
    """The file as given; for archives file and member or record."""
    text: str
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    date: str | None = None
    """ISO; None where the source prints none. Never invented."""
    place: str | None = None
    """Of the dateline ("Samarinda")."""
    removed: tuple[Removed, ...] = ()
    advertorial: bool = False
    duplicate_of: str | None = None
    """Id of the representative of its group of near-duplicates."""
    mentions: tuple[NewsMention, ...] = ()
    persons: tuple[Person, ...] = ()
    quotes: tuple[Quote, ...] = ()
    indicator_talk: tuple[IndicatorTalk, ...] = ()
    collaborations: tuple[Collaboration, ...] = ()
    topics: tuple[str, ...] = ()
    """Programme areas, as ``lexicons/topics.toml`` names them, most telling first."""


@dataclass(frozen=True, slots=True)
class NoArticle:
    """Input that yields no article, and why."""

    path: str
    reason: str
    """"index_page", "too_short", "no_text", "duplicate" or one of the failure reasons of a document."""
    detail: str = ""
