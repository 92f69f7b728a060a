"""What ``telaah rule`` and the generated pages say of a rule."""

from __future__ import annotations

import inspect
import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from telaah.errors import UsageError
from telaah.model.finding import Severity
from telaah.rules.base import SECTIONS, Criterion, RuleStatus
from telaah.rules.registry import AnyRule, rules
from telaah.texts.catalogue import Catalogue
from telaah.texts.interface import words

PAGE_SECTIONS = (
    "Apa yang ditemukan",
    "Mengapa penting",
    "Kriteria",
    "Di mana dicari lebih dahulu",
    "Contoh yang melanggar",
    "Contoh yang memenuhi",
    "Salah alarm yang dikenal",
)
"""The sections of a rule's Indonesian page, in the order of ``SECTIONS``."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list of rules."""

    code: str
    name: str
    title: str
    severity: Severity
    preview: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that there is to say of a rule, in one language."""

    code: str
    name: str
    title: str
    severity: Severity
    preview: bool
    summary: str
    sections: tuple[tuple[str, str], ...]
    """(heading, text) in the order of ``SECTIONS``."""
    criteria: tuple[Criterion, ...]
    silences: tuple[str, ...]
    violating: tuple[str, ...]
    """Passages of plans, in Indonesian, that it finds: from its cases, so they are tested."""
    compliant: tuple[str, ...]


def listed(lang: str | None = None) -> tuple[Listed, ...]:
    """Return a line for every rule, in order of the codes."""
    catalogue = Catalogue(lang)
    return tuple(
        Listed(rule.code, rule.name, catalogue.title(rule.code), rule.severity, rule.status is RuleStatus.PREVIEW)
        for rule in rules().values()
    )


def explain(code: str, lang: str | None = None) -> Explanation:
    """Return what there is to say of one rule; UsageError where there is none of this code."""
    rule = rules().get(code.strip().upper())
    if rule is None:
        raise UsageError(words(lang)("usage.no_rule", code=code))
    catalogue = Catalogue(lang)
    summary, sections = english(rule) if catalogue.lang == "en" else indonesian(rule.code)
    return Explanation(
        code=rule.code,
        name=rule.name,
        title=catalogue.title(rule.code),
        severity=rule.severity,
        preview=rule.status is RuleStatus.PREVIEW,
        summary=summary,
        sections=sections,
        criteria=rule.criteria,
        silences=rule.silences,
        violating=examples(rule.code, "violating"),
        compliant=examples(rule.code, "compliant"),
    )


def english(rule: AnyRule) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return first line and sections of a rule's docstring."""
    text = inspect.cleandoc(type(rule).__doc__ or "")
    summary, _, rest = text.partition("\n\n")
    pieces = re.split(rf"(?m)^({'|'.join(SECTIONS)}):\n", rest)
    pairs = zip(pieces[1::2], pieces[2::2], strict=True)
    return " ".join(summary.split()), tuple((heading, " ".join(body.split())) for heading, body in pairs)


def indonesian(code: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return first paragraph and sections of a rule's Indonesian page."""
    text = (files("telaah.texts") / "rules" / "id" / f"{code}.md").read_text(encoding="utf-8")
    pieces = re.split(r"(?m)^## (.+)\n", text)
    summary = re.sub(r"(?m)^# .*\n", "", pieces[0])
    pairs = zip(pieces[1::2], pieces[2::2], strict=True)
    return " ".join(summary.split()), tuple((heading.strip(), " ".join(body.split())) for heading, body in pairs)


def load_cases(code: str) -> dict[str, Any]:
    """Return the cases of a rule as they stand in its file."""
    return tomllib.loads((files("telaah.rules") / "cases" / f"{code}.toml").read_text(encoding="utf-8"))


def examples(code: str, show: str) -> tuple[str, ...]:
    """Return the passages of the cases that are marked to be shown."""
    cases = load_cases(code).get("case", {})
    return tuple(case["example"] for case in cases.values() if case.get("show") == show)
