"""Which column of a table or record says what: as the user mapped them, else guessed from names and contents."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from telaah.errors import LexiconError
from telaah.news.reading.item import FIELDS

_MARKS = re.compile(r"[^a-z0-9]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
LONG_TEXT = 150
"""Characters that a column must have on average to be taken for the text where no name tells which it is."""


@cache
def column_names() -> dict[str, tuple[str, ...]]:
    """Return the names under which each field is known, the surest first."""
    data = tomllib.loads((files("telaah.lexicons") / "news-columns.toml").read_text(encoding="utf-8"))
    if set(data) != set(FIELDS):
        raise LexiconError(f"news-columns.toml: expected the keys {', '.join(FIELDS)}")
    return {name: tuple(data[name]["names"]) for name in FIELDS}


def plain_name(column: str) -> str:
    """Return the name of a column as it is compared.

    >>> plain_name("Tanggal Terbit"), plain_name("datePublished")
    ('tanggal_terbit', 'date_published')
    """
    return _MARKS.sub("_", _HUMP.sub("_", column.strip().lstrip("\ufeff")).lower()).strip("_")


def map_columns(
    columns: Iterable[str], given: Iterable[tuple[str, str]], sample: Iterable[Mapping[str, str]] = ()
) -> dict[str, str]:
    """Return field -> column. What the user mapped holds; no column stands for two fields.

    Args:
        columns: The columns that there are.
        given: (field, column) of the user; a column that is not there is left out.
        sample: Some rows, by which the text is found where no name tells it.
    """
    present = list(columns)
    by_name = {plain_name(column): column for column in reversed(present)}
    rows = list(sample)
    mapped: dict[str, str] = {}
    for field, column in given:
        found = column if column in present else by_name.get(plain_name(column))
        if found is not None:
            mapped[field] = found
    for field, names in column_names().items():
        if field in mapped:
            continue
        free = (by_name[name] for name in names if name in by_name and by_name[name] not in mapped.values())
        if found := next(free, None):
            mapped[field] = found
    if "text" not in mapped:
        lengths = {c: _mean_length(c, rows) for c in present if c not in mapped.values()}
        longest = max(lengths, key=lambda c: lengths[c], default=None)
        if longest is not None and lengths[longest] >= LONG_TEXT:
            mapped["text"] = longest
        elif "summary" in mapped:
            mapped["text"] = mapped.pop("summary")
    return mapped


def _mean_length(column: str, rows: list[Mapping[str, str]]) -> float:
    return sum(len(row.get(column) or "") for row in rows) / len(rows) if rows else 0.0
