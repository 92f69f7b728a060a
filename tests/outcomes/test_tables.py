from dataclasses import replace

from telaah.model.document import SectionKind
from telaah.model.identity import DocumentKind
from telaah.model.plan import Level
from telaah.outcomes import find_outcomes


def by_text(outcomes):
    return {o.text: o for o in outcomes}


def test_an_indicator_beside_a_blank_sasaran_is_the_tujuans(document, table):
    t = table(
        ["nomor", "tujuan", "sasaran", "indikator", "baseline", ("target", "1"), ("target", "akhir")],
        ["1", "Meningkatkan ketertiban umum", "", "Persentase penurunan gangguan", "5%", "6%", "9%"],
        [
            "",
            "^Meningkatkan ketertiban umum",
            "Meningkatnya perlindungan masyarakat",
            "Persentase linmas aktif",
            "N/A",
            "80",
            "-",
        ],
        ["", "^Meningkatkan ketertiban umum", "^Meningkatnya perlindungan masyarakat", "Rasio linmas", "1", "2", "3"],
    )
    tujuan, sasaran = find_outcomes(document(tables=[t]))
    assert (tujuan.id, sasaran.id, sasaran.parent) == ("T1", "S1", "T1")
    assert [i.text for i in tujuan.indicators] == ["Persentase penurunan gangguan"]
    assert [i.text for i in sasaran.indicators] == ["Persentase linmas aktif", "Rasio linmas"]
    assert dict(tujuan.indicators[0].targets) == {"1": "6%", "akhir": "9%"}
    assert dict(sasaran.indicators[0].targets) == {"1": "80"}
    assert sasaran.indicators[0].baseline == "N/A"
    assert [r.row for r in sasaran.rows] == [1, 2]


def test_numbers_behind_a_programme_are_the_programmes(document, table):
    t = table(
        ["tujuan", "sasaran", "indikator_sasaran", "kode", "program", "indikator", ("target", "1")],
        [
            "Meningkatkan mutu layanan",
            "Menurunnya angka kematian ibu",
            "Rasio kematian ibu",
            "1.02.02",
            "Program Upaya Kesehatan",
            "Persentase ibu dilayani",
            "90",
            "#1.02.02",
            "@program",
        ],
    )
    found = by_text(find_outcomes(document(tables=[t])))
    (indicator,) = found["Menurunnya angka kematian ibu"].indicators
    assert (indicator.text, dict(indicator.targets)) == ("Rasio kematian ibu", {})
    assert found["Menurunnya angka kematian ibu"].programmes == ("Program Upaya Kesehatan",)


def test_a_row_without_code_below_a_programme_is_its_outcome(document, table):
    t = table(
        ["program:URUSAN / PROGRAM / OUTCOME / KEGIATAN", "indikator", ("target", "2026")],
        ["1.02.02 - PROGRAM UPAYA KESEHATAN", "", "", "#1.02.02", "@program"],
        ["Meningkatnya akses layanan kesehatan", "Cakupan layanan (%)", "80"],
        ["1.02.02.2.01 Penyediaan Fasilitas", "", "", "#1.02.02.2.01", "@kegiatan"],
        ["Tersedianya gedung puskesmas", "Jumlah gedung", "2"],
    )
    t = _with_header(t, 0, "URUSAN / PROGRAM / OUTCOME / KEGIATAN")
    (outcome,) = find_outcomes(document(tables=[t]))
    assert (outcome.level, outcome.text) == ("program", "Meningkatnya akses layanan kesehatan")
    assert outcome.programmes == ("PROGRAM UPAYA KESEHATAN",)
    assert (outcome.indicators[0].text, outcome.indicators[0].unit) == ("Cakupan layanan", "%")


def _with_header(table, index, header):
    from dataclasses import replace

    columns = tuple(replace(c, header=header) if c.index == index else c for c in table.columns)
    return replace(table, columns=columns)


def test_measures_titles_and_groups_of_people_in_a_sasaran_column_are_no_outcomes(document, table):
    t = table(
        ["sasaran"],
        ["Persentase rumah sehat"],
        ["Program Kesehatan Ibu"],
        ["Masyarakat"],
        ["JUMLAH"],
        ["Meningkatnya rumah sehat"],
    )
    assert [o.text for o in find_outcomes(document(tables=[t]))] == ["Meningkatnya rumah sehat"]


