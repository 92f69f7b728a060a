"""Asks the rules about one plan: selection, severity, silences, fingerprints; a rule that throws is one problem."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from telaah.errors import UsageError
from telaah.model.document import Document, Problem
from telaah.model.finding import Finding, Severity
from telaah.model.place import Place
from telaah.model.plan import Outcome, Plan
from telaah.rules.base import About, Draft, Measured, RuleStatus
from telaah.rules.excerpt import Excerpt, excerpt_of
from telaah.rules.predicates import page_label, quotation, shortened
from telaah.rules.registry import AnyRule, rules
from telaah.text.similar import plain
from telaah.texts.interface import words

FAILED = "rule_failed"
"""Reason of the problem that a rule leaves which throws."""

IN_EXCERPT = 0.5
"""The most that is sure of an absence in a file that holds a part of the plan."""
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rules run, and how grave their findings are."""

    select: tuple[str, ...] = ()
    """Codes or beginnings of codes; empty: all."""
    ignore: tuple[str, ...] = ()
    preview: bool = True
    severity: Mapping[str, str] = field(default_factory=dict)
    """Severity by code, where the user wants another."""


@dataclass(frozen=True, slots=True)
class RuleRun:
    """What the rules say of one plan."""

    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...] = ()


def selected(selection: Selection) -> tuple[AnyRule, ...]:
    """Return the rules that run; UsageError where a code or prefix fits none.

    >>> [rule.code for rule in selected(Selection(select=("KOL",), ignore=("KOL00",)))]
    ['KOL010']
    """
    known = rules()
    for code in (*selection.select, *selection.ignore, *selection.severity):
        if not code or not any(name.startswith(code.upper()) for name in known):
            raise UsageError(words()("usage.no_rule", code=code))
    chosen = [rule for rule in known.values() if not selection.select or _fits(rule.code, selection.select)]
    return tuple(
        rule
        for rule in chosen
        if not _fits(rule.code, selection.ignore) and (selection.preview or rule.status is not RuleStatus.PREVIEW)
    )


def run_rules(plan: Plan, selection: Selection | None = None) -> RuleRun:
    """Ask every selected rule about the plan.

    Args:
        plan: what was understood of one document.
        selection: which rules, with which severity; all of them without it.

    Returns:
        The findings in order of outcome (those on the document first), gravity and code; and a problem for each
        rule that failed.
    """
    selection = selection or Selection()
    drafts: list[tuple[AnyRule, Draft]] = []
    problems: list[Problem] = []
    for rule in selected(selection):
        try:
            drafts += [(rule, draft) for draft in _ask(rule, plan)]
        except Exception as error:  # one rule's fault takes neither the other rules nor the document with it
            problems.append(Problem(None, FAILED, f"{rule.code}: {type(error).__name__}: {error}"))
    part = excerpt_of(plan.document)
    findings = [_finding(rule, draft, plan, selection, part) for rule, draft in _unsilenced(drafts)]
    return RuleRun(_unique(_sorted(findings, plan)), tuple(problems))


def _fits(code: str, prefixes: Iterable[str]) -> bool:
    return any(code.startswith(prefix.upper()) for prefix in prefixes)


def _ask(rule: AnyRule, plan: Plan) -> Iterator[Draft]:
    for subject in _subjects(rule.about, plan):
        yield from rule.check(subject, plan)


def _subjects(about: About, plan: Plan) -> Iterator[Outcome | Measured | Document]:
    if about is About.DOCUMENT:
        yield plan.document
    elif about is About.OUTCOME:
        yield from plan.outcomes
    elif about is About.INDICATOR:
        yield from (Measured(outcome, indicator) for outcome in plan.outcomes for indicator in outcome.indicators)
    # The others are asked where several plans, or plans and news, are side by side.


