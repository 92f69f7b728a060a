"""What a Dask worker does for telaah: the same guarded child process as on one machine, for each document that is sent.

The child is kept for the next document. Nothing here imports Dask: a worker of it calls these functions by name.
"""

from __future__ import annotations

import multiprocessing
import platform
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

from telaah.config import Settings
from telaah.engine import worker
from telaah.engine.conditions import conditions
from telaah.engine.guard import Base, Guard
from telaah.engine.inputs import Source
from telaah.engine.pool import context, new_board
from telaah.engine.record import record_of
from telaah.model.result import Failure, FailureReason
from telaah.texts.interface import words

_FALSE_STARTS = 3
"""So many children that die one after another before they are ready are no accident."""

_lock = threading.Lock()
_idle: list[_Child] = []
_busy: list[_Child] = []


@dataclass(frozen=True, slots=True, repr=False)
class Parcel:
    """One document as it travels: its path as results tell it, and its content. Without a repr, which Dask would log."""

    path: str
    content: bytes
    inside: bool
    """Whether it lies in an archive or behind an address: then failures too tell the hash of the content."""


@dataclass(frozen=True, slots=True, repr=False)
class Order:
    """What is to be done, for whom, and what the machine that asks has installed. Settings may hold a password: no repr."""

    run: str
    settings: Settings
    here: dict[str, Any]
    parcels: tuple[Parcel, ...]
    together: bool = False
    """Whether the parcels are files of one plan that are read as one."""


@dataclass(frozen=True, slots=True)
class Otherwise:
    """The answer of a machine that has something else installed than the one that asks."""

    differs: tuple[str, ...]


@cache
def installed() -> dict[str, Any]:
    """Return what the same result on two machines depends on, by name."""
    told = conditions(Settings())
    own = {"telaah": f"{told['telaah']} ({told['program'][:12]})", "python": ".".join(platform.python_version_tuple()[:2])}
    return {**own, **told["libraries"]}


def compared(here: dict[str, Any]) -> tuple[str, ...]:
    """Tell what is installed otherwise on this machine than on the one that asks."""
    there = installed()
    return tuple(f"{name} {there.get(name)} (≠ {here[name]})" for name in here if there.get(name) != here[name])


def do(order: Order) -> Any:  # noqa: ANN401 - as the work of a local worker: a record, a tuple of them, or a failure
    """Do one order in a guarded child process of this worker."""
    if differs := compared(order.here):
        return Otherwise(differs)
    with tempfile.TemporaryDirectory(prefix="telaah-") as folder:
        sources = []
        for number, parcel in enumerate(order.parcels):
            file = Path(folder, str(number))
            file.write_bytes(parcel.content)
            sources.append((Source(parcel.path, str(file)), parcel.inside))
        return _guarded(order, tuple(sources))


def release() -> None:
    """End the children that wait for work."""
    with _lock:
        waiting, _idle[:] = list(_idle), []
    for child in waiting:
        child.stop()


def abandon(run: str) -> None:
    """End the children that work for a run that nobody waits for any more."""
    with _lock:
        theirs = [child for child in _busy if child.run == run]
    for child in theirs:
        child.guard.kill()  # the thread that waits for it hears of it and cleans up
    release()


def carried(number: int, sent: tuple[tuple[Source, bool], ...], settings: Settings) -> Any:  # noqa: ANN401
    """Do in the child what a local worker does, with the contents that were sent."""
    if number:
        return worker.together(0, tuple(source for source, _ in sent), settings)
    from telaah.engine.examine import examine

    source, inside = sent[0]
    return record_of(source if inside else str(source), examine(source, settings), settings)


class _Child:
    """A guarded process with what it needs."""

    def __init__(self, settings: Settings, run: str) -> None:
        made = context()
        lifeline, self._held = made.Pipe(duplex=False)
        self._lifeline, self.settings, self.run = lifeline, settings, run
        try:
            with _may_have_children():
                self.guard = Guard(Base(made, settings, carried, new_board(2), lifeline))
        except BaseException:
            self._held.close()
            lifeline.close()
            raise

    def hear(self) -> Any:  # noqa: ANN401
        """Return the next thing it says, or the failure that it is."""
        heard = wait([self.guard.pipe], self.guard.remaining)
        return self.guard.hear() if heard else self.guard.overdue()

    def stop(self) -> None:
        """End it."""
        self.guard.stop()
        self._held.close()
        self._lifeline.close()


def _guarded(order: Order, sent: tuple[tuple[Source, bool], ...]) -> Any:  # noqa: ANN401
    for _ in range(_FALSE_STARTS):
        try:
            child = _taken(order)
        except (OSError, EOFError):
            continue
        if child.guard.ready or (child.hear() is None and child.guard.ready):
            child.guard.give(int(order.together), sent)
            said = child.hear()
            _returned(child)
            return _named(said, order)
        _returned(child)
    return Failure(order.parcels[0].path, FailureReason.CRASHED, words(order.settings.output.lang)("engine.no_worker"))


def _taken(order: Order) -> _Child:
    with _lock:
        others = [child for child in _idle if child.settings != order.settings]
        mine = [child for child in _idle if child.settings == order.settings]
        _idle[:] = mine[1:]
        child = mine[0] if mine else None
        if child is None:
            child = _Child(order.settings, order.run)
        child.run = order.run
        _busy.append(child)
    for other in others:
        other.stop()
    return child


def _returned(child: _Child) -> None:
    with _lock:
        _busy.remove(child)
        if child.guard.ready and not child.guard.spent:
            _idle.append(child)
            return
    child.stop()


def _named(said: Any, order: Order) -> Any:  # noqa: ANN401
    """Give a failure of the child itself the path of the document, as the guard of a local worker does."""
    if not isinstance(said, Failure):
        return said
    return Failure(order.parcels[0].path, said.reason, said.detail)


@contextmanager
def _may_have_children() -> Iterator[None]:
    """Let a worker under a nanny start processes: it is marked as one that may not, lest they be left over.

    Ours are not: they end with the worker, however that ends (see ``lifeline``).
    """
    config = getattr(multiprocessing.current_process(), "_config", {})
    before = config.get("daemon")
    with suppress(TypeError):
        config["daemon"] = False
    try:
        yield
    finally:
        config["daemon"] = before
