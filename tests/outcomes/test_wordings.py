"""Statements that no head word of change opens, and results that are outputs."""

from telaah.model.plan import Level
from telaah.outcomes import find_outcomes
from telaah.outcomes.accepting import accepted
from telaah.outcomes.measures import is_measure
from telaah.outcomes.wording import tells_state

PLAIN = ["nomor", "tujuan", "sasaran", "indikator", ("target", "2025")]


def texts(outcomes):
    return [o.text for o in outcomes]


def test_a_tujuan_and_a_sasaran_may_begin_with_whom_they_are_about(document, table):
    t = table(
        PLAIN,
        ["1", "Petani yang hidup layak dari lahannya", "Anak terlindungi dari kekerasan di rumah", "Angka kekerasan", "7"],
        ["2", "Dinas yang akuntabel", "Terkendalinya kelahiran", "Angka kelahiran", "2,1"],
    )
    found = find_outcomes(document(tables=[t]))
    assert texts(found) == [
        "Petani yang hidup layak dari lahannya",
        "Anak terlindungi dari kekerasan di rumah",
        "Dinas yang akuntabel",
        "Terkendalinya kelahiran",
    ]
    assert [len(o.indicators) for o in found] == [0, 1, 0, 1]


def test_receivers_in_a_sasaran_column_are_no_outcomes(document, table):
    own = table(PLAIN, ["1", "Meningkatnya mutu sekolah dasar", "Meningkatnya angka kelulusan siswa", "Angka kelulusan", "98"])
    receivers = table(
        ["program", "sasaran", "lokasi"], ["Program Perlindungan", "Masyarakat yang terdampak bencana", "kota"], number=1
    )
    found = find_outcomes(document(tables=[own, receivers]))
    assert len(found) == 2
    assert not accepted("Keluarga penerima manfaat", Level.SASARAN, measured=True)
    assert not tells_state("Masyarakat yang terdampak bencana")
    assert tells_state("Keluarga berisiko stunting semakin sedikit")


def test_what_one_table_states_is_a_statement_in_a_table_of_strategies_too(document, table):
    own = table(PLAIN, ["1", "Terwujudnya kota yang ramah", "Ibu selamat waktu bersalin", "Jumlah kematian ibu", "8"])
    strategies = table(["sasaran", "strategi"], ["Ibu selamat waktu bersalin", "Rujukan berjenjang"], page=2, number=1)
    found = find_outcomes(document(tables=[own, strategies], pages=((), ())))
    assert [(o.text, [p.page for p in o.places]) for o in found if o.level is Level.SASARAN] == [
        ("Ibu selamat waktu bersalin", [1, 2])
    ]
    assert {r.table for r in found[1].rows} == {0, 1}


def test_a_counted_result_is_an_output_of_its_programme(document, table):
    t = table(
        ["program", "sasaran_program", "indikator", ("target", "2025")],
        ["Program Kawasan", "Terbentuknya 84 kampung iklim", "Jumlah kampung", "84", "@program"],
        ["Program Hutan", "Terlindungi dan lestarinya hutan kota", "Luas hutan kota", "12", "@program"],
    )
    assert texts(find_outcomes(document(tables=[t]))) == ["Terlindungi dan lestarinya hutan kota"]


def test_the_indicator_of_a_kegiatan_is_not_that_of_its_programmes_outcome(document, table):
    t = table(
        ["program:PROGRAM DAN KEGIATAN", "sasaran_program", "indikator", ("target", "2025")],
        ["Program Air Bersih", "Meningkatnya cakupan air bersih", "Persentase rumah berair bersih", "80", "@program"],
        ["Pembangunan sumur", "Terbangunnya sumur bor", "Jumlah sumur", "5", "@kegiatan"],
    )
    (outcome,) = find_outcomes(document(tables=[t]))
    assert [i.text for i in outcome.indicators] == ["Persentase rumah berair bersih"]


def test_an_outcome_left_of_its_programme_has_the_indicator_right_of_both(document, table):
    t = table(
        ["sasaran", "sasaran_program", "program", "indikator", ("target", "2025")],
        [
            "Meningkatnya kerukunan umat",
            "Menguatnya rasa kebangsaan",
            "Program Ideologi Bangsa",
            "Angka lulus uji",
            "75",
            "@program",
        ],
    )
    outcome = next(o for o in find_outcomes(document(tables=[t])) if o.level is Level.PROGRAM)
    assert [(i.text, i.targets) for i in outcome.indicators] == [("Angka lulus uji", (("2025", "75"),))]


