"""The program ``telaah``: its commands, its language, and what becomes of errors."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import typer

from telaah.cli import ExitStatus
from telaah.cli.check import check
from telaah.cli.language import choose_language, localise
from telaah.cli.models import models
from telaah.cli.output import complain
from telaah.cli.schema import schema
from telaah.errors import TelaahError
from telaah.texts.interface import Words, words


def program(say: Words) -> Any:  # noqa: ANN401 - what typer builds has no public name in all its versions
    """Build the command tree with its help in one language."""
    app = typer.Typer(name="telaah", add_completion=False, no_args_is_help=True, help="help.telaah")
    app.command("check", help="help.check")(check)
    app.command("models", help="help.models")(models)
    app.command("schema", help="help.schema")(schema)
    command = typer.main.get_command(app)
    localise(command, say)
    return command


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and end with its status."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run the program and return its status; every error is a sentence, never a traceback."""
    try:
        say = choose_language(arguments)
        status = program(say)(args=list(arguments), prog_name="telaah", standalone_mode=False)
    except TelaahError as error:
        complain(words()("usage.error", why=error))
        return ExitStatus.FAILED
    except (KeyboardInterrupt, typer.Abort):
        complain(words()("usage.interrupted"))
        return ExitStatus.INTERRUPTED
    return int(status or 0)
