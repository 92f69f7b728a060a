"""The reader in torch is the reader that ships, in the steps of four bits that it was taught in."""

from __future__ import annotations

import importlib
import sys
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from telaah.learned.reader import Reader, Sizes, pack, unpack
from telaah.learned.statement_units import Unit

torch = pytest.importorskip("torch", reason="torch is installed with the extra embed alone")
TRAINING = Path(__file__).resolve().parents[2] / "models" / "reader"
PIECES = ("<s>", "<pad>", "</s>", "<unk>", "\u2581mutu", "\u2581dinas", "nya")
MARKS = ("DOC", "H", "T", "foreign", "own", *(f"{kind}:" for kind in "bsrRkl"))
LABELS = ("other", "own")


@pytest.fixture(scope="module")
def network() -> Any:
    """Return ``models/reader/network.py``."""
    sys.path.insert(0, str(TRAINING))
    try:
        return importlib.import_module("network")
    finally:
        sys.path.remove(str(TRAINING))


@pytest.fixture(scope="module")
def teaching(network: Any) -> Any:
    """Return ``models/reader/teaching.py``."""
    sys.path.insert(0, str(TRAINING))
    try:
        return importlib.import_module("teaching")
    finally:
        sys.path.remove(str(TRAINING))


@pytest.fixture
def body(network: Any) -> Any:
    """Return a small body of chance weights."""
    torch.manual_seed(5)
    made = network.Body(Sizes(len(PIECES) + len(MARKS), told=1, labels=2, layers=3, heads=2, width=64, inner=128), drop=0.0)
    with torch.no_grad():
        for weight in made.parameters():
            weight.add_(torch.randn_like(weight) * 0.1)
    return made


def documents() -> list[Unit]:
    """Return units of one document."""
    return [Unit(f"Mutu dinas {'mutu ' * (n % 5)}".lower(), page=1, start=n * 50, end=n * 50 + 40) for n in range(8)]


def lesson(network: Any, teaching: Any) -> Any:
    """Return a lesson of one document."""
    base = network.Base(PIECES, [0.0] * 4 + [-1.0] * 3, {}, 3)
    script = teaching.Script(network.Pieces(base.pieces, base.scores), len(PIECES), MARKS)
    text = network.Text(documents(), [LABELS[n % 2] for n in range(8)], [[0] if n % 2 else [] for n in range(8)], 1.0)
    return teaching.Lesson(script, LABELS, [text], {name: len(PIECES) + n for n, name in enumerate(MARKS)})


def test_coarse_weights_are_those_that_are_packed(network: Any, body: Any) -> None:
    weight = body.matrix["0_open"].detach()
    packed = unpack(*pack(weight.numpy()))
    assert np.allclose(network.coarse(weight.reshape(-1)).numpy(), packed, atol=1e-6)


def test_fine_weights_come_back_after_a_coarse_answer(network: Any, body: Any) -> None:
    fine = body.matrix["1_look"].detach().clone()
    rough = network.Coarse(body)
    with rough:
        assert len(torch.unique(body.matrix["1_look"].view(-1, 64)[0])) <= 16
    assert torch.equal(body.matrix["1_look"].detach(), fine)
    rough.settle()
    assert len(torch.unique(body.matrix["1_look"].view(-1, 64)[0])) <= 16


def test_what_was_taught_is_what_ships(network: Any, teaching: Any, body: Any, tmp_path: Path) -> None:
    told = lesson(network, teaching)
    recipe = network.Recipe(30, 2e-3, 0.9, 5e-3, 0.0, 0.0, 0.3, 0.0, 200, 0.1, 1)
    taught = teaching.taught(body, told, recipe, lambda _: None)
    base = network.Base(PIECES, [0.0] * 4 + [-1.0] * 3, {}, 3)
    teaching.save(taught, tmp_path, base, {"labels": LABELS, "told": ["F:own"], "marks": MARKS})
    reader = Reader.load(tmp_path)
    shares = reader.shares(documents(), [["F:own"] if n % 2 else [] for n in range(8)])
    assert [LABELS[int(row.argmax())] for row in shares] == [LABELS[n % 2] for n in range(8)]
    window = told.script.windows(documents())[0]
    with torch.no_grad():
        for vector in taught.vector.values():
            vector.copy_(vector.half())  # biases and norms ship in 16 bits
        seen = taught.state(torch.tensor([window.ids]))[0].numpy()
    ((_, read),) = reader._read([window])
    assert np.allclose(seen, read, atol=1e-4)


def test_a_thinned_body_keeps_the_layers_that_are_named(network: Any, body: Any) -> None:
    thin = network.thinned(body, (0, 2), Sizes(body.sizes.numbers, 1, 2, 2, heads=2, width=64, inner=128))
    assert torch.equal(thin.matrix["1_look"], body.matrix["2_look"])
    assert torch.equal(thin.vector["0_a_scale"], body.vector["0_a_scale"])
    assert torch.equal(thin.matrix["words"], body.matrix["words"])


def test_plans_are_read_more_often_than_laws(network: Any) -> None:
    texts = {"plans": np.full(2000, 5), "laws": np.full(2000, 6)}
    how = network.Reading(layers=(0,), steps=4, batch=512, rate=1e-3, plans=3, hidden=0.2, seed=1)
    rows = np.concatenate(list(islice(network.passes(texts, how, np.random.default_rng(1)), 12)))
    assert rows.shape[1] == 256
    assert 2 < (rows == 5).sum() / (rows == 6).sum() < 4
