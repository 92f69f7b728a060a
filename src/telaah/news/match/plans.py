"""Plans as they are held against news: from results of ``telaah check``, or checked on the spot."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from telaah.config import Settings
from telaah.errors import UsageError
from telaah.mentions.owner import Owner, core_of, owner_of
from telaah.model.document import Identity
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


def read_plans(paths: Sequence[str], settings: Settings) -> tuple[list[ReadPlan], list[str]]:
    """Return the plans that the paths name, and a sentence for each that cannot be held against news.

    A path is a result of ``telaah check --format json`` (or jsonl), or a plan, which is then checked.
    """
    documents: list[Mapping[str, Any]] = []
    plans: list[str] = []
    for path in paths:
        found = _from_result(path)
        if found is None:
            plans.append(path)
        else:
            documents += found
    left: list[str] = []
    if plans:
        from telaah.api import check

        result = check(plans, settings=settings)
        documents += result.to_dict()["documents"]
        left += [words()("match.failed", path=f.path, reason=words().of("reason", f.reason)) for f in result.failures]
    read = []
    for document in documents:
        if document.get("organisation") and document.get("period"):
            read.append(plan_of(document))
        else:
            left.append(words()("match.unknown", path=document.get("path", "?")))
    return read, left


def _from_result(path: str) -> list[Mapping[str, Any]] | None:
    if Path(path).suffix.lower() not in (".json", ".jsonl"):
        return None
    try:
        text = Path(path).read_text(encoding="utf-8")
        lines = [json.loads(line) for line in text.splitlines() if line.strip()] if path.endswith("l") else [json.loads(text)]
    except (OSError, ValueError) as error:
        raise UsageError(words()("match.no_result", path=path, why=error)) from None
    documents: list[Mapping[str, Any]] = []
    for line in lines:
        if not isinstance(line, dict) or not ("documents" in line or "outcomes" in line or "path" in line):
            raise UsageError(words()("match.no_result", path=path, why="documents"))
        documents += line.get("documents", [line] if "outcomes" in line else [])
    return documents


def plan_of(document: Mapping[str, Any]) -> ReadPlan:
    """Return a document of the JSON result (CONTRACT) as a plan."""
    period = document["period"]
    outcomes = tuple(_outcome(given) for given in document.get("outcomes", ()))
    partners = [
        *(_party(p, outcome["id"]) for outcome in document.get("outcomes", ()) for p in outcome.get("collaborators", ())),
        *(_party(p, None) for p in document.get("document_collaborators", ())),
    ]
    named = {name for party in partners for name in (party.text, party.name)}
    named |= {m[key] for m in document.get("mentions", ()) if m.get("type") == "stakeholder" for key in ("text", "name")}
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
