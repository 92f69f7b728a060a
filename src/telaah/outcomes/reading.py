"""What the readers of tables and text hand on: statements and measures as one place prints them, not yet merged."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import NamedTuple

from telaah.model.place import Place
from telaah.model.plan import Level, RowRef


class Own(IntEnum):
    """How surely a statement is the plan's own; the order counts."""

    FOREIGN = 0
    """Another plan's, or the previous period's: gives a page to an outcome in the same words, never a new one."""
    WEAK = 1
    """Stands where plans tell of the past or of other plans, but nothing says so: an outcome only where the plan has no other."""
    OWN = 2


class Source(StrEnum):
    """Where a statement was read."""

    TABLE = "table"
    LIST = "list"
    NARRATIVE = "narrative"


@dataclass(slots=True)
class Measure:
    """An indicator as one row or list prints it."""

    text: str
    places: list[Place]
    table: int = -1
    """The joined table; below -1 a list in running text, -1 where neither tells measures apart."""
    unit: str | None = None
    baseline: str | None = None
    targets: dict[str, str] = field(default_factory=dict)
    formula: str | None = None
    rows: list[RowRef] = field(default_factory=list)
    rank: int = 0
    """Whose values win where tables differ: the higher."""
    own: Own = Own.OWN


@dataclass(slots=True, eq=False)
class Statement:
    """A tujuan, sasaran or programme outcome as one table, list or sentence prints it."""

    level: Level
    text: str
    own: Own
    source: Source
    group: str
    """The table, list or paragraph: what stands together there is told apart there."""
    places: list[Place]
    parent: Statement | None = None
    number: str = ""
    programmes: list[str] = field(default_factory=list)
    rows: list[RowRef] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    heading: bool = False
    """Printed as the heading of a part: gives a page and a wording to an outcome, never a new one."""
    told: bool = False
    """Told in the middle of a sentence: an outcome only where the plan sets nothing of its level otherwise."""
    unsure_level: bool = False
    """A column "Sasaran program" that no programme column precedes often repeats the office's sasaran."""

    @property
    def order(self) -> tuple[int, int]:
        """Page and character of its first place."""
        return self.places[0].page, self.places[0].start


@dataclass(slots=True)
class Reading:
    """All statements of a part of the document, and the measures that stand with none of them."""

    statements: list[Statement] = field(default_factory=list)
    loose: list[Measure] = field(default_factory=list)
    programmes: list[Measure] = field(default_factory=list)
    """Measures of programmes: values of an outcome's indicator where that stands elsewhere in the same words."""
    refused: set[tuple[Level, str]] = field(default_factory=set)
    """Plain wordings in columns of statements that their column alone does not make statements."""

    def add(self, other: Reading) -> None:
        """Take over what another part holds."""
        self.statements.extend(other.statements)
        self.loose.extend(other.loose)
        self.programmes.extend(other.programmes)


class Bound(NamedTuple):
    """Whose indicator a row holds."""

    owners: list[Statement]
    at_home: bool
    """False where a programme or an output has it: then the row gives no values to an outcome."""
