"""Which pieces are one word or one number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from telaah.lexicons.words import known
from telaah.text.repair import join_lines, join_paragraph, spaced_letters

CASES = [
    ("Meningk/atnya", "Meningkatnya"),
    ("Kesetara/an", "Kesetaraan"),
    ("Pengarusutama/an Gender", "Pengarusutamaan Gender"),
    ("ketentra/man", "ketentraman"),
    ("penyeleng/gara/an", "penyelenggaraan"),
    ("Meningkatnya/kualitas", "Meningkatnya kualitas"),
    ("perlindungan/anak", "perlindungan anak"),
    ("sarana/dan prasarana", "sarana dan prasarana"),
    ("di/dinas", "di dinas"),
    ("kegiatan/a. satu", "kegiatan a. satu"),
    ("Dinas/Pendidikan", "Dinas Pendidikan"),
    ("INDI/KATOR", "INDIKATOR"),
    ("pember-/dayaan", "pemberdayaan"),
    ("anak-/anak", "anak-anak"),
    ("KETATALAKSA-/NAAN", "KETATALAKSANAAN"),
    ("perundang-/undangan", "perundang-undangan"),
    ("RKA-/SKPD", "RKA-SKPD"),
    ("Kabupaten||Kota", "Kabupaten/Kota"),
]
NUMBERS = [
    ("3.931.039.0/00", "3.931.039.000"),
    ("22.357.916./000", "22.357.916.000"),
    ("98,/5", "98,5"),
    ("98/,5", "98,5"),
    ("1.200/.000", "1.200.000"),
    ("1.05.02.2./01", "1.05.02.2.01"),
    ("97-97.50-/98", "97-97.50-98"),
    ("2021/2022", "2021 2022"),
    ("100/100", "100 100"),
    ("1./2.", "1. 2."),
    ("12 orang/15 orang", "12 orang 15 orang"),
    ("Rp1.250.0/00", "Rp1.250.000"),
]


@pytest.mark.parametrize(("lines", "joined"), CASES + NUMBERS, ids=[c[0] for c in CASES + NUMBERS])
def test_join_lines(lines: str, joined: str) -> None:
    pieces = [piece.replace("|", "/") for piece in (lines.split("||") if "||" in lines else lines.split("/"))]
    if "||" in lines:
        pieces[0] += "/"
    assert join_lines(pieces, known) == joined


def test_a_full_line_lets_an_unknown_word_be_joined() -> None:
    assert join_lines(["Disperp", "usip"], known, [True, False]) == "Disperpusip"
    assert join_lines(["Disperp", "usip"], known) == "Disperp usip"


def test_two_figures_in_a_full_cell_stay_two() -> None:
    assert join_lines(["98.90", "980"], known, [True, True]) == "98.90 980"
    assert join_lines(["1.1.1.1", "1.1.1.2"], known, [True, True]) == "1.1.1.1 1.1.1.2"
    assert join_lines(["1.05.02.2.01.00", "01"], known, [True, True]) == "1.05.02.2.01.0001"
    assert join_lines(["01", "."], known, [True, True]) == "01."


def test_running_text_is_cut_at_hyphens_only() -> None:
    assert join_paragraph(["kesejahtera", "an dan pembe-", "rian"], known) == "kesejahtera an dan pemberian"


def test_spaced_letters_leave_abbreviations_alone() -> None:
    assert spaced_letters("P E N D A H U L U A N") == "PENDAHULUAN"
    assert spaced_letters("Misi A B C dan D") == "Misi A B C dan D"


@given(st.lists(st.text(max_size=20), max_size=6))
def test_nothing_is_lost_and_nothing_throws(lines: list[str]) -> None:
    joined = join_lines(lines, known)
    letters = [c for line in lines for c in line if c.isalnum()]
    assert [c for c in joined if c.isalnum()] == letters
