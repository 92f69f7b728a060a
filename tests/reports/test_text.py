"""The reviewer's screen."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from telaah.model.result import Result
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
    assert "Dicari di: hlm. 12–14, 20; 4.1 Tujuan dan Sasaran; Tabel 4.1" in text
    assert "Kementerian Kesehatan, hlm. 5 (rujukan hukum atau rencana lain)" in text


def test_what_is_named_is_told_with_role_page_and_words(result):
    text = shown(result)
    assert re.search(r"PKK \(masyarakat\)\n\s+hlm\. 22, seluruh dokumen, mitra \(rencana\): “melalui kader PKK”", text)
    assert "hlm. 18: “kerja sama lintas sektor”" in text


def test_several_plans_are_summed_up_with_the_figures_of_each(result):
    several = replace(result, documents=(result.documents[0], replace(result.documents[0], path="kedua.pdf", outcomes=())))
    text = shown(several)
    assert re.search(r"4 +3 +3 +2 +2 +1  rencana/renstra\.pdf", text) and re.search(r"0 +0 +0 +2 +2 +1  kedua\.pdf", text)
    assert "2 dokumen, 10 temuan (4 berat, 4 sedang, 2 catatan)" in text


def test_failures_are_told_with_their_reason(result):
    assert "rusak.pdf: rusak: bukan PDF" in shown(result)


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
