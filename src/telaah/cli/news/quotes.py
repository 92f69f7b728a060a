"""``telaah news quotes``: who said what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import typer

from telaah.cli import ExitStatus, options
from telaah.cli.news import options as own
from telaah.cli.news.answering import answer, connected, filters_of, for_programs, sentence_lines, table
from telaah.texts.interface import words

if TYPE_CHECKING:
    from telaah.news.answers import Said


def quotes(  # noqa: PLR0913, PLR0917 - an option each
    context: typer.Context,
    archive: own.Archive,
    speaker: own.Speaker = None,
    body: own.Body = None,
    about: own.AboutWords = None,
    party: own.Party = None,
    cls: own.Class = None,
    person: own.Person = None,
    outlet: own.Outlet = None,
    place: own.Place = None,
    since: own.From = None,
    until: own.To = None,
    status: own.Status = None,
    topic: own.Topic = None,
    limit: own.Limit = 50,
    format: own.SearchFormat = "text",
    output: options.Target = None,
    lang: options.Lang = None,
) -> None:
    """List quotations; the help texts are in the catalogue."""
    raise typer.Exit(run_quotes(context.params))


def run_quotes(given: Mapping[str, Any]) -> ExitStatus:
    """Find what was said and write it."""
    from telaah.news import answers

    asked = {name: given[name] for name in ("speaker", "body", "about")}
    found = answers.quotes(connected(given), filters_of(given), **asked, most=given["limit"])
    return answer(
        given,
        {
            "text": lambda: _text(found),
            "json": lambda: for_programs("quotes", found),
            "csv": lambda: table(_HEADER, (_row(said) for said in found)),
        },
    )


_HEADER = ("speaker", "position", "organisation", "direct", "text", "date", "outlet", "title", "article", "path")


def _row(said: Said) -> tuple[object, ...]:
    source = said.evidence
    told = (source.sentence, source.date, source.outlet, source.title, source.article, source.path)
    return (said.speaker, said.position, said.organisation, said.direct, *told)


def _text(found: list[Said]) -> str:
    from telaah.text.safe import clean

    say = words()
    lines = []
    for said in found:
        who = ", ".join(clean(part) for part in (said.speaker or "?", said.position) if part)
        lines += [f"{who} ({say('answers.direct' if said.direct else 'answers.indirect')})", *sentence_lines([said.evidence])]
    return "\n".join(lines or [say("answers.nothing")]) + "\n"
