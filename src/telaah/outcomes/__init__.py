"""Document -> Outcomes: statements, merged, with levels, parents and indicators."""

from __future__ import annotations

from telaah.model.document import Document
from telaah.model.plan import Outcome


def find_outcomes(document: Document) -> tuple[Outcome, ...]:
    """Stub."""
    return ()
