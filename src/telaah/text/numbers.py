"""Numbers as plans print them: "1.234,56", "6,318,563", "72.5", "100%", "Rp. 789.374,-"; decided a column at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum

NUMBER = re.compile(r"(?<![\w.,])[-−]?\d+(?:[.,]\d+)*(?![\d])")
BLANK = re.compile(r"(?i)^\s*(?:-+|–|—|n/?a|nihil|\.{2,}|…+|x{2,}|#(?:REF|DIV/0|N/A|VALUE)!?)?\s*$")
_COMMA_DECIMAL = re.compile(r",\d{1,2}$")
_GROUPED_POINT = re.compile(r"^[1-9]\d{0,2}(?:\.\d{3})+$")
_GROUPED_COMMA = re.compile(r"^[1-9]\d{0,2}(?:,\d{3})+$")


class NumberFormat(StrEnum):
    """Which sign separates decimals in a column."""

    COMMA = "comma"
    """1.234,56"""
    POINT = "point"
    """1,234.56"""
    UNDECIDED = "undecided"
    """Nothing in the column tells: keep the text."""


def is_blank(text: str) -> bool:
    """Return whether a cell says that there is no value.

    >>> [is_blank(t) for t in ("-", "n/a", "", "0", "#REF!")]
    [True, True, True, False, True]
    """
    return bool(BLANK.match(text))


def has_number(text: str) -> bool:
    """Return whether a text holds a number."""
    return bool(NUMBER.search(text))


def decide_number_format(values: Iterable[str], *, money: bool = False) -> NumberFormat:
    """Decide for one column of a table which sign is the decimal one.

    A value with both signs decides; then the shape of those with one: a comma before one or two digits is decimal, a
    point before exactly three digits in every value groups thousands, a leading "0." or "0," is decimal.

    >>> decide_number_format(["1.234,5", "974"]), decide_number_format(["72.5", "80"]), decide_number_format(["12", "13"])
    (<NumberFormat.COMMA: 'comma'>, <NumberFormat.POINT: 'point'>, <NumberFormat.UNDECIDED: 'undecided'>)
    """
    found = [n for value in values for n in NUMBER.findall(value)]
    votes = {NumberFormat.COMMA: 0, NumberFormat.POINT: 0}
    for number in found:
        vote = _vote(number.lstrip("-−"), money=money)
        if vote is not None:
            votes[vote] += 1
    comma, point = votes[NumberFormat.COMMA], votes[NumberFormat.POINT]
    if comma == point:
        return NumberFormat.COMMA if _all_grouped(found) else NumberFormat.UNDECIDED
    return NumberFormat.COMMA if comma > point else NumberFormat.POINT


def _all_grouped(numbers: list[str]) -> bool:
    """Return whether every number with a sign groups thousands by points (then commas would be decimal)."""
    signed = [n for n in numbers if "." in n or "," in n]
    return bool(signed) and all(_GROUPED_POINT.match(n) for n in signed)


def _vote(number: str, *, money: bool) -> NumberFormat | None:  # noqa: PLR0911 (one line per printed shape)
    comma, point = number.count(","), number.count(".")
    if comma and point:
        return NumberFormat.COMMA if number.rfind(",") > number.rfind(".") else NumberFormat.POINT
    if point > 1:
        return NumberFormat.COMMA
    if comma > 1:
        return NumberFormat.POINT
    if number.startswith("0,"):
        return NumberFormat.COMMA
    if number.startswith("0."):
        return NumberFormat.POINT
    if comma:
        if _COMMA_DECIMAL.search(number):
            return NumberFormat.COMMA
        return NumberFormat.POINT if money and _GROUPED_COMMA.match(number) else None
    if point and not _GROUPED_POINT.match(number):
        return NumberFormat.POINT
    return NumberFormat.COMMA if point and money else None


def parse_number(text: str, number_format: NumberFormat = NumberFormat.UNDECIDED) -> float | None:
    """Return the first number of a text, None where there is none or its signs stay ambiguous.

    >>> parse_number("67,41 %"), parse_number("Rp. 1.176.518.230,00"), parse_number("1.082"), parse_number("12 Dokumen")
    (67.41, 1176518230.0, None, 12.0)
    >>> parse_number("1.082", NumberFormat.COMMA), parse_number("1.082", NumberFormat.POINT)
    (1082.0, 1.082)
    """
    found = NUMBER.search(text)
    if not found:
        return None
    number = found[0].replace("−", "-")
    bare = number.lstrip("-")
    fixed = _vote(bare, money=False) if "," in bare or "." in bare else NumberFormat.POINT
    one_sign = not ("," in bare and "." in bare) and bare.count(",") + bare.count(".") == 1
    used = number_format if number_format is not NumberFormat.UNDECIDED and (one_sign or fixed is None) else fixed
    if used is None or used is NumberFormat.UNDECIDED:
        return None
    if one_sign and used is NumberFormat.COMMA and "." in bare and not _GROUPED_POINT.match(bare):
        used = NumberFormat.POINT
    if one_sign and used is NumberFormat.POINT and "," in bare and not _GROUPED_COMMA.match(bare):
        used = NumberFormat.COMMA
    plain = number.replace(".", "").replace(",", ".") if used is NumberFormat.COMMA else number.replace(",", "")
    return float(plain)
