"""What ``models/index.toml`` says of the models that are installed."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from telaah.errors import ModelError
from telaah.learned.folder import models_folder


@dataclass(frozen=True, slots=True)
class Described:
    """A model in use, in one language."""

    name: str
    version: str
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
    if folder is None:
        return ()
    index = tomllib.loads((folder / "index.toml").read_text(encoding="utf-8"))
    return tuple(_described(folder / name, index[name], lang) for name in sorted(index) if (folder / name).is_dir())


def _described(folder: Path, entry: dict[str, Any], lang: str) -> Described:
    try:
        texts = {key: entry[key][lang] for key in ("what", "used_in", "trained_on", "measured")}
        facts = {key: entry[key] for key in ("version", "licence", "sha256")}
    except KeyError as error:
        raise ModelError(f"{folder.parent / 'index.toml'}: [{folder.name}] lacks {error}") from None
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    return Described(name=folder.name, folder=folder, size=size, **texts, **facts)