def test_an_enumeration_in_a_cell_is_several_statements(document, table):
    t = table(["tujuan", "sasaran"], ["1. Terwujudnya layanan prima", "1. Meningkatnya mutu layanan 2. Menurunnya angka keluhan"])
    assert [o.text for o in find_outcomes(document(tables=[t]))] == [
        "Terwujudnya layanan prima",
        "Meningkatnya mutu layanan",
        "Menurunnya angka keluhan",
    ]


def test_another_plans_statement_is_none_unless_the_plan_adopts_the_words(document, table):
    theirs = table(["sasaran"], ["Meningkatnya derajat kesehatan masyarakat"], ["Menurunnya kemiskinan kota"], foreign=True)
    ours = table(["sasaran"], ["Meningkatnya derajat kesehatan masyarakat"], page=2, number=1)
    (outcome,) = find_outcomes(document(tables=[theirs, ours], pages=[[], []]))
    assert {p.page for p in outcome.places} == {1, 2}


def test_statements_that_differ_in_direction_or_matter_stay_two(document, table):
    t = table(
        ["sasaran"],
        ["Meningkatnya angka partisipasi sekolah dasar"],
        ["Menurunnya angka partisipasi sekolah dasar"],
        ["Meningkatnya angka partisipasi sekolah menengah"],
    )
    assert len(find_outcomes(document(tables=[t]))) == 3


def test_small_differences_of_wording_over_tables_are_one_outcome_with_the_fullest_wording(document, table):
    first = table(["sasaran"], ["Meningkatnya kelancaran lalu lintas dan keselamatan"])
    second = table(["sasaran"], ["Meningkatnya kelancaran lalu lintas dan keselamatan pengguna"], page=2, number=1)
    (outcome,) = find_outcomes(document(tables=[first, second], pages=[[], []]))
    assert outcome.text == "Meningkatnya kelancaran lalu lintas dan keselamatan pengguna"
    assert outcome.variants == ("Meningkatnya kelancaran lalu lintas dan keselamatan",)


def test_the_same_words_as_sasaran_and_as_programme_outcome_are_two(document, table):
    t = table(["sasaran", "sasaran_program"], ["Meningkatnya mutu layanan kesehatan", "Meningkatnya mutu layanan kesehatan"])
    assert [(o.id, o.parent) for o in find_outcomes(document(tables=[t]))] == [("S1", None), ("P1", "S1")]


def test_a_table_of_indicators_alone_adds_to_the_indicator_that_it_restates(document, table):
    own = table(
        ["sasaran", "indikator", ("target", "2022")], ["Meningkatnya mutu layanan", "Indeks Kepuasan Masyarakat (IKM)", "82"]
    )
    iku = table(
        ["indikator", "satuan", ("target", "2022"), ("target", "akhir")],
        ["Indeks Kepuasan Masyarakat", "Poin", "82", "90"],
        page=2,
        number=1,
    )
    (outcome,) = find_outcomes(document(tables=[own, iku], pages=[[], []]))
    (indicator,) = outcome.indicators
    assert (indicator.text, indicator.unit, dict(indicator.targets)) == (
        "Indeks Kepuasan Masyarakat (IKM)",
        "Poin",
        {"2022": "82", "akhir": "90"},
    )
    assert [p.page for p in indicator.places] == [1, 2]


def test_the_past_counts_in_a_report_and_not_in_a_plan(document, table):
    t = table(["sasaran", "indikator", "target"], ["Meningkatnya mutu layanan", "Indeks mutu", "82"], section=0)
    report = find_outcomes(document(tables=[t], kind=DocumentKind.LKJIP, period=(2024, 2024), section=SectionKind.EVALUASI))
    assert [dict(i.targets) for o in report for i in o.indicators] == [{"2024": "82"}]
    own = table(["sasaran"], ["Menurunnya angka kematian ibu"], page=1, number=1)
    plan = find_outcomes(document(tables=[t, own], section=SectionKind.EVALUASI))
    assert [o.text for o in plan] == ["Menurunnya angka kematian ibu"]


