"""Telaah's tokenizer and sentences in spaCy."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import telaah.components
from telaah import language

DOCS = Path(__file__).parents[1] / "docs"


@pytest.fixture(scope="module")
def nlp():
    pipeline = language.blank()
    pipeline.add_pipe("telaah_sentences")
    return pipeline


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("aplikasi e-PPGBM bagi non-ASN ke-3 se-Jawa.", ["aplikasi", "e-PPGBM", "bagi", "non-ASN", "ke-3", "se-Jawa", "."]),
        ("pemerintah kabupaten/kota", ["pemerintah", "kabupaten/kota"]),
        ("Keputusan 188/45/2023 dan 050/Kep.01/2014", ["Keputusan", "188/45/2023", "dan", "050/Kep.01/2014"]),
        ("Rp.1.234.567,89 (87,5 %)", ["Rp.", "1.234.567,89", "(", "87,5", "%", ")"]),
        ("Ir. Andi, S.Sos., M.Si. di Kab. Contoh", ["Ir.", "Andi", ",", "S.Sos.", ",", "M.Si.", "di", "Kab.", "Contoh"]),
        ("tgl. 5 bln. depan s.d. selesai", ["tgl.", "5", "bln.", "depan", "s.d.", "selesai"]),
        ("anak-anak, dinas-dinas", ["anak-anak", ",", "dinas-dinas"]),
    ],
)
def test_words_of_offices_stay_whole(nlp, text, tokens):
    assert [token.text for token in nlp.tokenizer(text)] == tokens


def test_what_spacy_alone_would_cut_is_cut_no_more(nlp):
    text = "Kec. Contoh, e-PPGBM"
    assert len(spacy.blank("id")(text)) > len(nlp(text))


def test_sentences_headings_and_items(nlp):
    text = "1.2 Maksud\n\nRenja disusun Dr. Andi, M.Si. pada tgl. 5. Tujuannya:\na. menilai capaian;\nb. menyusun langkah."
    found = [sentence.text.strip() for sentence in nlp(text).sents]
    assert found == [
        "1.2 Maksud",
        "Renja disusun Dr. Andi, M.Si. pada tgl. 5.",
        "Tujuannya:",
        "a. menilai capaian;",
        "b. menyusun langkah.",
    ]


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(text=st.text(alphabet="aB. \n-/1,;:()“é", max_size=60))
def test_nothing_is_lost_and_sentences_cover_the_text(nlp, text):
    doc = nlp(text)
    assert doc.text == text and "".join(sentence.text_with_ws for sentence in doc.sents) == text


def test_the_whole_pipeline_has_all_that_it_requires():
    pipeline = language.blank()
    for name in ("telaah_sentences", "telaah_outcomes", "telaah_mentions", "telaah_links"):
        pipeline.add_pipe(name)
    assert not any(pipeline.analyze_pipes()["problems"].values())
    alone = spacy.blank("id")
    alone.add_pipe("telaah_links")
    assert alone.analyze_pipes()["problems"]["telaah_links"] == ["doc._.telaah_outcomes", "doc._.telaah_mentions"]


def test_a_pipeline_is_saved_and_read_again(nlp, tmp_path):
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert [token.text for token in again("e-PPGBM Kab. Contoh")] == ["e-PPGBM", "Kab.", "Contoh"]


def test_every_attribute_is_in_the_documentation():
    page = (DOCS / "spacy.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in page for name in (*telaah.components._DOC_ATTRIBUTES, *telaah.components._SPAN_ATTRIBUTES))


@pytest.mark.filterwarnings("ignore")
def test_the_examples_of_the_documentation_run():
    failed, tried = doctest.testfile(str(DOCS / "spacy.md"), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert tried > 8 and not failed
