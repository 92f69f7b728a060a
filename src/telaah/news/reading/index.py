"""Tells pages that list articles (front pages, rubrics, tags, searches) from articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from telaah.news.reading.body import Body
from telaah.news.reading.lexicon import news_words, squeeze
from telaah.news.reading.lines import ends_sentence, is_paragraph, words_of
from telaah.news.reading.metadata import Metadata
from telaah.news.reading.page import Block, Element
from telaah.news.reading.structured import Structured

_CUT = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\]|»|selengkapnya|read more|lihat detail)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageSigns:
    """What speaks for and against an article."""

    words: int
    """Words of the running text that was taken."""
    paragraphs: int
    cut: int
    """Paragraphs that break off as teasers do."""
    spread: bool
    """The text taken lies in parts of the page that repeat, each with a link as its head."""
    headlines: int
    """Links on the page that read as headlines."""
    says_article: bool
    says_list: bool
    titled_as_list: bool
    address_of_list: bool
    address_of_article: bool
    has_title: bool
    headed: bool
    """The title stands on the page as a heading that leads nowhere."""
    dated: bool

    @classmethod
    def of(
        cls,
        blocks: Sequence[Block],
        lines: Sequence[str],
        structured: Structured,
        metadata: Metadata,
        body: Body | None = None,
    ) -> PageSigns:
        """Collect the signs of a page."""
        text = [line for line in lines if is_paragraph(line)]
        words = news_words()
        address = urlsplit(metadata.url or "")
        path = f"{address.path}?{address.query}" if address.query else address.path
        kind = structured.meta.get("og:type", "").lower()
        is_list_address = bool(metadata.url) and words.index_paths.search(path) is not None
        return cls(
            words=sum(len(words_of(line)) for line in text),
            paragraphs=len(text),
            cut=sum(1 for line in text if _CUT.search(line) or not ends_sentence(line)),
            spread=body is not None and _is_spread(body),
            headlines=sum(1 for block in blocks if block.linked >= 0.7 and 4 <= len(words_of(block.text)) <= 30),
            says_article=structured.is_article or kind == "article" or "article:published_time" in structured.meta,
            says_list=structured.is_list,
            titled_as_list=bool(metadata.title and words.index_titles.search(metadata.title.strip())),
            address_of_list=is_list_address,
            address_of_article=not is_list_address and bool(words.article_paths.search(path)),
            has_title=bool(metadata.title),
            headed=_is_headed(metadata.title, blocks),
            dated=metadata.date is not None,
        )


def is_index(signs: PageSigns) -> bool:
    """Tell whether a page is a list of articles. One strong sign, or two weak ones where little text was found."""
    against = 0
    against += 2 * signs.titled_as_list + 2 * signs.address_of_list + signs.says_list
    against += 3 * signs.spread
    against += 2 * (signs.paragraphs >= 2 and signs.cut * 2 > signs.paragraphs)
    against += (signs.headlines >= 12) + (signs.headlines >= 30 and signs.words < 150)
    against += 2 * (signs.words < 30) + (signs.words < 60) + (signs.words < 120) + (not signs.has_title)
    in_favour = 2 * signs.headed + signs.dated
    in_favour += 2 * signs.says_article + 2 * signs.address_of_article + (signs.paragraphs >= 4 and not signs.spread)
    in_favour += 2 * (signs.words >= 150 and not signs.spread) + (signs.words >= 50 and signs.headlines < 6 and not signs.spread)
    return against > in_favour


def _is_headed(title: str | None, blocks: Sequence[Block]) -> bool:
    if not title or len(words_of(title)) < 3:
        return False
    return any(squeeze(block.text) == squeeze(title) and block.linked < 0.5 for block in blocks)


def _is_spread(body: Body) -> bool:
    """Tell whether the text lies in three or more parts of the same make, each with a link that reads as its headline."""
    parts: dict[tuple[str, str], list[bool]] = {}
    for child in _candidates(body):
        key = (str(child.tag), str(child.get("class") or ""))
        linked = any(3 <= len(words_of(a.text_content())) <= 30 for a in child.iter("a"))
        parts.setdefault(key, []).append(linked and len(words_of(child.text_content())) <= 150)
    return any(
        len(same) >= 3 and sum(same) >= 0.7 * len(same) for key, same in parts.items() if key[0] not in {"p", "br", "span"}
    )


def _candidates(body: Body) -> list[Element]:
    element = body.element
    direct = [child for child in element if isinstance(child.tag, str)]
    inner = [grand for child in direct for grand in child if isinstance(grand.tag, str)] if len(direct) <= 4 else []
    return [*direct, *inner]
