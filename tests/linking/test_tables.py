"""Parties and sources in tables: rows, merged cells, rows below, chains, cascades."""

from __future__ import annotations

import pytest

from telaah.linking.programmes import programme_key
from telaah.model.document import BlockKind, SectionKind
from telaah.model.identity import DocumentKind
from telaah.model.mention import PartyClass, Role, Status
from telaah.model.plan import Verdict
from tests.linking.make import Draft, row

STUNTING = "Menurunnya prevalensi stunting pada balita"
LAYANAN = "Meningkatnya mutu layanan rumah sakit rujukan"


def strategies() -> Draft:
    draft = Draft()
    draft.section("Strategi", SectionKind.STRATEGI, number="5.1")
    table = draft.table(
        "tujuan | sasaran | strategi | pendukung",
        f"Meningkatnya derajat kesehatan | {STUNTING} | Bersama PKK | Dinas Sosial",
        f"^Meningkatnya derajat kesehatan | {LAYANAN} | Akreditasi | ^Dinas Sosial",
    )
    draft.outcome("T1", "Meningkatnya derajat kesehatan", row(table, 0, 0), row(table, 1, 0))
    draft.outcome("S1", STUNTING, row(table, 0, 1), parent="T1")
    draft.outcome("S2", LAYANAN, row(table, 1, 1), parent="T1")
    return draft


def test_a_party_in_the_row_is_direct_and_the_strategy_says_so() -> None:
    draft = strategies()
    draft.party("PKK", row(0, 0, 2), PartyClass.MASYARAKAT)
    assert draft.ties("S1") == [("PKK", "strategy")]
    assert draft.ties("S2") == []


def test_a_merged_cell_holds_for_every_row_that_it_covers_and_is_carried_up_once() -> None:
    draft = strategies()
    draft.party("Dinas Sosial", row(0, 0, 3), role=Role.PENDUKUNG)
    assert draft.ties("S1") == draft.ties("S2") == [("Dinas Sosial", "row")]
    assert draft.ties("T1") == [("Dinas Sosial", "carried")]


def test_a_sasaran_does_not_inherit_from_the_column_of_its_tujuan() -> None:
    draft = strategies()
    draft.party("Polri", row(0, 0, 0), PartyClass.APARAT_HUKUM)
    assert draft.ties("T1") == [("Polri", "row")]
    assert draft.ties("S1") == []


@pytest.mark.parametrize(
    ("text", "cls", "role", "status", "why"),
    [
        ("Bidang Gizi", PartyClass.DIRI, Role.PENGAMPU, Status.KOMITMEN, "diri"),
        ("Wali Kota", PartyClass.PEMDA, Role.MITRA, Status.KOMITMEN, "atasan"),
        ("Pemerintah Kota Contoh", PartyClass.PEMDA, Role.MITRA, Status.KOMITMEN, "atasan"),
        ("Posyandu", PartyClass.MASYARAKAT, Role.PENERIMA, Status.TANPA, "penerima"),
        ("Dinas Sosial", PartyClass.OPD, Role.MITRA, Status.MASALAH, "masalah"),
        ("Dinas Sosial", PartyClass.OPD, Role.MITRA, Status.PERLU, "perlu"),
    ],
)
def test_who_is_no_partner_is_refused_with_the_reason(text: str, cls: PartyClass, role: Role, status: Status, why: str) -> None:
    draft = strategies()
    draft.party(text, row(0, 0, 2), cls, role, status)
    judged = draft.link().judgements[1]
    assert judged.collaborator is Verdict.MISSING
    assert [(r.text, r.why) for r in judged.search.rejected] == [(text, why)]


def test_another_government_is_a_partner_and_so_is_any_in_a_plan_of_the_centre() -> None:
    draft = strategies()
    draft.party("Pemerintah Provinsi Jawa Timur", row(0, 0, 2), PartyClass.PEMDA)
    assert draft.ties("S1") == [("Pemerintah Provinsi Jawa Timur", "strategy")]


def test_vague_phrases_in_the_row_are_refused_as_vague() -> None:
    draft = strategies()
    draft.nobody("instansi terkait", row(0, 0, 2))
    judged = draft.link().judgements[1]
    assert judged.collaborator is Verdict.MISSING
    assert [(r.text, r.why) for r in judged.search.rejected] == [("instansi terkait", "kabur")]


