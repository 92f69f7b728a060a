"""Settings -> which rules run."""

from __future__ import annotations

from telaah.config import Settings
from telaah.model.result import RuleResult
from telaah.rules import Selection, selected
from telaah.rules.base import RuleStatus


def selection_of(settings: Settings) -> Selection:
    """Return the selection that the settings ask for."""
    rules = settings.rules
    return Selection(select=rules.select, ignore=rules.ignore, preview=rules.preview, severity=rules.severity)


def rules_that_run(settings: Settings) -> dict[str, RuleResult]:
    """Return the rules that the settings select, by code; UsageError where a code is none."""
    return {
        rule.code: RuleResult(rule.name, rule.severity, rule.status is RuleStatus.PREVIEW)
        for rule in selected(selection_of(settings))
    }
