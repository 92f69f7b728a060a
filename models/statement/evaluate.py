"""Measure the statement model and write metrics.json and the figures of the card: python models/statement/evaluate.py [--dev].

``--dev`` measures by cross-validation on the train part alone and writes nothing: the test part is for the end.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import rules
from data import EXTRA_TEST, Item, common, in_order, labelled, merged, written
from numpy.typing import NDArray
from train import HERE, UNSURE, WHOLE, balanced, from_real, from_written, recipe, settings

from telaah.learned.linear import Linear, softmax
from telaah.learned.reader import Reader, installed
from telaah.learned.statement_rules import rule_answer
from telaah.learned.statements import joined
from telaah.learned.train_linear import out_of_fold, report

Floats = NDArray[np.float32]
CARD = HERE / "README.md"
RARE = {"collab": "strategy"}
"""A class with too few test items counts as the one it is nearest to: a way that names who goes along is a way."""


@dataclass(frozen=True)
class Told:
    """Answers on the same items."""

    items: Sequence[Item]
    answers: Mapping[str, Sequence[str]]
    sure: Sequence[float]
    """How likely the model held its own answer."""

    def where(self, wanted: Callable[[Item], bool]) -> Told:
        """Return the answers on some of the items."""
        places = [n for n, item in enumerate(self.items) if wanted(item)]
        pick = lambda of: [of[n] for n in places]  # noqa: E731
        return Told(pick(self.items), {name: pick(said) for name, said in self.answers.items()}, pick(self.sure))

    def measured(self, rare: dict[str, str] | None = None) -> dict[str, Any]:
        """Return the report of each answer."""
        same = lambda label: (rare or {}).get(label, label)  # noqa: E731
        truth = [same(merged(item.label)) for item in self.items]
        documents = [item.doc for item in self.items]
        return {who: report(truth, [same(s) for s in said], documents) for who, said in self.answers.items()}

    def ahead(self, of: str) -> list[float]:
        """Return by how much the model's macro F1 is above another answer's, with the 95 % interval by document."""
        truth = [merged(item.label) for item in self.items]
        classes = sorted(set(truth))
        counts: dict[str, Any] = {item.doc: np.zeros((2, len(classes), 2)) for item in self.items}
        for n, item in enumerate(self.items):
            for who, said in enumerate((self.answers["model"][n], self.answers[of][n])):
                here = counts[item.doc][who]
                here[classes.index(truth[n]), 1] += 1
                if said in classes:
                    here[classes.index(said), 1] += 1
                here[classes.index(truth[n]), 0] += 2 * (said == truth[n])
        stack = np.stack([counts[doc] for doc in sorted(counts)])
        chosen = np.random.default_rng(7).integers(0, len(stack), (1000, len(stack)))
        again = _macro(stack[chosen].sum(axis=1))
        whole = _macro(stack.sum(axis=0)[None])[0]
        return [round(float(v), 3) for v in (whole[0] - whole[1], *np.percentile(again[:, 0] - again[:, 1], [2.5, 97.5]))]

    def abstaining(self, threshold: float) -> dict[str, float]:
        """Return how often the model answers, and how often it is then right."""
        kept = [n for n, sure in enumerate(self.sure) if sure >= threshold]
        right = sum(merged(self.items[n].label) == self.answers["model"][n] for n in kept)
        return {
            "threshold": threshold,
            "answered": round(len(kept) / max(1, len(self.items)), 3),
            "right_when_answering": round(right / max(1, len(kept)), 3),
        }


def _macro(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """F1 is twice the right ones by all that are or are told to be of a class."""
    shares: NDArray[np.float64] = np.divide(
        counts[..., 0], counts[..., 1], out=np.full(counts.shape[:-1], np.nan), where=counts[..., 1] > 0
    )
    average: NDArray[np.float64] = np.nanmean(shares, axis=-1)
    return average


def cross_validated() -> dict[str, Any]:
    """Measure on the train part, each office by a model that never saw it."""
    given, shipped = settings(), Linear.load(HERE)
    items = [item for item in labelled("train")[0] if not item.torn]
    basis, joining = balanced(from_real(items), from_written(given["written_weight"]), given["balance"])
    scores, classes = out_of_fold(basis, recipe(given), joining)
    shares = softmax(scores / shipped.temperature)
    answers = {"rules": rules.plain(items), "model": [classes[n] for n in shares.argmax(axis=1)]}
    told = Told(items, answers, [float(s) for s in shares.max(axis=1)])
    drawn = told.where(lambda item: item.sample not in (UNSURE, WHOLE))
    return {"all": drawn.measured(), "every_unit": told.measured(), "abstaining": drawn.abstaining(shipped.threshold)}


def tested() -> dict[str, Any]:
    """Measure on the offices of the test part."""
    model, reader = Linear.load(HERE), installed()
    found, lost = labelled("test")
    linear = model.probabilities(item.features for item in found)
    shares = linear if reader is None else _read(reader, model, found, linear)
    answers = {
        "rules": rules.plain(found),
        "rules_whole": rules.whole(found),
        "linear": [model.classes[n] for n in linear.argmax(axis=1)],
        "model": [model.classes[n] for n in shares.argmax(axis=1)],
    }
    told = Told(found, answers, [float(s) for s in shares.max(axis=1)])
    threshold = model.threshold if reader is None else reader.setting.threshold
    every = told.where(lambda item: not item.torn)
    sound = every.where(lambda item: item.sample != WHOLE)
    return {
        "lost": lost,
        "sound": sound.measured(),
        "sound_rare_merged": sound.measured(RARE),
        "sound_random": sound.where(lambda item: item.sample == "random").measured(),
        "sound_without_extra": sound.where(lambda item: item.doc not in EXTRA_TEST).measured(),
        "sound_cells": sound.where(lambda item: item.unit.block == "cell").measured(),
        "sound_text": sound.where(lambda item: item.unit.block != "cell").measured(),
        "every_unit": every.measured(),
        "every_unit_rare_merged": every.measured(RARE),
        "with_torn": told.where(lambda item: item.sample != WHOLE).measured(),
        "ahead": {who: sound.ahead(who) for who in ("rules", "rules_whole", "linear")},
        "abstaining": sound.abstaining(threshold),
    }


def _read(reader: Reader, model: Linear, found: Sequence[Item], linear: Floats) -> Floats:
    """Return what the linear model and the reader say together; of torn lines the linear alone."""
    both = linear.copy()
    places = {(item.doc, item.unit): n for n, item in enumerate(found)}
    for items in in_order("test"):
        units = [item.unit for item in items]
        shown = [item.features for item in items]
        rows = joined(reader, model.classes, model.probabilities(shown), units, shown)
        for item, row in zip(items, rows, strict=True):
            if (item.doc, item.unit) in places:
                both[places[item.doc, item.unit]] = row
    return both


def written_tested(each: int = 1) -> dict[str, Any]:
    """Measure on the test plans of our own corpus, which no real office wrote; the reader on one plan in so many."""
    model, reader = Linear.load(HERE), installed()
    units, shown, labels, plans = zip(*written("test"), strict=True)
    linear = model.probabilities(shown)
    chosen = sorted(set(plans))[::each] if reader is not None else []
    at = [n for n, name in enumerate(plans) if name in chosen]
    both = linear[at]
    for plan in chosen if reader is not None else ():
        some = [k for k, n in enumerate(at) if plans[n] == plan]
        of = [at[k] for k in some]
        both[some] = joined(reader, model.classes, linear[of], [units[n] for n in of], [shown[n] for n in of])
    found = {
        "linear": report(labels, [model.classes[n] for n in linear.argmax(axis=1)], plans),
        "rules": report(labels, [rule_answer(u) for u in units], plans),
    }
    if at:
        found["model"] = report([labels[n] for n in at], [model.classes[n] for n in both.argmax(axis=1)], [plans[n] for n in at])
    return found


def _one(measured: dict[str, Any]) -> str:
    low, high = measured["macro_interval"]
    return f"{measured['macro_f1']:.3f} ({low:.3f}-{high:.3f}), {measured['accuracy']:.3f}"


def card(found: dict[str, Any]) -> str:
    """Return the tables of the card."""
    test = found["test"]
    lines = [
        "| measured on | items | rules | rules and all telaah finds | linear model | with the reader |",
        "|---|---|---|---|---|---|",
    ]
    names = {
        "sound": "test offices",
        "sound_rare_merged": "the same, `collab` counted as `strategy`",
        "sound_random": "the random share of them",
        "sound_without_extra": "without the two extra plans",
        "sound_cells": "cells",
        "sound_text": "sentences and list items",
        "with_torn": "with torn lines of tables",
        "every_unit": "every whole unit of these offices' documents",
        "every_unit_rare_merged": "the same, `collab` counted as `strategy`",
    }
    for key, name in names.items():
        r = test[key]
        each = " | ".join(_one(r[who]) for who in ("rules", "rules_whole", "linear", "model"))
        lines.append(f"| {name} | {r['model']['items']} | {each} |")
    r = found["cross_validation"]["all"]
    lines.append(f"| train offices, by cross-validation | {r['model']['items']} | {_one(r['rules'])} | | {_one(r['model'])} | |")
    r = found["cross_validation"]["every_unit"]
    lines.append(
        f"| every unit of train offices, the same | {r['model']['items']} | {_one(r['rules'])} | | {_one(r['model'])} | |"
    )
    r = found["written"]
    own = " | ".join((_one(r["rules"]), "", _one(r["linear"]), _one(r["model"])))
    lines.append(f"| test plans of our own corpus | {r['model']['items']} | {own} |")
    lines += [
        "",
        "| class | items | rules F1 | all that telaah finds | linear F1 | with the reader: precision | recall | F1 | interval |",
    ]
    lines.append("|---|---|---|---|---|---|---|---|---|")
    sound = test["sound"]
    for name, c in sound["model"]["classes"].items():
        others = (sound[who]["classes"][name]["f1"] for who in ("rules", "rules_whole", "linear"))
        low, high = c["interval"]
        shown = " | ".join(f"{value:.3f}" for value in (*others, c["precision"], c["recall"], c["f1"]))
        lines.append(f"| {name} | {c['items']} | {shown} | {low:.3f}-{high:.3f} |")
    ahead, low, high = test["ahead"]["rules_whole"]
    lines += ["", f"The model's macro F1 is {ahead:.3f} above that of all that telaah finds ({low:.3f} to {high:.3f})."]
    ahead, low, high = test["ahead"]["linear"]
    lines[-1] += f" The reader adds {ahead:.3f} ({low:.3f} to {high:.3f}) to the linear model."
    a = test["abstaining"]
    said = f"it answers {a['answered']:.1%} of the test items and is right in {a['right_when_answering']:.1%} of these"
    lines += ["", f"Above the threshold of {a['threshold']:.2f} {said}."]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Print and write the figures; nothing where the real plans are not at hand."""
    if not common.real_pdfs():
        print("The real plans are not at hand: nothing is measured.")
        return
    found: dict[str, Any] = {"cross_validation": cross_validated()}
    for who, r in found["cross_validation"]["all"].items():
        print(who, r["macro_f1"], r["macro_interval"], r["accuracy"], {name: c["f1"] for name, c in r["classes"].items()})
    if "--dev" in sys.argv:
        return
    found |= {"test": tested(), "written": written_tested()}
    (HERE / "metrics.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    tables = card(found)
    if CARD.is_file():
        common.put_figures(CARD, tables)
    print(tables)


if __name__ == "__main__":
    main()
