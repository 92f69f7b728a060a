"""``telaah show``: what was understood of one document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import typer

from telaah.cli import ExitStatus, options
from telaah.cli.output import check_target, write
from telaah.cli.settings import settings_of
from telaah.errors import UsageError
from telaah.texts.interface import words

FORMATS = ("text", "json")


def show(  # noqa: PLR0913, PLR0917 - an option each
    context: typer.Context,
    file: options.File,
    format: options.ShowFormat = "text",
    output: options.Target = None,
    config: options.Config = None,
    ocr: options.Ocr = None,
    pdf_engine: options.PdfEngine = None,
    password: options.Password = None,
    max_pages: options.MaxPages = None,
    kind: options.Kind = None,
    organisation: options.Organisation = None,
    region: options.Region = None,
    period: options.Period = None,
    redact_names: options.RedactNames = False,
    lang: options.Lang = None,
) -> None:
    """Show a document; the help texts are in the catalogue."""
    raise typer.Exit(run_show(context.params))


def run_show(given: Mapping[str, Any]) -> ExitStatus:
    """Read one file in this process and write what was understood of it."""
    from telaah.api import show as understanding
    from telaah.cli.closing import failed_line
    from telaah.cli.output import complain
    from telaah.model.result import Failure
    from telaah.reports.as_show import render

    if given["format"] not in FORMATS:
        raise UsageError(words()("usage.choice", option="--format", value=given["format"], known=", ".join(FORMATS)))
    settings = settings_of(given)
    check_target(given["output"], (given["file"],))
    shown = understanding(given["file"], settings=settings)
    if isinstance(shown, Failure):
        complain(failed_line(shown))
        return ExitStatus.FAILED
    write(render(shown, given["format"], lang=settings.output.lang), given["output"])
    return ExitStatus.CLEAN
