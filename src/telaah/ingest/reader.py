"""The one way in: a path becomes a Document, or a ReadError says why not."""

from __future__ import annotations

import hashlib
from pathlib import Path

from telaah.errors import LimitExceeded, ReadError
from telaah.ingest.options import ReadOptions
from telaah.ingest.pdf import read_pdf
from telaah.ingest.sniff import sniff
from telaah.model.document import Document, Page, Problem

_DEFAULT = ReadOptions()


def read_document(path: Path, *, options: ReadOptions = _DEFAULT) -> Document:
    """Read a plan; raises ReadError (and its kinds) where it cannot be read, nothing else."""
    return read_bytes(_bytes(path, options), str(path), options=options)


def read_bytes(data: bytes, path: str, *, options: ReadOptions = _DEFAULT) -> Document:
    """Read a plan whose bytes are had already; ``path`` is how the document is called. Raises as ``read_document``."""
    form = sniff(data)
    pages, problems = _read(form, data, options)
    return Document(path, hashlib.sha256(data).hexdigest(), form, pages, problems)


def _bytes(path: Path, options: ReadOptions) -> bytes:
    try:
        size = path.stat().st_size
        if options.max_bytes and size > options.max_bytes:
            raise LimitExceeded(f"{size} bytes")
        return path.read_bytes()
    except OSError as error:
        raise ReadError(error.strerror or str(error), reason="not_found") from None


def _read(form: str, data: bytes, options: ReadOptions) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    if form == "docx":
        from telaah.ingest.docx import read_docx

        return read_docx(data)
    if form == "html":
        from telaah.ingest.html import read_html

        return read_html(data)
    if form == "txt":
        from telaah.ingest.plain import read_plain

        return read_plain(data)
    return read_pdf(data, options)
