"""The old name of the reader, for the engine until it calls read_document itself."""

from __future__ import annotations

from pathlib import Path

from telaah.ingest.reader import read_document
from telaah.model.document import Document


def read(path: str) -> Document:
    """Read a document with the default options."""
    return read_document(Path(path))
