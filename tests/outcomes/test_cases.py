"""Layouts and wordings that broke a simpler way once, in small."""

from dataclasses import replace

from telaah.model.document import SectionKind
from telaah.outcomes import find_outcomes


def by_text(outcomes):
    return {o.text: o for o in outcomes}


def test_boxes_of_a_cascade_give_tujuan_sasaran_and_measures(document, table):
    t = table(
        ["lain", "lain"],
        ["TUJUAN 1 : Meningkatkan akses air bersih keluarga", "TUJUAN 2 : Menurunkan keluarga rawan air"],
        ["SASARAN 1. Peningkatan ketersediaan sumur yang cukup", "SASARAN 2. Penurunan desa rawan air"],
        ["Skor Pola Pangan Harapan", "Jumlah desa yang diintervensi"],
        ["KEPALA BIDANG KETERSEDIAAN", "KEPALA BIDANG KERAWANAN"],
        ["Jumlah dokumen neraca", "Jumlah laporan"],
    )
    found = by_text(find_outcomes(document(tables=[t])))
    assert found["Penurunan desa rawan air"].parent == found["Menurunkan keluarga rawan air"].id
    assert [i.text for i in found["Peningkatan ketersediaan sumur yang cukup"].indicators] == ["Skor Pola Pangan Harapan"]


def test_a_group_row_names_the_tujuan_of_the_rows_below_it(document, table):
    t = table(
        ["sasaran", "indikator", ("target", "2022")],
        ["Tujuan 1 : Meningkatkan pemerataan layanan kesehatan", "", "", "@grup"],
        ["Meningkatnya mutu puskesmas", "Persentase puskesmas terakreditasi", "80"],
        ["Tujuan 2 : Meningkatkan kompetensi tenaga kesehatan", "", "", "@grup"],
        ["Meningkatnya tenaga kesehatan terlatih", "Jumlah tenaga terlatih", "40"],
    )
    found = by_text(find_outcomes(document(tables=[t])))
    assert found["Meningkatnya mutu puskesmas"].parent == "T1"
    assert found["Meningkatnya tenaga kesehatan terlatih"].parent == "T2"


def test_a_new_sasaran_without_indicator_ends_the_one_before(document, table):
    t = table(
        ["sasaran", "indikator", ("target", "2022")],
        ["Meningkatnya akses air minum", "Cakupan air minum", "70"],
        ["Meningkatnya akses sanitasi layak", "", ""],
        ["^Meningkatnya akses sanitasi layak", "Cakupan air limbah", "65"],
    )
    found = by_text(find_outcomes(document(tables=[t])))
    assert [i.text for i in found["Meningkatnya akses air minum"].indicators] == ["Cakupan air minum"]
    assert [i.text for i in found["Meningkatnya akses sanitasi layak"].indicators] == ["Cakupan air limbah"]


def test_outputs_below_an_outcome_keep_their_indicators(document, table):
    t = table(
        ["sasaran", "sasaran_program", "output", "indikator"],
        ["Meningkatnya kepatuhan masyarakat", "", "", "Persentase perda yang ditegakkan"],
        ["^Meningkatnya kepatuhan masyarakat", "Meningkatnya penegakan perda", "", "Persentase pelanggaran yang ditindak"],
        ["^Meningkatnya kepatuhan masyarakat", "^Meningkatnya penegakan perda", "Terlaksananya sosialisasi", "Jumlah laporan"],
        ["^Meningkatnya kepatuhan masyarakat", "^Meningkatnya penegakan perda", "", "Jumlah peserta"],
    )
    found = find_outcomes(document(tables=[t]))
    assert [(o.id, [i.text for i in o.indicators]) for o in found] == [
        ("S1", ["Persentase perda yang ditegakkan"]),
        ("P1", ["Persentase pelanggaran yang ditindak"]),
    ]


def test_a_programmes_tujuan_and_sasaran_are_its_outcomes(document, table):
    t = table(
        ["program", "tujuan", "sasaran"],
        ["Program Pendidikan Dasar", "Terjangkaunya pendidikan dasar", "Menurunnya angka putus sekolah dasar"],
    )
    first, second = find_outcomes(document(tables=[t]))
    assert (first.id, second.id, second.parent) == ("P1", "P2", "P1")
    assert second.programmes == ("Program Pendidikan Dasar",)


def test_a_column_tujuan_sasaran_takes_the_level_that_the_words_have_elsewhere(document, table):
    own = table(["tujuan", "sasaran"], ["Meningkatkan layanan kesehatan yang merata", "Menurunnya kematian ibu dan bayi"])
    mixed = table(["sasaran", "strategi"], ["Meningkatkan layanan kesehatan yang merata", "Menambah puskesmas"], number=1)
    mixed = replace(mixed, columns=(replace(mixed.columns[0], header="Tujuan/Sasaran"), mixed.columns[1]))
    assert [o.level for o in find_outcomes(document(tables=[own, mixed]))] == ["tujuan", "sasaran"]


def test_sasaran_listed_below_a_tujuan_are_its_own(document):
    lines = [
        "Tujuan Dinas Kesehatan Kota Contoh dirumuskan sebagai berikut :",
        "1. Mewujudkan layanan prima dengan sasaran :",
        "a) Meningkatnya kepuasan pasien, dengan indikatornya yaitu : Indeks Kepuasan",
        "b) Meningkatnya ketersediaan sarana layanan;",
        "2. Meningkatkan derajat kesehatan warga",
    ]
    found = find_outcomes(document(pages=[lines]))
    assert [(o.id, o.parent) for o in found] == [("T1", None), ("S1", "T1"), ("S2", "T1"), ("T2", None)]
    assert [i.text for i in found[1].indicators] == ["Indeks Kepuasan"]


