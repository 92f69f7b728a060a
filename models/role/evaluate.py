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


CARD = HERE / "README.md"
SHOWN = {
    "test_real": "real plans, test offices",
    "test_real_pdf": "those with layout (PDF)",
    "test_own_plans": "test plans of our own",
    "cross_validation_real": "train offices, cross-validated, without the office itself",
}


def _changed(answers: Answers, chosen: Callable[[Item], bool]) -> dict[str, int]:
    """Count the roles that the model changes, and how many were right before and after, in merged classes."""
    merged = CONFIG["merged"]
    triples = [
        (merged[item.role], merged[rule[0]], merged[said[0]])
        for item, rule, said in zip(answers.items, answers.rules, answers.both, strict=True)
        if chosen(item) and merged[rule[0]] != merged[said[0]]
    ]
    right = [sum(truth == answer[n] for truth, *answer in triples) for n in (0, 1)]
    return {"changed": len(triples), "right_before": right[0], "right_after": right[1]}


def card(figures: dict[str, Any]) -> str:
    """Return the tables of the card."""
    lines = ["| measured on | items | | rules | model alone | both, as used |", "|---|---|---|---|---|---|"]
    for part, name in SHOWN.items():
        for what in ("role", "status"):
            each = []
            for who in ("rules", "model", "both"):
                r = figures[part][who][what]
                low, high = r["macro_interval"]
                each.append(f"{r['macro_f1']:.3f} ({low:.3f}-{high:.3f})")
            lines.append(f"| {name} | {figures[part]['items']} | {what} | {' | '.join(each)} |")
    lines += ["", "| role, real test offices | items | rules F1 | model F1 | both F1 |", "|---|---|---|---|---|"]
    test = figures["test_real"]
    for name, c in test["rules"]["role"]["classes"].items():
        each = " | ".join(f"{test[who]['role']['classes'][name]['f1']:.3f}" for who in ("rules", "model", "both"))
        lines.append(f"| {name} | {c['items']} | {each} |")
    counts = ", ".join(f"{c['items']} {name}" for name, c in test["rules"]["status"]["classes"].items())
    lines += ["", f"Statuses in the test offices: {counts}; of the rare ones the figures mean little.", ""]
    lines += ["Active collaborators, the decision that matters (precision / recall / F1):", ""]
    lines += ["| | active in truth | rules | model alone (role and status) | both, as used |", "|---|---|---|---|---|"]
    for part, name in SHOWN.items():
        each = []
        for who in ("rules", "model", "both"):
            a = figures[part][who]["active"]
            each.append(f"{a['precision']:.3f} / {a['recall']:.3f} / {a['f1']:.3f}")
        truth = figures[part]["rules"]["active"]
        lines.append(f"| {name} | {truth['right'] + truth['missed']} | {' | '.join(each)} |")
    c = test["changed"]
    right = f"{c['right_before']} were right before and {c['right_after']} after"
    lines += ["", f"Of {c['changed']} roles that the model changes in the test offices {right}."]
    return "\n".join(lines) + "\n"


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
        told = answered(found, shipped(found))
        figures |= _figures(told, parts)
        if data.test:  # without the real texts the card's figures stay
            figures["test_real"]["changed"] = _changed(told, _real)
            (HERE / "metrics.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
            common.put_figures(CARD, card(figures))
    for part, measured_here in figures.items():
        for who in ("rules", "model", "both"):
            f = measured_here[who]
            a = f["active"]
            each = " ".join(f"{n} {c['f1']:.2f} ({c['items']})" for n, c in f["role"]["classes"].items())
            stated = " ".join(f"{n} {c['f1']:.2f} ({c['items']})" for n, c in f["status"]["classes"].items())
            active = f"{a['precision']:.3f}/{a['recall']:.3f}/{a['f1']:.3f} ({a['right']}, {a['wrong']}, {a['missed']})"
            print(f"{part[:28]:28} {who:5} role {f['role']['macro_f1']:.3f} [{each}] fine {f['role_fine']['macro_f1']:.3f}")
            print(f"{'':34} status {f['status']['macro_f1']:.3f} [{stated}] active {active}")


if __name__ == "__main__":
    main()
