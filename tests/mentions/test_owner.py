"""Whose plan it is: names and regions of the plan's own organisation, however they are written."""

from __future__ import annotations

import pytest

from telaah.mentions.owner import Owner, class_of, core_of, owner_of
from telaah.model.identity import DocumentKind, Identity
from telaah.model.mention import PartyClass


def owner(office: str, region: str) -> Owner:
    return owner_of(Identity(DocumentKind.RENSTRA, f"{office} {region}", region))


@pytest.mark.parametrize(
    ("region", "said"),
    [
        ("Daerah Istimewa Yogyakarta", "Provinsi DIY"),
        ("Daerah Istimewa Yogyakarta", "DIY"),
        ("Provinsi DKI Jakarta", "Provinsi Daerah Khusus Ibukota Jakarta"),
        ("Provinsi Kepulauan Bangka Belitung", "Prov. Kep. Bangka Belitung"),
        ("Kabupaten Labuhanbatu Utara", "Kabupaten Labuhan Batu Utara"),
        ("Kota Bau Bau", "Kota Baubau"),
        ("Kabupaten Timor Tengah Selatan", "Kab. TTS"),
        ("Kota Administrasi Jakarta Timur", "Kota Jakarta Timur"),
    ],
)
def test_the_own_region_is_known_however_it_is_written(region: str, said: str) -> None:
    assert owner("Dinas Sosial", region).is_own_region(said)


@pytest.mark.parametrize(
    ("region", "said"),
    [
        ("Daerah Istimewa Yogyakarta", "Kota Yogyakarta"),
        ("Kabupaten Timor Tengah Selatan", "Kab. TTU"),
        ("Kabupaten Labuhanbatu Utara", "Kabupaten Labuhanbatu Selatan"),
    ],
)
def test_another_region_is_not_the_own_one(region: str, said: str) -> None:
    assert not owner("Dinas Sosial", region).is_own_region(said)


@pytest.mark.parametrize(
    ("office", "said"),
    [
        ("Dinas Perindustrian dan Perdagangan", "Dinas Perindag"),
        ("Dinas Kependudukan dan Pencatatan Sipil", "Dinas Dukcapil"),
        ("Dinas Tenaga Kerja dan Transmigrasi", "Dinas Nakertrans"),
        ("Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak", "Dinsos P3A"),
        ("Badan Perencanaan Pembangunan, Penelitian dan Pengembangan Daerah", "Bappeda"),
        ("Dinas Peternakan dan Kesehatan Hewan", "Disnakkeswan"),
    ],
)
def test_a_short_name_is_the_own_one(office: str, said: str) -> None:
    assert owner(office, "Kabupaten Bogor").is_own_name(core_of(said, None))


@pytest.mark.parametrize(
    ("office", "said"),
    [
        ("Dinas Peternakan dan Kesehatan Hewan", "Dinkes"),
        ("Dinas Peternakan dan Kesehatan Hewan", "Dinas Kesehatan"),
        ("Dinas Perindustrian dan Energi", "Dinas Perikanan"),
        ("Dinas Sosial", "Dinsos PPPA"),
        ("Badan Pendapatan Daerah", "Bappeda"),
    ],
)
def test_a_short_name_of_another_office_is_not_the_own_one(office: str, said: str) -> None:
    assert not owner(office, "Kabupaten Bogor").is_own_name(core_of(said, None))


@pytest.mark.parametrize(
    ("office", "key"), [("Distrik Heram", "kepala distrik"), ("Kapanewon Pleret", "panewu"), ("Kecamatan Sewon", "camat")]
)
def test_the_head_of_a_subdistrict_is_of_its_own_plan(office: str, key: str) -> None:
    assert class_of(owner(office, "Kabupaten Bantul"), PartyClass.OPD, key, None) is PartyClass.DIRI
    assert class_of(owner("Dinas Sosial", "Kabupaten Bantul"), PartyClass.OPD, key, None) is PartyClass.OPD
