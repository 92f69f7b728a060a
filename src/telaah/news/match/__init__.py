"""Plans against an archive: what the press tells and the plan does not, and the reverse."""

from __future__ import annotations

from telaah.news.match.compare import Comparison, Unreported, compare_plan
from telaah.news.match.plans import ReadPlan, plan_of, read_plans

__all__ = ["Comparison", "ReadPlan", "Unreported", "compare_plan", "plan_of", "read_plans"]
