"""A whole run: every file read once or taken from the store, results kept on disk, nothing lost, in the order given."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from telaah.config import Settings
from telaah.engine import worker
from telaah.engine.hashes import State, state_of
from telaah.engine.inputs import Entry, Source
from telaah.engine.pool import in_any_order, jobs_for, new_board
from telaah.engine.record import Record, limits_of, packed, record_of
from telaah.engine.spool import Documents, Kept, Spool
from telaah.engine.store import Store
from telaah.engine.tally import Tally, summary_of
from telaah.engine.worker import Board
from telaah.model.result import Failure, Result

_LEAST = 50_000
"""Bytes that a file weighs at least: the smallest takes its time too."""

Engine = Callable[[Iterator[tuple[int, str]], Settings], Iterator[tuple[int, Any]]]
"""What reads files: numbers and paths in; numbers and records (or failures, where the reader itself was lost) out."""


@dataclass(slots=True)
class Run:
    """How to run, and what is known of the files that were read so far."""

    settings: Settings
    store: Store | None = None
    tally: Tally = field(default_factory=Tally)
    watch: Callable[[Board], None] | None = None
    in_process: bool = False
    engine: Engine | None = None
    """Another one than the workers of this machine."""
    groups: Callable[[Iterator[tuple[int, Any]], Settings], Iterator[tuple[int, Any]]] | None = None
    """The same for files that are read as one plan."""
    entries: Sequence[Entry] = ()
    notes: list[str] = field(default_factory=list)
    """What the user should hear besides the result."""
    spool: Spool = field(default_factory=Spool)
    kept: dict[int, Kept] = field(default_factory=dict)
    shas: dict[int, str] = field(default_factory=dict)
    """Hashes of the contents, where there is a store."""

    def read(self, entries: Sequence[Entry]) -> None:
        """Read all entries, each into the spool."""
        self.entries, self.tally.documents = entries, len(entries)
        reading = _Reading(self, entries)
        for number, said in self._engine(len(entries))(reading.tasks(), self.settings):
            reading.take(number, said)
        reading.finish()

    def documents(self) -> Documents:
        """Return the documents that were read, in the order of the entries."""
        return Documents(self.spool, [kept for _, kept in sorted(self.kept.items()) if kept.about.reason is None])

    def failures(self) -> tuple[Failure, ...]:
        """Return what could not be read, in the order of the entries."""
        failed = [kept for _, kept in sorted(self.kept.items()) if kept.about.reason is not None]
        return tuple(self.spool.get(kept.place).failure(kept.path) for kept in failed)

    def result(self, **more: Any) -> Result:  # noqa: ANN401 - fields of the result
        """Return the result, with what is known of it besides documents and failures."""
        summary = summary_of(kept.about for kept in self.kept.values())
        return Result(documents=self.documents(), failures=self.failures(), summary=summary, **more)

    def keep(self, number: int, path: str, data: bytes) -> Record:
        """Put a record into the spool, in the place of an earlier one of the same entry."""
        record = Record(data)
        self.kept[number] = Kept(path, self.spool.add(data), record.about)
        return record

    def _engine(self, entries: int) -> Engine:
        if self.engine is not None:
            return self.engine
        return self._here if self.in_process else self._workers(entries)

    def _here(self, tasks: Iterator[tuple[int, str]], settings: Settings) -> Iterator[tuple[int, bytes]]:
        from telaah.engine.examine import examine

        for number, path in tasks:
            yield number, record_of(path, examine(path, settings), settings)

    def _workers(self, entries: int) -> Engine:
        board = new_board(entries)
        if self.watch is not None:
            self.watch(board)

        def read(tasks: Iterator[tuple[int, str]], settings: Settings) -> Iterator[tuple[int, Any]]:
            return in_any_order(tasks, settings, worker.work, jobs=jobs_for(entries, settings), board=board)

        return read


class _Reading:
    """The way of every entry from the list into the spool, by the store or by a worker."""

    def __init__(self, run: Run, entries: Sequence[Entry]) -> None:
        self._run, self._entries, self._store = run, entries, run.store
        self._states: dict[int, State | None] = {}
        self._first: dict[tuple[str, str], int] = {}
        """The first entry of each content, and of each kind of name."""
        self._same: list[tuple[int, int]] = []
        """Entries whose content another one has, and that other one."""

    def tasks(self) -> Iterator[tuple[int, str]]:
        """Yield what has to be read; keep what need not be."""
        weights = self._run.tally.weights = list(map(_weight, self._entries))
        for number in sorted(range(len(weights)), key=lambda number: (-weights[number], number)):
            entry = self._entries[number]
            if isinstance(entry, Failure):
                self._keep(number, entry.path, packed(entry))
            elif not self._known(number, entry):
                self._run.tally.running.add(number)
                yield number, entry

    def take(self, number: int, said: bytes | Failure) -> None:
        """Keep what was said of an entry, here and in the store."""
        path = str(self._entries[number])
        data = said if isinstance(said, bytes) else packed(said, limits=limits_of(self._run.settings))
        record = self._keep(number, path, data)
        if self._store is not None and (sha256 := self._certain(number, record)):
            self._run.shas[number] = sha256
            self._store.put(path, sha256, data)

    def finish(self) -> None:
        """Keep the entries whose content was read under another name."""
        for number, first in self._same:
            data = self._run.spool.raw(self._run.kept[first].place)
            self._keep(number, str(self._entries[number]), data)

    def _known(self, number: int, entry: str) -> bool:
        """Tell whether an entry need not be read: its content is in the store, or is being read under another name."""
        store = self._store
        if store is None:
            return False
        self._states[number] = state_of(entry)
        sha256 = store.hashes.of(entry)
        if sha256 is None:
            return False
        self._run.shas[number] = sha256
        first = self._first.setdefault((sha256, PurePath(entry).suffix.lower()), number)
        if first != number:
            self._same.append((number, first))
            return True
        data = store.get(entry, sha256)
        if data is not None:
            self._keep(number, entry, data, stored=True)
        return data is not None

    def _certain(self, number: int, record: Record) -> str | None:
        """Return the hash of the content that was read, None where the file has changed meanwhile."""
        entry, before, store = self._entries[number], self._states.get(number), self._store
        if store is None or before is None or isinstance(entry, Failure) or state_of(entry) != before:
            return None
        told, hashed = record.about.sha256, self._run.shas.get(number)
        if isinstance(entry, Source) and told:
            store.hashes.learn(entry, before, told)
            return told
        return hashed if told in (None, hashed) else None

    def _keep(self, number: int, path: str, data: bytes, *, stored: bool = False) -> Record:
        record = self._run.keep(number, path, data)
        self._run.tally.count(number, record.about, stored=stored)
        return record


def _weight(entry: Entry) -> int:
    """Return about how long an entry takes: what takes long is read first, so that it does not trail at the end."""
    state = None if isinstance(entry, Failure) else state_of(entry)
    return (state[0] if state else 0) + _LEAST
