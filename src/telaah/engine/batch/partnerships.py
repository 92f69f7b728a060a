"""Who names whom: each office that a plan names as partner, against that office's own plan.

Silent wherever something else may explain the silence of the other plan: it is not there, there in part, not legible,
or two offices could be meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from telaah.engine.batch.card import Body, Card, Partner, Statement
from telaah.engine.batch.offices import core, is_office
from telaah.engine.batch.units import Unit
from telaah.lexicons.commonplace import commonplace
from telaah.model.batch import RelatedResult
from telaah.model.identity import DocumentKind
from telaah.model.place import Box
from telaah.rules.batch import Owned, Partnership, Stated
from telaah.text.similar import content

KINDS = frozenset({DocumentKind.RENSTRA, DocumentKind.RENJA})
"""Plans that look ahead; a report names partners of the past."""
SHARE = 1 / 3
"""Of the matter of an outcome: a statement that has so much of it is about the same issue."""
SHOWN = 3
"""Outcomes of the partner's plan that are shown beside a finding."""
_OFFICES = frozenset({"OPD", "KECAMATAN_DESA"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A question for the rules, with the file to which the answer belongs and the passages of the other plan."""

    path: str
    subject: Partnership
    related: tuple[RelatedResult, ...]


@dataclass(frozen=True, slots=True)
class _Open:
    """A plan with its cards unpacked."""

    unit: Unit
    bodies: tuple[tuple[Card, Body], ...]

    def names(self) -> Iterator[str]:
        """Yield every name of a party that stands in it."""
        for _, body in self.bodies:
            yield from (named.name for named in body.named)
            yield from body.also_named

    def statements(self) -> Iterator[tuple[Card, Statement]]:
        """Yield its outcomes with the cards of their files."""
        return ((card, statement) for card, body in self.bodies for statement in body.statements)

    def texts(self) -> Iterator[str]:
        """Yield all that it sets itself to do, and measures."""
        for _, statement in self.statements():
            yield from (statement.text, *statement.indicators, *statement.programmes)


def pairs_of(units: Sequence[Unit]) -> Iterator[Pair]:
    """Yield each office that a plan names as partner and whose plan of the same kind and years is there."""
    by_region: dict[tuple[str, DocumentKind], list[Unit]] = {}
    for unit in units:
        if unit.kind in KINDS and unit.office and unit.place:
            by_region.setdefault((unit.place, unit.kind), []).append(unit)
    for plans in by_region.values():
        if len({unit.office for unit in plans}) > 1:
            opened = [_Open(unit, tuple(unit.bodies())) for unit in plans]
            for plan in opened:
                yield from _pairs_of(plan, opened)


def _pairs_of(plan: _Open, others: Sequence[_Open]) -> Iterator[Pair]:
    by_office: dict[str, list[tuple[Card, Partner]]] = {}
    for card, body in plan.bodies:
        for partner in body.partners:
            if partner.cls in _OFFICES:
                by_office.setdefault(core(partner.name, plan.unit.first.region), []).append((card, partner))
    told: dict[str, list[tuple[Card, Partner]]] = {}
    for named in by_office.values():
        answering = _plans_of(named[0][1].name, plan, others)
        if len({other.unit.office for other in answering}) == 1:
            told.setdefault(answering[0].unit.office, []).extend(named)
    for office, named in told.items():
        comparable = [o for o in others if o.unit.office == office and o.unit.overlaps(plan.unit)]
        if comparable:
            yield _pair(plan, named, comparable)


def _plans_of(name: str, plan: _Open, others: Sequence[_Open]) -> list[_Open]:
    """Return the plans of the offices that a name may mean, whatever their years."""
    region = plan.unit.first.region
    found = []
    for other in others:
        whose = other.unit.owner
        if other.unit.office != plan.unit.office and whose is not None and is_office(whose, name, region):
            found.append(other)
    return found


def _pair(plan: _Open, named: Sequence[tuple[Card, Partner]], others: Sequence[_Open]) -> Pair:
    statements = {statement.id: (card, statement) for card, statement in plan.statements()}
    ordered = sorted(named, key=lambda item: (item[1].reason == "carried", statements[item[1].outcome][1].internal))
    _, partner = ordered[0]
    card, outcome = statements[partner.outcome]
    whose, other = plan.unit.owner, others[0].unit
    answered = whose is not None and any(
        is_office(whose, name, item.unit.first.region) for item in others for name in item.names()
    )
    own = [item for item in ordered if item[1].reason != "carried"] or ordered
    issues = [statements[item.outcome][1] for _, item in own]
    shared = next((text for item in others for text in item.texts() if any(_same_issue(issue, text) for issue in issues)), "")
    subject = Partnership(
        owner=_owned(plan.unit),
        outcome=Stated(outcome.id, outcome.level, outcome.text, outcome.page, outcome.internal),
        party=partner.text,
        page=partner.page,
        quote=partner.quote,
        other=_owned(other),
        answered=answered,
        shared=shared,
        unreadable=not all(item.unit.is_legible for item in others),
        excerpt=not all(item.unit.is_whole and any(item.statements()) for item in others),
        outcomes=sum(1 for item in others for _ in item.statements()),
        parties=len({name for item in others for name in item.names()}),
        pages=sum(item.unit.pages for item in others),
        more=tuple(dict.fromkeys(item.outcome for _, item in own if item.outcome != outcome.id)),
        box=Box(*partner.bbox) if len(partner.bbox) == 4 and not partner.path else None,
    )
    return Pair(card.path, subject, _related(others))


def _owned(unit: Unit) -> Owned:
    return Owned(unit.first.organisation or "", str(unit.kind), unit.first.period, unit.first.path)


def _same_issue(outcome: Statement, text: str) -> bool:
    """Tell whether a statement of the other plan is about the matter of an outcome."""
    matter = content(outcome.text) - commonplace()
    if not matter:
        return True  # made of words that every plan has: nobody can say that the other one has nothing to do with it
    common = matter & content(f". {text}")
    return bool(common) and len(common) >= SHARE * len(matter)


def _related(others: Sequence[_Open]) -> tuple[RelatedResult, ...]:
    """Return how the partner's plan begins, and its first outcomes: what there is in the place of an answer."""
    found = []
    for other in others:
        card, body = other.bodies[0]
        found.append(RelatedResult(card.path, card.organisation, None, body.beginning[:200]))
        main = [(card, item) for card, item in other.statements() if not item.internal]
        for card, item in main[:SHOWN]:
            box = Box(*item.bbox) if len(item.bbox) == 4 else None
            found.append(RelatedResult(card.path, card.organisation, item.page, item.text[:400], item.id, box))
    return tuple(found)
