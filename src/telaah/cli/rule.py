"""``telaah rule``: list the rules, or explain one."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from typer import Argument

from telaah.cli import options
from telaah.cli.output import write
from telaah.errors import UsageError
from telaah.texts.interface import Words, words

if TYPE_CHECKING:
    from telaah.rules import Explanation, Listed

Code = Annotated[str | None, Argument(metavar="[CODE]", show_default=False)]

WIDTH = 96

_VIOLATING, _COMPLIANT = 4, 5
"""Positions of the sections whose examples come from the rule's tested cases, where these are marked to be shown."""


def rule(code: Code = None, lang: options.Lang = None) -> None:  # lang is taken from the arguments before they are parsed
    """List the rules, or explain one."""
    from telaah.rules import explain, listed

    say = words()
    known = {item.code for item in listed(say.lang)}
    lines = explained(explain(code, say.lang), say) if code and code.strip().upper() in known else rule_list(code or "", say)
    write("\n".join(lines) + "\n", None)


def rule_list(beginning: str, say: Words) -> Iterator[str]:
    """Yield a line for each rule whose code begins so; UsageError where there is none."""
    from telaah.rules import listed

    chosen = [item for item in listed(say.lang) if item.code.startswith(beginning.strip().upper())]
    if not chosen:
        raise UsageError(say("usage.no_rule", code=beginning))
    width = max(len(item.title) for item in chosen)
    for item in chosen:
        yield f"{item.code}  {item.title.ljust(width)}  {_severity(item, say)}"
    yield ""
    yield say("rule.more")


def explained(rule: Explanation, say: Words) -> Iterator[str]:
    """Yield all that there is to say of a rule."""
    yield f"{rule.code} {rule.name}: {rule.title}"
    yield f"{say('rule.severity')}: {_severity(rule, say)}"
    yield ""
    yield from textwrap.wrap(rule.summary, WIDTH)
    for position, (heading, text) in enumerate(rule.sections):
        yield ""
        yield heading
        passages = {_VIOLATING: rule.violating, _COMPLIANT: rule.compliant}.get(position, ())
        if passages:
            yield from _passages(passages)
        else:
            yield from textwrap.wrap(text.replace("``", ""), WIDTH, initial_indent="  ", subsequent_indent="  ")
    yield from _norms(rule, say)


def _norms(rule: Explanation, say: Words) -> Iterator[str]:
    if rule.criteria:
        yield ""
        yield say("rule.norms")
    for criterion in rule.criteria:
        unconfirmed = "" if criterion.confirmed else f" ({say('rule.unconfirmed')})"
        yield f"  {criterion.norm}, {criterion.article}{unconfirmed}"


def _passages(passages: tuple[str, ...]) -> Iterator[str]:
    for passage in passages:
        yield from textwrap.wrap(passage, WIDTH, initial_indent="  - ", subsequent_indent="    ")


def _severity(item: Explanation | Listed, say: Words) -> str:
    """Return the word of the language and, where it differs, the one that options and results use."""
    word = say.of("severity", item.severity)
    shown = word if word == item.severity else f"{word} ({item.severity})"
    return shown + (f", {say('rule.status_preview')}" if item.preview else "")
