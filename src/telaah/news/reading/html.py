"""A web page -> an article, or why it is none.

Numbered as they happen: (1) parse, (2) read what the page says about itself, (3) drop what is no text, (4) take the element
that holds the running text, (5) hold that against the text in the page's JSON-LD and, where little speaks for it, against
trafilatura's, (6) clean it line by line, (7) tell pages that list articles from articles.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from telaah.news.article import Removed
from telaah.news.reading.body import Body, find_body, is_running
from telaah.news.reading.index import PageSigns, is_index
from telaah.news.reading.lexicon import squeeze
from telaah.news.reading.lines import Line, words_of
from telaah.news.reading.metadata import Metadata, outlet_from_host, read_metadata, refine_title
from telaah.news.reading.page import Block, blocks_of, body_of, drop_captions, drop_junk, drop_teasers, drop_unseen, parse_page
from telaah.news.reading.plain import Cleaned, clean_lines
from telaah.news.reading.structured import Structured, read_structured

_BARE_DATELINE = re.compile(r"[A-Z][\w., ()/]{2,50}\s*[-–—]{1,2}")
SURE_WORDS, SURE_SHARE = 90, 0.6
"""An own extraction with as many words and this share of the page's running text is not held against trafilatura's, which
takes several times as long."""


def read_page(text: str, *, url: str | None = None, seen: str | None = None) -> tuple[Cleaned, Metadata] | str:
    """Return the cleaned article and its metadata, or the reason why there is none.

    Args:
        text: The page.
        url: Where it was found, if that is known.
        seen: ISO date on which it was fetched, if that is known.
    """
    tree = parse_page(text)
    structured = read_structured(tree)
    drop_unseen(tree)
    whole = blocks_of(body_of(tree))
    metadata = read_metadata(tree, structured, whole, url=url, seen=seen)
    drop_junk(tree)
    drop_captions(tree)
    teasers = drop_teasers(tree)
    body = find_body(tree)
    lines = _choose(body, structured, text, alone=teasers > 0)
    metadata = refine_title(metadata, whole, lines)
    if not lines:
        return "index_page" if is_index(PageSigns.of(whole, (), structured, metadata)) else "no_text"
    cleaned = _without_title(clean_lines(lines, title=metadata.title, seen=seen), metadata.title)
    if is_index(PageSigns.of(whole, cleaned.text.split("\n"), structured, metadata, body)):
        return "index_page"
    return cleaned, _completed(metadata, cleaned)


def read_fragment(text: str, *, title: str | None = None, seen: str | None = None) -> Cleaned:
    """Clean the markup of an article that a record or feed gives: all of it is the article's, there is no page around it."""
    tree = parse_page(f"<div>{text}</div>")
    drop_unseen(tree)
    return clean_lines(_lines_of(blocks_of(body_of(tree))), title=title, seen=seen)


def _completed(metadata: Metadata, cleaned: Cleaned) -> Metadata:
    return replace(
        metadata,
        outlet=metadata.outlet or cleaned.outlet or outlet_from_host(metadata.url),
        author=metadata.author or cleaned.author,
        date=metadata.date or cleaned.date,
    )


def _choose(body: Body | None, structured: Structured, text: str, *, alone: bool) -> list[Line]:
    """Return the lines of the article; ``alone``: other articles stood on the page, which a second opinion would bring back."""
    own = _lines_of(body.blocks) if body else []
    if structured.body:
        return _with_second_opinion(own, structured.body)
    words = sum(len(words_of(block.text)) for block in body.blocks if is_running(block)) if body else 0
    if alone or (body and words >= SURE_WORDS and body.share >= SURE_SHARE):
        return own
    other = _trafilatura(text)
    return other if _count(other) > 1.5 * _count(own) else own


def _lines_of(blocks: Sequence[Block]) -> list[Line]:
    lines: list[Line] = []
    for block in blocks:
        if lines and _BARE_DATELINE.fullmatch(lines[-1].text):
            # "Jakarta -" in an element of its own belongs to the lead.
            lines[-1] = Line(f"{lines[-1].text} {block.text}", 0, block.linked)
        else:
            lines.append(Line(block.text, 0, block.linked))
    return lines


def _count(lines: Sequence[Line]) -> int:
    return sum(len(words_of(line.text)) for line in lines)


def _with_second_opinion(own: list[Line], given: str) -> list[Line]:
    """Hold the extraction against the text that the page gives as its article's.

    Where the extraction lost much of it, the given text is taken; lines that stand at the edges and are not in it go.
    """
    mine, theirs = Counter(_tokens(own)), Counter(word.lower() for word in words_of(given))
    both, given_words, own_words = sum((mine & theirs).values()), sum(theirs.values()), sum(mine.values())
    if not own_words or both < 0.75 * given_words:
        return [Line(line) for line in given.splitlines()]
    if both < 0.8 * own_words and given_words < 0.5 * own_words:
        # A teaser only.
        return own
    inside = squeeze(given)
    found = [squeeze(line.text) in inside or squeeze(line.text)[:60] in inside for line in own]
    there = sum(len(words_of(line.text)) for line, is_there in zip(own, found, strict=True) if is_there)
    if there < 0.8 * own_words and there < 0.9 * given_words:
        return own
    first, last = found.index(True), len(found) - 1 - found[::-1].index(True)
    return own[first : last + 1]


def _tokens(lines: Sequence[Line]) -> list[str]:
    return [word.lower() for line in lines for word in words_of(line.text)]


def _trafilatura(text: str) -> list[Line]:
    try:
        import trafilatura
    except ImportError:
        return []
    try:
        found = trafilatura.extract(text, favor_precision=True, include_comments=False, include_tables=True)
    except Exception:
        return []
    return [Line(line) for line in (found or "").splitlines() if line.strip()]


def _without_title(cleaned: Cleaned, title: str | None) -> Cleaned:
    """Take the headline out of the text of a page, where it is markup beside the article; a text keeps it."""
    if not title:
        return cleaned
    lines = cleaned.text.split("\n")
    kept = [line for i, line in enumerate(lines) if i > 3 or squeeze(line) != squeeze(title)]
    if len(kept) == len(lines):
        return cleaned
    return replace(cleaned, text="\n".join(kept), removed=(Removed(title, "title"), *cleaned.removed))
