"""WARC files -> the pages in them, record by record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from telaah.errors import NotSupported
from telaah.news.article import NoArticle
from telaah.news.reading.item import Item, ReadOptions, page_item, text_item

_PAGES = ("text/html", "application/xhtml+xml")
Record = Any
"""warcio brings no types."""
_TYPES = frozenset({"response", "resource", "conversion"})


def read_warc(path: str, stream: BinaryIO, options: ReadOptions) -> Iterator[Item | NoArticle]:
    """Yield the pages of a WARC; records of other kinds (pictures, styles, requests) are counted, not listed."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        raise NotSupported('WARC: pip install "telaah[news]"') from None
    other: Counter[str] = Counter()
    number = listed = 0
    try:
        for number, record in enumerate(ArchiveIterator(stream, no_record_parse=False), start=1):
            if record.rec_type not in _TYPES:
                continue
            kind = _content_type(record)
            if kind not in _PAGES and kind != "text/plain":
                other[kind or "unknown"] += 1
                continue
            listed += 1
            yield _item(f"{path}#{number}", record, kind, options)
    except (ArchiveLoadFailed, OSError, EOFError, ValueError, KeyError, AttributeError) as error:
        listed += 1
        yield NoArticle(f"{path}#{number + 1}", "damaged", str(error)[:200])
    if not listed and not other:
        yield NoArticle(path, "damaged", "no pages")
    if other:
        told = ", ".join(f"{kind} {count}" for kind, count in sorted(other.items(), key=lambda pair: (-pair[1], pair[0]))[:8])
        yield NoArticle(path, "not_supported", f"{sum(other.values())} records of other kinds: {told}")


def _content_type(record: Record) -> str:
    headers = record.http_headers if record.http_headers is not None else record.rec_headers
    return str(headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()


def _item(where: str, record: Record, kind: str, options: ReadOptions) -> Item | NoArticle:
    status = str(record.http_headers.get_statuscode() or "") if record.http_headers is not None else "200"
    if not status.startswith("2"):
        return NoArticle(where, "no_text", f"HTTP {status}")
    data = record.content_stream().read(options.max_item_bytes + 1)
    if len(data) > options.max_item_bytes:
        return NoArticle(where, "too_large")
    if not data.strip():
        return NoArticle(where, "empty")
    if kind == "text/plain":
        return text_item(where, data)
    declared = str(record.http_headers.get_header("Content-Type") or "") if record.http_headers is not None else ""
    _, _, charset = declared.lower().partition("charset=")
    seen = str(record.rec_headers.get_header("WARC-Date") or "")[:10] or None
    url = record.rec_headers.get_header("WARC-Target-URI")
    return page_item(where, data, url=url, charset=charset.strip(" \"';") or None, seen=seen)
