"""``telaah news network``: who is named with whom in statements of collaboration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import typer

from telaah.cli import ExitStatus, options
from telaah.cli.news import options as own
from telaah.cli.news.answering import answer, connected, filters_of, for_programs, sentence_lines, table
from telaah.texts.interface import words

if TYPE_CHECKING:
    from telaah.news.answers import Network


def network(  # noqa: PLR0913, PLR0917 - an option each
    context: typer.Context,
    archive: own.Archive,
    party: own.Party = None,
    cls: own.Class = None,
    person: own.Person = None,
    outlet: own.Outlet = None,
    place: own.Place = None,
    since: own.From = None,
    until: own.To = None,
    status: own.Status = None,
    topic: own.Topic = None,
    least: own.Least = 1,
    limit: own.Limit = 200,
    evidence: own.EvidenceCount = 1,
    format: own.NetworkFormat = "text",
    output: options.Target = None,
    lang: options.Lang = None,
) -> None:
    """Draw the network; the help texts are in the catalogue."""
    raise typer.Exit(run_network(context.params))


def run_network(given: Mapping[str, Any]) -> ExitStatus:
    """Find who is named with whom and write it."""
    from telaah.news import answers
    from telaah.news.answers.pages import graphml, network_page

    found = answers.network(connected(given), filters_of(given), least=given["least"], most=given["limit"])
    return answer(
        given,
        {
            "text": lambda: _text(found, given["evidence"]),
            "json": lambda: for_programs("network", found),
            "csv": lambda: table(_HEADER, _rows(found)),
            "graphml": lambda: graphml(found),
            "html": lambda: network_page(found, lang=words().lang),
        },
    )


_HEADER = ("first", "second", "stories", "statuses", "first_date", "last_date", "sentence", "date", "outlet", "article")


def _rows(found: Network) -> list[tuple[object, ...]]:
    """Return a row for each sentence kept, so that each number can be followed."""
    rows: list[tuple[object, ...]] = []
    for edge in found.edges:
        statuses = ", ".join(f"{status} {count}" for status, count in edge.statuses)
        head = (edge.first, edge.second, edge.stories, statuses, edge.first_date, edge.last_date)
        rows += [(*head, item.sentence, item.date, item.outlet, item.article) for item in edge.evidence]
    return rows


def _text(found: Network, evidence: int) -> str:
    from telaah.text.safe import clean

    say = words()
    lines = [say("answers.network_note", nodes=len(found.nodes), edges=len(found.edges))]
    for edge in found.edges:
        statuses = ", ".join(f"{say.of('news.status', status)} {count}" for status, count in edge.statuses)
        lines.append(f"{edge.stories:>6}  {clean(edge.first)} – {clean(edge.second)}  ({statuses})")
        lines += sentence_lines(edge.evidence[:evidence], indent=" " * 8)
    return "\n".join(lines) + "\n"
