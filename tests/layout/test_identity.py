"""Whose plan it is: by cover, running heads, first paragraphs; names written out with their region."""

from __future__ import annotations

import pytest

from telaah.layout.furniture import mark_furniture
from telaah.layout.identity import find_identity
from telaah.layout.identity_names import as_title, find_offices
from telaah.model.document import Document
from telaah.model.identity import DocumentKind, Identity
from tests.layout.made import PROSE, H, P, document, page


def identity(made: Document) -> Identity:
    return find_identity(mark_furniture(made))


def test_cover_in_capitals() -> None:
    made = document(
        page(
            1,
            (H, "RENCANA STRATEGIS"),
            (H, "DINAS PEMBERDAYAAN MASYARAKAT DAN DESA\nKABUPATEN DELI SERDANG"),
            (H, "TAHUN 2021-2026"),
        ),
        page(2, (P, PROSE)),
    )
    found = identity(made)
    assert found.kind is DocumentKind.RENSTRA
    assert found.organisation == "Dinas Pemberdayaan Masyarakat dan Desa Kabupaten Deli Serdang"
    assert (found.region, found.province, found.period) == ("Kabupaten Deli Serdang", "Sumatera Utara", (2021, 2026))
    assert found.profile == "renstra-p86"


def test_running_head_and_prose_where_the_cover_is_missing() -> None:
    text = "Rencana Kerja (Renja) Inspektorat Daerah Kota Bandung Tahun 2023 disusun menurut RPJMD Kota Bandung Tahun 2018-2023. "
    found = identity(
        document(
            *(
                page(n, (P, text + PROSE), head="Renja Inspektorat Daerah Kota Bandung Tahun 2023", foot=str(n))
                for n in (1, 2, 3, 4)
            )
        )
    )
    assert (found.kind, found.organisation, found.period) == (DocumentKind.RENJA, "Inspektorat Daerah Kota Bandung", (2023, 2023))


def test_the_year_that_a_yearly_plan_looks_back_at_is_not_its_own() -> None:
    title = "Evaluasi Pelaksanaan Renja Inspektorat Kota Bogor Tahun 2014"
    looks_back = page(1, (H, f"2.1 {title}"), (H, f"2.1.1 {title}"), (P, PROSE), head="Renja 2016")
    rest = [page(n, (P, PROSE), head="Renja 2016") for n in (2, 3, 4)]
    found = find_identity(document(looks_back, *rest), Identity(DocumentKind.RENJA))
    assert found.period == (2016, 2016)


def test_period_of_other_plans_is_not_taken() -> None:
    text = "Renstra Dinas Sosial Kota Bogor Tahun 2019-2024 mengacu pada RPJMD Kota Bogor 2018-2023 dan RPJMN 2020-2024. " * 3
    assert identity(document(page(1, (H, "RENSTRA DINAS SOSIAL KOTA BOGOR")), page(2, (P, text)))).period == (2019, 2024)


def test_abbreviated_running_head_is_written_out() -> None:
    long = "Dinas Pemberdayaan Perempuan, Perlindungan Anak dan Keluarga Berencana Provinsi Sumatera Utara"
    pages = [
        page(n, (P, f"Laporan ini dibuat oleh {long}. " + PROSE), head="LAPORAN KINERJA DINAS P3AKB TAHUN 2024")
        for n in range(1, 5)
    ]
    found = identity(document(*pages))
    assert (found.kind, found.organisation) == (DocumentKind.LKJIP, long)
    assert "Dinas P3AKB" in found.own_names


def test_kecamatan_finds_its_region() -> None:
    made = document(
        page(1, (H, "RENCANA STRATEGIS"), (H, "KECAMATAN RUMBAI"), (H, "2017-2022")),
        page(2, (P, "Kecamatan Rumbai Kota Pekanbaru. " + PROSE)),
    )
    assert identity(made).organisation == "Kecamatan Rumbai Kota Pekanbaru"


def test_unit_of_a_ministry_has_no_region_in_its_name() -> None:
    made = document(
        page(1, (H, "RENCANA STRATEGIS BALAI BESAR WILAYAH SUNGAI CIMANUK"), (H, "2020-2024")),
        page(2, (P, "Wilayah kerja ada di Provinsi Jawa Barat. " + PROSE)),
    )
    found = identity(made)
    assert (found.kind, found.organisation, found.region) == (
        DocumentKind.RENSTRA_KL,
        "Balai Besar Wilayah Sungai Cimanuk",
        "Provinsi Jawa Barat",
    )


