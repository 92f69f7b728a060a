"""The same batch over Dask distributed: documents travel to the workers of a cluster, and results come back.

No connection is opened but to the address that the user gives.
"""

from __future__ import annotations

import itertools
import logging
import queue
import re
import uuid
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from telaah.config import Settings
from telaah.engine import dask_worker, worker
from telaah.engine.dask_worker import Order, Otherwise, Parcel
from telaah.engine.inputs import Source
from telaah.engine.inputs_source import contents
from telaah.engine.pool import in_any_order, jobs_for, new_board
from telaah.engine.record import record_of
from telaah.engine.refused import detail
from telaah.errors import ReadError, UsageError
from telaah.ingest import ReadOptions
from telaah.model.result import Failure, FailureReason
from telaah.text.safe import clean
from telaah.texts.interface import words

MOST_SENT = 256 << 20
"""Bytes of one order. What is larger is read on this machine, so that scheduler and workers need no memory for it."""

MOST_UNDERWAY = 512 << 20
"""Bytes of all orders that are not done yet, unless there is only one."""

_A_WORKER = 2
"""Orders underway for each thread of a worker: one in work and one that waits, so that no worker waits for this machine."""

_TRIES = 10
"""So often a document is sent whose worker was lost, beyond what the scheduler itself tries."""

_CONNECT = 15.0
_LOOK_EVERY = 5.0
_WITHOUT_WORKERS = 120.0
"""Seconds: to find the scheduler; between looks at the cluster; after which a cluster without workers is given up."""

_ADDRESS = re.compile(r"(?:tcp|tls)://\S+:\d{1,5}")

Task = tuple[int, Any]


@dataclass(slots=True)
class _Underway:
    """Orders that are sent and not answered."""

    orders: dict[str, tuple[int, Order, int, Any]] = field(default_factory=dict)
    """By key: the number of the task, what was sent, how often, and the future."""
    done: queue.SimpleQueue[str] = field(default_factory=queue.SimpleQueue)

    def weight(self) -> int:
        """Return the bytes underway."""
        return sum(_weight(order) for _, order, _, _ in self.orders.values())


