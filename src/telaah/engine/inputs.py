"""What the user named on the command line, as a list of files: folders walked, archives opened, patterns expanded."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from telaah.engine import inputs_remote
from telaah.engine.inputs_kinds import ARCHIVES, SUFFIXES, begins_like_a_plan, is_hidden, is_lock, is_taken, suffix
from telaah.engine.inputs_source import Source, opened
from telaah.engine.refused import detail
from telaah.errors import ReadError
from telaah.model.result import Failure, FailureReason, PassedOver, PassedOverReason
from telaah.texts.interface import words

__all__ = ["SUFFIXES", "Entry", "Inputs", "Source", "find_inputs"]

Entry = str | Failure
"""A file to read (a ``Source`` where it lies in an archive or behind an address), or what is wrong with what was named."""

_WILD = frozenset("*?[")
_ANY_DEPTH = re.compile(r"(?:^|(?<=[/\\]))\*\*(?:[/\\]|$)")
"""A part of a pattern that stands for folders in folders."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files to read and what could not be found, in the order given; and what was seen and is no input."""

    entries: tuple[Entry, ...]
    left: tuple[PassedOver, ...] = ()
    """What was seen in folders and archives and is neither read nor refused, each with its reason."""

    @property
    def passed_over(self) -> int:
        """Return how many files in folders and archives are of kinds that telaah does not read."""
        return sum(item.reason is PassedOverReason.OTHER_KIND for item in self.left)


def find_inputs(paths: Iterable[str | os.PathLike[str]]) -> Inputs:
    """Return the files that the paths name: as given, folders recursively, archives opened, patterns expanded.

    Within a folder files come in the order of their names, and ``path`` is the folder as given joined with the
    relative path (RULINGS 4); a member of an archive is ``archive.zip/member.pdf``. A file named twice is read once.
    Whatever was seen is among the entries or among what is left: nothing is skipped unsaid.
    """
    search = _Search()
    for named in paths:
        search.named(os.fspath(named))
    return Inputs(tuple(search.entries), tuple(search.left))


