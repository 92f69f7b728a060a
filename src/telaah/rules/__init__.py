"""Plan -> Findings: what the rules say of what was understood."""

from __future__ import annotations

from telaah.rules.explain import Explanation, Listed, explain, listed
from telaah.rules.runner import RuleRun, Selection, run_rules, selected

__all__ = ["Explanation", "Listed", "RuleRun", "Selection", "explain", "listed", "run_rules", "selected"]
