"""Plans as they are held against news: from results of ``telaah check``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from telaah.errors import UsageError
from telaah.mentions.owner import Owner, core_of, owner_of
from telaah.model.identity import Identity
from telaah.rules.batch import Owned, Stated
from telaah.text.normalise import lookup_key
from telaah.texts.interface import words


@dataclass(frozen=True, slots=True)
class PlanIndicator:
    """A measure of an outcome; values as printed."""

    text: str
    unit: str | None
    baseline: str | None
    targets: Mapping[str, str]
    page: int | None


@dataclass(frozen=True, slots=True)
class PlanOutcome:
    """An outcome with its measures."""

    stated: Stated
    indicators: tuple[PlanIndicator, ...]
    programmes: tuple[str, ...]

    @property
    def statements(self) -> tuple[str, ...]:
        """All that it says: its words, its indicators, its programmes."""
        return (self.stated.text, *(indicator.text for indicator in self.indicators), *self.programmes)


@dataclass(frozen=True, slots=True)
class PlanParty:
    """A partner that the plan names."""

    text: str
    name: str
    cls: str | None
    generic: bool
    page: int
    quote: str
    outcome: str | None
    """Id of the outcome; None where it is named for the plan as a whole."""


@dataclass(frozen=True)
class ReadPlan:
    """One plan."""

    owned: Owned
    region: str | None
    outcomes: tuple[PlanOutcome, ...]
    partners: tuple[PlanParty, ...]
    named: frozenset[str]
    """Normalised and printed names of every party on any page."""
    pages: int
    unreadable: int

    @cached_property
    def owner(self) -> Owner | None:
        """Whose plan it is, None where nobody can tell."""
        if not self.owned.organisation or not lookup_key(self.owned.organisation):
            return None
        return owner_of(Identity(organisation=self.owned.organisation, region=self.region))

    @cached_property
    def cores(self) -> frozenset[str]:
        """Keys of all parties named, without their regions."""
        return frozenset(core for name in self.named if (core := self.core(name)))

    def core(self, name: str) -> str:
        """Return the key of a name without the plan's region."""
        return core_of(name, self.region) if lookup_key(name) else ""


@dataclass(frozen=True, slots=True)
class Left:
    """Something that cannot be held against news, and why."""

    path: str
    why: str
    """A sentence in the user's language."""
    failed: bool = False
    """It could not be read at all."""


@dataclass
class Given:
    """What the paths of a call hold."""

    plans: list[ReadPlan] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    unchecked: list[str] = field(default_factory=list)
    """Paths that are no results: plans that are still to be checked."""

    def add(self, result: Mapping[str, Any]) -> None:
        """Take in a result of ``telaah check`` (CONTRACT)."""
        for document in result.get("documents", ()):
            path = str(document.get("path", "?"))
            if not document.get("organisation") or not document.get("period"):
                self.left.append(Left(path, words()("match.unknown", path=path)))
            elif document.get("outcomes") or document.get("pages"):
                self.plans.append(plan_of(document))
        for failure in result.get("failures", ()):
            path, reason = str(failure.get("path", "?")), words().of("reason", failure.get("reason"))
            self.left.append(Left(path, words()("match.failed", path=path, reason=reason), failed=True))


def read_results(paths: Sequence[str]) -> Given:
    """Read the results among the paths: JSON or JSON lines of ``telaah check``; all other paths are left to be checked."""
    given = Given()
    for path in paths:
        if Path(path).suffix.lower() in (".json", ".jsonl", ".ndjson"):
            for result in _results(path):
                given.add(result)
        else:
            given.unchecked.append(path)
    return given


def _results(path: str) -> Iterator[Mapping[str, Any]]:
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
        lines = [json.loads(text)] if path.lower().endswith(".json") else [json.loads(x) for x in text.splitlines() if x.strip()]
    except (OSError, ValueError, RecursionError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise UsageError(words()("match.no_result", path=path, why=why)) from None
    for line in lines:
        if isinstance(line, dict) and isinstance(line.get("documents"), list):
            yield line
        elif isinstance(line, dict) and "outcomes" in line:
            yield {"documents": [line]}
        elif isinstance(line, dict) and "path" in line:
            yield {"failures": [line]} if "reason" in line else {}
        else:
            raise UsageError(words()("match.no_result", path=path, why="documents"))


def plan_of(document: Mapping[str, Any]) -> ReadPlan:
    """Return a document of the JSON result (CONTRACT) as a plan."""
    period = document["period"]
    outcomes = tuple(_outcome(given) for given in document.get("outcomes", ()))
    partners = [
        *(_party(p, outcome["id"]) for outcome in document.get("outcomes", ()) for p in outcome.get("collaborators", ())),
        *(_party(p, None) for p in document.get("document_collaborators", ())),
    ]
    named = {name for party in partners for name in (party.text, party.name)}
    named |= {
        m.get(key) or "" for m in document.get("mentions", ()) if m.get("type") == "stakeholder" for key in ("text", "name")
    }
    return ReadPlan(
        owned=Owned(document["organisation"], document.get("kind", "other"), (period[0], period[1]), document.get("path", "")),
        region=document.get("region"),
        outcomes=outcomes,
        partners=tuple(partners),
        named=frozenset(name for name in named if name),
        pages=document.get("pages", 0),
        unreadable=len(document.get("unreadable_pages", ())),
    )


def _outcome(given: Mapping[str, Any]) -> PlanOutcome:
    return PlanOutcome(
        Stated(given["id"], given["level"], given["text"], given.get("page"), given.get("internal", False)),
        tuple(
            PlanIndicator(i["text"], i.get("unit"), i.get("baseline"), i.get("targets") or {}, i.get("page"))
            for i in given.get("indicators", ())
        ),
        tuple(given.get("programmes", ())),
    )


def _party(given: Mapping[str, Any], outcome: str | None) -> PlanParty:
    return PlanParty(
        text=given["text"],
        name=given.get("name") or given["text"],
        cls=given.get("class"),
        generic=given.get("generic", False),
        page=given.get("page", 0),
        quote=given.get("quote", ""),
        outcome=outcome,
    )


def statements(plan: ReadPlan) -> Iterable[tuple[PlanOutcome, str]]:
    """Yield every statement of a plan with its outcome."""
    return ((outcome, text) for outcome in plan.outcomes for text in outcome.statements)
