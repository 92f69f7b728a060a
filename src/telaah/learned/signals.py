"""What place and wording say of each statement of a document: the signals of every kind, in one list a unit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from telaah.learned import signals_goals, signals_talk, signals_work
from telaah.learned.context import Context, contexts, reading_order
from telaah.learned.statement_units import Unit

_Reader = Callable[[Sequence[Unit], Sequence[Context]], list[list[str]]]
_KINDS: dict[str, _Reader] = {"goals": signals_goals.signals, "work": signals_work.signals, "talk": signals_talk.signals}


def signals(units: Sequence[Unit]) -> list[tuple[str, ...]]:
    """Return the names of the signals of each unit of one document; the units may be given in any order of reading."""
    ordered = reading_order(units)
    around = contexts(ordered)
    told: list[list[str]] = [[] for _ in ordered]
    for kind, read in _KINDS.items():
        for names, said in zip(told, read(ordered, around), strict=True):
            names += [f"{kind} {name}" for name in said]
    place = {id(unit): n for n, unit in enumerate(ordered)}
    return [tuple(told[place[id(unit)]]) for unit in units]
