"""Tujuan and sasaran that a paragraph tells, and texts that a page break cuts in two."""

import pytest

from telaah.model.document import SectionKind
from telaah.outcomes import find_outcomes


def texts(outcomes):
    return [(o.level, o.text) for o in outcomes]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Yang menjadi tujuan dari Renja Dinas Kesehatan Kota Contoh adalah meningkatkan derajat kesehatan warga pesisir.",
            ("tujuan", "Meningkatkan derajat kesehatan warga pesisir"),
        ),
        (
            "Tujuan yang ingin dicapai pada tahun 2025 yaitu meningkatnya mutu layanan rujukan di pulau kecil.",
            ("tujuan", "Meningkatnya mutu layanan rujukan di pulau kecil"),
        ),
        (
            "Adapun sasaran yang hendak diwujudkan Dinas Kesehatan ialah penurunan angka kematian ibu nelayan.",
            ("sasaran", "Penurunan angka kematian ibu nelayan"),
        ),
    ],
)
def test_a_sentence_may_tell_an_outcome_in_small_letters(document, sentence, expected):
    assert texts(find_outcomes(document(pages=[[sentence]]))) == [expected]
    assert find_outcomes(document(pages=[[sentence]], section=SectionKind.MAKSUD_TUJUAN)) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Yang menjadi tujuan dari penyusunan rencana kerja ini adalah mewujudkan perencanaan yang terpadu.",
        "Tujuan yang ingin dicapai dalam RPJMD Kota Contoh yaitu meningkatnya derajat kesehatan masyarakat.",
        "Tujuan yang ingin dicapai dari program tersebut adalah meningkatkan kapasitas petugas puskesmas.",
        "Tujuan yang hendak dicapai aplikasi antrean ini adalah mempercepat layanan di loket puskesmas.",
        "Tujuan yang ingin dicapai kelompok tani ini adalah meningkatkan pendapatan anggotanya.",
        "Tujuan yang ingin dicapai BUMDes adalah meningkatkan laba usaha bersama.",
        "Yang menjadi tujuan dari kunjungan kerja adalah meningkatkan pemahaman peserta.",
        "Sasaran pelatihan ini adalah: 1. meningkatnya pengetahuan kader, 2. meningkatnya keterampilan kader.",
        "Suatu tujuan adalah meningkatkan apa yang belum baik menjadi lebih baik dari semula.",
    ],
)
def test_a_sentence_that_tells_the_tujuan_of_something_else_tells_none(document, sentence):
    assert find_outcomes(document(pages=[[sentence]])) == ()


def test_a_told_sentence_counts_only_where_nothing_of_its_level_is_set_otherwise(document, table):
    t = table(["sasaran", "indikator"], ["Meningkatnya mutu layanan rujukan", "Persentase rujukan tepat waktu"])
    told = [
        "Sasaran yang ingin dicapai Dinas Kesehatan adalah terwujudnya warga kepulauan yang bugar.",
        "Tujuan yang ingin dicapai Dinas Kesehatan adalah menurunkan beban biaya berobat keluarga miskin.",
    ]
    assert texts(find_outcomes(document(tables=[t], pages=[told]))) == [
        ("sasaran", "Meningkatnya mutu layanan rujukan"),
        ("tujuan", "Menurunkan beban biaya berobat keluarga miskin"),
    ]


def test_a_list_inside_a_paragraph_is_taken_apart(document):
    small = [
        "Sasaran yang hendak dicapai adalah (1) meningkatnya mutu layanan rujukan, (2) menurunnya angka kematian bayi, "
        "dan (3) terwujudnya gizi yang baik. Uraiannya ada di bawah."
    ]
    assert texts(find_outcomes(document(pages=[small]))) == [
        ("sasaran", "Meningkatnya mutu layanan rujukan"),
        ("sasaran", "Menurunnya angka kematian bayi"),
        ("sasaran", "Terwujudnya gizi yang baik"),
    ]
    work = ["Sasaran yang hendak dicapai adalah (1) meningkatnya mutu layanan rujukan, (2) penyusunan pedoman rujukan."]
    quoted = ["Tujuan RPJMD Kota Contoh adalah: 1. Meningkatkan mutu layanan rujukan; 2. Menurunkan angka kematian bayi."]
    assert find_outcomes(document(pages=[work])) == ()
    assert find_outcomes(document(pages=[quoted])) == ()
    assert find_outcomes(document(pages=[small], section=SectionKind.LATAR_BELAKANG)) == ()


