import pytest

from telaah.outcomes.indicators import likeness
from telaah.outcomes.measures import cut_clause, unit_in_brackets
from telaah.outcomes.wording import clean, kind_of, split


@pytest.mark.parametrize(
    ("printed", "cleaned"),
    [
        ("Tujuan 1 : Meningkatkan mutu;", "Meningkatkan mutu"),
        ("SS1. Meningkatnya kapasitas organisasi", "Meningkatnya kapasitas organisasi"),
        ("2.1 Terwujudnya kota sehat", "Terwujudnya kota sehat"),
        ("• “Menurunnya kasus”", "Menurunnya kasus"),
        ("Sasaran pelayanan publik", "Sasaran pelayanan publik"),
    ],
)
def test_labels_and_marks_are_cut_and_words_stay(printed, cleaned):
    assert clean(printed) == cleaned


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tersedianya 2 unit kendaraan", "output"),
        ("Prosentase desa siaga", "indicator"),
        ("Pelaksanaan rapat koordinasi", "activity"),
        ("Kegiatan penyuluhan", "title"),
        ("Peningkatan kualitas hidup", "nominal"),
        ("Tumbuhnya usaha baru", "condition"),
        ("2022", "empty"),
    ],
)
def test_the_first_words_tell_what_a_text_is(text, kind):
    assert kind_of(text) == kind


def test_a_statement_with_dan_between_heads_stays_one():
    assert len(split("Meningkatnya Kesetaraan Gender serta Terwujudnya Keluarga Berkualitas")) == 1


def test_a_year_or_share_in_the_text_is_no_enumeration():
    assert len(split("Meningkatnya produksi rata-rata 1,58 % dari tahun 2017. Hasilnya")) == 1


def test_abbreviations_and_figures_tell_measures_apart():
    assert likeness("Angka Partisipasi Kasar (APK SD)", "Angka Partisipasi Kasar (APK SMP)") == 0.0
    assert likeness("Rasio per 100.000 penduduk", "Rasio per 10.000 penduduk") == 0.0
    assert likeness("Indeks Pembangunan Gender (IPG)", "Indeks pembangunan Gender") == 100.0


def test_a_target_inside_the_wording_is_cut_out():
    assert cut_clause("Skor Pola Pangan Harapan sebesar 86 %", "2016") == ("Skor Pola Pangan Harapan", {"2016": "86 %"})
    assert cut_clause("Jumlah sekolah yang menjadi rujukan", "2016") == ("Jumlah sekolah yang menjadi rujukan", {})


def test_only_units_are_taken_out_of_brackets():
    assert unit_in_brackets("Waktu Tanggap (Menit)") == ("Waktu Tanggap", "Menit")
    assert unit_in_brackets("Rasio kekerasan (per 100.000)") == ("Rasio kekerasan (per 100.000)", "per 100.000")
    assert unit_in_brackets("Nilai Akuntabilitas (AKIP)") == ("Nilai Akuntabilitas (AKIP)", None)
    assert unit_in_brackets("Jumlah kebun sagu rakyat (kebun)") == ("Jumlah kebun sagu rakyat", "kebun")
    assert unit_in_brackets("Jumlah gerai pangan yang buka (gerai pangan)") == ("Jumlah gerai pangan yang buka", "gerai pangan")
    assert unit_in_brackets("Jumlah rumah tangga (ruta)") == ("Jumlah rumah tangga (ruta)", None)
    assert unit_in_brackets("Jumlah pengunjung museum (...)") == ("Jumlah pengunjung museum (...)", None)
    assert unit_in_brackets("Jumlah pengunjung museum (---)") == ("Jumlah pengunjung museum (---)", None)
    assert unit_in_brackets("Jumlah kader posyandu (KAD)") == ("Jumlah kader posyandu (KAD)", None)
    assert unit_in_brackets("Jumlah Kader Posyandu (Kader)") == ("Jumlah Kader Posyandu", "Kader")
    assert unit_in_brackets("Jumlah kader posyandu (kad)") == ("Jumlah kader posyandu", "kad")
    assert unit_in_brackets("Jumlah Kader Posyandu (Kad)") == ("Jumlah Kader Posyandu", "Kad")
