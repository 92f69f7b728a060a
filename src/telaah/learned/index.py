"""What ``models/index.toml`` says of the models that are installed, for ``telaah models``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from telaah.errors import ModelError
from telaah.learned.folder import models_folder
from telaah.learned.suite import index

TEXTS = ("what", "used_in", "trained_on", "measured")


@dataclass(frozen=True, slots=True)
class Described:
    """An installed model, in one language."""

    name: str
    version: str
    on: bool
    """False: it ships, but what it says is not used; its card says why."""
    what: str
    used_in: str
    trained_on: str
    measured: str
    licence: str
    sha256: str
    folder: Path
    size: int
    """Bytes of all its files."""


def described(lang: str) -> tuple[Described, ...]:
    """Return the installed models by name."""
    folder = models_folder()
    return () if folder is None else tuple(_described(folder / name, entry, lang) for name, entry in index().items())


def _described(folder: Path, entry: dict[str, Any], lang: str) -> Described:
    try:
        texts = {key: entry[key][lang] for key in TEXTS}
        facts = {key: entry[key] for key in ("version", "on", "licence", "sha256")}
    except KeyError as error:
        raise ModelError(f"{folder.parent / 'index.toml'}: [{folder.name}] lacks {error}") from None
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and "__pycache__" not in file.parts)
    return Described(name=folder.name, folder=folder, size=size, **texts, **facts)
