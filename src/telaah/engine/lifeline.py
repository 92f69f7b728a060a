"""How a worker learns that its parent has died, whatever it is doing at that moment.

The parent holds one end of a pipe, every worker the other. However the parent ends (kill -9 too), the system closes its
end. On Linux the system then sends the worker SIGIO, of which a process dies: native code that never comes back to the
interpreter dies of it too. A thread that waits for the same does it where there is no such signal.
"""

from __future__ import annotations

import os
import sys
import threading
from multiprocessing.connection import Connection

_held: list[Connection] = []
"""A pipe that is no longer held would be closed by the collector, and tell nothing."""


def hold(line: Connection) -> None:
    """End this process as soon as the other end of the line is closed."""
    _held.append(line)
    if sys.platform == "linux":
        import fcntl

        fcntl.fcntl(line.fileno(), fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(line.fileno(), fcntl.F_SETFL, fcntl.fcntl(line.fileno(), fcntl.F_GETFL) | os.O_ASYNC)
    # Also for a parent that died before the signal was asked for.
    threading.Thread(target=_wait, args=(line,), daemon=True).start()


def _wait(line: Connection) -> None:
    try:
        line.recv_bytes()
    except (EOFError, OSError):
        os._exit(1)
