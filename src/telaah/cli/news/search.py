"""``telaah news search``: the articles and sentences that answer a query."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import typer

from telaah.cli import ExitStatus, options
from telaah.cli.news import options as own
from telaah.cli.output import STANDARD_OUTPUT, check_target, complain, write
from telaah.errors import UsageError
from telaah.texts.interface import words

if TYPE_CHECKING:
    from telaah.news.archive.passages import Passage
    from telaah.news.archive.search import Answer, Found, Index

FORMATS = ("text", "json", "csv")
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_MARKS = ("»", "«")
"""Around what was found, where letters cannot be bold."""


def search(  # noqa: PLR0913, PLR0917 - an option each
    context: typer.Context,
    archive: own.Archive,
    query: own.Query,
    mode: own.Mode = None,
    encoder: own.Encoder = None,
    party: own.Party = None,
    cls: own.Class = None,
    person: own.Person = None,
    outlet: own.Outlet = None,
    place: own.Place = None,
    since: own.From = None,
    until: own.To = None,
    status: own.Status = None,
    topic: own.Topic = None,
    limit: own.Limit = 10,
    passages: own.Passages = 2,
    duplicates: own.Duplicates = False,
    format: own.SearchFormat = "text",
    output: options.Target = None,
    lang: options.Lang = None,
) -> None:
    """Search an archive; the help texts are in the catalogue."""
    raise typer.Exit(run_search(context.params))


def run_search(given: Mapping[str, Any]) -> ExitStatus:
    """Search for what the options ask, and write what was found."""
    from telaah.learned import embedder
    from telaah.news.archive import Archive
    from telaah.news.archive.filters import Filters
    from telaah.news.archive.search import Index, Mode

    _check(given)
    names = ("party", "cls", "person", "outlet", "place", "since", "until", "status", "topic")
    filters = Filters(**{name: given[name] for name in names})
    index = Index(Archive(given["archive"]), embedder(given["encoder"]) if given["encoder"] else None)
    _bring_up_to_date(index)
    answer = index.search(
        given["query"],
        filters,
        mode=Mode(given["mode"]) if given["mode"] else None,
        limit=given["limit"],
        passages=given["passages"],
        duplicates=given["duplicates"],
    )
    render = {"text": as_text, "json": as_json, "csv": as_csv}[given["format"]]
    write(render(answer, given), given["output"])
    return ExitStatus.CLEAN


def as_text(answer: Answer, given: Mapping[str, Any]) -> str:
    """Return the answer for a reader; what was found is bold, or marked where letters cannot be."""
    import os
    import sys

    say = words()
    bold = given["output"] in (None, STANDARD_OUTPUT) and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    marks = (_BOLD, _PLAIN) if bold else _MARKS
    lines: list[str] = []
    for number, hit in enumerate(answer.hits, 1):
        lines += _hit_lines(number, hit, marks)
    if answer.loosened:
        lines.insert(0, f"{say('news.loosened')}\n")
    lines.append(_summary(answer))
    return "\n".join(lines) + "\n"


def as_json(answer: Answer, given: Mapping[str, Any]) -> str:
    """Return the answer for programs."""
    from telaah.model.plain import as_json as plain
    from telaah.model.plain import dump

    told = {
        **{"query": given["query"], "mode": answer.mode, "total": answer.total, "loosened": answer.loosened},
        "not_indexed": answer.not_indexed,
        "hits": [
            {
                **{key: getattr(hit, key) for key in ("id", "title", "outlet", "date", "place", "path", "url", "score")},
                "duplicates": list(hit.also),
                "passages": [
                    {"text": p.text, "start": p.start, "end": p.end, "marks": [list(mark) for mark in p.marks]}
                    for p in hit.passages
                ],
            }
            for hit in answer.hits
        ],
    }
    return dump(plain(told), indent=1) + "\n"


def as_csv(answer: Answer, given: Mapping[str, Any]) -> str:
    """Return a row for each passage; no cell runs as a formula."""
    from telaah.text.safe import clean, for_spreadsheet

    del given
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(("id", "date", "outlet", "title", "place", "sentence", "start", "end", "url", "path", "score"))
    for hit in answer.hits:
        for p in hit.passages:
            row = (hit.id, hit.date, hit.outlet, hit.title, hit.place, p.text, p.start, p.end, hit.url, hit.path, hit.score)
            writer.writerow([for_spreadsheet(clean("" if value is None else str(value))) for value in row])
    return table.getvalue()


def _check(given: Mapping[str, Any]) -> None:
    say = words()
    for option, known in (("format", FORMATS), ("mode", ("words", "meaning", "hybrid"))):
        if given[option] is not None and given[option] not in known:
            raise UsageError(say("usage.choice", option=f"--{option}", value=given[option], known=", ".join(known)))
    for option, least in (("limit", 1), ("passages", 0)):
        if given[option] < least:
            raise UsageError(say("news.too_small", option=f"--{option}", least=least))
    check_target(given["output"])


def _bring_up_to_date(index: Index) -> None:
    """Index what a killed run left; where another one is writing, say how much is missing."""
    if not (missing := index.missing()):
        return
    try:
        with index.archive.locked():
            index.update()
    except UsageError:
        complain(words()("news.not_indexed", count=missing))


def _hit_lines(number: int, hit: Found, marks: tuple[str, str]) -> Iterator[str]:
    from telaah.text.safe import clean

    say = words()
    yield f"{number}. {clean(hit.title or say('news.untitled'))}"
    told = " · ".join(clean(part) for part in (hit.outlet, hit.date, hit.place) if part)
    yield f"   {told or say('news.undated')} · {clean(hit.id)}"
    for passage in hit.passages:
        yield f"   “{_marked(passage, marks)}”"
    if hit.also:
        yield f"   {say('news.also', count=len(hit.also))}"
    yield f"   {clean(hit.url or hit.path)}\n"


def _marked(passage: Passage, marks: tuple[str, str]) -> str:
    """Return a sentence with what was found marked; what comes from the article is cleaned piece by piece."""
    from telaah.text.safe import clean

    pieces: list[str] = []
    at = 0
    for start, end in (*passage.marks, (len(passage.text), len(passage.text))):
        pieces.append(_kept(passage.text[at:start]))
        if end > start:
            pieces.append(f"{marks[0]}{clean(passage.text[start:end])}{marks[1]}")
        at = end
    return "".join(pieces).strip()


def _kept(piece: str) -> str:
    """Clean a piece of a sentence and keep the spaces at its ends."""
    from telaah.text.safe import clean

    if not piece:
        return ""
    return f"{' ' if piece[0].isspace() else ''}{clean(piece)}{' ' if piece[-1].isspace() and piece.strip() else ''}"


def _summary(answer: Answer) -> str:
    say = words()
    if not answer.hits:
        return say("news.nothing_found")
    if answer.total is None:
        return say("news.found_near", shown=len(answer.hits))
    return say("news.found", shown=len(answer.hits), total=answer.total, mode=say.of("news.modes", answer.mode))
