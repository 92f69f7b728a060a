"""``telaah check``: read plans, print findings."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from telaah.cli import ExitStatus, options
from telaah.cli.output import STANDARD_OUTPUT, check_target, complain, write
from telaah.cli.settings import settings_of
from telaah.cli.signals import orderly
from telaah.config import Settings
from telaah.engine.inputs import Inputs, find_inputs
from telaah.errors import UsageError
from telaah.model.finding import Severity
from telaah.model.result import Result
from telaah.text.safe import clean
from telaah.texts.interface import words

if TYPE_CHECKING:
    from telaah.engine.batch.roster import Roster
    from telaah.engine.conduct import Run
    from telaah.engine.store import Store

LATER_FORMATS = ("sarif", "xlsx", "docx", "pdf")
ENGINES = ("local", "dask")

SILENT = 10
"""Plans without outcomes that are told by name."""


def check(  # noqa: PLR0913, PLR0917 - an option each, as CONTRACT names them
    context: typer.Context,
    paths: options.Paths,
    format: options.Format = "text",
    output: options.Target = None,
    select: options.Select = None,
    ignore: options.Ignore = None,
    fail_on: options.FailOn = None,
    config: options.Config = None,
    baseline: options.Baseline = None,
    write_baseline: options.WriteBaseline = False,
    no_preview: options.NoPreview = False,
    ocr: options.Ocr = None,
    pdf_engine: options.PdfEngine = None,
    password: options.Password = None,
    no_models: options.NoModels = False,
    kind: options.Kind = None,
    organisation: options.Organisation = None,
    region: options.Region = None,
    period: options.Period = None,
    jobs: options.Jobs = None,
    timeout: options.Timeout = None,
    max_memory: options.MaxMemory = None,
    max_pages: options.MaxPages = None,
    with_text: options.WithText = False,
    redact_names: options.RedactNames = False,
    quiet: options.Quiet = False,
    no_progress: options.NoProgress = False,
    lang: options.Lang = None,
    store: options.Store = None,
    retry_failed: options.RetryFailed = False,
    rehash: options.Rehash = False,
    roster: options.Roster = None,
    encoder: options.Encoder = None,
    engine: options.Engine = "local",
    address: options.Address = None,
) -> None:
    """Check plans; the help texts are in the catalogue."""
    raise typer.Exit(run_check(context.params))


def run_check(given: Mapping[str, Any]) -> ExitStatus:
    """Check what the options ask for, write the report, and return the exit status."""
    from telaah.engine.batch.roster import read_roster
    from telaah.engine.conduct import Run
    from telaah.engine.examine import models_of

    refuse_what_is_not_built(given)
    settings = settings_of(given)
    models_of(settings)  # that it cannot be loaded is said once, not of each document
    inputs = find_inputs(given["paths"])
    check_target(given["output"], tuple(entry for entry in inputs.entries if isinstance(entry, str)))
    roster = read_roster(given["roster"]) if given["roster"] else None
    with orderly(stored=bool(given["store"])):
        began = time.monotonic()
        run = Run(settings, store=_store(given, settings))
        result = _with_baseline(_result(inputs, run, roster, given), given)
        if not (given["quiet"] and given["format"] == "text" and given["output"] in (None, STANDARD_OUTPUT)):
            write(_report(result, given, settings), given["output"])
        _say_how_it_ended(result, run, inputs, given, time.monotonic() - began)
        return exit_status(result, settings)


def refuse_what_is_not_built(given: Mapping[str, Any]) -> None:
    """Answer options and formats that are of the contract and not of this version, and those that are of neither."""
    from telaah.reports import FORMATS

    say = words()
    name = given["format"]
    if name in LATER_FORMATS:
        raise UsageError(say("usage.format_later", value=name, known=", ".join(FORMATS)))
    if name not in FORMATS:
        raise UsageError(say("usage.choice", option="--format", value=name, known=", ".join(FORMATS)))
    if given["encoder"] and given["no_models"]:
        raise UsageError(say("usage.encoder"))
    if given["engine"] not in ENGINES:
        raise UsageError(say("usage.choice", option="--engine", value=given["engine"], known=", ".join(ENGINES)))
    if (given["engine"] == "dask") != bool(given["address"]):
        raise UsageError(say("dask.address"))
    if given["retry_failed"] and not given["store"]:
        raise UsageError(say("store.needed"))
    if given["write_baseline"] and not given["baseline"]:
        raise UsageError(say("usage.baseline"))


def exit_status(result: Result, settings: Settings) -> ExitStatus:
    """Say how it ended: what could not be read weighs more than what was found."""
    from telaah.engine.spool import any_new

    if result.failures:
        return ExitStatus.FAILED
    if settings.rules.fail_on == "never":
        return ExitStatus.CLEAN
    least = Severity(settings.rules.fail_on).rank
    grave = frozenset(severity for severity in Severity if severity.rank >= least)
    return ExitStatus.FINDINGS if any_new(result.documents, grave) else ExitStatus.CLEAN


def _store(given: Mapping[str, Any], settings: Settings) -> Store | None:
    from telaah.engine.store import Store

    if not given["store"]:
        return None
    folder = Path(given["store"])
    return Store(folder, settings, retry=given["retry_failed"], rehash=given["rehash"], tell=complain)


def _result(inputs: Inputs, run: Run, roster: Roster | None, given: Mapping[str, Any]) -> Result:
    from telaah.api import check_entries
    from telaah.cli.progress import live

    run.tally.documents = len(inputs.entries)
    with _cluster(run, given), live(run.tally, shown=not (given["quiet"] or given["no_progress"])) as watch:
        run.watch = watch
        return check_entries(inputs.entries, run, roster=roster, passed_over=inputs.left)


def _cluster(run: Run, given: Mapping[str, Any]) -> AbstractContextManager[object]:
    """Let a cluster read for a run, where one is asked for."""
    if given["engine"] != "dask":
        return nullcontext()
    from telaah.engine.dask_engine import Cluster

    cluster = Cluster(given["address"])
    run.engine, run.groups = cluster.read, cluster.together
    return cluster


def _with_baseline(result: Result, given: Mapping[str, Any]) -> Result:
    if not given["baseline"]:
        return result
    from telaah.engine import baseline

    if given["write_baseline"]:
        write(baseline.record(result), given["baseline"])
        complain(words()("baseline.written", path=given["baseline"], count=len(result.findings)))
    return baseline.mark(result, baseline.load(given["baseline"]))


def _report(result: Result, given: Mapping[str, Any], settings: Settings) -> Iterator[str]:
    import sys

    from telaah.reports import pieces

    to_terminal = given["output"] in (None, STANDARD_OUTPUT) and sys.stdout is not None and sys.stdout.isatty()
    colour = to_terminal and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
    return pieces(result, given["format"], lang=settings.output.lang, colour=colour, width=_width() if to_terminal else None)


def _width() -> int:
    import shutil

    return shutil.get_terminal_size().columns


def _say_how_it_ended(result: Result, run: Run, inputs: Inputs, given: Mapping[str, Any], seconds: float) -> None:
    from telaah.cli.closing import closing, failed_line
    from telaah.engine.spool import without_outcomes

    say, quiet = words(), given["quiet"]
    in_report = given["format"] in ("text", "html") and not quiet and given["output"] in (None, STANDARD_OUTPUT)
    if not in_report and not quiet:
        silent = list(without_outcomes(result.documents))
        for path in silent[:SILENT]:
            complain(clean(say("failure.no_outcomes", path=path)))
        if len(silent) > SILENT:
            complain(say("report.more", count=len(silent) - SILENT))
    for note in run.notes:
        complain(clean(note))
    if inputs.passed_over and not quiet:
        complain(clean(say("input.passed_over", count=inputs.passed_over)))
    if len(inputs.entries) > 1 and not quiet:
        for line in closing(result, run.tally, seconds, stored=run.store is not None):
            complain(line)
    elif not in_report:
        for failure in result.failures:
            complain(failed_line(failure))
