"""``telaah news match``: plans against an archive of news."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import typer

from telaah.cli import ExitStatus, options
from telaah.cli.news import options as own
from telaah.cli.news.answering import answer, connected, for_programs, table
from telaah.cli.output import complain
from telaah.cli.settings import settings_of
from telaah.config import Settings
from telaah.model.finding import Severity
from telaah.texts.interface import words

if TYPE_CHECKING:
    from telaah.news.match import Comparison, Found, Given, Left

    Compared = Sequence[tuple[Comparison, Sequence[Found]]]


def match(  # noqa: PLR0913, PLR0917 - an option each
    context: typer.Context,
    archive: own.Archive,
    plans: own.Plans,
    select: options.Select = None,
    ignore: options.Ignore = None,
    no_preview: options.NoPreview = False,
    fail_on: options.FailOn = None,
    ocr: options.Ocr = None,
    encoder: own.Encoder = None,
    config: options.Config = None,
    jobs: options.Jobs = None,
    format: own.MatchFormat = "text",
    output: options.Target = None,
    quiet: options.Quiet = False,
    lang: options.Lang = None,
) -> None:
    """Hold plans against news; the help texts are in the catalogue."""
    raise typer.Exit(run_match(context.params))


def run_match(given: Mapping[str, Any]) -> ExitStatus:
    """Compare, write what was found, and return the exit status."""
    from telaah.learned import embedder
    from telaah.news.match import compare_plan, findings
    from telaah.news.match.page import match_page
    from telaah.rules.runner import Selection, selected

    asked = {**given, "paths": given["plans"], "ocr": given["ocr"] or "never", "fail_on": given["fail_on"] or "never"}
    settings = settings_of(asked)
    rules = settings.rules
    selection = Selection(rules.select, rules.ignore, rules.preview, rules.severity)
    selected(selection)
    connection = connected(given)
    encoder = embedder(settings.models.encoder) if settings.models.use else None
    plans = _plans(given["plans"], settings)
    compared = []
    for plan in plans.plans:
        comparison = compare_plan(connection, plan, encoder)
        compared.append((comparison, findings(comparison, selection, words().lang)))
    renderers = {
        "text": lambda: "\n".join(_text(compared, plans.left)) + "\n",
        "json": lambda: for_programs("match", _plain(compared, plans.left)),
        "csv": lambda: table(_HEADER, _rows(compared)),
        "html": lambda: match_page(compared, plans.left, lang=words().lang),
    }
    answer(given, renderers)
    if not given["quiet"] and (given["format"] != "text" or given["output"]):
        for item in plans.left:
            complain(_clean(item.why))
    return _status(compared, plans, settings)


def _plans(paths: Sequence[str], settings: Settings) -> Given:
    from telaah.news.match import read_results

    given = read_results(paths)
    if given.unchecked:
        from telaah.api import check

        given.add(check(given.unchecked, settings=settings).to_dict())
    return given


def _status(compared: Compared, plans: Given, settings: Settings) -> ExitStatus:
    if any(item.failed for item in plans.left):
        return ExitStatus.FAILED
    if settings.rules.fail_on == "never":
        return ExitStatus.CLEAN
    least = Severity(settings.rules.fail_on).rank
    grave = any(item.finding.severity.rank >= least for _, found in compared for item in found)
    return ExitStatus.FINDINGS if grave else ExitStatus.CLEAN


def _clean(text: str) -> str:
    from telaah.text.safe import clean

    return clean(text)


def _text(compared: Compared, left: Sequence[Left]) -> Iterator[str]:
    from telaah.news.match.page import heading, partner

    say = words()
    for comparison, found in compared:
        yield _clean(heading(comparison, say))
        yield "  " + _clean(say("match.stories", path=comparison.plan.owned.path, count=comparison.stories))
        for item in found:
            yield f"  {item.finding.rule} {say.of('severity', item.finding.severity.value)}: {_clean(item.message)}"
            source = " · ".join(part for part in (item.told.date, item.told.outlet, item.told.article) if part)
            page = f" → {say('match.page', page=item.page)}" if item.page else ""
            yield f"      {_clean(source)}{page}"
        if not found:
            yield "  " + say("match.none")
        if comparison.unreported:
            yield "  " + say("match.unreported")
            yield from (f"    - {_clean(partner(item, say))}" for item in comparison.unreported)
        yield ""
    if left:
        yield say("match.left")
        yield from (f"  - {_clean(item.why)}" for item in left)
    yield say("match.note")


def _plain(compared: Compared, left: Sequence[Left]) -> dict[str, object]:
    return {
        "plans": [_plain_plan(comparison, found) for comparison, found in compared],
        "left": [{"path": item.path, "why": item.why, "failed": item.failed} for item in left],
    }


def _plain_plan(comparison: Comparison, found: Sequence[Found]) -> dict[str, object]:
    owned = comparison.plan.owned
    return {
        **{"path": owned.path, "organisation": owned.organisation, "region": comparison.plan.region},
        **{"kind": owned.kind, "period": list(owned.period or ())},
        "searched": {
            **{"stories": comparison.stories, "parties": len(comparison.reported)},
            **{"figures": len(comparison.figured), "promises": len(comparison.promised)},
        },
        "findings": [item.plain() for item in found],
        "unreported": [
            {
                **{"text": item.party.text, "name": item.party.name, "class": item.party.cls, "page": item.party.page},
                **{"quote": item.party.quote, "outcome": item.outcome.stated.id if item.outcome else None},
            }
            for item in comparison.unreported
        ],
    }


_HEADER = ("plan", "organisation", "rule", "severity", "outcome", "page", "message", "sentence", "date", "outlet", "article")


def _rows(compared: Compared) -> Iterator[tuple[object, ...]]:
    """Yield a row for each finding, and one without a rule for each partner of whom no story tells."""
    from telaah.news.match.page import partner

    say = words()
    for comparison, found in compared:
        whose = (comparison.plan.owned.path, comparison.plan.owned.organisation)
        for f in found:
            head = (f.finding.rule, f.finding.severity.value, f.finding.outcome, f.page, f.message)
            yield (*whose, *head, f.told.sentence, f.told.date, f.told.outlet, f.told.article)
        for item in comparison.unreported:
            outcome = item.outcome.stated.id if item.outcome else None
            message = f"{say('match.unreported')} {partner(item, say)}"
            yield (*whose, "", "", outcome, item.party.page, message, item.party.quote, "", "", "")
