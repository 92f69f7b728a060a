"""Clauses that say of which outcome they tell, short headings, notes shared out, cards of indicators."""

from __future__ import annotations

import pytest

from telaah.model.document import BlockKind, SectionKind
from telaah.model.mention import PartyClass
from tests.linking.make import Draft, row

STUNTING = "Menurunnya prevalensi stunting pada balita"
CAGAR = "Lestarinya cagar budaya kota"
PAJAK = "Meningkatnya kepatuhan wajib pajak"


def plan() -> Draft:
    draft = Draft()
    draft.section("Tujuan dan Sasaran", SectionKind.TUJUAN_SASARAN, number="4.1")
    return draft


def stated(draft: Draft) -> None:
    draft.outcome("S1", STUNTING)
    draft.outcome("S2", CAGAR)
    draft.outcome("S3", PAJAK)


def measured(draft: Draft, note: str = "") -> None:
    table = draft.table(
        "sasaran | indikator | target",
        f"{STUNTING} | Prevalensi stunting | 14",
        f"{CAGAR} | Persentase cagar budaya terawat | 80",
        f"{PAJAK} | Tingkat kepatuhan wajib pajak (TKWP) | 90",
        note=note,
    )
    names = ("Prevalensi stunting", "Persentase cagar budaya terawat", "Tingkat kepatuhan wajib pajak (TKWP)")
    for n, (id, text) in enumerate((("S1", STUNTING), ("S2", CAGAR), ("S3", PAJAK))):
        draft.outcome(id, text, row(table, n, 0), indicators=[(names[n], row(table, n, 1))])


def test_a_source_is_of_the_outcome_whose_measure_its_clause_names() -> None:
    draft = plan()
    measured(draft)
    told = draft.block("Stunting diukur dengan e-PPGBM dan dibandingkan dengan SSGI. TKWP dibaca dari SISMIOP.")
    for name in ("e-PPGBM", "SSGI", "SISMIOP"):
        draft.source(name, told, why="source.phrase")
    assert [n for n, _ in draft.ties("S1")] == ["e-PPGBM", "SSGI"]
    assert draft.ties("S2") == []
    assert [n for n, _ in draft.ties("S3")] == ["SISMIOP"]


def test_a_source_of_the_past_part_of_a_plan_is_the_document_s() -> None:
    draft = Draft()
    draft.section("Kinerja Pelayanan", SectionKind.KINERJA_PELAYANAN, number="2.3")
    measured(draft)
    told = draft.block("Prevalensi stunting tahun lalu diambil dari Riskesdas.")
    draft.source("Riskesdas", told, why="source.phrase")
    assert draft.ties("S1") == []
    assert draft.ties(None) == [("Riskesdas", "document")]


@pytest.mark.parametrize(
    ("sentence", "owner"),
    [
        ("Demi lestarinya cagar budaya kota, juru pelihara dibantu PKK.", "S2"),
        ("Pemeriksaan dalam rangka kepatuhan wajib pajak digelar bersama PKK.", "S3"),
        ("Posyandu digerakkan bersama PKK sehingga prevalensi stunting pada balita menurun.", "S1"),
        ("Agar warga senang, taman dirawat bersama PKK.", None),
        ("Demi lestarinya cagar budaya kota dan meningkatnya kepatuhan wajib pajak, lomba digelar bersama PKK.", None),
    ],
)
def test_a_sentence_that_says_for_which_outcome_it_is_binds_its_parties_alone(sentence: str, owner: str | None) -> None:
    draft = plan()
    stated(draft)
    told = draft.block(f"Kantor buka setiap hari. {sentence} Rapat lain dihadiri Kodim.")
    draft.party("PKK", told, PartyClass.MASYARAKAT)
    draft.party("Kodim", told, PartyClass.APARAT_HUKUM)
    for id in ("S1", "S2", "S3"):
        assert draft.ties(id) == ([("PKK", "paragraph")] if id == owner else [])


LONG = "Kegiatan ini dijalankan sepanjang tahun di semua kelurahan bersama {}"


