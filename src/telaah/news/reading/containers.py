"""Files, folders and archives -> the streams in them, with bounds on what an archive may unpack to."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from telaah.errors import LimitExceeded
from telaah.news.article import NoArticle
from telaah.news.reading.item import ReadOptions
from telaah.news.reading.sniff import HEAD, Format, sniff

DEPTH = 4
"""How deep archives in archives are followed."""
_SPOOL = 8 * 1024 * 1024
_UNPACK: dict[Format, tuple[str, ...]] = {
    Format.GZIP: (".gz", ".gzip", ".tgz"),
    Format.BZIP2: (".bz2", ".tbz2", ".tbz"),
    Format.XZ: (".xz", ".txz"),
}
_OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF", "AndroidManifest.xml")
_BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError, NotImplementedError, ValueError)


@dataclass(frozen=True, slots=True)
class Source:
    """A stream that is no archive, with its beginning looked at."""

    path: str
    format: Format
    stream: BinaryIO


class Bounded(io.RawIOBase):
    """A stream that ends in an error once more than a bound was read from it."""

    def __init__(self, stream: BinaryIO, most: int) -> None:
        """Read ``stream`` up to ``most`` bytes."""
        super().__init__()
        self._stream, self._left = stream, most

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read into ``buffer`` what fits."""
        data = self._stream.read(len(buffer))
        self._left -= len(data)
        if self._left < 0:
            raise LimitExceeded("unpacks beyond the bound")
        buffer[: len(data)] = data
        return len(data)


def find_sources(path: str, options: ReadOptions) -> Iterator[Source | NoArticle]:
    """Yield every stream under a path, in the order of names; what cannot be opened is told."""
    if not os.path.lexists(path):
        yield NoArticle(path, "not_found")
        return
    if Path(path).is_dir():
        for place, folders, names in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if not name.startswith("."):
                    yield from _open_file(str(Path(place, name)) if path != "." else os.path.relpath(Path(place, name)), options)
        return
    yield from _open_file(path, options)


def _open_file(path: str, options: ReadOptions) -> Iterator[Source | NoArticle]:
    try:
        # A pipe or a device never ends, and opening one may wait for ever.
        if not Path(path).is_file():
            yield NoArticle(path, "not_supported" if Path(path).exists() else "not_found", "no regular file")
            return
        stream = Path(path).open("rb")  # noqa: SIM115 - closed below
    except (OSError, ValueError) as error:
        yield NoArticle(path, "damaged", str(getattr(error, "strerror", None) or error))
        return
    with stream:
        yield from open_stream(path, cast("BinaryIO", stream), options)