def test_a_table_of_programmes_tells_the_values_of_an_outcomes_indicator_in_its_very_words(document, table):
    outcomes = table(
        ["sasaran_program", "indikator"],
        ["Meningkatnya kepastian hak atas tanah", "Jumlah bidang yang didaftarkan"],
    )
    targets = table(
        ["program", "indikator", ("target", "2026")],
        ["Program Pertanahan", "Jumlah bidang yang didaftarkan", "3.000", "@program"],
        ["Program Tata Ruang", "Jumlah bidang yang ditertibkan", "40", "@program"],
        number=1,
    )
    outcome = find_outcomes(document(tables=[outcomes, targets]))[0]
    assert [(i.text, i.targets) for i in outcome.indicators] == [("Jumlah bidang yang didaftarkan", (("2026", "3.000"),))]


def test_of_targets_that_were_changed_the_later_ones_hold(document, table):
    t = table(
        ["sasaran", "indikator", "target:Target Semula", "target:Target Perubahan"],
        ["Meningkatnya mutu laporan keuangan", "Nilai laporan", "95", "97"],
    )
    t = type(t)(**{f: getattr(t, f) for f in t.__dataclass_fields__} | {"title": "Perjanjian Kinerja Tahun 2024"})
    (outcome,) = find_outcomes(document(tables=[t]))
    assert outcome.indicators[0].targets == (("2024", "97"),)


def test_an_abbreviation_alone_is_a_measure(document, table):
    t = table(["sasaran", "indikator", ("target", "2025")], ["Terkendalinya jumlah penduduk", "mCPR", "66,5"])
    (outcome,) = find_outcomes(document(tables=[t]))
    assert [i.text for i in outcome.indicators] == ["mCPR"]


def test_targets_beside_the_money_of_a_year_are_of_that_year(document, table):
    heads = ["sasaran_program", "indikator", "target:Target", ("pagu", "2026"), "target:Target", ("pagu", "2027")]
    t = table(heads, ["Membaiknya iklim usaha kecil", "Jumlah izin usaha", "1", "240", "2", "255"])
    (outcome,) = find_outcomes(document(tables=[t]))
    assert outcome.indicators[0].targets == (("2026", "1"), ("2027", "2"))


def test_results_of_heads_of_bidang_are_of_programmes_and_outputs_beside_them_are_none(document, table):
    own = table(
        ["sasaran", "indikator", "target"], ["Meningkatnya mutu laporan keuangan", "Opini BPK", "WTP"], title="Perjanjian Kinerja"
    )
    rows = (
        ["Andalnya penyajian laporan keuangan", "Jumlah koreksi audit", "3"],
        ["Tersusunnya laporan tepat waktu", "Dokumen laporan", "1"],
    )
    head = table(["sasaran", "indikator", "target"], *rows, number=1, page=2, title="Perjanjian Kinerja Kepala Bidang Akuntansi")
    found = find_outcomes(document(tables=[own, head], pages=((), ())))
    assert [(o.level, o.text, len(o.indicators)) for o in found] == [
        (Level.SASARAN, "Meningkatnya mutu laporan keuangan", 1),
        (Level.PROGRAM, "Andalnya penyajian laporan keuangan", 1),
    ]


def test_what_is_handed_over_is_no_outcome_of_a_programme(document, table):
    t = table(
        ["program", "sasaran_program", "indikator"], ["Program Penunjang", "Terbayarnya gaji pegawai", "Jumlah bulan", "@program"]
    )
    assert find_outcomes(document(tables=[t])) == ()


def test_a_load_factor_is_a_measure_and_factors_are_none():
    assert is_measure("Faktor muat angkutan umum")
    assert not is_measure("Faktor penghambat capaian")


def test_a_target_of_five_years_is_the_one_at_the_end(document, table):
    heads = ["sasaran", "indikator", "target:Target (lima Thn)", ("realisasi", "2016")]
    t = table(heads, ["Meningkatnya ketertiban umum kota", "Persentase pelanggaran", "25", "0"])
    (outcome,) = find_outcomes(document(tables=[t]))
    assert outcome.indicators[0].targets == (("akhir", "25"),)
