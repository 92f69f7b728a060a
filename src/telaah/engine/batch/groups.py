"""Which files are chapters of one plan."""

from __future__ import annotations

from collections.abc import Sequence

from telaah.engine.batch.card import Card


def groups_of(cards: Sequence[Card]) -> tuple[tuple[str, ...], ...]:
    """Return the paths of files that are parts of one plan, each group in the order of its chapters."""
    return ()
