"""Whole results of real plans, where the folder ``../shared`` is: valid, in place, the same twice."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

import telaah
from telaah.model.result import DocumentResult
from telaah.schema import schema_text

PLANS = Path(__file__).parents[1] / ".." / "shared" / "realdocs"
NAMES = ("satpolpp-renstra2021.pdf", "jabar-iku2017.pdf", "dlh-iku-scan.pdf")

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not PLANS.is_dir(), reason="../shared is not here")]


@pytest.fixture(scope="module")
def result() -> telaah.Result:
    settings = telaah.Settings().changed("read", ocr="never").changed("output", with_text=True)
    return telaah.check([PLANS / name for name in NAMES], settings=settings.changed("limits", jobs=1))


def letters(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def quotes(document: DocumentResult):
    for outcome in document.outcomes:
        yield from outcome.collaborators
        yield from outcome.data_sources
    yield from document.document_collaborators
    yield from document.document_data_sources
    yield from document.vague_collaboration
    yield from (finding for finding in document.findings if finding.page and finding.quote)


def test_every_plan_is_read_and_valid(result):
    assert len(result.documents) == len(NAMES) and result.failures == ()
    jsonschema.Draft202012Validator(json.loads(schema_text())).validate(result.to_dict())


def test_every_quotation_stands_on_its_page(result):
    for document in result.documents:
        for item in quotes(document):
            assert len(item.quote) <= 400
            assert letters(item.quote)[:60] in letters(document.page_texts[item.page - 1]), (document.path, item)


def test_every_mention_stands_where_it_says(result):
    for document in result.documents:
        for mention in document.mentions:
            passage = document.page_texts[mention.page - 1][mention.start : mention.end]
            assert letters(mention.text)[:8] in letters(passage) or letters(passage)[:8] in letters(mention.text), mention


def test_every_gap_has_its_finding_and_says_what_was_searched(result):
    for document in result.documents:
        accused = {(finding.outcome, finding.rule[:3]) for finding in document.findings}
        for outcome in document.outcomes:
            for verdict, family in ((outcome.verdicts.collaborator, "KOL"), (outcome.verdicts.data_source, "SBD")):
                if verdict == "missing":
                    assert (outcome.id, family) in accused and outcome.searched.pages
                if verdict == "unreadable":
                    assert outcome.searched.unreadable_pages


def test_a_scan_without_ocr_is_never_accused_of_a_gap(result):
    (scan,) = (document for document in result.documents if "scan" in document.path)
    assert scan.status == "partial" and scan.scanned_pages
    assert not any(finding.rule.startswith(("KOL001", "SBD001")) for finding in scan.findings)


def test_two_workers_say_the_same(result):
    settings = telaah.Settings().changed("read", ocr="never").changed("output", with_text=True)
    assert (
        telaah.check([PLANS / name for name in NAMES], settings=settings.changed("limits", jobs=2)).to_json() == result.to_json()
    )
