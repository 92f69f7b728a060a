"""What the documents of a run say together: chapters of one plan read as one, then all compared with each other.

Nothing of this is kept document by document: it depends on what else was read. The groups' results are kept in the
store under the contents of all their files.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from telaah.engine import worker
from telaah.engine.batch.card import Card
from telaah.engine.batch.groups import groups_of
from telaah.engine.batch.judge import BatchView, judge_batch
from telaah.engine.batch.roster import Roster
from telaah.engine.conduct import Run
from telaah.engine.pool import in_any_order, jobs_for, new_board
from telaah.engine.store import Store
from telaah.engine.tables import FOLDER, NoTables, signature_of, write_tables
from telaah.model.result import Failure, Result
from telaah.texts.interface import words


def judged_together(run: Run, roster: Roster | None) -> BatchView | None:
    """Read groups as one plan each and compare all documents; None for a single document without a list of offices."""
    if sum(kept.about.reason is None for kept in run.kept.values()) < 2 and roster is None:
        return None
    try:
        return _judged(run, roster)
    except Exception as error:  # what is said of each document alone must not be lost with what is said of all
        run.notes.append(words(run.settings.output.lang)("engine.alone", why=f"{type(error).__name__}: {error}"))
        return None


def _judged(run: Run, roster: Roster | None) -> BatchView:
    cards = _cards(run)
    entries = {kept.path: number for number, kept in sorted(run.kept.items(), reverse=True)}
    groups = _read_groups(run, [[entries[path] for path in group] for group in groups_of(list(cards.values()))])
    if groups:
        cards = _cards(run)
    told = [[run.kept[number].path for number in group] for group in groups]
    return judge_batch(list(cards.values()), settings=run.settings, groups=told, roster=roster)


def tabulate(run: Run, store: Store, result: Result, view: BatchView | None) -> None:
    """Write the tables beside the store, unless what was read and what is said of it together is the same as there."""
    if run.tally.stored < run.tally.done:
        store.clean()
    read = [(kept.path, kept.about) for _, kept in sorted(run.kept.items())]
    together = (view.result, view.findings, view.duplicates, view.parts) if view is not None else ()
    try:
        write_tables(store, result, signature_of(store, [*read, together, run.shas]))
    except NoTables as error:
        store.tell("store.no_tables", path=store.folder / FOLDER, why=error)


def _cards(run: Run) -> dict[str, Card]:
    """Return the card of each document by its path, in the order of the entries."""
    read = (kept for _, kept in sorted(run.kept.items()) if kept.about.reason is None)
    return {kept.path: run.spool.get(kept.place).card(kept.path) for kept in read}


def _read_groups(run: Run, groups: Sequence[Sequence[int]]) -> list[Sequence[int]]:
    """Put the results of groups in the place of those of their files; return the groups for which that worked."""
    worked: dict[int, Sequence[int]] = {}
    waiting: list[tuple[int, Any]] = []
    for place, group in enumerate(groups):
        if data := _stored(run, group):
            worked[place] = _put(run, group, data)
        else:
            waiting.append((place, tuple(run.entries[number] for number in group)))
    for place, said in _examined(run, waiting):
        if not isinstance(said, Failure):
            group = groups[place]
            worked[place] = _put(run, group, said)
            _store(run, group, said)
    return [worked[place] for place in sorted(worked)]


def _examined(run: Run, tasks: Sequence[tuple[int, Any]]) -> Iterator[tuple[int, Any]]:
    if run.in_process:
        return ((place, worker.together(place, paths, run.settings)) for place, paths in tasks)
    if run.groups is not None:
        return run.groups(iter(tasks), run.settings)
    board = new_board(len(tasks))
    return in_any_order(tasks, run.settings, worker.together, jobs=jobs_for(len(tasks), run.settings), board=board)


def _put(run: Run, group: Sequence[int], data: Sequence[bytes]) -> Sequence[int]:
    for number, record in zip(group, data, strict=True):
        run.keep(number, run.kept[number].path, record)
    return group


def _stored(run: Run, group: Sequence[int]) -> list[bytes] | None:
    keys = _keys(run, group)
    if run.store is None or keys is None:
        return None
    data = [run.store.get(run.kept[number].path, key) for number, key in zip(group, keys, strict=True)]
    return None if None in data else [item for item in data if item is not None]


def _store(run: Run, group: Sequence[int], data: Sequence[bytes]) -> None:
    keys = _keys(run, group)
    if run.store is not None and keys is not None:
        for number, key, record in zip(group, keys, data, strict=True):
            run.store.put(run.kept[number].path, key, record)


def _keys(run: Run, group: Sequence[int]) -> list[str] | None:
    """Return under what the results of a group are kept: they quote each other's paths, so these count too."""
    shas = [run.shas.get(number) for number in group]
    if None in shas:
        return None
    whole = "\n".join(f"{sha} {run.kept[number].path}" for sha, number in zip(shas, group, strict=True))
    return [hashlib.sha256(f"{place}\n{whole}".encode("utf-8", "surrogatepass")).hexdigest() for place in range(len(group))]
