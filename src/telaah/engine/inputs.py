"""What the user named on the command line, as a list of files: folders walked, patterns expanded, each file once."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from telaah.model.result import Failure, FailureReason
from telaah.texts.interface import words

Entry = str | Failure
"""A file to read, or what is wrong with what was named."""

SUFFIXES = frozenset({".pdf", ".docx", ".html", ".htm", ".txt"})
"""What is taken from a folder. What a file named itself may be: ``refused.py``."""

_WILD = frozenset("*?[")

_LOCKS = ("~$", ".~")
"""How the names begin of what office programs leave beside a file that is open."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files to read and what could not be found, in the order given."""

    entries: tuple[Entry, ...]
    passed_over: int = 0
    """Files in folders that are of no kind that telaah reads."""


def find_inputs(paths: Iterable[str | os.PathLike[str]]) -> Inputs:
    """Return the files that the paths name: as given, folders recursively, patterns expanded.

    Within a folder files come in the order of their names, and ``path`` is the folder as given joined with the
    relative path (RULINGS 4). A file named twice is read once.
    """
    entries: dict[str, Entry] = {}
    passed_over = 0
    for named in paths:
        given = os.fspath(named)
        found = list(_expand(given))
        if not found:
            why = words()("input.no_match" if _is_pattern(given) else "input.not_found")
            entries.setdefault(f"\0{given}", Failure(given, FailureReason.NOT_FOUND, why))
        for path in found:
            if not Path(path).is_dir():
                entries.setdefault(os.path.realpath(path), path)
                continue
            inside = list(_walk(path))
            plans = [file for file in inside if Path(file).suffix.lower() in SUFFIXES]
            passed_over += len(inside) - len(plans)
            if not plans:
                entries.setdefault(f"\0{path}", Failure(path, FailureReason.NOT_FOUND, words()("input.empty_folder")))
            for file in plans:
                entries.setdefault(os.path.realpath(file), file)
    return Inputs(tuple(entries.values()), passed_over)


def _is_pattern(given: str) -> bool:
    return not _WILD.isdisjoint(given)


def _expand(given: str) -> Iterator[str]:
    # A file may be called "renstra[1].pdf" (browsers do that): what exists is no pattern.
    if not given or os.path.lexists(given):
        if given:
            yield given
    elif _is_pattern(given):
        found = sorted(glob.glob(given, recursive=True))  # noqa: PTH207 - keeps the spelling as given
        yield from (path for path in found if not Path(path).name.startswith(_LOCKS))


def _walk(folder: str) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", *_LOCKS)):
                yield os.path.join(place, name)  # noqa: PTH118 - keeps "./" and the spelling as given
