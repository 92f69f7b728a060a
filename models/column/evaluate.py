"""Measure the column model and write metrics.json: python models/column/evaluate.py [SHARED] [--dev].

``--dev`` measures by cross-validation on the train part alone and writes nothing: the test part is for the end.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data import ROOT, helping, real, rules

from telaah.learned.columns import GROUP_OF, GROUPS, ColumnModel, likeliest_group
from telaah.learned.linear import Linear, softmax
from telaah.learned.train_columns import WEIGHTS, Labelled, examples
from telaah.learned.train_linear import Example, Recipe, fit, out_of_fold, report
from telaah.model.document import ColumnRole

if TYPE_CHECKING:
    from telaah.learned.linear import Floats

HERE = Path(__file__).resolve().parent
ENOUGH = 100
"""Items that a group must have to count as large."""


def measured(tables: Sequence[Labelled], shares: Floats, model: ColumnModel) -> dict[str, Any]:
    """Return rules, model and both on the same columns: by group, and how often the very role is right."""
    places = [(table, column, role) for table in tables for column, role in sorted(table.roles.items())]
    truth = [GROUP_OF[role] for _, _, role in places]
    documents = [table.document for table, _, _ in places]
    said = [table.view.roles[column] for table, column, _ in places]
    alone = [likeliest_group(model.linear.classes, row)[0] for row in shares]
    both = [
        model.decide(table.view, column, row) if model.asked(table.view) else table.view.roles[column]
        for row, (table, column, _) in zip(shares, places, strict=True)
    ]
    enough = {group for group in GROUPS if truth.count(group) >= ENOUGH}
    exact = lambda roles: round(sum(a is p[2] for a, p in zip(roles, places, strict=True)) / len(places), 3)  # noqa: E731
    return {
        "rules": {**_report(truth, [GROUP_OF[r] for r in said], documents, enough), "role_right": exact(said)},
        "model": _report(truth, alone, documents, enough),
        "both": {**_report(truth, [GROUP_OF[r] for r in both], documents, enough), "role_right": exact(both)},
        "roles_changed": sum(a is not b for a, b in zip(said, both, strict=True)),
        "items_by_role": {r.value: sum(p[2] is r for p in places) for r in ColumnRole if any(p[2] is r for p in places)},
    }


def _report(truth: Sequence[str], told: Sequence[str], documents: Sequence[str], enough: set[str]) -> dict[str, Any]:
    """``report`` and the macro F1 over the groups that have enough items."""
    found = report(truth, told, documents)
    large = [c["f1"] for name, c in found["classes"].items() if name in enough]
    return {**found, "macro_f1_of_large_groups": round(sum(large) / max(1, len(large)), 3)}


def cross_validated(tables: Sequence[Labelled], settings: dict[str, Any]) -> dict[str, Any]:
    """Measure on the train part, each office by a model that never saw it."""
    recipe = Recipe(settings["strength"], settings["least_groups"], folds=settings["folds"], seed=settings["seed"])
    items = [e for table in tables for e in examples(table, rules, WEIGHTS["real"])]
    scores, classes = out_of_fold(items, recipe, helping(tables))
    shipped = Linear.load(HERE)
    stand_in = Linear(classes, (), scores[:0].T, scores[0])
    shares = softmax(scores / shipped.temperature)
    return measured(tables, shares, ColumnModel(stand_in, *(settings[name] for name in ("firm", "silent", "cheap", "statement"))))


def without_singles(shared: Path, settings: dict[str, Any], items: Sequence[Example]) -> tuple[Floats, ColumnModel]:
    """Fit without the tables that were written after the test part had been labelled; return its answers on the test part."""
    tables = real(shared, "train")
    recipe = Recipe(settings["strength"], settings["least_groups"], folds=settings["folds"], seed=settings["seed"])
    learned = [e for table in tables for e in examples(table, rules, WEIGHTS["real"])]
    linear = replace(fit([*learned, *helping(tables, singles=False)], recipe), temperature=Linear.load(HERE).temperature)
    model = ColumnModel(linear, *(settings[name] for name in ("firm", "silent", "cheap", "statement")))
    return linear.probabilities([e.features for e in items]), model


def main() -> None:
    """Print and write the figures."""
    given = [a for a in sys.argv[1:] if not a.startswith("--")]
    shared = Path(given[0]) if given else ROOT.parent / "shared"
    settings = tomllib.loads((HERE / "config.toml").read_text(encoding="utf-8"))
    figures = {"cross_validation": cross_validated(real(shared, "train"), settings)}
    if "--dev" not in sys.argv:
        tables = real(shared, "test")
        model = ColumnModel(Linear.load(HERE), *(settings[name] for name in ("firm", "silent", "cheap", "statement")))
        items = [e for table in tables for e in examples(table, rules, 1.0)]
        figures["test"] = measured(tables, model.linear.probabilities([e.features for e in items]), model)
        figures["test_without_own_single_tables"] = measured(tables, *without_singles(shared, settings, items))
        (HERE / "metrics.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    for part, found in figures.items():
        for who in ("rules", "model", "both"):
            f = found[who]
            each = " ".join(f"{name} {c['f1']:.3f} ({c['items']})" for name, c in f["classes"].items())
            print(f"{part[:17]:17} {who:6} macro {f['macro_f1']:.3f} {f['macro_interval']} accuracy {f['accuracy']:.3f} | {each}")
        print(f"{part[:17]:17} very role: rules {found['rules']['role_right']}, both {found['both']['role_right']}")


if __name__ == "__main__":
    main()
