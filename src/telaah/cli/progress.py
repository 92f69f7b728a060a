"""How far a check is, on standard error: a line that moves on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from telaah.cli.output import complain
from telaah.engine.tally import Tally
from telaah.texts.interface import words

LOOK_EVERY = 0.2  # seconds
TELL_EVERY = 60.0
"""Seconds between two lines where nobody watches a terminal: a log of a night is some hundred lines."""

_SURE = 3.0
"""Seconds before which nothing is said of speed and of the time that is left."""

Watch = Callable[[Sequence[int]], None]


@dataclass(slots=True)
class Live:
    """What is shown while a run goes on."""

    tally: Tally
    started: float = 0.0
    board: Sequence[int] = ()

    def line(self, now: float) -> str:
        """Return how far the run is."""
        say, tally, pages = words(), self.tally, self.pages()
        told = say("progress.line", done=tally.done, documents=tally.documents, pages=pages)
        took, share = now - self.started, tally.share(self.board)
        if took > _SURE and pages:
            told += say("progress.speed", speed=f"{pages / took:.1f}")
        if tally.failed:
            told += say("progress.failed", failed=tally.failed)
        if took > _SURE and 0 < share < 1:
            told += say("progress.left", time=clock(took * (1 - share) / share))
        return told

    def pages(self) -> int:
        """Return the pages that were read so far, of documents in work too."""
        return self.tally.pages + sum(self.board[2 * number] for number in tuple(self.tally.running) if self.board)


@contextmanager
def live(tally: Tally, *, shown: bool) -> Iterator[Watch | None]:
    """Show how far a run is while the block lasts; it is fed by the tally, and by the board handed to what is yielded."""
    if not shown or sys.stderr is None:
        yield None
        return
    view, done = Live(tally, time.monotonic()), threading.Event()

    def watch(board: Sequence[int]) -> None:
        view.board = board

    follow = _on_terminal if sys.stderr.isatty() else _in_lines
    thread = threading.Thread(target=follow, args=(view, done), daemon=True)
    thread.start()
    try:
        yield watch
    finally:
        done.set()
        thread.join()


def _on_terminal(view: Live, done: threading.Event) -> None:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), BarColumn(bar_width=20), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(words()("progress.start", documents=view.tally.documents), total=1.0)
        while not done.wait(LOOK_EVERY):
            progress.update(task, completed=view.tally.share(view.board), description=view.line(time.monotonic()))


def _in_lines(view: Live, done: threading.Event) -> None:
    while not done.wait(TELL_EVERY):
        complain(view.line(time.monotonic()))


def clock(seconds: float) -> str:
    """Return a time as a clock shows it.

    >>> clock(75), clock(3725)
    ('1:15', '1:02:05')
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
