"""PDF files read with pdfium."""

from __future__ import annotations

import contextlib
import gc
import io
import logging
import re
import time
from collections.abc import Callable

import pypdfium2 as pdfium

from telaah.errors import Damaged, Encrypted, NoText
from telaah.ingest.draft import DraftPage
from telaah.ingest.finish import finish
from telaah.ingest.foreign import PdfDocument
from telaah.ingest.ocr import Ocr, engine_for, ocr_page
from telaah.ingest.options import ReadOptions
from telaah.ingest.page import PageReader
from telaah.ingest.plumber import open_plumber, plumber_page
from telaah.model.document import UNREADABLE, Page, PageState, Problem
from telaah.model.words import WordList

_log = logging.getLogger(__name__)

Engine = Callable[[int], DraftPage]

COVER_WORDS = 4
"""So many words make a pictured cover worth reading."""
_LOST = "page_lost"
"""Note of a page that a broken file does not have any more."""
_TAIL = 2048
"""Bytes at the end in which a whole file has its end mark."""
_COUNTS = (
    re.compile(rb"/Type\s*/Pages\b[^>]{0,20000}?/Count\s+(\d{1,5})\b"),
    re.compile(rb"/Count\s+(\d{1,5})\b[^>]{0,20000}?/Type\s*/Pages\b"),
    re.compile(rb"/Linearized\b[^>]{0,200}?/N\s+(\d{1,5})\b"),
)
"""Where a file says how many pages it has."""
_PASSWORD = 4
"""pdfium's FPDF_ERR_PASSWORD."""


def read_pdf(data: bytes, options: ReadOptions) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """Read a PDF; ReadError where nothing of it can be read."""
    source = _open(data, options)
    # Reading makes hundreds of thousands of small lasting values: the collector would go through them over and over for nothing.
    collecting = gc.isenabled()
    gc.disable()
    try:
        pages = finish(source.drafts(options))
    finally:
        source.close()
        if collecting:
            gc.enable()
    return pages, tuple(source.problems + _page_problems(pages))


class _Ocr:
    """An OCR engine, and how much time it took."""

    def __init__(self, engine: Ocr | None, options: ReadOptions) -> None:
        self.engine, self._bound, self.every = engine, options.ocr_seconds, options.ocr == "always"
        self.seconds, self.left_out = 0.0, 0

    def spent(self) -> bool:
        return bool(self._bound) and self.seconds >= self._bound


