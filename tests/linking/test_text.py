"""Parties in running text, at document level, and the verdicts."""

from __future__ import annotations

import pytest

from telaah.linking.atlas import atlas_of
from telaah.linking.openings import openings
from telaah.model.document import BlockKind, PageState, SectionKind
from telaah.model.identity import DocumentKind
from telaah.model.mention import Mentions, PartyClass
from telaah.model.plan import Verdict
from tests.linking.make import Draft, row

STUNTING = "Menurunnya prevalensi stunting pada balita"
LAYANAN = "Meningkatnya mutu layanan rumah sakit rujukan"


def report() -> Draft:
    draft = Draft(DocumentKind.LKJIP)
    draft.section("Analisis capaian", SectionKind.EVALUASI, 2, "3.2")
    return draft


def test_the_narrative_under_the_heading_of_an_outcome_is_about_it_until_the_next_outcome() -> None:
    draft = report()
    first = draft.item("1)", f"Sasaran {STUNTING}")
    draft.section("Faktor Pendukung", SectionKind.EVALUASI, 3)
    told = draft.item("a.", "Kerja sama dengan PKK")
    second = draft.item("2)", f"Sasaran {LAYANAN}")
    other = draft.item("a.", "Kerja sama dengan BPJS")
    draft.outcome("S1", STUNTING, first)
    draft.outcome("S2", LAYANAN, second)
    draft.party("PKK", told, PartyClass.MASYARAKAT)
    draft.party("BPJS", other, PartyClass.LEMBAGA_NEGARA)
    assert draft.ties("S1") == [("PKK", "heading")]
    assert draft.ties("S2") == [("BPJS", "heading")]


def test_a_numbered_section_ends_the_narrative() -> None:
    draft = report()
    first = draft.item("1)", f"Sasaran {STUNTING}")
    draft.section("Realisasi Anggaran", SectionKind.EVALUASI, 3, "3.2.1")
    told = draft.block("Kerja sama dengan PKK")
    draft.outcome("S1", STUNTING, first)
    draft.party("PKK", told, PartyClass.MASYARAKAT)
    assert draft.ties("S1") == []


def test_a_labelled_sasaran_that_is_not_known_ends_the_narrative_too() -> None:
    draft = report()
    first = draft.item("1)", f"Sasaran {STUNTING}")
    draft.item("2)", "Sasaran Terwujudnya tata kelola yang baik dan bersih")
    told = draft.item("a.", "Kerja sama dengan PKK")
    draft.outcome("S1", STUNTING, first)
    draft.party("PKK", told, PartyClass.MASYARAKAT)
    assert draft.ties("S1") == []


def test_what_follows_a_list_of_outcomes_is_not_about_the_last_one() -> None:
    draft = Draft()
    draft.section("Sasaran", SectionKind.TUJUAN_SASARAN, number="4.2")
    first, second = draft.item("1.", STUNTING), draft.item("2.", LAYANAN)
    told = draft.item("a.", "Kerja sama dengan PKK")
    draft.outcome("S1", STUNTING, first)
    draft.outcome("S2", LAYANAN, second)
    draft.party("PKK", told, PartyClass.MASYARAKAT)
    assert draft.ties("S2") == []
    assert draft.ties(None) == [("PKK", "document")]


def test_an_indicator_opens_a_narrative_that_ends_at_the_next_item() -> None:
    draft = report()
    own = draft.item("a.", "Prevalensi stunting balita adalah angka yang ditekan bersama Posyandu")
    other = draft.item("b.", "Angka kematian ibu diturunkan bersama PKK")
    draft.outcome("S1", STUNTING, indicators=[("Prevalensi stunting balita", own)])
    draft.party("Posyandu", own, PartyClass.MASYARAKAT)
    draft.party("PKK", other, PartyClass.MASYARAKAT)
    assert draft.ties("S1") == [("Posyandu", "heading")]


