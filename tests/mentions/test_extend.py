"""Names that no list knows to the end: branches, places, units of bodies, kinds of generic parties."""

from __future__ import annotations

from dataclasses import replace

import pytest

from telaah.components import as_document
from telaah.layout import understand_layout
from telaah.mentions import find_mentions
from telaah.model.document import BlockKind
from tests.mentions.make import document as made


def named(text: str) -> list[str]:
    document = understand_layout(as_document(text))
    return [mention.text for mention in find_mentions(document).mentions]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Kampanye helm dilaksanakan bersama PT Taspen Cabang Sagala di sekolah.", "PT Taspen Cabang Sagala"),
        ("Kegiatan dilakukan bersama PT KAI (Persero) Daop 14 setiap bulan.", "PT KAI (Persero) Daop 14"),
        ("Pembahasan dilakukan dengan Komisi IV DPRD pada bulan Mei.", "Komisi IV DPRD"),
        (
            "Kajian disusun bersama Fakultas Hukum Universitas Ambarwangi sejak tahun lalu.",
            "Fakultas Hukum Universitas Ambarwangi",
        ),
        ("Penyuluhan dilakukan bersama Kanwil Kementerian Hukum di desa.", "Kanwil Kementerian Hukum"),
        ("Patroli dilakukan bersama Kodim 0712 setiap malam.", "Kodim 0712"),
        ("Siaran disiapkan bersama RRI Tembuskap setiap pekan.", "RRI Tembuskap"),
        ("Patroli dilakukan bersama Korem 091/Kencana Sakti setiap malam.", "Korem 091/Kencana Sakti"),
        ("Bantuan hukum diberikan bersama LBH Sungai Melati setiap pekan.", "LBH Sungai Melati"),
        ("Situs dirawat bersama komunitas Sahabat Candi setiap bulan.", "komunitas Sahabat Candi"),
        ("Kuota solar ditambah bersama PT Pertamina Patra Niaga tahun depan.", "PT Pertamina Patra Niaga"),
        ("Rujukan jantung dijalankan bersama RSUP dr. Melatiwan setiap hari.", "RSUP dr. Melatiwan"),
        ("Darah disiapkan bersama UDD PMI setiap hari.", "UDD PMI"),
        ("Penelusuran anak dikerjakan bersama kader Dasawisma di pesisir.", "kader Dasawisma"),
        ("Pemeriksaan pekerja dilakukan bersama perusahaan perkebunan.", "perusahaan perkebunan"),
        ("Trayek disusun bersama pengusaha angkutan dan kepolisian.", "pengusaha angkutan"),
        (
            "Koordinasi dilakukan dengan Pemerintah Kabupaten Lembah Kencanasari secara rutin.",
            "Pemerintah Kabupaten Lembah Kencanasari",
        ),
    ],
)
def test_a_name_is_read_to_its_end(sentence, name):
    assert name in named(sentence)


def test_cadres_of_a_movement_are_the_movement_once():
    found = named("Pendampingan ibu dilakukan bersama kader TP PKK di dusun.")
    assert "TP PKK" in found
    assert not [name for name in found if name.startswith("kader")]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Kegiatan dilakukan bersama Dinas Sosial. Sumber daya cukup tersedia.", "Dinas Sosial"),
        ("Data diperoleh bersama BPBD Maret lalu.", "BPBD"),
        ("Kerja sama dengan RRI Tahun 2022 berlanjut.", "RRI"),
        (
            "Dilaksanakan Direktorat Jenderal Cipta Karya dan Badan Pengembangan SDM Kementerian PU.",
            "Direktorat Jenderal Cipta Karya",
        ),
        ("Koordinasi dengan komunitas masyarakat berjalan baik.", "komunitas"),
        ("Kegiatan digelar bersama koperasi Alokasi dana cukup besar.", "koperasi"),
    ],
)
def test_a_name_ends_where_it_ends(sentence, name):
    assert name in named(sentence)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Penanganan permasalahan lingkungan dilakukan bersama LSM di setiap desa.", "berjalan"),
        ("Permasalahan kerja sama dengan LSM masih terjadi di setiap desa.", "masalah"),
    ],
)
def test_a_problem_that_is_dealt_with_is_no_lack_of_cooperation(sentence, status):
    document = understand_layout(as_document(sentence))
    (mention,) = [m for m in find_mentions(document).mentions if m.text == "LSM"]
    assert mention.status == status


@pytest.mark.parametrize(
    ("intro", "status"),
    [
        (("Upaya yang telah ditempuh untuk mengatasi", "hambatan tersebut antara lain :"), "lalu"),
        (("Permasalahan yang dihadapi", "antara lain :"), "masalah"),
    ],
)
def test_what_was_done_about_problems_is_no_problem(intro, status):
    document = made(*intro, "a. koordinasi dengan PKK dalam pendataan keluarga", section_kind="permasalahan")
    page = document.pages[0]
    item = replace(page.items[2], kind=BlockKind.LIST_ITEM)
    document = replace(document, pages=(replace(page, items=(*page.items[:2], item)),))
    (mention,) = [m for m in find_mentions(document).mentions if m.text == "PKK"]
    assert mention.status == status