class _Search:
    """Collects what is found, each file once."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.left: list[PassedOver] = []
        self._taken: dict[str, str] = {}
        self._say = words()

    def named(self, given: str) -> None:
        """Take what the user named."""
        if inputs_remote.is_address(given):
            self._address(given)
            return
        found = list(_expand(given))
        if not found and not self._member(given):
            self._fail(given, "input.no_match" if _is_pattern(given) else "input.not_found")
        for path in found:
            self._folder(path, path) if _is_folder(path) else self._file(path, path, named=True)

    def _address(self, given: str) -> None:
        """Take what an address leads to: a document, an archive, a folder of them, all that match a pattern."""
        if local := inputs_remote.local_path(given):
            self._folder(given, local) if _is_folder(local) else self._file(given, local, named=True)
            return
        try:
            found = inputs_remote.files_at(given, self._say)
        except ReadError as error:
            self._fail(given, error)
            return
        seen = len(self.entries) + len(self.left)
        for path, address in found:
            if path == given or self._is_wanted(path, address):
                self._file(path, address, named=path == given)
        if not found or len(self.entries) + len(self.left) == seen:
            self._fail(given, "input.empty_folder" if found else "input.not_found")

    def _folder(self, told: str, folder: str) -> None:
        """Take the files of a folder; ``told`` is how results call it."""
        seen, wanted = len(self.entries) + self._same(), False
        for path in self._walk(told, folder):
            shown = told + path.removeprefix(folder)
            if self._is_wanted(shown, path):
                wanted = True
                self._file(shown, path)
        if not wanted and len(self.entries) + self._same() == seen:
            self._fail(told, "input.empty_folder")

    def _same(self) -> int:
        return sum(item.reason is PassedOverReason.SAME_FILE for item in self.left)

    def _walk(self, told: str, folder: str) -> Iterator[str]:
        """Yield the files below a folder; tell of folders that are hidden, linked or cannot be entered."""
        root = os.path.realpath(folder)
        for place, folders, names in os.walk(folder, onerror=lambda error: self._closed(told, folder, error)):
            inside = []
            for name in sorted(folders):
                path = os.path.join(place, name)  # noqa: PTH118 - keeps "./" and the spelling as given
                shown = told + path.removeprefix(folder)
                if is_hidden(name):
                    self.left.append(PassedOver(shown, PassedOverReason.HIDDEN))
                elif Path(path).is_symlink():
                    self._linked_folder(shown, os.path.realpath(path), root)
                else:
                    inside.append(name)
            folders[:] = inside
            yield from (os.path.join(place, name) for name in sorted(names))  # noqa: PTH118

    def _linked_folder(self, shown: str, target: str, root: str) -> None:
        """Tell of a link to a folder: what it leads to is walked already, or is no part of what the user named.

        A link to "/" would make the whole machine an input; and links can go round in circles.
        """
        if target == root or target.startswith(root.rstrip(os.sep) + os.sep):
            self.left.append(PassedOver(shown, PassedOverReason.SAME_FILE))
        else:
            self._fail(shown, "input.link_outside", FailureReason.NOT_SUPPORTED)

    def _closed(self, told: str, folder: str, error: OSError) -> None:
        """Tell of a folder that cannot be entered."""
        path = told + os.fsdecode(error.filename or folder).removeprefix(folder)
        self._fail(path, "failure.no_permission" if isinstance(error, PermissionError) else "input.not_found")

    def _is_wanted(self, shown: str, file: str) -> bool:
        """Say whether a file in a folder is one to open; note it where it is not."""
        name = PurePath(file).name
        if is_hidden(name):
            self.left.append(PassedOver(shown, PassedOverReason.HIDDEN))
        elif not is_taken(name) and (inputs_remote.is_address(file) or not begins_like_a_plan(file)):
            self.left.append(PassedOver(shown, PassedOverReason.OTHER_KIND))
        else:
            return True
        return False

    def _file(self, told: str, file: str, *, named: bool = False) -> None:
        """Take a file: a document, or an archive of them."""
        remote = inputs_remote.is_address(file)
        key = file if remote else os.path.realpath(file)
        if key in self._taken:
            if self._taken[key] != told:
                self.left.append(PassedOver(told, PassedOverReason.SAME_FILE))
            return
        self._taken[key] = told
        members = self._members(told, file) if named or suffix(file) in ARCHIVES else None
        if members is None:
            self.entries.append(told if told == file and not remote else Source(told, file))
        else:
            self._take(told, members)

    def _take(self, told: str, members: list[Entry | PassedOver]) -> None:
        """Take what an archive holds."""
        taken = [item for item in members if not isinstance(item, PassedOver)]
        self.left += [item for item in members if isinstance(item, PassedOver)]
        self.entries += taken
        if not taken:
            self._fail(told, "archive.empty")

    def _members(self, told: str, file: str) -> list[Entry | PassedOver] | None:
        """Return what an archive holds; None where the file is none, or cannot be opened: its worker says why."""
        from telaah.engine.inputs_zip import is_archive, list_members

        try:
            with opened(Source(told, file), self._say) as stream:
                return list(list_members(stream, told, file, self._say)) if is_archive(stream) else None
        except (ReadError, OSError):
            return None

    def _member(self, given: str) -> bool:
        """Take a member of an archive that is named as results name it: "folder/archive.zip/renstra.pdf"."""
        above = next((str(path) for path in PurePath(given).parents if os.path.isfile(path)), None)  # noqa: PTH113 - see _is_folder
        members = self._members(above, above) if above else None
        chosen = [item for item in members or () if not isinstance(item, PassedOver) and str(_path(item)) == given]
        self.entries += [item for item in chosen if item not in self.entries]
        return bool(chosen)

    def _fail(self, path: str, why: str | ReadError, reason: FailureReason = FailureReason.NOT_FOUND) -> None:
        """Note what cannot be read, in its place; ``why`` is a key of the catalogue or an error."""
        if isinstance(why, ReadError):
            failure = Failure(path, FailureReason(why.reason), detail(why, self._say))
        else:
            failure = Failure(path, reason, self._say(why))
        if failure not in self.entries:
            self.entries.append(failure)


def _path(entry: Entry) -> str:
    return entry.path if isinstance(entry, Failure) else entry


def _is_pattern(given: str) -> bool:
    return not _WILD.isdisjoint(given)


def _expand(given: str) -> Iterator[str]:
    # A file may be called "renstra[1].pdf" (browsers do that): what exists is no pattern.
    if not given or os.path.lexists(given):
        if given:
            yield given
    elif _is_pattern(given):
        yield from (path for path in sorted(set(_matching(given))) if not is_lock(Path(path).name))


def _matching(pattern: str) -> Iterator[str]:
    """Yield what fits a pattern; ``**`` goes into folders, and not along links: these can go round in circles."""
    deep = _ANY_DEPTH.search(pattern)
    if deep is None:
        yield from glob.glob(pattern)  # noqa: PTH207 - keeps the spelling as given
        return
    head, tail = pattern[: deep.start()], pattern[deep.end() :] or "*"
    for top in glob.glob(head) if head else [""]:  # noqa: PTH207
        for place, folders, _ in os.walk(top or os.curdir):
            folders[:] = [name for name in folders if not is_hidden(name)]
            inside = place if top else os.path.relpath(place).removeprefix(os.curdir)
            yield from _matching(os.path.join(glob.escape(inside), tail))  # noqa: PTH118


def _is_folder(path: str) -> bool:
    # pathlib raises where a path is too long or a folder above may not be entered; here that is a file like others.
    return os.path.isdir(path)  # noqa: PTH112
