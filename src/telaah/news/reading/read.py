"""One item -> an article, or why it is none."""

from __future__ import annotations

from dataclasses import replace

from telaah.errors import ReadError
from telaah.news.article import Article, NoArticle
from telaah.news.reading.dateline import outlet_of_url
from telaah.news.reading.encoding import decode
from telaah.news.reading.html import read_page
from telaah.news.reading.item import Item, ItemKind, ReadOptions
from telaah.news.reading.lines import words_of
from telaah.news.reading.plain import Cleaned, read_plain
from telaah.text.dates import parse_date


def read_item(item: Item, options: ReadOptions | None = None) -> Article | NoArticle:
    """Read one item: its text cleaned, its title, date, outlet found."""
    options = options or ReadOptions()
    if item.kind is ItemKind.RECORD:
        fields = dict(item.fields)
        text = fields.get("text") or fields.get("summary") or ""
        return _record(item, read_plain(text, title=fields.get("title"), seen=item.seen), fields, options)
    text = decode(item.data, encoding=options.encoding, declared=item.charset)
    if item.kind is ItemKind.HTML:
        return _page(item, text, options)
    return _article(item, read_plain(text, seen=item.seen), options)


def _page(item: Item, text: str, options: ReadOptions) -> Article | NoArticle:
    try:
        read = read_page(text, url=item.url, seen=item.seen)
    except ReadError as error:
        return NoArticle(item.path, error.reason, error.detail)
    if isinstance(read, str):
        return NoArticle(item.path, read)
    cleaned, metadata = read
    article = _article(item, cleaned, options)
    if isinstance(article, NoArticle):
        return article
    return replace(
        article,
        url=metadata.url,
        title=metadata.title or cleaned.title,
        outlet=metadata.outlet,
        author=metadata.author,
        date=metadata.date,
    )


def _record(item: Item, cleaned: Cleaned, fields: dict[str, str], options: ReadOptions) -> Article | NoArticle:
    article = _article(item, cleaned, options)
    if isinstance(article, NoArticle):
        return article
    given = fields.get("date")
    return Article(
        id=article.id,
        path=article.path,
        text=article.text,
        url=fields.get("url"),
        title=fields.get("title") or article.title,
        outlet=fields.get("outlet") or article.outlet or outlet_of_url(fields.get("url")),
        author=fields.get("author") or article.author,
        date=(parse_date(given, relative_to=item.seen) if given else None) or article.date,
        place=fields.get("place") or article.place,
        removed=article.removed,
        advertorial=article.advertorial,
    )


def _article(item: Item, cleaned: Cleaned, options: ReadOptions) -> Article | NoArticle:
    words = len(words_of(cleaned.text))
    if not words:
        return NoArticle(item.path, "no_text")
    if words < options.min_words:
        return NoArticle(item.path, "too_short", f"{words} words")
    return Article(
        id=item.id,
        path=item.path,
        text=cleaned.text,
        url=item.url,
        title=cleaned.title,
        outlet=cleaned.outlet,
        author=cleaned.author,
        date=cleaned.date,
        place=cleaned.place,
        removed=cleaned.removed,
        advertorial=cleaned.advertorial,
    )
