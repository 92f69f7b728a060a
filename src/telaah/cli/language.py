"""The command line in two languages: help texts are keys in the code, and are replaced when the command is built."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Any

import typer

from telaah.errors import UsageError
from telaah.texts.interface import LANGUAGES, VARIABLE, Words, words

ITS_OWN_TEXT = {("show", "format"): "option.show_format"}
"""Options whose help differs from that of the same option elsewhere."""
_MARKS = {"DEFAULT_STRING": "help.default", "REQUIRED_LONG_STRING": "help.required"}
"""What typer prints after the help of an option, by the name under which it keeps the words."""
_NUMBERS = {"valid integer": "config.type.int", "valid float": "config.type.float", "valid number": "config.type.float"}
"""What the parsers of typer's versions call a kind of value, and the words for it."""


def choose_language(arguments: Sequence[str]) -> Words:
    """Take ``--lang`` from the arguments before they are parsed, since the help texts depend on it."""
    asked = _asked(arguments)
    if asked is not None:
        if asked not in LANGUAGES:
            raise UsageError(words()("usage.choice", option="--lang", value=asked, known=", ".join(LANGUAGES)))
        os.environ[VARIABLE] = asked
    return words()


def localise(command: Any, say: Words, group: str = "") -> None:  # noqa: ANN401 - what typer builds has no public name in all its versions
    """Put the words of a language into a command and all below it; ``group`` is what stands before its name ("news_")."""
    command.help = say(f"help.{group}{command.name}")
    # The list of commands shows the first sentence; the help of the command itself goes on.
    command.short_help = command.help.split(":")[0].split(". ")[0].split("\n")[0].rstrip(".")
    command.rich_help_panel = say("help.commands")
    usage = command.get_usage

    def translated(context: Any) -> str:  # noqa: ANN401
        _localise_marks(say)
        return str(usage(context).replace("Usage:", say("help.usage"), 1))

    command.get_usage = translated
    for parameter in command.params:
        _localise_parameter(command, parameter, say, group)
    _localise_parameter(command, command.get_help_option(typer.Context(command)), say, group)
    for child in getattr(command, "commands", {}).values():
        localise(child, say, "" if command.name == "telaah" else f"{group}{command.name}_")


def usage_error(error: Any, say: Words) -> str:  # noqa: ANN401 - the parser's errors have no public name in all typer's versions
    """Say in the language what was wrong with the call."""
    kind = type(error).__name__
    if kind == "NoSuchOption":
        close = getattr(error, "possibilities", None)
        hint = say("usage.did_you_mean", known=", ".join(sorted(close))) if close else ""
        told = say("usage.no_option", option=error.option_name) + hint
    elif kind == "MissingParameter":
        told = say("usage.missing", name=error.param.get_error_hint() if error.param else "?")
    elif kind == "BadParameter" and error.param is not None:
        expected = next((key for name, key in _NUMBERS.items() if name in error.message), None)
        why = say("usage.expected", expected=say(expected)) if expected else error.message
        told = say("usage.bad_value", name=" / ".join(error.param.opts), why=why)
    else:
        told = _other_error(error, say)
    context = getattr(error, "ctx", None)
    return told + (f"\n{say('usage.hint', command=context.command_path)}" if context is not None else "")


def _other_error(error: Any, say: Words) -> str:  # noqa: ANN401
    """Know an unknown command by its message: the parser has no class of errors for it."""
    message = str(error.format_message())
    unknown = re.match(r"No such command '(.*?)'\.", message)
    if unknown is None:
        return message
    return say("usage.no_command", name=unknown[1], known=", ".join(getattr(error.ctx.command, "commands", {})))


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


def _localise_marks(say: Words) -> None:
    """Put the words of a language where typer keeps its own; done when a help is written, since that needs rich."""
    from typer import rich_utils

    for name, key in _MARKS.items():
        if hasattr(rich_utils, name):
            setattr(rich_utils, name, say(key))


def _localise_parameter(command: Any, parameter: Any, say: Words, group: str) -> None:  # noqa: ANN401
    parameter.help = say(_text_of(command.name, parameter.name, say, group))
    panel = getattr(parameter, "rich_help_panel", None)
    is_argument = parameter.param_type_name == "argument"
    parameter.rich_help_panel = say(panel) if panel else say("help.arguments" if is_argument else "help.options")


def _text_of(command: str, parameter: str, say: Words, group: str) -> str:
    """Return the key of an option's text: that of the command, of its group, or of all commands."""
    own = (f"option.{group}{command}_{parameter}", f"option.{group}{parameter}") if group else ()
    shared = ITS_OWN_TEXT.get((command, parameter), f"option.{parameter}") if not group else f"option.{parameter}"
    return next((key for key in own if key in say.keys()), shared)  # noqa: SIM118 - Words is no mapping
