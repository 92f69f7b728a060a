"""A bar on standard error: pages and documents read. Only where somebody looks on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from telaah.engine.inputs import Entry
from telaah.model.result import Failure
from telaah.texts.interface import words

LOOK_EVERY = 0.2  # seconds

Watch = Callable[[Sequence[int]], None]


@contextmanager
def bar(entries: Sequence[Entry], *, shown: bool) -> Iterator[Watch | None]:
    """Show a bar while the block runs; it is fed through the board that the block hands to ``watch``."""
    if not shown or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    documents = sum(not isinstance(entry, Failure) for entry in entries)
    progress = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    done = threading.Event()
    task = progress.add_task(words()("progress.start", documents=documents), total=None)

    def follow(board: Sequence[int]) -> None:
        while not done.wait(LOOK_EVERY):
            pages, total, finished = counted(board)
            described = words()("progress.line", pages=pages, total=total, finished=finished, documents=documents)
            progress.update(task, completed=pages, total=max(total, 1) if total else None, description=described)

    threads: list[threading.Thread] = []

    def watch(board: Sequence[int]) -> None:
        threads.append(threading.Thread(target=follow, args=(board,), daemon=True))
        threads[-1].start()

    with progress:
        try:
            yield watch
        finally:
            done.set()
            for thread in threads:
                thread.join()


def counted(board: Sequence[int]) -> tuple[int, int, int]:
    """Return pages read, pages known of, and documents whose pages are all read.

    >>> counted([5, 5, 2, 10, 0, 0])
    (7, 15, 1)
    """
    done, total = list(board[0::2]), list(board[1::2])
    return sum(done), sum(total), sum(0 < pages == read for read, pages in zip(done, total, strict=True))
