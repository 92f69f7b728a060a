"""What a rule is: one question about a plan, with its documentation, its criteria and what it says where it finds a gap."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, ClassVar, Generic, TypeVar

from telaah.model.finding import Severity
from telaah.model.place import Place
from telaah.model.plan import Indicator, Outcome

SECTIONS = (
    "What it finds",
    "Why it matters",
    "Criteria",
    "Where it looks first",
    "Violating",
    "Compliant",
    "Known false alarms",
)
"""The sections of a rule's docstring, in order; its Indonesian page has the same ones."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """A norm that a rule rests on."""

    norm: str
    article: str
    confirmed: bool = True
    """False where nobody of us has seen the text: what rests on it alone is never above ``info``."""


class RuleStatus(StrEnum):
    """How far a rule has been measured."""

    STABLE = "stable"
    PREVIEW = "preview"
    """It runs, and its findings say that it has not been measured on real text yet."""


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator with the outcome that it measures."""

    outcome: Outcome
    indicator: Indicator


class About(StrEnum):
    """What a rule is asked about; the runner walks these."""

    OUTCOME = "outcome"
    INDICATOR = "indicator"
    DOCUMENT = "document"
    PARTNERSHIP = "partnership"
    """Of two plans of a batch."""
    COPY = "copy"
    """A passage that two plans of a batch share."""
    REPORTED = "reported"
    """Of a plan and the press: a partnership."""
    FIGURED = "figured"
    """... a figure."""
    PROMISED = "promised"
    """... a promise."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A gap as the rule tells it; the runner makes a finding of it."""

    severity: Severity
    outcome: Outcome | None = None
    place: Place | None = None
    """What the finding points to; ``outcome``'s first place where it is None."""
    key: str = ""
    """What tells it from another gap of the same rule and outcome: the indicator's words, the chapter's title."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What its sentence is filled with; the runner adds the outcome's own."""
    variant: str = ""
    confidence: float = 0.9
    passage: str = ""
    """Words of the place's page around it, where the place is a mere name: these are quoted."""


S = TypeVar("S")
"""What a rule is asked about: an outcome, a measure, a document, or what ``rules/batch.py`` has of several documents."""


class Rule(ABC, Generic[S]):
    """One question, asked of every subject of its kind. Its docstring is its documentation (``SECTIONS``)."""

    code: ClassVar[str]
    name: ClassVar[str]
    """The defect, not the remedy; never used again for another."""
    severity: ClassVar[Severity]
    """The gravest that its findings have."""
    about: ClassVar[About]
    criteria: ClassVar[tuple[Criterion, ...]]
    status: ClassVar[RuleStatus] = RuleStatus.STABLE
    silences: ClassVar[tuple[str, ...]] = ()
    """One gap, one finding: the codes that this one speaks for, on the same outcome or indicator."""

    by_absence: ClassVar[bool] = False
    """It says that something stands nowhere: of a file that holds one chapter that is less certain."""

    @abstractmethod
    def check(self, subject: S, plan: Any) -> Iterator[Draft]:  # noqa: ANN401 - a Plan, or None
        """Yield the gaps of one subject; ``plan`` is the plan that it is of, and None for what several plans have."""

    @classmethod
    def is_confirmed(cls) -> bool:
        """Return whether it rests on at least one norm whose text was seen."""
        return any(criterion.confirmed for criterion in cls.criteria)
