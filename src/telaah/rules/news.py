"""What rules on news are asked about: a plan beside what the press tells. Who compares the two builds these."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from telaah.model.finding import Finding, Severity
from telaah.rules.base import About, Draft, RuleStatus
from telaah.rules.batch import Owned, Stated
from telaah.rules.predicates import shortened
from telaah.rules.registry import AnyRule
from telaah.rules.runner import Selection, name_of_gap, selected


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of the press."""

    sentence: str
    date: str
    outlet: str
    article: str


@dataclass(frozen=True, slots=True)
class Reported:
    """A partnership of the plan's own office that the press tells of."""

    owner: Owned
    party: str
    status: str
    """"done" or "running"."""
    told: Told
    named: bool
    """The plan names the party somewhere."""
    outcome: Stated | None = None
    """The outcome that it is most likely about."""
    stories: int = 1
    outcomes: int = 0
    parties: int = 0
    pages: int = 0
    """What was searched in the plan."""
    unreadable: int = 0
    """Pages of the plan that could not be read."""


@dataclass(frozen=True, slots=True)
class Figured:
    """A figure of the press for an indicator of the plan."""

    owner: Owned
    outcome: Stated
    indicator: str
    year: str
    planned: str
    """As the plan prints it."""
    printed: str
    """As the press prints it."""
    page: int | None
    told: Told
    differs: bool
    what: str = "target"
    """"target" or "baseline"."""


@dataclass(frozen=True, slots=True)
class Promised:
    """What somebody of the plan's office promises in the press."""

    owner: Owned
    speaker: str
    position: str
    told: Told
    likeness: float
    """Of the nearest statement of the plan, 0 to 1."""
    nearest: str = ""
    outcomes: int = 0
    traced: bool = False
    """The plan has a statement about the same matter."""


Subject = Reported | Figured | Promised
_ABOUT = {Reported: About.REPORTED, Figured: About.FIGURED, Promised: About.PROMISED}


def ask(subject: Subject, selection: Selection | None = None) -> Iterator[Finding]:
    """Yield what the selected rules on news find."""
    selection = selection or Selection()
    for rule in selected(selection):
        if rule.about is _ABOUT[type(subject)]:
            yield from (_finding(rule, draft, subject, selection) for draft in rule.check(subject, None))


def _finding(rule: AnyRule, draft: Draft, subject: Subject, selection: Selection) -> Finding:
    owner, outcome = subject.owner, getattr(subject, "outcome", None)
    severity = draft.severity if rule.is_confirmed() else Severity.INFO
    asked = [value for code, value in sorted(selection.severity.items()) if rule.code.startswith(code.upper())]
    told = subject.told
    values = {"organisation": owner.organisation, "kind": owner.kind, "date": told.date, "article": told.article}
    values |= {"outlet": told.outlet, "sentence": shortened(told.sentence, 240).rstrip(". ")}
    if outcome is not None:
        values |= {"text": shortened(outcome.text), "level": outcome.level, "id": outcome.id, "page": str(outcome.page or "")}
    level, text = (outcome.level, outcome.text) if outcome else ("", "")
    return Finding(
        rule=rule.code,
        severity=Severity(asked[-1]) if asked else severity,
        confidence=draft.confidence,
        fingerprint=name_of_gap(rule.code, owner.organisation, owner.period, (level, text, draft.key)),
        outcome=outcome.id if outcome else None,
        page=outcome.page if outcome else None,
        box=None,
        quote=told.sentence[:400],
        values=tuple(sorted({**values, **draft.values}.items())),
        variant=draft.variant,
        preview=rule.status is RuleStatus.PREVIEW,
    )
