"""Title, outlet, author, date and address of a web page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from telaah.news.reading.dateline import first_author, host_of, outlet_of_url, read_byline
from telaah.news.reading.lexicon import news_words, outlet_names, plain, squeeze
from telaah.news.reading.lines import Line, is_date_line, is_paragraph, words_of
from telaah.news.reading.page import Block, Element
from telaah.news.reading.structured import Structured
from telaah.text.dates import dates_in_url, find_dates, is_relative, parse_date, printed_day

_SUFFIX = re.compile(r"\s+(?:[-|–—•·:»~]|::|\|\|)\s+|\s*\|\s*")
_DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:date|tanggal|tgl|time|waktu|published|publish|posted|entry-date|post-date|post-time|pubdate|datetime)",
    re.IGNORECASE,
)
_AUTHOR_CLASS = re.compile(r"author|penulis|byline|reporter|writer|wartawan", re.IGNORECASE)
_BY = re.compile(r"\W*(?:oleh|by|penulis|reporter|pewarta)\b", re.IGNORECASE)
_EDITOR = re.compile(r"\W*(?:editor|redaktur|penyunting|uploader)\b", re.IGNORECASE)
_ABOVE = 25
"""Blocks above the text among which its heading is looked for."""
_NEAR_BEFORE, _NEAR_BEHIND = 5, 14
"""Blocks before and behind the headline among which the printed date is looked for; further away stand those of other items."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says about its article."""

    title: str | None
    outlet: str | None
    author: str | None
    date: str | None
    url: str | None


def read_metadata(
    tree: Element, structured: Structured, blocks: Sequence[Block], *, url: str | None, seen: str | None
) -> Metadata:
    """Return title, outlet, author, date and address.

    Args:
        tree: Of the whole page.
        structured: What it says in JSON-LD and meta elements.
        blocks: Its blocks of text, in order, with all that surrounds the article.
        url: Where it was found, if that is known.
        seen: ISO date on which it was fetched, if that is known.
    """
    address = _address(structured, url)
    site = _site(structured)
    title = _title(tree, structured, site)
    at = _headline_block(blocks, title)
    near = blocks[max(at - _NEAR_BEFORE, 0) : at + _NEAR_BEHIND] if at is not None else []
    return Metadata(
        title=title,
        outlet=site or _named_host(address) or _site_in_title(tree, title),
        author=_author(tree, structured, near),
        date=_date(tree, structured, near, address, seen),
        url=address,
    )


def _address(structured: Structured, url: str | None) -> str | None:
    base = url or ""
    for found in (structured.meta.get("canonical"), structured.meta.get("og:url"), url, structured.url):
        if found:
            whole = urljoin(base, found) if base else found
            if whole.startswith(("http://", "https://")):
                return whole
    return None


def _site(structured: Structured) -> str | None:
    for name in (structured.meta.get("og:site_name"), structured.publisher, structured.meta.get("application-name")):
        if (
            name
            and plain(name) not in news_words().not_outlets
            and 1 <= len(name) <= 80
            and not name.startswith(("http", "{{", "@"))
        ):
            return name.strip()
    return None


def _named_host(url: str | None) -> str | None:
    """Return the outlet of a known host; others are told only where nothing on the page is more telling."""
    name = outlet_of_url(url)
    return name if name in outlet_names().values() else None


def _page_title(tree: Element) -> str:
    page = " ".join("".join(tree.xpath("//head/title//text() | /html/title//text()")[:3]).split())
    return page or " ".join("".join(tree.xpath("//title[not(ancestor::svg)]//text()")[:1]).split())


def _site_in_title(tree: Element, title: str | None) -> str | None:
    """Return the name that a page's title has behind the headline: "Headline - Mandala Pos"."""
    page = _page_title(tree)
    if not title or not page.startswith(title) or not (mark := _SUFFIX.match(page, len(title))):
        return None
    name = _SUFFIX.split(page[mark.end() :])[-1].strip()
    return _as_site(name) if len(name.split()) <= 6 else None