def test_who_measures_a_figure_is_no_partner() -> None:
    draft = report()
    told = draft.block(f"{STUNTING} dihitung oleh Kementerian Kesehatan bekerja sama dengan BPS.")
    draft.outcome("S1", STUNTING, told)
    draft.party("BPS", told, PartyClass.PUSAT)
    assert draft.ties("S1") == []


def test_a_paragraph_may_number_the_outcome_instead_of_stating_it() -> None:
    draft = report()
    draft.section("Perjanjian", SectionKind.PERJANJIAN_KINERJA, number="2.1")
    first = draft.block(f"Sasaran Strategis 1: {STUNTING}", BlockKind.HEADING)
    draft.section("Penutup", SectionKind.PENUTUP, 1, "BAB IV")
    told = draft.block("Untuk pencapaian sasaran strategis 1 dinas bekerja sama dengan PKK.")
    other = draft.block("Untuk pencapaian sasaran strategis 2 dinas bekerja sama dengan BPJS.")
    draft.outcome("S1", STUNTING, first)
    draft.party("PKK", told, PartyClass.MASYARAKAT)
    draft.party("BPJS", other, PartyClass.LEMBAGA_NEGARA)
    assert draft.ties("S1") == [("PKK", "paragraph")]


def test_openings_tell_headings_from_captions() -> None:
    draft = report()
    heading = draft.block(f"Sasaran 1: {STUNTING}", BlockKind.HEADING)
    caption = draft.block(f"Tabel 3.1 {STUNTING}", BlockKind.CAPTION)
    draft.outcome("S1", STUNTING, heading, caption)
    found = openings(atlas_of(draft.document(), tuple(draft.outcomes), Mentions()))
    assert [o.spot.second for o in found] == [heading[2]]


def test_a_paragraph_that_states_one_outcome_binds_one_that_states_two_is_silent() -> None:
    draft = Draft()
    draft.section("Arah", SectionKind.STRATEGI, number="5.1")
    one = draft.block(
        f"Untuk {STUNTING} dinas bekerja sama dengan PKK di seluruh kelurahan dan kecamatan yang ada di kota ini. " * 2
    )
    two = draft.block(f"{STUNTING} dan {LAYANAN} dicapai bersama BPJS.")
    draft.outcome("S1", STUNTING, one, two)
    draft.outcome("S2", LAYANAN, two)
    draft.party("PKK", one, PartyClass.MASYARAKAT)
    draft.party("BPJS", two, PartyClass.LEMBAGA_NEGARA)
    assert draft.ties("S1") == [("PKK", "paragraph")]
    assert draft.ties("S2") == []


@pytest.mark.parametrize(
    ("item", "bound"),
    [
        ("Bersama PKK menekan prevalensi stunting pada balita di kelurahan rawan", True),
        ("Bersama PKK menekan stunting", False),
        ("Bersama PKK menekan prevalensi stunting pada balita di kelurahan rawan dan kelurahan padat penduduk", False),
    ],
)
def test_an_item_that_repeats_an_outcome_s_own_words_is_about_it_unless_two_fit(item: str, bound: bool) -> None:
    draft = Draft()
    draft.section("Strategi", SectionKind.STRATEGI, number="5.1")
    told = draft.item("a.", item)
    draft.outcome("S1", "Menurunnya prevalensi stunting pada balita di kelurahan rawan")
    draft.outcome("S2", "Menurunnya prevalensi stunting pada balita di kelurahan padat penduduk")
    draft.party("PKK", told, PartyClass.MASYARAKAT)
    assert draft.ties("S1") == ([("PKK", "paragraph")] if bound else [])


@pytest.mark.parametrize(
    ("kind", "bound"),
    [
        (SectionKind.PENUTUP, True),
        (SectionKind.MITRA, True),
        (SectionKind.STRATEGI, True),
        (SectionKind.KINERJA_PELAYANAN, False),
        (SectionKind.LATAR_BELAKANG, False),
    ],
)
def test_partners_of_the_document_stand_where_it_looks_forward_or_declares_them(kind: SectionKind, bound: bool) -> None:
    draft = Draft()
    draft.section("Bagian", kind, 1)
    told = draft.block("Dinas bekerja sama dengan PKK.")
    draft.party("PKK", told, PartyClass.MASYARAKAT)
    draft.party("PKK", told, PartyClass.MASYARAKAT)
    assert draft.ties(None) == ([("PKK", "document")] if bound else [])


