"""The rule-based answer on labelled units: column, section and cue words, and what telaah's rules find in the document."""

from __future__ import annotations

from collections.abc import Sequence

from data import Item

from telaah.learned.statement_rules import rule_answer


def plain(items: Sequence[Item]) -> list[str]:
    """Return what column, section and cue words say."""
    return [rule_answer(item.unit) for item in items]


def whole(items: Sequence[Item]) -> list[str]:
    """Return the same, but where telaah's rules find an outcome, an indicator or somebody who works along, that."""
    return [_seen(item) or rule_answer(item.unit) for item in items]


def _seen(item: Item) -> str | None:
    for label in ("own", "indicator"):
        if f"F:{label}" in item.features:
            return label
    if "F:collab" in item.features or "F:collab in it" in item.features:
        return "collab" if item.unit.block != "cell" or item.unit.role in ("pendukung", "peran") else None
    return None
