"""Reads the outlines; every file is checked when it is read."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from telaah.errors import LexiconError
from telaah.model.identity import DocumentKind

_KEYS = {"title", "kind", "basis", "check", "confirmed", "chapter"}
_CHAPTER_KEYS = {"title", "required", "confirmed", "also", "sections"}


@dataclass(frozen=True, slots=True)
class ExpectedSection:
    """A section that an outline asks for."""

    title: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter that an outline asks for."""

    number: int
    title: str
    required: bool
    confirmed: bool
    """False where the text of the norm was not seen: what rests on it is never above ``info``."""
    also: tuple[str, ...] = ()
    """Other titles under which documents print it."""
    sections: tuple[ExpectedSection, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """An outline."""

    key: str
    title: str
    kind: DocumentKind
    basis: str
    """The norm that it follows."""
    check: bool
    """False where it serves reading only: documents are not measured by it."""
    confirmed: bool
    chapters: tuple[Chapter, ...] = ()


@cache
def load_profiles() -> Mapping[str, Profile]:
    """Read all outlines, by key."""
    found = {}
    for entry in sorted(files("telaah.profiles").iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".toml"):
            key = entry.name.removesuffix(".toml")
            found[key] = _profile(key, tomllib.loads(entry.read_text(encoding="utf-8")))
    return MappingProxyType(found)


def _profile(key: str, data: dict[str, Any]) -> Profile:
    unknown = set(data) - _KEYS
    missing = _KEYS - {"chapter"} - set(data)
    if unknown or missing or data["kind"] not in set(DocumentKind):
        raise LexiconError(
            f"profiles/{key}.toml: unknown keys {sorted(unknown)}, missing keys {sorted(missing)}, or an unknown kind"
        )
    chapters = tuple(_chapter(key, i, c) for i, c in enumerate(data.get("chapter", ()), start=1))
    return Profile(key, data["title"], DocumentKind(data["kind"]), data["basis"], data["check"], data["confirmed"], chapters)


def _chapter(key: str, number: int, data: dict[str, Any]) -> Chapter:
    unknown = set(data) - _CHAPTER_KEYS
    if unknown:
        raise LexiconError(f"profiles/{key}.toml, chapter {number}: unknown keys {sorted(unknown)}")
    sections = tuple(ExpectedSection(s["title"], s["confirmed"]) for s in data.get("sections", ()))
    return Chapter(number, data["title"], data["required"], data["confirmed"], tuple(data.get("also", ())), sections)
