"""Document -> Outcomes: statements, merged, with levels, parents and indicators."""

from telaah.outcomes.find import find_outcomes
from telaah.outcomes.scorer import StatementScorer

__all__ = ["StatementScorer", "find_outcomes"]
