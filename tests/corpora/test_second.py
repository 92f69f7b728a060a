"""What two readers said lies on items of the project, holds no text, and is what the figures were made of."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path

import pytest

REAL = Path(__file__).resolve().parents[2] / "corpora" / "real"


def loaded(name):
    sys.path.insert(0, str(REAL))
    try:
        spec = importlib.util.spec_from_file_location(name, REAL / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(REAL))
    return module


@pytest.fixture(scope="module")
def second():
    return loaded("second")


@pytest.fixture(scope="module")
def readings():
    return loaded("readings")


def test_second_columns_lie_on_first_columns_and_hold_no_text(second):
    first = {second.place(e): e for e in second.read(REAL / "columns.jsonl")}
    told = second.read(REAL / "second-columns.jsonl")
    assert len({second.place(e) for e in told}) == len(told) > 0
    for entry in told:
        assert second.place(entry) in first
        assert set(entry) <= {"part", *second.PLACE, "role"}
        assert all(len(str(value)) <= 17 and " " not in str(value) for value in entry.values())
    assert {e["role"] for e in told} <= {e["role"] for e in first.values()}


@pytest.mark.parametrize(("kind", "most_words"), [("statements", 1), ("roles", 2)])
def test_readings_hold_labels_and_places_alone(second, readings, kind, most_words):
    known = set(readings.LABELS.values()) | set(readings.ROLES.values()) | set(readings.STATUSES.values()) | {"?"}
    entries = second.read(REAL / f"{kind}.jsonl")
    own = {"part", "sample", "readers", "label", "role", "status", "first", "second", "earlier", "start", "end", "extra"}
    names = own | set(readings.FIELDS[kind])
    places = set()
    for entry in entries:
        assert set(entry) <= names
        for name in ("label", "role", "status", "first", "second", "earlier"):
            words = str(entry.get(name, "?")).split()
            assert len(words) <= most_words
            assert set(words) <= known
        assert len(entry["key"]) == 12
        places.add(tuple(entry.get(name) for name in readings.FIELDS[kind]))
    assert len(places) == len(entries)


def test_no_office_is_read_in_two_parts(second):
    parts = {}
    for entry in second.read(REAL / "statements.jsonl"):
        parts.setdefault(entry["doc"], set()).add(entry["part"])
    assert all(len(found) == 1 for found in parts.values())


def test_figures_are_of_these_labels(second):
    figures = json.loads((REAL / "agreement.json").read_text(encoding="utf-8"))
    for kind in second.KINDS:
        assert figures[kind]["items"] == len(second.pairs_of(kind)) > 0


def test_the_tenth_is_drawn_by_place_and_holds_every_label(second):
    drawn = second.tenth()
    assert [second.place(e) for e in drawn] == [second.place(e) for e in second.tenth()]
    assert {e["role"] for e in drawn} == {e["role"] for e in second.read(REAL / "columns.jsonl")}


def test_most_readers_decide_then_the_third_then_the_second(readings):
    settled = readings.settled
    assert settled({"first": "own", "second": "quoted", "earlier": "own"}) == "own"
    assert settled({"first": "own", "second": "quoted", "third": "strategy"}) == "strategy"
    assert settled({"first": "own", "second": "quoted"}) == "quoted"
    assert settled({"first": "?", "second": "mitra komitmen"}) == "mitra komitmen"
    assert settled({"first": "?", "second": "?"}) == "?"


def test_the_role_of_most_readers_stands_though_their_statuses_differ(readings):
    said = {"first": "mitra komitmen", "second": "penerima tanpa", "earlier": "mitra rencana"}
    assert readings.settled(said).split()[0] == "mitra"


def test_a_reader_answers_by_number_range_and_short_name(readings, tmp_path):
    pack = tmp_path / "train-s1"
    pack.mkdir()
    (pack / "01.lab").write_text("1 x\n2-4 own\n5 cn\n6 hasil\n", encoding="utf-8")
    found, unknown = readings.answers(pack, "01")
    assert found == {1: "other", 2: "own", 3: "own", 4: "own", 5: "collab_named"}
    assert unknown == ["6 hasil"]


def test_documents_are_dealt_to_packs_of_equal_length(readings):
    assert readings.dealt({"a": 90, "b": 50, "c": 40, "d": 10}, 2) == [["a", "d"], ["b", "c"]]


def test_kappa_counts_the_first_and_second_label(second):
    found = second.agreement([("a", "a"), ("a", "b"), ("b", "b"), ("b", "b")], ["x", "x", "y", "y"])
    assert (found["agreement"], found["kappa"]) == (0.75, 0.5)
    assert found["labels"]["a"] == {"first": 2, "second": 1, "same": 1, "f1": 0.6667, "kappa": 0.5}
