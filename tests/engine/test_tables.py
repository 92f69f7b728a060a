"""The tables beside a store hold what the result holds, and the queries of the documentation run on them."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

import telaah
from telaah.config import Settings
from telaah.engine.tables_form import TABLES

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "corpora" / "samples" / "pdf"
QUERIES = re.findall(r"```sql\n(.+?)```", (ROOT / "docs" / "store.md").read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    store = tmp_path_factory.mktemp("tables") / "store"
    settings = Settings().changed("read", ocr="never")
    return telaah.check([SAMPLES, "no-such.pdf"], settings=settings, store=store), store


def rows(store, sql):
    with duckdb.connect() as database:
        database.execute(f"SET file_search_path = '{store}'")
        return database.execute(sql).fetchall()


def test_every_document_outcome_finding_and_failure_is_a_row(run):
    result, store = run
    counts = {name: rows(store, f"SELECT count(*) FROM 'parquet/{name}.parquet'")[0][0] for name in TABLES}
    outcomes = [outcome for document in result.documents for outcome in document.outcomes]
    assert counts["documents"] == len(result.documents) and counts["failures"] == len(result.failures) == 1
    assert counts["outcomes"] == len(outcomes) > 20
    assert counts["indicators"] == sum(len(outcome.indicators) for outcome in outcomes)
    assert counts["findings"] == sum(len(document.findings) for document in result.documents)
    assert counts["mentions"] == sum(len(document.mentions) for document in result.documents)
    tied = sum(len(outcome.collaborators) + len(outcome.data_sources) for outcome in outcomes)
    loose = sum(len(item.document_collaborators) + len(item.document_data_sources) for item in result.documents)
    assert counts["ties"] == tied + loose


def test_values_are_those_of_the_result(run):
    result, store = run
    told = rows(store, "SELECT path, outcome, text, collaborator, pages FROM 'parquet/outcomes.parquet'")
    assert told == [
        (document.path, outcome.id, outcome.text, str(outcome.verdicts.collaborator), list(outcome.pages))
        for document in result.documents
        for outcome in document.outcomes
    ]


def test_the_same_results_are_not_written_again_and_give_the_same_bytes(run):
    _, store = run
    tables = sorted((store / "parquet").glob("*.parquet"))
    before = {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in tables}
    settings = Settings().changed("read", ocr="never")
    telaah.check([SAMPLES, "no-such.pdf"], settings=settings, store=store)
    assert {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in tables} == before
    (store / "parquet" / "manifest.json").unlink()
    telaah.check([SAMPLES, "no-such.pdf"], settings=settings, store=store)
    assert {file: file.read_bytes() for file in tables} == {file: data for file, (data, _) in before.items()}
    assert not list((store / "parquet").glob(".*"))


def test_the_documentation_has_ten_queries():
    assert len(QUERIES) >= 10


@pytest.mark.parametrize("number", range(len(QUERIES)))
def test_queries_of_the_documentation_run_on_the_samples(run, number):
    _, store = run
    assert rows(store, QUERIES[number]), QUERIES[number]


def test_every_column_is_documented():
    text = (ROOT / "docs" / "store.md").read_text(encoding="utf-8")
    assert all(f"`{column}`" in text for columns in TABLES.values() for column in columns)
