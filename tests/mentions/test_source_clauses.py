"""Sources that clauses about figures name, and what such clauses name that is none."""

from __future__ import annotations

import pytest

from telaah.mentions import find_mentions
from telaah.model.mention import MentionType

from .make import document

MEASURED = frozenset({"stunting", "prevalensi", "inflasi", "luas", "bakar"})


def sources(*texts: str) -> list[str]:
    made = document(*texts, section_kind="tujuan_sasaran", organisation="Dinas Kesehatan Kota Melati", region="Kota Melati")
    return [m.text for m in find_mentions(made).mentions if m.type is MentionType.DATA_SOURCE]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Prevalensi stunting diukur dengan e-PPGBM setiap Februari dan dibandingkan dengan SSGI.", ["e-PPGBM", "SSGI"]),
        ("Angka putus sekolah dibaca dari publikasi BPS Kota Melati.", ["BPS Kota Melati"]),
        ("Nilai 80,1 tercantum dalam LHE AKIP.", ["LHE AKIP"]),
        ("Jumlah kasus dicatat dalam register kasus puskesmas Melati Timur.", ["register kasus puskesmas Melati Timur"]),
        ("Rasio tersebut dihitung dari laporan keuangan BLUD yang telah diaudit.", ["laporan keuangan BLUD"]),
        ("Indeks Kualitas Kebijakan diukur oleh LAN setiap dua tahun.", ["LAN"]),
        ("Tingkat kepuasan diukur lewat survei pelanggan terminal.", ["survei pelanggan terminal"]),
        ("Angka kunjungan dibaca dari Susenas yang diolah BPS Kota Melati.", ["Susenas", "BPS Kota Melati"]),
    ],
)
def test_a_clause_about_a_figure_names_its_source(text: str, names: list[str]) -> None:
    assert sources(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Nilai reformasi birokrasi diukur dengan Indeks Reformasi Birokrasi.",
        "Pegawai yang pindah berasal dari Dinas Pendidikan.",
        "Jumlah setoran dihitung dari laporan keuangan.",
        "Realisasi dana tersebut bersumber dari BO-BLUD.",
        "Realisasi indeks tahun ini belum diumumkan oleh Kementerian PPN.",
        "Target kinerja mengacu pada Rencana Strategis Dinas Kesehatan.",
        "Misi II : Meningkatkan Ketersediaan Perumahan.",
    ],
)
def test_a_clause_that_tells_of_no_figure_or_of_no_source_names_none(text: str) -> None:
    assert sources(text) == []


def test_a_note_says_for_what_each_source_is() -> None:
    assert sources("Sumber pengukuran: SITB untuk keberhasilan TB, kuesioner pasien untuk kepuasan") == [
        "SITB",
        "kuesioner pasien",
    ]


def test_processed_data_and_a_report_of_nobody_are_no_source_of_a_note() -> None:
    assert sources("Sumber: data olahan dinas, 2026", "Sumber: laporan bidang, data olahan") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Produksi jagung berdasarkan Angka Sementara BPS naik.", ["BPS"]),
        ("Menurut Angka Ramalan II BPS Provinsi Papua hasil sagu turun.", ["BPS Provinsi Papua"]),
        ("Luas panen berdasarkan angka tetap (ATAP) BPS Kabupaten Melati turun.", ["BPS Kabupaten Melati"]),
        ("Indeks Ketahanan Keluarga diumumkan oleh BPS setiap tahun.", ["BPS"]),
        ("Perbaikan atap Kementerian Sosial selesai.", []),
    ],
)
def test_the_stage_of_a_statistic_before_a_producer_is_a_source(text: str, names: list[str]) -> None:
    assert sources(text) == names
