"""A party in its clause: what a model of roles is handed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clause:
    """A party at one place, the words around it, and what lists and rules say of them; word numbers count in ``words``."""

    text: str
    """Of the block or cell."""
    start: int
    """Where the name begins in ``text``."""
    end: int
    page: int
    words: tuple[str, ...]
    """Of the block or cell, lower case."""
    first: int
    """The first word of the name."""
    last: int
    parties: tuple[tuple[int, int, str], ...]
    """First word, last word and class of every name in the piece, this one included."""
    cues: tuple[tuple[int, int, str, bool], ...]
    """First word, last word, key of each cue, and whether it stands before its party as a rule."""
    statuses: tuple[tuple[int, int, str], ...]
    """First word, last word and kind of each word of status ("need", "problem", "past", "plan")."""
    stops: frozenset[int]
    """Words that end the reach of a cue."""
    cls: str
    core: str
    """Key of the name without its region."""
    own_region: bool
    generic: bool
    kind: str
    """Of the document."""
    section: str
    title: str
    """Of the section, lower case."""
    block: str
    """Kind of the block, "cell" in a table."""
    column: str
    """Role of the column, "" outside tables."""
    header: str
    table: str
    """Title of the table."""
    row: tuple[str, ...]
    """Roles of the columns that hold something in the same row."""
    role: str
    """What the rules say."""
    status: str
    why: str
    settled: bool
    """The rules were led by the column or by a cue right at the party."""
    kin: str = ""
    """How the name stands to the plan's own organisation: "part", "variant", "unit" of it, "" a stranger."""
    rank: str = ""
    """Where the party stands seen from the plan's region: "above", "own", "below", "beside", "" nothing is said."""
    level: str = ""
    """Of the plan's region: "provinsi", "kabupaten", "kota"."""
    lead: str = ""
    """What announces the list in which the piece stands."""
    before: str = ""
    """The piece of text before this one, or the cell left of it."""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A role and a status, and how sure a model is of them."""

    role: str
    status: str
    probability: float
