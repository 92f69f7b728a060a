"""Names of sources whole and apart, and what stands like a source and is none."""

from __future__ import annotations

import time

import pytest

from telaah.mentions import find_mentions
from telaah.mentions.sources import LONGEST
from telaah.model.mention import Mentions, MentionType

from .make import cell_document, document

WHO = {"organisation": "Dinas Kesehatan Kota Melati", "region": "Kota Melati"}


def found(text: str) -> Mentions:
    return find_mentions(document(text, section_kind="tujuan_sasaran", **WHO))


def names(mentions: Mentions) -> list[str]:
    return [m.text for m in mentions.mentions if m.type is MentionType.DATA_SOURCE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sumber: SSGI 2023", ["SSGI"]),
        ("Sumber: SIHEPI 2024", ["SIHEPI"]),
        ("Sumber: Profil MelatiTahun 2023", ["Profil Melati"]),
        ("Sumber: melatikota.bps.go.id, diakses 12 Januari 2024", ["melatikota.bps.go.id"]),
        ("Sumber: survei pelanggan pada tahun 2023", ["survei pelanggan"]),
        ("Sumber: Dinas Koperasi dan UMKM Kota Melati, 2023", ["Dinas Koperasi dan UMKM Kota Melati"]),
        ("Sumber: RPJMD 2021-2026, Renstra 2021-2026, dan PK Dinas 2024", ["RPJMD", "Renstra", "PK Dinas"]),
        ("Sumber: Data diolah dari Profil Kesehatan Kota Melati, 2023", ["Profil Kesehatan Kota Melati"]),
    ],
)
def test_a_note_keeps_names_whole_and_cuts_years(text: str, expected: list[str]) -> None:
    assert names(found(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dinas Koperasi dan UMKM", ["Dinas Koperasi dan UMKM"]),
        ("Dinas Perdagangan, Koperasi dan UKM, BPS", ["Dinas Perdagangan, Koperasi dan UKM", "BPS"]),
        ("Dinas Kesehatan dan BPS", ["Dinas Kesehatan", "BPS"]),
        ("Bidang P2P, Bidang Yankes, dan Bidang Kesmas", ["Bidang P2P", "Bidang Yankes", "Bidang Kesmas"]),
        ("BPS Kota Melati, dari Long Form SP2020", ["BPS Kota Melati", "Long Form SP2020"]),
        ("SKI, dahulu Riskesdas", ["SKI", "Riskesdas"]),
        ("1. Dinas Kesehatan 2. BPS 3. BKKBN", ["Dinas Kesehatan", "BPS", "BKKBN"]),
        ("BPS/Dinas Kesehatan", ["BPS", "Dinas Kesehatan"]),
    ],
)
def test_a_source_column_parts_names_and_not_an_office(text: str, expected: list[str]) -> None:
    assert names(find_mentions(cell_document(text, "sumber_data", **WHO))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Menurut BPS pada tahun 2023, tingkat pengangguran sebesar 4,1%.", ["BPS"]),
        ("Berdasarkan Susenas 2023, angka kemiskinan sebesar 8,7%.", ["Susenas"]),
        ("Berdasarkan PK22 ADJ SUSENAS 2022, angka kelahiran sebesar 2,31.", ["PK22 ADJ SUSENAS"]),
        ("Angka kelahiran nasional sebesar 2,1 (BPS, Sensus Penduduk 2020).", ["BPS", "Sensus Penduduk"]),
        ("Usia harapan hidup 71,2 tahun (BPS Tahun 2023).", ["BPS"]),
        ("Data Dinas Sosial Kota Melati sejak 2019 hingga 2023 mencatat 314 kasus.", ["Dinas Sosial Kota Melati"]),
        (
            "Indeks itu diukur oleh Kementerian Pekerjaan Umum (KemenPU) bekerja sama dengan BPS.",
            ["Kementerian Pekerjaan Umum", "BPS"],
        ),
        ("Dihitung setiap lima tahun; angka antara dari ASIK", ["ASIK"]),
        ("Nilai tukar petani mengutip BPS Kota Melati.", ["BPS Kota Melati"]),
        ("Jumlah kunjungan berasal dari SIMRS.", ["SIMRS"]),
        ("Opini WTP diperoleh dari BPK.", ["BPK"]),
        ("Jumlah wisatawan bersumber dari Dinas Pariwisata.", ["Dinas Pariwisata"]),
        ("Jumlah keluarga miskin berdasarkan verifikasi data DTKS.", ["DTKS"]),
        ("Pengisian data EPPGBM tahun 2023 menunjukkan prevalensi 12 persen.", ["EPPGBM"]),
        ("Data ternak berasal dari dinas kabupaten/kota se-Melati.", ["dinas kabupaten/kota se-Melati"]),
        ("Indeks Kerukunan adalah hasil survei BPS Kota Melati.", ["hasil survei BPS Kota Melati"]),
    ],
)
def test_a_sentence_with_a_figure_names_its_source(text: str, expected: list[str]) -> None:
    assert names(found(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Persentase desa yang telah menggunakan Siskeudes",
        "Jumlah pelaku usaha yang mengikuti Temu Bisnis Melati",
        "Jumlah daerah aliran sungai yang dipantau hanya terdapat pada DAS Melati.",
        "Data internal berasal dari sistem informasi yang diterapkan pada instansi.",
        "Terlaksananya pemutakhiran data SIMPEG",
        "Jumlah tamu yang bersumber dari Dinas Pariwisata Kota Kenanga.",
        "Pengisian data EPPGBM menunjukkan kemajuan yang baik.",
        "Tersusunnya dokumen laporan hasil Survei Kepuasan Masyarakat",
        "Camat mencatat usulan yang disampaikan dalam forum.",
        "BPK mencatat aset tanah 11 sekolah belum bersertifikat.",
        "Berdasarkan Kajian Lingkungan Hidup Strategis (KLHS), permasalahan pelayanan dinas adalah sebagai berikut.",
        "Persentase peserta KB aktif menggunakan alat kontrasepsi MKJP",
        "Jumlah tamu yang datang berasal dari Dinas Pariwisata Kota Kenanga.",
        "Jumlah produksi ikan berasal dari Kecamatan Melati Timur.",
        "Jumlah dokumen yang diterbitkan oleh Dinas Perhubungan.",
        "Pedoman teknis yang diterbitkan oleh Kementerian Dalam Negeri menjadi acuan.",
        "Bantuan alat diperoleh dari BNPB sebanyak 30 unit.",
        "Menurut BPS definisi itu perlu diubah.",
    ],
)
def test_what_is_counted_used_or_worked_on_is_no_source(text: str) -> None:
    assert names(found(text)) == []


