"""Items of a cell that lists parties are names to their end."""

from __future__ import annotations

import pytest

from telaah.mentions import find_mentions
from tests.mentions.make import cell_document


def named(text: str, column: str = "pendukung") -> list[str]:
    return [mention.text for mention in find_mentions(cell_document(text, column)).mentions]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Kodim 0712", ["Kodim 0712"]),
        ("Perum Bulog Melati, Dinas Sosial", ["Perum Bulog Melati", "Dinas Sosial"]),
        ("kader TB Aisyiyah", ["kader TB Aisyiyah"]),
        ("Bank Jateng Syariah; Polres", ["Bank Jateng Syariah", "Polres"]),
    ],
)
def test_what_stands_between_two_marks_is_one_name(cell: str, names: list[str]) -> None:
    assert named(cell) == names


def test_words_in_small_letters_are_no_part_of_a_name() -> None:
    assert named("Polres membantu pengamanan") == ["Polres"]


def test_only_columns_of_parties_are_read_so() -> None:
    assert named("Kodim Melati Jaya", "strategi") != ["Kodim Melati Jaya"]