def test_decree_of_indicators() -> None:
    made = document(
        page(1, (H, "INDIKATOR KINERJA UTAMA (IKU)\nDINAS KESEHATAN PROVINSI JAWA BARAT"), (H, "TAHUN 2017"), (P, "Isi."))
    )
    found = identity(made)
    assert (found.kind, found.period, found.profile) == (DocumentKind.IKU, (2017, 2017), "iku")


def test_cascading_of_an_agreement_is_another_kind() -> None:
    assert (
        identity(document(page(1, (H, "CASCADING PERJANJIAN KINERJA DINAS SOSIAL KOTA BOGOR TAHUN 2017")))).kind
        is DocumentKind.OTHER
    )


def test_overrides_win() -> None:
    made = document(page(1, (H, "RENSTRA DINAS SOSIAL KOTA BOGOR 2019-2024")))
    found = find_identity(made, Identity(DocumentKind.RENJA, organisation="Dinas Sosial Kota Depok", period=(2022, 2022)))
    assert (found.kind, found.organisation, found.period) == (DocumentKind.RENJA, "Dinas Sosial Kota Depok", (2022, 2022))


def test_empty_document_has_no_identity() -> None:
    assert identity(document()) == Identity()


@pytest.mark.parametrize(
    ("text", "core", "region"),
    [
        ("Dinas Pendidikan Jawa Barat Tahun 2013", "Dinas Pendidikan", "Provinsi Jawa Barat"),
        ("Badan Kesbangpol Prov. Jabar", "Badan Kesbangpol", "Provinsi Jawa Barat"),
        ("RSUD Al Ihsan Provinsi Jawa Barat", "RSUD Al Ihsan", "Provinsi Jawa Barat"),
        ("Dinas Kesehatan dan Dinas Sosial Kota Bogor", "Dinas Kesehatan", None),
        ("Sekretariat DPRD Kabupaten Siak", "Sekretariat DPRD", "Kabupaten Siak"),
        ("RENSTRA SATPOL PP KOTA SEMARANG", "SATPOL PP", "Kota Semarang"),
        ("Kendaraan Dinas Operasional, RSUD dr. Soedirman Kebumen", "RSUD dr. Soedirman", "Kabupaten Kebumen"),
        ("Dinas Sosial Daerah Istimewa Yogyakarta", "Dinas Sosial", "Daerah Istimewa Yogyakarta"),
        ("DINAS PERHUBUNGAN KOTASEMARANG", "DINAS PERHUBUNGAN", "Kota Semarang"),
    ],
)
def test_names_of_offices(text: str, core: str, region: str | None) -> None:
    office = next(find_offices(text))
    assert (office.core, office.region.name if office.region else None) == (core, region)


def test_capitals_are_written_as_names_are() -> None:
    assert as_title("DINAS PEKERJAAN UMUM DAN PENATAAN RUANG") == "Dinas Pekerjaan Umum dan Penataan Ruang"
    assert as_title("RSUD DR. SOETOMO").startswith("Rumah Sakit Umum Daerah")


def test_abbreviated_end_of_a_name_is_written_out_where_the_document_does() -> None:
    short, long = (
        "Dinas Koperasi dan UMKM Provinsi Jawa Barat",
        "Dinas Koperasi dan Usaha Mikro, Kecil dan Menengah Provinsi Jawa Barat",
    )
    pages = [page(n, (P, f"Capaian {long}. " + PROSE), head=f"LKIP {short} Tahun 2016") for n in range(1, 5)]
    found = identity(document(*pages))
    assert found.organisation == long
    assert "Dinas Koperasi dan UMKM" in found.own_names


def test_short_name_in_the_running_head_of_a_plan() -> None:
    pages = [page(n, (P, PROSE), head="RENSTRA BAPPEDA KABUPATEN SIAK 2021-2026", foot=str(n)) for n in range(1, 5)]
    found = identity(document(*pages))
    assert found.organisation == "Badan Perencanaan Pembangunan Daerah Kabupaten Siak"


