"""Result -> text of a report, one module per format; each is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from telaah.model.result import Result

FORMATS = ("text", "json", "jsonl", "csv", "html")


def render(result: Result, format: str, *, lang: str, colour: bool = False, width: int | None = None) -> str:
    """Return a result in one of the formats; ``colour`` and ``width`` are for the terminal alone."""
    return "".join(pieces(result, format, lang=lang, colour=colour, width=width))


def pieces(result: Result, format: str, *, lang: str, colour: bool = False, width: int | None = None) -> Iterator[str]:
    """Yield the text of a report piece by piece, so that thousands of documents on disk are read one at a time."""
    if format not in FORMATS:
        raise ValueError(format)
    module = import_module(f"telaah.reports.{'as_' + format}")
    more = {"colour": colour, "width": width} if format == "text" else {}
    written: Iterator[str] = module.pieces(result, lang=lang, **more)
    return written
