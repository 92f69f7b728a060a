"""A second opinion on what columns hold: a trained model, where the caller hands one over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from telaah.layout.columns import MEASURES, column_key
from telaah.layout.columns_content import Sample
from telaah.model.document import Column, ColumnRole, Section, SectionKind


class ColumnReader(Protocol):
    """Whoever tells what the columns of a table hold, knowing what the rules say."""

    def read(
        self,
        headers: Sequence[Sequence[str]],
        cells: Sequence[Sequence[str]],
        roles: Sequence[ColumnRole],
        title: str,
        section: SectionKind,
    ) -> Sequence[ColumnRole]:
        """Return the role of each column.

        Args:
            headers: header cells of each column from top to bottom.
            cells: texts of each column's cells, carried ones left out.
            roles: what the rules say.
            title: the table's caption.
            section: what the section is about in which the table stands.
        """
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
    roles = reader.read(
        paths,
        [sample.texts for sample in samples],
        [column.role for column in columns],
        title,
        section.kind if section else SectionKind.LAIN,
    )
    return tuple(_changed(c, role, paths[c.index]) for c, role in zip(columns, roles, strict=True))


def _changed(column: Column, role: ColumnRole, path: tuple[str, ...]) -> Column:
    if role is column.role:
        return column
    if role not in MEASURES:
        return replace(column, role=role, key=None)
    return replace(column, role=role, key=column.key or column_key(path))
