"""HTML -> a tree without what no reader sees, and the blocks of text in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from telaah.errors import Damaged, LimitExceeded, NotSupported
from telaah.news.reading.lexicon import news_words
from telaah.text.safe import clean

Element = Any
"""lxml brings no types."""

_DROP = (
    "script", "style", "noscript", "iframe", "svg", "canvas", "object", "embed", "template", "select", "option", "button",
    "input", "textarea", "audio", "video", "map", "dialog", "amp-ad", "amp-iframe", "amp-sidebar", "amp-analytics", "ins",
    "math",
)  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li",
    "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    "amp-img", "amp-carousel", "amp-accordion",
})  # fmt: skip
_HOLDERS = ("div", "section", "ul", "ol", "tbody", "table", "main", "article", "td", "body", "aside", "center", "form")
_INLINE = frozenset({
    "a", "span", "b", "strong", "i", "em", "u", "font", "mark", "small", "sup", "sub", "abbr", "time", "label", "br",
    "wbr", "cite", "q", "big", "s", "strike", "del", "code", "kbd", "bdi", "bdo", "tt",
})  # fmt: skip
"""Never dropped by their class: they stand inside sentences ("inner-link-tag")."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u3000]+")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\u00ad\ufeff]")
_DATA_ADDRESS = re.compile(r"""(?<=["'(])data:[\w/+.-]+;base64,[A-Za-z0-9+/=\s]{200,}""")
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_CODE = re.compile(r"<(script|style)\b(?![^>]{0,200}ld\+json)[^>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
LARGE = 500_000
MOST_LETTERS = 2_500_000
"""Of a page without scripts, styles and pictures written into it. Pages of news have a tenth; ten times as much takes half a
minute to parse and to weigh."""
_WORDS = re.compile(r"[a-z0-9]+")
MOST_CELL = 120
"""Letters of a cell that is joined with the others of its row to one line."""
LEAST_LETTERS = 400
"""Of running text that must be left for comments that are longer to be dropped."""
LEAST_TEASERS = 3
"""Elements of one make, each with a headline that is a link, that make a list of articles."""
MOST_TEASER_WORDS = 120
_DIGITS = re.compile(r"\d+|\b(?:odd|even|first|last|active)\b")
_LEADS_ON = re.compile(
    r"\W*(?:(?:baca |lihat )?(?:selengkapnya|lengkap|detail)|baca|read more|more|lihat|detail)?\W*", re.IGNORECASE
)
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:caption|captions|wp-caption-text|figcaption|keterangan-foto|ket-foto|photo-credit)(?=$|[\s_-])",
    re.IGNORECASE,
)
MOST_CAPTION_WORDS = 60
_KEPT = _INLINE | {"body", "html", "head", "main", "article", "p", "tr", "td", "tbody", "table", "h1"}
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|&#(?:[0-8]|1[124-9]|2\d|3[01]|x(?:[0-8bcef]|1[0-9a-f]))(?![0-9a-f]);?", re.IGNORECASE
)
"""Characters that no page shows, and that lxml takes from a page and refuses to take back."""
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
    if len(text) > LARGE:
        text = _CODE.sub("", _DATA_ADDRESS.sub("", text))
    if len(text) > MOST_LETTERS:
        raise LimitExceeded(f"a page of {len(text)} letters")
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False, recover=True
    )
    try:
        tree = html.document_fromstring(_CONTROLS.sub(" ", text).encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise Damaged(str(error)[:200]) from None
    return tree


def body_of(tree: Element) -> Element:
    """Return the element of the page that holds what is shown."""
    body = tree.find("body")
    return tree if body is None else body


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
        elif is_junk(element) and (letters.get(element, 0) * 2 < whole or _are_comments(element, whole - letters[element])):
            gone.add(element)
            _remove(element)


def drop_captions(tree: Element) -> None:
    """Remove what stands under pictures, where the page says that it does."""
    for element in tree.xpath("//p[@class] | //div[@class] | //span[@class] | //em[@class] | //small[@class]"):
        if _CAPTION.search(element.get("class")) and len(element.text_content().split()) <= MOST_CAPTION_WORDS:
            _remove(element)


def _are_comments(element: Element, rest: int) -> bool:
    """Tell whether what holds most of the text is what readers wrote below an article."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    return (
        rest >= LEAST_LETTERS and element.tag != "body" and re.search(r"comment|komentar|disqus|\brespond\b", names) is not None
    )


def drop_teasers(tree: Element) -> int:
    """Remove rows of three or more elements of one make that each hold a headline with a link: other articles.

    Returns:
        How many were removed.
    """
    gone: set[Element] = set()
    for element in list(tree.iter(*_HOLDERS)):
        if len(element) < LEAST_TEASERS or any(around in gone for around in element.iterancestors()):
            continue
        for same in _groups(element):
            teasers = [child for child in same if _is_teaser(child)]
            if len(teasers) >= LEAST_TEASERS and (len(teasers) >= 0.7 * len(same) or same[-len(teasers) :] == teasers):
                for child in teasers:
                    gone.add(child)
                    _remove(child)
    return len(gone)


def _groups(element: Element) -> list[list[Element]]:
    groups: dict[tuple[str, str], list[Element]] = {}
    for child in element:
        if isinstance(child.tag, str) and child.tag not in {"p", "br", "span", "b", "strong", "em", "i", "u", "font"}:
            # Numbers in class names count the items: "post-12 item-3".
            groups.setdefault((child.tag, _DIGITS.sub("", child.get("class") or "")), []).append(child)
    return [same for same in groups.values() if len(same) >= LEAST_TEASERS]


def _is_teaser(element: Element) -> bool:
    text = element.text_content()
    count = len(text.split())
    if not 3 <= count <= MOST_TEASER_WORDS:
        return False
    links = [len(a.text_content().split()) for a in ([element] if element.tag == "a" else element.iter("a"))]
    if any(3 <= words <= 60 and words * 8 >= count for words in links):
        return True
    # A headline that is no link, with a picture or "Selengkapnya" that is.
    return next(element.iter("h2", "h3", "h4", "h5", "h6"), None) is not None and any(
        _LEADS_ON.fullmatch(a.text_content()) for a in element.iter("a")
    )


def is_junk(element: Element) -> bool:
    """Tell whether tag, class or id say that an element is no part of an article."""
    tag = element.tag
    if tag in {"nav", "aside", "footer", "figcaption", "form"} or (tag == "header" and not element.xpath(".//h1")):
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}".lower().strip()
    words = news_words()
    if not names or not words.body_tokens.isdisjoint(names.split()):
        return False
    tokens = _WORDS.findall(names)
    if not words.junk_tokens.isdisjoint(tokens) or any(part in names for part in words.junk_parts):
        return True
    # "widget", "item", "slider" stand for parts of articles too, where a builder of pages made them.
    return not words.junk_weak.isdisjoint(tokens) and _is_linked(element)


def _is_linked(element: Element) -> bool:
    whole = len(element.text_content().strip())
    return whole == 0 or sum(len(a.text_content().strip()) for a in element.iter("a")) > 0.3 * whole


def blocks_of(root: Element) -> list[Block]:
    """Return the blocks of text under an element in reading order; cells of a row of a table are one block."""
    found: list[Block] = []
    for text, linked, element in _stretches(root):
        tidy = _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()
        if _UNSAFE.search(tidy):
            tidy = clean(tidy)
        if tidy:
            letters = max(len(tidy), 1)
            found.append(Block(tidy, element, min(linked / letters, 1.0), str(element.tag)))
    return _join_cells(found)


def _join_cells(blocks: list[Block]) -> list[Block]:
    joined: list[Block] = []
    row_before: Element = None
    cell_before: Element = None
    for block in blocks:
        cell = block.element if block.tag in {"td", "th"} else next(iter(block.element.iterancestors("td", "th")), None)
        row = cell.getparent() if cell is not None else None
        # Lines of one cell stay lines: old pages lay out whole articles in one.
        is_next = row is not None and row is row_before and cell is not cell_before
        if is_next and len(block.text) < MOST_CELL and len(joined[-1].text) < 2 * MOST_CELL:
            before = joined[-1]
            joined[-1] = Block(f"{before.text} | {block.text}", before.element, max(before.linked, block.linked), before.tag)
        else:
            joined.append(block)
        row_before = row if len(block.text) < MOST_CELL else None
        cell_before = cell
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
