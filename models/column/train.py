"""Train the column model: python models/column/train.py [SHARED [TARGET]].

SHARED (default ../shared) holds the real documents; where it is missing, the own tables alone are learned from.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from data import ROOT, helping, own, real, rules

from telaah.learned.train_columns import WEIGHTS, examples
from telaah.learned.train_linear import Recipe, calibrated, fit, out_of_fold

HERE = Path(__file__).resolve().parent


def main() -> None:
    """From documents and sources to the files that ship."""
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared"
    settings = tomllib.loads((HERE / "config.toml").read_text(encoding="utf-8"))
    recipe = Recipe(settings["strength"], settings["least_groups"], folds=settings["folds"], seed=settings["seed"])
    tables = real(shared, "train")
    weight = WEIGHTS["real"] if tables else WEIGHTS["own"]
    basis = tables or list(own())
    items = [e for table in basis for e in examples(table, rules, weight)]
    joining = helping(tables)
    scores, classes = out_of_fold(items, recipe, joining if tables else ())
    model = fit([*(items if tables else ()), *joining], recipe)
    model = calibrated(model, scores, classes, [e.label for e in items])
    model.save(Path(sys.argv[2]) if len(sys.argv) > 2 else HERE)
    print(f"{len(items)} columns, {len(joining)} joining, {len(model.names)} features, temperature {model.temperature:.2f}")


if __name__ == "__main__":
    main()
