"""PDF files read with pdfium."""

from __future__ import annotations

import gc
import io
import logging
from typing import Any

import pypdfium2 as pdfium

from telaah.errors import Damaged, Encrypted, LimitExceeded, NoText, ReadError
from telaah.ingest.draft import DraftPage
from telaah.ingest.finish import finish
from telaah.ingest.options import ReadOptions
from telaah.ingest.page import PageReader
from telaah.model.document import Page, PageState, Problem

_log = logging.getLogger(__name__)

_PASSWORD = 4
"""pdfium's FPDF_ERR_PASSWORD."""


def read_pdf(data: bytes, options: ReadOptions) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """Read a PDF; ReadError where nothing of it can be read."""
    document, problems = _open(data, options)
    # Reading makes hundreds of thousands of small lasting values: the collector would go through them over and over for nothing.
    collecting = gc.isenabled()
    gc.disable()
    try:
        drafts = _drafts(document, options, problems)
        pages = finish(drafts)
    finally:
        document.close()
        if collecting:
            gc.enable()
    problems += _page_problems(pages)
    return pages, tuple(problems)


def _open(data: bytes, options: ReadOptions) -> tuple[Any, list[Problem]]:
    problems: list[Problem] = []
    try:
        document = _load(data, options.password)
    except ReadError as error:
        if isinstance(error, Encrypted):
            raise
        data = _repaired(data, options.password)
        document = _load(data, "")
        problems.append(Problem(None, "repaired", error.detail))
    if len(document) == 0:
        document.close()
        raise NoText("no pages")
    return document, problems


def _load(data: bytes, password: str) -> Any:
    try:
        return pdfium.PdfDocument(data, password=password or None)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            raise Encrypted(str(error)) from None
        raise Damaged(str(error)) from None


def _repaired(data: bytes, password: str) -> bytes:
    """Return the file with its structure rebuilt by qpdf."""
    import pikepdf

    out = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data), password=password) as broken:
            if not len(broken.pages):
                raise Damaged("no page could be recovered")
            broken.save(out)
    except pikepdf.PasswordError as error:
        raise Encrypted(str(error)) from None
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        raise Damaged(str(error)) from None
    return out.getvalue()


def _drafts(document: Any, options: ReadOptions, problems: list[Problem]) -> list[DraftPage]:
    count = len(document)
    if options.max_pages and count > options.max_pages:
        problems.append(Problem(None, "too_many_pages", f"{options.max_pages}/{count}"))
        count = options.max_pages
    reader = PageReader()
    drafts = []
    for n in range(count):
        drafts.append(_draft(document, n, reader, problems))
        if options.progress is not None:
            options.progress(n + 1, count)
    return drafts


def _draft(document: Any, n: int, reader: PageReader, problems: list[Problem]) -> DraftPage:
    try:
        page = document[n]
        try:
            return reader.read(page, n + 1)
        finally:
            page.close()
    except MemoryError:
        raise
    except Exception as error:  # one page that cannot be read never loses the document
        _log.debug("page %d", n + 1, exc_info=True)
        problems.append(Problem(n + 1, "page_failed", f"{type(error).__name__}: {error}"))
        return DraftPage(n + 1, 0.0, 0.0, PageState.GARBAGE, [], [], "page_failed")


def _page_problems(pages: tuple[Page, ...]) -> list[Problem]:
    kinds = {PageState.SCANNED: "scanned", PageState.GARBAGE: "garbage"}
    return [Problem(p.number, kinds[p.state], p.note) for p in pages if p.state in kinds and p.note != "page_failed"]


__all__ = ["LimitExceeded", "read_pdf"]
