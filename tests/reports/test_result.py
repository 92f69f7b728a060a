"""The JSON form: every key of the contract, with its type; the shipped schema; lines a document."""

from __future__ import annotations

import json

import jsonschema
import pytest

from telaah.model.place import Box
from telaah.model.plain import as_json
from telaah.model.result import Result
from telaah.reports import FORMATS, render
from telaah.schema import generate, schema_text

DOCUMENT_KEYS = {
    "path": str,
    "sha256": str,
    "status": str,
    "problems": list,
    "kind": str,
    "organisation": str,
    "region": str,
    "period": list,
    "pages": int,
    "scanned_pages": int,
    "outcomes": list,
    "document_collaborators": list,
    "document_data_sources": list,
    "vague_collaboration": list,
    "mentions": list,
    "findings": list,
    "page_labels": list,
}
OUTCOME_KEYS = [
    "id",
    "level",
    "parent",
    "internal",
    "text",
    "pages",
    "page",
    "bbox",
    "section",
    "verdicts",
    "searched",
    "indicators",
    "collaborators",
    "data_sources",
]
PART_KEYS = {
    "indicators": ["id", "text", "unit", "baseline", "targets", "formula", "page", "pages", "bbox"],
    "collaborators": ["text", "name", "class", "grade", "generic", "page", "quote", "bbox", "reason"],
    "data_sources": ["text", "name", "grade", "page", "quote", "bbox", "reason"],
}
MENTION_KEYS = ["page", "type", "class", "role", "status", "text", "name", "bbox", "start", "end"]
FINDING_KEYS = ["rule", "severity", "confidence", "fingerprint", "outcome", "page", "bbox", "quote", "message", "recommendation"]


def test_top_level_holds_what_the_contract_names(result):
    plain = json.loads(result.to_json())
    assert list(plain)[:2] == ["telaah", "schema"] and plain["schema"] == 1
    assert set(plain) >= {"telaah", "schema", "rules", "models", "documents", "failures"}
    assert plain["failures"] == [{"path": "rusak.pdf", "reason": "damaged", "detail": "bukan PDF"}]


@pytest.mark.parametrize(("key", "kind"), DOCUMENT_KEYS.items())
def test_document_key_has_its_type(result, key, kind):
    assert isinstance(result.to_dict()["documents"][0][key], kind)


def test_outcome_and_its_parts_hold_what_the_contract_names(result):
    outcomes = {outcome["id"]: outcome for outcome in result.to_dict()["documents"][0]["outcomes"]}
    assert set(OUTCOME_KEYS) <= set(outcomes["S1"])
    for part, keys in PART_KEYS.items():
        first = next(outcome[part][0] for outcome in outcomes.values() if outcome[part])
        assert set(keys) <= set(first), part
    assert outcomes["T1"]["verdicts"] == {"collaborator": "missing", "data_source": "missing"}
    assert set(outcomes["T1"]["searched"]["rejected"][0]) >= {"text", "page", "quote", "why"}
    assert outcomes["S1"]["indicators"][0]["targets"] == {"2026": "14"}


def test_mentions_findings_and_problems_hold_what_the_contract_names(result):
    document = result.to_dict()["documents"][0]
    assert set(MENTION_KEYS) <= set(document["mentions"][0])
    assert set(FINDING_KEYS) <= set(document["findings"][0])
    assert set(document["problems"][0]) == {"page", "reason", "detail"}
    assert document["findings"][0]["bbox"] == [70.0, 100.13, 300.0, 112.0]


def test_a_place_without_layout_has_no_box():
    assert as_json(Box(0.0, 0.0, 0.0, 0.0)) is None


def test_page_texts_stand_only_where_asked_for(result):
    assert "page_texts" not in result.to_dict()["documents"][0]


def test_output_validates_against_the_shipped_schema(result):
    jsonschema.Draft202012Validator(json.loads(schema_text())).validate(json.loads(result.to_json()))


def test_schema_refuses_what_is_no_result(result):
    plain = result.to_dict()
    plain["documents"][0]["outcomes"][0]["verdicts"]["collaborator"] = "perhaps"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(json.loads(schema_text())).validate(plain)


def test_shipped_schema_is_what_the_classes_say():
    assert schema_text() == generate.text(), "run: python -m telaah.schema.generate"


def test_a_line_of_jsonl_is_a_document_of_json(result):
    lines = render(result, "jsonl", lang="id").splitlines()
    assert [json.loads(line) for line in lines] == result.to_dict()["documents"]


@pytest.mark.parametrize("format", FORMATS)
def test_no_documents_is_no_crash(format):
    assert render(Result("0.1.0"), format, lang="id") is not None


def test_unpaired_surrogates_do_not_break_the_output():
    assert as_json("a\udce9b") == "a?b"
