"""The place where a trained classifier of statements can be put in."""

from __future__ import annotations

from typing import Protocol

from telaah.model.document import Document
from telaah.model.place import Place


class StatementScorer(Protocol):
    """Says how likely a text is an outcome of the plan's own, 0 to 1; None where it has no opinion."""

    def score(  # noqa: PLR0913 -- what a classifier may look at
        self, text: str, *, level: str, source: str, section: str, header: str, document: Document, place: Place
    ) -> float | None:
        """Return the likelihood for a text read at a level, from a table, list or sentence, in a kind of section, at a place."""
        ...
