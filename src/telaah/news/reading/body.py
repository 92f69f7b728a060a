"""The article in a page: which element holds it, and its blocks.

Paragraphs give their weight to the elements around them; the smallest element that holds nearly all of it is the
article. Element names of known templates only break ties, so that a page of a template never seen is read as well.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from telaah.news.reading.lexicon import news_words
from telaah.news.reading.lines import ends_sentence, words_of
from telaah.news.reading.page import Block, Element, blocks_of, body_of

ENOUGH = 0.8
"""The share of an element's running text that a child must hold for the search to go on inside it. Lower values lose the
paragraphs that stand apart (the first behind a picture, the second page); higher ones keep teasers beside the article."""
LINKED = 0.35


@dataclass(frozen=True, slots=True)
class Body:
    """What was taken for the article."""

    blocks: tuple[Block, ...]
    element: Element
    share: float
    """Its share of the running text of the page."""


def is_running(block: Block) -> bool:
    """Tell whether a block is running text of an article."""
    count = len(words_of(block.text))
    if block.linked > LINKED or block.is_heading:
        return False
    return count >= 20 or (count >= 8 and ends_sentence(block.text))


def find_body(tree: Element) -> Body | None:
    """Return the article of a page, None where there is no running text."""
    root = body_of(tree)
    weight, total = _weights(blocks_of(root))
    if not total:
        return None
    element = _smallest(root, weight)
    named = _named(root, weight, total)
    if named is not None and _is_better(named, element, weight):
        element = named
    return Body(tuple(blocks_of(element)), element, weight[element] / total)


def _weights(blocks: list[Block]) -> tuple[dict[Element, float], float]:
    weight: dict[Element, float] = defaultdict(float)
    total = 0.0
    for block in blocks:
        if not is_running(block):
            continue
        count = float(len(words_of(block.text)))
        total += count
        weight[block.element] += count
        for around in block.element.iterancestors():
            weight[around] += count
    return weight, total


def _smallest(root: Element, weight: dict[Element, float]) -> Element:
    element = root
    while True:
        best = max(element, key=lambda child: weight.get(child, 0.0), default=None)
        if best is None or weight.get(best, 0.0) < ENOUGH * weight[element]:
            return _with_leads(element, root, weight)
        if best.tag in {"p", "span", "li", "td", "tr", "tbody", "blockquote", "ul", "ol", "b", "strong", "font"}:
            # A single paragraph holds the text: its siblings are the article with it.
            return element
        element = best


def _with_leads(element: Element, root: Element, weight: dict[Element, float]) -> Element:
    """Go on inside where several parts share the text and one of them clearly is the article: the others are teasers."""
    parts = sorted(((weight.get(child, 0.0), i) for i, child in enumerate(element)), reverse=True)
    if element.tag in {"article"} or len(parts) < 2 or not weight[element]:
        return element
    best = element[parts[0][1]]
    if (
        parts[0][0] >= 0.6 * weight[element]
        and parts[1][0] <= 0.2 * weight[element]
        and best.tag in {"div", "article", "section", "main"}
    ):
        inner = [weight.get(child, 0.0) for child in best]
        return best if sum(1 for one in inner if one) >= 3 else _smallest(best, weight)
    return element


def _named(root: Element, weight: dict[Element, float], total: float) -> Element:
    """Return the element that by its name holds an article's text, the weightiest and innermost of them."""
    tokens = news_words().body_tokens
    best: Element = None
    for element in root.iter("div", "section", "article", "td", "main", "span"):
        if weight.get(element, 0.0) < 0.25 * total:
            continue
        names = f"{element.get('class') or ''} {element.get('id') or ''}".lower().split()
        is_named = element.get("itemprop") == "articleBody" or not tokens.isdisjoint(names)
        if is_named and (best is None or weight[element] > 0.9 * weight[best]):
            best = element
    return best


def _is_better(named: Element, element: Element, weight: dict[Element, float]) -> bool:
    if named is element:
        return False
    if named in list(element.iterdescendants()):
        return weight[named] >= 0.5 * weight[element]
    # The name is further out: taken where it gives more text and little else.
    return element in list(named.iterdescendants()) and weight[element] < 0.95 * weight[named]
