"""The program ``telaah``: its commands, its language, and what becomes of errors."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer

from telaah.cli import ExitStatus, options
from telaah.cli.check import check
from telaah.cli.doctor import doctor
from telaah.cli.language import choose_language, localise, usage_error
from telaah.cli.models import models
from telaah.cli.news.group import group as news_group
from telaah.cli.output import complain, write
from telaah.cli.rule import rule
from telaah.cli.schema import schema
from telaah.cli.show import show
from telaah.errors import TelaahError
from telaah.text.safe import strip_controls
from telaah.texts.interface import Words, words

COMMANDS: dict[str, Callable[..., None]] = {
    "check": check,
    "show": show,
    "rule": rule,
    "models": models,
    "doctor": doctor,
    "schema": schema,
}


def program(say: Words) -> Any:  # noqa: ANN401 - what typer builds has no public name in all its versions
    """Build the command tree with its help in one language."""
    app = typer.Typer(name="telaah", add_completion=False)
    app.callback(invoke_without_command=True)(telaah)
    for name, command in COMMANDS.items():
        app.command(name)(command)
    app.add_typer(news_group(), name="news")
    tree = typer.main.get_command(app)
    localise(tree, say)
    return tree


def telaah(
    context: typer.Context, version: Annotated[bool, typer.Option("--version")] = False, lang: options.Lang = None
) -> None:
    """Show the version or, where no command is given, the help."""
    from telaah import __version__

    if version:
        write(f"telaah {__version__}\n", None)
        raise typer.Exit(ExitStatus.CLEAN)
    if context.invoked_subcommand is None:
        write(f"{context.get_help()}\n", None)
        raise typer.Exit(ExitStatus.FAILED)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and end with its status."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run the program and return its status; every error is a sentence, never a traceback."""
    try:
        say = choose_language(arguments)
        status = program(say)(args=list(arguments), prog_name="telaah", standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        complain(words()("usage.interrupted"))
        return ExitStatus.INTERRUPTED
    except Exception as error:
        complain(strip_controls(words()("usage.error", why=_sentence(error))))
        return ExitStatus.FAILED
    if status == ExitStatus.INTERRUPTED:  # typer catches Ctrl-C itself
        complain(words()("usage.interrupted"))
    return int(status or 0)


def _sentence(error: Exception) -> str:
    if isinstance(error, TelaahError):
        return str(error)
    if hasattr(error, "format_message"):
        return usage_error(error, words())
    return words()("usage.internal", why=f"{type(error).__name__}: {error}")
