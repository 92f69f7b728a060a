"""A line on standard error while news is added: articles, articles a second, failures, what remains."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from telaah.texts.interface import words

if TYPE_CHECKING:
    from telaah.news.archive import Account

_EVERY = 0.2  # seconds

Watch = Callable[["Account"], None]


@contextmanager
def bar(*, shown: bool) -> Iterator[Watch | None]:
    """Show a line while the block runs; the block calls what it is given with the account."""
    if not shown or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

    progress = Progress(
        SpinnerColumn(), BarColumn(), TextColumn("{task.description}"), console=Console(stderr=True), transient=True
    )
    task = progress.add_task(words()("news.progress_start"), total=1.0)
    begun = last = time.monotonic()

    def watch(account: Account) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _EVERY:
            last = now
            progress.update(task, completed=account.share or 0.0, description=line(account, now - begun))

    with progress:
        yield watch


def line(account: Account, seconds: float) -> str:
    """Return the line for an account after so many seconds."""
    say = words()
    speed = account.added / seconds if seconds else 0.0
    told = say("news.progress", added=account.added, items=account.items, speed=f"{speed:.0f}", failed=account.failed)
    if account.share:
        told += say("news.progress_left", left=duration(seconds * (1 - account.share) / account.share))
    return told


def duration(seconds: float) -> str:
    """Return a duration as a clock shows it.

    >>> duration(75.2), duration(3661)
    ('1:15', '1:01:01')
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