class _Source:
    """An open document, read page by page with the engine asked for; a page that one engine fails on is read with the other."""

    def __init__(
        self, data: bytes, password: str, document: PdfDocument, problems: list[Problem], given: bytes | None = None
    ) -> None:
        """Take an open document; ``given`` is the file as it came where it is broken."""
        self._data, self._password, self._document = data, password, document
        self._plumber: PdfDocument = None
        self._reader = PageReader()
        self.problems, self._given = problems, given

    def close(self) -> None:
        """Close what was opened; pdfplumber walks through the pages to do so, and may fail on a broken one again."""
        self._document.close()
        if self._plumber is not None:
            with contextlib.suppress(Exception):
                self._plumber.close()

    def drafts(self, options: ReadOptions) -> list[DraftPage]:
        count = len(self._document)
        if options.max_pages and count > options.max_pages:
            self.problems.append(Problem(None, "too_many_pages", f"{options.max_pages}/{count}"))
            count = options.max_pages
        engines = (self._by_pdfium, self._by_plumber)
        if options.pdf_engine in ("pdfplumber", "plumber"):
            engines = (self._by_plumber, self._by_pdfium)
        reading = _Ocr(engine_for(options.ocr), options)
        drafts = []
        for n in range(count):
            draft = self._draft(n, engines)
            drafts.append(self._with_ocr(n, draft, reading))
            if options.progress is not None:
                options.progress(n + 1, count)
        if reading.left_out:
            self.problems.append(Problem(None, "ocr_out_of_time", str(reading.left_out)))
        return drafts if self._given is None else self._with_lost(drafts, self._given, options.max_pages)

    def _with_ocr(self, n: int, draft: DraftPage, reading: _Ocr) -> DraftPage:
        """Return the page as OCR reads it, where it has to and there is time left."""
        # A cover is mostly a picture that says whose plan it is; one without words stays a picture.
        cover = n == 0 and draft.state is PageState.PICTURE
        if reading.engine is None or not (cover or reading.every or draft.state in UNREADABLE):
            return draft
        if reading.spent():
            reading.left_out += draft.state in UNREADABLE
            return draft
        begun = time.monotonic()
        read = self._by_ocr(n, draft, reading.engine)
        reading.seconds += time.monotonic() - begun
        return read if not cover or reading.every or len(read.words) >= COVER_WORDS else draft

    def _with_lost(self, drafts: list[DraftPage], given: bytes, most: int) -> list[DraftPage]:
        """Return the pages that a broken file had: what stood on those that are lost cannot be said to be missing.

        A page whose content is gone looks blank; and the file says how many pages there were.
        """
        claimed = max((int(number) for pattern in _COUNTS for number in pattern.findall(given)), default=0)
        claimed = max(min(claimed, most or claimed), len(drafts))
        drafts = [_lost(draft.number) if draft.state is PageState.BLANK else draft for draft in drafts]
        drafts += [_lost(number) for number in range(len(drafts) + 1, claimed + 1)]
        if left_out := sum(draft.note == _LOST for draft in drafts):
            self.problems.append(Problem(None, "pages_lost", f"{claimed - left_out}/{claimed}"))
        return drafts

    def _draft(self, n: int, engines: tuple[Engine, ...]) -> DraftPage:
        failure = ""
        for engine in engines:
            try:
                return engine(n)
            except MemoryError:
                raise
            except Exception as error:  # one page that cannot be read never loses the document
                _log.debug("page %d", n + 1, exc_info=True)
                failure = failure or f"{type(error).__name__}: {error}"
        self.problems.append(Problem(n + 1, "page_failed", failure))
        return DraftPage(n + 1, 0.0, 0.0, PageState.GARBAGE, WordList(), [], "page_failed")

    def _by_pdfium(self, n: int) -> DraftPage:
        page = self._document[n]
        try:
            return self._reader.read(page, n + 1)
        finally:
            page.close()

    def _by_plumber(self, n: int) -> DraftPage:
        if self._plumber is None:
            self._plumber = open_plumber(self._data, self._password)
        page = self._plumber.pages[n]
        try:
            return plumber_page(page, n + 1)
        finally:
            page.close()

    def _by_ocr(self, n: int, draft: DraftPage, ocr: Ocr) -> DraftPage:
        page = self._document[n]
        try:
            return ocr_page(page, draft, ocr)
        except MemoryError:
            raise
        except Exception as error:  # what OCR cannot do leaves the page as it was
            _log.debug("OCR of page %d", n + 1, exc_info=True)
            self.problems.append(Problem(n + 1, "ocr_failed", f"{type(error).__name__}: {error}"))
            return draft
        finally:
            page.close()


def _open(data: bytes, options: ReadOptions) -> _Source:
    problems: list[Problem] = []
    password, given = options.password, data
    try:
        document = _load(data, password)
    except Damaged as error:
        data, password = _repaired(data, password), ""
        document = _load(data, password)
        problems.append(Problem(None, "repaired", error.detail))
    if len(document) == 0:
        document.close()
        raise NoText("no pages")
    broken = bool(problems) or b"%%EOF" not in data[-_TAIL:]
    return _Source(data, password, document, problems, given if broken else None)


def _load(data: bytes, password: str) -> PdfDocument:
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
            count, sound = len(broken.pages), not broken.get_warnings()
            broken.save(out)
    except pikepdf.PasswordError as error:
        raise Encrypted(str(error)) from None
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        raise Damaged(str(error)) from None
    if not count:
        raise NoText("no pages") if sound else Damaged("no page could be recovered")
    return out.getvalue()


def _lost(number: int) -> DraftPage:
    return DraftPage(number, 0.0, 0.0, PageState.GARBAGE, WordList(), [], _LOST)


def _page_problems(pages: tuple[Page, ...]) -> list[Problem]:
    kinds = {PageState.SCANNED: "scanned", PageState.GARBAGE: "garbage"}
    said = ("page_failed", _LOST)
    told = [Problem(p.number, kinds[p.state], p.note) for p in pages if p.state in kinds and p.note not in said]
    return told + [Problem(p.number, _LOST, "") for p in pages if p.note == _LOST]