def _title(tree: Element, structured: Structured, site: str | None) -> str | None:
    heads = [text for h in tree.xpath("//h1")[:20] if len(words_of(text := " ".join(h.text_content().split()))) >= 2]
    page = _page_title(tree)
    given = [t for t in (structured.meta.get("og:title"), structured.headline, structured.meta.get("twitter:title"), page) if t]
    for head in heads:
        if any(
            squeeze(head) and (squeeze(one).startswith(squeeze(head)) or squeeze(head).startswith(squeeze(one))) for one in given
        ):
            return head
    # The short form is without the site's name: a title that another begins with is the bare one.
    for one in given:
        bare = _without_site(one, site)
        if len(words_of(bare)) >= 2 and (bare != page or not heads):
            return bare
    marked = tree.xpath("//*[@itemprop='headline']")
    texts = [" ".join(m.text_content().split()) for m in marked[:2]]
    return next((text for text in [*texts, *heads] if len(words_of(text)) >= 2), None) or (_without_site(page, site) or None)


def _without_site(title: str, site: str | None) -> str:
    parts = _SUFFIX.split(title)
    breaks = list(_SUFFIX.finditer(title))
    while len(parts) > 1:
        last = squeeze(parts[-1])
        known = site is not None and (last == squeeze(site) or squeeze(site) in last or (last and last in squeeze(site)))
        short = len(words_of(parts[-1])) <= 5 and len(words_of(" ".join(parts[:-1]))) >= 4
        named = any(word in news_words().outlet_words for word in plain(parts[-1]).split()) or re.search(
            r"\.\w{2,4}$", parts[-1].strip()
        )
        if not known and not (short and named) and not (len(breaks) == 1 and breaks[0].group().strip() == "|" and short):
            break
        title = title[: breaks[len(parts) - 2].start()]
        parts.pop()
    return title.strip()


def _headline_block(blocks: Sequence[Block], title: str | None) -> int | None:
    if not title:
        return None
    bare = squeeze(title)
    same = [i for i, block in enumerate(blocks) if squeeze(block.text) == bare and block.linked < 0.5]
    headed = [i for i in same if blocks[i].tag == "h1"]
    part = [i for i, block in enumerate(blocks) if _is_headed(block) and _is_most_of(squeeze(block.text), bare)]
    return next(iter(headed or same or part), next((i for i, block in enumerate(blocks) if block.tag == "h1"), None))


def _is_most_of(short: str, whole: str) -> bool:
    return short in whole and len(short) > 0.4 * len(whole)


def refine_title(metadata: Metadata, blocks: Sequence[Block], lines: Sequence[Line]) -> Metadata:
    """Return the metadata with the heading above the text as title, where what the page gives is more or other than that.

    A page's title may have the site's name before or behind the headline, or be the site's name alone; what is left of it
    then names the outlet.
    """
    given = metadata.title or ""
    first = next((squeeze(line.text)[:80] for line in lines if is_paragraph(line.text)), None)
    start = next((i for i, block in enumerate(blocks) if first and squeeze(block.text).startswith(first[:60])), len(blocks))
    above = [block.text for block in blocks[max(start - _ABOVE, 0) : start] if _is_headed(block) and block.linked < 0.5]
    above = [text for text in above if 3 <= len(words_of(text)) <= 40]
    bare = squeeze(given)
    for text in reversed(above):
        short = squeeze(text)
        if short == bare:
            return metadata
        if _is_most_of(short, bare):
            rest = re.sub(r"^[\W_]+|[\W_]+$", "", given.replace(text, ""))
            return replace(metadata, title=text, outlet=metadata.outlet or _as_site(rest))
    if above and not any(squeeze(block.text) == bare for block in blocks[:start]):
        text = " ".join(line.text for line in lines[:8])
        if (_told(above[-1], text) >= 0.4 and _told(above[-1], text) > _told(given, text) + 0.2) or _is_site(given):
            return replace(metadata, title=above[-1], outlet=metadata.outlet or _as_site(given))
    return metadata


def _is_site(title: str) -> bool:
    return next(iter(plain(title).split()), "") in news_words().site_heads


