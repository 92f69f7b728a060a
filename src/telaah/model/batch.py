"""What is said of documents together: duplicates, chapters of one plan, copies, offices without a plan."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from telaah.model.identity import DocumentKind
from telaah.model.place import Box


class DuplicateReason(StrEnum):
    """In what two files are one."""

    SAME_FILE = "same_file"
    """Byte for byte."""
    SAME_TEXT = "same_text"
    """Another file with the same text: saved again, or in another format."""


class CopyKind(StrEnum):
    """What was copied."""

    OUTCOME = "outcome"
    PARTNER = "partner"
    """A passage that names partners."""


@dataclass(frozen=True, slots=True)
class ChapterResult:
    """A chapter that a file holds."""

    number: str
    """As printed: "BAB IV"."""
    title: str
    page: int


@dataclass(frozen=True, slots=True)
class TraitsResult:
    """What tells which files belong together."""

    own_names: tuple[str, ...] = ()
    """Other names and abbreviations that the document has for its own organisation."""
    chapters: tuple[ChapterResult, ...] = ()
    contents: bool = False
    """It has a table of contents, as whole documents have."""
    excerpt: bool = False
    """It holds a part of a plan alone: a chapter or two, an annex."""
    also_named: tuple[str, ...] = ()
    """Offices that stand where a name says little (running heads, names of sub kegiatan) and are no ``mentions``."""
    letters: str = ""
    """How often each letter and digit stands in the text, running heads and contents aside: the same for the same text in
    another file format."""
    sketch: str = ""
    """A MinHash of the text."""
    beginning: str = ""
    """The first words of the text, for what is said of the document as a whole."""


@dataclass(frozen=True, slots=True)
class PagesElsewhere:
    """Pages of another file of the same plan."""

    path: str
    pages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RelatedResult:
    """A passage of another document of the batch that belongs to a finding."""

    path: str
    organisation: str | None
    page: int | None
    quote: str
    outcome: str | None = None
    bbox: Box | None = None


@dataclass(frozen=True, slots=True)
class DuplicateResult:
    """A file that has the content of another one of the batch."""

    path: str
    of: str
    """The file that is counted."""
    reason: DuplicateReason


@dataclass(frozen=True, slots=True)
class PartResult:
    """A file of a plan that consists of several."""

    path: str
    pages: int
    chapters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupResult:
    """Files that are chapters of one plan, and were judged together."""

    kind: DocumentKind
    organisation: str | None
    region: str | None
    period: tuple[int, int] | None
    parts: tuple[PartResult, ...]
    """In the order of the chapters."""


@dataclass(frozen=True, slots=True)
class SetAsideResult:
    """Why a file is no plan: of such a file nothing is said but that."""

    reason: str
    """What it is, as far as its beginning tells: "letter", "minutes", "regulation", "statistics", ... or "unknown"."""
    quote: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class NoPlanResult:
    """A file of the batch that was set aside."""

    path: str
    reason: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class CopyPlace:
    """Where one of several alike passages stands."""

    path: str
    organisation: str | None
    outcome: str | None
    page: int | None
    quote: str


@dataclass(frozen=True, slots=True)
class CopyResult:
    """Passages of plans of different offices that say the same in the same words."""

    kind: CopyKind
    similarity: float
    """Of the least alike of them to the first, 0 to 1."""
    places: tuple[CopyPlace, ...]


@dataclass(frozen=True, slots=True)
class OneSidedResult:
    """A partnership of which the partner's own plan says nothing (KOL007)."""

    path: str
    organisation: str | None
    outcome: str | None
    page: int | None
    quote: str
    partner: str | None
    partner_path: str


@dataclass(frozen=True, slots=True)
class OfficeResult:
    """A line of the list of offices, and which files of the batch are its plans."""

    line: int
    name: str
    region: str | None
    paths: tuple[str, ...]
    """Empty: the batch holds no plan of this office."""


@dataclass(frozen=True, slots=True)
class UnlistedResult:
    """An office with a plan in the batch that the list does not have."""

    organisation: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RosterResult:
    """The list of offices against the batch."""

    path: str
    offices: tuple[OfficeResult, ...]
    unlisted: tuple[UnlistedResult, ...] = ()
    unknown: tuple[str, ...] = ()
    """Files with a plan of which nobody can tell whose it is."""


@dataclass(frozen=True, slots=True)
class BatchResult:
    """What is said of all documents together."""

    duplicates: tuple[DuplicateResult, ...] = ()
    groups: tuple[GroupResult, ...] = ()
    set_aside: tuple[NoPlanResult, ...] = ()
    one_sided: tuple[OneSidedResult, ...] = ()
    copies: tuple[CopyResult, ...] = ()
    roster: RosterResult | None = None
