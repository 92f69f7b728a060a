"""Parties that no list knows, behind words of working together."""

from __future__ import annotations

import pytest

from telaah.lexicons.called import called_words
from telaah.mentions import find_mentions
from telaah.mentions.matcher import field_words
from telaah.model.mention import COLLABORATING_ROLES, COLLABORATING_STATUSES, PartyClass
from tests.mentions.make import document


def partners(sentence: str) -> dict[str, PartyClass | None]:
    made = document(sentence, section_kind="strategi", organisation="Dinas Kehutanan Kabupaten Melati", region="Kabupaten Melati")
    found = find_mentions(made).mentions
    return {m.text: m.cls for m in found if m.role in COLLABORATING_ROLES and m.status in COLLABORATING_STATUSES}


@pytest.mark.parametrize(
    ("sentence", "party", "cls"),
    [
        ("Bibit dirawat bersama Panti Bina Harapan di tepi kota.", "Panti Bina Harapan", PartyClass.MASYARAKAT),
        ("Posko dijalankan Gereja Santo Petrus; dinas mengirim bibit.", "Gereja Santo Petrus", PartyClass.MASYARAKAT),
        ("Pelatihan digelar bersama Kolegium Rimbawan Wilayah II.", "Kolegium Rimbawan Wilayah II", PartyClass.MASYARAKAT),
        ("Survei burung bekerja sama dengan Melati Bird Fellowship.", "Melati Bird Fellowship", PartyClass.MITRA_PEMBANGUNAN),
        ("Kemah hijau melibatkan PKPSL dan Karang Taruna.", "PKPSL", PartyClass.MASYARAKAT),
        ("Patroli dilakukan bersama Polres, Karang Taruna, dan JPRK Cabang Melati.", "JPRK Cabang Melati", PartyClass.MASYARAKAT),
        ("Kayu diangkut lewat kerja sama dengan operator truk di kecamatan.", "operator truk", PartyClass.DUNIA_USAHA),
        ("Bibit ditanam dengan menggandeng perusahaan padat modal.", "perusahaan padat modal", PartyClass.DUNIA_USAHA),
        ("Kelas bakau berjalan dengan dukungan komunitas penyelam.", "komunitas penyelam", PartyClass.MASYARAKAT),
        ("Buku rimba ditulis bersama praktisi dan Karang Taruna.", "praktisi", PartyClass.DUNIA_USAHA),
        ("Pembibitan dilakukan dengan merangkul koperasi angkutan.", "koperasi angkutan", PartyClass.DUNIA_USAHA),
    ],
)
def test_who_is_named_behind_a_cue_is_a_partner(sentence: str, party: str, cls: PartyClass) -> None:
    assert partners(sentence).get(party) is cls


@pytest.mark.parametrize(
    "sentence",
    [
        "Pelayanan terintegrasi dengan SIMKAYU dan OSSRIMBA.",
        "Penanaman berjalan dengan dukungan DBHDR.",
        "Peta dibangun dengan GISPRO.",
        "Kegiatan dilaksanakan dengan koordinasi dengan Organisasi Perangkat Daerah lainnya.",
        "Telah dilaksanakan Bimbingan Teknis Penanaman Bakau.",
        "Rencana disusun bersama Rencana Tindak Rehabilitasi.",
        "Pengawasan dilakukan dengan melibatkan PPNS.",
        "Bergerak Bersama Membangun Melati.",
        "PENANAMAN BERSAMA PANTI BINA HARAPAN",
    ],
)
def test_papers_systems_and_own_staff_are_no_partners(sentence: str) -> None:
    assert partners(sentence) == {}


def test_no_word_is_both_a_name_and_none() -> None:
    words = called_words()
    assert words.persons <= words.links
    assert not {first[0] for first in (*words.first, *words.kind)} & words.no_name
    assert {tuple(needy.split()) for needy in words.needy} <= words.kind.keys()


def test_new_names_of_offices_make_no_everyday_word_a_field_of_government() -> None:
    assert not field_words() & {"kecamatan", "kemitraan", "lestari", "pos", "atap", "monitor", "distrik", "pemantapan"}
