"""What stands where a partner of an outcome should: decides which one of KOL001 to KOL004 speaks."""

from __future__ import annotations

from enum import StrEnum

from telaah.model.plan import Nearness, Outcome, Plan, Rejected
from telaah.rules.predicates import is_fixed_wording, refused
from telaah.text.similar import plain

VAGUE = frozenset({"kabur"})
PROBLEM = frozenset({"masalah", "perlu"})
LAW = frozenset({"rujukan", "tupoksi"})
_NOBODY_ELSE = frozenset({"diri", "tak_terikat"})
"""Own units, and parties of other matters: they stand for nothing beside an outcome."""


class Silence(StrEnum):
    """What stands there."""

    NOTHING = "nothing"
    VAGUE = "vague"
    PROBLEM = "problem"
    LAW = "law"


def silence_of(plan: Plan, outcome: Outcome) -> Silence:
    """Tell what stands where a partner of the outcome should: the nearest kind of refused candidate decides.

    A vague phrase says that others take part, so it comes before a problem that names them. Law and duties stand in every
    plan: they speak only where nothing else stands beside the outcome.
    """
    standing = standing_with(plan, outcome)
    if any(item.why in VAGUE for item in standing):
        return Silence.VAGUE
    named = [item for item in standing if item.why not in _NOBODY_ELSE]
    if any(item.why in PROBLEM and item.named for item in named):
        return Silence.PROBLEM
    return Silence.LAW if named and all(item.why in LAW and item.named for item in named) else Silence.NOTHING


def standing_with(plan: Plan, outcome: Outcome) -> tuple[Rejected, ...]:
    """Return the refused partners that stand on the outcome's own ground, fixed wordings and its own objects left out."""
    return tuple(
        item
        for item in refused(plan, outcome, "collaborator")
        if item.near is Nearness.OWN and not is_fixed_wording(item.quote) and not _is_object(item, plan)
    )


def with_name(plan: Plan, outcome: Outcome) -> tuple[Rejected, ...]:
    """Return those of them that bear a name: "stakeholder" in a problem names nobody."""
    return tuple(item for item in standing_with(plan, outcome) if item.named)


def _is_object(item: Rejected, plan: Plan) -> bool:
    """Return whether the public is named because its taking part is itself the outcome or its measure, not a way to it."""
    if item.text.strip().lower() != "masyarakat":
        return False
    quote = plain(item.quote)
    stated = (text for outcome in plan.outcomes for text in (outcome.text, *(i.text for i in outcome.indicators)))
    return any(plain(text) in quote or quote in plain(text) for text in stated)
