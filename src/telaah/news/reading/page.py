"""HTML -> a tree without what no reader sees, and the blocks of text in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from telaah.errors import Damaged, NotSupported
from telaah.news.reading.lexicon import news_words

Element = Any
"""lxml brings no types."""

_DROP = "script style noscript iframe svg canvas object embed template select option button input textarea audio video map dialog amp-ad amp-iframe amp-sidebar amp-analytics ins math".split()  # noqa: SIM905, E501
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header"  # noqa: SIM905
    " hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul amp-img amp-carousel amp-accordion".split()
)
_INLINE = frozenset(
    "a span b strong i em u font mark small sup sub abbr time label br wbr cite q big s strike del code kbd bdi bdo tt".split()  # noqa: SIM905
)
"""Never dropped by their class: they stand inside sentences ("inner-link-tag")."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u3000]+")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\u00ad\ufeff]")
_DATA_ADDRESS = re.compile(r"""(?<=["'(])data:[\w/+.-]+;base64,[A-Za-z0-9+/=\s]{200,}""")
_WORDS = re.compile(r"[a-z0-9]+")
_KEPT = _INLINE | {"body", "html", "head", "main", "article", "p", "tr", "td", "tbody", "table", "h1"}
DEPTH = 250
"""Elements in elements beyond which a page is not followed: no page that people write comes near."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that is a line of its own on the page."""

    text: str
    element: Element
    """The innermost block element that holds it."""
    linked: float
    """The share of its letters in links."""
    tag: str

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading."""
        return self.tag in _HEADINGS


def parse_page(text: str) -> Element:
    """Return the tree of a page; scripts stay for the metadata."""
    try:
        from lxml import etree, html
    except ImportError:
        raise NotSupported('HTML: pip install "telaah[news]"') from None
    text = _DATA_ADDRESS.sub("", text) if "base64," in text else text
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False, recover=True
    )
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise Damaged(str(error)[:200]) from None
    return tree


def drop_unseen(tree: Element) -> None:
    """Remove from the tree what is never shown as text."""
    from lxml import etree

    etree.strip_elements(tree, *_DROP, with_tail=False)
    for element in tree.xpath("//*[@hidden or @aria-hidden='true' or contains(translate(@style,' ',''),'display:none')]"):
        parent = element.getparent()
        # Pages exist that show their article by script: what holds most of the text is not dropped.
        if parent is not None and len(element.text_content()) * 3 < len(tree.text_content()):
            _remove(element)


def drop_junk(tree: Element) -> None:
    """Remove menus, lists of related items, share bars, comments: what tags, class and id say is no article."""
    letters = _running_letters(tree)
    whole = max(letters.get(tree, 0), 1)
    gone: set[Element] = set()
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.tag in _KEPT:
            continue
        parent = element.getparent()
        if parent is None or parent in gone:
            gone.add(element)
        elif is_junk(element) and letters.get(element, 0) * 2 < whole:
            gone.add(element)
            _remove(element)


def is_junk(element: Element) -> bool:
    """Tell whether tag, class or id say that an element is no part of an article."""
    tag = element.tag
    if tag in {"nav", "aside", "footer", "figcaption", "form"}:
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}".lower().strip()
    if not names:
        return tag == "header" and not element.xpath(".//h1")
    if "navigation" in names or "complementary" in names or "contentinfo" in names:
        return True
    if tag == "header" and not element.xpath(".//h1"):
        return True
    words = news_words()
    if not words.body_tokens.isdisjoint(names.split()):
        return False
    return any(token in words.junk_tokens for token in _WORDS.findall(names)) or any(part in names for part in words.junk_parts)


def blocks_of(root: Element) -> list[Block]:
    """Return the blocks of text under an element in reading order; cells of a row of a table are one block."""
    found: list[Block] = []
    for text, linked, element in _stretches(root):
        tidy = _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()
        if tidy:
            letters = max(len(tidy), 1)
            found.append(Block(tidy, element, min(linked / letters, 1.0), str(element.tag)))
    return _join_cells(found)


def _join_cells(blocks: list[Block]) -> list[Block]:
    joined: list[Block] = []
    row_before: Element = None
    for block in blocks:
        row = next((a for a in block.element.iterancestors("tr")), None) if block.tag in {"td", "th", "p"} else None
        short = len(block.text) < 120
        if row is not None and row is row_before and joined and short and len(joined[-1].text) < 300:
            before = joined[-1]
            joined[-1] = Block(f"{before.text} | {block.text}", before.element, max(before.linked, block.linked), before.tag)
        else:
            joined.append(block)
        row_before = row if short else None
    return joined


def _stretches(root: Element) -> Iterator[tuple[str, float, Element]]:
    """Walk the tree without recursion and cut its text where blocks begin and end and lines break."""
    text: list[str] = []
    linked = 0.0
    holder = root
    stack: list[tuple[Element, bool, int]] = [(root, False, 0)]
    links = 0
    while stack:
        element, leaving, depth = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        is_block = tag in _BLOCKS or tag == "br"
        if is_block and text:
            yield "".join(text), linked, holder
            text, linked = [], 0.0
        if leaving:
            links -= tag == "a"
            if is_block:
                holder = element.getparent() if element is not root and element.getparent() is not None else root
            if element is not root and element.tail:
                text.append(element.tail)
                linked += len(element.tail.strip()) if links else 0
            continue
        if tag in _BLOCKS:
            holder = element
        links += tag == "a"
        if element.text and isinstance(element.tag, str):
            text.append(element.text)
            linked += len(element.text.strip()) if links else 0
        stack.append((element, True, depth))
        if depth < DEPTH:
            stack.extend((child, False, depth + 1) for child in reversed(element))
    if text:
        yield "".join(text), linked, holder


def _running_letters(tree: Element) -> dict[Element, int]:
    """Return for each element the letters of its text that are in long stretches and in no link."""
    letters: dict[Element, int] = {}
    for part in tree.iter():
        if part.tag == "a":
            continue
        here = len(part.text) if isinstance(part.tag, str) and part.text and len(part.text) > 60 else 0
        behind = len(part.tail) if part.tail and len(part.tail) > 60 else 0
        if here:
            _give(letters, part, here)
        if behind and part.getparent() is not None:
            _give(letters, part.getparent(), behind)
    return letters


def _give(letters: dict[Element, int], element: Element, count: int) -> None:
    while element is not None:
        letters[element] = letters.get(element, 0) + count
        element = element.getparent()


def _remove(element: Element) -> None:
    """Take an element out and leave the text behind it in its place."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
