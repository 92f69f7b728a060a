"""What runs in a worker process. Imported by the parent too, so nothing heavy stands at the top."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import sys
import threading
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar

from telaah.config import Settings
from telaah.engine.lifeline import hold
from telaah.model.result import Failure
from telaah.model.understanding import Understanding

T = TypeVar("T")

Board = Any
"""For each entry two numbers: pages read, pages in all. Plain shared memory without a lock: a worker that is ended
while it writes could hold a lock for ever."""

Work = Callable[[int, Any, Settings], T | Failure]
"""What is done in a worker: the number of a file, its path (of several that are read as one: their paths), the settings."""

OUT_OF_MEMORY_EXIT = 86
"""With this status a worker ends itself where memory can only be bounded by watching."""

_WATCH_EVERY = 0.2  # seconds

_board: Board | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong in the work itself, as the worker tells its parent."""

    told: str
    memory: bool = False


def serve(pipe: Connection, lifeline: Connection, settings: Settings, board: Board, work: Work[Any]) -> None:
    """Be a worker: say that it is ready, then do the work on each file that comes through the pipe."""
    hold(lifeline)
    _mute()
    start(settings, board)
    with contextlib.suppress(EOFError, OSError):  # the parent has closed its end: nothing is waited for any more
        pipe.send(None)
        while True:
            number, path = pipe.recv()
            said = _attempt(work, number, path, settings)
            try:
                pipe.send(said)
            except MemoryError:
                pipe.send(Fault("", memory=True))
            except (AttributeError, TypeError, ValueError) as error:  # what cannot be carried over
                pipe.send(Fault(f"{type(error).__name__}: {error}"))


def _mute() -> None:
    """Let no library write between the lines of the report or of the bar; Python's own streams are meant too."""
    with contextlib.suppress(OSError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        for stream in (1, 2):
            os.dup2(nothing, stream)
        os.close(nothing)


def _attempt(work: Work[T], number: int, path: str, settings: Settings) -> T | Failure | Fault:
    try:
        return work(number, path, settings)
    except MemoryError:
        return Fault("", memory=True)
    except Exception as error:  # one document's fault must never be another's loss
        return Fault(f"{type(error).__name__}: {error}")


def start(settings: Settings, board: Board | None) -> None:
    """Make a new process a worker: quiet, bounded, deaf to Ctrl-C (the parent hears it)."""
    global _board  # noqa: PLW0603 - a worker process has one board for its life
    _board = board
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.simplefilter("ignore")
    logging.getLogger().addHandler(logging.NullHandler())  # what libraries log is no message to the user
    bound_memory(settings.limits.max_memory)


def work(number: int, path: str, settings: Settings) -> bytes:
    """Examine one file, tell the board how far its pages are read, and return the record that is kept of it."""
    from telaah.engine.examine import examine
    from telaah.engine.record import record_of

    return record_of(path, examine(path, settings, lambda done, total: _tell(number, done, total)), settings)


def together(number: int, paths: tuple[str, ...], settings: Settings) -> tuple[bytes, ...] | Failure:
    """Examine the files of one plan as one document, and return the record of each."""
    from telaah.engine.batch.together import examine_together
    from telaah.engine.record import record_of

    said = examine_together(paths, settings)
    if isinstance(said, Failure):
        return said
    return tuple(record_of(path, document, settings) for path, document in zip(paths, said, strict=True))


def show(number: int, path: str, settings: Settings) -> Understanding | Failure:
    """Read one file and tell what was understood of it."""
    from telaah.engine.examine import explain

    return explain(path, settings, lambda done, total: _tell(number, done, total))


def bound_memory(mebibytes: int) -> None:
    """Bound what this process may take beyond what it has now; 0 is no bound."""
    if not mebibytes:
        return
    beyond = mebibytes * 1024 * 1024
    if sys.platform == "linux":
        import resource

        size = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = size + beyond if hard == resource.RLIM_INFINITY else min(size + beyond, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    elif sys.platform == "darwin":
        # macOS takes the limit and does not hold it; so the process watches itself.
        threading.Thread(target=_watch, args=(beyond,), daemon=True).start()


def _watch(beyond: int) -> None:
    import resource

    first = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - first < beyond:
        time.sleep(_WATCH_EVERY)
    os._exit(OUT_OF_MEMORY_EXIT)


def _tell(number: int, done: int, total: int) -> None:
    if _board is not None:
        _board[2 * number], _board[2 * number + 1] = done, total
