"""The command line in two languages: help texts are keys in the code, and are replaced when the command is built."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from telaah.errors import UsageError
from telaah.texts.interface import LANGUAGES, VARIABLE, Words, words


def choose_language(arguments: Sequence[str]) -> Words:
    """Take ``--lang`` from the arguments before they are parsed, since the help texts depend on it."""
    asked = _asked(arguments)
    if asked is not None:
        if asked not in LANGUAGES:
            raise UsageError(words()("usage.choice", option="--lang", value=asked, known=", ".join(LANGUAGES)))
        os.environ[VARIABLE] = asked
    return words()


def localise(command: Any, say: Words) -> None:  # noqa: ANN401 - what typer builds has no public name
    """Replace the keys that stand for help texts in a command and all below it."""
    command.help = say(command.help)
    command.short_help = say(f"{command.short_help}") if command.short_help else None
    for parameter in command.params:
        _localise_parameter(parameter, say)
    for child in getattr(command, "commands", {}).values():
        localise(child, say)


def localise_frames(say: Words) -> None:
    """Give the frames around help and errors titles in the language."""
    from typer import rich_utils

    rich_utils.ARGUMENTS_PANEL_TITLE = say("help.arguments")
    rich_utils.OPTIONS_PANEL_TITLE = say("help.options")
    rich_utils.COMMANDS_PANEL_TITLE = say("help.commands")
    rich_utils.DEFAULT_STRING = say("help.default")
    rich_utils.REQUIRED_LONG_STRING = say("help.required")


def _asked(arguments: Sequence[str]) -> str | None:
    asked = None
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and position + 1 < len(arguments):
            asked = arguments[position + 1]
        elif argument.startswith("--lang="):
            asked = argument.partition("=")[2]
    return asked


def _localise_parameter(parameter: Any, say: Words) -> None:  # noqa: ANN401
    parameter.help = say(parameter.help) if parameter.help and "." in parameter.help else say(f"option.{parameter.name}")
    panel = getattr(parameter, "rich_help_panel", None)
    if panel:
        parameter.rich_help_panel = say(panel)