def test_titles_of_activities_declare_no_partner_of_the_document_but_a_column_of_directions_does() -> None:
    draft = Draft(DocumentKind.RENJA)
    draft.section("Program", SectionKind.PROGRAM, 1)
    table = draft.table("program | arah_kebijakan", "Koordinasi dengan Polres | Bekerja sama dengan Kodim")
    draft.party("Polres", row(table, 0, 0), PartyClass.APARAT_HUKUM)
    draft.party("Kodim", row(table, 0, 1), PartyClass.APARAT_HUKUM)
    assert draft.ties(None) == [("Kodim", "document")]


def test_success_that_hangs_on_somebody_is_a_need() -> None:
    draft = Draft()
    draft.section("Penutup", SectionKind.PENUTUP, 1)
    told = draft.block("Keberhasilan rencana ini sangat ditentukan oleh peran aktif LSM dan koperasi.")
    draft.party("LSM", told, PartyClass.MASYARAKAT, why="cue.peran")
    assert draft.ties(None) == []


def test_who_is_direct_anywhere_is_not_repeated_for_the_document_but_others_are_proof_of_search() -> None:
    draft = Draft()
    draft.section("Strategi", SectionKind.STRATEGI, 1)
    table = draft.table("sasaran | strategi", f"{STUNTING} | Bersama PKK", f"{LAYANAN} | Akreditasi", title="Tabel 5.1")
    told = draft.block("Bekerja sama dengan PKK dan BPJS.")
    draft.outcome("S1", STUNTING, row(table, 0, 0))
    draft.outcome("S2", LAYANAN, row(table, 1, 0))
    draft.party("PKK", row(table, 0, 1), PartyClass.MASYARAKAT)
    draft.party("PKK", told, PartyClass.MASYARAKAT)
    draft.party("BPJS", told, PartyClass.LEMBAGA_NEGARA)
    assert draft.ties(None) == [("BPJS", "document")]
    search = draft.link().judgements[1].search
    assert search.pages == (1,)
    assert search.sections == ("Strategi",)
    assert search.tables == ("Tabel 5.1",)
    assert [(r.text, r.why) for r in search.rejected] == [("BPJS", "tak_terikat")]


# -- unreadable --------------------------------------------------------------------------------------------------------


def scanned(kind: SectionKind, readable: int = 9) -> Draft:
    """A plan of which one page, in a section of this kind, is a picture of text."""
    draft = Draft()
    draft.section("Tujuan dan Sasaran", SectionKind.LATAR_BELAKANG, 1, "BAB I")
    stated = draft.block(STUNTING)
    draft.outcome("S1", STUNTING, stated)
    draft.page()
    draft.section("Bagian", kind, 1, "BAB V")
    draft.page(PageState.SCANNED)
    for _ in range(readable - 2):
        draft.page()
        draft.section("Lain", SectionKind.LAIN, 1, "BAB VI")
    return draft


@pytest.mark.parametrize(
    ("kind", "verdict"),
    [
        (SectionKind.STRATEGI, Verdict.UNREADABLE),
        (SectionKind.PROGRAM, Verdict.UNREADABLE),
        (SectionKind.PENUTUP, Verdict.MISSING),
        (SectionKind.SUMBER_DAYA, Verdict.MISSING),
    ],
)
def test_nothing_is_called_missing_where_the_page_that_could_tell_was_not_read(kind: SectionKind, verdict: Verdict) -> None:
    judged = scanned(kind).link().judgements[0]
    assert (judged.collaborator, judged.data_source) == (verdict, verdict)
    assert judged.search.unreadable_pages == (3,)


