"""The order of the stages and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from telaah.layout import understand_layout
from telaah.learned.suite import RULES_ALONE, Suite
from telaah.linking import link
from telaah.mentions import find_mentions
from telaah.model.document import Document
from telaah.model.identity import Identity
from telaah.model.plan import Plan
from telaah.outcomes import find_outcomes


def as_found(identity: Identity) -> Identity:
    """Return an identity as the document tells it."""
    return identity


def understand(document: Document, correct: Callable[[Identity], Identity] = as_found, models: Suite = RULES_ALONE) -> Plan:
    """Everything between the pages and the rules, in order.

    ``correct`` puts what the user knows better in the place of what the document says of itself, before parties are
    told apart from the plan's own organisation. ``models`` are second opinions; without them the rules decide alone.
    """
    document = understand_layout(document, models.columns)
    document = replace(document, identity=correct(document.identity))
    outcomes = find_outcomes(document, models.scorer, models.encoder.encode if models.encoder else None)
    mentions = find_mentions(document, models.tagger, models.roles)
    return Plan(document, outcomes, mentions, link(document, outcomes, mentions))