class Cluster:
    """A cluster as an engine of a run; to be used in a ``with`` block."""

    def __init__(self, address: str) -> None:
        """Connect; UsageError where there is no scheduler, or its workers have other versions installed."""
        self._address, self._say, self._run = clean(address), words(), uuid.uuid4().hex
        self._count = itertools.count()
        self._client = self._connected(address)
        self._here = dask_worker.installed()
        try:
            self._look_at_workers()
        except BaseException:
            self._client.close()
            raise

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """End what still runs for us on the workers, and the connection."""
        with suppress(Exception):  # the cluster may be gone; nothing is lost with it any more
            if kind is None:
                self._client.run(dask_worker.release, on_error="ignore")
            else:
                self._client.run(dask_worker.abandon, self._run, on_error="ignore")
        with suppress(Exception):
            self._client.close()

    def read(self, tasks: Iterator[tuple[int, str]], settings: Settings) -> Iterator[tuple[int, Any]]:
        """Be the engine of a run: paths in, records out, in any order."""
        large: list[tuple[int, str]] = []
        orders = self._orders(tasks, settings, large, together=False)
        yield from self._answers(orders, worker.work, settings, large)

    def together(self, tasks: Iterator[Task], settings: Settings) -> Iterator[tuple[int, Any]]:
        """Do the same for files that are read as one plan."""
        large: list[Task] = []
        yield from self._answers(self._orders(tasks, settings, large, together=True), worker.together, settings, large)

    def _orders(self, tasks: Iterator[Task], settings: Settings, large: list[Any], *, together: bool) -> Iterator[Any]:
        """Yield each task as an order, or as what is already known of it; set aside what is too large to be sent."""
        for number, item in tasks:
            paths = item if together else (item,)
            parcels: list[Parcel] = []
            try:
                for path in paths:
                    parcels.append(_parcel(path, settings, MOST_SENT - sum(len(one.content) for one in parcels)))
            except _TooLarge:
                large.append((number, item))
            except ReadError as error:
                failed = Failure(str(paths[0]), FailureReason(error.reason), detail(error, words(settings.output.lang)))
                yield number, failed if together else record_of(paths[0], failed, settings)
            else:
                yield number, Order(self._run, settings, self._here, tuple(parcels), together)

    def _answers(
        self, orders: Iterator[Any], work: Callable[..., Any], settings: Settings, large: list[Any]
    ) -> Iterator[tuple[int, Any]]:
        underway, coming = _Underway(), next(orders, None)
        room = self._room()
        while coming is not None or underway.orders:
            while coming is not None:
                number, order = coming
                if not isinstance(order, Order):
                    yield number, order
                elif not underway.orders or (len(underway.orders) < room and underway.weight() + _weight(order) <= MOST_UNDERWAY):
                    self._send(underway, number, order, 1)
                else:
                    break
                coming = next(orders, None)
            if underway.orders:
                yield from self._answer(underway)
                room = self._room()
        if large:
            board = new_board(1 + max(number for number, _ in large))
            yield from in_any_order(large, settings, work, jobs=jobs_for(len(large), settings), board=board)

    def _send(self, underway: _Underway, number: int, order: Order, tries: int) -> None:
        key = f"telaah-{self._run}-{next(self._count)}"
        future = self._client.submit(dask_worker.do, order, key=key, pure=False)
        underway.orders[key] = (number, order, tries, future)
        future.add_done_callback(lambda done: underway.done.put(done.key))

    def _answer(self, underway: _Underway) -> Iterator[tuple[int, Any]]:
        """Wait for one answer; send again what was lost with its worker."""
        number, order, tries, future = underway.orders.pop(self._next_done(underway))
        if future.status == "finished":
            said = future.result()
            if isinstance(said, Otherwise):
                raise UsageError(self._say("dask.versions", address=self._address, differs="; ".join(said.differs)))
            yield number, said
            return
        if self._client.status != "running":
            raise UsageError(self._say("dask.lost", address=self._address))
        if tries < _TRIES:
            self._send(underway, number, order, tries + 1)
            return
        why = clean(f"{type(future.exception()).__name__}" if future.status == "error" else str(future.status))
        yield number, Failure(order.parcels[0].path, FailureReason.CRASHED, self._say("dask.given_up", why=why, tries=tries))

    def _next_done(self, underway: _Underway) -> str:
        waited = 0.0
        while True:
            try:
                return underway.done.get(timeout=_LOOK_EVERY)
            except queue.Empty:
                waited = 0.0 if self._threads() else waited + _LOOK_EVERY
                if waited >= _WITHOUT_WORKERS:
                    raise UsageError(self._say("dask.no_workers", address=self._address)) from None

    def _threads(self) -> int:
        """Return how many threads the cluster has; 0 where it has no worker."""
        if self._client.status != "running":
            raise UsageError(self._say("dask.lost", address=self._address))
        try:
            return sum(self._client.nthreads().values())
        except Exception:
            raise UsageError(self._say("dask.lost", address=self._address)) from None

    def _room(self) -> int:
        return max(1, self._threads()) * _A_WORKER

    def _connected(self, address: str) -> Any:  # noqa: ANN401 - a client
        if not _ADDRESS.fullmatch(address):  # a client that was never connected would be noisy about its end
            raise UsageError(self._say("dask.form", address=self._address))
        try:
            import dask
            import distributed
        except ImportError:
            raise UsageError(self._say("dask.no_package")) from None
        # What Dask tells in its own words (reconnecting, sizes of what is sent, versions) is told in ours, or is no matter.
        logging.getLogger("distributed").setLevel(logging.CRITICAL + 1)
        warnings.filterwarnings("ignore", module=r"distributed(\.|$)")
        dask.config.set({"distributed.admin.large-graph-warning-threshold": MOST_UNDERWAY})
        try:
            client: Any = distributed.Client
            return client(address, timeout=_CONNECT, set_as_default=False, name="telaah")
        except Exception as error:  # Dask throws whatever its transport throws
            why = clean(" ".join(str(error).split())[:200]) or type(error).__name__
            raise UsageError(self._say("dask.no_scheduler", address=self._address, why=why)) from None

    def _look_at_workers(self) -> None:
        """Refuse a cluster without workers, and workers on which the results would be others."""
        try:
            self._client.wait_for_workers(1, timeout=_CONNECT)
        except Exception:
            raise UsageError(self._say("dask.no_workers", address=self._address)) from None
        said = self._client.run(dask_worker.compared, self._here, on_error="return")
        for address in sorted(said):
            differs = said[address]
            if isinstance(differs, Exception):
                differs = (" ".join(str(differs).split())[:200] or type(differs).__name__,)
            if differs:
                raise UsageError(self._say("dask.versions", address=clean(address), differs=clean("; ".join(differs))))


class _TooLarge(Exception):
    """What is not sent."""


def _parcel(path: str, settings: Settings, room: int) -> Parcel:
    say, most = words(settings.output.lang), ReadOptions().max_bytes
    data = contents(path, say, most=most, password=settings.read.password or "")
    if len(data) > room:
        raise _TooLarge
    return Parcel(str(path), data, isinstance(path, Source))


def _weight(order: Order) -> int:
    return sum(len(parcel.content) for parcel in order.parcels)
