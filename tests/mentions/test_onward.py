"""What goes on, what stands still, and whose work is told of."""

from __future__ import annotations

import pytest

from telaah.mentions import find_mentions
from telaah.model.mention import COLLABORATING_ROLES, COLLABORATING_STATUSES, Mention, Status
from tests.mentions.make import document


def found(sentence: str) -> list[Mention]:
    made = document(sentence, section_kind="strategi", organisation="Dinas Kehutanan Kabupaten Melati", region="Kabupaten Melati")
    return list(find_mentions(made).mentions)


def partners(sentence: str) -> set[str]:
    return {m.text for m in found(sentence) if m.role in COLLABORATING_ROLES and m.status in COLLABORATING_STATUSES}


@pytest.mark.parametrize(
    ("sentence", "party"),
    [
        ("Telah bekerja sama dengan Dinas Sosial, sehingga pelayanan ditingkatkan.", "Dinas Sosial"),
        (
            "Tahun 2020 telah dilaksanakan kerja sama dengan Universitas Melati dan jumlah penyuluh ditingkatkan.",
            "Universitas Melati",
        ),
        ("Selama ini sudah bekerja sama dengan Polres untuk patroli yang terus ditingkatkan jumlahnya.", "Polres"),
        ("Pernah ada kerja sama dengan Universitas Melati, namun kapasitas petani perlu ditingkatkan.", "Universitas Melati"),
        ("Telah bekerja sama dengan Polres dan Kodim, dan pos jaga diperkuat.", "Polres"),
    ],
)
def test_what_grows_besides_leaves_the_past_as_it_was(sentence: str, party: str) -> None:
    assert next(m.status for m in found(sentence) if m.text == party) is Status.LALU


@pytest.mark.parametrize(
    ("sentence", "party"),
    [
        ("Kerja sama yang sudah berjalan dengan PMI terus ditingkatkan.", "PMI"),
        ("Kerja sama yang sudah berjalan dengan Polres, Kodim dan PMI dilanjutkan sampai 2030.", "Polres"),
        ("Penghijauan yang telah dilakukan bersama Kodim tetap diperluas.", "Kodim"),
        ("Kerja sama yang sudah berjalan dengan PMI selama ini dipertahankan.", "PMI"),
        ("Pembangunan yang tertunda dilanjutkan bersama Dinas PUPR.", "Dinas PUPR"),
        ("Menyelesaikan program tertunda melalui kerja sama dengan Dinas PUPR.", "Dinas PUPR"),
        ("Pembayaran ganti rugi yang tertunda dilakukan bersama BPN.", "BPN"),
        ("Kebun yang terbengkalai ditanami bersama Kodim.", "Kodim"),
        ("Bersama Kodim menanami kebun yang terbengkalai.", "Kodim"),
        ("Menyelenggarakan pelatihan yang dilaksanakan oleh Balai Latihan Kerja.", "Balai Latihan Kerja"),
        ("Pelatihan petani yang akan dilaksanakan oleh Universitas Melati.", "Universitas Melati"),
        ("Berbagi data kebun dengan Dinas Perhubungan.", "Dinas Perhubungan"),
        ("Nota kesepahaman ditandatangani dengan Universitas Melati.", "Universitas Melati"),
    ],
)
def test_who_works_along(sentence: str, party: str) -> None:
    assert party in partners(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kerja sama yang tertunda dengan Dinas PUPR.",
        "Koordinasi dengan Dinas PUPR mandek.",
        "Menyelenggarakan evaluasi kegiatan yang dilaksanakan oleh Bappenas.",
        "Menanam sesuai program yang akan dilaksanakan oleh Bappenas.",
        "Mengikuti pelatihan yang dilaksanakan oleh Balai Latihan Kerja.",
        "Kuesioner diisi oleh Universitas Melati.",
        "Formulir diisi Puskesmas Melati.",
        "Jabatan diisi Inspektorat Daerah.",
        "Pengajuan dikawal Inspektorat Daerah.",
        "Laporan ditandatangani dengan Inspektorat.",
        "Dana berbagi hasil dengan Kementerian Keuangan.",
    ],
)
def test_who_does_not(sentence: str) -> None:
    assert partners(sentence) == set()
