"""Signals of work, results and measures."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from telaah.learned.context import contexts
from telaah.learned.signals_work import form, is_chapter, signals, told
from telaah.learned.statement_units import Unit


def fired(*units: Unit) -> list[list[str]]:
    return signals(units, contexts(units))


def vote(found: list[str]) -> str:
    return next(name for name in found if name.startswith("vote-"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2) Penyusunan Profil Pasar Rakyat", "doing"),
        ("a. Revitalisasi Taman Kota", "doing"),
        ("Pertanian", "titles"),
        ("Pemerintahan desa yang maju", "short"),
        ("1.2.3 Persentase halte yang layak", "measure"),
        ("Prosentase halte yang layak", "measure"),
        ("Tersedianya 4 unit halte", "delivered"),
        ("Meningkatnya keselamatan penumpang", "condition"),
        ("Kegiatan Pelatihan Juru Parkir", "titled"),
        ("Kegiatan ini diikuti 40 juru parkir.", "told"),
        ("No Sasaran Strategis Indikator Kinerja Target", "header"),
        ("21. Dinas Perhubungan Kota Rawa Kuning", "body"),
        ("Tabel 3.1 Capaian", "caption"),
        ("12 unit halte", "goods"),
        ("", "empty"),
    ],
)
def test_form_is_read_from_the_first_words(text: str, expected: str) -> None:
    assert form(text) == expected


@pytest.mark.parametrize(
    ("header", "text", "expected"),
    [
        ("Rancangan Awal / Program/Kegiatan", "Surat kabar dan majalah", "vote-activity"),
        ("Program/Kegiatan", "Tersedianya surat kabar", "vote-output"),
        ("Indikator Kinerja", "Halte layak", "vote-indicator"),
        ("Indikator Kinerja", "Tersusunnya kajian halte", "vote-output"),
        ("Keluaran", "Jumlah halte yang dibangun", "vote-output"),
        ("Sumber Data", "Laporan bidang angkutan", "vote-source"),
        ("Sasaran", "Peningkatan mutu halte", "vote-own"),
        ("Lokasi", "Kecamatan Sukasari", "vote-other"),
        ("", "Jumlah halte yang layak", "vote-indicator"),
    ],
)
def test_header_of_a_column_decides_before_the_wording(header: str, text: str, expected: str) -> None:
    assert vote(fired(Unit(text, block="cell", header=header))[0]) == expected


def test_item_with_its_money_is_work_and_sentence_of_money_is_not() -> None:
    item = Unit("3) Pameran Batik, dengan alokasi anggaran sebesar Rp50.000.000,00", block="list_item", marker="3)")
    sentence = Unit("Kegiatan itu memiliki anggaran sebesar Rp50.000.000,00 dengan realisasi 90 persen.")
    ((*of_item,), (*of_sentence,)) = fired(item, sentence)
    assert vote(of_item) == "vote-activity"
    assert "budgeted-list_item" in of_item
    assert vote(of_sentence) == "vote-other"


def test_lead_reaches_over_a_page_break() -> None:
    lead = Unit("Output yang dicapai adalah sebagai berikut:", page=4)
    items = [
        Unit(f"{n}. Halte {name} yang layak", page=4 + n // 2, block="list_item", marker=f"{n}.")
        for n, name in enumerate("ABC", 1)
    ]
    found = fired(lead, *items)
    assert vote(found[0]) == "vote-other"
    assert [vote(names) for names in found[1:]] == ["vote-output"] * 3
    assert "list-vote-all-output" in found[-1]


def test_same_items_under_another_lead_are_something_else() -> None:
    item = Unit("1. Penataan halte kota", block="list_item", marker="1.")
    for lead, expected in (("Kegiatan yang dilaksanakan:", "vote-activity"), ("Permasalahan yang dihadapi:", "vote-problem")):
        assert vote(fired(Unit(lead), item)[1]) == expected


def test_list_of_bodies_is_no_work() -> None:
    names = ("Pendidikan", "Kesehatan", "Perikanan")
    items = [Unit(f"{n}. Dinas {name}", block="list_item", marker=f"{n}.") for n, name in enumerate(names, 1)]
    assert [vote(names) for names in fired(Unit("Rapat itu dihadiri oleh:"), *items)] == ["vote-other"] * 4


def test_chapter_titles_are_no_work() -> None:
    assert is_chapter("2.1 Evaluasi Pelaksanaan Renja Tahun Lalu")
    assert not is_chapter("Pengadaan Alat Ukur Tanah")
    title = Unit("2.1 Evaluasi Pelaksanaan Renja Tahun Lalu", block="heading")
    work = Unit("Program Pengembangan Angkutan Sungai", block="heading")
    assert [vote(names) for names in fired(title, work)] == ["vote-other", "vote-activity"]


def test_report_about_itself_is_no_work() -> None:
    text = "Laporan kinerja ini disusun dan telah dibahas pada bulan Mei."
    assert "about-plan" in told(text)
    assert vote(fired(Unit(text))[0]) == "vote-other"
    assert vote(fired(Unit("Pelatihan juru parkir telah dilaksanakan pada bulan Mei di balai kota."))[0]) == "vote-activity"


def test_lines_of_mixed_columns_are_known() -> None:
    title = Unit("7 Penataan Taman Kota Penataan Taman Kota Penataan Taman Kota", block="list_item")
    mixed = Unit("Halte kota Jumlah halte layak Meningkatnya mutu halte Program angkutan Kegiatan halte Peningkatan mutu")
    of_title, of_mixed = fired(title, mixed)
    assert "torn-columns" in of_mixed
    assert "torn-columns" not in of_title
    assert vote(of_mixed) == "vote-other"


def test_signals_are_the_same_twice_and_quick() -> None:
    units = [Unit(f"{n}. Penyusunan kajian halte kota tahun {n}", block="list_item", marker=f"{n}.") for n in range(400)]
    units += [replace(unit, block="cell", header="Kegiatan") for unit in units]
    around = contexts(units)
    started = time.process_time()
    first = signals(units, around)
    assert time.process_time() - started < 2
    assert first == signals(units, around)
    assert signals([], []) == []
