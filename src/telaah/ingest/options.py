"""What a caller may ask of the reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

PageProgress = Callable[[int, int], None]
"""Told how many pages of how many are read."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How a document is read, and within which bounds."""

    password: str = ""
    pdf_engine: str = "pdfium"
    """"pdfium", or "pdfplumber" (also "plumber"): slower, independent."""
    ocr: str = "auto"
    """"auto": pages that are pictures of text; "never"; "always": every page."""
    ocr_seconds: float = 0.0
    """Time for OCR in one document; pages left then stay scans and the document says so; 0 is no bound."""
    max_pages: int = 5000
    """Further pages are left unread and the document says so; 0 is no bound."""
    max_bytes: int = 1 << 30
    """0 is no bound."""
    progress: PageProgress | None = None
