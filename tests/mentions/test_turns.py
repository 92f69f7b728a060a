"""Who works along where a sentence turns, spells a list out, or goes on with another act."""

from __future__ import annotations

import pytest

from telaah.mentions import find_mentions
from telaah.model.mention import Role, Status
from tests.mentions.make import document

FIRM = (Role.MITRA, Status.KOMITMEN)


def part(sentence: str, party: str) -> tuple[Role, Status]:
    made = document(sentence, section_kind="strategi", organisation="Dinas Kehutanan Kabupaten Melati", region="Kabupaten Melati")
    return next((m.role, m.status) for m in find_mentions(made).mentions if m.text == party)


@pytest.mark.parametrize(
    ("sentence", "party", "told"),
    [
        (
            "Patroli belum rutin, untuk itu akan ditingkatkan kerja sama dengan Polres.",
            "Polres",
            (Role.MITRA, Status.RENCANA),
        ),
        ("Hutan perlu dijaga, oleh karena itu kami menanam bakau bersama Kodim.", "Kodim", FIRM),
        ("Patroli belum optimal, oleh karena itu diperlukan kerja sama dengan Polres.", "Polres", (Role.MITRA, Status.MASALAH)),
        ("Diharapkan hutan lestari, untuk itu kerja sama dengan Kodim menjadi penting.", "Kodim", (Role.MITRA, Status.PERLU)),
        ("Pihak yang terlibat dalam patroli ini antara lain Polres, Kodim dan Dinas Sosial.", "Polres", FIRM),
        ("Pihak yang terlibat dalam patroli ini antara lain Polres, Kodim dan Dinas Sosial.", "Dinas Sosial", FIRM),
        ("Instansi yang mendukung penghijauan ini adalah Dinas Sosial.", "Dinas Sosial", FIRM),
        ("Tim terpadu yang terdiri dari Polres dan Kodim menyisir sungai.", "Kodim", FIRM),
        ("Pihak yang terlibat dalam penanganan konflik lahan antara lain Polres.", "Polres", FIRM),
        ("Pembibitan dikerjasamakan dengan Dinas Sosial.", "Dinas Sosial", FIRM),
        ("Patroli terlaksana berkat kerja sama dengan Kodim, Mendagri dan Polres.", "Polres", FIRM),
        ("Bakau ditanam lewat kerja sama dengan Pemerintah Kabupaten Siak, Meranti dan Polres.", "Polres", FIRM),
    ],
)
def test_parties_that_work_along(sentence: str, party: str, told: tuple[Role, Status]) -> None:
    assert part(sentence, party) == told


@pytest.mark.parametrize(
    ("sentence", "party"),
    [
        ("Instansi yang terlibat dalam penyusunan Renja adalah Dinas Sosial.", "Dinas Sosial"),
        ("Instansi yang menangani sungai adalah Dinas Sosial.", "Dinas Sosial"),
        ("Pihak yang terlibat dalam sengketa lahan antara lain Dinas Pertanahan dan Polres.", "Polres"),
        ("Lembaga yang berperan sebagai pengawas adalah Inspektorat dan BPKP.", "BPKP"),
        (
            "Kerja sama dengan serikat pekerja, serta meningkatkan mutu hakim Pengadilan Negeri.",
            "Pengadilan Negeri",
        ),
    ],
)
def test_parties_of_something_else(sentence: str, party: str) -> None:
    assert part(sentence, party)[0] is Role.LAIN


def test_a_group_s_name_is_no_cooperation_with_its_village() -> None:
    made = document("Bibit dibagikan kepada Kelompok Usaha Bersama Desa Sukamekar.", section_kind="strategi")
    assert not [m for m in find_mentions(made).mentions if m.role is Role.MITRA]