def test_a_page_break_cuts_no_measure_in_two(document, table):
    rows = table(
        ["nomor", "sasaran", "indikator", ("target", "2021")],
        ["1", "Meningkatnya mutu hasil panen", "Persentase panen yang memenuhi standar kesehatan", "80"],
        ["", "^Meningkatnya mutu hasil panen", "dan keamanan pangan", ""],
    )
    later = replace(rows.rows[1], page=2, cells=tuple(c and replace(c, page=2) for c in rows.rows[1].cells))
    (outcome,) = find_outcomes(document(tables=[replace(rows, rows=(rows.rows[0], later))], pages=[[], []]))
    assert [i.text for i in outcome.indicators] == ["Persentase panen yang memenuhi standar kesehatan dan keamanan pangan"]


def test_an_account_below_an_indicator_is_no_indicator(document, table):
    account = (
        "Jumlah kunjungan tahun 2020 hingga 2021 mengalami peningkatan, hal ini disebabkan karena adanya perbaikan jalan, "
        "penambahan petugas dan promosi yang lebih luas di berbagai media cetak"
    )
    rows = table(
        ["nomor", "sasaran", "indikator", "target"],
        [".1.", "Meningkatnya 2 Kunjungan wisatawan", "Jumlah kunjungan; Rata-rata lama tinggal", "100; 3"],
        ["^.1.", "^Meningkatnya 2 Kunjungan wisatawan", account, ""],
    )
    (outcome,) = find_outcomes(document(tables=[rows]))
    assert outcome.text == "Meningkatnya Kunjungan wisatawan"
    assert [(i.text, dict(i.targets)) for i in outcome.indicators] == [
        ("Jumlah kunjungan", {"akhir": "100"}),
        ("Rata-rata lama tinggal", {"akhir": "3"}),
    ]


def test_a_statement_cut_off_in_one_table_is_told_whole(document, table):
    whole = "Meningkatnya pelestarian cagar budaya, museum serta aspek sejarah kota"
    cut = table(["sasaran"], ["Meningkatnya pelestarian cagar budaya, museum serta"], ["aspek sejarah kota"])
    (outcome,) = find_outcomes(document(tables=[cut, table(["sasaran"], [whole], number=1)]))
    assert outcome.text == whole


def test_two_wordings_with_one_measure_are_one_outcome(document, table):
    first = table(
        ["sasaran", "indikator"],
        ["Meningkatnya panen yang memenuhi standar jaminan mutu pangan warga", "Persentase panen yang bermutu"],
        ["Meningkatnya pendapatan petani", "Nilai tukar petani"],
    )
    second = table(
        ["sasaran", "indikator"],
        ["Meningkatkan panen yang memenuhi sistem jaminan mutu pangan", "Persentase panen yang bermutu"],
        number=1,
    )
    assert len(find_outcomes(document(tables=[first, second]))) == 2


def test_a_plan_that_only_looks_back_keeps_the_values_of_its_review(document, table):
    def review(**more):
        heads = ["sasaran", "indikator", "target", ("realisasi", "2019")]
        return table(heads, ["Meningkatnya produksi padi sawah", "Jumlah produksi padi", "500 ton", "480 ton"], section=0, **more)

    (alone,) = find_outcomes(document(tables=[review()], section=SectionKind.EVALUASI))
    assert [dict(i.targets) for i in alone.indicators] == [{"2019": "500 ton"}]
    assert find_outcomes(document(tables=[review(foreign=True)], section=SectionKind.EVALUASI)) == ()


def test_a_box_needs_no_colon_after_its_number(document, table):
    drawing = table(["lain", "lain"], ["TUJUAN 1 Mewujudkan kota yang bersih", "TUJUAN 2 Meningkatkan mutu layanan air"])
    found = find_outcomes(document(tables=[drawing]))
    assert [(o.level, o.text) for o in found] == [
        ("tujuan", "Mewujudkan kota yang bersih"),
        ("tujuan", "Meningkatkan mutu layanan air"),
    ]


