"""Numbers as plans print them."""

from __future__ import annotations

import pytest

from telaah.text.numbers import NumberFormat, decide_number_format, has_number, is_blank, parse_number


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["1.234,56", "72"], NumberFormat.COMMA),
        (["6,318,563,994", "12"], NumberFormat.POINT),
        (["72,30", "80,1"], NumberFormat.COMMA),
        (["72.5", "100"], NumberFormat.POINT),
        (["1.082", "1.325"], NumberFormat.COMMA),
        (["0.395", "0.390"], NumberFormat.POINT),
        (["12", "-", "n/a"], NumberFormat.UNDECIDED),
    ],
)
def test_a_column_decides_its_decimal_sign(values: list[str], expected: NumberFormat) -> None:
    assert decide_number_format(values) is expected


def test_money_groups_thousands() -> None:
    assert decide_number_format(["452,750"], money=True) is NumberFormat.POINT


@pytest.mark.parametrize(
    ("text", "number_format", "value"),
    [
        ("67,41 %", NumberFormat.UNDECIDED, 67.41),
        ("Rp. 789.374,-", NumberFormat.COMMA, 789374.0),
        ("1.082", NumberFormat.COMMA, 1082.0),
        ("1.082", NumberFormat.POINT, 1.082),
        ("1.082", NumberFormat.UNDECIDED, None),
        ("12 Dokumen", NumberFormat.UNDECIDED, 12.0),
        ("72.5", NumberFormat.COMMA, 72.5),
        ("WTP", NumberFormat.COMMA, None),
    ],
)
def test_a_number_is_read_in_its_columns_format(text: str, number_format: NumberFormat, value: float | None) -> None:
    assert parse_number(text, number_format) == value


@pytest.mark.parametrize("text", ["", "-", "n/a", "N/A", "......", "#REF!", "Nihil"])
def test_blank_markers(text: str) -> None:
    assert is_blank(text)
    assert not has_number(text)


def test_zero_is_a_value() -> None:
    assert not is_blank("0")
