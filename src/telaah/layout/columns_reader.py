"""A second opinion on what columns hold: a trained model, where the caller hands one over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from telaah.layout.columns import MEASURES, column_key
from telaah.layout.columns_content import Sample
from telaah.model.document import Column, ColumnRole, Section, SectionKind
from telaah.model.table_view import TableView


class ColumnReader(Protocol):
    """Whoever tells what the columns of a table hold, knowing what the rules say."""

    def read(self, view: TableView) -> Sequence[ColumnRole]:
        """Return the role of each column."""
        ...


def second_opinion(
    reader: ColumnReader,
    columns: tuple[Column, ...],
    paths: Sequence[tuple[str, ...]],
    samples: Sequence[Sample],
    around: tuple[str, Section | None],
) -> tuple[Column, ...]:
    """Return the columns as the reader tells them; a column whose role changes gets the key that its header prints.

    ``around``: the table's caption and the section in which it stands.
    """
    title, section = around
    kind = section.kind if section else SectionKind.LAIN
    shown = TableView(paths, [sample.texts for sample in samples], [column.role for column in columns], title, kind)
    roles = reader.read(shown)
    return tuple(_changed(c, role, paths[c.index]) for c, role in zip(columns, roles, strict=True))


def _changed(column: Column, role: ColumnRole, path: tuple[str, ...]) -> Column:
    if role is column.role:
        return column
    if role not in MEASURES:
        return replace(column, role=role, key=None)
    return replace(column, role=role, key=column.key or column_key(path))