def test_a_sasaran_reworded_in_a_parallel_table_is_one_by_its_measures(document, table):
    first = table(
        ["sasaran", "indikator"],
        ["Meningkatnya mutu layanan rujukan", "Persentase rujukan tepat waktu"],
        ["Menurunnya kematian bayi", "Angka kematian bayi"],
        ["Meningkatkan kinerja di lingkungan kota kepulauan", "Nilai akuntabilitas kinerja dinas"],
    )
    second = table(
        ["sasaran", "indikator"],
        ["Meningkatnya mutu layanan rujukan", "Persentase rujukan tepat waktu"],
        ["Menurunnya kematian bayi", "Angka kematian bayi"],
        ["Meningkatkan kinerja puskesmas", "Nilai akuntabilitas kinerja dinas"],
        number=1,
    )
    assert len(find_outcomes(document(tables=[first, second], pages=[[]]))) == 3
    other = table(
        ["sasaran", "indikator"],
        ["Meningkatnya mutu layanan rujukan", "Persentase rujukan tepat waktu"],
        ["Menurunnya kematian bayi", "Angka kematian bayi"],
        ["Meningkatkan kinerja puskesmas", "Jumlah kunjungan puskesmas"],
        number=1,
    )
    assert len(find_outcomes(document(tables=[first, other], pages=[[]]))) == 4


def test_results_of_heads_of_bidang_beside_their_positions_are_the_programmes(document, table):
    own = table(
        ["tujuan", "sasaran", "indikator"], ["Warga kampung sehat", "Berkurangnya gizi buruk", "Prevalensi gizi buruk"], page=2
    )
    below = table(
        ["lain", "sasaran", "indikator"],
        ["Kabid Gizi", "Meningkatnya kunjungan balita ke posyandu", "Persentase balita ditimbang"],
        ["Kepala Bidang Kesehatan Lingkungan", "Berkurangnya rumah tanpa jamban", "Jumlah rumah tanpa jamban"],
        number=1,
        page=2,
    )
    below = replace(below, columns=(replace(below.columns[0], header="Jabatan"), *below.columns[1:]))
    found = by_text(find_outcomes(document(pages=[[], []], tables=[own, below])))
    results = [found["Meningkatnya kunjungan balita ke posyandu"], found["Berkurangnya rumah tanpa jamban"]]
    assert [o.level for o in results] == [Level.PROGRAM] * 2
    # The one in the row above is no parent.
    assert all(o.parent != results[0].id for o in results)


def test_the_head_of_a_bagian_agrees_on_its_own_outcomes_in_its_own_plan(document, table):
    goal = "Tertatanya kelembagaan perangkat kampung"
    own = table(["tujuan", "sasaran", "indikator"], ["Kampung yang melayani", goal, "Persentase kampung tertata"], page=2)
    agreed = table(
        ["lain", "sasaran", "indikator"],
        ["Kepala Bagian Tata Kampung", "Cepatnya izin usaha kampung keluar", "Lama izin usaha kampung"],
        number=1,
        page=2,
    )
    agreed = replace(agreed, columns=(replace(agreed.columns[0], header="Jabatan"), *agreed.columns[1:]))
    made = document(pages=[[], []], tables=[own, agreed])
    for organisation, level in (("Sekretariat Daerah", Level.PROGRAM), ("Bagian Tata Kampung", Level.SASARAN)):
        found = by_text(find_outcomes(replace(made, identity=replace(made.identity, organisation=organisation))))
        assert found["Cepatnya izin usaha kampung keluar"].level is level


def test_a_measure_that_names_several_together_is_no_wording_of_the_first(document, table):
    goal = "Bertambahnya bibit tanaman kampung"
    heads = ["sasaran", "indikator"]
    rows = (
        [goal, "Persentase pemenuhan bibit pala", "40"],
        ["^" + goal, "Persentase pemenuhan bibit sagu", "55"],
        ["^" + goal, "Persentase pemenuhan bibit kakao", "25"],
    )
    first = table([*heads, ("target", "2024")], *rows)
    second = table(heads, [goal, "Persentase pemenuhan bibit pala, sagu, dan kakao"], number=1)
    (outcome,) = find_outcomes(document(tables=[first, second]))
    assert [(i.text.split()[-1], dict(i.targets)) for i in outcome.indicators][:3] == [
        ("pala", {"2024": "40"}),
        ("sagu", {"2024": "55"}),
        ("kakao", {"2024": "25"}),
    ]