def test_too_many_unreadable_pages_leave_nothing_to_be_called_missing() -> None:
    assert scanned(SectionKind.SUMBER_DAYA, readable=3).link().judgements[0].collaborator is Verdict.UNREADABLE


def test_blank_sheets_and_pictures_do_not_count_as_unreadable() -> None:
    draft = scanned(SectionKind.STRATEGI)
    draft.states[2] = PageState.BLANK
    assert draft.link().judgements[0].collaborator is Verdict.MISSING


def test_named_stands_whatever_could_not_be_read() -> None:
    draft = scanned(SectionKind.STRATEGI)
    draft.party("PKK", ("block", 1, 1, 0), PartyClass.MASYARAKAT)
    assert draft.link().judgements[0].collaborator is Verdict.NAMED


def test_a_document_without_anything_gives_nothing() -> None:
    assert Draft().link().ties == ()


def test_in_a_report_a_bare_item_in_the_words_of_an_outcome_opens_paragraphs_too() -> None:
    draft = report()
    draft.item("1.", STUNTING)
    told = draft.block("Tim bekerja sama dengan PKK")
    draft.item("2.", "Penguatan kelembagaan yang tidak dikenal")
    later = draft.block("Bekerja sama dengan BPJS")
    draft.outcome("S1", STUNTING)
    draft.party("PKK", told, PartyClass.MASYARAKAT)
    draft.party("BPJS", later, PartyClass.LEMBAGA_NEGARA)
    assert draft.ties("S1") == [("PKK", "heading")]


def test_a_list_inside_the_narrative_does_not_end_it_where_the_next_outcome_is_known() -> None:
    draft = report()
    draft.item("1.", STUNTING)
    draft.item("1.", "Gizi yang beragam")
    draft.item("2.", "Sanitasi yang layak")
    told = draft.block("Semua dilakukan bekerja sama dengan PKK")
    draft.item("2.", LAYANAN)
    draft.outcome("S1", STUNTING)
    draft.outcome("S2", LAYANAN)
    draft.party("PKK", told, PartyClass.MASYARAKAT)
    assert draft.ties("S1") == [("PKK", "heading")]


def test_a_heading_read_together_with_its_paragraph_opens_the_narrative() -> None:
    draft = report()
    own = draft.item("1.", f"{STUNTING} Upaya ini dilakukan bekerja sama dengan PKK")
    draft.outcome("S1", STUNTING)
    draft.party("PKK", own, PartyClass.MASYARAKAT)
    assert draft.ties("S1") == [("PKK", "heading")]


def test_outside_reports_a_bare_item_opens_no_paragraphs() -> None:
    draft = Draft()
    draft.section("Arah kebijakan", SectionKind.STRATEGI, number="5.1")
    draft.item("1.", STUNTING)
    told = draft.block("Tim bekerja sama dengan PKK")
    draft.outcome("S1", STUNTING)
    draft.party("PKK", told, PartyClass.MASYARAKAT)
    assert draft.ties("S1") == []


def test_a_numbered_heading_that_opens_no_section_ends_the_narrative() -> None:
    draft = report()
    draft.item("1)", f"Sasaran {STUNTING}")
    draft.block("Kebijakan dan Program", BlockKind.HEADING, "3.1.3")
    told = draft.block("Bekerja sama dengan PKK")
    draft.outcome("S1", STUNTING)
    draft.party("PKK", told, PartyClass.MASYARAKAT)
    assert draft.ties("S1") == []


def test_a_list_of_indicators_before_the_evaluation_opens_no_narrative() -> None:
    draft = Draft(DocumentKind.LKJIP)
    draft.section("Perencanaan", SectionKind.LAIN, 2, "2.1")
    draft.item("a.", "Prevalensi stunting balita")
    told = draft.block("Bekerja sama dengan PKK")
    draft.section("Analisis capaian", SectionKind.EVALUASI, 2, "3.1")
    draft.outcome("S1", STUNTING, indicators=[("Prevalensi stunting balita", told)])
    draft.party("PKK", told, PartyClass.MASYARAKAT)
    assert draft.ties("S1") == []


