"""Under which conditions a result was made: what it depends on besides the file itself, as one short name.

Two runs with the same conditions say the same of the same content. What only bounds or spreads the work (``--jobs``,
``--fail-on``) is no condition; bounds of time and memory count for failures alone, and are kept with them.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from telaah.config import Settings
from telaah.engine.record import VERSION
from telaah.learned.suite import in_use

_LIBRARIES = (
    "lxml",
    "numpy",
    "onnxruntime",
    "pdfplumber",
    "pikepdf",
    "pyahocorasick",
    "pypdfium2",
    "python-docx",
    "rapidfuzz",
    "rapidocr",
    "spacy",
)
"""Libraries that take part in a result; those that are not installed count as such."""

_NO_PART = frozenset({"cli", "news", "reports", "review", "schema", "__pycache__"})
"""Packages that have no say in a document's result."""

_ROUNDS = 200_000
"""A password is kept as what takes so many rounds to compute, so that a store does not give it away."""


def conditions(settings: Settings) -> dict[str, Any]:
    """Return what a result depends on besides the content of its file, as plain values."""
    plain = json.loads(json.dumps(asdict(settings)))
    plain.pop("limits")
    plain["rules"].pop("fail_on")
    password = plain["read"].pop("password")
    return {
        "record": VERSION,
        "telaah": _version("telaah"),
        "program": program(),
        "libraries": {name: _version(name) for name in _LIBRARIES},
        "models": in_use() if settings.models.use else {},
        "settings": plain,
        "max_pages": settings.limits.max_pages,
        "password": _shielded(password) if password else None,
    }


def name_of(plain: dict[str, Any]) -> str:
    """Return the short name of conditions."""
    canonical = json.dumps(plain, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:24]


@cache
def program() -> str:
    """Return a fingerprint of the code, lists and sentences that decide: an edited lexicon makes other results."""
    root = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for file in sorted(root.rglob("*")):
        inside = file.relative_to(root)
        if _NO_PART.isdisjoint(inside.parts) and file.suffix != ".pyc" and file.is_file():
            digest.update(f"{inside.as_posix()}\0".encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _shielded(password: str) -> str:
    return hashlib.pbkdf2_hmac("sha256", password.encode("utf-8", "surrogatepass"), b"telaah store", _ROUNDS).hex()
