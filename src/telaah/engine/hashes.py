"""The hash of a file's content, read from the file only where the file may have changed since.

``hashes.jsonl`` of a store has a line a file: path, size, times and hash. Runs append whole lines and never rewrite
the file, so several may share it; a line that is cut off or mixed up is passed over.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
import zlib
from collections.abc import Callable
from pathlib import Path

from telaah.engine.inputs import Source

_UNSETTLED = 2.0
"""Seconds. A file that changed so shortly before may change again within one tick of the clock that dates it."""

_PIECE = 1 << 20

State = tuple[int, int, int]
"""Size, time of change of the content, time of change of the entry, both in nanoseconds."""


def state_of(path: str) -> State | None:
    """Return what tells whether the file behind an entry has changed; None where there is no file to ask."""
    try:
        told = Path(path.file if isinstance(path, Source) else path).stat()
    except (OSError, ValueError):
        return None
    return told.st_size, told.st_mtime_ns, told.st_ctime_ns


def content_hash(path: str) -> str | None:
    """Return the hash of an ordinary file; None where it cannot be read, or lies in an archive or behind an address."""
    if isinstance(path, Source):
        return None
    digest = hashlib.sha256()
    try:
        with Path(path).open("rb") as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
    except (OSError, ValueError):
        return None
    return digest.hexdigest()


class Hashes:
    """Hashes that earlier runs have computed."""

    def __init__(self, file: Path, append: Callable[[Path, bytes], None], *, trust: bool) -> None:
        """Read what is there; without ``trust`` every file is hashed anew."""
        self._file, self._append = file, append
        self._known: dict[str, tuple[State, str]] = {}
        if trust:
            self._read()

    def known(self, path: str) -> str | None:
        """Return the hash that is known of an unchanged file."""
        state, told = self._known.get(_name(path), (None, None))
        return told if state is not None and state == state_of(path) else None

    def of(self, path: str) -> str | None:
        """Return the hash of a file, from what is known or from its content; None where there is none."""
        if told := self.known(path):
            return told
        before = state_of(path)
        told = content_hash(path)
        if before is None or told is None or state_of(path) != before:
            return None
        self.learn(path, before, told)
        return told

    def learn(self, path: str, state: State, told: str) -> None:
        """Remember a hash, for later runs too unless the file has just changed."""
        self._known[_name(path)] = (state, told)
        if max(state[1:]) / 1e9 + _UNSETTLED < time.time():
            line = json.dumps([_name(path), *state, told])
            self._append(self._file, f"{zlib.crc32(line.encode()):08x} {line}\n".encode())

    def _read(self) -> None:
        try:
            with self._file.open("rb") as file:
                for raw in file:
                    check, _, line = raw.rstrip(b"\n").partition(b" ")
                    if check == b"%08x" % zlib.crc32(line):
                        path, size, changed, entered, told = json.loads(line)
                        self._known[path] = ((size, changed, entered), told)
        except (OSError, ValueError):
            return


def _name(path: str) -> str:
    """Return how an entry is called whatever folder the program runs in."""
    if not isinstance(path, Source):
        return os.path.realpath(path)
    members = "".join(f"\0{number}/{member}" for number, member in path.members)
    return f"{path.file if '://' in path.file else os.path.realpath(path.file)}{members}"
