"""Marks what repeats on every page (running heads, footers, page numbers, watermarks) and the tables of contents."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from telaah.layout.furniture_labels import Label, page_number, settle_labels, trailing_label
from telaah.layout.furniture_toc import mark_contents
from telaah.model.document import Block, BlockKind, Document, Page

BAND = 0.14
"""Running heads and footers stand in this share of the page's height at its top and bottom."""
SLACK = 14.0
"""Points by which the height of a running head may differ from page to page."""
LEAST_PAGES = 3
"""A line that repeats on so many pages is a running head; on two where the document has hardly more."""
LEAST_SHARE = 0.06
"""... and on such a share of the pages: what tops three pages of ninety by chance is text."""
FEW_PAGES = 8
MARKED_SHARE = 0.4
"""What stands at the same place outside the bands on so many of the pages is a watermark."""
LEAST_MARKED = 5

_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")
_NOT_LETTER = re.compile(r"[^a-z#]+")
_NO_HEAD = re.compile(r"(?i)^\s*(?:tabel|gambar|grafik|bagan|diagram)\b|:\s*$")
_KEPT = frozenset({BlockKind.TOC, BlockKind.FURNITURE})


@dataclass(frozen=True, slots=True)
class _Candidate:
    page: int
    item: int
    block: Block
    key: str
    band: str
    """"top", "bottom" or "body"."""
    height: float
    """Points from the nearer edge."""
    outer: bool
    """Nothing stands between it and the edge of the page but other candidates."""


def mark_furniture(document: Document) -> Document:
    """Return the document with its furniture and contents marked and its pages labelled; texts and offsets stay."""
    candidates = [c for page in document.pages for c in _candidates(page)]
    marked = _repeated(candidates, len(document.pages))
    numbers = _numbers(candidates, marked)
    labels = settle_labels([*_labels(candidates, marked), *numbers.values()])
    kept = {place for place, label in numbers.items() if labels.get(label.page) == label.text or label.sure}
    pages = tuple(_marked(page, marked | kept, labels.get(page.number)) for page in document.pages)
    return replace(document, pages=mark_contents(pages))


def _candidates(page: Page) -> Iterable[_Candidate]:
    height = page.height
    if height <= 0:
        # Plain text has no places, and no running heads.
        return
    boxes = [item.box for item in page.items]
    highest = min((b.top for b in boxes), default=0.0)
    lowest = max((b.bottom for b in boxes), default=height)
    for index, item in enumerate(page.items):
        if not isinstance(item, Block) or item.kind in _KEPT or len(item.raw) > 260:
            continue
        top, bottom = item.box.top, item.box.bottom
        if (top + bottom) / 2 < BAND * height:
            band, edge, outer = "top", top, top - highest < 3 * SLACK
        elif (top + bottom) / 2 > (1 - BAND) * height:
            band, edge, outer = "bottom", height - bottom, lowest - bottom < 3 * SLACK
        else:
            band, edge, outer = "body", top, False
        yield _Candidate(page.number, index, item, _key(item.raw), band, edge, outer)


def _key(text: str) -> str:
    return _NOT_LETTER.sub("", _NUMBER.sub("#", text.lower()))


def _repeated(candidates: Iterable[_Candidate], pages: int) -> set[tuple[int, int]]:
    """Find the lines that stand at the same height with the same words on several pages."""
    groups: dict[tuple[str, str], list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        if len(candidate.key.strip("#")) >= 4:
            groups[candidate.band, candidate.key].append(candidate)
    found: set[tuple[int, int]] = set()
    for (band, _), group in groups.items():
        if len(group) < 2:
            continue
        for run in _level_runs(group):
            on = len({c.page for c in run})
            if band == "body":
                enough = on >= LEAST_MARKED and on >= MARKED_SHARE * pages
            else:
                enough = on >= max(LEAST_PAGES, LEAST_SHARE * pages) or (
                    on == 2 and pages <= FEW_PAGES and all(c.outer for c in run)
                )
            if enough and not _NO_HEAD.search(run[0].block.raw):
                found.update((c.page, c.item) for c in run)
    return found


def _level_runs(group: list[_Candidate]) -> Iterable[list[_Candidate]]:
    """Split a group into runs of about the same distance from the edge."""
    run: list[_Candidate] = []
    for candidate in sorted(group, key=lambda c: (c.height, c.page, c.item)):
        if run and candidate.height - run[-1].height > SLACK:
            yield run
            run = []
        run.append(candidate)
    if run:
        yield run


def _numbers(candidates: Iterable[_Candidate], marked: set[tuple[int, int]]) -> dict[tuple[int, int], Label]:
    """Find blocks that are nothing but a page number."""
    found = {}
    for c in candidates:
        if c.band != "body" and (c.page, c.item) not in marked and (text := page_number(c.block.text)) is not None:
            found[c.page, c.item] = Label(c.page, text, sure=c.outer, weight=2 if c.outer else 1)
    return found


def _labels(candidates: Iterable[_Candidate], marked: set[tuple[int, int]]) -> Iterable[Label]:
    """Read the page numbers that stand in running heads: they differ from page to page."""
    groups: dict[str, list[Label]] = defaultdict(list)
    for c in candidates:
        if (c.page, c.item) in marked:
            for end, text in trailing_label(c.block.text):
                groups[f"{c.band} {c.key} {end}"].append(Label(c.page, text, sure=False, weight=1))
    for labels in groups.values():
        if len({label.text for label in labels}) > len(labels) / 2:
            yield from labels


def _marked(page: Page, marked: set[tuple[int, int]], label: str | None) -> Page:
    if label is None and not any((page.number, i) in marked for i in range(len(page.items))):
        return page
    items = tuple(
        replace(item, kind=BlockKind.FURNITURE) if isinstance(item, Block) and (page.number, i) in marked else item
        for i, item in enumerate(page.items)
    )
    return replace(page, items=items, label=label or page.label)
