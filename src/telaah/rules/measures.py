"""Whether a measure stands in its table so clearly that an empty cell beside it proves something."""

from __future__ import annotations

import re

from telaah.model.document import ColumnRole, Document, JoinedTable, Row
from telaah.model.identity import Identity
from telaah.model.plan import Indicator, Outcome
from telaah.rules.predicates import INDICATOR_ROLES, rows_of
from telaah.text.numbers import has_number, is_blank
from telaah.text.similar import plain

LONGEST = 25
"""Words of a measure's name; what is longer is narrative that stands below it in the same column."""
_UNFINISHED = re.compile(
    r"(?:\b(?:melalui|dan|serta|yang|untuk|dalam|dengan|oleh|antara\s+lain|yaitu|sebagai)|[:,])\s*$", re.IGNORECASE
)
_ITEM = re.compile(r"^\s*(?:[-–—•*·]|\(?[a-z\d][.)])\s*\S")


def is_measure(indicator: Indicator, identity: Identity) -> bool:
    """Return whether an indicator's words are the name of a measure, and not a piece of narrative about the office."""
    if len(indicator.text.split()) > LONGEST or _UNFINISHED.search(indicator.text):
        return False
    names = (plain(name) for name in (identity.organisation or "", *identity.own_names))
    return not any(len(name) > len("dinas") and plain(indicator.text).startswith(name) for name in names)


def has_parts(indicator: Indicator, outcome: Outcome, document: Document, *roles: ColumnRole) -> bool:
    """Return whether a measure is the head of others with the values: items below it, or longer names with its own in front."""
    name = plain(indicator.text)
    if any(other is not indicator and plain(other.text).startswith(name) for other in outcome.indicators):
        return True
    return any(_heads(table, row, roles) for table, row in rows_of(document, indicator.rows))


def _heads(table: JoinedTable, row: Row, roles: tuple[ColumnRole, ...]) -> bool:
    """Return whether the next row has a value and is an item of this one."""
    if row.index + 1 >= len(table.rows):
        return False
    below = table.rows[row.index + 1]
    if not any(has_number(below.text(column.index)) for column in table.column_of(*roles)):
        return False
    return any(_is_item(below, row, column.index) for column in table.column_of(*INDICATOR_ROLES))


def _is_item(below: Row, row: Row, column: int) -> bool:
    cell = below.cells[column] if column < len(below.cells) else None
    return (
        cell is None
        or cell.carried
        or bool(_ITEM.match(cell.text))
        or plain(cell.text).startswith(plain(row.text(column)) or "-")
    )


def proves_blank(table: JoinedTable, row: Row, *roles: ColumnRole) -> bool:
    """Return whether the row's cells are empty in the document, and not lost in reading it.

    A printed "-" says so; cells with nothing in them only where there are several and most other rows have theirs.
    """
    columns = table.column_of(*roles)
    said = [row.text(column.index) for column in columns]
    if not all(is_blank(text) for text in said):
        return False
    if any(text.strip() for text in said):
        return True
    others = [other for other in table.rows if other.index != row.index]
    filled = sum(any(not is_blank(other.text(column.index)) for column in columns) for other in others)
    return len(columns) > 1 and bool(others) and filled * 2 >= len(others)
