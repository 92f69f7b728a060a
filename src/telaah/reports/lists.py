"""Numbers of pages, ids of outcomes, names of sections and passages as a reader writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from telaah.text.runs import joined, runs
from telaah.text.safe import clean, shorten
from telaah.texts.interface import Words

_LOOSE = " :;|-–—"
"""What a heading or a cell of a heading may end with and its name does not."""


def page_list(numbers: Sequence[int], say: Words, *, most: int = 12) -> str:
    """Return pages as ranges.

    >>> from telaah.texts.interface import words
    >>> page_list((1, 2, 3, 7), words("en"))
    'pp. 1–3, 7'
    """
    found = runs(numbers)
    shown = joined(found[:most])
    rest = f" {say('report.more', count=len(found) - most)}" if len(found) > most else ""
    key = "report.page" if len(found) == 1 and found[0][0] == found[0][1] else "report.page_list"
    return say(key, page=shown, pages=shown) + rest


def id_list(ids: Sequence[str]) -> str:
    """Return ids of outcomes, those that follow each other as a range.

    >>> id_list(("T1", "S1", "S2", "S3", "S5"))
    'T1, S1–S3, S5'
    """
    chains: list[list[str]] = []
    for name in ids:
        if chains and _follows(chains[-1][-1], name):
            chains[-1].append(name)
        else:
            chains.append([name])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(run) for run in chains)


def names(found: Iterable[str], width: int) -> tuple[str, ...]:
    """Return names of sections or tables, cut; what looks alike on the page is told once.

    >>> names(("Strategi :", "Strategi", "Tabel 1. Program"), 60)
    ('Strategi', 'Tabel 1. Program')
    """
    told: dict[str, str] = {}
    for name in found:
        cut = shorten(clean(name).rstrip(_LOOSE), width)
        told.setdefault("".join(filter(str.isalnum, cut.casefold())), cut)
    return tuple(name for name in told.values() if name)


def _follows(before: str, after: str) -> bool:
    one, two = (re.fullmatch(r"(\D+)(\d+)", name) for name in (before, after))
    return bool(one and two and one[1] == two[1] and int(one[2]) + 1 == int(two[2]))
