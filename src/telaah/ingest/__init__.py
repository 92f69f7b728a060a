"""Bytes to Document: what the file is, its words, blocks and tables with their places."""

from __future__ import annotations

from telaah.ingest.options import ReadOptions
from telaah.ingest.reader import read_document

__all__ = ["ReadOptions", "read_document"]
