"""The stages as spaCy components."""

from __future__ import annotations

import doctest

import pytest

spacy = pytest.importorskip("spacy", reason="the components are spaCy's")

TEXT = "Dinas Kesehatan bekerja sama dengan Dinas Sosial\ndan PKK dalam penurunan stunting.\n\nSumber: BPS Kabupaten Contoh."


@pytest.fixture(scope="module")
def nlp():
    pipeline = spacy.blank("id")
    for name in ("telaah_outcomes", "telaah_mentions", "telaah_links"):
        pipeline.add_pipe(name)
    return pipeline


def test_components_are_found_by_their_names_alone():
    pipeline = spacy.blank("id")
    pipeline.add_pipe("telaah_mentions", config={"organisation": "Dinas Kesehatan Kabupaten Contoh"})
    assert pipeline.pipe_names == ["telaah_mentions"]


def test_mentions_are_spans_of_the_text_with_class_name_and_role(nlp):
    doc = nlp(TEXT)
    spans = {span.text: span for span in doc.spans["telaah_mentions"]}
    assert spans["Dinas Sosial"].label_ == "OPD"
    assert spans["Dinas Sosial"]._.telaah_role == "mitra"
    assert spans["BPS Kabupaten Contoh"].label_ == "DATA_SOURCE"


def test_a_name_over_a_line_break_keeps_its_place(nlp):
    doc = nlp("Kerja sama dengan Dinas\nSosial berjalan.")
    (span,) = [span for span in doc.spans["telaah_mentions"] if "Sosial" in span.text]
    assert span.text == "Dinas\nSosial"


def test_links_give_the_plan(nlp):
    plan = nlp(TEXT)._.telaah_plan
    assert plan.document.pages[0].state == "read" and plan.mentions.mentions


@pytest.mark.parametrize("text", ["", " \n\n ", "\x00\x1b[31m", "a" * 5000])
def test_text_without_any_plan_is_no_crash(nlp, text):
    assert nlp(text)._.telaah_plan.outcomes == ()


def test_examples_in_the_docstrings():
    from telaah import components

    assert doctest.testmod(components).failed == 0


def test_the_organisation_that_is_given_is_the_own_one_and_no_other():
    pipeline = spacy.blank("id")
    pipeline.add_pipe("telaah_mentions", config={"organisation": "Dinas Kesehatan Kabupaten Contoh"})
    doc = pipeline("Untuk itu dinas bekerja sama dengan Dinas Sosial.")
    assert [(span.text, span.label_) for span in doc.spans["telaah_mentions"]] == [("Dinas Sosial", "OPD")]
