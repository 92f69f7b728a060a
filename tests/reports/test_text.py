"""The reviewer's screen."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from telaah.model.result import ProblemResult, Result, SearchedResult
from telaah.reports import render
from telaah.texts.interface import Words


def shown(result: Result, **more) -> str:
    return render(result, "text", **{"lang": "id", **more})


def test_summary_counts_what_is_lacking(result):
    text = shown(result)
    assert re.search(r"Tanpa mitra\s+3 dari 4 \(1 internal\)", text)
    assert re.search(r"Tanpa sumber data\s+3 dari 4", text)
    assert "28 dari 30 halaman terbaca; 2 halaman hasil pindai; tidak terbaca: hlm. 3–4" in " ".join(text.split())


def test_outcomes_stand_under_their_parents_and_internal_ones_last(result):
    text = shown(result)
    places = [text.index(words) for words in ("derajat kesehatan”", "stunting”", "imunisasi”", "URUSAN INTERNAL", "AKIP”")]
    assert places == sorted(places)


def test_finding_shows_page_printed_number_message_and_advice(result):
    text = shown(result)
    assert "hlm. 12 (tercetak 8)" in text
    assert re.search(r"berat\s+KOL001  Tujuan T1 tidak menyebut mitra\.\n\s+Saran: Sebutkan mitranya\.", text)


def test_advice_is_not_repeated_within_a_plan(result):
    assert shown(result).count("Sebutkan mitranya.") == 1


def test_what_was_searched_and_refused_is_told_for_a_gap(result):
    text = shown(result)
    assert "4.1 Tujuan dan Sasaran; Tabel 4.1" in text
    assert "Kementerian Kesehatan, hlm. 5 (rujukan hukum)" in text


def test_what_is_named_is_told_with_role_page_and_words(result):
    text = shown(result)
    assert re.search(r"PKK \(masyarakat\)\n\s+hlm\. 22, seluruh dokumen, mitra \(rencana\): “melalui kader PKK”", text)
    assert "hlm. 18: “kerja sama lintas sektor”" in text


def test_several_plans_are_summed_up_with_the_figures_of_each(result):
    several = replace(result, documents=(result.documents[0], replace(result.documents[0], path="kedua.pdf", outcomes=())))
    text = shown(several)
    assert re.search(r"4 +3 +3 +2 +2 +1  rencana/renstra\.pdf", text)
    assert re.search(r"0 +0 +0 +2 +2 +1  kedua\.pdf \(tanpa outcome\)", text)
    assert "2 dokumen, 10 temuan (4 berat, 4 sedang, 2 catatan)" in text


def alike(result: Result, *ids: str) -> Result:
    """Return the result with the same sentence said of several outcomes."""
    document = result.documents[0]
    findings = tuple(replace(document.findings[0], outcome=name, message="Belum menyebut mitra.", quote="") for name in ids)
    return replace(result, documents=(replace(document, findings=findings),))


def test_what_is_said_of_several_outcomes_is_said_once_and_each_keeps_its_page_and_words(result):
    text = shown(alike(result, "T1", "S1", "P1"))
    assert text.count("Belum menyebut mitra.") == 1
    assert re.search(r"berat +KOL001  3 outcome: T1, S1, P1\. Belum menyebut mitra\.", text)
    for words in ("Meningkatnya derajat kesehatan", "Menurunnya prevalensi stunting", "Meningkatnya cakupan imunisasi"):
        assert re.search(rf"hlm\. 12 \(tercetak 8\)\n  “{words}”(?:\n.*)?\n  berat +KOL001\n", text)


def test_words_of_a_finding_that_the_statement_does_not_have_stay_with_the_outcome(result):
    given = alike(result, "T1", "S1")
    document = given.documents[0]
    (first, second) = document.findings
    other = replace(first, page=20, quote="Strategi: peningkatan peran serta masyarakat")
    text = shown(replace(given, documents=(replace(document, findings=(other, second)),)))
    assert "hlm. 20: “Strategi: peningkatan peran serta masyarakat”" in text
    own = replace(other, rule="IND007", message="Berbunyi kegiatan.")
    text = shown(replace(given, documents=(replace(document, findings=(other, own, second)),)))
    assert text.count("peningkatan peran serta masyarakat") == 1


def test_where_it_was_looked_is_told_once_where_it_is_the_same(result):
    document = result.documents[0]
    text = shown(result)
    assert "Dicari di, bila tidak disebut lain: 4.1 Tujuan dan Sasaran; Tabel 4.1" in text
    assert re.search(r"Dicari di: hlm\. 12–14, 20; bagian yang disebut di atas", text)
    assert re.search(r"Dicari di: hlm\. 12\n", text)  # T1, searched elsewhere
    outcomes = tuple(item for item in document.outcomes if item.id in ("P1", "S1"))
    findings = tuple(item for item in document.findings if item.outcome in ("P1", "S1"))
    text = shown(replace(result, documents=(replace(document, outcomes=outcomes, findings=findings),)))
    assert "Dicari di, bila tidak disebut lain: hlm. 12–14, 20; 4.1 Tujuan dan Sasaran; Tabel 4.1" in text
    assert "Dicari di:" not in text


def test_a_plan_without_outcomes_does_not_look_as_if_it_lacked_nothing(result):
    bare = replace(result.documents[0], outcomes=(), findings=(), unreadable_pages=())
    text = shown(replace(result, documents=(bare,)))
    assert "Perhatian" in text and "bukan berarti rencana ini lengkap" in " ".join(text.split())
    assert "0 berat" not in text


def test_a_page_that_is_only_a_picture_is_not_called_read(result):
    document = replace(result.documents[0], pages=7, scanned_pages=0, unreadable_pages=(), page_states={"read": 6, "picture": 1})
    only = replace(result, documents=(document,))
    assert "6 dari 7 halaman terbaca; 1 gambar tanpa teks" in " ".join(shown(only).split())
    assert "6/7" in render(only, "html", lang="id") and "1 gambar tanpa teks" in render(only, "html", lang="id")


def test_one_of_a_kind_is_told_in_the_singular(result):
    text = " ".join(shown(result, lang="en").split())
    assert "1 note" in text and "1 notes" not in text and "2 errors" in text


def test_what_is_wrong_with_the_whole_file_stands_in_front_of_the_findings(result):
    document = replace(result.documents[0], problems=(ProblemResult(None, "repaired", "x"), ProblemResult(3, "scanned")))
    text = shown(replace(result, documents=(document,)))
    assert text.index("Perhatian: Berkas rusak") < text.index("TEMUAN") < text.index("hasil pindai tanpa teks")


def test_failures_are_told_with_their_reason(result):
    told = " ".join(shown(result).split())
    assert "rusak.pdf: rusak: bukan PDF → minta ulang berkas dari sumbernya" in told


def test_what_looks_alike_among_the_names_searched_is_told_once(result):
    long = "Rencana Kerja Tahunan Dinas Kesehatan Kabupaten Contoh dan Unitnya Tahun"
    found = SearchedResult(
        pages=(12,), sections=("Strategi :", "AKUNTABILITAS |", f"{long} 2025", f"{long} 2026"), tables=("Strategi",)
    )
    document = result.documents[0]
    outcomes = tuple(replace(outcome, searched=found) for outcome in document.outcomes)
    text = " ".join(shown(replace(result, documents=(replace(document, outcomes=outcomes),))).split())
    assert "Strategi; AKUNTABILITAS; Rencana Kerja Tahunan Dinas Kesehatan Kabupaten Contoh dan … Tujuan" in text


def test_a_long_passage_is_cut_so_that_the_name_stays(result):
    document = result.documents[0]
    passage = "Sungai ini dikeruk setiap tahun sebelum musim hujan tiba dan tebingnya diperkuat " * 4 + "bersama kader PKK"
    (tie,) = document.document_collaborators
    text = " ".join(
        shown(replace(result, documents=(replace(document, document_collaborators=(replace(tie, quote=passage),)),))).split()
    )
    assert re.search(r"hlm\. 22, seluruh dokumen, mitra \(rencana\): “… [^“”]{100,220} bersama kader PKK”", text)


def test_known_findings_are_counted_not_shown(result):
    document = result.documents[0]
    findings = tuple(replace(finding, known=True) for finding in document.findings)
    text = shown(replace(result, documents=(replace(document, findings=findings),)))
    assert "KOL001" not in text and "5 temuan sudah tercatat dalam baseline" in text


def test_english_says_the_same_in_english(result):
    text = shown(result, lang="en")
    assert "without partner" in text.lower() and "Tanpa mitra" not in text


@pytest.mark.parametrize("width", [50, 80, 96, 120])
def test_lines_keep_to_the_width(result, width):
    long = replace(result.documents[0], path="/a/very/long/" * 9 + "renstra.pdf")
    result = replace(result, documents=(*result.documents, long))
    assert max(map(len, shown(result, width=width).splitlines())) <= width


def test_colour_only_where_asked_for(result):
    assert "\x1b[" not in shown(result)
    coloured = shown(result, colour=True)
    assert "\x1b[1;31m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == shown(result)


def test_text_of_a_plan_cannot_steer_the_terminal(hostile):
    text = shown(hostile)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert "HYPERLINK" in text


def test_both_languages_have_the_same_words():
    indonesian, english = Words("id"), Words("en")
    assert indonesian.keys() == english.keys()
    holes = re.compile(r"\{(\w*)")
    for key in sorted(indonesian.keys()):
        assert sorted(set(holes.findall(indonesian._sentences[key]))) == sorted(set(holes.findall(english._sentences[key]))), key
