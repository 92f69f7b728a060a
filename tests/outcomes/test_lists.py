"""Lists judged by what the plan's tables print: measures among sasaran, lists in unsure parts, words of administration."""

import pytest

from telaah.model.document import SectionKind
from telaah.model.identity import DocumentKind
from telaah.outcomes import find_outcomes
from telaah.outcomes.internal import is_internal

LISTED = [
    "Sasaran Dinas Kesehatan Kota Contoh adalah sebagai berikut :",
    "a. Terpetakannya wilayah rawan malaria",
    "b. Jumlah rumah berkelambu di pesisir",
    "c. Meningkatnya kunjungan ke pos obat",
]


def test_a_measure_in_a_list_of_sasaran_is_none_where_a_table_measures_by_it(document, table):
    def texts(*tables):
        return [o.text for o in find_outcomes(document(pages=[LISTED, []], tables=tables))]

    heads = ["sasaran", "indikator"]
    measured = table(heads, ["Terpetakannya wilayah rawan malaria", "Jumlah rumah yang berkelambu di pesisir"], page=2)
    other = table(heads, ["Terpetakannya wilayah rawan malaria", "Jumlah kader malaria"], page=2)
    assert "Jumlah rumah berkelambu di pesisir" not in texts(measured)
    assert "Meningkatnya kunjungan ke pos obat" in texts(measured)
    assert "Jumlah rumah berkelambu di pesisir" in texts(other), "no table says that it is a measure"
    away = table(heads, ["Berkurangnya jentik di rumah warga", "Jumlah rumah yang berkelambu di pesisir"], page=2)
    assert "Jumlah rumah berkelambu di pesisir" in texts(away), "no sasaran of the list is measured by it"


AIMS = [
    "Tujuan yang ingin dicapai Dinas Kesehatan Kota Contoh :",
    "1. Menurunkan angka kesakitan malaria",
    "2. Meningkatkan jangkauan puskesmas keliling",
    "3. Mewujudkan kemandirian obat di pulau terluar",
]


@pytest.mark.parametrize(("rows", "kept"), [(2, True), (1, False)])
def test_a_list_beside_the_vision_counts_where_tables_print_most_of_it(document, table, rows, kept):
    known = [
        ["Menurunkan angka kesakitan malaria", "Berkurangnya jentik nyamuk"],
        ["Meningkatkan jangkauan puskesmas keliling", "Bertambahnya kunjungan warga pulau"],
    ]
    t = table(["tujuan", "sasaran"], *known[:rows], page=2)
    report = document(pages=[AIMS, []], tables=[t], kind=DocumentKind.LKJIP, section=SectionKind.VISI_MISI)
    found = [o.text for o in find_outcomes(report)]
    assert ("Mewujudkan kemandirian obat di pulau terluar" in found) is kept


@pytest.mark.parametrize(
    ("text", "internal"),
    [
        ("Meningkatkan kemampuan aparatur yang kompeten dan terpercaya", True),
        ("Meningkatnya kemampuan aparatur pemerintahan desa yang kompeten dan terpercaya", False),
        ("Meningkatkan kemampuan keuangan daerah", False),
        ("Meningkatnya ketepatan dan keakuratan penyusunan pelaporan kinerja", True),
        ("Meningkatnya ketepatan penyusunan perencanaan pembangunan daerah", False),
        ("Terawatnya sarana dan prasarana Sekretariat Daerah Provinsi Papua Pegunungan", True),
        ("Terawatnya sarana dan prasarana jalan Provinsi Papua Pegunungan", False),
        ("Meningkatnya akuntabilitas penyelenggaraan pemerintahan Kabupaten Asmat Raya Timur", False),
    ],
)
def test_words_speak_of_administration_beside_their_own_matter_only(text, internal):
    assert is_internal([text], [], []) is internal


@pytest.mark.parametrize(
    ("text", "office", "internal"),
    [
        ("Dinas yang terbuka terhadap kritik", (), True),
        ("Birokrasi dinas yang gesit", (), True),
        ("Akuntabilitas badan yang kian dipercaya", (), True),
        ("Kecamatan yang akuntabel", (), True),
        ("Kecamatan yang bebas buta aksara", (), False),
        ("Badan usaha milik kampung yang untung", (), False),
        ("Meningkatnya kinerja badan usaha milik daerah", (), False),
        ("Meningkatnya profesionalisme dan akuntabilitas kelembagaan Balitpang", ("Balitpang",), True),
        ("Meningkatnya kapasitas kelembagaan petani kakao", (), False),
        ("Meningkatnya kapasitas kelembagaan dan sumber daya organisasi", (), True),
        (
            "Meningkatnya kualitas laporan keuangan pemerintah daerah",
            ("Badan Keuangan dan Aset Daerah Kabupaten Supiori",),
            False,
        ),
        ("Meningkatnya tertib administrasi keuangan", ("Dinas Perhubungan Kabupaten Supiori",), True),
        ("Meningkatnya kapasitas sumber daya aparatur", ("BKPSDM",), False),
        ("Meningkatnya kualitas perencanaan pembangunan daerah", ("Bappeda",), False),
        ("Organisasi yang giat membina atlet muda", ("Dinas Pemuda dan Olahraga Kabupaten Waropen",), False),
        ("Menjadi organisasi yang mandiri bagi pemuda", ("Dinas Pemuda dan Olahraga Kabupaten Waropen",), False),
        ("Terwujudnya organisasi yang tangguh di pasar", ("Dinas Koperasi Kabupaten Waropen",), False),
        ("Organisasi dinas yang tangguh", ("Dinas Koperasi Kabupaten Waropen",), True),
        ("Kecamatan yang berkinerja tinggi", ("Biro Pemerintahan Provinsi Papua Barat",), False),
        ("Kecamatan yang berkinerja tinggi", ("Kecamatan Waigeo Kabupaten Raja Ampat",), True),
        ("Meningkatnya kinerja satuan dan yayasan pendidikan", ("Dinas Pendidikan Kabupaten Waropen",), False),
        ("Meningkatnya kinerja satuan yang melayani", ("Satuan Polisi Pamong Praja",), True),
        ("Naiknya kapabilitas APIP", ("Inspektorat Kabupaten Waropen",), False),
        ("Naiknya kapabilitas APIP", ("Dinas Perhubungan Kabupaten Waropen",), True),
        ("Membaiknya kualitas pelayanan pimpinan", ("Bagian Protokol dan Komunikasi Pimpinan",), False),
        ("Membaiknya kualitas pelayanan pimpinan", ("Bagian Umum Kabupaten Waropen",), True),
        (
            "Membaiknya mutu dokumen perencanaan pembangunan daerah",
            ("Badan Perencanaan, Penelitian dan Pengembangan Daerah",),
            False,
        ),
    ],
)
def test_what_the_office_itself_is_to_become_is_internal_and_what_it_is_there_for_is_not(text, office, internal):
    assert is_internal([text], [], [], office) is internal
