"""Statements that a vector model finds to say the same."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from telaah.model.place import Place
from telaah.model.plan import Level
from telaah.outcomes.alike import join_alike
from telaah.outcomes.merging import Merged
from telaah.outcomes.reading import Own, Source, Statement

SHORT, LONG = "Menurunnya angka balita bertubuh pendek", "Turunnya prevalensi stunting pada anak"
OTHER = "Meningkatnya panjang jalan dalam kondisi mantap"


def encode(texts: Sequence[str]) -> np.ndarray:
    """Stunting is one matter, roads are another."""
    return np.array([[0.0, 1.0] if "jalan" in text else [1.0, 0.0] for text in texts], dtype=np.float32)


def group(text: str, table: str, level: Level = Level.SASARAN, own: Own = Own.OWN) -> Merged:
    places = [Place(1, None, 0, len(text))]
    statement = Statement(level=level, text=text, own=own, source=Source.TABLE, group=table, places=places)
    return Merged(level, [statement])


def texts(merged: Sequence[Merged]) -> list[list[str]]:
    return [[statement.text for statement in one.statements] for one in merged]


def test_wordings_in_two_tables_are_one():
    joined = join_alike([group(SHORT, "a"), group(OTHER, "a"), group(LONG, "b")], encode)
    assert texts(joined) == [[SHORT, LONG], [OTHER]]


@pytest.mark.parametrize(
    "second",
    [
        group(LONG, "a"),
        group(LONG, "b", level=Level.TUJUAN),
        group("Meningkatnya penanganan balita bertubuh pendek", "b"),
        group("Turunnya stunting", "b"),
    ],
    ids=["rows of one table", "another level", "another direction", "too short"],
)
def test_these_stay_two(second):
    assert len(join_alike([group(SHORT, "a"), second], encode)) == 2


def test_one_or_none_needs_no_model():
    def never(texts: Sequence[str]) -> np.ndarray:
        raise AssertionError(texts)

    assert join_alike([], never) == [] and len(join_alike([group(SHORT, "a")], never)) == 1