def test_a_sentence_cut_by_a_page_break_is_read_whole(document):
    pages = [
        ["Tujuan Dinas Kesehatan adalah Meningkatkan mutu layanan"],
        ["rujukan di pulau yang jauh dari kota.", "Hal lain."],
    ]
    assert texts(find_outcomes(document(pages=pages))) == [
        ("tujuan", "Meningkatkan mutu layanan rujukan di pulau yang jauh dari kota")
    ]


def test_a_labelled_line_cut_by_a_page_break_is_read_whole_and_stands_on_both_pages(document):
    pages = [["Tujuan 1 : Meningkatkan mutu layanan dan"], ["Keselamatan pasien rujukan", "Sasaran 1 : Menurunnya angka infeksi"]]
    tujuan, sasaran = find_outcomes(document(pages=pages))
    assert (tujuan.text, {p.page for p in tujuan.places}) == ("Meningkatkan mutu layanan dan Keselamatan pasien rujukan", {1, 2})
    assert sasaran.text == "Menurunnya angka infeksi"
    ended = [["Tujuan 1 : Meningkatkan mutu layanan rujukan."], ["rapat dinas"]]
    assert texts(find_outcomes(document(pages=ended))) == [("tujuan", "Meningkatkan mutu layanan rujukan")]


def test_an_announcement_cut_by_a_page_break_still_announces(document):
    pages = [
        ["Sasaran yang hendak dicapai Dinas Kesehatan Kota Contoh"],
        ["pada tahun 2025 adalah sebagai berikut :", "1. Meningkatnya mutu layanan rujukan", "2. Menurunnya angka kematian bayi"],
    ]
    assert len(find_outcomes(document(pages=pages))) == 2


def test_an_item_cut_behind_its_last_and_is_joined_whatever_its_capitals(document):
    pages = [
        ["Sasaran Dinas Kesehatan adalah sebagai berikut :", "1. Meningkatnya Mutu Layanan Rujukan dan"],
        ["Kesehatan Dasar di Pulau Kecil", "2. Menurunnya Angka Kematian Bayi"],
    ]
    assert texts(find_outcomes(document(pages=pages))) == [
        ("sasaran", "Meningkatnya Mutu Layanan Rujukan dan Kesehatan Dasar di Pulau Kecil"),
        ("sasaran", "Menurunnya Angka Kematian Bayi"),
    ]


def test_a_paragraph_behind_the_label_of_the_other_level_is_a_statement(document):
    lines = [
        "# Tujuan",
        "Meningkatkan mutu layanan rujukan di pulau kecil.",
        "# Sasaran",
        "Meningkatnya kepuasan pasien rujukan.",
    ]
    found = find_outcomes(document(pages=[lines]))
    assert [(o.id, o.parent, o.text) for o in found] == [
        ("T1", None, "Meningkatkan mutu layanan rujukan di pulau kecil"),
        ("S1", "T1", "Meningkatnya kepuasan pasien rujukan"),
    ]


def test_a_noun_of_change_behind_a_label_is_a_statement_where_its_indicators_follow(document):
    lines = ["Sasaran :", "Penurunan angka kematian bayi.", "Indikator Sasaran :", "Jumlah kematian bayi"]
    (found,) = find_outcomes(document(pages=[lines]))
    assert (found.text, [i.text for i in found.indicators]) == ("Penurunan angka kematian bayi", ["Jumlah kematian bayi"])
    assert find_outcomes(document(pages=[["Sasaran :", "Penurunan angka kematian bayi.", "Uraian lain."]])) == ()


