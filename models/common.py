"""What the training scripts share: where things lie, and real documents read with their layout."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from telaah.ingest import read_document
from telaah.layout import understand_layout
from telaah.learned import real
from telaah.model.document import Document

MODELS = Path(__file__).resolve().parent
ROOT = MODELS.parent
REAL = ROOT / "corpora" / "real"
SHARED = ROOT.parent / "shared"


@lru_cache(maxsize=1)
def real_pdfs() -> dict[str, Path]:
    """Return the real plans at hand by the digits of their contents."""
    return real.pdfs(SHARED)


@lru_cache(maxsize=128)
def real_document(doc: str) -> Document | None:
    """Read a real plan with its layout; None where it is not at hand."""
    path = real_pdfs().get(doc)
    return None if path is None else understand_layout(read_document(path))
