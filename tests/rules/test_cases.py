"""Every rule does what its cases say; one test a case, none of them written in Python."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from telaah.rules import Selection, news, run_rules
from telaah.rules.batch import ask
from telaah.rules.predicates import STATEMENT
from telaah.texts import Catalogue
from tests.rules.build import beside_the_press, build, side_by_side

FOLDER = files("telaah.rules") / "cases"
KEYS = {
    *("show", "example", "plan", "outcomes", "ties", "refused", "tables", "pages", "chapters", "empty"),
    *("mentions", "unreadable", "garbage", "pictures", "verdicts", "pair", "copy"),
    *("reported", "figured", "promised"),
}


def cases():
    for path in sorted(FOLDER.iterdir(), key=lambda item: item.name):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for name, case in table["case"].items():
            yield pytest.param(table, case, id=f"{table['rule']}-{name}")


CASES = list(cases())


@pytest.mark.parametrize(("table", "case"), CASES)
def test_case(table, case):
    assert set(case) <= KEYS | {"expect"}
    selection = Selection(select=(table["rule"],))
    plan = build(table["plan"], case)
    if told := beside_the_press(table["plan"], case):
        findings = tuple(news.ask(told, selection))
    elif subject := side_by_side(table["plan"], case):
        findings = tuple(ask(subject, selection))
    else:
        run = run_rules(plan, selection)
        assert run.problems == ()
        findings = run.findings
    assert len(findings) == len(case["expect"]), findings
    for finding, told in zip(findings, case["expect"], strict=True):
        expected = dict(told)
        says = expected.pop("says", "")
        assert (finding.outcome or "") == expected.pop("outcome")
        assert {key: getattr(finding, key) for key in expected} == expected
        for lang in ("id", "en"):
            message = Catalogue(lang).message(finding)
            assert not set("{}[]<>") & set(message), message
            assert message[0].isupper() or message[0].isdigit()
            assert message.endswith(".")
            assert Catalogue(lang).recommendation(finding).endswith(".")
        assert says in Catalogue("id").message(finding)
        if finding.quote and not told and not subject:
            assert finding.quote in plan.document.page(finding.page).text


@pytest.mark.parametrize(("table", "case"), CASES)
def test_shown_examples_print_what_the_case_is_about(table, case):
    if "show" not in case:
        return
    assert case["show"] == ("violating" if case["expect"] else "compliant")
    printed = case["example"].casefold()
    for outcome in case.get("outcomes", ()):
        pages_alone = not case.get("ties") and not case.get("refused") and case.get("pages")
        assert (
            pages_alone
            or outcome["text"].casefold() in printed
            or any(indicator["text"].casefold() in printed for indicator in outcome.get("indicators", ()))
        )
    for item in (case[key] for key in ("pair", "copy") if key in case):
        assert item["outcome"]["text"].casefold() in printed
    for item in (*case.get("ties", ()), *case.get("refused", ())):
        # "Sumber: BPS" may stand in a sentence of its own: its words must be there.
        assert item["quote"].casefold() in printed, item["quote"]


def test_long_statements_are_cut_in_the_sentence_and_whole_in_the_quotation():
    text = "Meningkatnya " + "kualitas hidup dan " * 20 + "kesejahteraan"
    plan = build(
        {"kind": "renstra", "period": [2021, 2026]}, {"outcomes": [{"id": "S1", "level": "sasaran", "text": text, "page": 1}]}
    )
    (finding,) = run_rules(plan, Selection(select=("KOL001",))).findings
    assert len(dict(finding.values)["text"]) <= STATEMENT + 1
    assert finding.quote == text[:400]
