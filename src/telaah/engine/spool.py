"""Results on disk while a run lasts: the parent holds a few numbers for each document, whatever there is to say of it."""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, overload

from telaah.engine.record import About, Record
from telaah.errors import UsageError
from telaah.model.plain import as_json
from telaah.model.result import DocumentResult
from telaah.texts.interface import os_reason, words

Change = Callable[[DocumentResult], DocumentResult]


class Spool:
    """An unnamed file to which records are added: the system removes it with the process, however that ends."""

    def __init__(self) -> None:
        """Make the file in the folder for temporary files."""
        try:
            # Without a buffer: what a full disk did not take would be tried again, and fail again, when the file is closed.
            self._file = tempfile.TemporaryFile(prefix="telaah-", buffering=0)  # noqa: SIM115 - closed with its last reader
        except OSError as error:
            raise _no_room(error) from None
        weakref.finalize(self, self._file.close)
        self._end = 0

    def add(self, data: bytes) -> tuple[int, int]:
        """Keep a record; return where it is."""
        try:
            self._file.seek(self._end)
            rest = memoryview(data)
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError as error:
            raise _no_room(error) from None
        self._end += len(data)
        return self._end - len(data), len(data)

    def get(self, place: tuple[int, int]) -> Record:
        """Return the record at a place."""
        return Record(self.raw(place))

    def raw(self, place: tuple[int, int]) -> bytes:
        """Return the bytes of a record."""
        self._file.seek(place[0])
        data = b""
        while len(data) < place[1] and (piece := self._file.read(place[1] - len(data))):
            data += piece
        return data


@dataclass(frozen=True, slots=True)
class Kept:
    """A document that lies in a spool."""

    path: str
    place: tuple[int, int]
    about: About


class Documents(Sequence[DocumentResult]):
    """The documents of a run, in the order of its paths, read from the spool when they are asked for."""

    def __init__(self, spool: Spool, kept: Sequence[Kept], changes: Sequence[tuple[Change, Container[str] | None]] = ()) -> None:
        """Take what lies in the spool, and what is changed in each document when it is read."""
        self._spool, self._kept, self._changes = spool, tuple(kept), tuple(changes)
        self._last: tuple[int, DocumentResult] | None = None

    def changed(self, change: Change, paths: Container[str] | None = None) -> Documents:
        """Return the documents with one more change; ``paths`` are those in which it changes something, if not in all."""
        return Documents(self._spool, self._kept, (*self._changes, (change, paths)))

    def plain(self) -> Iterator[Any]:
        """Yield each document in its JSON form: at once where nothing is changed in it."""
        for number, kept in enumerate(self._kept):
            yield as_json(self[number]) if self._touched(kept) else self._spool.get(kept.place).plain(kept.path)

    def known(self) -> Iterator[tuple[str, About | None]]:
        """Yield the path of each document with what is known of it unread; None where it is changed when it is read."""
        return ((kept.path, None if self._touched(kept) else kept.about) for kept in self._kept)

    def _touched(self, kept: Kept) -> bool:
        return any(paths is None or kept.path in paths for _, paths in self._changes)

    def __len__(self) -> int:
        """Return how many documents there are."""
        return len(self._kept)

    @overload
    def __getitem__(self, index: int) -> DocumentResult: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[DocumentResult]: ...
    def __getitem__(self, index: int | slice) -> DocumentResult | Sequence[DocumentResult]:
        """Read one document, or make a shorter sequence."""
        if isinstance(index, slice):
            return Documents(self._spool, self._kept[index], self._changes)
        number = range(len(self._kept))[index]
        if self._last is None or self._last[0] != number:
            kept = self._kept[number]
            document = self._spool.get(kept.place).document(kept.path)
            for change, paths in self._changes:
                document = change(document) if paths is None or kept.path in paths else document
            self._last = (number, document)
        return self._last[1]

    def __eq__(self, other: object) -> bool:
        """Compare document by document, with a tuple too."""
        if not isinstance(other, Sequence) or isinstance(other, str):
            return NotImplemented
        return len(self) == len(other) and all(ours == theirs for ours, theirs in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[type[tuple[DocumentResult, ...]], tuple[list[DocumentResult]]]:
        """Carry the documents themselves along: the spool is of this process."""
        return tuple, (list(self),)


def any_new(documents: Sequence[DocumentResult], severities: Container[str]) -> bool:
    """Tell whether a document that counts has a finding of one of the severities that no baseline knows."""
    for number, (_, about) in enumerate(_known(documents)):
        if about is not None:
            if any(severity in severities for severity in about.severities):
                return True
            continue
        document = documents[number]
        new = (finding for finding in document.findings if finding.severity in severities and not finding.known)
        if document.duplicate_of is None and any(new):
            return True
    return False


def without_outcomes(documents: Documents | Sequence[DocumentResult]) -> Iterator[str]:
    """Yield the paths of plans in which no outcome was found; files that are no plan are told of elsewhere."""
    for number, (path, about) in enumerate(_known(documents)):
        if about is None:
            document = documents[number]
            if not document.outcomes and document.set_aside is None and document.part_of is None:
                yield path
        elif not about.outcomes and not about.set_aside:
            yield path


def _known(documents: Documents | Sequence[DocumentResult]) -> Iterator[tuple[str, About | None]]:
    return documents.known() if isinstance(documents, Documents) else ((item.path, None) for item in documents)


def _no_room(error: OSError) -> UsageError:
    return UsageError(words()("engine.spool_full", why=os_reason(error)))
