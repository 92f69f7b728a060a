"""The trained models that take part in reading plans: which are on, and one set of them a process.

``models/index.toml`` says of each model whether it is on. A model that does not beat the rules on plans of offices
that it never saw ships with ``on = false``, and its card says why; ``TELAAH_MODELS`` names another folder.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from telaah.learned.folder import models_folder

if TYPE_CHECKING:
    from telaah.learned.columns import ColumnModel
    from telaah.learned.encoder import Embedder
    from telaah.learned.roles import Roles
    from telaah.learned.statements import OutcomeScorer
    from telaah.learned.tagger import NameTagger


@dataclass(frozen=True, slots=True)
class Suite:
    """The models that help to read a plan; each None where it is off or not installed."""

    columns: ColumnModel | None = None
    scorer: OutcomeScorer | None = None
    tagger: NameTagger | None = None
    roles: Roles | None = None
    encoder: Embedder | None = None


RULES_ALONE = Suite()


def suite(*, use: bool = True, encoder: str | None = None) -> Suite:
    """Return the models that are on, made once a process; their weights are read when they are first asked.

    Args:
        use: False for rules and lists alone.
        encoder: a vector model that the user asked for by name; without one wordings are compared by their words alone.

    Raises:
        ModelError: a model's files do not fit together, or the encoder cannot be loaded.
    """
    return _suite(models_folder(), encoder) if use else RULES_ALONE


@cache
def _suite(folder: Path | None, encoder: str | None) -> Suite:
    from telaah.learned.encoder import embedder

    on = {name for name in in_use() if folder is not None}
    chosen = embedder(encoder) if encoder is not None else None
    if folder is None or not on:
        return Suite(encoder=chosen)
    columns = scorer = tagger = roles = None
    if "column" in on:
        from telaah.learned.columns import ColumnModel

        columns = ColumnModel.load(folder / "column")
    if "statement" in on:
        from telaah.learned.statements import OutcomeScorer, StatementModel

        scorer = OutcomeScorer(StatementModel.load(folder / "statement"))
    if "ner" in on:
        from telaah.learned.tagger import load_tagger

        tagger = load_tagger(folder / "ner")
    if "role" in on:
        from telaah.learned.roles import Roles

        roles = Roles(folder / "role")
    return Suite(columns, scorer, tagger, roles, chosen)


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
