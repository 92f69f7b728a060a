"""Which models have a say in a result, and the two options that change it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

PLAN = Path(__file__).resolve().parents[2] / "corpora" / "samples" / "pdf" / "renstra-dinsos-2025.pdf"


def result_of(telaah, *options: str) -> dict:
    return json.loads(telaah("check", str(PLAN), "--ocr", "never", "--fail-on", "never", "--format", "json", *options).stdout)


def test_a_result_names_the_models_that_took_part(telaah):
    named = result_of(telaah)["models"]
    assert {"column", "role"} <= set(named)
    assert not {"statement", "ner"} & set(named)


def test_without_models_rules_decide_alone(telaah):
    plain = result_of(telaah, "--no-models")
    assert plain["models"] == {}
    assert plain["documents"][0]["outcomes"]


def test_an_encoder_and_no_models_contradict_each_other(telaah):
    done = telaah("check", str(PLAN), "--encoder", "encoder", "--no-models")
    assert done.returncode == 2
    assert "--no-models" in done.stderr


def test_reading_plans_loads_neither_torch_nor_spacy():
    code = (
        "import sys, telaah\n"
        f"result = telaah.check([{str(PLAN)!r}], in_process=True)\n"
        "assert result.models and result.documents\n"
        "sys.exit(' '.join(name for name in ('torch', 'spacy', 'sklearn') if name in sys.modules) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
