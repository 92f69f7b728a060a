"""Who works along where another word stands before, and who does not where a word only looks so."""

from __future__ import annotations

import pytest

from telaah.mentions import find_mentions
from telaah.model.mention import COLLABORATING_ROLES, COLLABORATING_STATUSES
from tests.mentions.make import document


def partners(sentence: str) -> set[str]:
    made = document(sentence, section_kind="strategi", organisation="Dinas Kehutanan Kabupaten Melati", region="Kabupaten Melati")
    found = find_mentions(made).mentions
    return {m.text for m in found if m.role in COLLABORATING_ROLES and m.status in COLLABORATING_STATUSES}


@pytest.mark.parametrize(
    ("sentence", "party"),
    [
        ("Bibit bagi keluarga disiapkan Dinas Sosial di balai desa.", "Dinas Sosial"),
        ("Temuan pemeriksaan kebun dibahas dengan Kadin setiap bulan.", "Kadin"),
        ("Pertukaran data kebun dengan Dinas Perhubungan berjalan tiap bulan.", "Dinas Perhubungan"),
        ("Pemadanan data petani dengan Dinas Sosial dikerjakan pada Juni.", "Dinas Sosial"),
        ("Karang Taruna akan dilibatkan dalam kemah hijau.", "Karang Taruna"),
        ("Patroli dilakukan gabungan dengan Polres.", "Polres"),
        ("Pengantaran bibit dan penagihan setoran oleh PT Pos Indonesia.", "PT Pos Indonesia"),
        ("Kerja sama yang sudah berjalan dengan PMI dilanjutkan sampai 2030.", "PMI"),
        ("Penyuluhan dilakukan bersama dinas yang menangani fungsi perikanan.", "dinas yang menangani fungsi perikanan"),
    ],
)
def test_the_nearest_word_tells_who_works_along(sentence: str, party: str) -> None:
    assert party in partners(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Perhitungan nilai tukar petani oleh BPS.",
        "Menjauhkan anak dari tindak kekerasan oleh Dinas Sosial.",
        "Pengadaan pakaian dinas beserta atribut BKAD.",
        "Kelompok Tani Bersama, Dinas Sosial, Balai Desa.",
        "Kebun bertambah sesuai kegiatan yang dilaksanakan oleh Bappenas.",
        "Usul warga disampaikan melalui Musrenbang Desa, Kecamatan dan Kabupaten/Kota.",
        "Pada Januari disusun Perjanjian Kinerja Dinas Sosial.",
        "Rekonsiliasi dengan Dinas Sosial kerap molor.",
        "Pertukaran data kebun dengan Dinas Perhubungan belum berjalan.",
    ],
)
def test_what_only_looks_like_it_tells_of_nobody(sentence: str) -> None:
    assert partners(sentence) == set()
