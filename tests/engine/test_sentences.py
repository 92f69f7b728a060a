"""The brief form of a message: without what stands beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from telaah.engine.sentences import Sentences
from telaah.model.finding import Finding, Severity

VALUES = {
    "level": "sasaran",
    "text": "Menurunnya prevalensi stunting (balita)",
    "page": "12",
    "label": "8",
    "searched_pages": "1–64",
    "searched_sections": "BAB IV",
    "indicator": "Prevalensi stunting",
}


def finding(rule: str, **more: str) -> Finding:
    return Finding(rule, Severity.ERROR, 0.9, "f", "S1", 12, None, "q", tuple(sorted({**VALUES, **more}.items())))


@pytest.mark.parametrize(
    ("rule", "lang", "brief"),
    [
        ("KOL001", "id", "Sasaran ini belum menyebut pihak di luar perangkat daerah sendiri yang bekerja untuk mencapainya."),
        ("KOL001", "en", "The objective (sasaran) names no party besides the office itself that works on it."),
        ("IND002", "id", "Indikator “Prevalensi stunting” belum memiliki target."),
        ("IND002", "en", "The indicator “Prevalensi stunting” has no target."),
    ],
)
def test_brief_form_leaves_out_what_stands_beside_it(rule, lang, brief):
    assert Sentences(lang).of(finding(rule))[1] == brief


def test_message_itself_is_whole():
    message, _, advice = Sentences("id").of(finding("KOL001"))
    assert "“Menurunnya prevalensi stunting (balita)” (hlm. 12, tercetak 8)" in message and "1–64" in message
    assert advice


def test_what_the_finding_itself_quotes_stays():
    brief = Sentences("id").of(finding("KOL002", candidate="lintas sektor", candidate_page="18"))[1]
    assert brief.startswith("Sasaran ini hanya menyebut “lintas sektor” (hlm. 18)")


def test_the_nearest_that_was_refused_and_the_indicators_stand_elsewhere():
    given = finding("SBD001", candidate="Simbada", candidate_page="9", why="tak_terikat", indicators="A; B", indicator_count="2")
    message, brief, _ = Sentences("id").of(given)
    assert "Simbada" in message and "A; B" in message
    assert brief == "Sasaran ini belum menyebut sumber data."


def test_finding_on_the_document_is_said_in_full():
    message, brief, _ = Sentences("id").of(replace(finding("KOL001"), outcome=None))
    assert brief == message


@pytest.mark.parametrize(("pages", "told"), [("6", "p. 6"), ("6–8", "pp. 6–8"), ("6, 9", "pp. 6, 9"), ("16", "p. 16")])
def test_one_page_is_no_plural_in_english(pages, told):
    message, brief, _ = Sentences("en").of(finding("IND001", pages=pages))
    assert f"({told})" in message and f"({told})" in brief
