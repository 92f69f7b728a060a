"""A table as it is shown to whoever tells what its columns hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from telaah.model.document import ColumnRole, SectionKind


@dataclass(frozen=True, slots=True)
class TableView:
    """What is known of a table when its columns are told: one entry a column."""

    headers: Sequence[Sequence[str]]
    """Header cells of each column from top to bottom."""
    cells: Sequence[Sequence[str]]
    """Cell texts of each column, carried ones left out."""
    roles: Sequence[ColumnRole]
    """What the rules say."""
    title: str
    """The table's caption."""
    section: SectionKind
    """What the section is about in which the table stands."""
