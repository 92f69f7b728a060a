"""The order of the stages and nothing else."""

from __future__ import annotations

from telaah.layout import understand_layout
from telaah.linking import link
from telaah.mentions import find_mentions
from telaah.model.document import Document
from telaah.model.plan import Plan
from telaah.outcomes import find_outcomes


def understand(document: Document) -> Plan:
    """Everything between the pages and the rules, in order."""
    document = understand_layout(document)
    outcomes = find_outcomes(document)
    mentions = find_mentions(document)
    return Plan(document, outcomes, mentions, link(document, outcomes, mentions))
