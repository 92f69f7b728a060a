"""Stub."""

from __future__ import annotations

from telaah.model.document import Document, Identity, JoinedTable, Section  # noqa: F401


def join_tables(document: Document) -> tuple[JoinedTable, ...]:
    """Stub."""
    return ()
