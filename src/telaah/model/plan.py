"""The plan as understood: outcomes, indicators, ties, verdicts; what the rules are asked about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from telaah.model.document import Document
from telaah.model.mention import Mention, Mentions, PartyClass
from telaah.model.place import Place


class Level(StrEnum):
    """Level of an outcome."""

    TUJUAN = "tujuan"
    SASARAN = "sasaran"
    PROGRAM = "program"


@dataclass(frozen=True, slots=True)
class RowRef:
    """A row of a joined table in which an outcome or indicator stands."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measure that the document attaches to an outcome; values as printed."""

    id: str
    text: str
    places: tuple[Place, ...]
    unit: str | None = None
    baseline: str | None = None
    targets: tuple[tuple[str, str], ...] = ()
    """(key, value) with key "2022", "1" or "akhir"; in the order of the table."""
    formula: str | None = None
    rows: tuple[RowRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """A condition that the plan's own organisation sets itself to bring about."""

    id: str
    """"T1", "S2", "P3": level letter and position."""
    level: Level
    text: str
    """Joined, as a reader would write it; the fullest wording."""
    places: tuple[Place, ...]
    """Printed in four tables, still one outcome. ``places[0]``, which findings point to, is where the plan itself states it;
    the others follow in order of page."""
    variants: tuple[str, ...] = ()
    """Other wordings of the same statement."""
    parent: str | None = None
    internal: bool = False
    indicators: tuple[Indicator, ...] = ()
    section: str = ""
    """Number and title of the section of its first place."""
    rows: tuple[RowRef, ...] = ()
    """Rows of tables in which the statement itself (printed or carried down) stands."""
    programmes: tuple[str, ...] = ()
    """Names of programmes that the plan's tables put under it."""


class Grade(StrEnum):
    """How a party or source is bound to an outcome."""

    DIRECT = "direct"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Tie:
    """A party or a data source bound to an outcome (or to the document), and why."""

    mention: Mention
    outcome: str | None
    """None at document level."""
    grade: Grade
    reason: str
    """Key of the step of the ladder: "row", "chain", "crosscutting", "paragraph", "strategy", "heading", "carried",
    "source_column", "table_note", ...."""
    quote: str
    detail: str = ""
    """What the chain went through: programme name, sasaran that it was carried up from."""


class Nearness(StrEnum):
    """Where a refused candidate stands, seen from the outcome."""

    OWN = "own"
    """On its own ground: its rows, strategy, programmes, the paragraphs about it."""
    AKIN = "akin"
    """Elsewhere, in words that the outcome has too."""
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Rejected:
    """A candidate that was looked at and refused as partner or source of an outcome."""

    text: str
    page: int
    quote: str
    why: str
    """Key: "rujukan" (law), "rencana_lain", "judul" (of an activity), "tupoksi", "lalu", "masalah", "perlu", "kabur", "diri",
    "penerima", "atasan", "pengawas", "pendana", "sumber_umum", "tak_terikat", ...."""
    kind: str = "collaborator"
    """"collaborator" or "data_source"."""
    cls: PartyClass | None = None
    named: bool = True
    """False for a vague phrase and for a sector without a name."""
    near: Nearness = Nearness.OWN


@dataclass(frozen=True, slots=True)
class Search:
    """Where it was looked for the partners and sources of one outcome."""

    pages: tuple[int, ...]
    unreadable_pages: tuple[int, ...]
    sections: tuple[str, ...]
    tables: tuple[str, ...]
    rejected: tuple[Rejected, ...]


class Verdict(StrEnum):
    """Whether an outcome names a partner (or a data source)."""

    NAMED = "named"
    MISSING = "missing"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The two verdicts of one outcome with their proof."""

    outcome: str
    collaborator: Verdict
    data_source: Verdict
    search: Search


@dataclass(frozen=True, slots=True)
class Links:
    """All that the stage ``linking`` found."""

    ties: tuple[Tie, ...] = ()
    """Those with ``outcome`` set are direct (or carried up); those without are document level."""
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything between the pages and the rules. Predicates for rules live in ``telaah.rules.predicates``."""

    document: Document
    outcomes: tuple[Outcome, ...]
    mentions: Mentions
    links: Links

    def outcome(self, identifier: str) -> Outcome:
        """Return the outcome with this id; KeyError where there is none."""
        for outcome in self.outcomes:
            if outcome.id == identifier:
                return outcome
        raise KeyError(identifier)

    def judgement(self, outcome: Outcome) -> Judgement:
        """Return the verdicts of an outcome."""
        for judgement in self.links.judgements:
            if judgement.outcome == outcome.id:
                return judgement
        raise KeyError(outcome.id)
