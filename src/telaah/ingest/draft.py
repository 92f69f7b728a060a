"""A page between the drawing and the model: lines and cells whose words are not yet joined.

Cut words are joined with the vocabulary of the whole document, so all pages are drafted first and finished after.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from telaah.model.document import BlockKind, PageState
from telaah.model.place import Box
from telaah.model.words import WordList


@dataclass(slots=True)
class Line:
    """A line of text outside tables, or in a cell."""

    text: str
    box: Box
    bold: bool = False


@dataclass(slots=True)
class DraftBlock:
    """Lines that belong together."""

    kind: BlockKind
    lines: list[Line]
    marker: str = ""
    top: float | None = None
    """Where it is read, if not where it stands: columns of text are read one after the other."""


@dataclass(slots=True)
class DraftCell:
    """A cell and its lines."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    lines: list[str]
    full: list[bool] = field(default_factory=list)
    """For each line: it fills the cell to its right edge, so a word may have been cut there."""
    wrapped: bool = True
    """False where the lines are the file's own: no word is cut at their ends."""


@dataclass(slots=True)
class DraftTable:
    """A table of one page."""

    box: Box
    rows: int
    columns: int
    cells: list[DraftCell]
    ruled: bool = True


@dataclass(slots=True)
class DraftPage:
    """A page."""

    number: int
    width: float
    height: float
    state: PageState
    words: WordList
    items: list[DraftBlock | DraftTable]
    note: str = ""
    turn: int = 0
    label: str | None = None
