"""How far a run is, and whether in the end everything is accounted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from telaah.engine.record import About
from telaah.model.result import DocumentStatus, PageCounts, Summary

_UNREADABLE = ("scanned", "garbage")


@dataclass(slots=True)
class Tally:
    """Counts while documents are read; whoever shows a run looks at it."""

    documents: int = 0
    done: int = 0
    partial: int = 0
    failed: int = 0
    stored: int = 0
    """Of those done: taken from the store."""
    pages: int = 0
    """Of the documents that are done and were not taken from the store."""
    failures: Counter[str] = field(default_factory=Counter)
    """By reason."""
    weights: Sequence[int] = ()
    """What each file weighs in the time that is left."""
    running: set[int] = field(default_factory=set)
    _read: int = 0
    _spared: int = 0

    def share(self, board: Sequence[int]) -> float:
        """Return how much of what has to be read was read, 0 to 1; the board tells of files in work."""
        whole = sum(self.weights) - self._spared
        parts = (self.weights[k] * board[2 * k] / board[2 * k + 1] for k in tuple(self.running) if board and board[2 * k + 1])
        return min(1.0, (self._read + sum(parts)) / whole) if whole else 1.0

    def count(self, number: int, about: About, *, stored: bool = False) -> None:
        """Count a file that is done."""
        self.running.discard(number)
        weight = self.weights[number] if self.weights else 0
        self._read += 0 if stored else weight
        self._spared += weight if stored else 0
        self.done += 1
        self.stored += stored
        self.partial += about.status == DocumentStatus.PARTIAL
        if about.reason is not None:
            self.failed += 1
            self.failures[about.reason] += 1
        if not stored:
            self.pages += sum(about.page_states.values())


def summary_of(abouts: Iterable[About]) -> Summary:
    """Return the account of all files of a run."""
    statuses: Counter[str] = Counter()
    failures: Counter[str] = Counter()
    states: Counter[str] = Counter()
    for about in abouts:
        statuses[about.status] += 1
        failures.update([str(about.reason)] if about.reason is not None else [])
        states.update(about.page_states)
    return Summary(
        documents=sum(statuses.values()),
        read=statuses[DocumentStatus.OK],
        partial=statuses[DocumentStatus.PARTIAL],
        failed=statuses["failed"],
        failures=dict(sorted(failures.items())),
        pages=_pages(states),
    )


def _pages(states: Mapping[str, int]) -> PageCounts:
    return PageCounts(
        total=sum(states.values()),
        read=states.get("read", 0),
        ocr=states.get("ocr", 0),
        blank=states.get("blank", 0),
        picture=states.get("picture", 0),
        unreadable=sum(states.get(state, 0) for state in _UNREADABLE),
        left_out=states.get("left_out", 0),
    )