@pytest.mark.parametrize(
    ("cell", "partner"), [("Survei bersama PD Provinsi Mekar lainnya", False), ("Survei bersama PD Provinsi Mekar", True)]
)
def test_other_offices_of_a_region_are_nobody(cell: str, *, partner: bool) -> None:
    draft = Draft()
    draft.table("sasaran | strategi", f"{STUNTING} | {cell}")
    draft.outcome("S1", STUNTING, row(0, 0, 0))
    draft.party("PD Provinsi Mekar", row(0, 0, 1), PartyClass.OPD)
    assert bool(draft.ties("S1")) is partner


def test_a_party_is_told_once_whatever_it_is_called() -> None:
    draft = strategies()
    draft.identity = Draft(abbreviations=(("TPPS", "Tim Percepatan Penurunan Stunting"),)).identity
    draft.party("Tim Percepatan Penurunan Stunting", row(0, 0, 2), PartyClass.FORUM)
    draft.party("TPPS", row(0, 0, 3), PartyClass.FORUM)
    assert len(draft.ties("S1")) == 1


def test_rows_below_belong_to_the_outcome_until_the_next_one() -> None:
    draft = Draft()
    draft.section("Program", SectionKind.PROGRAM, number="6.1")
    table = draft.table(
        "sasaran | program | penanggung_jawab",
        f"{STUNTING} | |",
        "@program | Program Gizi | Dinas Sosial",
        f"{LAYANAN} | |",
        "@program | Program Rujukan | BPJS Kesehatan",
    )
    draft.outcome("S1", STUNTING, row(table, 0, 0))
    draft.outcome("S2", LAYANAN, row(table, 2, 0))
    draft.party("Dinas Sosial", row(table, 1, 2), role=Role.PENGAMPU)
    draft.party("BPJS Kesehatan", row(table, 3, 2), PartyClass.LEMBAGA_NEGARA, Role.PENGAMPU)
    assert draft.ties("S1") == [("Dinas Sosial", "row")]
    assert draft.ties("S2") == [("BPJS Kesehatan", "row")]


def chain(second: str) -> Draft:
    draft = Draft()
    draft.section("Strategi", SectionKind.STRATEGI, number="5.1")
    first = draft.table("sasaran | program", f"{STUNTING} | Program Pemenuhan Gizi Anak")
    draft.section("Program", SectionKind.PROGRAM, number="6.1")
    draft.table(
        second,
        "@program 1.02.02 Program Pemenuhan Gizi Anak (PGA) |",
        "@sub_kegiatan Gerakan bersama PKK |",
        "@program Program Rujukan |",
        "@sub_kegiatan Rujukan bersama BPJS |",
    )
    draft.outcome("S1", STUNTING, row(first, 0, 0), programmes=("Program Pemenuhan Gizi Anak",))
    draft.party("PKK", row(1, 1, 0), PartyClass.MASYARAKAT)
    draft.party("BPJS", row(1, 3, 0), PartyClass.LEMBAGA_NEGARA)
    return draft


def test_a_chain_leads_through_the_programme_to_its_rows_in_another_table() -> None:
    draft = chain("program | indikator")
    assert draft.ties("S1") == [("PKK", "chain")]
    assert draft.link().ties[0].detail == "Program Pemenuhan Gizi Anak"


def test_a_table_that_places_its_rows_itself_needs_no_chain() -> None:
    draft = chain("program | sasaran")
    draft.outcome("S2", LAYANAN, row(1, 0, 1))
    assert draft.ties("S1") == []


def test_programmes_are_known_by_name_without_code_and_abbreviation() -> None:
    assert programme_key("1.02.02 - PROGRAM PEMENUHAN GIZI (PG)") == programme_key("Pemenuhan Gizi")


def test_branches_of_a_cascade_are_kept_apart() -> None:
    draft = Draft()
    draft.section("Cascading", SectionKind.CROSSCUTTING)
    table = draft.table("lain | lain", f"{STUNTING} | {LAYANAN}", "bersama PKK | bersama BPJS")
    draft.outcome("S1", STUNTING, row(table, 0, 0))
    draft.outcome("S2", LAYANAN, row(table, 0, 1))
    draft.party("PKK", row(table, 1, 0), PartyClass.MASYARAKAT)
    draft.party("BPJS", row(table, 1, 1), PartyClass.LEMBAGA_NEGARA)
    assert draft.ties("S1") == [("PKK", "crosscutting")]
    assert draft.ties("S2") == [("BPJS", "crosscutting")]


def test_bodies_that_an_indicator_counts_are_measured_not_partners() -> None:
    draft = Draft()
    table = draft.table("sasaran | indikator", f"{STUNTING} | Persentase keikutsertaan kabupaten/kota dalam lomba")
    draft.outcome("S1", STUNTING, row(table, 0, 0))
    draft.party("kabupaten/kota", row(table, 0, 1), PartyClass.PEMDA, why="cue.peran")
    assert draft.ties("S1") == []


