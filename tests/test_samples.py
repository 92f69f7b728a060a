"""telaah says of the sample plans what is true of them: ``corpora/samples/expected.toml``, written from the plans themselves."""

from __future__ import annotations

import importlib.util
import json
import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from telaah.ingest import ReadOptions, read_document
from telaah.model.plan import Plan
from telaah.pipeline import understand
from telaah.rules import RuleRun, run_rules

FOLDER = Path(__file__).parents[1] / "corpora" / "samples"
EXPECTED = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))
ON_OUTCOMES = {"KOL001", "KOL002", "KOL003", "KOL004", "KOL010", "SBD001", "SBD002"}
ON_DOCUMENTS = {"KOL006", "LKP001"}
LARGEST = 400_000

READ = [name for name, about in EXPECTED.items() if "scan" not in about]
SCANS = [name for name, about in EXPECTED.items() if "scan" in about]
HAS_OCR = importlib.util.find_spec("rapidocr") is not None


def plain(text: str) -> str:
    return "".join(re.findall(r"[0-9a-z%]+", unicodedata.normalize("NFKC", text).casefold()))


@cache
def said(name: str, ocr: str) -> tuple[Plan, RuleRun]:
    plan = understand(read_document(FOLDER / "pdf" / name, options=ReadOptions(ocr=ocr)))
    return plan, run_rules(plan)


def findings(name: str, ocr: str = "never") -> dict[str, set[str]]:
    plan, run = said(name, ocr)
    assert run.problems == ()
    found: dict[str, set[str]] = {plain(outcome.text): set() for outcome in plan.outcomes}
    for finding in run.findings:
        if finding.outcome and finding.rule in ON_OUTCOMES:
            found[plain(plan.outcome(finding.outcome).text)].add(finding.rule)
    return found


def outcomes():
    for name in READ:
        for text, codes in EXPECTED[name]["outcomes"].items():
            yield pytest.param(name, text, set(codes), id=f"{name}-{text[:40]}")


@pytest.mark.parametrize(("name", "text", "codes"), list(outcomes()))
def test_outcome_gets_the_findings_that_are_true_of_it(name, text, codes):
    assert findings(name)[plain(text)] == codes


@pytest.mark.parametrize("name", READ)
def test_no_outcome_is_invented(name):
    assert set(findings(name)) == {plain(text) for text in EXPECTED[name]["outcomes"]}


@pytest.mark.parametrize("name", READ)
def test_document_gets_the_findings_that_are_true_of_it(name):
    _, run = said(name, "never")
    assert {f.rule for f in run.findings if f.outcome is None and f.rule in ON_DOCUMENTS} == set(EXPECTED[name]["document"])


@pytest.mark.parametrize("name", READ)
def test_findings_quote_their_page(name):
    plan, run = said(name, "never")
    for finding in run.findings:
        if finding.quote:
            assert finding.quote in plan.document.page(finding.page).text


@pytest.mark.parametrize("name", SCANS)
def test_a_scan_accuses_nobody_without_ocr(name):
    plan, run = said(name, "never")
    assert not plan.outcomes
    assert [finding.rule for finding in run.findings] == ["LKP005"]


@pytest.mark.slow
@pytest.mark.skipif(not HAS_OCR, reason="needs the extra ocr")
@pytest.mark.parametrize("name", SCANS)
def test_a_scan_is_judged_like_any_plan_with_ocr(name):
    assert findings(name, "auto") == {plain(text): set(codes) for text, codes in EXPECTED[name]["outcomes"].items()}


def test_every_sample_has_its_files():
    names = sorted(EXPECTED)
    assert len(names) >= 6
    assert sorted(path.name for path in (FOLDER / "pdf").glob("*.pdf")) == names
    assert sorted(f"{path.stem}.pdf" for path in (FOLDER / "gold").glob("*.json")) == names
    assert sorted(f"{path.stem}.pdf" for path in (FOLDER / "plans").glob("*.toml")) == names
    assert all(path.stat().st_size < LARGEST for path in (FOLDER / "pdf").glob("*.pdf"))


@pytest.mark.parametrize("name", READ)
def test_gold_stands_on_its_pages(name):
    gold = json.loads((FOLDER / "gold" / name.replace(".pdf", ".json")).read_text(encoding="utf-8"))
    plan, _ = said(name, "never")
    assert gold["pages"] == len(plan.document.pages)
    texts = {page.number: plain(page.text) for page in plan.document.pages}
    for outcome in gold["outcomes"]:
        assert all(plain(outcome["text"]) in texts[page] for page in outcome["pages"])
        for tie in (*outcome["collaborators"], *outcome["data_sources"]):
            assert plain(tie["quote"]) in texts[tie["page"]]
