"""Result -> text of a report, one module per format; each is imported when it is asked for."""

from __future__ import annotations

from importlib import import_module

from telaah.model.result import Result

FORMATS = ("text", "json", "jsonl", "csv", "html")


def render(result: Result, format: str, *, lang: str, colour: bool = False, width: int | None = None) -> str:
    """Return a result in one of the formats; ``colour`` and ``width`` are for the terminal alone."""
    if format not in FORMATS:
        raise ValueError(format)
    if format == "json":
        return result.to_json()
    module = import_module(f"telaah.reports.{'as_' + format}")
    if format == "text":
        return str(module.render(result, lang=lang, colour=colour, width=width))
    return str(module.render(result, lang=lang))
