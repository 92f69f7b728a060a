"""Document -> Mentions: parties and data sources with class, name, role and status."""

from __future__ import annotations

from telaah.model.document import Document
from telaah.model.mention import Mentions


def find_mentions(document: Document) -> Mentions:
    """Stub."""
    return Mentions()