def _unsilenced(drafts: list[tuple[AnyRule, Draft]]) -> list[tuple[AnyRule, Draft]]:
    """Drop what a rule found that another speaks for: on the same outcome, and on the same indicator where it is about one."""
    spoken = {(code, _outcome_id(draft), draft.key) for rule, draft in drafts for code in rule.silences}
    return [
        (rule, draft)
        for rule, draft in drafts
        if not {(rule.code, _outcome_id(draft), draft.key), (rule.code, _outcome_id(draft), "")} & spoken
    ]


def _finding(rule: AnyRule, draft: Draft, plan: Plan, selection: Selection, part: Excerpt | None) -> Finding:
    place = draft.place or (draft.outcome.places[0] if draft.outcome and draft.outcome.places else None)
    severity = draft.severity if rule.is_confirmed() else Severity.INFO
    asked = [value for code, value in sorted(selection.severity.items()) if rule.code.startswith(code.upper())]
    return Finding(
        rule=rule.code,
        severity=Severity(asked[-1]) if asked else severity,
        confidence=min(draft.confidence, IN_EXCERPT) if rule.by_absence and part is not None else draft.confidence,
        fingerprint=_fingerprint(rule.code, draft, plan),
        outcome=_outcome_id(draft),
        page=place.page if place else None,
        box=place.box if place else None,
        quote=draft.passage or (quotation(plan.document, place, _subject(draft)) if place else ""),
        values=tuple(sorted({**_own_values(draft.outcome, place, plan, part), **draft.values}.items())),
        variant=draft.variant,
        preview=rule.status is RuleStatus.PREVIEW,
    )


def _subject(draft: Draft) -> str:
    """Return the words that a finding is about: of the measure where it is about one, else of the outcome."""
    return draft.values.get("indicator") or (draft.outcome.text if draft.outcome else "")


def _own_values(outcome: Outcome | None, place: Place | None, plan: Plan, part: Excerpt | None) -> dict[str, str]:
    values = {"organisation": plan.document.identity.organisation or "", "kind": str(plan.document.identity.kind)}
    if place is not None:
        values |= {"page": str(place.page), "label": page_label(plan.document, place.page)}
    if outcome is not None:
        values |= {"text": shortened(outcome.text), "level": str(outcome.level), "id": outcome.id}
        if part is not None:
            # Named as what was searched: where the search stands beside the finding this is said once, of the document.
            key, said = ("chapters", ", ".join(part.chapters)) if part.chapters else ("annex", str(len(plan.document.pages)))
            values[f"searched_{key}"] = said
    return values


def _fingerprint(code: str, draft: Draft, plan: Plan) -> str:
    identity = plan.document.identity
    about = (str(draft.outcome.level), draft.outcome.text) if draft.outcome else ("", "")
    return name_of_gap(code, identity.organisation, identity.period, (*about, draft.key))


def name_of_gap(code: str, organisation: str | None, period: tuple[int, int] | None, about: tuple[str, str, str]) -> str:
    """Name a gap so that the next draft of the same plan gives it the same name, wherever it is printed then.

    ``about``: level and words of the outcome ("" where there is none), and what tells it from another gap of the rule there.
    """
    level, text, key = about
    parts = (code, plain(organisation or ""), "-".join(map(str, period or ())), level, plain(text), plain(key))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _sorted(findings: list[Finding], plan: Plan) -> list[Finding]:
    position: dict[str | None, int] = {outcome.id: index for index, outcome in enumerate(plan.outcomes)}
    position[None] = -1
    return sorted(findings, key=lambda finding: (position[finding.outcome], _ORDER.index(finding.severity), finding.rule))


def _unique(findings: list[Finding]) -> tuple[Finding, ...]:
    """Number findings that would have one fingerprint (the same words twice at one level), in their order."""
    seen: dict[str, int] = {}
    told = []
    for finding in findings:
        count = seen.get(finding.fingerprint, 0)
        seen[finding.fingerprint] = count + 1
        told.append(replace(finding, fingerprint=f"{finding.fingerprint}-{count + 1}") if count else finding)
    return tuple(told)


def _outcome_id(draft: Draft) -> str | None:
    return draft.outcome.id if draft.outcome else None
