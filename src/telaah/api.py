"""The front door: ``check`` reads plans and says what they lack; the command line goes through it too."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from telaah.config import Settings
from telaah.engine.inputs import Entry, find_inputs
from telaah.model.result import Failure, PassedOver, Result
from telaah.model.understanding import Understanding

if TYPE_CHECKING:
    from telaah.engine.batch.roster import Roster
    from telaah.engine.conduct import Run

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


def check(  # noqa: PLR0913 - what it does is named by keywords
    paths: Paths,
    *,
    settings: Settings | None = None,
    in_process: bool = False,
    watch: Callable[[Sequence[int]], None] | None = None,
    store: str | os.PathLike[str] | None = None,
    retry_failed: bool = False,
    roster: str | os.PathLike[str] | None = None,
) -> Result:
    """Read plans (files, folders, patterns) and say which of their outcomes name no partner and no data source.

    Args:
        paths: one path or several; folders are read recursively.
        settings: what to do otherwise than usual; no settings file is looked for.
        in_process: read in this process, without bounds of time and memory and without protection against crashes
            of libraries. For tests and debuggers.
        watch: given the board on which the workers write how many pages they have read.
        store: a folder in which results are kept, and from which those of unchanged files are taken.
        retry_failed: read again what failed in the store for want of time or memory, or by a crash.
        roster: a CSV of the offices that ought to have a plan.

    Returns:
        What is said of each document, in the order of the paths; what could not be read is in ``failures``. The
        documents lie on disk and are read when they are asked for.

    Example:
        >>> check("/no/such/renstra.pdf", in_process=True).failures[0].reason
        <FailureReason.NOT_FOUND: 'not_found'>
    """
    from telaah.engine.batch.roster import read_roster
    from telaah.engine.conduct import Run
    from telaah.engine.store import Store

    settings = settings or Settings()
    given = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
    listed = read_roster(os.fspath(roster)) if roster is not None else None
    kept = Store(Path(store), settings, retry=retry_failed) if store is not None else None
    inputs = find_inputs(given)
    run = Run(settings, store=kept, watch=watch, in_process=in_process)
    return check_entries(inputs.entries, run, roster=listed, passed_over=inputs.left)


def check_entries(
    entries: Sequence[Entry], run: Run, *, roster: Roster | None = None, passed_over: Sequence[PassedOver] = ()
) -> Result:
    """Check files that ``find_inputs`` has found."""
    from telaah import __version__
    from telaah.engine.company import judged_together, tabulate
    from telaah.engine.selection import rules_that_run
    from telaah.learned.suite import in_use

    ran = rules_that_run(run.settings)
    run.read(entries)
    view = judged_together(run, roster)
    models = in_use() if run.settings.models.use else {}
    result = run.result(telaah=__version__, rules=ran, models=models, passed_over=tuple(passed_over))
    if view is not None:
        touched = {*view.findings, *view.duplicates, *view.parts}
        result = replace(result, documents=run.documents().changed(view.merged, touched), batch=view.result)
    if run.store is not None:
        tabulate(run, run.store, result, view)
    return result


def show(path: str | os.PathLike[str], *, settings: Settings | None = None, in_process: bool = False) -> Understanding | Failure:
    """Read one plan and tell what was understood of it: outline, tables, outcomes, mentions."""
    from telaah.engine import worker
    from telaah.engine.examine import explain
    from telaah.engine.pool import run

    settings = settings or Settings()
    found = find_inputs([path]).entries
    # A member of an archive or an address is known by its entry alone; of a folder only the worker says what is wrong.
    entry = found[0] if len(found) == 1 else os.fspath(path)
    if isinstance(entry, Failure):
        return entry
    return explain(entry, settings) if in_process else next(run([entry], settings, worker.show))
