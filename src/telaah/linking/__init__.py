"""Outcomes + Mentions -> Links: ties with grade and reason, verdicts with proof of search."""

from __future__ import annotations

from telaah.model.document import Document
from telaah.model.mention import Mentions
from telaah.model.plan import Links, Outcome


def link(document: Document, outcomes: tuple[Outcome, ...], mentions: Mentions) -> Links:
    """Stub."""
    return Links()