def test_a_party_whose_own_part_is_the_outcome_is_its_object_unless_it_works_with() -> None:
    peran, sama = "Meningkatnya peran organisasi kepemudaan", "Meningkatnya kerja sama dengan organisasi kepemudaan"
    draft = Draft()
    table = draft.table("sasaran", peran, sama)
    draft.outcome("S1", peran, row(table, 0, 0))
    draft.outcome("S2", sama, row(table, 1, 0))
    draft.party("organisasi kepemudaan", row(table, 0, 0), PartyClass.MASYARAKAT, why="cue.peran")
    draft.party("organisasi kepemudaan", row(table, 1, 0), PartyClass.MASYARAKAT, why="cue.kerja_sama")
    assert draft.ties("S1") == []
    assert draft.ties("S2") == [("organisasi kepemudaan", "row")]


def test_a_table_of_partners_that_prints_the_outcome_maps_it_whatever_its_column_is_called() -> None:
    draft = Draft()
    draft.section("Crosscutting", SectionKind.CROSSCUTTING)
    table = draft.table("lain | pendukung", f"{STUNTING} | Dinas Sosial", "Hal lain | Dinas Pendidikan")
    draft.outcome("S1", STUNTING)
    draft.party("Dinas Sosial", row(table, 0, 1), role=Role.PENDUKUNG)
    draft.party("Dinas Pendidikan", row(table, 1, 1), role=Role.PENDUKUNG)
    assert draft.ties("S1") == [("Dinas Sosial", "crosscutting")]
    assert draft.ties(None) == [("Dinas Pendidikan", "document")]


def test_tables_of_other_plans_bind_nothing() -> None:
    draft = Draft()
    table = draft.table("sasaran | pendukung", f"{STUNTING} | Dinas Sosial", foreign=True)
    draft.outcome("S1", STUNTING, row(table, 0, 0))
    draft.party("Dinas Sosial", row(table, 0, 1))
    assert draft.ties("S1") == []


# -- sources -----------------------------------------------------------------------------------------------------------


def test_a_source_column_is_direct_for_tujuan_and_sasaran_of_the_row() -> None:
    draft = Draft(DocumentKind.IKU)
    table = draft.table("tujuan | sasaran | indikator | sumber_data", f"Sehat | {STUNTING} | Prevalensi | e-PPGBM")
    draft.outcome("T1", "Sehat", row(table, 0, 0))
    draft.outcome("S1", STUNTING, row(table, 0, 1), parent="T1")
    draft.source("e-PPGBM", row(table, 0, 3))
    assert draft.ties("T1") == draft.ties("S1") == [("e-PPGBM", "source_column")]


def test_the_source_of_a_programme_beside_a_sasaran_is_not_the_sasaran_s() -> None:
    draft = Draft()
    draft.section("Program", SectionKind.PROGRAM)
    table = draft.table("sasaran | program | sumber_data", f"@program {STUNTING} | Program Gizi | Dapodik")
    draft.outcome("S1", STUNTING, row(table, 0, 0))
    draft.source("Dapodik", row(table, 0, 2))
    assert draft.ties("S1") == []
    assert draft.ties(None) == [("Dapodik", "document")]


def test_a_table_of_indicators_alone_gives_its_source_to_their_outcome() -> None:
    draft = Draft()
    draft.table("indikator | satuan | sumber_data", "Prevalensi stunting | % | SSGI")
    draft.outcome("S1", STUNTING, indicators=[("Prevalensi stunting", row(0, 0, 0))])
    draft.source("SSGI", row(0, 0, 2))
    assert draft.ties("S1") == [("SSGI", "source_column")]


@pytest.mark.parametrize(
    ("source", "heads", "bound"),
    [
        ("BPS", "sasaran | target", "S1"),
        ("Laporan Realisasi Kinerja", "sasaran | target | realisasi", "S1"),
        ("Renstra Dinas Kesehatan", "sasaran | target", None),
        ("Perjanjian Kinerja Dinas Kesehatan", "sasaran | target | realisasi", None),
        ("Dinas Kesehatan", "sasaran | target", None),
        ("Laporan Keuangan", "sasaran | pagu | realisasi", None),
    ],
)
def test_a_note_tells_where_figures_come_from_not_where_a_table_was_copied(source: str, heads: str, bound: str | None) -> None:
    draft = Draft()
    table = draft.table(heads, f"{STUNTING} | 14 | 15", note=f"Sumber: {source}")
    draft.outcome("S1", STUNTING, row(table, 0, 0))
    draft.source(source, ("block", 1, 1, 0), why="source.note")
    assert [t.outcome for t in draft.link().ties] == [bound]


