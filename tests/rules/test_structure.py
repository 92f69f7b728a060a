"""A new rule touches its file, its family, its page, both catalogues and its cases: the one forgotten is named here."""

from __future__ import annotations

import inspect
import re
from importlib.resources import files
from pathlib import Path

import pytest

from telaah.errors import UsageError
from telaah.model.finding import Severity
from telaah.rules.base import SECTIONS, Rule
from telaah.rules.explain import PAGE_SECTIONS, english, explain, indonesian, listed, load_cases
from telaah.rules.registry import rules
from telaah.texts import Catalogue

RULES = rules()
PACKAGE = Path(str(files("telaah.rules")))
FAMILIES = {
    "KOL": "kolaborasi",
    "SBD": "sumber_data",
    "IND": "indikator",
    "RUN": "konsistensi",
    "LKP": "kelengkapan",
    "BRT": "berita",
}


def rule_files():
    return {
        path.name[:6].upper(): path
        for family in FAMILIES.values()
        for path in (PACKAGE / family).glob("[a-z][a-z][a-z][0-9]*.py")
    }


def test_every_rule_file_is_listed_by_its_family():
    assert sorted(rule_files()) == sorted(RULES)


@pytest.mark.parametrize("code", RULES)
def test_file_class_and_family_agree(code):
    rule = RULES[code]
    path = Path(inspect.getfile(type(rule)))
    assert path.name.startswith(code.lower() + "_")
    assert path.parent.name == FAMILIES[code[:3]]
    assert isinstance(rule, Rule)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", rule.name)
    assert rule.criteria
    assert set(rule.silences) <= set(RULES)
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 150


def test_names_are_used_once():
    names = [rule.name for rule in RULES.values()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("code", RULES)
def test_docstring_has_its_sections(code):
    summary, sections = english(RULES[code])
    assert summary.endswith(".")
    assert tuple(heading for heading, _ in sections) == SECTIONS
    assert all(len(text) > 8 for _, text in sections)


@pytest.mark.parametrize("code", RULES)
def test_indonesian_page_has_its_sections(code):
    page = files("telaah.texts") / "rules" / "id" / f"{code}.md"
    assert page.is_file(), f"the page texts/rules/id/{code}.md is missing"
    summary, sections = indonesian(code)
    assert summary
    assert tuple(heading for heading, _ in sections) == PAGE_SECTIONS
    assert all(text for _, text in sections)


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("code", RULES)
def test_catalogues_have_its_sentences(code, lang):
    keys = Catalogue(lang).keys()
    assert {f"{code}.title", f"{code}.message", f"{code}.recommendation"} <= keys


def test_catalogues_hold_no_sentences_of_unknown_rules():
    assert {key.partition(".")[0] for key in Catalogue("id").keys()} == set(RULES)  # noqa: SIM118 - no mapping


@pytest.mark.parametrize("code", RULES)
def test_cases_are_enough(code):
    cases = load_cases(code)
    assert cases["rule"] == code
    violating = [case for case in cases["case"].values() if case["expect"]]
    compliant = [case for case in cases["case"].values() if not case["expect"]]
    assert len(violating) >= 2
    assert len(compliant) >= 2
    shown = explain(code)
    assert shown.violating
    assert shown.compliant


def test_case_files_belong_to_rules():
    assert sorted(path.name[:-5] for path in (PACKAGE / "cases").glob("*.toml")) == sorted(RULES)


def test_what_rests_on_nothing_confirmed_is_info():
    assert all(rule.is_confirmed() or rule.severity is Severity.INFO for rule in RULES.values())


def test_an_unknown_code_is_refused():
    with pytest.raises(UsageError):
        explain("KOL999")


def test_list_is_in_both_languages():
    indonesian_list, english_list = listed("id"), listed("en")
    assert [item.code for item in indonesian_list] == [item.code for item in english_list] == list(RULES)
    assert all(a.title != b.title for a, b in zip(indonesian_list, english_list, strict=True))
