"""The result that telaah gives, and its JSON form (schema version 1).

The order of the fields is the order of the keys. What CONTRACT names stays; a field with a default may be added.
The JSON Schema in ``telaah/schema`` is generated from these classes, and a test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol, runtime_checkable

from telaah.model.batch import BatchResult, PagesElsewhere, RelatedResult, SetAsideResult, TraitsResult
from telaah.model.finding import Severity
from telaah.model.identity import DocumentKind
from telaah.model.mention import MentionType, PartyClass, Role, Status
from telaah.model.place import Box
from telaah.model.plain import Json, dump, fields_of
from telaah.model.plan import Grade, Level, Verdict

SCHEMA_VERSION = 1


class DocumentStatus(StrEnum):
    """Whether all of a document could be read."""

    OK = "ok"
    PARTIAL = "partial"
    """Some pages could not be read, or the file had to be repaired: see ``problems``."""


class FailureReason(StrEnum):
    """Why nothing can be said of a file (RULINGS 4: a closed list)."""

    NOT_FOUND = "not_found"
    NOT_SUPPORTED = "not_supported"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TIMED_OUT = "timed_out"
    OUT_OF_MEMORY = "out_of_memory"
    CRASHED = "crashed"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Failure:
    """A file of which nothing can be said."""

    path: str
    reason: FailureReason
    detail: str = ""


class PassedOverReason(StrEnum):
    """Why something in a folder or an archive was not opened."""

    OTHER_KIND = "other_kind"
    """A photograph, a program, a settings file: by its name and its first bytes no document."""
    HIDDEN = "hidden"
    """Its name begins with a dot, or it is what a system or an open office program leaves."""
    SAME_FILE = "same_file"
    """Another name or a link of what is among the documents or failures already."""


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file or folder that was seen in what was named, and not opened."""

    path: str
    reason: PassedOverReason


@dataclass(frozen=True, slots=True)
class ProblemResult:
    """Something about a document that the reader must know; the document was still judged."""

    page: int | None
    """None where it is about the document as a whole."""
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class VerdictsResult:
    """The two verdicts of an outcome."""

    collaborator: Verdict
    data_source: Verdict


@dataclass(frozen=True, slots=True)
class RejectedResult:
    """A candidate that was looked at and refused, and why."""

    text: str
    page: int
    quote: str
    why: str
    kind: str = "collaborator"
    """"collaborator" or "data_source"."""
    path: str | None = None
    """The file in which it stands, where that is another file of the same plan than the document's own."""


@dataclass(frozen=True, slots=True)
class SearchedResult:
    """Where it was looked for partners and sources of an outcome."""

    pages: tuple[int, ...] = ()
    unreadable_pages: tuple[int, ...] = ()
    sections: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    rejected: tuple[RejectedResult, ...] = ()
    elsewhere: tuple[PagesElsewhere, ...] | None = None
    """Pages of the plan's other files on which it was looked too."""


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """A measure of an outcome; values as printed."""

    id: str
    text: str
    unit: str | None
    baseline: str | None
    targets: Mapping[str, str]
    """By year ("2026"), by ordinal of the plan year ("1"), or "akhir"."""
    formula: str | None
    page: int | None
    pages: tuple[int, ...]
    bbox: Box | None
    path: str | None = None
    """The file in which it stands, where that is another file of the same plan than the document's own."""


@dataclass(frozen=True, slots=True)
class PartyResult:
    """A party bound to an outcome or to the document."""

    text: str
    name: str
    """The normalised form that mentions of one party share."""
    cls: PartyClass | None
    grade: Grade
    generic: bool
    """A sector without a name ("perguruan tinggi")."""
    page: int
    quote: str
    bbox: Box | None
    reason: str
    """The step of the ladder that bound it."""
    detail: str = ""
    role: Role = Role.LAIN
    status: Status = Status.TANPA
    path: str | None = None
    """The file in which it stands, where that is another file of the same plan than the document's own."""


@dataclass(frozen=True, slots=True)
class SourceResult:
    """A data source bound to an outcome or to the document."""

    text: str
    name: str
    grade: Grade
    page: int
    quote: str
    bbox: Box | None
    reason: str
    detail: str = ""
    path: str | None = None
    """The file in which it stands, where that is another file of the same plan than the document's own."""


@dataclass(frozen=True, slots=True)
class OutcomeResult:
    """An outcome with its verdicts and what stands behind them."""

    id: str
    level: Level
    parent: str | None
    internal: bool
    """About the office's own administration: judged too, reported apart."""
    text: str
    pages: tuple[int, ...]
    page: int | None
    bbox: Box | None
    section: str
    verdicts: VerdictsResult | None
    """None where the document could not be judged at all."""
    searched: SearchedResult
    indicators: tuple[IndicatorResult, ...] = ()
    collaborators: tuple[PartyResult, ...] = ()
    data_sources: tuple[SourceResult, ...] = ()
    programmes: tuple[str, ...] = ()
    """Programmes that the plan's tables put under it."""
    elsewhere: tuple[PagesElsewhere, ...] | None = None
    """Pages of the plan's other files on which it stands too."""


@dataclass(frozen=True, slots=True)
class VagueResult:
    """A collaboration with nobody named."""

    page: int
    text: str
    quote: str
    bbox: Box | None


