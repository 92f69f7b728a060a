"""Headings that give an outcome by its first words alone."""

from __future__ import annotations

from telaah.model.document import BlockKind, SectionKind
from telaah.model.mention import PartyClass
from tests.linking.make import Draft

STUNTING = "Menurunnya prevalensi stunting pada balita"
WASTING = "Menurunnya prevalensi stunting di desa rawan"


def told_under(heading: str, *, others: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    draft = Draft()
    draft.section("Tujuan dan Sasaran", SectionKind.TUJUAN_SASARAN, 2, "3.1")
    stated = draft.item("1)", STUNTING)
    for number, text in enumerate(others, 2):
        draft.outcome(f"S{number}", text, draft.item(f"{number})", text))
    draft.section("Sumber pengukuran", SectionKind.TUJUAN_SASARAN, 3)
    draft.block("Prevalensi diukur pada bulan Agustus setiap tahun.")
    draft.block(heading, BlockKind.HEADING)
    told = draft.block("Penimbangan dikerjakan bersama PKK.")
    draft.outcome("S1", STUNTING, stated)
    draft.party("PKK", told, PartyClass.MASYARAKAT)
    return draft.ties("S1")


def test_what_stands_under_the_first_words_of_an_outcome_is_about_it() -> None:
    assert told_under("Menurunnya Prevalensi Stunting") == [("PKK", "heading")]


def test_a_heading_that_may_be_two_outcomes_is_none() -> None:
    assert told_under("Menurunnya Prevalensi Stunting", others=(WASTING,)) == []


def test_a_word_or_two_tell_no_outcome() -> None:
    assert told_under("Menurunnya Prevalensi") == []
    assert told_under("Menurunnya Prevalensi Anemia Remaja") == []
