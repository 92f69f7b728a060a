"""Many documents in worker processes, none able to stop the others."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.connection import wait
from multiprocessing.context import BaseContext
from typing import TypeVar

from telaah.config import Settings
from telaah.engine.guard import Base, Guard
from telaah.engine.worker import Board, Work
from telaah.model.result import Failure, FailureReason
from telaah.texts.interface import words

T = TypeVar("T")
Task = tuple[int, str]
"""The number of a file and its path."""

_FALSE_STARTS = 5
"""So many workers that die one after another before they are ready are no accident: then documents are given up."""


def run(
    entries: Sequence[str | Failure], settings: Settings, work: Work[T], watch: Callable[[Board], None] | None = None
) -> Iterator[T | Failure]:
    """Do the work on each entry in worker processes; results come in the order of the entries.

    ``watch`` is given the board on which workers write how far they are, before the first document is begun.
    """
    board = new_board(len(entries))
    if watch is not None:
        watch(board)
    waiting = {number: entry for number, entry in enumerate(entries) if isinstance(entry, Failure)}
    said: dict[int, T | Failure] = dict(waiting)
    tasks = ((number, entry) for number, entry in enumerate(entries) if not isinstance(entry, Failure))
    results = in_any_order(tasks, settings, work, jobs=jobs_for(len(entries) - len(waiting), settings), board=board)
    for number in range(len(entries)):
        while number not in said:
            done, result = next(results)
            said[done] = result
        yield said.pop(number)
    results.close()  # type: ignore[attr-defined]


def in_any_order(
    tasks: Iterable[Task], settings: Settings, work: Work[T], *, jobs: int, board: Board
) -> Iterator[tuple[int, T | Failure]]:
    """Do the work on each task; results come as they are ready, and a task is asked for when a worker is free for it.

    Workers are started with the first task, so where there is none nothing is started.
    """
    with _Crew(settings, work, jobs, board) as crew:
        coming = iter(tasks)
        task = next(coming, None)
        while task is not None or crew.busy:
            while task is not None and crew.take(task):
                task = next(coming, None)
            yield from crew.results(more=task is not None)
            if task is not None and (failed := crew.given_up(task)):
                yield failed
                task = next(coming, None)


class _Crew:
    """The workers of one run."""

    def __init__(self, settings: Settings, work: Work[T], jobs: int, board: Board) -> None:
        made = context()
        lifeline, self._held = made.Pipe(duplex=False)
        self._base = Base(made, settings, work, board, lifeline)
        self._settings, self._jobs = settings, max(1, jobs)
        self._guards: list[Guard] = []
        self._false_starts = 0

    def __enter__(self) -> _Crew:
        return self

    def __exit__(self, *_: object) -> None:
        for guard in self._guards:
            guard.stop()
        self._held.close()
        self._base.lifeline.close()

    @property
    def busy(self) -> bool:
        """Whether any worker has a file."""
        return any(guard.task for guard in self._guards)

    def take(self, task: Task) -> bool:
        """Give a task to a worker that is free; False where none is, and one was started if there may be more."""
        for guard in self._guards:
            if guard.ready and guard.task is None:
                guard.give(*task)
                return True
        if len(self._guards) < self._jobs:
            try:
                self._guards.append(Guard(self._base))
            except (OSError, EOFError):  # no process to be had, or the fork server is lost: the next try makes a new one
                self._false_starts += 1
        return False

    def results(self, *, more: bool) -> Iterator[tuple[int, T | Failure]]:
        """Wait until a worker says something, or is out of time; ``more``: there are files that wait for a worker."""
        if not self._guards:
            return
        bounds = [guard.remaining for guard in self._guards]
        heard = wait([guard.pipe for guard in self._guards], min((b for b in bounds if b is not None), default=None))
        for guard in list(self._guards):
            task = guard.task
            if guard.pipe in heard:
                said = guard.hear()
            elif guard.remaining == 0.0:
                said = guard.overdue()
            else:
                continue
            self._keep(guard, alone=task is None, more=more)
            if task is not None:
                yield task[0], said

    def given_up(self, task: Task) -> tuple[int, Failure] | None:
        """Return the failure of a task for which no worker could be started."""
        if self._false_starts < _FALSE_STARTS:
            return None
        self._false_starts = 0
        say = words(self._settings.output.lang)
        return task[0], Failure(task[1], FailureReason.CRASHED, say("engine.no_worker"))

    def _keep(self, guard: Guard, *, alone: bool, more: bool) -> None:
        """Let go of a worker that is dead, or has worked long enough."""
        if guard.ready:
            self._false_starts = 0
        elif alone:
            self._false_starts += 1
        if not guard.ready:
            self._guards.remove(guard)
        elif guard.spent and more:
            guard.stop()
            self._guards.remove(guard)


def jobs_for(documents: int, settings: Settings) -> int:
    """Return how many workers so many documents get."""
    return max(1, min(settings.limits.jobs or cores(), documents))


def new_board(entries: int) -> Board:
    """Return a board for so many entries: for each two numbers, pages read and pages in all."""
    board: Board = context().RawArray("i", 2 * max(1, entries))
    return board


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def context() -> BaseContext:
    """Return how processes are made.

    Fork servers where there are any: a worker starts in milliseconds and from a clean process.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    made = multiprocessing.get_context("forkserver")
    made.set_forkserver_preload(["telaah.engine.preload"])
    return made
