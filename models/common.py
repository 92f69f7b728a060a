"""What the training scripts share: where things lie, and real documents read with their layout."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path

from telaah.ingest import read_document
from telaah.ingest.reader import read_bytes
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


@lru_cache(maxsize=1)
def plain_pages() -> dict[str, list[tuple[int, str]]]:
    """Return the plans that are at hand as text alone, by the digits of their blobs."""
    return real.plain_pages(SHARED)


@lru_cache(maxsize=256)
def plain_document(doc: str) -> tuple[Document, tuple[int, ...]] | None:
    """Read a plan that is at hand as text alone, and the printed number of each of its pages; None where it is not."""
    pages = plain_pages().get(doc)
    if pages is None:
        return None
    document = understand_layout(read_bytes("\f".join(text for _, text in pages).encode(), doc))
    return document, tuple(number for number, _ in pages)


def put_figures(card: Path, tables: str) -> None:
    """Write measured tables between the marks of a card, as the corpora's reports are written."""
    sys.path.insert(0, str(ROOT))
    from corpora.plans.report import put

    put(card, "figures", tables.rstrip())
