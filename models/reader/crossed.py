"""Measure the reader by cross-validation: python models/reader/crossed.py; writes metrics.json.

Four readers are taught, each on three quarters of the train offices, and asked about the others: minutes with a GPU, hours
on two cores. (All read on in the text of all train offices before; their labels they never saw.) The linear model is
cross-validated by office beside it. What is found, stands in config.toml under [use].
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from teaching import save
from train import CONFIG, HERE, LABELS, Document, facts, prepared, setting_here, teach

from telaah.learned.linear import Linear, softmax
from telaah.learned.reader import LEAST, Reader, Setting
from telaah.learned.train_linear import Example, calibrated, out_of_fold, report

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Told:
    """What was asked and what each model said: rows of shares in the order of ``LABELS``."""

    truth: Sequence[str]
    offices: Sequence[str]
    drawn: Sequence[bool]
    """Whether the unit is of those that were drawn, not read with their whole document."""
    linear: Floats
    read: Floats


def dealt(documents: Sequence[Document]) -> dict[str, int]:
    """Return the fold of each office; the folds are about as large."""
    sizes = Counter[str]()
    for document in documents:
        if document.real:
            sizes[document.office] += sum(map(bool, document.labels))
    order = sorted(sizes)
    random.Random(CONFIG["crossed"]["seed"]).shuffle(order)
    filled, fold_of = [0] * CONFIG["crossed"]["folds"], {}
    for office in sorted(order, key=lambda o: -sizes[o]):
        fold_of[office] = filled.index(min(filled))
        filled[fold_of[office]] += sizes[office]
    return fold_of


def linear_shares(documents: Sequence[Document]) -> dict[int, Floats]:
    """Return what linear models say that never saw the office of a document, by the document's number."""
    train = _training("statement")
    given = train.settings()
    real = [
        (n, shown, label) for n, d in enumerate(documents) if d.real for shown, label in zip(d.features, d.labels, strict=True)
    ]
    basis = [Example(shown, label, documents[n].office, documents[n].office) for n, shown, label in real if label]
    joining = [
        Example(shown, label, d.office, d.office, given["written_weight"])
        for d in documents
        if not d.real
        for shown, label in zip(d.features, d.labels, strict=True)
        if label
    ]
    basis, joining = train.balanced(basis, joining, given["balance"])
    scores, classes = out_of_fold(basis, train.recipe(given), joining)
    rows = np.full((len(basis), len(LABELS)), LEAST, np.float32)
    temperature = Linear.load(HERE.parent / "statement").temperature
    rows[:, [LABELS.index(c) for c in classes]] = softmax(np.asarray(scores, np.float32) / temperature)
    owners = np.array([n for n, _, label in real if label])
    return {n: rows[owners == n] for n in dict.fromkeys(owners.tolist())}


def _training(model: str) -> Any:  # noqa: ANN401 -- a module that has the name of ours
    spec = importlib.util.spec_from_file_location(f"train_{model}", HERE.parent / model / "train.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def measured(told: Told) -> dict[str, Any]:
    """Return macro F1 of both models, alone and together, and the calibration of their answers together."""
    shares = {"linear": told.linear, "reader": told.read}
    shares["both"] = Setting(share=CONFIG["use"]["share"]).together(told.linear, told.read)
    drawn = [n for n, chosen in enumerate(told.drawn) if chosen]
    found: dict[str, Any] = {"items": len(told.truth), "drawn": len(drawn)}
    for who, rows in shares.items():
        said = [LABELS[int(n)] for n in rows.argmax(axis=1)]
        every = report(told.truth, said, told.offices)
        some = report(*([values[n] for n in drawn] for values in (told.truth, said, told.offices)))
        found[who] = {
            "macro_f1": every["macro_f1"],
            "accuracy": every["accuracy"],
            "macro_f1_drawn": some["macro_f1"],
            "f1": {name: of["f1"] for name, of in every["classes"].items()},
        }
    nothing = np.zeros((0, len(LABELS)), np.float32), np.zeros(len(LABELS), np.float32)
    scores, truth = np.log(shares["both"][drawn] + LEAST), [told.truth[n] for n in drawn]
    fitted = calibrated(Linear(LABELS, (), *nothing), scores, LABELS, truth, precision=CONFIG["crossed"]["precision"])
    return found | {"use": {"temperature": round(fitted.temperature, 3), "threshold": round(fitted.threshold, 3)}}


def joined(documents: Sequence[Document], read: Mapping[int, Floats], linear: Mapping[int, Floats]) -> Told:
    """Put the answers about all documents together."""
    truth: list[str] = []
    offices: list[str] = []
    drawn: list[bool] = []
    for n in read:
        document = documents[n]
        at = [k for k, label in enumerate(document.labels) if label]
        truth += [document.labels[k] for k in at]
        offices += [document.office] * len(at)
        drawn += [document.drawn[k] for k in at]
    return Told(truth, offices, drawn, *(np.concatenate([rows[n] for n in read]) for rows in (linear, read)))


def main() -> None:
    """Teach, ask and write metrics.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--setting", choices=("large", "small"), default=setting_here())
    options = parser.parse_args()
    say = partial(print, flush=True)
    given, documents = prepared(options.setting, say)
    fold_of, read = dealt(documents), dict[int, Floats]()
    for fold in range(CONFIG["crossed"]["folds"]):
        body = teach(given, [d for d in documents if fold_of.get(d.office) != fold], say)
        with tempfile.TemporaryDirectory() as folder:
            save(body, Path(folder), given.base, facts(given))
            reader = Reader.load(Path(folder))
        for n, document in enumerate(documents):
            if document.real and fold_of[document.office] == fold:
                at = [k for k, label in enumerate(document.labels) if label]
                read[n] = reader.shares(document.units, document.features)[at]
    found = {"setting": options.setting, **measured(joined(documents, read, linear_shares(documents)))}
    (HERE / "metrics.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    say(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
