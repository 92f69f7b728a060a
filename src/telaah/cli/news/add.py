"""``telaah news add``: read news into an archive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import typer

from telaah.cli import ExitStatus, options
from telaah.cli.news import options as own
from telaah.cli.output import check_target, complain, write
from telaah.errors import UsageError
from telaah.texts.interface import words

if TYPE_CHECKING:
    from telaah.config import Settings
    from telaah.news.archive import Account, AddOptions, Archive

FORMATS = ("text", "json")

TIMEOUT, MAX_MEMORY = 60.0, 1024
"""Bounds for one article where no option gives others: the longest takes a second and a few megabytes."""

_MEGABYTE = 1024 * 1024


def add(  # noqa: PLR0913, PLR0917 - an option each
    context: typer.Context,
    archive: own.Archive,
    paths: own.Paths,
    columns: own.Columns = None,
    outlet: own.SetOutlet = None,
    encoding: own.Encoding = None,
    encoder: own.Encoder = None,
    min_words: own.MinWords = None,
    max_item: own.MaxItem = None,
    show_removed: own.ShowRemoved = False,
    format: own.TextOrJson = "text",
    output: options.Target = None,
    quiet: options.Quiet = False,
    no_progress: options.NoProgress = False,
    jobs: options.Jobs = None,
    timeout: options.Timeout = None,
    max_memory: options.MaxMemory = None,
    lang: options.Lang = None,
) -> None:
    """Add news; the help texts are in the catalogue."""
    raise typer.Exit(run_add(context.params))


def run_add(given: Mapping[str, Any]) -> ExitStatus:
    """Add what the options ask for, tell what became of it, and return the exit status."""
    from telaah.cli.news.progress import bar
    from telaah.news.archive import Archive
    from telaah.news.archive import add as add_to

    if given["format"] not in FORMATS:
        raise UsageError(words()("usage.choice", option="--format", value=given["format"], known=", ".join(FORMATS)))
    check_target(given["output"])
    settings, how = _settings(given), _how(given)
    archive = Archive.make(given["archive"])
    with bar(shown=not (given["quiet"] or given["no_progress"])) as watch:
        account = add_to(archive, given["paths"], settings, how, watch)
    if not given["quiet"] or given["format"] == "json" or given["output"]:
        text = as_json(account, archive, given) if given["format"] == "json" else as_text(account, archive, given)
        write(text, given["output"])
    if account.interrupted:
        complain(words()("news.kept"))
        return ExitStatus.INTERRUPTED
    return ExitStatus.FAILED if account.failed else ExitStatus.CLEAN


def as_text(account: Account, archive: Archive, given: Mapping[str, Any]) -> str:
    """Return the account for a reader."""
    from telaah.text.safe import clean

    say = words()
    lines = [say("news.notice", path=notice.path, told=_told(notice.key, notice.values)) for notice in account.notices]
    if given["show_removed"]:
        lines += _removed_lines(archive, account.first)
    for item in account.refused:
        line = say("news.refused", path=item.path, reason=_reason(item.reason), detail=item.detail)
        lines.append(line.rstrip(" :"))
    speed = account.added / account.seconds if account.seconds else 0.0
    counts = {key: getattr(account, key) for key in COUNTS}
    lines.append(say("news.account", **counts, seconds=f"{account.seconds:.1f}", speed=f"{speed:.0f}"))
    return "".join(f"{clean(line)}\n" for line in lines)


def as_json(account: Account, archive: Archive, given: Mapping[str, Any]) -> str:
    """Return the account for programs."""
    from telaah.model.plain import dump

    told: dict[str, Any] = {key: getattr(account, key) for key in COUNTS}
    told["refused"] = [{"path": item.path, "reason": item.reason, "detail": item.detail} for item in account.refused]
    told["notices"] = [{"path": notice.path, "key": notice.key, **notice.values} for notice in account.notices]
    if given["show_removed"]:
        told["removed"] = [
            {"path": path, "line": line, "reason": reason, "text": text}
            for path, line, reason, text in _removed(archive, account.first)
        ]
    told |= {"seconds": round(account.seconds, 3), "interrupted": account.interrupted}
    return dump(told, indent=1).encode("utf-8", "replace").decode("utf-8") + "\n"


COUNTS = ("items", "added", "known", "duplicates", "no_article", "failed", "grouped")


def _settings(given: Mapping[str, Any]) -> Settings:
    from telaah.config import Settings

    settings = Settings().changed("output", lang=given["lang"])
    timeout = TIMEOUT if given["timeout"] is None else given["timeout"]
    memory = MAX_MEMORY if given["max_memory"] is None else given["max_memory"]
    return settings.changed("limits", timeout=timeout, max_memory=memory, jobs=given["jobs"])


def _how(given: Mapping[str, Any]) -> AddOptions:
    import codecs

    from telaah.news.archive import AddOptions
    from telaah.news.reading import ReadOptions, parse_columns

    say, reading = words(), ReadOptions(columns=parse_columns(given["columns"] or ""))
    if given["encoding"]:
        try:
            codecs.lookup(given["encoding"])
        except LookupError:
            raise UsageError(say("news.no_encoding", value=given["encoding"])) from None
        reading = replace(reading, encoding=given["encoding"])
    if given["min_words"] is not None:
        reading = replace(reading, min_words=given["min_words"])
    if given["max_item"] is not None:
        if given["max_item"] < 1:
            raise UsageError(say("news.too_small", option="--max-item", least=1))
        reading = replace(reading, max_item_bytes=given["max_item"] * _MEGABYTE)
    return AddOptions(reading=reading, outlet=given["outlet"], encoder=given["encoder"])


def _told(key: str, values: Mapping[str, str]) -> str:
    say = words()
    try:
        return say(f"news.notices.{key}", **values)
    except KeyError:  # a notice without a sentence of its own is told by its name and values
        return f"{key.replace('_', ' ')}: {', '.join(values.values())}".rstrip(": ")


def _reason(reason: str) -> str:
    say = words()
    own = say.of("news.reason", reason)
    return own if f"news.reason.{reason}" in say.keys() else say.of("reason", reason)  # noqa: SIM118 - Words is no mapping


def _removed(archive: Archive, first: int) -> list[tuple[str, int, str, str]]:
    connection = archive.connect()
    rows: list[tuple[str, int, str, str]] = connection.execute(
        "SELECT a.path, r.line, r.reason, r.text FROM removed r JOIN all_articles a ON a.number = r.article "
        "WHERE r.article >= ? ORDER BY r.article, r.row",
        [first],
    ).fetchall()
    connection.close()
    return rows


def _removed_lines(archive: Archive, first: int) -> Iterator[str]:
    say = words()
    for path, line, reason, text in _removed(archive, first):
        yield say("news.removed", path=path, line=line or "-", reason=say.of("news.residue", reason), text=text)
