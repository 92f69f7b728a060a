"""The group of commands ``telaah news``."""

from __future__ import annotations

from collections.abc import Callable

import typer

from telaah.cli import ExitStatus, options
from telaah.cli.news.add import add
from telaah.cli.news.export import export
from telaah.cli.news.match import match
from telaah.cli.news.network import network
from telaah.cli.news.parties import parties
from telaah.cli.news.quotes import quotes
from telaah.cli.news.search import search
from telaah.cli.news.show import show
from telaah.cli.news.trends import trends
from telaah.cli.output import write

COMMANDS: dict[str, Callable[..., None]] = {
    "add": add,
    "search": search,
    "show": show,
    "parties": parties,
    "network": network,
    "trends": trends,
    "quotes": quotes,
    "match": match,
    "export": export,
}


def group() -> typer.Typer:
    """Return the group of commands."""
    app = typer.Typer(name="news", add_completion=False)
    app.callback(invoke_without_command=True)(news)
    for name, command in COMMANDS.items():
        app.command(name)(command)
    return app


def news(context: typer.Context, lang: options.Lang = None) -> None:
    """Show the help where no command is given; the help texts are in the catalogue."""
    if context.invoked_subcommand is None:
        write(f"{context.get_help()}\n", None)
        raise typer.Exit(ExitStatus.FAILED)
