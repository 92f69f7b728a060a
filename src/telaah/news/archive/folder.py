"""The archive as a folder: made, opened, locked, and asked through DuckDB."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from telaah.errors import UsageError
from telaah.news.archive import parts
from telaah.news.archive.tables import TABLES, VERSION
from telaah.texts.interface import words

MARK = "archive.json"
_FORMAT = "telaah-news"
_LOCK = ".lock"


class Archive:
    """A folder of articles and what was understood of them."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Open an archive; UsageError where the folder is none, or of a later version."""
        self.path = Path(path)
        _check(self.path)

    @classmethod
    def make(cls, path: str | os.PathLike[str]) -> Archive:
        """Open an archive, made where there is none; a folder with other things in it is refused."""
        folder = Path(path)
        if not (folder / MARK).exists():
            if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
                raise UsageError(words()("news.not_empty", path=folder))
            try:
                (folder / parts.FOLDER).mkdir(parents=True)
                _write_mark(folder)
            except OSError as error:
                raise UsageError(words()("output.unwritable", path=folder, why=error.strerror or error)) from None
        return cls(folder)

    @property
    def index(self) -> Path:
        """The folder of the indexes; it can be deleted and is made again."""
        return self.path / "index"

    def parts(self) -> list[parts.Part]:
        """Return the parts that count, in order."""
        return parts.list_parts(self.path)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Be the only one that writes; UsageError where another does. The system frees the lock when a process dies."""
        try:
            handle = os.open(self.path / _LOCK, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            raise UsageError(words()("output.unwritable", path=self.path, why=error.strerror or error)) from None
        try:
            if not _lock(handle):
                raise UsageError(words()("news.locked", path=self.path))
            yield
        finally:
            os.close(handle)

    def connect(self, *, memory: str = "1GB") -> Any:  # noqa: ANN401 - duckdb is imported where it is needed
        """Return a DuckDB connection with a view for each table.

        The view ``articles`` has the column ``duplicate_of`` besides: the id of the article that stands for its group of
        near-duplicates (the earliest by date, else the first added), null for that one and for articles that stand alone.
        """
        import duckdb

        connection = duckdb.connect(config={"memory_limit": memory, "autoinstall_known_extensions": "false"})
        connection.execute("SET preserve_insertion_order = true")
        files = self.parts()
        for name in TABLES:
            connection.execute(f"CREATE VIEW {'all_articles' if name == 'articles' else name} AS {_selection(name, files)}")
        connection.execute(_REPRESENTATIVES)
        connection.execute(_ARTICLES)
        return connection


_REPRESENTATIVES = """
CREATE TABLE representatives AS
SELECT family, first(id ORDER BY date NULLS LAST, number) AS id, count(*) AS members
FROM all_articles WHERE family IN (SELECT family FROM all_articles WHERE family <> number) GROUP BY family
"""
_ARTICLES = """
CREATE VIEW articles AS
SELECT a.*, CASE WHEN r.id <> a.id THEN r.id END AS duplicate_of
FROM all_articles a LEFT JOIN representatives r USING (family)
"""


def _selection(table: str, files: list[parts.Part]) -> str:
    if not files:
        columns = ", ".join(f'NULL::{column.type} AS "{column.name}"' for column in TABLES[table])
        return f"SELECT {columns} WHERE false"
    names = ", ".join("'" + str(part.file(table).absolute()).replace("'", "''") + "'" for part in files)
    return f"SELECT * FROM read_parquet([{names}], union_by_name = true, hive_partitioning = false)"


def _check(folder: Path) -> None:
    say = words()
    try:
        mark = json.loads((folder / MARK).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise UsageError(say("news.no_archive", path=folder)) from None
    if not isinstance(mark, dict) or mark.get("format") != _FORMAT or not isinstance(mark.get("version"), int):
        raise UsageError(say("news.no_archive", path=folder))
    if mark["version"] > VERSION:
        raise UsageError(say("news.later_version", path=folder, version=mark["version"], known=VERSION))


def _write_mark(folder: Path) -> None:
    part = folder / f".{MARK}.part"
    part.write_text(json.dumps({"format": _FORMAT, "version": VERSION}) + "\n", encoding="utf-8")
    part.replace(folder / MARK)


def _lock(handle: int) -> bool:
    with contextlib.suppress(ImportError):
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
    return _lock_windows(handle)


def _lock_windows(handle: int) -> bool:
    import importlib

    try:
        system = importlib.import_module("msvcrt")
        system.locking(handle, system.LK_NBLCK, 1)
    except OSError:
        return False
    return True
