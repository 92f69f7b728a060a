"""Printed page numbers: which blocks are one, and which of several on a page is it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

_ROMAN = r"[ivxlcIVXLC]{1,6}"
_LABEL = rf"(?:(?:{_ROMAN}|\d{{1,2}}|[Ll]amp?)\s*[-–—.]\s*\d{{1,3}}|{_ROMAN}|\d{{1,4}})"
_ALONE = re.compile(
    rf"(?i)^[-–—.|~()\[\] ]*(?:bab\s+(?:{_ROMAN}\s*[|]\s*|(?={_ROMAN}\s*[-–—.])))?"
    rf"(?:(?:hal(?:aman)?|page)\b\.?\s*[|:]?\s*)?({_LABEL})"
    r"\s*(?:[|]?\s*(?:page|hal(?:aman)?)\b)?[-–—.|~()\[\] ]*$"
)
_TRAILING = re.compile(rf"(?:^|[\s|:])({_LABEL})[\s|.–-]*$")
_LEADING = re.compile(rf"^[\s|–-]*({_LABEL})(?=[\s|])")
_LAST_NUMBER = re.compile(r"(\d+)$")
MOST_ROMAN = 60
"""No front matter has so many pages: a lone letter is no page number."""
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class Label:
    """A number that may be the printed number of a page."""

    page: int
    text: str
    sure: bool
    """It stands alone at the very edge: furniture even where it fits no sequence."""
    weight: int


def page_number(text: str) -> str | None:
    """Return the page number that a block is, None where it is more than that.

    >>> page_number("- 2 -"), page_number("II - 38"), page_number("Page 67"), page_number("Bab I- 1"), page_number("BAB II")
    ('2', 'II-38', '67', 'I-1', None)
    """
    if len(text) > 24:
        return None
    match = _ALONE.match(text)
    if match is None:
        return None
    label = _tidy(match[1])
    if label.isdigit():
        return None if len(label) == 4 else label
    return label if not label.isalpha() or 0 < (roman(label) or 0) < MOST_ROMAN else None


def trailing_label(text: str) -> Iterable[tuple[str, str]]:
    """Return the numbers at the ends of a running head, each with the end where it stands.

    >>> list(trailing_label("RENSTRA DINKES 2018-2023 | i-1"))
    [('last', 'i-1')]
    """
    if match := _TRAILING.search(text):
        yield "last", _tidy(match[1])
    if match := _LEADING.match(text):
        yield "first", _tidy(match[1])


def _tidy(label: str) -> str:
    return re.sub(r"\s*([-–—.|])\s*", lambda m: "-" if m[1] in "–—-" else m[1], label.strip())


def roman(text: str) -> int | None:
    """Return the value of a roman number, None where it is none.

    >>> roman("iv"), roman("XII"), roman("ic"), roman("iiii")
    (4, 12, None, None)
    """
    lower = text.lower()
    if not lower or any(c not in _VALUES for c in lower):
        return None
    total = 0
    for i, character in enumerate(lower):
        value = _VALUES[character]
        total += -value if i + 1 < len(lower) and value < _VALUES[lower[i + 1]] else value
    return total if as_roman(total) == lower.upper() else None


def as_roman(value: int) -> str:
    """Return a number in roman capitals.

    >>> as_roman(14)
    'XIV'
    """
    text = ""
    for size, sign in ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while value >= size:
            text += sign
            value -= size
    return text


def _series(label: str) -> tuple[str, int] | None:
    """Return in which series a label counts, and its place there."""
    if label.isdigit():
        return "arabic", int(label)
    value = roman(label)
    if value is not None:
        return "roman", value
    last = _LAST_NUMBER.search(label)
    return (label[: last.start()].lower(), int(last[1])) if last else None


def settle_labels(labels: Iterable[Label]) -> dict[int, str]:
    """Choose one label a page: that whose distance from the sheet's number is the commonest in the document."""
    by_page: dict[int, list[Label]] = defaultdict(list)
    distances: Counter[tuple[str, int]] = Counter()
    for label in labels:
        by_page[label.page].append(label)
        if (series := _series(label.text)) is not None:
            distances[series[0], label.page - series[1]] += 1
    chosen = {}
    for page, candidates in by_page.items():
        best = max(candidates, key=lambda c: (_support(c, distances), c.weight, -len(c.text), c.text))
        if _support(best, distances) >= 2 or (best.sure and best.text.isdigit() and len(by_page) < 6):
            chosen[page] = best.text
    return chosen


def _support(label: Label, distances: Counter[tuple[str, int]]) -> int:
    series = _series(label.text)
    return 0 if series is None else distances[series[0], label.page - series[1]]