def headed(*titles: str) -> Draft:
    draft = plan()
    stated(draft)
    for title, name in zip(titles, ("PKK", "Kodim", "Baznas"), strict=False):
        draft.block(title, BlockKind.HEADING)
        draft.party(name, draft.block(LONG.format(name)), PartyClass.MASYARAKAT)
    return draft


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (("Tentang Balita Stunting", "Tentang Cagar Budaya"), ("PKK", "Kodim", None)),
        (("Penjelasan Sasaran 3 Pajak", "Penjelasan Sasaran 1 Gizi"), (None, None, "PKK")),
        (("Narasi Sasaran Perlindungan Cagar Budaya",), (None, "PKK", None)),
        (("Narasi Sasaran Perlindungan Taman Budaya",), (None, None, None)),
        (("Sasaran Kedua: Cagar", "Sasaran Ketiga: Wajib Pajak"), (None, "PKK", "Kodim")),
        (("Cagar Budaya", "Wajib Pajak", "Kesejahteraan Pegawai"), (None, "PKK", "Kodim")),
        (("Cagar Budaya", "Kesejahteraan Pegawai"), (None, None, None)),
    ],
)
def test_short_headings_name_an_outcome_by_label_number_or_in_a_series(
    titles: tuple[str, ...], names: tuple[str | None, ...]
) -> None:
    draft = headed(*titles)
    for id, name in zip(("S1", "S2", "S3"), names, strict=True):
        assert draft.ties(id) == ([(name, "heading")] if name else [])


def test_a_card_of_an_indicator_tells_its_source() -> None:
    draft = plan()
    measured(draft)
    card = draft.table("lain | lain", "Nama Indikator | Persentase cagar budaya terawat", "Sumber Data | Register Cagar Budaya")
    draft.source("Register Cagar Budaya", row(card, 1, 1))
    assert draft.ties("S1") == []
    assert draft.ties("S2") == [("Register Cagar Budaya", "source_column")]


def noted(*names: str) -> Draft:
    draft = plan()
    measured(draft, f"Sumber: {', '.join(names)}")
    for name in names:
        draft.source(name, ("block", 1, len(draft.items[-1]) - 1, 0), why="source.note")
    return draft


def test_a_note_of_several_sources_gives_each_for_the_outcome_that_it_measures() -> None:
    draft = noted("e-PPGBM", "register cagar budaya", "SISMIOP")
    assert draft.ties("S1") == [("e-PPGBM", "table_note")]
    assert draft.ties("S2") == [("register cagar budaya", "table_note")]
    assert draft.ties("S3") == [("SISMIOP", "table_note")]


def test_a_note_of_one_source_is_for_all_outcomes_of_the_table() -> None:
    draft = noted("BPS Kota Contoh")
    assert draft.ties("S1") == draft.ties("S2") == draft.ties("S3") == [("BPS Kota Contoh", "table_note")]


def test_where_nothing_tells_the_sources_of_a_note_apart_all_are_for_all() -> None:
    draft = noted("BPS Kota Contoh", "Dinas Pajak")
    for id in ("S1", "S2", "S3"):
        assert [n for n, _ in draft.ties(id)] == ["BPS Kota Contoh", "Dinas Pajak"]


def test_words_of_the_office_s_own_name_are_not_about_an_outcome() -> None:
    draft = Draft(organisation="Dinas Ketahanan Pangan Provinsi Jawa Contoh", region="Provinsi Jawa Contoh")
    draft.section("Tujuan dan Sasaran", SectionKind.TUJUAN_SASARAN, number="4.1")
    draft.outcome("S1", "Tersedianya pangan masyarakat Jawa Contoh")
    draft.outcome("S2", PAJAK)
    told = draft.block("Rencana kerja Dinas Ketahanan Pangan Provinsi Jawa Contoh disusun bersama PKK.")
    draft.party("PKK", told, PartyClass.MASYARAKAT)
    assert draft.ties("S1") == []
    told = draft.block("Agar pangan masyarakat Jawa Contoh tersedia, lumbung dikelola bersama Kodim.")
    draft.party("Kodim", told, PartyClass.APARAT_HUKUM)
    assert [name for name, _ in draft.ties("S1")] == ["Kodim"]
