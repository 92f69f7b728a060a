"""Many documents in worker processes, none able to stop the others."""

from __future__ import annotations

import multiprocessing
import os
import sys
import types
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TimedOut
from contextlib import contextmanager
from multiprocessing.context import BaseContext
from typing import TypeVar

from telaah.config import Settings
from telaah.engine import worker
from telaah.engine.inputs import Entry
from telaah.model.result import Failure, FailureReason
from telaah.texts.interface import words

T = TypeVar("T")

RENEW_AFTER = 50
"""Documents after which a worker is replaced: what libraries leak stays bounded."""

_KILLED = -9
"""Exit status of a process that the system ended, which on Linux is what running out of memory looks like."""

Board = Sequence[int]
"""For each entry two numbers: pages read, pages in all. Plain shared memory without a lock: a worker that is ended
while it writes could hold a lock for ever."""

Work = Callable[[int, str, Settings], T | Failure]
"""What is done with a file in a worker: its number, its path, the settings."""


def run(
    entries: Sequence[Entry], settings: Settings, work: Work[T], watch: Callable[[Board], None] | None = None
) -> Iterator[T | Failure]:
    """Do the work on each entry in worker processes; results come in the order of the entries.

    ``watch`` is given the board on which workers write how far they are, before the first document is begun.
    """
    from pebble import ProcessPool

    context = _context()
    board = context.RawArray("i", 2 * max(1, len(entries)))
    if watch is not None:
        watch(board)
    waiting = sum(not isinstance(entry, Failure) for entry in entries)
    jobs = max(1, min(settings.limits.jobs or cores(), waiting))
    with _without_main():
        pool = ProcessPool(
            max_workers=jobs, max_tasks=RENEW_AFTER, initializer=worker.start, initargs=(settings, board), context=context
        )
        try:
            begun = {
                number: pool.schedule(work, args=(number, entry, settings), timeout=settings.limits.timeout or None)
                for number, entry in enumerate(entries)
                if not isinstance(entry, Failure)
            }
            pool.close()  # type: ignore[no-untyped-call]
            for number, entry in enumerate(entries):
                yield entry if isinstance(entry, Failure) else _finish(begun.pop(number), entry, settings)
        finally:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _finish(future: Future[T | Failure], path: str, settings: Settings) -> T | Failure:
    from pebble import ProcessExpired

    say = words(settings.output.lang)
    try:
        return future.result()
    except TimedOut:
        return Failure(path, FailureReason.TIMED_OUT, say("failure.timeout", limit=f"{settings.limits.timeout:g}"))
    except MemoryError:
        return Failure(path, FailureReason.OUT_OF_MEMORY, say("failure.memory", limit=settings.limits.max_memory))
    except ProcessExpired as error:
        if error.exitcode in (worker.OUT_OF_MEMORY_EXIT, _KILLED):
            return Failure(path, FailureReason.OUT_OF_MEMORY, say("failure.memory", limit=settings.limits.max_memory))
        return Failure(path, FailureReason.CRASHED, say("failure.crashed", status=error.exitcode))
    except Exception as error:  # a result that cannot be carried over is this document's fault alone
        return Failure(path, FailureReason.INTERNAL, f"{type(error).__name__}: {error}")


def _context() -> BaseContext:
    """Fork servers where there are any: a worker starts in milliseconds and from a clean process."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["telaah.engine.preload"])
    return context


@contextmanager
def _without_main() -> Iterator[None]:
    """Hide the main module while workers are started.

    A new process imports the main module of its parent. A user's script that calls ``telaah.check`` without
    ``if __name__ == "__main__"`` would then check again in every worker, without end. Workers need nothing of it.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