def test_sasaran_announced_below_each_tujuan_are_its_own(document):
    lines = [
        "Untuk mencapai visi telah ditetapkan tujuan dan sasaran yaitu :",
        "Misi Pertama :",
        "Mendekatkan layanan kepada warga pulau",
        "Tujuan yang dicapai adalah :",
        "1. Terkendalinya penyakit menular di permukiman.",
        "Dengan sasaran strategis yang hendak dicapai yaitu :",
        "a. Menurunnya kasus demam berdarah; dengan indikator kinerja :",
        "- Jumlah kasus demam berdarah",
        "b. Meningkatnya cakupan imunisasi anak;",
        "2. Meningkatnya kebersihan pasar dan terminal.",
        "Dengan sasaran strategis yang hendak dicapai yaitu :",
        "a. Meningkatnya sanitasi pasar",
    ]
    found = find_outcomes(document(pages=[lines]))
    assert [(o.id, o.parent, o.text) for o in found] == [
        ("T1", None, "Terkendalinya penyakit menular di permukiman"),
        ("S1", "T1", "Menurunnya kasus demam berdarah"),
        ("S2", "T1", "Meningkatnya cakupan imunisasi anak"),
        ("T2", None, "Meningkatnya kebersihan pasar dan terminal"),
        ("S3", "T2", "Meningkatnya sanitasi pasar"),
    ]
    assert [i.text for i in found[1].indicators] == ["Jumlah kasus demam berdarah"]


def test_sasaran_of_a_programme_are_not_those_of_the_office(document):
    lines = [
        "Program Pencegahan Penyakit",
        "Dengan sasaran sebagai berikut :",
        "1. Meningkatnya mutu kelambu",
        "2. Menurunnya kasus malaria",
    ]
    assert [o for o in find_outcomes(document(pages=[lines])) if o.level != "program"] == []


def test_a_heading_with_the_offices_own_name_announces_and_one_with_the_regions_does_not(document):
    items = ["1. Mengoptimalkan layanan rujukan di pulau kecil;", "2. Mewujudkan puskesmas yang ramah anak."]
    own = ["# 3.2.1. Tujuan Renja Perubahan Dinas Kesehatan Kota Contoh Tahun 2025", *items]
    assert [o.level for o in find_outcomes(document(pages=[own]))] == ["tujuan", "tujuan"]
    assert find_outcomes(document(pages=[["# 3.2.1. Tujuan Pembangunan Kota Contoh Tahun 2025", *items]])) == ()


def test_a_list_by_fields_of_work_is_read_below_their_names(document):
    lines = [
        "Tujuan dan sasaran Dinas Kesehatan Kota Contoh adalah sebagai berikut:",
        "1. Tujuan",
        "a. Bidang Kesehatan Masyarakat:",
        "Meningkatnya gizi balita dan ibu hamil.",
        "b. Bidang Pelayanan Kesehatan: Meningkatnya akses warga pulau terhadap puskesmas.",
        "2. Sasaran",
        "a. Menurunnya kasus gizi buruk.",
    ]
    assert texts(find_outcomes(document(pages=[lines]))) == [
        ("tujuan", "Meningkatnya gizi balita dan ibu hamil"),
        ("tujuan", "Meningkatnya akses warga pulau terhadap puskesmas"),
        ("sasaran", "Menurunnya kasus gizi buruk"),
    ]


def test_accounts_between_the_items_of_a_list_do_not_end_it(document):
    lines = [
        "Tujuan Dinas Kesehatan adalah sebagai berikut:",
        "a. Meningkatkan mutu layanan rujukan",
        "Mutu layanan rujukan menentukan keselamatan pasien. Karena itu perawat dilatih setiap tahun.",
        "b. Menurunkan angka kematian bayi",
    ]
    assert [o.text for o in find_outcomes(document(pages=[lines]))] == [
        "Meningkatkan mutu layanan rujukan",
        "Menurunkan angka kematian bayi",
    ]
    other = [*lines[:2], "Untuk mencapai tujuan tersebut dipilih beberapa strategi, yaitu :", lines[3]]
    assert [o.text for o in find_outcomes(document(pages=[other]))] == ["Meningkatkan mutu layanan rujukan"]