@dataclass(frozen=True, slots=True)
class MentionResult:
    """Who or what a page names; ``start`` and ``end`` count in the page's repaired text."""

    page: int
    type: MentionType
    cls: PartyClass | None
    """None for data sources."""
    role: Role
    status: Status
    text: str
    name: str
    bbox: Box | None
    start: int
    end: int
    generic: bool = False
    quote: str = ""


@dataclass(frozen=True, slots=True)
class FindingResult:
    """One gap, with page, place and words, its sentence made."""

    rule: str
    severity: Severity
    confidence: float
    fingerprint: str
    outcome: str | None
    page: int | None
    bbox: Box | None
    quote: str
    message: str
    recommendation: str
    preview: bool = False
    """The rule has not been measured on real text yet."""
    known: bool = False
    """Recorded in the baseline."""
    brief: str = ""
    """The message without the list of what was searched, for where that stands beside it."""
    path: str | None = None
    """The file in which it stands, where that is another file of the same plan than the document's own."""
    related: tuple[RelatedResult, ...] | None = None
    """Passages of other documents of the batch that belong to it."""


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """All that is said of one document."""

    path: str
    sha256: str
    status: DocumentStatus
    problems: tuple[ProblemResult, ...]
    kind: DocumentKind
    organisation: str | None
    region: str | None
    period: tuple[int, int] | None
    pages: int
    """How many sheets the document has."""
    scanned_pages: int
    """How many of them are pictures of text, read by OCR or not."""
    outcomes: tuple[OutcomeResult, ...]
    document_collaborators: tuple[PartyResult, ...]
    document_data_sources: tuple[SourceResult, ...]
    vague_collaboration: tuple[VagueResult, ...]
    mentions: tuple[MentionResult, ...]
    findings: tuple[FindingResult, ...]
    page_labels: tuple[str | None, ...]
    """The printed number of each page, null where there is none."""
    unreadable_pages: tuple[int, ...] = ()
    """Pages that hold text and could not be read."""
    format: str = "pdf"
    profile: str | None = None
    """The official outline that the document follows, where one was recognised."""
    page_texts: tuple[str, ...] | None = None
    """The repaired text of each page; only with ``--with-text``."""
    set_aside: SetAsideResult | None = None
    """Given where the file is no plan: then no rule was asked about its outcomes."""
    traits: TraitsResult = field(default_factory=TraitsResult)
    duplicate_of: str | None = None
    """The file of the batch that has the same content and is counted; the counts of a batch leave this one out."""
    part_of: str | None = None
    """The first file of the plan of which this one holds some chapters: they were judged together."""
    page_states: Mapping[str, int] = field(default_factory=dict)
    """How many pages are in which state: read, ocr, blank, picture, scanned and garbage (both unreadable), and left_out (past
    the bound of pages). Together they are all pages of the file."""


@dataclass(frozen=True, slots=True)
class RuleResult:
    """A rule that ran."""

    name: str
    severity: Severity
    """The gravest that its findings have."""
    preview: bool = False


@dataclass(frozen=True, slots=True)
class PageCounts:
    """Where the pages of all documents went; ``total`` is the sum of the others."""

    total: int = 0
    read: int = 0
    """With a text layer that was read."""
    ocr: int = 0
    blank: int = 0
    picture: int = 0
    """Covers, maps and photographs without text."""
    unreadable: int = 0
    left_out: int = 0
    """Past the bound of pages for one document."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The account of a run: ``documents`` is ``read`` and ``partial`` and ``failed`` together."""

    documents: int
    """All that were to be read."""
    read: int
    partial: int
    failed: int
    failures: Mapping[str, int]
    """How many failed for which reason."""
    pages: PageCounts
    """Of the documents that were read in whole or in part; how many pages a failed one has is not known."""


@runtime_checkable
class PlainDocuments(Protocol):
    """Documents that have their JSON form at hand."""

    def plain(self) -> Iterator[Json]:
        """Yield the JSON form of each document."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a check gives: every file is in ``documents`` or in ``failures``."""

    telaah: str
    """The version that made it."""
    rules: Mapping[str, RuleResult] = field(default_factory=dict)
    models: Mapping[str, str] = field(default_factory=dict)
    documents: Sequence[DocumentResult] = ()
    """Of a check: read from disk one at a time, so that thousands of them take no memory."""
    failures: tuple[Failure, ...] = ()
    batch: BatchResult | None = None
    """What is said of all documents together; where there are several, or a list of offices was given."""
    passed_over: tuple[PassedOver, ...] = ()
    """What was seen in folders and archives and is neither a document nor a failure."""

    summary: Summary | None = None
    """Whether everything is accounted for."""

    @property
    def counted(self) -> tuple[DocumentResult, ...]:
        """The documents without those that are the same as another one."""
        return tuple(document for document in self.documents if document.duplicate_of is None)

    @property
    def outcomes(self) -> tuple[OutcomeResult, ...]:
        """The outcomes of all documents that count, in order."""
        return tuple(outcome for document in self.counted for outcome in document.outcomes)

    @property
    def findings(self) -> tuple[FindingResult, ...]:
        """The findings of all documents that count, in order."""
        return tuple(finding for document in self.counted for finding in document.findings)

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON form as plain dicts, lists, strings and numbers."""
        plain = fields_of(self)
        return {"telaah": plain.pop("telaah"), "schema": SCHEMA_VERSION, **plain}

    def to_json(self) -> str:
        """Return the JSON form as text, the same for the same input."""
        return dump(self.to_dict(), indent=1) + "\n"
