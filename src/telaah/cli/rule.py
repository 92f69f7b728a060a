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
    from telaah.rules import Explanation

Code = Annotated[str | None, Argument(metavar="[CODE]", show_default=False)]

WIDTH = 96


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
        preview = f", {say('rule.status_preview')}" if item.preview else ""
        yield f"{item.code}  {item.title.ljust(width)}  {say.of('severity', item.severity)} ({item.severity}){preview}"
    yield ""
    yield say("rule.more")


def explained(rule: Explanation, say: Words) -> Iterator[str]:
    """Yield all that there is to say of a rule."""
    preview = f", {say('rule.status_preview')}" if rule.preview else ""
    yield f"{rule.code} {rule.name}: {rule.title}"
    yield f"{say('rule.severity')}: {say.of('severity', rule.severity)} ({rule.severity}){preview}"
    yield ""
    yield from textwrap.wrap(rule.summary, WIDTH)
    for heading, text in rule.sections:
        yield ""
        yield heading
        yield from textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="  ")
    yield from _norms(rule, say)
    yield from _examples(say("rule.violating"), rule.violating)
    yield from _examples(say("rule.compliant"), rule.compliant)


def _norms(rule: Explanation, say: Words) -> Iterator[str]:
    if rule.criteria:
        yield ""
        yield say("rule.norms")
    for criterion in rule.criteria:
        unconfirmed = "" if criterion.confirmed else f" ({say('rule.unconfirmed')})"
        yield f"  {criterion.norm}, {criterion.article}{unconfirmed}"


def _examples(heading: str, passages: tuple[str, ...]) -> Iterator[str]:
    if passages:
        yield ""
        yield heading
    for passage in passages:
        yield from textwrap.wrap(passage, WIDTH, initial_indent="  - ", subsequent_indent="    ")
