"""One item -> an article, or why it is none."""

from __future__ import annotations

from telaah.news.article import Article, NoArticle
from telaah.news.reading.encoding import decode
from telaah.news.reading.item import Item, ItemKind, ReadOptions


def read_item(item: Item, options: ReadOptions | None = None) -> Article | NoArticle:
    """Read one item: its text cleaned, its title, date, outlet found."""
    options = options or ReadOptions()
    if item.kind is ItemKind.RECORD:
        fields = dict(item.fields)
        return Article(
            id=item.id,
            path=item.path,
            text=fields.get("text") or fields.get("summary") or "",
            url=item.url,
            title=fields.get("title"),
            outlet=fields.get("outlet"),
            author=fields.get("author"),
            date=fields.get("date"),
        )
    text = decode(item.data, encoding=options.encoding, declared=item.charset)
    title = text.partition("\n")[0]
    return Article(id=item.id, path=item.path, title=title, text=text.strip(), url=item.url)
