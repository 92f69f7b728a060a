"""What runs in a worker process. Imported by the parent too, so nothing heavy stands at the top."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import time
import warnings
from collections.abc import MutableSequence
from pathlib import Path

from telaah.config import Settings
from telaah.model.result import DocumentResult, Failure
from telaah.model.understanding import Understanding

OUT_OF_MEMORY_EXIT = 86
"""With this status a worker ends itself where memory can only be bounded by watching."""

_WATCH_EVERY = 0.2  # seconds

_board: MutableSequence[int] | None = None


def start(settings: Settings, board: MutableSequence[int] | None) -> None:
    """Make a new process a worker: quiet, bounded, deaf to Ctrl-C (the parent hears it)."""
    global _board  # noqa: PLW0603 - a worker process has one board for its life
    _board = board
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.simplefilter("ignore")
    logging.getLogger().addHandler(logging.NullHandler())  # what libraries log is no message to the user
    bound_memory(settings.limits.max_memory)


def work(number: int, path: str, settings: Settings) -> DocumentResult | Failure:
    """Examine one file and tell the board how far its pages are read."""
    from telaah.engine.examine import examine

    return examine(path, settings, lambda done, total: _tell(number, done, total))


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