@pytest.mark.parametrize(
    ("title", "ends"),
    [
        ("Strategi, Kebijakan dan Program", True),
        ("Kebijakan dan Program", True),
        ("Strategi dan Arah Kebijakan", True),
        ("Strategi :", False),
        ("Program ini dilaksanakan di dua puluh desa dan didanai bersama oleh desa dan warga", False),
    ],
)
def test_a_title_over_several_levels_ends_the_narrative(title: str, ends: bool) -> None:
    draft = Draft()
    draft.section("Tujuan", SectionKind.TUJUAN_SASARAN, number="2.1")
    own = draft.block(f"Tujuan : {STUNTING}")
    draft.item("i.", title)
    told = draft.item("a.", "Bekerja sama dengan PKK")
    draft.outcome("T1", STUNTING, own)
    draft.party("PKK", told, PartyClass.MASYARAKAT)
    assert draft.ties("T1") == ([] if ends else [("PKK", "heading")])


def test_a_source_in_a_paragraph_that_names_the_indicator_is_the_outcomes() -> None:
    draft = report()
    told = draft.block("Prevalensi stunting balita mencapai 14 %. Data bersumber dari hasil survei oleh Kemenkes")
    draft.outcome("S1", STUNTING, indicators=[("Prevalensi stunting balita", told)])
    draft.outcome("S2", LAYANAN, indicators=[("Nilai akreditasi rumah sakit", told)])
    draft.source("hasil survei oleh Kemenkes", told)
    draft.party("PKK", draft.block("Posyandu didukung PKK"), PartyClass.MASYARAKAT)
    assert draft.ties("S1") == [("hasil survei oleh Kemenkes", "paragraph")]
    assert draft.ties("S2") == []


def test_who_is_drawn_in_as_a_participant_is_no_partner() -> None:
    draft = report()
    draft.item("1.", f"Sasaran {STUNTING}")
    told = draft.block("Lomba dengan melibatkan puskesmas di Kota Contoh sebagai pesertanya")
    draft.outcome("S1", STUNTING)
    draft.party("puskesmas", told)
    assert draft.ties("S1") == []


def test_a_line_labelled_as_indicator_opens_its_narrative_in_a_report() -> None:
    draft = report()
    draft.block("Indikator Kinerja 1 : Prevalensi stunting balita")
    told = draft.block("Capaian ini diraih bekerja sama dengan PKK")
    draft.outcome("T1", "Terwujudnya masyarakat yang sehat dan mandiri", indicators=[("Prevalensi stunting balita", told)])
    draft.outcome("S1", STUNTING, parent="T1", indicators=[("Prevalensi stunting balita", told)])
    draft.party("PKK", told, PartyClass.MASYARAKAT)
    assert draft.ties("S1") == [("PKK", "heading")]
    assert draft.ties("T1") == [("PKK", "carried")]


@pytest.mark.parametrize(
    ("text", "partner"),
    [
        ("Meningkatnya partisipasi perguruan tinggi dalam penelitian daerah", True),
        ("Meningkatnya peran serta perguruan tinggi dalam penelitian daerah", True),
        ("Meningkatnya peran perguruan tinggi dalam penelitian daerah", False),
    ],
)
def test_who_takes_part_in_the_outcome_is_a_partner_whose_role_grows_is_its_object(text: str, *, partner: bool) -> None:
    draft = Draft()
    draft.section("Tujuan dan sasaran", SectionKind.TUJUAN_SASARAN, number="4.2")
    own = draft.item("1.", text)
    draft.outcome("S1", text, own)
    draft.party("perguruan tinggi", own, PartyClass.AKADEMISI, why="cue.peran", has_part=True)
    assert [t for t, _ in draft.ties("S1")] == (["perguruan tinggi"] if partner else [])
