"""What a file is, told by its content and never by its name alone."""

from __future__ import annotations

import zipfile
from io import BytesIO

from telaah.errors import NoText, NotSupported

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BINARY = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\x00",
    b"MM\x00*",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"\x7fELF",
    b"MZ",
    b"BM",
)
_HEAD = 1024


def sniff(data: bytes) -> str:
    """Return "pdf", "docx", "html" or "txt".

    >>> sniff(b"%PDF-1.7 ...")
    'pdf'
    >>> sniff(b"<!doctype html><p>Renstra")
    'html'
    """
    if not data.strip(b"\x00 \t\r\n\x0c"):
        raise NoText("empty file")
    head = data[:_HEAD]
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _zipped(data)
    if head.startswith((b"PK\x05\x06", _OLE, *_BINARY)):
        raise NotSupported(_described(head))
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")) or (
        start.startswith((b"<?xml", b"<!--", b"<head", b"<body")) and b"<html" in data[:8192].lower()
    ):
        return "html"
    if _is_text(data):
        return "txt"
    raise NotSupported(_described(head))


def _zipped(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        raise NotSupported("zip") from None
    if "word/document.xml" in names:
        return "docx"
    raise NotSupported("zip")


def _described(head: bytes) -> str:
    return f"begins with {head[:8].hex(' ')}"


def _is_text(data: bytes) -> bool:
    sample = data[:65536]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    if b"\x00" in sample:
        return False
    control = sum(byte < 32 and byte not in (9, 10, 12, 13, 27) for byte in sample)
    return control <= 0.01 * len(sample)
