"""Labels on real documents: kept as hashes and offsets, joined with the text where the documents are at hand.

A label names its document (first twelve digits of the SHA-256 of the file, or of the blob for ``data/plans-text``),
the page, the offsets in the page's text at the time, and the key of the labelled text. Offsets move when reading
gets better, so a label is looked up by page and key.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DIGITS = 12


@dataclass(frozen=True, slots=True)
class Office:
    """Whose a document is, and in which part it stands."""

    office: str
    part: str
    """"train", "test", "dev" or "skip"."""


def text_key(text: str) -> str:
    """Return the key of a text: blind to spaces and case.

    >>> text_key("Dinas  Sosial") == text_key("dinassosial")
    True
    """
    return hashlib.sha256("".join(text.split()).casefold().encode()).hexdigest()[:DIGITS]


def offices(folder: Path) -> dict[str, Office]:
    """Read ``offices.toml`` of a folder: documents of both kinds by their twelve digits."""
    listed = tomllib.loads((folder / "offices.toml").read_text(encoding="utf-8"))
    return {doc: Office(**entry) for kind in ("pdf", "text") for doc, entry in listed[kind].items()}


def pdfs(shared: Path) -> dict[str, Path]:
    """Find the real plans below ``shared/realdocs`` by the digits of their contents; empty where there are none."""
    found: dict[str, Path] = {}
    for path in sorted((shared / "realdocs").rglob("*.pdf")):
        found.setdefault(hashlib.sha256(path.read_bytes()).hexdigest()[:DIGITS], path)
    return found


def plain_pages(shared: Path) -> dict[str, list[tuple[int, str]]]:
    """Return page number and text of the plans that are at hand as text alone."""
    path = shared / "data" / "plans-text" / "pages.jsonl.gz"
    pages: dict[str, list[tuple[int, str]]] = {}
    if path.is_file():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                page = json.loads(line)
                pages.setdefault(page["doc"], []).append((page["page"], page["text"]))
    return pages


def labels(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the labels of a JSONL file; none where it is missing."""
    if path.is_file():
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)
