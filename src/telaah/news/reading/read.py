"""One item -> an article, or why it is none."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from telaah.errors import ReadError
from telaah.news.article import Article, NoArticle
from telaah.news.reading.dateline import outlet_of_url
from telaah.news.reading.encoding import decode
from telaah.news.reading.html import read_fragment, read_page
from telaah.news.reading.item import Item, ItemKind, ReadOptions
from telaah.news.reading.lexicon import outlet_names
from telaah.news.reading.lines import words_of
from telaah.news.reading.plain import Cleaned, read_plain
from telaah.text.dates import parse_date
from telaah.text.safe import clean

_WHOLE_PAGE = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|br|div|span|strong|em|b|i|a|img|ul|ol|li|h[1-6]|table|figure|blockquote|section)\b[^<>]{0,2000}>", re.IGNORECASE
)


def read_item(item: Item, options: ReadOptions | None = None) -> Article | NoArticle:
    """Read one item: its text cleaned, its title, date, outlet found. Nothing that stands in it makes this throw."""
    options = options or ReadOptions()
    try:
        read = _read(item, options)
    except ReadError as error:
        return NoArticle(item.path, error.reason, error.detail)
    except RecursionError:
        return NoArticle(item.path, "damaged", "nested too deep")
    return read if isinstance(read, NoArticle) else _safe(read)


def _read(item: Item, options: ReadOptions) -> Article | NoArticle:
    if item.kind is ItemKind.RECORD:
        return _record(item, dict(item.fields), options)
    text = decode(item.data, encoding=options.encoding, declared=item.charset)
    if item.kind is ItemKind.HTML:
        return _page(item, text, options)
    return _article(item, read_plain(text, seen=item.seen), options)


def _safe(article: Article) -> Article:
    """Return the article with nothing in its fields that moves a cursor or turns the order of letters."""
    return replace(
        article,
        title=_line(article.title),
        outlet=_line(article.outlet),
        author=_line(article.author),
        place=_line(article.place),
        url=_line(article.url),
    )


def _line(text: str | None) -> str | None:
    return (clean(text) or None) if text else None


def _page(item: Item, text: str, options: ReadOptions) -> Article | NoArticle:
    read = read_page(text, url=item.url, seen=item.seen)
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


def _record(item: Item, fields: dict[str, str], options: ReadOptions) -> Article | NoArticle:
    text = fields.get("text") or fields.get("summary") or ""
    if _WHOLE_PAGE.search(text[:2000]):
        article = _page(item, text, options)
    elif len(_TAG.findall(text[:20_000])) >= 2:
        article = _article(item, read_fragment(text, title=fields.get("title"), seen=item.seen), options)
    else:
        plain_text = html.unescape(text) if "&" in text else text
        article = _article(item, read_plain(plain_text, title=fields.get("title"), seen=item.seen), options)
    if isinstance(article, NoArticle):
        return article
    given = fields.get("date")
    url = fields.get("url") if "." in fields.get("url", "") else None
    return replace(
        article,
        url=url or article.url,
        title=fields.get("title") or article.title,
        outlet=_outlet(fields.get("outlet")) or article.outlet or outlet_of_url(url),
        author=fields.get("author") or article.author,
        date=(parse_date(given, relative_to=item.seen) if given else None) or article.date,
        place=fields.get("place") or article.place,
    )


def _outlet(given: str | None) -> str | None:
    """Return the outlet that a column names; an address there stands for the outlet that it belongs to."""
    if given and (given.startswith(("http://", "https://", "www.")) or given.lower() in outlet_names()):
        return outlet_of_url(given)
    return given


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
