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


@pytest.mark.parametrize(
    "sentence",
    [
        "Akan dibangun Laboratorium Tanah dan Klinik Satwa.",
        "Akan dibangun Jaringan Irigasi di Kecamatan Melati.",
        "Di tepi hutan dibangun Masjid Agung Melati dan Gereja Santo Petrus.",
        "Akan diperbaiki Pabrik Pengolahan Kayu.",
        "Tahun ini dirawat Panti Bina Harapan.",
        "Air persemaian dikelola Jaringan Perpipaan Kota.",
        "Arsip hutan terintegrasi dengan Jaringan Dokumentasi dan Informasi Hukum.",
        "Pelayanan bibit didukung Jaringan Internet.",
        "Uji bibit didukung Laboratorium Tanah.",
        "Di balai akan disediakan Klinik Satwa.",
        "Penghijauan didukung Gerakan Masyarakat Menanam.",
    ],
)
def test_what_is_built_or_kept_running_is_no_partner(sentence: str) -> None:
    assert partners(sentence) == {}


@pytest.mark.parametrize(
    "sentence",
    [
        "Penanaman melibatkan kelompok rentan.",
        "Penanaman berjalan dengan dukungan organisasi perangkat daerah terkait.",
        "Wisata hutan didukung hotel dan restoran yang memadai.",
        "Wisata hutan didukung sekolah yang memadai.",
        "Pendataan pohon didukung operator komputer.",
        "Pendataan pohon dibantu operator sistem informasi.",
        "Penghijauan didukung pabrik milik daerah.",
        "Apel hijau digelar bersama pamong praja.",
        "Peta disusun bersama AMDAL.",
        "Peta disusun bersama RAD GRK.",
        "Sumur dibuat bersama IPAL Komunal.",
    ],
)
def test_kinds_of_people_served_means_and_papers_are_no_partners(sentence: str) -> None:
    assert partners(sentence) == {}


@pytest.mark.parametrize(
    ("sentence", "party"),
    [
        ("Bibit dikelola oleh Pabrik Kayu Melati.", "Pabrik Kayu Melati"),
        ("Penghijauan didukung Jaringan Masyarakat Peduli Melati.", "Jaringan Masyarakat Peduli Melati"),
        ("Uji bibit dilakukan bersama Laboratorium Tanah Lestari.", "Laboratorium Tanah Lestari"),
        ("Wisata hutan didukung hotel dan restoran.", "restoran"),
        ("Penanaman melibatkan kelompok tani hutan.", "kelompok tani hutan"),
    ],
)
def test_the_same_words_name_partners_where_somebody_must_stand(sentence: str, party: str) -> None:
    made = document(sentence, section_kind="strategi", organisation="Dinas Kehutanan Kabupaten Melati", region="Kabupaten Melati")
    assert party in {m.text for m in find_mentions(made).mentions}


def test_no_word_is_both_a_name_and_none() -> None:
    words = called_words()
    assert words.persons <= words.links
    assert not {first[0] for first in (*words.first, *words.kind)} & words.no_name
    assert {tuple(needy.split()) for needy in words.needy} <= words.kind.keys()


def test_new_names_of_offices_make_no_everyday_word_a_field_of_government() -> None:
    assert not field_words() & {"kecamatan", "kemitraan", "lestari", "pos", "atap", "monitor", "distrik", "pemantapan"}
