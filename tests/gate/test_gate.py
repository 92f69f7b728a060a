"""The gate: what falls below its floor is told, and floors do not fall by themselves."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def gate():
    spec = importlib.util.spec_from_file_location("telaah_gate", ROOT / "models" / "gate.py")
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


BASELINE = {"floors": {"plans: outcomes": 0.9, "role: macro F1": 0.8}, "corpora": {"plans": "a"}}


def test_a_figure_below_its_floor_fails(gate):
    verdict = gate.judge(BASELINE, {"plans: outcomes": 0.88, "role: macro F1": 0.8}, {"plans": "a"})
    assert not verdict.passed
    assert verdict.fallen == ("plans: outcomes is 0.880, floor 0.900",)


def test_what_cannot_be_measured_here_is_named_and_passes(gate):
    verdict = gate.judge(BASELINE, {"plans: outcomes": 0.95}, {"plans": "a"})
    assert verdict.passed
    assert verdict.unmeasured == ("role: macro F1",)


@pytest.mark.parametrize("prints", [{"plans": "b"}, {}, {"plans": "a", "news": "c"}])
def test_other_corpora_than_those_of_the_floors_fail(gate, prints):
    assert not gate.judge(BASELINE, {"plans: outcomes": 1.0}, prints).passed


def test_floors_rise_and_do_not_fall_unless_told(gate, tmp_path, capsys):
    path = tmp_path / "baseline.json"
    path.write_text(json.dumps(BASELINE), encoding="utf-8")
    assert gate.update(path, {"plans: outcomes": 0.85}, {"plans": "b"}, lower=False) == 1
    assert json.loads(path.read_text(encoding="utf-8")) == BASELINE
    assert "0.900 -> 0.850" in capsys.readouterr().out
    assert gate.update(path, {"plans: outcomes": 0.93}, {"plans": "b"}, lower=False) == 0
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert kept == {"floors": {"plans: outcomes": 0.93, "role: macro F1": 0.8}, "corpora": {"plans": "b"}}
    assert gate.update(path, {"plans: outcomes": 0.85}, {"plans": "b"}, lower=True) == 0
    assert json.loads(path.read_text(encoding="utf-8"))["floors"]["plans: outcomes"] == 0.85


def test_a_change_is_told_by_document(gate):
    finding = lambda code: {"fingerprint": code, "rule": code, "page": 3, "quote": "Meningkatnya mutu"}  # noqa: E731
    old = {
        "documents": [{"path": "a.pdf", "findings": [finding("KOL001"), finding("SBD001")]}, {"path": "b.pdf", "findings": []}]
    }
    new = {
        "documents": [{"path": "a.pdf", "findings": [finding("SBD001"), finding("KOL002")]}, {"path": "b.pdf", "findings": []}]
    }
    assert list(gate.changes(old, new)) == [
        "a.pdf",
        "  - KOL001 p3 Meningkatnya mutu",
        "  + KOL002 p3 Meningkatnya mutu",
        "1 gained, 1 lost",
    ]


def test_corpora_have_fingerprints(gate):
    prints = gate.fingerprints()
    assert {"news", "samples", "real"} <= set(prints)
    assert all(len(value) == 16 for value in prints.values())
