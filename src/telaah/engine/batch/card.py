"""A document on a card: what other documents of its batch are compared with, a few kB of it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from typing import Any

from telaah.model.identity import DocumentKind
from telaah.model.mention import MentionType, PartyClass
from telaah.model.place import Box
from telaah.model.result import DocumentResult, OutcomeResult


@dataclass(frozen=True, slots=True)
class Statement:
    """An outcome on a card."""

    id: str
    level: str
    internal: bool
    text: str
    page: int | None
    indicators: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    bbox: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Partner:
    """A party that is tied to an outcome."""

    outcome: str
    text: str
    name: str
    cls: str
    page: int
    quote: str
    reason: str
    path: str = ""
    """The file in which it stands, where that is another one of the same plan."""
    bbox: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A party that a document names anywhere, and where first."""

    name: str
    cls: str
    page: int


@dataclass(frozen=True, slots=True)
class Body:
    """The part of a card that is looked at rarely, and therefore packed."""

    statements: tuple[Statement, ...]
    partners: tuple[Partner, ...]
    named: tuple[Named, ...]
    also_named: tuple[str, ...]
    searched: tuple[int, ...]
    """Pages on which it was looked for partners of its outcomes."""
    beginning: str
    """How the text begins, as far as findings quote it."""
    aside_quote: str


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of one document while others are read."""

    path: str
    sha256: str
    format: str
    kind: DocumentKind
    organisation: str | None
    region: str | None
    period: tuple[int, int] | None
    pages: int
    unreadable: int
    """Pages that hold text and could not be read."""
    own_names: tuple[str, ...]
    chapters: tuple[str, ...]
    """Numbers of chapters as printed."""
    contents: bool
    excerpt: bool
    """It holds a part of a plan alone."""
    aside: str
    """Why it is no plan; "" for a plan."""
    level: str
    """How far it was read: "ok" or "partial"."""
    letters: str
    sketch: str
    packed: bytes

    @property
    def body(self) -> Body:
        """Unpack the rest of the card."""
        plain = json.loads(zlib.decompress(self.packed))
        return Body(
            statements=tuple(_made(Statement, item) for item in plain["statements"]),
            partners=tuple(_made(Partner, item) for item in plain["partners"]),
            named=tuple(_made(Named, item) for item in plain["named"]),
            also_named=tuple(plain["also_named"]),
            searched=tuple(plain["searched"]),
            beginning=plain["beginning"],
            aside_quote=plain["aside_quote"],
        )


def card_of(document: DocumentResult) -> Card:
    """Return the card of a document."""
    traits = document.traits
    body = Body(
        statements=tuple(map(_statement, document.outcomes)),
        partners=tuple(_partners(document.outcomes)),
        named=_named(document),
        also_named=traits.also_named,
        searched=tuple(sorted({page for outcome in document.outcomes for page in outcome.searched.pages})),
        beginning=traits.beginning,
        aside_quote=document.set_aside.quote if document.set_aside else "",
    )
    packed = zlib.compress(json.dumps(asdict(body), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))
    return Card(
        path=document.path,
        sha256=document.sha256,
        format=document.format,
        kind=document.kind,
        organisation=document.organisation,
        region=document.region,
        period=document.period,
        pages=document.pages,
        unreadable=len(document.unreadable_pages),
        own_names=traits.own_names,
        chapters=tuple(chapter.number for chapter in traits.chapters),
        contents=traits.contents,
        excerpt=traits.excerpt,
        aside=document.set_aside.reason if document.set_aside else "",
        level=str(document.status),
        letters=traits.letters,
        sketch=traits.sketch,
        packed=packed,
    )


def _made(cls: type, plain: dict[str, Any]) -> Any:  # noqa: ANN401 - one of three classes
    values = {item.name: plain[item.name] for item in fields(cls)}
    return cls(**{key: tuple(value) if isinstance(value, list) else value for key, value in values.items()})


def _statement(outcome: OutcomeResult) -> Statement:
    indicators = tuple(indicator.text for indicator in outcome.indicators)
    return Statement(outcome.id, str(outcome.level), outcome.internal, outcome.text, outcome.page, indicators, outcome.programmes)


def _box(box: Box | None) -> tuple[float, ...]:
    return tuple(round(float(x), 1) for x in box) if box else ()


def _partners(outcomes: Iterable[OutcomeResult]) -> Iterable[Partner]:
    for outcome in outcomes:
        for tie in outcome.collaborators:
            if not tie.generic:
                yield Partner(
                    outcome.id,
                    tie.text,
                    tie.name,
                    str(tie.cls or ""),
                    tie.page,
                    tie.quote,
                    tie.reason,
                    tie.path or "",
                    _box(tie.bbox),
                )


def _named(document: DocumentResult) -> tuple[Named, ...]:
    first: dict[str, Named] = {}
    for mention in document.mentions:
        if mention.type is MentionType.STAKEHOLDER and mention.cls is not PartyClass.DIRI and not mention.generic:
            first.setdefault(mention.name, Named(mention.name, str(mention.cls or ""), mention.page))
    return tuple(first.values())
