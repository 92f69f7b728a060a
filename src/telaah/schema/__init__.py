"""The JSON Schema of a result: generated from ``model/result.py``, shipped as a file, compared by a test."""

from __future__ import annotations

from pathlib import Path

FILE = Path(__file__).parent / "result-1.json"


def schema_text() -> str:
    """Return the schema as it is shipped."""
    return FILE.read_text(encoding="utf-8")
