"""The sentences of findings in two languages."""

from __future__ import annotations

import re
import tomllib

import pytest

from telaah.errors import LexiconError
from telaah.model.finding import Finding, Severity
from telaah.texts import Catalogue, fill
from telaah.texts.catalogue import FOLDER


def finding(**values):
    return Finding("KOL001", Severity.ERROR, 0.9, "x", "S1", 49, None, "q", tuple(sorted(values.items())))


def test_both_languages_have_the_same_keys():
    assert Catalogue("id").keys() == Catalogue("en").keys()


def sentences(lang):
    for code, table in tomllib.loads((FOLDER / f"{lang}.toml").read_text(encoding="utf-8")).items():
        yield from ((f"{code}.{name}", text) for name, text in table.items())


def test_both_languages_ask_for_the_same_values():
    def asked(lang):
        return {key: {value.lower() for value in re.findall(r"\{(\w+)\}", text)} for key, text in sentences(lang)}

    def shared(lang):
        return {key: re.findall(r"<(\w+)>", text) for key, text in sentences(lang)}

    assert asked("id") == asked("en")
    assert shared("id") == shared("en")


def test_sentence_names_statement_page_search_and_nearest_candidate():
    message = Catalogue("id").message(
        finding(
            level="sasaran", text="Menurunnya stunting", page="49", label="41", searched_pages="1–60",
            searched_sections="4.1 Tujuan", candidate="Dinas Sosial", candidate_page="12", why="lalu",
        )
    )  # fmt: skip
    assert message.startswith("Sasaran “Menurunnya stunting” (hlm. 49, tercetak 41) belum menyebut pihak")
    assert "Ditelusuri: hlm. 1–60, tempat outcome ini, strategi, dan programnya; bagian: 4.1 Tujuan." in message
    assert "“Dinas Sosial” (hlm. 12), tidak dihitung karena: masa lalu." in message


def test_what_is_not_known_leaves_no_hole():
    message = Catalogue("en").message(finding(level="tujuan", text="A", page="3"))
    assert message == "The goal (tujuan) “A” (p. 3) names no party besides the office itself that works on it."


def test_values_are_never_read_as_a_sentence():
    assert fill("“{text}”", {"text": "{page} [[x]]"}) == "“{page} [[x]]”"


@pytest.mark.parametrize(
    ("key", "said"), [("severity.error", "berat"), ("why.kabur", "tidak bernama"), ("class.OPD", "perangkat daerah")]
)
def test_terms(key, said):
    assert Catalogue("id").term(key) == said


def test_unknown_languages_are_refused():
    with pytest.raises(LexiconError):
        Catalogue("fr")