def test_the_rpjmds_sasaran_in_a_sentence_about_it_is_not_the_offices(document):
    lines = ["Guna memenuhi tujuan pada RPJMD maka dirumuskan sasaran : “Meningkatnya Mutu Kesehatan”."]
    assert find_outcomes(document(pages=[lines])) == ()
    own = "maka tujuan yang hendak dicapai oleh Dinas Kesehatan Kota Contoh adalah"
    lines = [f"Dari tujuan yang ada di RPJMD, {own} “Terwujudnya kota sehat”."]
    assert [o.text for o in find_outcomes(document(pages=[lines]))] == ["Terwujudnya kota sehat"]


def test_a_programme_with_a_sasaran_of_its_own_is_no_plan_of_the_office(document):
    lines = [
        "Revitalisasi tambak dilakukan dengan sasaran antara lain :",
        "a. Membangkitkan usaha garam rakyat",
        "b. Menyediakan lapangan kerja baru",
    ]
    assert find_outcomes(document(pages=[lines], section=SectionKind.PROGRAM)) == ()


def test_several_indicators_in_a_cell_are_told_apart_by_the_lines_of_their_values(document, table):
    t = table(["sasaran", "indikator", ("target", "2022")], ["Meningkatnya mutu layanan rumah sakit", "x", "y"])
    cells = list(t.rows[0].cells)
    cells[1] = replace(cells[1], text="Bed Occupancy rate Turn Over Interval", raw="Bed Occupancy\nrate\nTurn Over Interval")
    cells[2] = replace(cells[2], text="95 3", raw="95\n3")
    t = replace(t, rows=(replace(t.rows[0], cells=tuple(cells)),))
    (outcome,) = find_outcomes(document(tables=[t]))
    assert [(i.text, dict(i.targets)) for i in outcome.indicators] == [
        ("Bed Occupancy rate", {"2022": "95"}),
        ("Turn Over Interval", {"2022": "3"}),
    ]


def test_totals_and_remarks_are_no_indicators(document, table):
    t = table(
        ["sasaran", "indikator", ("target", "2022")],
        ["Meningkatnya mutu layanan", "Total Fertility Rate (TFR)", "2,3"],
        ["^Meningkatnya mutu layanan", "Rata-rata", "98"],
        ["^Meningkatnya mutu layanan", "Analisis Kinerja :", ""],
    )
    (outcome,) = find_outcomes(document(tables=[t]))
    assert [i.text for i in outcome.indicators] == ["Total Fertility Rate (TFR)"]


class Doubter:
    def score(self, text, *, level, source, section, header, document, place):
        return 0.0 if "kota" in text else None


def test_a_scorer_may_refuse_a_statement(document, table):
    t = table(["sasaran"], ["Meningkatnya mutu layanan"], ["Meningkatnya kebersihan kota"])
    assert [o.text for o in find_outcomes(document(tables=[t]), Doubter())] == ["Meningkatnya mutu layanan"]


def test_sasaran_listed_after_a_labelled_tujuan_are_under_it(document):
    lines = [
        "Tujuan 1 : Meningkatkan kualitas layanan kesehatan warga",
        "Sasaran :",
        "1. Meningkatnya mutu puskesmas kota",
        "2. Menurunnya angka kematian bayi",
        "Tujuan 2 : Meningkatkan kapasitas tenaga kesehatan kota",
        "Sasaran :",
        "1. Meningkatnya jumlah tenaga terlatih",
    ]
    found = find_outcomes(document(pages=[lines]))
    assert [(o.id, o.parent) for o in found] == [("T1", None), ("S1", "T1"), ("S2", "T1"), ("T2", None), ("S3", "T2")]


def test_an_outcome_beside_a_kegiatan_to_its_right_is_still_the_programmes(document, table):
    t = table(
        ["program", "sasaran_program", "program"],
        [
            "Program Penegakan Perda",
            "Meningkatnya kepatuhan warga",
            "1.05.02.2.01 Penanganan Gangguan",
            "#1.05.02.2.01",
            "@kegiatan",
        ],
        ["Kegiatan Penanganan Gangguan", "Meningkatnya ketertiban pasar", "", "@kegiatan"],
    )
    assert [o.text for o in find_outcomes(document(tables=[t]))] == ["Meningkatnya kepatuhan warga"]


def test_means_announced_for_a_sasaran_are_no_sasaran(document):
    for opening in (
        "Adapun strategi yang dilakukan Dinas Kesehatan untuk mencapai sasaran adalah sebagai berikut :",
        "Untuk mencapai sasaran tersebut Dinas Kesehatan melakukan hal sebagai berikut :",
    ):
        lines = [opening, "a. Meningkatkan kunjungan rumah", "b. Mengembangkan posyandu remaja"]
        assert find_outcomes(document(pages=[lines], section=SectionKind.STRATEGI)) == (), opening


def test_results_of_kegiatan_and_receivers_in_a_sasaran_column_are_no_outcomes(document, table):
    t = table(
        ["program", "sasaran", "indikator", ("target", "2022")],
        ["Program Promosi Kesehatan", "Meningkatnya perilaku hidup sehat", "Persentase rumah tangga sehat", "80", "@program"],
        ["Penyuluhan Kesehatan", "Terlaksananya penyuluhan di kecamatan", "Jumlah penyuluhan", "12", "@kegiatan"],
        ["Program Gizi", "Ibu hamil dan balita di wilayah puskesmas", "Jumlah ibu hamil", "90", "@program"],
    )
    assert [o.text for o in find_outcomes(document(tables=[t]))] == ["Meningkatnya perilaku hidup sehat"]
