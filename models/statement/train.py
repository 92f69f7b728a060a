"""Train the statement model: python models/statement/train.py; without ../shared on our own corpus alone."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from data import Item, labelled, merged, written

from telaah.learned.train_linear import Example, Recipe, calibrated, fit, out_of_fold

HERE = Path(__file__).resolve().parent
UNSURE = "unsure"
"""Items that were labelled because a first model was least sure: they teach, and are harder than what a plan holds."""
WHOLE = "whole"
"""Items that were read with their whole document, not drawn."""


def settings() -> dict[str, Any]:
    """Return ``config.toml``."""
    return tomllib.loads((HERE / "config.toml").read_text(encoding="utf-8"))


def recipe(given: dict[str, Any]) -> Recipe:
    """Return how the model is fitted."""
    return Recipe(given["strength"], given["least_groups"], folds=given["folds"], seed=given["seed"])


def from_real(items: Sequence[Item]) -> list[Example]:
    """Return labelled units of real plans as examples; office by office, so that features of one office alone are dropped."""
    return [Example(item.features, merged(item.label), item.office, item.office) for item in items]


def from_written(weight: float) -> list[Example]:
    """Return the sentences of our own corpus as examples."""
    return [Example(seen, label, plan, plan, weight) for _, seen, label, plan in written("train")]


def balanced(examples: Sequence[Example], joining: Sequence[Example], power: float) -> tuple[list[Example], list[Example]]:
    """Let items of rare classes count for more, by how rare they are among the first examples."""
    sizes = Counter(example.label for example in examples)
    mean = sum(sizes.values()) / len(sizes)
    share = {label: (mean / size) ** power for label, size in sizes.items()}
    first, other = ([replace(e, weight=e.weight * share.get(e.label, 1.0)) for e in part] for part in (examples, joining))
    return first, other


def main() -> None:
    """From labels and corpus to the files that ship."""
    given = settings()
    found, lost = labelled("train")
    items = [item for item in found if not item.torn]
    basis = from_real(items) or from_written(1.0)
    joining = from_written(given["written_weight"]) if items else []
    basis, joining = balanced(basis, joining, given["balance"])
    scores, classes = out_of_fold(basis, recipe(given), joining)
    model = fit([*basis, *joining], recipe(given))
    steady = [n for n in range(len(basis)) if not items or items[n].sample not in (UNSURE, WHOLE)]
    model = calibrated(model, scores[steady], classes, [basis[n].label for n in steady], precision=given["precision"])
    model.save(HERE)
    print(
        f"{len(items)} real units ({len(found) - len(items)} torn left out, {lost} not found again), "
        f"{len(joining) or len(basis)} written, {len(model.names)} features, "
        f"temperature {model.temperature:.2f}, threshold {model.threshold:.2f}"
    )


if __name__ == "__main__":
    main()
