"""What a page says about itself in JSON-LD and meta elements."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from telaah.news.reading.page import Element

_MOST_SCRIPT = 2_000_000
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting)$")
_LIST = re.compile(r"^(?:CollectionPage|SearchResultsPage|ItemList|ProfilePage|Blog)$")
_TAGS = re.compile(r"<[^<>]{1,400}>")
_BREAKS = re.compile(r"</p>|<br\s*/?>|</div>|</li>|</h\d>", re.IGNORECASE)
_TRAILING_COMMA = re.compile(r",\s*([}\]])")


@dataclass(frozen=True, slots=True)
class Structured:
    """JSON-LD of an article, and meta elements."""

    is_article: bool = False
    is_list: bool = False
    headline: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    body: str | None = None
    url: str | None = None
    meta: dict[str, str] = field(default_factory=dict)


def read_structured(tree: Element) -> Structured:
    """Return what a page says about itself; broken JSON says nothing."""
    objects = [one for script in tree.xpath("//script[contains(@type,'ld+json')]") for one in _objects(script.text or "")]
    articles = [one for one in objects if any(_ARTICLE.search(kind) for kind in _types(one))]
    article = max(articles, key=lambda one: len(str(one.get("articleBody") or "")) + 50 * len(one), default={})
    body = _plain(article.get("articleBody"), keep_lines=True)
    return Structured(
        is_article=bool(articles),
        is_list=any(_LIST.match(kind) for one in objects for kind in _types(one)),
        headline=_plain(article.get("headline") or article.get("name")),
        published=_plain(article.get("datePublished") or article.get("dateCreated")),
        authors=tuple(_names(article.get("author") or article.get("creator"))),
        publisher=next(_names(article.get("publisher")), None),
        body=body if body and len(body.split()) >= 40 else None,
        url=_address(article.get("mainEntityOfPage")) or _address(article.get("url")),
        meta=_meta(tree),
    )


def _objects(text: str) -> Iterator[dict[str, Any]]:
    text = (
        text.strip()
        .removeprefix("<!--")
        .removesuffix("-->")
        .strip()
        .removeprefix("//<![CDATA[")
        .removesuffix("//]]>")
        .rstrip(" ;")
    )
    if not text or len(text) > _MOST_SCRIPT:
        return
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            yield from _flat(json.loads(attempt, strict=False))
        except (ValueError, RecursionError):
            continue
        return


def _flat(value: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, list):
        for one in value[:200]:
            yield from _flat(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "itemListElement"):
            if key in value and isinstance(value[key], list | dict) and key != "itemListElement":
                yield from _flat(value[key], depth + 1)


def _types(one: dict[str, Any]) -> list[str]:
    kind = one.get("@type")
    return [str(part) for part in kind] if isinstance(kind, list) else [str(kind or "")]


def _names(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if not value.startswith("http"):
            yield html.unescape(value).strip()
    elif isinstance(value, dict):
        yield from _names(value.get("name"))
    elif isinstance(value, list):
        for one in value[:10]:
            yield from _names(one)


def _address(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value if isinstance(value, str) and value.startswith("http") else None


def _plain(value: object, *, keep_lines: bool = False) -> str | None:
    if isinstance(value, list):
        value = "\n".join(part for part in value if isinstance(part, str))
    if not isinstance(value, str):
        return None
    text = html.unescape(html.unescape(value)) if "&" in value else value
    if "<" in text:
        text = _TAGS.sub(" ", _BREAKS.sub("\n", text))
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return ("\n" if keep_lines else " ").join(line for line in lines if line) or None


def _meta(tree: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        value = " ".join((element.get("content") or "").split())
        for key in (element.get("property"), element.get("name"), element.get("itemprop"), element.get("http-equiv")):
            if key and value:
                found.setdefault(key.strip().lower(), value)
    canonical = tree.xpath("//link[@rel='canonical' or @rel='Canonical']/@href")
    if canonical:
        found.setdefault("canonical", str(canonical[0]).strip())
    return found
