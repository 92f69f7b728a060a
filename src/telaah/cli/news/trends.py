"""``telaah news trends``: a term, a party or a topic over time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import typer

from telaah.cli import ExitStatus, options
from telaah.cli.news import options as own
from telaah.cli.news.answering import answer, connected, filters_of, for_programs, sentence_lines, table
from telaah.texts.interface import words

if TYPE_CHECKING:
    from telaah.news.answers import Trend

_BAR = 40


def trends(  # noqa: PLR0913, PLR0917 - an option each
    context: typer.Context,
    archive: own.Archive,
    term: own.Term = None,
    party: own.FollowParty = None,
    topic: own.FollowTopic = None,
    step: own.Step = "month",
    cls: own.Class = None,
    person: own.Person = None,
    outlet: own.Outlet = None,
    place: own.Place = None,
    since: own.From = None,
    until: own.To = None,
    status: own.Status = None,
    evidence: own.EvidenceCount = 0,
    format: own.TrendFormat = "text",
    output: options.Target = None,
    lang: options.Lang = None,
) -> None:
    """Follow something over time; the help texts are in the catalogue."""
    raise typer.Exit(run_trends(context.params))


def run_trends(given: Mapping[str, Any]) -> ExitStatus:
    """Count stories step by step and write the counts."""
    from telaah.news import answers
    from telaah.news.answers.pages import trend_page

    subject = answers.Subject(term=given["term"], party=given["party"], topic=given["topic"])
    filters = filters_of({**given, "party": None, "topic": None})
    found = answers.trend(connected(given), subject, filters, step=given["step"])
    rows = [(p.date, p.stories, p.of, round(p.stories / p.of, 4) if p.of else None) for p in found.points]
    return answer(
        given,
        {
            "text": lambda: _text(found, given["evidence"]),
            "json": lambda: for_programs("trend", found),
            "csv": lambda: table(("date", "stories", "of", "share"), rows),
            "html": lambda: trend_page(found, lang=words().lang),
        },
    )


def _text(found: Trend, evidence: int) -> str:
    from telaah.text.safe import clean

    say = words()
    most = max((point.stories for point in found.points), default=0) or 1
    lines = [say("answers.trend_title", what=clean(found.subject.label))]
    for point in found.points:
        bar = "█" * round(_BAR * point.stories / most)
        lines.append(f"{point.date}  {point.stories:>6} / {point.of:<6} {bar}")
        lines += sentence_lines(point.evidence[:evidence], indent=" " * 9)
    return "\n".join([*lines, say("answers.trend_note", undated=found.undated)]) + "\n"