@pytest.mark.parametrize("text", ["Indeks Kerukunan adalah hasil survei.", "Tingkat kepuasan diukur melalui survei."])
def test_a_kind_of_source_in_a_sentence_is_a_hint(text: str) -> None:
    mentions = found(text)
    assert names(mentions) == []
    assert [hint.text for hint in mentions.hints] == [text.removesuffix(".").partition("adalah ")[2] or "survei"]


@pytest.mark.parametrize("piece", ["( ", "2 ", "tahun ", "a, "])
def test_a_long_note_costs_time_in_line_with_its_length(piece: str) -> None:
    begun = time.process_time()
    names(found("Sumber: " + piece * (40 * LONGEST // len(piece))))
    assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    "text",
    [
        "Sumber: " + "Dinas " * 500 + "x UMKM " * 500,
        "Nilai adalah hasil " * 6000,
        "Indeks diukur dengan " * 6000,
        "Menurut data BPS " * 3000,
        "BPS mencatat " * 2000,
        "Bantuan diperoleh dari BNPB " * 1400,
    ],
    ids=lambda text: text[:20],
)
def test_what_is_said_again_and_again_costs_time_in_line_with_its_length(text: str) -> None:
    begun = time.process_time()
    names(found(text))
    assert time.process_time() - begun < 2
