"""An orderly end where the system asks the program to end: workers stopped, unfinished files removed, a sentence said."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from telaah.cli.output import complain
from telaah.texts.interface import words

_ASKED = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


@contextmanager
def orderly(*, stored: bool) -> Iterator[None]:
    """Treat a request to end as Ctrl-C while the block lasts, then end by that same signal; ``stored``: a store goes on."""
    heard: list[int] = []

    def stop(number: int, frame: FrameType | None) -> None:
        heard.append(number)
        raise KeyboardInterrupt

    ours = _ASKED if threading.current_thread() is threading.main_thread() else ()
    before = {number: signal.signal(number, stop) for number in ours if signal.getsignal(number) is signal.SIG_DFL}
    try:
        yield
    except KeyboardInterrupt:
        if stored:
            complain(words()("store.goes_on"))
        raise
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if heard:
            complain(words()("usage.interrupted"))
            os.kill(os.getpid(), heard[0])
