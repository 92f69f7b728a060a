"""Files that are the same: byte for byte, or another file with the same text.

A changed draft is none: any other figure, name or sentence changes how often letters and digits stand in the text. Only
between two formats a few letters may differ, which readers of PDF and DOCX take differently; figures may not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from telaah.engine.batch.card import Card
from telaah.engine.batch.offices import office_key
from telaah.engine.traits import ALPHABET, counted
from telaah.model.batch import DuplicateReason, DuplicateResult
from telaah.text.sketch import likeness

LEAST_LETTERS = 120
"""A text with fewer says too little to be told from another one by its letters."""
SAME_ORDER = 0.9
"""Of the runs of words: the same letters in another order are another text."""
OTHER_FORMAT = 0.8
"""The same between two formats, where cells and lines part words differently."""
SLACK, LEAST_SLACK = 0.0004, 3
"""So large a share of the letters may be read differently in another format; so many letters at least."""
_DIGITS = slice(ALPHABET.index("0"), None)


def duplicates(cards: Sequence[Card]) -> tuple[DuplicateResult, ...]:
    """Return the later ones of files that are the same, each with the first one."""
    found: dict[str, DuplicateResult] = {}
    firsts: dict[str, Card] = {}
    for card in cards:
        first = firsts.setdefault(card.sha256, card)
        if first is not card and card.sha256:
            found[card.path] = DuplicateResult(card.path, first.path, DuplicateReason.SAME_FILE)
    for card, first in _same_text([card for card in cards if card.path not in found and _is_legible(card)]):
        if first.path not in found and card.path not in found:
            found[card.path] = DuplicateResult(card.path, first.path, DuplicateReason.SAME_TEXT)
    of = {item.path: item.of for item in found.values()}
    told = (found[card.path] for card in cards if card.path in found)
    return tuple(DuplicateResult(item.path, of.get(item.of, item.of), item.reason) for item in told)


def _is_legible(card: Card) -> bool:
    """Pages that could not be read may be what two files differ in."""
    return not card.unreadable and sum(counted(card.letters)) >= LEAST_LETTERS


def _same_text(cards: Sequence[Card]) -> Iterator[tuple[Card, Card]]:
    """Yield (later, first) of files with the same text."""
    by_letters: dict[str, Card] = {}
    for card in cards:
        first = by_letters.setdefault(card.letters, card)
        if first is not card and likeness(card.sketch, first.sketch) >= SAME_ORDER:
            yield card, first
    of_office: dict[tuple[str, object], list[Card]] = {}
    for card in by_letters.values():
        alike = of_office.setdefault((office_key(card), card.period), [])
        first_alike = next((other for other in alike if other.format != card.format and _is_same(other, card)), None)
        if first_alike is not None:
            yield card, first_alike
        alike.append(card)


def _is_same(first: Card, second: Card) -> bool:
    one, two = counted(first.letters), counted(second.letters)
    if one[_DIGITS] != two[_DIGITS]:
        return False
    apart = sum(abs(a - b) for a, b in zip(one, two, strict=True))
    if apart > max(LEAST_SLACK, SLACK * sum(one)):
        return False
    return likeness(first.sketch, second.sketch) >= OTHER_FORMAT
