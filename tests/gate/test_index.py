"""What models/index.toml says is true of the models that lie beside it."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

MODELS = Path(__file__).resolve().parents[2] / "models"
ENTRIES = tomllib.loads((MODELS / "index.toml").read_text(encoding="utf-8"))
SAID = (r"(?i)not for", r"(?i)trained on|## data", r"(?i)## measure", r"(?i)train again", r"(?i)failures seen")
"""What a card must say: for what not, on which data, how well, how to train again, where it fails."""


def test_fingerprints_are_those_of_the_files():
    done = subprocess.run([sys.executable, MODELS / "seal.py", "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_model_has_its_entry():
    assert {path.parent.name for path in MODELS.glob("*/config.toml")} == set(ENTRIES)


def test_all_models_together_stay_small():
    size = sum(path.stat().st_size for path in MODELS.rglob("*") if path.is_file() and path.suffix != ".pyc")
    assert size < 40_000_000


@pytest.mark.parametrize("name", sorted(ENTRIES))
def test_a_card_says_what_it_must(name):
    card = (MODELS / name / "README.md").read_text(encoding="utf-8")
    assert not [pattern for pattern in SAID if not re.search(pattern, card)]
    assert ENTRIES[name]["licence"].casefold() in card.casefold()


@pytest.mark.parametrize("name", sorted(ENTRIES))
def test_nothing_is_pickled(name):
    assert not [path for path in (MODELS / name).rglob("*") if path.suffix in (".pkl", ".pickle", ".joblib", ".pt", ".bin")]
