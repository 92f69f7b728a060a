"""ZIP archives as folders of plans: members listed and read within bounds, nothing of them written under their names.

A member is read into memory by the worker that reads the document. An archive within an archive goes through a
temporary file without a name, which the system takes back when the process ends, however it ends.
"""

from __future__ import annotations

import io
import re
import shutil
import stat
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from telaah.engine.inputs_kinds import ARCHIVES, is_hidden, is_taken, suffix
from telaah.engine.inputs_source import Member, Source, bounded
from telaah.engine.refused import Refused
from telaah.errors import Damaged, LimitExceeded, ReadError
from telaah.model.result import Failure, FailureReason, PassedOver, PassedOverReason
from telaah.texts.interface import Words

MOST_MEMBERS = 10_000
"""Of an archive and all archives in it."""
MOST_BYTES = 8 << 30
"""Unpacked, of all members that are read, as the archive itself tells; a member that tells less than it holds breaks
off at what it told."""
MOST_RATIO = 250
"""Of unpacked to packed bytes. Text packs to a twentieth, a table of spaces to a hundredth; a bomb to a thousandth."""
HARMLESS = 4 << 20
"""Bytes up to which a ratio says nothing."""
DEEPEST = 3
"""Archives in archives in the archive that was named."""
_MOST_OF_LIST = 32 << 20
"""Bytes of the list of members: it is read into memory whole."""
_IN_MEMORY = 4 << 20
_END, _END_64 = b"PK\x05\x06", b"PK\x06\x06"
_UTF8 = 0x800
_PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""Ways of packing whose unpacking stops where it is told to."""
_DRIVE = re.compile(r"[A-Za-z]:")
_PACKAGES = ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF")
"""Members of what is a ZIP and no archive: DOCX, XLSX, ODT, EPUB."""
_FAULTS = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, OverflowError)

Found = Source | Failure | PassedOver


def is_archive(stream: BinaryIO) -> bool:
    """Say whether a file is a ZIP archive, and not a document that is one inside (DOCX, XLSX, ODT)."""
    stream.seek(0)
    if stream.read(4) not in (b"PK\x03\x04", _END):
        return False
    try:
        with _archive(stream) as archive:
            return not any(name in archive.NameToInfo for name in _PACKAGES)
    except (ReadError, *_FAULTS):
        return True


def list_members(stream: BinaryIO, path: str, file: str, say: Words) -> list[Found]:
    """Return what an archive holds: documents to read, members that are refused, members of other kinds.

    Args:
        stream: the archive, open.
        path: how results tell of it; members are told as ``path/member``.
        file: what has to be opened to read a member.
        say: the catalogue for what is refused.
    """
    return list(_Listing(file, say).of(stream, path, ()))


def read_member(stream: BinaryIO, members: tuple[Member, ...], say: Words, *, most: int, password: str = "") -> bytes:
    """Return the bytes of a member; ReadError where it cannot be unpacked within the bounds."""
    try:
        with ExitStack() as stack:
            for member in members[:-1]:
                archive = stack.enter_context(_archive(stream))
                stream = stack.enter_context(_inner(archive, _info(archive, member, say)))
            archive = stack.enter_context(_archive(stream))
            info = _info(archive, members[-1], say)
            refuse_a_bomb(info)
            unpacked = stack.enter_context(archive.open(info, pwd=password.encode() or None))
            return bounded(unpacked, most, info.file_size)  # type: ignore[arg-type]
    except (RuntimeError, NotImplementedError, *_FAULTS) as error:
        raise _in_words(error) from None


def refuse_a_bomb(info: zipfile.ZipInfo) -> None:
    """Raise LimitExceeded where a member is packed as no document is."""
    if info.file_size > HARMLESS and info.file_size > MOST_RATIO * max(1, info.compress_size):
        raise LimitExceeded(f"{info.file_size} bytes")


@dataclass
class _Listing:
    """Goes through an archive and the archives in it, with what is left of the bounds."""

    file: str
    say: Words
    members_left: int = field(default_factory=lambda: MOST_MEMBERS)
    bytes_left: int = field(default_factory=lambda: MOST_BYTES)
    told: set[str] = field(default_factory=set)

    def of(self, stream: BinaryIO, path: str, way: tuple[Member, ...]) -> Iterator[Found]:
        try:
            with _archive(stream) as archive:
                infos = [info for info in archive.infolist() if not info.is_dir()]
                if len(infos) > self.members_left:
                    raise Refused(self.say("archive.members", count=len(infos), most=MOST_MEMBERS), reason="too_large")
                self.members_left -= len(infos)
                order = sorted(enumerate(archive.infolist()), key=lambda pair: (_name(pair[1]), pair[0]))
                for index, info in order:
                    if not info.is_dir():
                        yield from self._member(archive, info, path, (*way, (index, info.orig_filename)))
        except (ReadError, RuntimeError, NotImplementedError, *_FAULTS) as error:
            yield self._failure(path, error)

    def _member(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, way: tuple[Member, ...]) -> Iterator[Found]:
        name = _name(info)
        told = self._path(path, name)
        if refused := self._refused(info, name):
            yield Failure(told, FailureReason.NOT_SUPPORTED, refused)
        elif any(map(is_hidden, name.split("/"))):
            yield PassedOver(told, PassedOverReason.HIDDEN)
        elif not is_taken(name):
            yield PassedOver(told, PassedOverReason.OTHER_KIND)
        else:
            yield from self._taken(archive, info, told, way)

    def _refused(self, info: zipfile.ZipInfo, name: str) -> str:
        """Say why a member is not even looked at, or nothing."""
        parts = name.split("/")
        if name.startswith("/") or _DRIVE.match(name) or ".." in parts:
            return self.say("archive.outside")
        kind = stat.S_IFMT(info.external_attr >> 16)
        return "" if kind in (0, stat.S_IFREG) else self.say("archive.link")

    def _taken(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, told: str, way: tuple[Member, ...]) -> Iterator[Found]:
        try:
            refuse_a_bomb(info)
            if info.file_size > self.bytes_left:
                raise Refused(self.say("archive.bytes", most=MOST_BYTES >> 30), reason="too_large")
            self.bytes_left -= info.file_size
            if suffix(told) not in ARCHIVES:
                yield Source(told, self.file, way)
                return
            if len(way) > DEEPEST:
                raise Refused(self.say("archive.deep", most=DEEPEST), reason="too_large")
            with _inner(archive, info) as inner:
                if is_archive(inner):
                    yield from self.of(inner, told, way)
                else:
                    yield Source(told, self.file, way)
        except (ReadError, RuntimeError, NotImplementedError, *_FAULTS) as error:
            yield self._failure(told, error)

    def _path(self, path: str, name: str) -> str:
        """Return the path of a member that no other has: an archive may hold two of one name, and both are read."""
        told, number = f"{path}/{name}", 2
        stem, dot, last = name.rpartition(".")
        while told in self.told:
            told = f"{path}/{stem or last} ({number}){dot if stem else ''}{last if stem else ''}"
            number += 1
        self.told.add(told)
        return told

    def _failure(self, path: str, error: Exception) -> Failure:
        from telaah.engine.refused import detail

        told = error if isinstance(error, ReadError) else _in_words(error)
        return Failure(path, FailureReason(told.reason), detail(told, self.say))


def _name(info: zipfile.ZipInfo) -> str:
    r"""Return the name of a member, its folders parted by "/".

    A name that is not marked as UTF-8 is read as cp437; what was UTF-8 all the same is mended. Old programs of
    Windows write "\\" between folders.
    """
    name = info.filename
    if not info.flag_bits & _UTF8 and not name.isascii():
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = info.filename
    name = name.replace("\\", "/")
    root = "/" if name.startswith("/") else ""
    return root + "/".join(part for part in name.split("/") if part not in ("", "."))


def _info(archive: zipfile.ZipFile, member: Member, say: Words) -> zipfile.ZipInfo:
    """Return the member that was listed; the archive may have been replaced since."""
    index, name = member
    infos = archive.infolist()
    if index >= len(infos) or infos[index].orig_filename != name:
        raise Refused(say("input.not_found"), reason="not_found")
    return infos[index]


@contextmanager
def _inner(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[BinaryIO]:
    """Unpack an archive that is a member, to where one can go back and forth in it."""
    refuse_a_bomb(info)
    if info.compress_type not in _PACKED:
        raise NotImplementedError
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as held:
        with archive.open(info) as unpacked:
            shutil.copyfileobj(unpacked, held, 1 << 20)
        held.seek(0)
        yield held  # type: ignore[misc]


def _archive(stream: BinaryIO) -> zipfile.ZipFile:
    """Open an archive whose list of members is within bounds."""
    _refuse_a_long_list(stream)
    try:
        return zipfile.ZipFile(stream)
    except UnicodeDecodeError:
        return _Unmarked(stream)
    except (NotImplementedError, *_FAULTS) as error:
        raise _in_words(error) from None


def _refuse_a_long_list(stream: BinaryIO) -> None:
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - (1 << 16) - 200))
    tail = stream.read()
    lengths = [struct.unpack_from("<L", tail, at + 12)[0] for at in _all(tail, _END) if at + 16 <= len(tail)]
    lengths = [length for length in lengths if length != 0xFFFFFFFF]  # told in the longer form
    lengths += [struct.unpack_from("<Q", tail, at + 40)[0] for at in _all(tail, _END_64) if at + 48 <= len(tail)]
    if max(lengths, default=0) > _MOST_OF_LIST:
        raise LimitExceeded(f"{max(lengths)} bytes")
    stream.seek(0)


class _Unmarked(zipfile.ZipFile):
    """An archive whose names are not marked as UTF-8: one that is marked and is none would cost all the others."""

    def __init__(self, stream: BinaryIO) -> None:
        """Read from a copy without the marks."""
        self._held = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed with the archive
        stream.seek(0)
        shutil.copyfileobj(stream, self._held, 1 << 20)
        self._held.seek(max(0, self._held.tell() - _MOST_OF_LIST))
        base, tail = self._held.tell(), self._held.read()
        for at in _all(tail[:-10], b"PK\x01\x02"):
            (flags,) = struct.unpack_from("<H", tail, at + 8)
            self._held.seek(base + at + 8)
            self._held.write(struct.pack("<H", flags & ~_UTF8))
        self._held.seek(0)
        super().__init__(self._held)

    def open(self, name: Any, mode: Any = "r", pwd: bytes | None = None, *, force_zip64: bool = False) -> Any:  # noqa: ANN401
        """Open a member; the mark stands at its beginning as well."""
        info = name if isinstance(name, zipfile.ZipInfo) else self.getinfo(name)
        self._held.seek(info.header_offset + 6)
        (flags,) = struct.unpack("<H", self._held.read(2))
        self._held.seek(info.header_offset + 6)
        self._held.write(struct.pack("<H", flags & ~_UTF8))
        return super().open(info, mode, pwd, force_zip64=force_zip64)

    def close(self) -> None:
        """Close the copy too."""
        super().close()
        self._held.close()


def _all(data: bytes, mark: bytes) -> Iterator[int]:
    at = data.find(mark)
    while at >= 0:
        yield at
        at = data.find(mark, at + 1)


def _in_words(error: Exception) -> ReadError:
    """Return what zipfile throws as what it means."""
    if isinstance(error, NotImplementedError):
        return ReadError("way of packing", reason="not_supported")
    if isinstance(error, RuntimeError):  # zipfile's way to ask for a password
        return ReadError(str(error), reason="encrypted")
    if isinstance(error, FileNotFoundError):
        return ReadError(str(error), reason="not_found")
    return Damaged(str(error) or type(error).__name__)
