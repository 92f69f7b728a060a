"""Builders of small documents: only what a test is about needs to be written."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from telaah.model.document import (
    Block,
    BlockKind,
    Column,
    ColumnRole,
    Document,
    JoinedTable,
    Page,
    PageState,
    Row,
    RowCell,
    Section,
    SectionKind,
)
from telaah.model.identity import DocumentKind, Identity
from telaah.model.place import Box

BOX = Box(0, 0, 100, 10)
Head = tuple[str, str | None] | str


def _columns(heads: Sequence[Head]) -> tuple[Column, ...]:
    pairs = [(h, None) if isinstance(h, str) else h for h in heads]
    return tuple(Column(i, role, ColumnRole(role.split(":")[0]), key) for i, (role, key) in enumerate(pairs))


def _row(index: int, page: int, texts: Sequence[str]) -> Row:
    """A text that begins with "^" stands in a merged cell above; "@level" and "#code" at the end set the row's level and code."""
    level = next((t[1:] for t in texts if t.startswith("@")), None)
    code = next((t[1:] for t in texts if t.startswith("#")), None)
    cells = [t for t in texts if not t.startswith(("@", "#"))]
    return Row(
        index,
        page,
        tuple(
            RowCell(c, t.lstrip("^"), t.lstrip("^"), page, BOX, 100 * index + c, t.startswith("^")) if t else None
            for c, t in enumerate(cells)
        ),
        code,
        level,
    )


@pytest.fixture
def table() -> Callable[..., JoinedTable]:
    def make(
        heads: Sequence[Head],
        *rows: Sequence[str],
        page: int = 1,
        number: int = 0,
        title: str = "",
        foreign: bool = False,
        section: int | None = None,
    ) -> JoinedTable:
        made = tuple(_row(i, page, r) for i, r in enumerate(rows))
        return JoinedTable(number, title, None, (page,), ((page, 0),), _columns(heads), made, (), section, foreign=foreign)

    return make


@pytest.fixture
def document() -> Callable[..., Document]:
    def make(
        *,
        tables: Sequence[JoinedTable] = (),
        pages: Sequence[Sequence[str]] = ((),),
        kind: DocumentKind = DocumentKind.RENSTRA,
        period: tuple[int, int] | None = (2021, 2026),
        section: SectionKind | None = SectionKind.TUJUAN_SASARAN,
    ) -> Document:
        """Lines of a page become blocks: "# x" a heading, "1. x" or "a. x" a list item, else a paragraph."""
        made = tuple(_page(n, lines) for n, lines in enumerate(pages, start=1))
        sections = () if section is None else (Section(0, 1, "BAB IV", "Bab", section, 1, 0, len(made)),)
        identity = Identity(kind, "Dinas Kesehatan Kota Contoh", "Kota Contoh", None, period)
        return Document("x.pdf", "0", "pdf", made, (), sections, tuple(tables), identity)

    return make


def _page(number: int, lines: Sequence[str]) -> Page:
    blocks, text = [], ""
    for drawn in lines:
        line = drawn.removeprefix("# ")
        marker = line.split(" ")[0] if line.split(" ")[0].rstrip(".)").isalnum() and line.split(" ")[0][-1:] in ".)" else ""
        kind = BlockKind.HEADING if drawn.startswith("# ") else BlockKind.LIST_ITEM if marker else BlockKind.PARAGRAPH
        blocks.append(Block(kind, line, line, number, BOX, len(text), marker))
        text += line + "\n"
    return Page(number, 600, 800, PageState.READ, (), tuple(blocks), text)
