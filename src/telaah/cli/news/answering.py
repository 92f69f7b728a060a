"""What the commands that answer share: filters taken from the options, and answers written in the form asked for."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from telaah.cli import ExitStatus
from telaah.cli.output import check_target, write
from telaah.errors import UsageError
from telaah.texts.interface import words

if TYPE_CHECKING:
    from telaah.news.answers import Evidence
    from telaah.news.archive.filters import Filters

FILTERS = ("party", "cls", "person", "outlet", "place", "since", "until", "status", "topic")
Renderers = Mapping[str, Callable[[], str]]


def filters_of(given: Mapping[str, Any]) -> Filters:
    """Return the filters that the options ask for."""
    from telaah.news.archive.filters import Filters

    return Filters(**{name: given.get(name) for name in FILTERS})


def connected(given: Mapping[str, Any]) -> Any:  # noqa: ANN401 - duckdb is imported where it is needed
    """Return the archive as a connection, after the numbers among the options were looked at."""
    from telaah.news.archive import Archive

    for option in ("limit", "evidence", "least"):
        if given.get(option) is not None and given[option] < (0 if option == "evidence" else 1):
            raise UsageError(words()("config.negative", key=f"--{option}", value=given[option]))
    check_target(given["output"])
    return Archive(given["archive"]).connect()


def answer(given: Mapping[str, Any], renderers: Renderers) -> ExitStatus:
    """Write the answer in the form asked for."""
    if given["format"] not in renderers:
        known = ", ".join(renderers)
        raise UsageError(words()("usage.choice", option="--format", value=given["format"], known=known))
    write(renderers[given["format"]](), given["output"])
    return ExitStatus.CLEAN


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table for spreadsheets; no cell runs as a formula."""
    from telaah.text.safe import clean, for_spreadsheet

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([for_spreadsheet(clean("" if value is None else str(value))) for value in row])
    return text.getvalue()


def for_programs(key: str, value: object) -> str:
    """Return the answer as JSON."""
    from telaah.model.plain import as_json, dump

    return dump({key: as_json(value)}, indent=1) + "\n"


def sentence_lines(evidence: Sequence[Evidence], indent: str = "   ") -> list[str]:
    """Return the sentences behind a number, each with the article in which it stands."""
    from telaah.text.safe import clean

    lines = []
    for item in evidence:
        source = " · ".join(clean(part) for part in (item.date, item.outlet, item.article) if part)
        lines += [f"{indent}“{clean(item.sentence)}”", f"{indent}  {source}"]
    return lines
