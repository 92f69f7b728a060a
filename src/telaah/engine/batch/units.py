"""The plans of a batch: one file each, or several that are chapters of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from telaah.engine.batch.card import Body, Card
from telaah.engine.batch.offices import office_key, owner, place_key
from telaah.mentions.owner import Owner
from telaah.model.identity import DocumentKind
from telaah.rules.excerpt import MOST_CHAPTERS

OF_ONE_OFFICE = frozenset(DocumentKind) - {DocumentKind.OTHER, DocumentKind.RPJMD, DocumentKind.RPJPD, DocumentKind.RKPD}
"""Documents that are an office's own; the others are the region's, or nobody's."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A plan, with the cards of its files in order."""

    cards: tuple[Card, ...]
    number: int
    office: str = field(default="")
    """What the plans of one office share; "" where nobody can tell whose it is."""

    @property
    def first(self) -> Card:
        """The card of the first file, which has the identity of the whole."""
        return self.cards[0]

    @property
    def kind(self) -> DocumentKind:
        """The kind of the plan."""
        return self.first.kind

    @property
    def place(self) -> str:
        """The key of the region."""
        return place_key(self.first.region)

    @property
    def owner(self) -> Owner | None:
        """Whose plan it is."""
        return owner(self.first)

    @property
    def is_whole(self) -> bool:
        """Whether all of the plan may be there."""
        if len(self.cards) == 1:
            return not self.first.excerpt
        return len({chapter for card in self.cards for chapter in card.chapters}) > MOST_CHAPTERS

    @property
    def is_legible(self) -> bool:
        """Whether every page with text could be read."""
        return all(card.level == "ok" and not card.unreadable for card in self.cards)

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return sum(card.pages for card in self.cards)

    def bodies(self) -> Iterator[tuple[Card, Body]]:
        """Yield the cards unpacked."""
        return ((card, card.body) for card in self.cards)

    def overlaps(self, other: Unit) -> bool:
        """Tell whether two plans share a year."""
        one, two = self.first.period, other.first.period
        return one is not None and two is not None and one[0] <= two[1] and two[0] <= one[1]


def units_of(cards: Sequence[Card], groups: Sequence[Sequence[str]], duplicates: frozenset[str]) -> tuple[Unit, ...]:
    """Return the plans, without what is no plan or the same as another file."""
    by_path = {card.path: card for card in cards}
    whole = {paths[0]: tuple(by_path[path] for path in paths if path in by_path) for paths in groups if paths}
    parts = {path for paths in groups for path in paths}
    found: list[Unit] = []
    for card in cards:
        if card.path in duplicates or card.aside:
            continue
        if card.path in whole:
            found.append(Unit(whole[card.path], len(found), office_key(card)))
        elif card.path not in parts:
            found.append(Unit((card,), len(found), office_key(card)))
    return tuple(found)
