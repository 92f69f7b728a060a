"""``telaah check --encoder``: another way to tell that two wordings are one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from telaah.cli.app import run

PLAN = str(Path(__file__).parents[2] / "corpora" / "samples" / "pdf" / "renja-dishub-2026.pdf")


def test_the_encoder_that_ships_is_loaded_in_the_workers(tmp_path):
    out = tmp_path / "o.json"
    assert run(["check", PLAN, "--encoder", "encoder", "--format", "json", "--output", str(out), "--fail-on", "never"]) == 0
    assert json.loads(out.read_text(encoding="utf-8"))["documents"][0]["outcomes"]


@pytest.mark.parametrize(
    ("options", "told"),
    [(["--encoder", "no/such-model"], "no/such-model"), (["--encoder", "encoder", "--no-models"], "--no-models")],
    ids=["unknown", "without models"],
)
def test_what_cannot_be_is_said_once(options, told, capsys):
    assert run(["check", PLAN, *options]) == 2
    said = capsys.readouterr()
    assert told in said.err and len(said.err.strip().splitlines()) == 1 and not said.out
