"""Wordings of one statement that share few words, told by a vector model that the user asked for.

Rules compare words; a plan that prints "Menurunnya angka balita pendek" in one table and "Turunnya prevalensi stunting" in
another has one outcome to a reader and two to them. Only statements of different tables and lists come together here:
within one table two rows are two statements, however near ("produksi lele", "produksi patin").
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from telaah.outcomes.merging import Merged
from telaah.text.similar import direction

Encode = Callable[[Sequence[str]], Any]
"""Texts -> an array of vectors of length 1, a row a text."""

NEAR = 0.9
"""Cosine from which on two statements are one. On 29 plans with gold 0.9 joins one pair rightly and none wrongly, 0.8 joins
outcomes that differ (models/encoder/README.md)."""
LEAST_LETTERS = 20
"""Shorter statements are told apart by one word."""


def join_alike(merged: Sequence[Merged], encode: Encode) -> list[Merged]:
    """Return the outcomes in the making, those that say the same in other places as one, under the first of them."""
    if len(merged) < 2:
        return list(merged)
    vectors = encode([group.text() for group in merged])
    near = vectors @ vectors.T
    kept: list[int] = []
    for number, group in enumerate(merged):
        home = max((k for k in kept if _may_join(merged[k], group)), key=lambda k: (near[number][k], -k), default=None)
        if home is not None and near[number][home] >= NEAR:
            merged[home].statements.extend(group.statements)
        else:
            kept.append(number)
    return [merged[k] for k in kept]


def _may_join(first: Merged, second: Merged) -> bool:
    one, other = first.text(), second.text()
    return (
        first.level is second.level
        and first.own is second.own
        and not first.groups & second.groups
        and min(len(one), len(other)) >= LEAST_LETTERS
        and direction(one) == direction(other)
    )
