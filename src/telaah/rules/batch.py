"""What batch rules are asked about: two plans, or two passages, side by side. Who compares plans builds these."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from telaah.model.batch import CopyKind
from telaah.model.finding import Finding, Severity
from telaah.model.place import Box
from telaah.rules.base import About, Draft, RuleStatus
from telaah.rules.predicates import shortened
from telaah.rules.registry import AnyRule
from telaah.rules.runner import Selection, name_of_gap, selected


@dataclass(frozen=True, slots=True)
class Stated:
    """An outcome of a plan, as another plan's reader sees it."""

    id: str
    level: str
    text: str
    page: int | None = None
    internal: bool = False


@dataclass(frozen=True, slots=True)
class Owned:
    """Whose plan it is."""

    organisation: str
    kind: str
    period: tuple[int, int] | None = None
    path: str = ""


@dataclass(frozen=True, slots=True)
class Partnership:
    """An office that a plan names as partner of an outcome, and what the plan of that office says of it."""

    owner: Owned
    outcome: Stated
    party: str
    """The partner as printed."""
    page: int
    quote: str
    other: Owned
    """The partner's own plan."""
    answered: bool
    """It names the first plan's office."""
    shared: str = ""
    """A statement of it about the same issue."""
    unreadable: bool = False
    """Pages of it could not be read."""
    excerpt: bool = False
    """Only a part of it is in the batch."""
    outcomes: int = 0
    parties: int = 0
    pages: int = 0
    """What was searched in it."""
    more: tuple[str, ...] = ()
    """Other outcomes of the first plan that name the same partner."""
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Copied:
    """A passage of a plan that stands in the plan of another office too."""

    owner: Owned
    what: CopyKind
    outcome: Stated | None
    page: int | None
    quote: str
    other: Owned
    other_page: int | None
    other_quote: str
    similarity: float
    more: int = 0
    """Further offices that have it."""
    box: Box | None = None


def ask(subject: Partnership | Copied, selection: Selection) -> Iterator[Finding]:
    """Yield what the selected batch rules find."""
    about = About.PARTNERSHIP if isinstance(subject, Partnership) else About.COPY
    for rule in selected(selection):
        if rule.about is about:
            yield from (_finding(rule, draft, subject, selection) for draft in rule.check(subject, None))


def _finding(rule: AnyRule, draft: Draft, subject: Partnership | Copied, selection: Selection) -> Finding:
    owner, outcome = subject.owner, subject.outcome
    severity = draft.severity if rule.is_confirmed() else Severity.INFO
    asked = [value for code, value in sorted(selection.severity.items()) if rule.code.startswith(code.upper())]
    values = {"organisation": owner.organisation, "kind": owner.kind}
    if outcome is not None:
        values |= {"text": shortened(outcome.text), "level": outcome.level, "id": outcome.id, "page": str(outcome.page or "")}
    level, text = (outcome.level, outcome.text) if outcome else ("", "")
    return Finding(
        rule=rule.code,
        severity=Severity(asked[-1]) if asked else severity,
        confidence=draft.confidence,
        fingerprint=name_of_gap(rule.code, owner.organisation, owner.period, (level, text, draft.key)),
        outcome=outcome.id if outcome else None,
        page=subject.page,
        box=subject.box,
        quote=subject.quote,
        values=tuple(sorted({**values, **draft.values}.items())),
        variant=draft.variant,
        preview=rule.status is RuleStatus.PREVIEW,
    )
