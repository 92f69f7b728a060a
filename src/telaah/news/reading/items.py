"""The cheap first stage: lists what there is to read, without understanding any of it."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import BinaryIO

from telaah.errors import ReadError
from telaah.news.article import NoArticle
from telaah.news.reading.containers import Source, find_sources, spool
from telaah.news.reading.feeds import read_feed
from telaah.news.reading.item import Item, Notice, ReadOptions, page_item, text_item
from telaah.news.reading.records import Tell, read_csv, read_json, read_parquet
from telaah.news.reading.sniff import Format
from telaah.news.reading.warc import read_warc


def _silent(_: Notice) -> None:
    """Tell nobody."""


def list_items(paths: Iterable[str], options: ReadOptions | None = None, *, tell: Tell = _silent) -> Iterator[Item | NoArticle]:
    """Yield the pages, texts and records under the paths, in a fixed order; nothing is parsed and nothing can throw.

    Args:
        paths: Files, folders, archives.
        options: How to read; the bounds.
        tell: Called with what the user should know (which columns were guessed).
    """
    options = options or ReadOptions()
    for path in paths:
        for source in find_sources(path, options):
            if isinstance(source, NoArticle):
                yield source
                continue
            try:
                yield from _items_of(source, options, tell)
            except ReadError as error:
                yield NoArticle(source.path, error.reason, error.detail)
            except (OSError, EOFError, ValueError, MemoryError) as error:
                yield NoArticle(source.path, "damaged", str(error)[:200])


def _items_of(source: Source, options: ReadOptions, tell: Tell) -> Iterator[Item | NoArticle]:
    path, stream = source.path, source.stream
    if source.format is Format.WARC:
        yield from read_warc(path, stream, options)
    elif source.format is Format.FEED:
        yield from read_feed(path, stream, options)
    elif source.format is Format.JSON:
        yield from read_json(path, stream, options, tell)
    elif source.format is Format.CSV:
        yield from read_csv(path, stream, options, tell)
    elif source.format is Format.PARQUET:
        # The layout of a Parquet file stands at its end.
        with closing(spool(stream, options)) as whole:
            yield from read_parquet(path, whole, options, tell)
    else:
        yield _whole(source, stream, options)


def _whole(source: Source, stream: BinaryIO, options: ReadOptions) -> Item | NoArticle:
    data = stream.read(options.max_item_bytes + 1)
    if len(data) > options.max_item_bytes:
        return NoArticle(source.path, "too_large", f"more than {options.max_item_bytes} bytes")
    if source.format is Format.MHTML:
        return _mhtml(source.path, data)
    return page_item(source.path, data) if source.format is Format.HTML else text_item(source.path, data)


def _mhtml(path: str, data: bytes) -> Item | NoArticle:
    """Return the page of a browser's single-file archive."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            url = part.get("Content-Location") or message.get("Snapshot-Content-Location")
            if isinstance(payload, bytes) and payload.strip():
                return page_item(path, payload, url=str(url) if url else None, charset=part.get_content_charset())
    return NoArticle(path, "no_text")
