"""What was understood of one document, before any judgement: what ``telaah show`` shows."""

from __future__ import annotations

from dataclasses import dataclass

from telaah.model.document import ColumnRole, PageState, SectionKind
from telaah.model.result import DocumentResult


@dataclass(frozen=True, slots=True)
class SectionShown:
    """A chapter or section."""

    level: int
    number: str
    title: str
    kind: SectionKind
    first_page: int
    last_page: int


@dataclass(frozen=True, slots=True)
class ColumnShown:
    """A column of a table and what its header was taken to mean."""

    header: str
    role: ColumnRole
    key: str | None


@dataclass(frozen=True, slots=True)
class TableShown:
    """A table as the reader sees it, joined over its pages."""

    title: str
    pages: tuple[int, ...]
    section: str
    foreign: bool
    """Of another plan."""
    columns: tuple[ColumnShown, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class PageShown:
    """How far a page could be read."""

    number: int
    label: str | None
    state: PageState


@dataclass(frozen=True, slots=True)
class Understanding:
    """All that was understood of one document."""

    document: DocumentResult
    province: str | None
    own_names: tuple[str, ...]
    abbreviations: tuple[tuple[str, str], ...]
    sheets: tuple[PageShown, ...]
    outline: tuple[SectionShown, ...]
    tables: tuple[TableShown, ...]
