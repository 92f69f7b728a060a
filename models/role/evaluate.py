"""Measure the judge of roles and write metrics.json: python models/role/evaluate.py [--cache FILE] [--dev].

``--dev`` measures by cross-validation on the train part alone and writes nothing: the test part is for the end.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import train
from items import Item, common
from train import CONFIG, HERE, RECIPE, TARGETS, examples, load

from telaah.learned.linear import softmax
from telaah.learned.roles import Least, Roles, Shares, decide, features, possible, works
from telaah.learned.train_linear import out_of_fold, report

if TYPE_CHECKING:
    from telaah.learned.linear import Floats

Told = tuple[str, str]
"""Role and status."""


@dataclass(frozen=True)
class Answers:
    """What rules, model and both say of the same items."""

    items: Sequence[Item]
    rules: Sequence[Told]
    model: Sequence[Told]
    both: Sequence[Told]


def answered(found: Sequence[Item], shares: dict[str, Sequence[Shares]]) -> Answers:
    """Put together what is said; the model alone is not asked about the office itself, whose class the rules know."""
    least = Least(CONFIG["use"]["active"], CONFIG["use"]["role"])
    rules, alone, both = [], [], []
    for i, item in enumerate(found):
        clause = item.clause
        rules.append((clause.role, clause.status))
        own = clause.cls == "DIRI"
        alone.append(
            rules[-1] if own else (_top(shares["role"][i], possible(clause, shares["role"][i])), _top(shares["status"][i]))
        )
        said = None if own else decide(clause, shares["active"][i]["yes"], shares["role"][i], shares["status"][i], least)
        both.append((said.role, said.status) if said else rules[-1])
    return Answers(found, rules, alone, both)


def _top(shares: Shares, among: Iterable[str] | None = None) -> str:
    return max(sorted(shares if among is None else among), key=lambda name: shares[name])


def shipped(found: Sequence[Item]) -> dict[str, Sequence[Shares]]:
    """Return what the models in this folder say."""
    judge = Roles(HERE)
    told = [features(item.clause) for item in found]
    models = {"active": judge.active, "role": judge.role, "status": judge.status}
    return {name: _named(model.classes, model.probabilities(told)) for name, model in models.items()}


def crossed(data: train.Data) -> tuple[Sequence[Item], dict[str, Sequence[Shares]]]:
    """Return items of the train part with what models say that never saw their offices."""
    found = [i for i in [*data.train, *data.own] if i.clause.cls != "DIRI"]
    judge, shares = Roles(HERE), {}
    for target in TARGETS:
        scores, classes = out_of_fold(examples(found, target), RECIPE, examples(data.excerpts, target))
        shares[target] = _named(classes, softmax(scores / getattr(judge, target).temperature))
    return found, shares


def _named(classes: Sequence[str], rows: Floats) -> list[Shares]:
    return [dict(zip(classes, map(float, row), strict=True)) for row in rows]


def measured(answers: Answers, chosen: Callable[[Item], bool]) -> dict[str, Any]:
    """Return the figures of rules, model and both on the items that are chosen."""
    at = [i for i, item in enumerate(answers.items) if chosen(item)]
    items = [answers.items[i] for i in at]
    documents = [item.document for item in items]
    merged, merged_status = CONFIG["merged"], CONFIG["merged_status"]
    found: dict[str, Any] = {
        "items": len(items),
        "roles": dict(sorted(Counter(i.role for i in items).items())),
        "statuses": dict(sorted(Counter(i.status for i in items).items())),
    }
    for who in ("rules", "model", "both"):
        told = [getattr(answers, who)[i] for i in at]
        fine = report([i.role for i in items], [r for r, _ in told], documents)
        found[who] = {
            "role": report([merged[i.role] for i in items], [merged[r] for r, _ in told], documents),
            "role_fine": {"macro_f1": fine["macro_f1"], "f1": {n: c["f1"] for n, c in fine["classes"].items()}},
            "status": report([merged_status[i.status] for i in items], [merged_status[s] for _, s in told], documents),
            "active": _active([works(i.role, i.status) for i in items], [works(*t) for t in told]),
        }
    return found


def _real(item: Item) -> bool:
    return item.sample != "own"


def _own(item: Item) -> bool:
    return not _real(item)


def _figures(answers: Answers, parts: dict[str, Callable[[Item], bool]]) -> dict[str, Any]:
    return {name: measured(answers, chosen) for name, chosen in parts.items() if any(map(chosen, answers.items))}


def _active(truth: Sequence[bool], told: Sequence[bool]) -> dict[str, float]:
    """Active collaborators: a collaborating role with a collaborating status."""
    right = sum(a and b for a, b in zip(truth, told, strict=True))
    wrong, missed = sum(told) - right, sum(truth) - right
    return {
        "right": right,
        "wrong": wrong,
        "missed": missed,
        "precision": round(right / max(1, right + wrong), 3),
        "recall": round(right / max(1, right + missed), 3),
        "f1": round(2 * right / max(1, 2 * right + wrong + missed), 3),
    }


def main() -> None:
    """Print the figures, and write them but for --dev."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--dev", action="store_true")
    given = parser.parse_args()
    data, pdfs = load(given.cache), common.real_pdfs()
    figures = _figures(answered(*crossed(data)), {"cross_validation_real": _real, "cross_validation_own_plans": _own})
    if not given.dev:
        found = [*data.test, *data.unseen]
        parts = {
            "test_real": _real,
            "test_real_pdf": lambda i: _real(i) and i.document in pdfs,
            "test_own_plans": _own,
            "test_own_plans_other_parties": lambda i: _own(i) and i.clause.cls != "DIRI",
        }
        figures |= _figures(answered(found, shipped(found)), parts)
        if data.test:  # without the real texts the card's figures stay
            (HERE / "metrics.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    for part, told in figures.items():
        for who in ("rules", "model", "both"):
            f = told[who]
            a = f["active"]
            each = " ".join(f"{n} {c['f1']:.2f} ({c['items']})" for n, c in f["role"]["classes"].items())
            stated = " ".join(f"{n} {c['f1']:.2f} ({c['items']})" for n, c in f["status"]["classes"].items())
            active = f"{a['precision']:.3f}/{a['recall']:.3f}/{a['f1']:.3f} ({a['right']}, {a['wrong']}, {a['missed']})"
            print(f"{part[:28]:28} {who:5} role {f['role']['macro_f1']:.3f} [{each}] fine {f['role_fine']['macro_f1']:.3f}")
            print(f"{'':34} status {f['status']['macro_f1']:.3f} [{stated}] active {active}")


if __name__ == "__main__":
    main()