def test_a_name_that_runs_through_the_text_does_not_beat_the_running_head() -> None:
    text = "Kerja sama dengan Dinas Sosial Kota Bogor dan Dinas Kesehatan Kota Bogor. Dinas Sosial Kota Bogor membantu. " * 3
    pages = [page(n, (P, text + PROSE), head="Renja Dinas Kesehatan Kota Bogor Tahun 2023", foot=str(n)) for n in range(1, 13)]
    assert identity(document(*pages)).organisation == "Dinas Kesehatan Kota Bogor"


def test_a_region_that_the_gazetteer_does_not_have_is_read_behind_the_office():
    offices = list(find_offices("RENCANA STRATEGIS DINAS SOSIAL KABUPATEN LEMBAH KENCANA TAHUN 2025-2029"))

    assert [(o.core, o.region and o.region.name) for o in offices] == [("DINAS SOSIAL", "Kabupaten Lembah Kencana")]


def test_a_level_with_no_name_behind_it_is_no_region():
    assert [o.region for o in find_offices("Dinas Kesehatan Kabupaten/Kota dan Kabupaten yang lain")] == [None]


@pytest.mark.parametrize(
    ("printed", "region"),
    [
        ("KABUPATEN LABUHAN BATU UTARA", "Kabupaten Labuhanbatu Utara"),
        ("KABUPATEN KARANG ASEM", "Kabupaten Karangasem"),
        ("Kabupaten Kepulauan Siau Tagulandang Biaro", "Kabupaten Kep. Siau Tagulandang Biaro"),
        ("KOTA PADANG SIDEMPUAN", "Kota Padangsidimpuan"),
        ("PROVINSI KALIMATAN TIMUR", "Provinsi Kalimantan Timur"),
        ("Propinsi Jawa Sarat", "Provinsi Jawa Barat"),
        ("KAB. TTS", "Kabupaten Timor Tengah Selatan"),
        ("Kab. Kukar", "Kabupaten Kutai Kartanegara"),
        ("KABUPATEN PURWAKARTA SELATAN", "Kabupaten Purwakarta Selatan"),
        ("PROVINSI NUSA KENCANA", "Provinsi Nusa Kencana"),
    ],
)
@pytest.mark.parametrize("split", [False, True])
def test_a_region_is_read_however_it_is_written(printed: str, region: str, split: bool) -> None:
    """Another region whose name it begins with ("Kabupaten Labuhanbatu", "Kota Padang") is not the one meant."""
    cover = [f"PEMERINTAH {printed}", "DINAS SOSIAL"] if split else [f"DINAS SOSIAL\n{printed}"]
    made = document(page(1, *((H, line) for line in (*cover, "RENCANA STRATEGIS", "TAHUN 2021-2026"))), page(2, (P, PROSE)))

    assert identity(made).region == region


@pytest.mark.parametrize(
    ("printed", "region"),
    [
        ("PEMERINTAH DAERAH ISTIMEWA YOGYAKARTA", "Daerah Istimewa Yogyakarta"),
        ("PEMERINTAH ACEH", "Provinsi Aceh"),
        ("PEMERINTAH ACEH TENGAH", "Kabupaten Aceh Tengah"),
        ("PEMERINTAH KABUPATEN ACEH BARAT", "Kabupaten Aceh Barat"),
    ],
)
def test_a_government_without_the_word_for_its_level(printed: str, region: str) -> None:
    made = document(page(1, (H, printed), (H, "DINAS SOSIAL"), (H, "RENCANA KERJA TAHUN 2024")), page(2, (P, PROSE)))

    assert identity(made).region == region


def test_the_region_stands_behind_the_short_name_in_brackets() -> None:
    offices = list(find_offices("RENSTRA DINAS PERTANAHAN (PASAR MEKAR JAYA) DAERAH ISTIMEWA YOGYAKARTA"))

    assert [(o.core, o.region and o.region.name) for o in offices] == [("DINAS PERTANAHAN", "Daerah Istimewa Yogyakarta")]