def test_a_numbered_list_below_each_field_of_work_is_read_whole(document):
    lines = [
        "Tujuan dan sasaran Dinas Kesehatan Kota Contoh adalah sebagai berikut:",
        "1. Tujuan",
        "a. Bidang Kesehatan Masyarakat:",
        "Tersedianya layanan gizi di semua pulau.",
        "b. Bidang Pelayanan Kesehatan:",
        "Meningkatnya akses warga pulau terhadap",
        "Puskesmas dan rumah sakit.",
        "2. Sasaran",
        "a. Bidang Kesehatan Masyarakat:",
        "1. Menurunnya kasus gizi buruk.",
        "2. Meningkatnya pemberian air susu ibu.",
        "b. Bidang Pelayanan Kesehatan:",
        "1. Meningkatnya kunjungan puskesmas keliling.",
    ]
    assert texts(find_outcomes(document(pages=[lines]))) == [
        ("tujuan", "Tersedianya layanan gizi di semua pulau"),
        ("tujuan", "Meningkatnya akses warga pulau terhadap Puskesmas dan rumah sakit"),
        ("sasaran", "Menurunnya kasus gizi buruk"),
        ("sasaran", "Meningkatnya pemberian air susu ibu"),
        ("sasaran", "Meningkatnya kunjungan puskesmas keliling"),
    ]


def test_an_item_ends_where_a_sentence_begins_to_tell_of_it_or_of_its_parts(document):
    lines = [
        "Tujuan Dinas Kesehatan adalah sebagai berikut:",
        "1. Meningkatkan mutu layanan rujukan. Untuk itu perawat dilatih dan alat dirawat setiap",
        "tahun oleh dinas.",
        "2. Menurunkan angka kematian bayi. Dengan sasaran strategis yang hendak dicapai yaitu :",
        "a. Meningkatnya kunjungan ibu hamil",
    ]
    assert texts(find_outcomes(document(pages=[lines]))) == [
        ("tujuan", "Meningkatkan mutu layanan rujukan"),
        ("tujuan", "Menurunkan angka kematian bayi"),
        ("sasaran", "Meningkatnya kunjungan ibu hamil"),
    ]
    parts = [
        "Sasaran Dinas Kesehatan :",
        "Meningkatnya mutu tata kelola klinik terdiri dari:",
        "a. Tertibnya arsip klinik desa",
        "b. Laporan",
    ]
    assert texts(find_outcomes(document(pages=[parts]))) == [("sasaran", "Meningkatnya mutu tata kelola klinik")]


def test_sasaran_announced_with_their_indicators_count(document):
    lines = [
        "Visi Dinas Kesehatan dijalankan selaras dengan sasaran dan indikatornya berikut ini:",
        "1) Meningkatnya mutu layanan rujukan",
        "2) Menurunnya angka kematian bayi",
    ]
    assert len(find_outcomes(document(pages=[lines]))) == 2
    alone = [
        "Indikator sasaran Dinas Kesehatan adalah sebagai berikut:",
        "1) Meningkatnya rujukan pasien",
        "2) Menurunnya kematian bayi",
    ]
    assert find_outcomes(document(pages=[alone])) == ()


def test_items_that_say_their_own_level_are_read_at_it(document):
    lines = [
        "Dinas Kesehatan Kota Contoh mempunyai 2 (dua) tujuan dan 3 (tiga) sasaran, yaitu :",
        "1. Tujuan : Meningkatnya derajat kesehatan warga pulau",
        "Sasaran :",
        "a. Meningkatnya mutu layanan rujukan",
        "b. Menurunnya stunting",
        "2. Tujuan : Terwujudnya tata kelola dinas yang baik",
        "Sasaran :",
        "a. Meningkatnya akuntabilitas kinerja dinas",
    ]
    found = find_outcomes(document(pages=[lines]))
    assert [(o.id, o.parent, o.text) for o in found] == [
        ("T1", None, "Meningkatnya derajat kesehatan warga pulau"),
        ("S1", "T1", "Meningkatnya mutu layanan rujukan"),
        ("S2", "T1", "Menurunnya stunting"),
        ("T2", None, "Terwujudnya tata kelola dinas yang baik"),
        ("S3", "T2", "Meningkatnya akuntabilitas kinerja dinas"),
    ]


def test_an_indicator_labelled_below_a_labelled_outcome_is_its_own(document):
    lines = [
        "Tujuan 1 : Meningkatnya derajat kesehatan warga pulau",
        "Indikator tujuan : Umur harapan hidup",
        "Sasaran 1.1 : Meningkatnya mutu layanan rujukan",
        "Indikator sasaran : Indeks kepuasan pasien",
    ]
    tujuan, sasaran = find_outcomes(document(pages=[lines]))
    assert [i.text for i in tujuan.indicators] == ["Umur harapan hidup"]
    assert [i.text for i in sasaran.indicators] == ["Indeks kepuasan pasien"]
