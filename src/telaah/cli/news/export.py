"""``telaah news export``: the whole archive as a file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typer

from telaah.cli import ExitStatus, options
from telaah.cli.news import options as own
from telaah.cli.output import STANDARD_OUTPUT, check_target, complain
from telaah.errors import UsageError
from telaah.texts.interface import words


def export(  # noqa: PLR0913, PLR0917 - an option each
    context: typer.Context,
    archive: own.Archive,
    format: own.ExportFormat = "jsonl",
    output: options.Target = None,
    quiet: options.Quiet = False,
    lang: options.Lang = None,
) -> None:
    """Export an archive; the help texts are in the catalogue."""
    raise typer.Exit(run_export(context.params))


def run_export(given: Mapping[str, Any]) -> ExitStatus:
    """Write what the options ask for; a file is there whole or not at all."""
    from telaah.news.archive import Archive
    from telaah.news.export import FORMATS

    say, target = words(), given["output"]
    if given["format"] not in FORMATS:
        raise UsageError(say("usage.choice", option="--format", value=given["format"], known=", ".join(FORMATS)))
    if target in (None, STANDARD_OUTPUT) and given["format"] == "parquet":
        raise UsageError(say("news.needs_output", format=given["format"]))
    check_target(target)
    archive = Archive(given["archive"])
    if target in (None, STANDARD_OUTPUT):
        _to_standard_output(archive, given["format"])
        return ExitStatus.CLEAN
    count = _to_file(archive, given["format"], Path(target))
    if not given["quiet"]:
        key = "news.exported_ties" if given["format"] == "graphml" else "news.exported"
        complain(say(key, count=count, path=target))
    return ExitStatus.CLEAN


def _write(archive: Any, format: str, target: Path) -> int:  # noqa: ANN401 - imported where it is needed
    from telaah.news import export
    from telaah.news.archive.stream import stream_articles

    if format == "graphml":
        return export.write_graphml(archive, target)
    writers = {"jsonl": export.write_jsonl, "csv": export.write_csv, "parquet": export.write_parquet}
    return writers[format](stream_articles(archive), target)


def _to_file(archive: Any, format: str, target: Path) -> int:  # noqa: ANN401
    if target.exists() and not target.is_file():
        return _write(archive, format, target)  # a pipe or a device: nothing to replace
    real = Path(os.path.realpath(target))
    handle, name = tempfile.mkstemp(dir=real.parent, prefix=f".{real.name[:80]}.", suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        count = _write(archive, format, part)
        mask = os.umask(0)
        os.umask(mask)
        part.chmod(real.stat().st_mode & 0o777 if real.exists() else 0o666 & ~mask)
        part.replace(real)
    except OSError as error:
        raise UsageError(words()("output.unwritable", path=target, why=error.strerror or error)) from None
    finally:
        part.unlink(missing_ok=True)
    return count


def _to_standard_output(archive: Any, format: str) -> None:  # noqa: ANN401
    """Write to a file first: what is piped into another program is whole, and memory stays bounded."""
    import shutil
    import sys

    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "export"
        _write(archive, format, whole)
        try:
            with whole.open("rb") as file:
                shutil.copyfileobj(file, sys.stdout.buffer)
            sys.stdout.flush()
        except BrokenPipeError:  # the reader (`| head`) has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
