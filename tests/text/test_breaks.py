"""Sentences that a page break parts."""

from __future__ import annotations

import pytest

from telaah.model.document import Block, BlockKind
from telaah.model.place import Box
from telaah.text.breaks import ended, goes_on


def block(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(kind, text, text, 2, Box(0, 0, 1, 1), 0)


@pytest.mark.parametrize(
    ("text", "end"), [("Dibina bersama", False), ("Selesai. ", True), ("antara lain:", True), ("Tahun 2024", False)]
)
def test_a_stop_ends_a_text(text, end):
    assert ended(text) is end


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Pelatihan pengolahan ikan digelar bersama", "koperasi nelayan di tiga pelabuhan.", True),
        ("Pelatihan pengolahan ikan telah digelar.", "koperasi nelayan di tiga pelabuhan.", False),
        ("Pelatihan pengolahan ikan digelar bersama", "Koperasi nelayan menyusun laporan.", False),
    ],
)
def test_what_begins_small_goes_on(first, second, same):
    assert goes_on(first, block(second)) is same


def test_a_heading_goes_on_with_nothing():
    assert not goes_on("Pelatihan digelar bersama", block("koperasi nelayan", BlockKind.HEADING))
