"""The results of a run as tables beside its store: Parquet files that DuckDB, pandas, polars and Excel read.

The rows go document by document into files of JSON lines; a process of its own turns these into Parquet, so that the
memory that a database takes is not the run's. Every table is renamed to its place when it is whole.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any, cast

from telaah.engine.files import replace_file
from telaah.engine.store import Store
from telaah.engine.tables_form import TABLES
from telaah.model.plain import as_json, dump
from telaah.model.result import Failure, PlainDocuments, Result
from telaah.texts.interface import os_reason

FOLDER = "parquet"
MANIFEST = "manifest.json"

_OLD = 86_400.0
"""Seconds after which unfinished tables are those of a run that was stopped."""

Rows = Iterable[tuple[str, Mapping[str, Any]]]
"""Tables and their rows, in the order in which they are written."""


class NoTables(Exception):
    """The tables could not be written; the results are not harmed."""


def write_tables(store: Store, result: Result, signature: str) -> None:
    """Write the tables of a run, unless those that are there have the same signature; NoTables where it cannot be done."""
    if not store.writable:
        return
    folder = store.folder / FOLDER
    manifest = json.dumps({"tables": 1, "telaah": result.telaah, "of": signature}, indent=1) + "\n"
    with contextlib.suppress(OSError):
        if (folder / MANIFEST).read_text(encoding="utf-8") == manifest:
            return
    try:
        with _workshop(folder) as place:
            _write_lines(place, result)
            _convert(place)
            for name in TABLES:
                os.replace(place / f"{name}.parquet", folder / f"{name}.parquet")  # noqa: PTH105
            replace_file(folder / MANIFEST, manifest.encode())
    except OSError as error:
        raise NoTables(os_reason(error)) from None


def signature_of(store: Store, parts: Iterable[object]) -> str:
    """Return what tells whether tables would be the same: the conditions of the results and what was read."""
    digest = hashlib.sha256(store.conditions.encode())
    for part in parts:
        digest.update(f"{dump(as_json(part))}\n".encode())
    return digest.hexdigest()


@contextmanager
def _workshop(folder: Path) -> Iterator[Path]:
    folder.mkdir(exist_ok=True)
    for left in folder.glob(".*.part"):
        if time.time() - left.stat().st_mtime > _OLD:
            shutil.rmtree(left, ignore_errors=True)
    place = Path(tempfile.mkdtemp(dir=folder, prefix=".", suffix=".part"))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _write_lines(place: Path, result: Result) -> None:
    with ExitStack() as stack:
        files: dict[str, IO[str]] = {
            name: stack.enter_context((place / f"{name}.jsonl").open("w", encoding="utf-8", newline="\n")) for name in TABLES
        }
        for name, row in _rows(result):
            files[name].write(f"{dump({column: row.get(column) for column in TABLES[name]})}\n")


def _rows(result: Result) -> Rows:
    documents = result.documents
    plain = documents.plain() if isinstance(documents, PlainDocuments) else map(as_json, documents)
    for number, document in enumerate(plain):
        yield from _document(number, cast("Mapping[str, Any]", document))
    yield from (("failures", _failure(failure)) for failure in result.failures)


def _failure(failure: Failure) -> Mapping[str, Any]:
    return {"path": failure.path, "reason": str(failure.reason), "detail": failure.detail}


def _document(number: int, document: Mapping[str, Any]) -> Rows:
    path, period = document["path"], document["period"] or (None, None)
    yield (
        "documents",
        {
            **document,
            "number": number,
            "period_from": period[0],
            "period_to": period[1],
            "unreadable_pages": len(document["unreadable_pages"]),
            "outcomes": len(document["outcomes"]),
            "findings": len(document["findings"]),
            "set_aside": (document.get("set_aside") or {}).get("reason"),
        },
    )
    for outcome in document["outcomes"]:
        yield from _outcome(path, outcome)
    for kind, key in (("collaborator", "document_collaborators"), ("data_source", "document_data_sources")):
        yield from (("ties", {**tie, "path": path, "kind": kind, "outcome": None}) for tie in document[key])
    yield from (("findings", {**finding, "path": path}) for finding in document["findings"])
    yield from (("mentions", {**mention, "path": path}) for mention in document["mentions"])


def _outcome(path: str, outcome: Mapping[str, Any]) -> Rows:
    verdicts = outcome["verdicts"] or {}
    told = {"path": path, "outcome": outcome["id"]}
    judged = {key: verdicts.get(key) for key in ("collaborator", "data_source")}
    yield "outcomes", {**outcome, **told, **judged, "indicators": len(outcome["indicators"])}
    for indicator in outcome["indicators"]:
        yield "indicators", {**indicator, **told, "indicator": indicator["id"], "targets": dump(indicator["targets"])}
    for kind, key in (("collaborator", "collaborators"), ("data_source", "data_sources")):
        yield from (("ties", {**tie, **told, "kind": kind}) for tie in outcome[key])


def _convert(place: Path) -> None:
    """Turn the lines into Parquet in a process of its own, which ends with this one."""
    command = [sys.executable, "-P", "-m", "telaah.engine.tables_write", str(place)]
    done = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    with done:
        try:
            told = done.stderr.read() if done.stderr else b""
            status = done.wait()
        except BaseException:
            done.kill()
            raise
    if status:
        lines = told.decode("utf-8", "replace").splitlines()
        raise NoTables(next((line for line in lines if "Error" in line), str(status)))