def open_stream(path: str, stream: BinaryIO, options: ReadOptions, *, depth: int = 0) -> Iterator[Source | NoArticle]:
    """Yield what a stream holds: itself, or the members of the archive that it is."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", stream), 1 << 16)
    try:
        head = buffered.peek(HEAD)[:HEAD]
        found = sniff(head, Path(path.rpartition("#")[2] or path).name)
        if found in _UNPACK or found in (Format.ZIP, Format.TAR):
            if depth >= DEPTH:
                yield NoArticle(path, "too_large", "archives in archives")
            elif found in _UNPACK:
                yield from _unpack(path, buffered, found, options, depth=depth)
            elif found is Format.ZIP:
                yield from _zip(path, buffered, options, depth=depth)
            else:
                yield from _tar(path, buffered, options, depth=depth)
            return
        if found is Format.EMPTY:
            yield NoArticle(path, "empty")
        elif found is Format.OTHER:
            yield NoArticle(path, "not_supported")
        else:
            yield Source(path, found, cast("BinaryIO", buffered))
    except LimitExceeded as error:
        yield NoArticle(path, error.reason, error.detail)
    except _BROKEN as error:
        yield NoArticle(path, "damaged", str(error))


def _unpack(path: str, stream: BinaryIO, found: Format, options: ReadOptions, *, depth: int) -> Iterator[Source | NoArticle]:
    opened: BinaryIO
    if found is Format.GZIP:
        opened = cast("BinaryIO", gzip.GzipFile(fileobj=stream))
    elif found is Format.BZIP2:
        opened = cast("BinaryIO", bz2.BZ2File(stream))
    else:
        opened = cast("BinaryIO", lzma.LZMAFile(stream))  # noqa: SIM115 - no more than a view of ``stream``
    # The file itself is named: "berita.jsonl.gz#3", not "berita.jsonl.gz#berita.jsonl#3". Its kind is told by its inner name.
    inner = next((path[: -len(end)] for end in _UNPACK[found] if path.lower().endswith(end)), path)
    bounded = cast("BinaryIO", Bounded(opened, options.max_unpacked_bytes))
    for source in open_stream(inner, bounded, options, depth=depth + 1):
        yield _renamed(source, inner, path)


def _renamed(source: Source | NoArticle, inner: str, path: str) -> Source | NoArticle:
    renamed = path + source.path[len(inner) :]
    if isinstance(source, NoArticle):
        return NoArticle(renamed, source.reason, source.detail)
    return Source(renamed, source.format, source.stream)


def _zip(path: str, stream: BinaryIO, options: ReadOptions, *, depth: int) -> Iterator[Source | NoArticle]:
    with _seekable(stream, options) as whole, zipfile.ZipFile(whole) as archive:
        members = sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda m: m.filename)
        if any(m.filename in _OFFICE for m in members):
            yield NoArticle(path, "not_supported")
            return
        left = options.max_unpacked_bytes
        for number, member in enumerate(members):
            name = f"{path}#{member.filename}"
            if number >= options.max_members:
                yield NoArticle(path, "too_large", f"more than {options.max_members} members")
                return
            if _is_hidden(member.filename):
                continue
            if member.flag_bits & 1:
                yield NoArticle(name, "encrypted")
            elif member.file_size > max(options.max_item_bytes, options.max_ratio * member.compress_size):
                yield NoArticle(name, "too_large", f"{member.compress_size} bytes unpack to {member.file_size}")
            else:
                left -= member.file_size
                try:
                    with archive.open(member) as opened:
                        # What the directory of the archive promises may be a lie: the bound counts what comes out.
                        bounded = cast("BinaryIO", Bounded(cast("BinaryIO", opened), max(left + member.file_size, 0)))
                        yield from open_stream(name, bounded, options, depth=depth + 1)
                except LimitExceeded as error:
                    yield NoArticle(name, error.reason, error.detail)
                except (*_BROKEN, RuntimeError) as error:
                    yield NoArticle(name, "damaged", str(error))


def _tar(path: str, stream: BinaryIO, options: ReadOptions, *, depth: int) -> Iterator[Source | NoArticle]:
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for number, member in enumerate(archive):
            if number >= options.max_members:
                yield NoArticle(path, "too_large", f"more than {options.max_members} members")
                return
            # Links and devices are not followed: they lead out of the archive.
            if not member.isfile() or _is_hidden(member.name):
                continue
            opened = archive.extractfile(member)
            if opened is not None:
                yield from open_stream(f"{path}#{member.name}", cast("BinaryIO", opened), options, depth=depth + 1)


def _is_hidden(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return "__MACOSX" in parts or parts[-1].startswith(".")


def _seekable(stream: BinaryIO, options: ReadOptions) -> BinaryIO:
    """Return the stream where it can be sought, else a copy of it on disk: the directory of a ZIP stands at its end."""
    if isinstance(getattr(stream, "raw", None), io.FileIO):
        return stream
    return spool(stream, options)


def spool(stream: BinaryIO, options: ReadOptions) -> BinaryIO:
    """Return a copy that can be sought; it is gone when it is closed."""
    copy = tempfile.SpooledTemporaryFile(max_size=_SPOOL)  # noqa: SIM115 - handed to the caller
    left = options.max_unpacked_bytes
    while block := stream.read(1 << 20):
        left -= len(block)
        if left < 0:
            copy.close()
            raise LimitExceeded("unpacks beyond the bound")
        copy.write(block)
    copy.seek(0)
    return cast("BinaryIO", copy)
