"""The second reader's labels lie on items of the first, hold no text, and are what the figures were made of."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

REAL = Path(__file__).resolve().parents[2] / "corpora" / "real"


@pytest.fixture(scope="module")
def second():
    spec = importlib.util.spec_from_file_location("second", REAL / "second.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("kind", ["statements", "roles", "columns"])
def test_labels_lie_on_first_labels_and_hold_no_text(second, kind):
    first = {second.place(kind, e): e for e in second.read(REAL / f"{kind}.jsonl")}
    told = second.read(REAL / f"second-{kind}.jsonl")
    assert len({second.place(kind, e) for e in told}) == len(told) > 0
    allowed = {"part", *second.PLACE[kind], *second.SAID[kind]}
    for entry in told:
        assert second.place(kind, entry) in first
        assert set(entry) <= allowed
        assert all(len(str(value)) <= 17 and " " not in str(value) for value in entry.values())
    for name in second.SAID[kind]:
        assert {e[name] for e in told} <= {e[name] for e in first.values()}


def test_figures_are_of_these_labels(second):
    figures = json.loads((REAL / "agreement.json").read_text(encoding="utf-8"))
    for kind in second.PLACE:
        assert figures[kind]["items"] == len(second.read(REAL / f"second-{kind}.jsonl"))


def test_the_tenth_is_drawn_by_place_and_holds_every_label(second):
    drawn = second.tenth("columns")
    assert [second.place("columns", e) for e in drawn] == [second.place("columns", e) for e in second.tenth("columns")]
    assert {e["role"] for e in drawn} == {e["role"] for e in second.read(REAL / "columns.jsonl")}


def test_kappa_counts_the_first_and_second_label(second):
    found = second.agreement([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")], ["x", "x", "y", "y"])
    assert (found["agreement"], found["kappa"]) == (0.75, 0.5)
    assert found["labels"]["a"] == {"first": 2, "second": 1, "same": 1, "f1": 0.6667, "kappa": 0.5}
