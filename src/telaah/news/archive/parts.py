"""Parts: folders of Parquet files, written once, renamed into place, joined when there are many.

The name says which parts one stands for: ``000004-000011`` is the fourth to the eleventh. A part that another one covers is no
longer there, even while its folder still is; so both adding and joining take effect with one rename, and a process that is
killed at any moment leaves either the old state or the new one.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from telaah.news.archive import near
from telaah.news.archive.rows import Row
from telaah.news.archive.tables import NUMBER, TABLES

FOLDER = "parts"
_UNFINISHED = ".new-"
_NAME = re.compile(r"(\d{6,})-(\d{6,})$")

TEXTS_IN_GROUP = 128
"""Texts in a row group: what has to be unpacked to show one of them."""
ROWS_IN_GROUP = 50_000
_BATCH = 4096
_LEVEL = "zstd"

JOIN = 8
"""So many neighbours of one size are joined into one part: an article is written again once for each factor of eight."""

_TYPES = {"BIGINT": "int64", "INTEGER": "int32", "VARCHAR": "string", "BOOLEAN": "bool_"}


class Part(NamedTuple):
    """A part of an archive."""

    first: int
    last: int
    path: Path

    @property
    def spans(self) -> int:
        """How many parts it stands for."""
        return self.last - self.first + 1

    def file(self, table: str) -> Path:
        """Return the file of a table."""
        return self.path / f"{table}.parquet"


def list_parts(archive: Path) -> list[Part]:
    """Return the parts that count, in order."""
    return _uncovered(_on_disk(archive))


def _on_disk(archive: Path) -> list[Part]:
    folder = archive / FOLDER
    names = ((match, entry) for entry in os.scandir(folder) if (match := _NAME.match(entry.name))) if folder.is_dir() else ()
    return [Part(int(match[1]), int(match[2]), folder / entry.name) for match, entry in names]


def _uncovered(found: Sequence[Part]) -> list[Part]:
    kept: list[Part] = []
    for part in sorted(found, key=lambda part: (part.first, -part.last)):
        if not kept or part.last > kept[-1].last:
            kept.append(part)
    return kept


def tidy(archive: Path) -> None:
    """Remove what a killed process left, and parts that others cover; only for the one that holds the lock."""
    folder = archive / FOLDER
    folder.mkdir(exist_ok=True)
    found = _on_disk(archive)
    kept = set(_uncovered(found))
    for entry in list(os.scandir(folder)):
        if entry.name.startswith(_UNFINISHED):
            shutil.rmtree(entry.path, ignore_errors=True)
    for part in found:
        if part not in kept:
            shutil.rmtree(part.path, ignore_errors=True)


def write_part(archive: Path, tables: Mapping[str, Sequence[Row]], neighbours: near.Fresh) -> Part:
    """Write a new part behind the last."""
    parts = list_parts(archive)
    number = parts[-1].last + 1 if parts else 1
    with _NewFolder(archive, number, number) as folder:
        for name in TABLES:
            writer = _writer(folder.path / f"{name}.parquet", name)
            writer.write_table(_table(name, tables[name]), row_group_size=_group(name))
            writer.close()
        near.save(folder.path, neighbours)
    return folder.part


def join_parts(archive: Path) -> bool:
    """Join the newest neighbours of one size where there are enough of them; True where that was done."""
    parts = list_parts(archive)
    for at in range(len(parts) - JOIN, -1, -1):
        run = parts[at : at + JOIN]
        if len({_size(part) for part in run}) == 1:
            _join(archive, run)
            tidy(archive)
            return True
    return False


def _size(part: Part) -> int:
    size = 0
    while JOIN ** (size + 1) <= part.spans:
        size += 1
    return size


def _join(archive: Path, run: Sequence[Part]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    with _NewFolder(archive, run[0].first, run[-1].last) as folder:
        for name in TABLES:
            writer = _writer(folder.path / f"{name}.parquet", name)
            for part in run:
                with pq.ParquetFile(part.file(name)) as file:
                    for batch in file.iter_batches(batch_size=_BATCH if name == "texts" else ROWS_IN_GROUP):
                        writer.write_table(pa.Table.from_batches([batch], schema(name)), row_group_size=_group(name))
            writer.close()
        near.join(folder.path, [part.path for part in run])


class _NewFolder:
    """A folder that is renamed into place when the block ends well."""

    def __init__(self, archive: Path, first: int, last: int) -> None:
        name = f"{first:06d}-{last:06d}"
        self.path = archive / FOLDER / f"{_UNFINISHED}{name}"
        self.part = Part(first, last, archive / FOLDER / name)

    def __enter__(self) -> _NewFolder:
        shutil.rmtree(self.path, ignore_errors=True)
        self.path.mkdir(parents=True)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            shutil.rmtree(self.path, ignore_errors=True)
            return
        for entry in os.scandir(self.path):
            _sync(Path(entry.path))
        _sync(self.path)
        self.path.rename(self.part.path)
        _sync(self.part.path.parent)


def _sync(path: Path) -> None:
    """Make sure that a file is on the disk before the rename is; where folders cannot be opened (Windows) they need not be."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)


@cache
def schema(table: str) -> Any:  # noqa: ANN401 - pyarrow is imported where it is needed
    """Return the Arrow schema of a table."""
    import pyarrow as pa

    return pa.schema([(column.name, getattr(pa, _TYPES[column.type])()) for column in TABLES[table]])


def _table(name: str, rows: Sequence[Row]) -> Any:  # noqa: ANN401
    import pyarrow as pa

    columns = zip(*rows, strict=True) if rows else ((),) * len(TABLES[name])
    shape = schema(name)
    return pa.Table.from_arrays(
        [pa.array(map(_storable, column), field.type) for column, field in zip(columns, shape, strict=True)], schema=shape
    )


def _storable(value: object) -> object:
    """Return a value that Parquet holds: a lone surrogate (a broken file name or page) cannot be written as UTF-8."""
    return value if not isinstance(value, str) or value.isascii() else str(value).encode("utf-8", "replace").decode("utf-8")


def _writer(path: Path, name: str) -> Any:  # noqa: ANN401
    import pyarrow.parquet as pq

    plain = [NUMBER[name]] if NUMBER[name] in schema(name).names else []
    repeated = [column.name for column in TABLES[name] if column.type == "VARCHAR" and name != "texts"]
    return pq.ParquetWriter(path, schema(name), compression=_LEVEL, use_dictionary=repeated, write_statistics=plain or True)


def _group(name: str) -> int:
    return TEXTS_IN_GROUP if name == "texts" else ROWS_IN_GROUP


def rows_in(part: Part, table: str, columns: Sequence[str]) -> Iterator[Any]:
    """Yield the batches of a table."""
    import pyarrow.parquet as pq

    with pq.ParquetFile(part.file(table)) as file:
        yield from file.iter_batches(columns=list(columns))
