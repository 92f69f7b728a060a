"""Where the bytes of an input are: in a file, in an archive, behind an address; and how they are read, within bounds."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from telaah.engine.refused import Refused
from telaah.errors import LimitExceeded, ReadError
from telaah.texts.interface import Words

MOST_BYTES = 1 << 30
"""Of one document."""

_PIECE = 1 << 20

Member = tuple[int, str]
"""A member of an archive: its place in the list of members, and its name there; names alone may come twice."""


class Source(str):
    """A path as results tell it, and where its bytes are if not in a file of that name.

    A plain ``str`` among the entries is a file of this machine. A ``Source`` is one that lies in an archive or behind
    an address. It can be carried to another process as it is.
    """

    __slots__ = ("file", "members")

    file: str
    """The file or address that has to be opened."""
    members: tuple[Member, ...]
    """The way into archives, from the outermost; empty where the file is the document itself."""

    def __new__(cls, path: str, file: str, members: tuple[Member, ...] = ()) -> Source:
        """Take the path that is told, the file that is opened, and the way to the member."""
        source = super().__new__(cls, path)
        source.file, source.members = file, members
        return source

    def __reduce__(self) -> tuple[type[Source], tuple[str, str, tuple[Member, ...]]]:
        """Carry file and members along; a ``str`` alone would lose them."""
        return Source, (str(self), self.file, self.members)


def contents(entry: str, say: Words, *, most: int = MOST_BYTES, password: str = "") -> bytes:
    """Return the bytes of an entry of ``find_inputs``; ReadError where they cannot be had.

    Args:
        entry: a path of this machine or a Source.
        say: the catalogue for what is refused.
        most: more bytes than these are not read.
        password: for members of archives that ask for one.
    """
    file = entry.file if isinstance(entry, Source) else entry
    with opened(file, say, local=not isinstance(entry, Source)) as stream:
        if isinstance(entry, Source) and entry.members:
            from telaah.engine.inputs_zip import read_member

            return read_member(stream, entry.members, say, most=most, password=password)
        try:
            return bounded(stream, most, _size(stream))
        except OSError as error:
            raise ReadError(error.strerror or str(error), reason="not_found") from None


@contextmanager
def opened(file: str, say: Words, *, local: bool = False) -> Iterator[BinaryIO]:
    """Open a file of this machine, or what an address that the user gave leads to."""
    from telaah.engine import inputs_remote

    if not local and inputs_remote.is_address(file):
        with inputs_remote.opened(file, say) as stream:
            yield stream
        return
    refuse_what_is_no_file(file, say)
    try:
        stream = Path(file).open("rb")  # noqa: SIM115 - only opening it may fail here
    except OSError as error:
        raise ReadError(error.strerror or str(error), reason="not_found") from None
    with stream:
        yield stream


def _size(stream: BinaryIO) -> int | None:
    try:
        return os.fstat(stream.fileno()).st_size
    except (OSError, AttributeError, ValueError):  # what is behind an address has no number here
        return None


def refuse_what_is_no_file(path: str, say: Words) -> None:
    """Look before opening: a pipe or a device would be waited for without end."""
    try:
        mode = Path(path).stat().st_mode
    except (OSError, ValueError):
        raise Refused(say("input.not_found"), reason="not_found") from None
    if not stat.S_ISREG(mode):
        raise Refused(say("failure.no_file"), reason="not_supported")
    if not os.access(path, os.R_OK):
        raise Refused(say("failure.no_permission"), reason="not_found")


def bounded(stream: BinaryIO, most: int, size: int | None = None) -> bytes:
    """Return what a stream holds; LimitExceeded where that is more than ``most`` bytes (0 is no bound).

    ``size`` is what it is said to be; a stream that is longer all the same is read to the bound and refused.
    """
    if most and size is not None and size > most:
        raise LimitExceeded(f"{size} bytes")
    held = io.BytesIO()
    # In pieces: to ask for all at once takes the memory of the bound, whatever there is.
    while piece := stream.read(_PIECE):
        held.write(piece)
        if most and held.tell() > most:
            raise LimitExceeded(f"{held.tell()} bytes")
    return held.getvalue()
