from telaah.model.document import SectionKind
from telaah.outcomes import find_outcomes

LIST = [
    "Sasaran yang hendak dicapai Dinas Kesehatan Kota Contoh adalah sebagai berikut :",
    "a. Meningkatnya mutu layanan rujukan;",
    "b. Menurunnya angka kematian bayi.",
]


def texts(outcomes):
    return [(o.level, o.text) for o in outcomes]


def test_a_list_after_an_announcement_counts(document):
    assert texts(find_outcomes(document(pages=[LIST]))) == [
        ("sasaran", "Meningkatnya mutu layanan rujukan"),
        ("sasaran", "Menurunnya angka kematian bayi"),
    ]


def test_a_list_of_another_plan_or_of_the_purpose_of_writing_does_not(document):
    quoted = ["Sasaran RPJMD Kota Contoh adalah sebagai berikut :", *LIST[1:]]
    purpose = [
        "Adapun tujuan disusunnya renja Dinas Kesehatan adalah :",
        "1. Terwujudnya pedoman kerja dinas",
        "2. Tersedianya acuan penilaian",
    ]
    assert find_outcomes(document(pages=[quoted])) == ()
    assert find_outcomes(document(pages=[purpose])) == ()
    assert find_outcomes(document(pages=[LIST], section=SectionKind.MAKSUD_TUJUAN)) == ()


def test_labels_inside_a_list_change_the_level(document):
    lines = [
        "Tujuan dan sasaran Dinas Kesehatan adalah sebagai berikut :",
        "1) Tujuan",
        "a. Terwujudnya warga yang sehat",
        "2) Sasaran",
        "a. Meningkatnya umur harapan hidup",
        "b. Menurunnya prevalensi stunting",
    ]
    found = find_outcomes(document(pages=[lines]))
    assert [(o.id, o.parent) for o in found] == [("T1", None), ("S1", "T1"), ("S2", "T1")]


def test_indicators_listed_under_an_item_are_its_own(document):
    lines = [
        "Sasaran Dinas Kesehatan yaitu :",
        "1. Meningkatnya ketertiban umum kota",
        "Indikator:",
        "A. Persentase pelanggaran yang ditindak",
        "B. Rasio petugas",
        "2. Terwujudnya kualitas kinerja pelayanan",
        "Indikator:",
        "A. Nilai AKIP",
    ]
    first, second = find_outcomes(document(pages=[lines]))
    assert [i.text for i in first.indicators] == ["Persentase pelanggaran yang ditindak", "Rasio petugas"]
    assert [i.text for i in second.indicators] == ["Nilai AKIP"]
    assert second.internal


def test_an_item_cut_by_a_page_break_is_joined(document):
    pages = [[LIST[0], "a. Meningkatnya mutu layanan"], ["rujukan di puskesmas;", "b. Menurunnya angka kematian bayi."]]
    assert texts(find_outcomes(document(pages=pages)))[0] == ("sasaran", "Meningkatnya mutu layanan rujukan di puskesmas")


def test_a_sentence_alone_states_an_outcome_only_where_plans_set_them(document):
    sentence = ["Tujuan kedua adalah Mewujudkan Pelabuhan Rakyat yang Tertib. Urusannya adalah perhubungan."]
    assert texts(find_outcomes(document(pages=[sentence], section=SectionKind.STRATEGI))) == [
        ("tujuan", "Mewujudkan Pelabuhan Rakyat yang Tertib")
    ]
    assert find_outcomes(document(pages=[sentence], section=SectionKind.TELAAHAN)) == ()


def test_a_paraphrase_in_text_is_the_tables_statement(document, table):
    t = table(["sasaran"], ["Meningkatnya Kualitas Layanan Perizinan di Pelabuhan"])
    lines = ["Dalam mencapai sasaran Mewujudkan Layanan Perizinan maka strategi yang dipilih ialah :"]
    (outcome,) = find_outcomes(document(tables=[t], pages=[lines], section=SectionKind.STRATEGI))
    assert outcome.text == "Meningkatnya Kualitas Layanan Perizinan di Pelabuhan"


def test_nothing_gives_nothing(document):
    assert find_outcomes(document()) == ()


def test_lists_under_programmes_are_their_outcomes(document):
    lines = [
        "1. Program Pengembangan Seni Kota, dengan sasaran :",
        "a. Meningkatnya apresiasi warga terhadap seni, dengan indikator kinerja : Pameran Seni 3 kali;",
        "b. Meningkatnya kunjungan ke museum, Target kunjungan sebesar 100 orang, realisasi 120 orang",
        "2. Program Kesejahteraan Seniman",
        "a. Terjaminnya kesehatan para seniman",
        "# 3.2 Realisasi Anggaran",
        "a. Meningkatnya serapan belanja daerah",
    ]
    found = find_outcomes(document(pages=[lines], section=SectionKind.PROGRAM))
    assert [(o.level, o.text, o.programmes) for o in found] == [
        ("program", "Meningkatnya apresiasi warga terhadap seni", ("Program Pengembangan Seni Kota",)),
        ("program", "Meningkatnya kunjungan ke museum", ("Program Pengembangan Seni Kota",)),
        ("program", "Terjaminnya kesehatan para seniman", ("Program Kesejahteraan Seniman",)),
    ]
    assert not any(o.indicators for o in found)


def test_the_first_place_is_the_plans_own_statement(document, table):
    rows = table(
        ["tujuan", "sasaran"],
        ["Terwujudnya warga kota yang sehat dan mandiri", "Meningkatnya mutu layanan rujukan"],
        page=2,
    )
    quoted = ["Tujuan RPJMD yang dilaksanakan Dinas Kesehatan adalah sebagai berikut :", "1. Terwujudnya warga kota yang sehat"]
    first, _ = find_outcomes(document(pages=[quoted, []], tables=[rows]))
    assert [p.page for p in first.places] == [2], "other words of another plan are no place of it"
    same = [quoted[0], "1. Terwujudnya warga kota yang sehat dan mandiri"]
    first, _ = find_outcomes(document(pages=[same, []], tables=[rows]))
    assert [p.page for p in first.places] == [2, 1], "the very words are, after the plan's own place"
