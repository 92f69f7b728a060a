"""The trained models that take part in reading plans: which are on, and one set of them a process.

``models/index.toml`` says of each model whether it is on. A model that does not beat the rules on plans of offices
that it never saw ships with ``on = false``, and its card says why; ``TELAAH_MODELS`` names another folder.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from telaah.learned.folder import models_folder


def index() -> dict[str, dict[str, Any]]:
    """Return the entries of ``models/index.toml`` by name; empty where no model is installed."""
    folder = models_folder()
    return {} if folder is None else _read(folder)


@cache
def _read(folder: Path) -> dict[str, dict[str, Any]]:
    entries: dict[str, dict[str, Any]] = tomllib.loads((folder / "index.toml").read_text(encoding="utf-8"))
    return {name: entry for name, entry in sorted(entries.items()) if (folder / name).is_dir()}


def in_use(*, plans: bool = True) -> dict[str, str]:
    """Return version and fingerprint of each model that has a say in a plan's result (or of all that are on)."""
    return {
        name: f"{entry['version']} {entry['sha256'][:12]}"
        for name, entry in index().items()
        if entry.get("on", False) and (not plans or entry.get("reads_plans", False))
    }
