"""A folder in which results stay, so that unchanged files are not read again and a stopped run goes on.

``docs/store.md`` describes the format. Every file is written beside its place and renamed: whoever reads sees it whole
or not at all, whenever the writer is stopped, and nobody holds a lock.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path, PurePath

from telaah.config import Settings
from telaah.engine.codec import NoResult
from telaah.engine.conditions import conditions, name_of
from telaah.engine.files import replace_file
from telaah.engine.hashes import Hashes
from telaah.engine.record import Record, limits_of
from telaah.errors import UsageError
from telaah.model.result import FailureReason
from telaah.texts.interface import os_reason, words

FORMAT = 1
"""Of the folder as a whole; a store with a greater number is refused."""
MARK = "store.json"

RETRIED = frozenset({FailureReason.TIMED_OUT, FailureReason.OUT_OF_MEMORY, FailureReason.CRASHED, FailureReason.INTERNAL})
"""What may go better another time; all other reasons lie in the file and stay until it changes."""

_BOUNDED = frozenset({FailureReason.TIMED_OUT, FailureReason.OUT_OF_MEMORY})

_OLD = 86_400.0
"""Seconds after which an unfinished file is one that nobody finishes any more."""


def _tell_nobody(told: str) -> None:
    """For programs that look at ``writable``."""


class Store:
    """The results of one kind of conditions in a folder."""

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        *,
        retry: bool = False,
        rehash: bool = False,
        tell: Callable[[str], None] = _tell_nobody,
    ) -> None:
        """Open the folder, or make it; UsageError where it is no store, or one of a newer telaah.

        ``retry``: failures that may go better are read again. ``rehash``: no file is taken as unchanged by its times.
        ``tell`` is given the sentence where the folder turns out not to be writable.
        """
        self.folder, self._tell, self._retry = folder, tell, retry
        self._say = words(settings.output.lang)
        self.writable = True
        self._open()
        made_under = conditions(settings)
        self.conditions = name_of(made_under)
        self._results = folder / "results" / self.conditions
        self._limits = limits_of(settings)
        self.hashes = Hashes(folder / "hashes.jsonl", self._append, trust=not rehash)
        self.write(self._results / "conditions.json", f"{json.dumps(made_under, ensure_ascii=False, indent=1)}\n".encode())

    def get(self, path: str, sha256: str) -> bytes | None:
        """Return the record of a content under a name of this kind; None where it has to be read."""
        try:
            data = self._place(path, sha256).read_bytes()
            about = Record(data).about
        except (OSError, NoResult):
            return None
        reason = about.reason
        if reason is not None and ((self._retry and reason in RETRIED) or (reason in _BOUNDED and about.limits != self._limits)):
            return None
        if reason is None and about.limits and about.limits != self._limits:
            return None
        return data

    def put(self, path: str, sha256: str, data: bytes) -> None:
        """Keep the record of a content."""
        self.write(self._place(path, sha256), data)

    def write(self, file: Path, data: bytes) -> None:
        """Write a file whole; the first time that it cannot be done is told, and then no more is tried."""
        if not self.writable:
            return
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            if not (file.exists() and file.read_bytes() == data):
                replace_file(file, data)
        except OSError as error:
            self._stop_writing("store.not_written", error)

    def tell(self, key: str, **values: object) -> None:
        """Say a sentence of the catalogue to whoever runs the check."""
        self._tell(self._say(key, **values))

    def _append(self, file: Path, line: bytes) -> None:
        if not self.writable:
            return
        try:
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o666)
            try:
                os.write(handle, line)
            finally:
                os.close(handle)
        except OSError as error:
            self._stop_writing("store.not_written", error)

    def _stop_writing(self, key: str, error: OSError) -> None:
        self.writable = False
        self.tell(key, path=self.folder, why=os_reason(error))

    def _place(self, path: str, sha256: str) -> Path:
        """Return the file of a record. The suffix counts: text named .pdf is told of, named .csv refused."""
        suffix = PurePath(path).suffix.lower()
        name = f"{sha256}{suffix if suffix[1:].isalnum() and suffix.isascii() and len(suffix) <= 9 else '.-'}.json.gz"
        return self._results / sha256[:2] / name

    def _open(self) -> None:
        mark = self.folder / MARK
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            held = [entry.name for entry in os.scandir(self.folder)]
        except OSError as error:
            raise UsageError(self._say("store.no_folder", path=self.folder, why=os_reason(error))) from None
        if MARK in held:
            self._check(mark)
            self._try_to_write()
        elif any(not name.startswith(".") for name in held):
            raise UsageError(self._say("store.no_store", path=self.folder))
        else:
            try:
                replace_file(mark, f'{{"telaah-store": {FORMAT}}}\n'.encode())
            except OSError as error:
                raise UsageError(self._say("store.no_folder", path=self.folder, why=os_reason(error))) from None

    def _check(self, mark: Path) -> None:
        try:
            version = json.loads(mark.read_bytes())["telaah-store"]
        except OSError as error:
            raise UsageError(self._say("store.unreadable", path=self.folder, why=os_reason(error))) from None
        except (ValueError, KeyError, TypeError):
            raise UsageError(self._say("store.no_store", path=self.folder)) from None
        if not isinstance(version, int) or version > FORMAT:
            raise UsageError(self._say("store.newer", path=self.folder, version=version, known=FORMAT))

    def _try_to_write(self) -> None:
        try:
            handle, name = tempfile.mkstemp(dir=self.folder, prefix=".", suffix=".part")
            os.close(handle)
            Path(name).unlink()
        except OSError as error:
            if error.errno == errno.ENOSPC:
                self._stop_writing("store.not_written", error)
            else:
                self._stop_writing("store.read_only", error)

    def clean(self) -> None:
        """Remove what runs that were stopped have left unfinished long ago."""
        if not self.writable:
            return
        for file in self.folder.glob("**/.*.part"):
            with contextlib.suppress(OSError):
                if time.time() - file.stat().st_mtime > _OLD:
                    file.unlink()
