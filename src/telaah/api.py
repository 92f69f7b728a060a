"""The front door: ``check`` reads plans and says what they lack; the command line goes through it too."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence

from telaah.config import Settings
from telaah.engine.inputs import Entry, find_inputs
from telaah.model.result import DocumentResult, Failure, Result
from telaah.model.understanding import Understanding

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


def check(
    paths: Paths,
    *,
    settings: Settings | None = None,
    in_process: bool = False,
    watch: Callable[[Sequence[int]], None] | None = None,
) -> Result:
    """Read plans (files, folders, patterns) and say which of their outcomes name no partner and no data source.

    Args:
        paths: one path or several; folders are read recursively.
        settings: what to do otherwise than usual; no settings file is looked for.
        in_process: read in this process, without bounds of time and memory and without protection against crashes
            of libraries. For tests and debuggers.
        watch: given the board on which the workers write how many pages they have read.

    Returns:
        What is said of each document, in the order of the paths; what could not be read is in ``failures``.

    Example:
        >>> check("/no/such/renstra.pdf", in_process=True).failures[0].reason
        <FailureReason.NOT_FOUND: 'not_found'>
    """
    settings = settings or Settings()
    given = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
    return check_entries(find_inputs(given).entries, settings=settings, in_process=in_process, watch=watch)


def check_entries(
    entries: Sequence[Entry],
    *,
    settings: Settings,
    in_process: bool = False,
    watch: Callable[[Sequence[int]], None] | None = None,
) -> Result:
    """Check files that ``find_inputs`` has found."""
    from telaah import __version__
    from telaah.engine.selection import rules_that_run

    ran = rules_that_run(settings)
    said = list(_one_by_one(entries, settings) if in_process else _in_workers(entries, settings, watch))
    return Result(
        telaah=__version__,
        rules=ran,
        documents=tuple(item for item in said if isinstance(item, DocumentResult)),
        failures=tuple(item for item in said if isinstance(item, Failure)),
    )


def show(path: str | os.PathLike[str], *, settings: Settings | None = None, in_process: bool = False) -> Understanding | Failure:
    """Read one plan and tell what was understood of it: outline, tables, outcomes, mentions."""
    from telaah.engine import worker
    from telaah.engine.examine import explain
    from telaah.engine.pool import run

    settings = settings or Settings()
    if in_process:
        return explain(os.fspath(path), settings)
    return next(run([os.fspath(path)], settings, worker.show))


def _one_by_one(entries: Sequence[Entry], settings: Settings) -> Iterator[DocumentResult | Failure]:
    from telaah.engine.examine import examine

    for entry in entries:
        yield entry if isinstance(entry, Failure) else examine(entry, settings)


def _in_workers(
    entries: Sequence[Entry], settings: Settings, watch: Callable[[Sequence[int]], None] | None
) -> Iterator[DocumentResult | Failure]:
    from telaah.engine import worker
    from telaah.engine.pool import run

    return run(entries, settings, worker.work, watch)
