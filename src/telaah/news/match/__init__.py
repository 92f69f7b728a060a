"""Plans against an archive: what the press tells and the plan does not, and the reverse."""

from __future__ import annotations

from telaah.news.match.compare import Comparison, Unreported, compare_plan
from telaah.news.match.findings import Found, findings
from telaah.news.match.plans import Given, Left, ReadPlan, plan_of, read_results

__all__ = [
    "Comparison",
    "Found",
    "Given",
    "Left",
    "ReadPlan",
    "Unreported",
    "compare_plan",
    "findings",
    "plan_of",
    "read_results",
]
