"""Numbers of persons masked always, names where asked for; nothing else touched."""

from __future__ import annotations

import doctest

import pytest

from telaah.text import privacy, safe
from telaah.text.privacy import MASK, mask_names, mask_numbers


@pytest.mark.parametrize(
    "number",
    [
        "197001011995031002",
        "19700101 199503 1 002",
        "19700101.199503.1.002",
        "19700101 1995031002",
        "0812-3456-7890",
        "081234567890",
        "+62 812 3456 7890",
        "(0761) 21213",
    ],
)
def test_number_of_a_person_is_masked_and_keeps_its_length(number):
    text = f"Kepala Dinas {number}."
    masked = mask_numbers(text)
    assert not any(character.isdigit() for character in masked)
    assert len(masked) == len(text) and MASK in masked


@pytest.mark.parametrize(
    "text", ["NIP. 130 123 456", "NIP: 131.456.789", "Telp. 0761-21213", "Telp/Fax (024) 8412345", "HP : 0811 234 567"]
)
def test_number_that_the_text_calls_one_is_masked(text):
    assert not any(character.isdigit() for character in mask_numbers(text))


@pytest.mark.parametrize(
    "text",
    [
        "Rp 19.987.255.580",
        "Rp. 812.345.678,00",
        "1.05.02.2.01.0004",
        "25.550 orang pada tahun 2018",
        "Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017",
        "20250101 kasus",
        "pengadaan HP 12.500.000 rupiah",
        "2021-2026",
        "75,5 76,0 76,5 77,0",
        "19.870.305.550 20.120.000.000",
    ],
)
def test_figures_of_a_plan_stay(text):
    assert mask_numbers(text) == text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Drs. H. AHMAD FULAN, M.Si", "AHMAD"),
        ("Dr. Siti Aminah", "Siti"),
        ("Budi Santoso, S.E., M.M. selaku kepala", "Santoso"),
        ("Nama : Budi Santoso", "Budi"),
        ("BUDI SANTOSO NIP. x", "BUDI"),
    ],
)
def test_names_of_officials_are_masked_where_asked_for(text, kept):
    masked = mask_names(text)
    assert kept not in masked and len(masked) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dinas Kesehatan Kabupaten Siak",
        "Kabupaten Siak, SE Bupati",
        "Sekretaris Daerah dan Bupati Siak",
        "Kota Semarang, Jawa Tengah",
    ],
)
def test_bodies_and_places_are_no_names(text):
    assert mask_names(text) == text


@pytest.mark.parametrize("module", [privacy, safe])
def test_examples_in_the_docstrings(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(
    "text", ["../../etc/passwd", "CON", "a\x00b", "nul.txt", "", "..", "a/b\\c:d", "x" * 400, "\x1b]0;x\x07"]
)
def test_file_name_is_one_on_every_system(text):
    name = safe.file_name(text)
    assert name and len(name) <= 152
    assert not set(name) & set('<>:"/\\|?*\0\x1b') and not name.startswith(".")
    assert name.split(".")[0].casefold() not in {"con", "nul", "prn", "aux"}
