"""One worker process and the bounds under which it works on one file at a time.

Each worker has a pipe of its own and shares no lock with anybody: whenever and however it dies, only the file that it
works on is lost.
"""

from __future__ import annotations

import contextlib
import sys
import time
import types
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from typing import Any, TypeVar

from telaah.config import Settings
from telaah.engine import worker
from telaah.engine.worker import Board, Fault, Work
from telaah.model.result import Failure, FailureReason
from telaah.texts.interface import words

T = TypeVar("T")

RENEW_AFTER = 50
"""Documents after which a worker is replaced: what libraries leak stays bounded."""

_KILLED = -9
"""Exit status of a process that the system ended, which on Linux is what running out of memory looks like."""

_START = 120.0
"""Seconds that a process has to become ready; on a busy machine to load the libraries takes some."""

_GRACE = 5.0
"""Seconds that a process that was killed, or that closed its pipe, has to be gone."""


@dataclass(frozen=True, slots=True)
class Base:
    """What all workers of a run have in common."""

    context: BaseContext
    settings: Settings
    work: Work[Any]
    board: Board
    lifeline: Connection
    """The workers' end of the pipe by which they notice that their parent died."""


class Guard:
    """A worker process as its parent sees it."""

    def __init__(self, base: Base) -> None:
        """Start the process."""
        self._settings = base.settings
        self.pipe, theirs = base.context.Pipe()
        arguments = (theirs, base.lifeline, base.settings, base.board, base.work)
        self._process = base.context.Process(target=worker.serve, args=arguments, daemon=True)  # type: ignore[attr-defined]
        with _without_main():
            self._process.start()
        theirs.close()
        self.ready = False
        self.task: tuple[int, Any] | None = None
        self._left = RENEW_AFTER
        self._ends = time.monotonic() + _START

    def give(self, number: int, path: Any) -> None:  # noqa: ANN401
        """Let it work on a file (or what its work takes for one); from now on its time runs."""
        self.task = (number, path)
        self._left -= 1
        limit = self._settings.limits.timeout
        self._ends = time.monotonic() + limit if limit else 0.0
        with contextlib.suppress(OSError):  # it has died meanwhile: the pipe tells, as for every other death
            self.pipe.send((number, path))

    @property
    def remaining(self) -> float | None:
        """Seconds that its file, or its start, has left; None where nothing bounds it."""
        bounded = (self.task or not self.ready) and self._ends
        return max(0.0, self._ends - time.monotonic()) if bounded else None

    @property
    def spent(self) -> bool:
        """Whether it has worked on so many files that a new one should take its place."""
        return self._left <= 0

    def hear(self) -> Any:  # noqa: ANN401 - what the work gives
        """Return what it says of its file; None where it only says that it is ready, a failure where it has died."""
        try:
            said = self.pipe.recv()
        except (EOFError, OSError):
            return self._died()
        except Exception as error:  # a result that cannot be carried over is this document's fault alone
            said = Fault(f"{type(error).__name__}: {error}")
        if not self.ready:
            self.ready = True
            return None
        _, path = self.task or (0, "")
        self.task = None
        return _failed(path, said, self._settings) if isinstance(said, Fault) else said

    def overdue(self) -> Failure:
        """End it because its file takes too long."""
        _, path = self.task or (0, "")
        self.stop()
        limit = f"{self._settings.limits.timeout:g}"
        return Failure(path, FailureReason.TIMED_OUT, words(self._settings.output.lang)("failure.timeout", limit=limit))

    def kill(self) -> None:
        """End the process and leave the rest to who waits for it; another thread may do so."""
        self._process.kill()

    def stop(self) -> None:
        """End it at once."""
        self.ready, self.task = False, None
        self._process.kill()
        self._process.join(_GRACE)
        self.pipe.close()

    def _died(self) -> Failure:
        self._process.join(_GRACE)
        status = self._process.exitcode
        path = self.task[1] if self.task else ""
        self.stop()
        say, limits = words(self._settings.output.lang), self._settings.limits
        if status in (worker.OUT_OF_MEMORY_EXIT, _KILLED):
            return Failure(path, FailureReason.OUT_OF_MEMORY, say("failure.memory", limit=limits.max_memory))
        return Failure(path, FailureReason.CRASHED, say("failure.crashed", status=status))


def _failed(path: str, fault: Fault, settings: Settings) -> Failure:
    if fault.memory:
        detail = words(settings.output.lang)("failure.memory", limit=settings.limits.max_memory)
        return Failure(path, FailureReason.OUT_OF_MEMORY, detail)
    return Failure(path, FailureReason.INTERNAL, fault.told)


@contextmanager
def _without_main() -> Iterator[None]:
    """Hide the main module while a worker is started.

    A new process imports the main module of its parent. A user's script that calls ``telaah.check`` without
    ``if __name__ == "__main__"`` would then check again in every worker, without end. Workers need nothing of it.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
