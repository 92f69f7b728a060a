"""The options that commands share. Their help texts are ``option.NAME`` in ``texts/interface_*.toml``."""

from __future__ import annotations

from typing import Annotated

from typer import Argument, Option

# Panels under which ``--help`` groups options; keys of the same catalogue.
_OUTPUT, _RULES, _READING = "panel.output", "panel.rules", "panel.reading"
_DOCUMENT, _RUNNING = "panel.document", "panel.running"

Paths = Annotated[list[str], Argument(metavar="PATH", show_default=False)]
File = Annotated[str, Argument(metavar="FILE", show_default=False)]

Format = Annotated[str, Option("--format", "-f", metavar="FORMAT", rich_help_panel=_OUTPUT)]
ShowFormat = Annotated[str, Option("--format", "-f", metavar="text|json", rich_help_panel=_OUTPUT)]
Target = Annotated[str | None, Option("--output", "-o", metavar="PATH", rich_help_panel=_OUTPUT)]
WithText = Annotated[bool, Option("--with-text", rich_help_panel=_OUTPUT)]
RedactNames = Annotated[bool, Option("--redact-names", rich_help_panel=_OUTPUT)]
Quiet = Annotated[bool, Option("--quiet", "-q", rich_help_panel=_OUTPUT)]
NoProgress = Annotated[bool, Option("--no-progress", rich_help_panel=_OUTPUT)]
Lang = Annotated[str | None, Option("--lang", metavar="id|en", rich_help_panel=_OUTPUT)]

Select = Annotated[str | None, Option("--select", metavar="CODES", rich_help_panel=_RULES)]
Ignore = Annotated[str | None, Option("--ignore", metavar="CODES", rich_help_panel=_RULES)]
FailOn = Annotated[str | None, Option("--fail-on", metavar="error|warning|info|never", rich_help_panel=_RULES)]
NoPreview = Annotated[bool, Option("--no-preview", rich_help_panel=_RULES)]
Baseline = Annotated[str | None, Option("--baseline", metavar="FILE", rich_help_panel=_RULES)]
WriteBaseline = Annotated[bool, Option("--write-baseline", rich_help_panel=_RULES)]
Config = Annotated[str | None, Option("--config", metavar="FILE", rich_help_panel=_RULES)]

Ocr = Annotated[str | None, Option("--ocr", metavar="auto|never|always", rich_help_panel=_READING)]
PdfEngine = Annotated[str | None, Option("--pdf-engine", metavar="pdfium|pdfplumber", rich_help_panel=_READING)]
Password = Annotated[str | None, Option("--password", metavar="WORD", rich_help_panel=_READING)]
Encoder = Annotated[str | None, Option("--encoder", metavar="NAME", rich_help_panel=_READING)]
NoModels = Annotated[bool, Option("--no-models", rich_help_panel=_READING)]

Kind = Annotated[str | None, Option("--kind", metavar="KIND", rich_help_panel=_DOCUMENT)]
Organisation = Annotated[str | None, Option("--organisation", metavar="NAME", rich_help_panel=_DOCUMENT)]
Region = Annotated[str | None, Option("--region", metavar="NAME", rich_help_panel=_DOCUMENT)]
Period = Annotated[str | None, Option("--period", metavar="YEAR-YEAR", rich_help_panel=_DOCUMENT)]

Jobs = Annotated[int | None, Option("--jobs", "-j", metavar="N", rich_help_panel=_RUNNING)]
Timeout = Annotated[float | None, Option("--timeout", metavar="S", rich_help_panel=_RUNNING)]
MaxMemory = Annotated[int | None, Option("--max-memory", metavar="MB", rich_help_panel=_RUNNING)]
MaxPages = Annotated[int | None, Option("--max-pages", metavar="N", rich_help_panel=_RUNNING)]

Store = Annotated[str | None, Option("--store", metavar="DIR", rich_help_panel=_RUNNING)]
RetryFailed = Annotated[bool, Option("--retry-failed", rich_help_panel=_RUNNING)]
Rehash = Annotated[bool, Option("--rehash", rich_help_panel=_RUNNING)]
Roster = Annotated[str | None, Option("--roster", metavar="CSV", rich_help_panel=_DOCUMENT)]
Engine = Annotated[str, Option("--engine", metavar="local|dask", rich_help_panel=_RUNNING)]
Address = Annotated[str | None, Option("--address", metavar="tcp://HOST:PORT", rich_help_panel=_RUNNING)]
