"""``telaah news show``: one article of an archive and what was understood of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import typer

from telaah.cli import ExitStatus, options
from telaah.cli.news import options as own
from telaah.cli.output import check_target, write
from telaah.errors import UsageError
from telaah.texts.interface import words

if TYPE_CHECKING:
    from telaah.news.article import Article

FORMATS = ("text", "json")


def show(  # noqa: PLR0913, PLR0917 - an option each
    context: typer.Context,
    archive: own.Archive,
    id: own.Id,
    show_removed: own.ShowRemoved = False,
    format: own.TextOrJson = "text",
    output: options.Target = None,
    lang: options.Lang = None,
) -> None:
    """Show an article; the help texts are in the catalogue."""
    raise typer.Exit(run_show(context.params))


def run_show(given: Mapping[str, Any]) -> ExitStatus:
    """Show what the options ask for."""
    from telaah.news.archive import Archive
    from telaah.news.archive.stream import find_article
    from telaah.news.export import to_line

    if given["format"] not in FORMATS:
        raise UsageError(words()("usage.choice", option="--format", value=given["format"], known=", ".join(FORMATS)))
    check_target(given["output"])
    article = find_article(Archive(given["archive"]), given["id"])
    text = f"{to_line(article)}\n" if given["format"] == "json" else as_text(article, removed=given["show_removed"])
    write(text, given["output"])
    return ExitStatus.CLEAN


def as_text(article: Article, *, removed: bool) -> str:
    """Return an article for a reader."""
    return "".join(f"{line}\n" for line in _lines(article, removed))


def _lines(article: Article, removed: bool) -> Iterator[str]:
    from telaah.text.safe import clean, strip_controls

    say, a = words(), article
    yield clean(a.title or say("news.untitled"))
    for key in ("outlet", "author", "date", "place", "url", "path", "id", "duplicate_of"):
        if value := getattr(a, key):
            yield f"{say(f'news.field.{key}')}: {clean(value)}"
    if a.advertorial:
        yield say("news.field.advertorial")
    if a.topics:
        yield f"{say('news.field.topics')}: {clean(', '.join(a.topics))}"
    yield f"\n{strip_controls(a.text)}"
    for key, entries in _found(article).items():
        if entries:
            yield f"\n{say(f'news.field.{key}')}"
            yield from (f"- {clean(entry)}" for entry in entries)
    if removed:
        yield f"\n{say('news.field.removed')}"
        for line in a.removed:
            yield f"- [{clean(say.of('news.residue', line.reason))}] {clean(line.text)}"


def _found(article: Article) -> dict[str, list[str]]:
    parties: dict[str, int] = {}
    for mention in article.mentions:
        called = f"{mention.name} ({mention.cls})" if mention.cls else mention.name
        parties[called] = parties.get(called, 0) + 1
    return {
        "parties": [f"{name} × {count}" if count > 1 else name for name, count in parties.items()],
        "persons": [", ".join(filter(None, (p.name, p.position, p.organisation))) for p in article.persons],
        "quotes": [f"{q.speaker or '?'}: {q.text}" for q in article.quotes],
        "collaborations": [
            f"[{words().of('news.status', c.status)}] {c.sentence} ({', '.join(p.name for p in c.parties) or '–'})"
            for c in article.collaborations
        ],
        "indicator_talk": [talk.sentence for talk in article.indicator_talk],
    }