@pytest.mark.parametrize(
    ("office", "region"),
    [
        ("Distrik Heram", "Kota Jayapura"),
        ("Kapanewon Pleret", "Kabupaten Bantul"),
        ("Kemantren Tegalrejo", "Kota Yogyakarta"),
        ("Suku Dinas Kebudayaan", "Kota Administrasi Jakarta Timur"),
    ],
)
def test_offices_that_only_some_provinces_have(office: str, region: str) -> None:
    cover = page(1, (H, "RENCANA STRATEGIS"), (H, f"{office}\n{region}".upper()), (H, "TAHUN 2021-2026"))
    text = f"Rencana Strategis {office} {region} Tahun 2021-2026 menjadi pedoman. "

    for made in (document(cover, page(2, (P, PROSE))), document(*(page(n, (P, text + PROSE)) for n in (1, 2, 3)))):
        found = identity(made)
        assert (found.kind, found.organisation) == (DocumentKind.RENSTRA, f"{office} {region}")


def test_the_date_under_the_preface_is_not_the_year_of_the_plan() -> None:
    lines = f"Rencana Kerja Dinas Sosial Kota Bogor Tahun 2025 telah selesai disusun. {PROSE[:300]}", "Bogor, April 2024"
    made = document(page(1, (H, "KATA PENGANTAR"), *((P, line) for line in lines)), page(2, (P, PROSE)))

    assert identity(made).period == (2025, 2025)


def test_the_year_behind_a_very_long_name_is_the_plan_s() -> None:
    office = "Bagian Kesejahteraan Rakyat dan Pembinaan Mental Spiritual Masyarakat Sekretariat Daerah Kabupaten Buleleng"
    text = f"Laporan Kinerja Instansi Pemerintah {office} Tahun 2022 memuat capaian. "

    found = identity(document(*(page(n, (P, text + PROSE)) for n in (1, 2, 3))))

    assert (found.kind, found.organisation, found.period) == (DocumentKind.LKJIP, office, (2022, 2022))


def test_a_unit_is_named_with_and_without_the_word_for_it() -> None:
    made = document(
        page(1, (H, "RENCANA STRATEGIS"), (H, "UPTD PUSKESMAS MEKAR ASRI\nKABUPATEN BADUNG"), (H, "2021-2026")),
        page(2, (P, PROSE)),
    )

    assert {"Puskesmas Mekar Asri", "UPTD Puskesmas Mekar Asri"} <= set(identity(made).own_names)


def test_a_misspelled_name_keeps_the_short_names_of_the_office() -> None:
    made = document(page(1, (H, "PERJANJIAN KINERJA TAHUN 2022"), (P, "Jabatan Kepala Dinas Petenakan Kota Bogor"), (P, "Isi.")))

    assert "Disnak" in identity(made).own_names


@pytest.mark.parametrize("lines", [("DINAS KEPEMUDAAN", "DAN OLAHRAGA"), ("DINAS KEPEMUDAAN DAN", "OLAHRAGA")])
def test_a_name_goes_on_in_the_next_line_of_the_cover(lines: tuple[str, str]) -> None:
    cover = ("PEMERINTAH KOTA BOGOR", "RENCANA KERJA TAHUN 2024", *lines, "KOTA BOGOR")

    found = identity(document(page(1, *((H, line) for line in cover)), page(2, (P, PROSE))))

    assert found.organisation == "Dinas Kepemudaan dan Olahraga Kota Bogor"


@pytest.mark.parametrize("years", ["2021 S/D 2026", "2021 SAMPAI DENGAN TAHUN 2026", "2021 S.D. 2026", "2021 ~ 2026"])
def test_years_up_to_which_a_plan_is_valid(years: str) -> None:
    made = document(page(1, (H, f"RENCANA STRATEGIS TAHUN {years}"), (H, "DINAS SOSIAL KOTA BOGOR")), page(2, (P, PROSE)))

    assert identity(made).period == (2021, 2026)


def test_indicators_under_their_short_name() -> None:
    made = document(page(1, (H, "IKU DINAS SOSIAL KOTA BOGOR"), (H, "TAHUN 2023"), (P, "Isi.")))

    assert identity(made).kind is DocumentKind.IKU


@pytest.mark.parametrize(
    "text", ["Kepala Dinas Sosial Provinsi Sekretaris Dinas", "Dinas Sosial Provinsi Seksi Rehabilitasi", "Dinas Sosial Kab/Kota"]
)
def test_what_follows_an_office_of_no_region(text: str) -> None:
    assert next((o.core, o.region) for o in find_offices(text)) == ("Dinas Sosial", None)
