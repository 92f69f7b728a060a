"""Options of the command line over the settings file over the defaults."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
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
    path = Path(named) if named else nearest_settings(given("paths") or [given("file") or "."])
    settings = load_settings(path) if path else Settings()
    settings = settings.changed("read", ocr=given("ocr"), pdf_engine=given("pdf_engine"), password=given("password"))
    settings = settings.changed("models", use=False if given("no_models") else None, encoder=given("encoder"))
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


def nearest_settings(paths: Sequence[str]) -> Path | None:
    """Return the settings file nearest above the plans or, where there is none, above the present folder."""
    try:
        here = Path.cwd()
    except OSError:
        raise UsageError(words()("usage.no_folder")) from None
    folders = {_folder(path) for path in paths}
    above_all = Path(os.path.commonpath(folders)) if len({folder.anchor for folder in folders}) == 1 else here
    return find_settings(above_all) or find_settings(here)


def _folder(path: str) -> Path:
    """Return the folder that a path, or the part of it before any pattern, lies in."""
    place = Path(path).absolute()
    while not os.path.isdir(place) and place != place.parent:  # noqa: PTH112 - pathlib raises where a name is too long
        place = place.parent
    return place


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
