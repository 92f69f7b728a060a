"""RSS, Atom and RDF files -> records. Read as they come; no entity is resolved, nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from telaah.errors import LimitExceeded, NotSupported
from telaah.news.article import NoArticle
from telaah.news.reading.item import Item, ReadOptions, record_item

_TEXT = ("encoded", "content", "description", "summary")
_DATE = ("pubDate", "published", "date", "issued", "updated", "modified")
Element = Any
"""lxml brings no types."""
_MOST_ELEMENTS = 5_000_000


def read_feed(path: str, stream: BinaryIO, options: ReadOptions) -> Iterator[Item | NoArticle]:
    """Yield the entries of a feed."""
    try:
        from lxml import etree
    except ImportError:
        raise NotSupported('pip install "telaah[news]"') from None

    events = etree.iterparse(
        cast("Any", stream),
        events=("end",),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    number, outlet = 0, None
    try:
        for seen, (_, element) in enumerate(events):
            if seen > _MOST_ELEMENTS:
                raise LimitExceeded("elements without end")
            name = _name(element)
            if name == "title" and outlet is None and _name(element.getparent()) in {"channel", "feed"}:
                outlet = _text(element, options)
            if name not in {"item", "entry"}:
                continue
            number += 1
            fields = _fields(element, options)
            if outlet and "outlet" not in fields:
                fields["outlet"] = outlet
            where = f"{path}#{number}"
            if "text" not in fields and "summary" not in fields:
                yield NoArticle(where, "no_text")
            else:
                yield record_item(where, fields)
            # Without this the whole feed would stay in memory.
            element.clear(keep_tail=False)
            while element.getprevious() is not None and _name(element.getprevious()) in {"item", "entry"}:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        yield NoArticle(path, "damaged", str(error)[:200])
        return
    if number == 0:
        yield NoArticle(path, "no_text")


def _name(element: Element) -> str:
    tag = element.tag if element is not None else None
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _text(element: Element, options: ReadOptions) -> str:
    if element.get("type") == "xhtml" or len(element):
        from lxml import etree

        text = str(etree.tostring(element, encoding="unicode", with_tail=False, method="html"))
    else:
        text = element.text or ""
    if len(text) > options.max_item_bytes:
        raise LimitExceeded("an entry beyond the bound")
    return str(text).strip()


def _fields(entry: Element, options: ReadOptions) -> dict[str, str]:
    found: dict[str, str] = {}
    for child in entry:
        name = _name(child)
        if name == "link":
            if child.get("rel", "alternate") == "alternate":
                found.setdefault("link", child.get("href") or _text(child, options))
        elif name == "author" and len(child):
            found.setdefault("author", next((_text(part, options) for part in child if _name(part) == "name"), ""))
        elif name == "source" and len(child):
            found.setdefault("source", next((_text(part, options) for part in child if _name(part) == "title"), ""))
        elif name and not found.get(name):
            found[name] = _text(child, options)
    texts = [found[name] for name in _TEXT if found.get(name)]
    date = next((found[name] for name in _DATE if found.get(name)), "")
    author = found.get("creator") or found.get("author") or ""
    fields = {
        "title": found.get("title", ""),
        "text": max(texts, key=len, default=""),
        "date": date,
        "outlet": found.get("source", ""),
        "url": found.get("link") or (found.get("guid", "") if found.get("guid", "").startswith("http") else ""),
        "author": author,
    }
    return {name: value for name, value in fields.items() if value}
