"""``telaah news parties``: who is named, how often, when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import typer

from telaah.cli import ExitStatus, options
from telaah.cli.news import options as own
from telaah.cli.news.answering import answer, connected, filters_of, for_programs, sentence_lines, table
from telaah.texts.interface import words

if TYPE_CHECKING:
    from telaah.news.answers import Evidence, PartyCount

_WIDTH = 60


def parties(  # noqa: PLR0913, PLR0917 - an option each
    context: typer.Context,
    archive: own.Archive,
    by: own.By = "total",
    party: own.Party = None,
    cls: own.Class = None,
    person: own.Person = None,
    outlet: own.Outlet = None,
    place: own.Place = None,
    since: own.From = None,
    until: own.To = None,
    status: own.Status = None,
    topic: own.Topic = None,
    limit: own.Limit = 30,
    evidence: own.EvidenceCount = 0,
    format: own.SearchFormat = "text",
    output: options.Target = None,
    lang: options.Lang = None,
) -> None:
    """Count parties; the help texts are in the catalogue."""
    raise typer.Exit(run_parties(context.params))


def run_parties(given: Mapping[str, Any]) -> ExitStatus:
    """Count who is named and write the counts."""
    from telaah.news import answers

    connection, filters = connected(given), filters_of(given)
    counts = answers.parties(connection, filters, by=given["by"], most=given["limit"])
    behind: dict[str, list[Evidence]] = {}
    if given["evidence"]:
        for name in dict.fromkeys(count.name for count in counts):
            behind[name] = answers.party_evidence(connection, name, filters, most=given["evidence"])
    return answer(
        given,
        {
            "text": lambda: _text(counts, behind),
            "json": lambda: for_programs("parties", [_plain(count, behind) for count in counts]),
            "csv": lambda: table(_HEADER, (tuple(_plain(count, {}).values()) for count in counts)),
        },
    )


_HEADER = ("name", "class", "group", "stories", "articles", "mentions", "first", "last")


def _plain(count: PartyCount, behind: Mapping[str, list[Evidence]]) -> dict[str, object]:
    values = (count.name, count.cls, count.group, count.stories, count.articles, count.mentions, count.first, count.last)
    plain: dict[str, object] = dict(zip(_HEADER, values, strict=True))
    if behind:
        plain["evidence"] = behind.get(count.name, [])
    return plain


def _text(counts: list[PartyCount], behind: Mapping[str, list[Evidence]]) -> str:
    from telaah.text.safe import clean

    say = words()
    if not counts:
        return say("answers.nothing") + "\n"
    lines = [f"{say('answers.stories'):>8}  {say('answers.articles'):>8}  {say('answers.party')}"]
    shown = set()
    for count in counts:
        times = " – ".join(dict.fromkeys(date for date in (count.first, count.last) if date))
        told = " · ".join(part for part in (count.cls or "", clean(count.group), times) if part)
        lines.append(f"{count.stories:>8}  {count.articles:>8}  {clean(count.name)[:_WIDTH]}  ({told})")
        if count.name not in shown:
            lines += sentence_lines(behind.get(count.name, ()), indent=" " * 20)
        shown.add(count.name)
    return "\n".join([*lines, say("answers.follow")]) + "\n"
