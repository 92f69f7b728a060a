"""When which file of a folder is opened, as the system tells it (Linux): how long each document took, seen from outside."""

from __future__ import annotations

import ctypes
import os
import select
import struct
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

_IN_OPEN = 0x20
_HEAD = struct.Struct("iIII")


class Opened:
    """Notes when each file of a folder is opened, while the block runs."""

    def __init__(self, folder: Path) -> None:
        """Take the folder."""
        self._folder, self.times = folder, {}  # type: Path, dict[bytes, float]
        self._stop = threading.Event()

    def __enter__(self) -> Opened:
        """Begin to listen."""
        self._handle = -1
        if sys.platform == "linux":
            library = ctypes.CDLL(None, use_errno=True)
            self._handle = library.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
            library.inotify_add_watch(self._handle, os.fsencode(self._folder), _IN_OPEN)
            self._thread = threading.Thread(target=self._listen, daemon=True)
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop listening."""
        if self._handle >= 0:
            self._stop.set()
            self._thread.join()
            os.close(self._handle)

    def _listen(self) -> None:
        while not self._stop.is_set():
            if not select.select([self._handle], [], [], 0.2)[0]:
                continue
            now, data, at = time.monotonic(), os.read(self._handle, 1 << 16), 0
            while at < len(data):
                _, _, _, length = _HEAD.unpack_from(data, at)
                name = data[at + _HEAD.size : at + _HEAD.size + length].rstrip(b"\0")
                if name:
                    self.times.setdefault(name, now)
                at += _HEAD.size + length

    def durations(self, names: Sequence[str], end: float) -> dict[str, float]:
        """Return the seconds from the opening of each file to that of the next one; right where one is read at a time."""
        opened = sorted((self.times[os.fsencode(name)], name) for name in names if os.fsencode(name) in self.times)
        ends = [*(begun for begun, _ in opened[1:]), end][: len(opened)]
        return {name: after - begun for (begun, name), after in zip(opened, ends, strict=True)}


def left_running(mark: str) -> list[int]:
    """Return the processes that carry a mark in their environment and still run (Linux)."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            state = (place / "stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[0]
            if mark.encode() in (place / "environ").read_bytes() and state != "Z":
                found.append(int(place.name))
        except (OSError, IndexError):
            continue  # it has ended meanwhile, or is another user's
    return sorted(found)
