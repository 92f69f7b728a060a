"""Training data of the column model: labels joined with tables, variants of tables, own tables, header words (training only)."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from telaah.learned.columns import FIGURES, MERGED, shape, table_features
from telaah.learned.real import text_key
from telaah.learned.train_linear import Example
from telaah.model.document import ColumnRole, Document, SectionKind
from telaah.model.table_view import TableView

Tell = Callable[[Sequence[tuple[str, ...]], Sequence[Sequence[str]], str], Sequence[ColumnRole]]
"""The rules: header cells and cell texts of each column, and the title -> roles."""
WEIGHTS = {"real": 1.0, "variant": 0.4, "own": 1.0, "own variant": 0.3, "words": 0.15}
"""How much an example counts in the fit; chosen by cross-validation by office."""
SILENT = frozenset(
    {
        ColumnRole.TARGET,
        ColumnRole.REALISASI,
        ColumnRole.CAPAIAN,
        ColumnRole.BASELINE,
        ColumnRole.KETERANGAN,
        ColumnRole.SUMBER_DATA,
        ColumnRole.PENANGGUNG_JAWAB,
        ColumnRole.TUJUAN_ATASAN,
    }
)
"""Roles that cells alone do not tell: a variant without header is no example of them."""


@dataclass
class Recorder:
    """A column reader that changes nothing and keeps what it was shown."""

    views: list[TableView] = field(default_factory=list)

    def read(self, view: TableView) -> Sequence[ColumnRole]:
        """Keep the table and return the rules' answer."""
        self.views.append(view)
        return view.roles


@dataclass(frozen=True, slots=True)
class Seen:
    """A table of a real document as the model sees it."""

    document: str
    page: int
    view: TableView


@dataclass(frozen=True, slots=True)
class Labelled:
    """A table with the roles of its labelled columns."""

    document: str
    office: str
    view: TableView
    roles: Mapping[int, ColumnRole]


def seen_tables(doc: str, document: Document, recorder: Recorder) -> list[Seen]:
    """Pair what the recorder was shown with the pages of the document's tables; tables it was not shown are left out."""
    found, shown = [], iter(recorder.views)
    view = next(shown, None)
    for table in document.tables:
        headers = [" / ".join(h) for h in view.headers] if view else None
        if view is not None and headers == [c.header for c in table.columns]:
            found.append(Seen(doc, table.pages[0], view))
            view = next(shown, None)
    return found


def keys(seen: Seen, column: int) -> tuple[str, str, str]:
    """Return the keys of a column: of all headers of its table, of its own header, of its first cells."""
    view = seen.view
    whole = text_key("|".join("/".join(h) for h in view.headers))
    filled = [cell for cell in view.cells[column] if cell.strip()]
    return whole, text_key("/".join(view.headers[column])), text_key("|".join(filled[:3]))


def label_line(seen: Seen, column: int, role: ColumnRole) -> dict[str, Any]:
    """Return a label as it is kept: hashes and places, no text."""
    table, header, cells = keys(seen, column)
    place = {"doc": seen.document, "page": seen.page, "table": table, "column": column}
    return {**place, "header": header, "cells": cells, "role": role.value}


def joined(labels: Iterable[Mapping[str, Any]], tables: Iterable[Seen], offices: Mapping[str, str]) -> list[Labelled]:
    """Give labels back to the columns that they were given to.

    A label finds its column by page, header and first cells, and by the whole table's headers where several fit;
    one whose column is read otherwise today is dropped.
    """
    known: dict[tuple[str, int, str, str], list[tuple[int, int]]] = defaultdict(list)
    listed = list(tables)
    for number, seen in enumerate(listed):
        for column in range(len(seen.view.headers)):
            _, header, cells = keys(seen, column)
            known[seen.document, seen.page, header, cells].append((number, column))
    roles: dict[int, dict[int, ColumnRole]] = defaultdict(dict)
    for label in labels:
        places = known.get((label["doc"], label["page"], label["header"], label["cells"]), [])
        exact = [p for p in places if p[1] == label["column"] and keys(listed[p[0]], p[1])[0] == label["table"]]
        free = [p for p in exact or places if p[1] not in roles[p[0]]]
        if free:
            roles[free[0][0]][free[0][1]] = ColumnRole(label["role"])
    return [Labelled(s.document, offices[s.document], s.view, roles[n]) for n, s in enumerate(listed) if roles[n]]


def variants(view: TableView, tell: Tell) -> Iterator[tuple[TableView, bool]]:
    """Yield a table as bad drawing or reading shows it, and whether its headers are gone.

    With nothing filled in yet; without headers; with each header as the first cell; with the first row taken for the
    header; with header cells that cover two columns. The rules' answer is asked anew for each.
    """
    headers = [tuple(h) for h in view.headers]
    cells = [tuple(c) for c in view.cells]
    if not any(headers):
        return
    bare: list[tuple[str, ...]] = [()] * len(headers)

    def seen(paths: Sequence[tuple[str, ...]], texts: Sequence[tuple[str, ...]]) -> TableView:
        return TableView(paths, texts, tell(paths, texts, view.title), view.title, view.section)

    yield seen(headers, [("-", "-") if shape(next(iter(c), "")) in FIGURES else () for c in cells]), False
    yield seen(bare, cells), True
    yield seen(bare, [(*h[-1:], *c) for h, c in zip(headers, cells, strict=True)]), False
    yield seen([c[:1] if c and c[0].strip() else () for c in cells], [c[1:] for c in cells]), True
    for first in (1, 2):
        if len(headers) > first:
            covered = [headers[k - 1] if k >= first and (k - first) % 2 == 0 else h for k, h in enumerate(headers)]
            yield seen(covered, cells), False


def examples(labelled: Labelled, tell: Tell | None, weight: float, variant_weight: float = 0.0) -> Iterator[Example]:
    """Yield an example for each labelled column and, with ``variant_weight``, for each variant of it."""
    shown = [(labelled.view, False, weight)]
    if variant_weight and tell:
        shown = [(view, hidden, variant_weight) for view, hidden in variants(labelled.view, tell)]
    for view, hidden, counts in shown:
        features = table_features(view)
        for column, role in sorted(labelled.roles.items()):
            filled = any(cell.strip() for cell in view.cells[column])
            if hidden and (role in SILENT or not filled):
                continue
            yield Example(features[column], MERGED.get(role, role).value, labelled.office, labelled.document, counts)


def header_word_examples() -> Iterator[Example]:
    """Yield an example for each phrase of the header lexicon, with what the header alone gives."""
    listed = tomllib.loads((files("telaah.lexicons") / "columns.toml").read_text(encoding="utf-8"))
    for entry in listed["column"]:
        role = ColumnRole(entry["role"])
        for phrase in [*entry.get("exact", []), *entry.get("contains", [])]:
            given = table_features(TableView([(phrase,)], [()], [role], "", SectionKind.LAIN))[0]
            kept = {n: v for n, v in given.items() if n.startswith(("leaf=", "leaf is", "chars=")) or n == f"rule={role}"}
            yield Example(kept, MERGED.get(role, role).value, "lexicon", "lexicon", WEIGHTS["words"])