def _is_headed(block: Block) -> bool:
    around = f"{block.element.get('class') or ''} {block.element.get('id') or ''}"
    return block.tag in {"h1", "h2", "h3", "h4"} or re.search(r"title|judul|headline", around, re.IGNORECASE) is not None


def _told(title: str, text: str) -> float:
    """Return the share of a title's words that the text uses."""
    long = [word.lower() for word in words_of(title) if len(word) > 3]
    used = {word.lower() for word in words_of(text)}
    return sum(word in used for word in long) / len(long) if long else 0.0


def _as_site(text: str) -> str | None:
    return text if text and len(text.split()) <= 9 and plain(text) not in news_words().not_outlets and text[0].isupper() else None


def _author(tree: Element, structured: Structured, near: Sequence[Block]) -> str | None:
    if name := first_author(value for value in [structured.meta.get("content_author")] if value):
        return name
    # What stands below the headline goes before JSON-LD, where some systems put the editor.
    for block in near:
        if len(block.text) < 160 and (_AUTHOR_CLASS.search(_classes(block.element)) or _BY.match(block.text)):
            who, _ = read_byline(block.text)
            if who and not _EDITOR.match(block.text):
                return who
    if name := first_author(structured.authors):
        return name
    if name := first_author(structured.meta[key] for key in news_words().meta_authors if key in structured.meta):
        return name
    marked = tree.xpath(
        "//*[@itemprop='author' or @rel='author' or contains(@class,'author-name') or contains(@class,'penulis')]"
    )
    fit = [m for m in marked[:4] if m.getparent() is None or not _EDITOR.match(m.getparent().text_content())]
    return first_author(" ".join(m.text_content().split()) for m in fit[:1])


def _classes(element: Element) -> str:
    return " ".join(
        f"{one.get('class') or ''} {one.get('itemprop') or ''}" for one in (element, *list(element.iterancestors())[:1])
    )


def _date(tree: Element, structured: Structured, near: Sequence[Block], url: str | None, seen: str | None) -> str | None:
    shown = _shown_date(near) or _marked_date(tree)
    told = [
        value
        for value in (structured.published, *(structured.meta[key] for key in news_words().meta_dates if key in structured.meta))
        if value
    ]
    in_url = next(iter(dates_in_url(url or "")), None)
    for value in told:
        local, printed = parse_date(value), printed_day(value)
        if local is None:
            continue
        # Systems write local times as if they were UTC: what readers see, or the address, tells which day it was.
        days = {local, printed}
        return shown if shown in days else in_url if in_url in days and in_url else local
    if shown:
        return shown
    if seen:
        for block in near:
            if len(block.text) < 80 and is_relative(block.text) and (found := parse_date(block.text, relative_to=seen)):
                return found
    return in_url


def _shown_date(near: Sequence[Block]) -> str | None:
    for block in near:
        if (
            len(block.text) <= 160
            and (found := find_dates(block.text))
            and (is_date_line(block.text) or _has_date_class(block.element))
        ):
            return found[0].iso
    return None


def _has_date_class(element: Element) -> bool:
    return element.tag == "time" or any(
        _DATE_CLASS.search(f"{one.get('class') or ''} {one.get('itemprop') or ''}")
        for one in (element, *list(element.iterancestors())[:2])
    )


def _marked_date(tree: Element) -> str | None:
    """Return the date of an element that is marked as the date of publication."""
    for element in tree.xpath(
        "//*[@itemprop='datePublished' or contains(@class,'entry-date') or contains(@class,'published')] | //time[@pubdate]"
    )[:3]:
        for value in (element.get("datetime"), element.get("content"), element.text_content()):
            if value and len(value) < 120 and (found := parse_date(value)):
                return found
    times = tree.xpath("//time[@datetime]")
    if len(times) == 1:
        return parse_date(times[0].get("datetime"))
    return None


def outlet_from_host(url: str | None) -> str | None:
    """Return the host as an outlet of last resort.

    >>> outlet_from_host("https://www.contoh.id/berita/1")
    'contoh.id'
    """
    return host_of(url) if outlet_of_url(url) else None
