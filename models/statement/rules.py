"""The rule-based answer on labelled units: column, section and cue words, and what telaah's rules find in the document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from data import Item, common, document_items, documents, plain_document

from telaah.learned.statement_rules import rule_answer
from telaah.mentions import find_mentions
from telaah.outcomes import find_outcomes

Spans = dict[int, list[tuple[int, int, str]]]


def plain(items: Sequence[Item]) -> list[str]:
    """Return what column, section and cue words say."""
    return [rule_answer(item.unit) for item in items]


def whole(items: Sequence[Item]) -> list[str]:
    """Return the same, but where telaah's rules find an outcome, an indicator or somebody who works along, that."""
    return [_seen(item) or rule_answer(item.unit) for item in items]


def _seen(item: Item) -> str | None:
    unit = item.unit
    inside = [
        (min(end, unit.end) - max(start, unit.start), label)
        for start, end, label in _spans(item.doc).get(unit.page, [])
        if start < unit.end and end > unit.start
    ]
    if not inside:
        return None
    covered, label = max(inside)
    if label == "collab":
        return label if unit.block != "cell" or unit.role in ("pendukung", "peran") else None
    return label if covered >= 0.6 * (unit.end - unit.start) else None


@lru_cache(maxsize=256)
def _spans(doc: str) -> Spans:
    form = {d: f for part in ("train", "test") for d, f in documents(part)}.get(doc, "text")
    document = common.real_document(doc) if form == "pdf" else plain_document(doc)
    found: Spans = defaultdict(list)
    if document is None or not document_items(doc, form):
        return found
    for outcome in find_outcomes(document):
        for place in outcome.places:
            found[place.page].append((place.start, place.end, "own"))
        for indicator in outcome.indicators:
            for place in indicator.places:
                found[place.page].append((place.start, place.end, "indicator"))
    for mention in find_mentions(document).mentions:
        working = mention.counted and str(mention.role) in ("mitra", "pendukung", "pengampu")
        if working and str(mention.status) in ("berjalan", "komitmen", "rencana"):
            found[mention.place.page].append((mention.place.start, mention.place.end, "collab"))
    return found