def test_the_planning_unit_below_the_plan_s_own_table_is_no_source_at_all() -> None:
    draft = Draft()
    table = draft.table("sasaran | target", f"{STUNTING} | 14", note="Sumber: Sub Bagian Perencanaan")
    draft.outcome("S1", STUNTING, row(table, 0, 0))
    draft.source("Sub Bagian Perencanaan", ("block", 1, 1, 0), why="source.note")
    assert draft.link().ties == ()


def test_a_source_that_names_nobody_is_refused_as_such() -> None:
    draft = Draft()
    table = draft.table("sasaran | target", f"{STUNTING} | 14", note="Sumber: data diolah")
    draft.outcome("S1", STUNTING, row(table, 0, 0))
    draft.hint("data diolah", ("block", 1, 1, 0))
    judged = draft.link().judgements[0]
    assert judged.data_source is Verdict.MISSING
    assert [(r.text, r.why, r.kind) for r in judged.search.rejected] == [("data diolah", "sumber_umum", "data_source")]


def test_in_a_cell_of_two_outcomes_a_party_belongs_to_the_one_that_names_it() -> None:
    draft = Draft()
    draft.section("Tujuan dan sasaran", SectionKind.TUJUAN_SASARAN, number="4.2")
    shared = "Meningkatnya kerja sama penelitian dengan perguruan tinggi"
    table = draft.table("sasaran | indikator", f"{STUNTING} {shared} | Angka")
    draft.outcome("S1", STUNTING, row(table, 0, 0))
    draft.outcome("S2", shared, row(table, 0, 0))
    draft.party("perguruan tinggi", row(table, 0, 0), PartyClass.AKADEMISI)
    assert draft.ties("S1") == []
    assert draft.ties("S2") == [("perguruan tinggi", "row")]


def test_the_object_of_an_outcome_is_no_partner_of_the_document() -> None:
    draft = Draft()
    draft.section("Tujuan dan sasaran", SectionKind.TUJUAN_SASARAN, number="4.2")
    table = draft.table("sasaran | indikator", "Meningkatnya peran organisasi kepemudaan dalam pembangunan | Angka")
    draft.outcome("S1", "Meningkatnya peran organisasi kepemudaan dalam pembangunan", row(table, 0, 0))
    draft.party("organisasi kepemudaan", row(table, 0, 0), PartyClass.MASYARAKAT, why="cue.peran")
    assert draft.ties(None) == []


def test_a_source_in_the_words_of_the_indicator_is_the_outcomes() -> None:
    draft = Draft()
    draft.section("Tujuan dan sasaran", SectionKind.TUJUAN_SASARAN, number="4.2")
    measure = "Prevalensi stunting sesuai data BPS"
    table = draft.table("sasaran | indikator", f"{STUNTING} | {measure}", f"{LAYANAN} | Nilai akreditasi")
    draft.outcome("S1", STUNTING, row(table, 0, 0), indicators=[(measure, row(table, 0, 1))])
    draft.outcome("S2", LAYANAN, row(table, 1, 0), indicators=[("Nilai akreditasi", row(table, 1, 1))])
    draft.source("BPS", row(table, 0, 1))
    assert draft.ties("S1") == [("BPS", "row")]
    assert draft.ties("S2") == []


@pytest.mark.parametrize(
    ("below", "bound"),
    [
        (["Ket : Berdasarkan angka tetap BPS"], "S1"),
        (["Uraian capaian.", "=Tabel 2. Capaian", "Ket :", "Berdasarkan angka tetap BPS"], "S1"),
        (["Uraian capaian.", "Ket :", "Berdasarkan angka tetap BPS"], None),
        (["Ket :", "Dinas ini dibina BPS"], None),
    ],
)
def test_a_key_below_a_table_tells_where_its_figures_come_from(below: list[str], bound: str | None) -> None:
    draft = Draft()
    table = draft.table("sasaran | target | realisasi", f"{STUNTING} | 14 | 15")
    draft.outcome("S1", STUNTING, row(table, 0, 0))
    for text in below:
        at = draft.block(text.lstrip("="), BlockKind.CAPTION if text[0] == "=" else BlockKind.PARAGRAPH)
    draft.source("BPS", at, why="source.phrase")
    assert [t.outcome for t in draft.link().ties] == [bound]
