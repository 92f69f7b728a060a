"""Cells of a row in the making, and how two pieces of one cell become one."""

from __future__ import annotations

import re
from dataclasses import replace

from telaah.model.document import RowCell

Cells = list[RowCell | None]

_SUFFIX = re.compile(r"(?:an|kan|nya|ya|i|a)(?=\s|[,;.]?$)")
"""What cannot begin a piece of its own: the end of a word that the page break cut."""


def glue(first: RowCell, second: RowCell) -> RowCell:
    """Return two pieces of one cell as one: text joined, place of the first, the second's place in ``rest``."""
    length = len(first.text) if first.length is None else first.length
    cut = _SUFFIX.match(second.text) and first.text[-1:].isalpha()
    text = f"{first.text}{'' if cut else ' '}{second.text}"
    rest = (*first.rest, second.place(), *second.rest)
    return replace(first, text=text, raw=f"{first.raw}\n{second.raw}", length=length, rest=rest)
