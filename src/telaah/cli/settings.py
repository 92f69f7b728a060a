"""Options of the command line over the settings file over the defaults."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from telaah.config import Settings, find_settings, load_settings
from telaah.errors import UsageError
from telaah.texts.interface import words

_PERIOD = re.compile(r"\s*(\d{4})(?:\s*[-–/]\s*(\d{4}))?\s*")


def settings_of(options: Mapping[str, Any]) -> Settings:
    """Return the settings for the options of a command; ConfigError or UsageError where one is wrong."""
    given = options.get
    named = given("config")
    path = Path(named) if named else find_settings(Path.cwd())
    settings = load_settings(path) if path else Settings()
    settings = settings.changed("read", ocr=given("ocr"), pdf_engine=given("pdf_engine"), password=given("password"))
    settings = settings.changed(
        "limits", timeout=given("timeout"), max_memory=given("max_memory"), max_pages=given("max_pages"), jobs=given("jobs")
    )
    settings = settings.changed(
        "rules",
        select=_codes(given("select")),
        ignore=_codes(given("ignore")),
        preview=False if given("no_preview") else None,
        fail_on=given("fail_on"),
    )
    settings = settings.changed("document", kind=given("kind"), organisation=given("organisation"), region=given("region"))
    settings = settings.changed("document", period=_period(given("period")))
    return settings.changed(
        "output", lang=given("lang"), with_text=given("with_text") or None, redact_names=given("redact_names") or None
    )


def _codes(text: str | None) -> tuple[str, ...] | None:
    """Split "KOL, sbd001" into codes.

    >>> _codes("KOL, sbd001")
    ('KOL', 'SBD001')
    """
    return None if text is None else tuple(code.strip().upper() for code in text.split(",") if code.strip())


def _period(text: str | None) -> tuple[int, int] | None:
    """Read "2025-2029" or one year.

    >>> _period("2025-2029"), _period("2026")
    ((2025, 2029), (2026, 2026))
    """
    if text is None:
        return None
    match = _PERIOD.fullmatch(text)
    if match is None:
        raise UsageError(words()("usage.period", value=text))
    return int(match[1]), int(match[2] or match[1])
