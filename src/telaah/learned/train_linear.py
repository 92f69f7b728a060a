"""Fit, cross-validate and measure a linear classifier (scikit-learn; only for training)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from telaah.learned.linear import Features, Linear, softmax

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

RESAMPLES = 1000
TEMPERATURES = tuple(0.4 + 0.05 * step for step in range(53))


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled item."""

    features: Features
    label: str
    group: str
    """The office: no group stands on both sides of a fold."""
    document: str = ""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to fit."""

    strength: float = 1.0
    """C of the logistic regression: the larger, the less the weights are held down."""
    least_groups: int = 2
    """A feature of fewer documents is dropped: it cannot be known from another one."""
    balanced: bool = False
    folds: int = 5
    seed: int = 7


def fit(examples: Sequence[Example], recipe: Recipe) -> Linear:
    """Fit on all examples, without calibration."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    names = _kept(examples, recipe.least_groups)
    rows = {name: row for row, name in enumerate(names)}
    data: list[float] = []
    columns: list[int] = []
    ends = [0]
    for example in examples:
        for name, value in example.features.items():
            if name in rows:
                columns.append(rows[name])
                data.append(value)
        ends.append(len(columns))
    matrix = csr_matrix((data, columns, ends), shape=(len(examples), len(names)))
    labels = [example.label for example in examples]
    model = LogisticRegression(C=recipe.strength, max_iter=2000, class_weight="balanced" if recipe.balanced else None)
    model.fit(matrix, labels, sample_weight=[example.weight for example in examples])
    weights: Floats = np.asarray(model.coef_.T, np.float32)
    bias: Floats = np.asarray(model.intercept_, np.float32)
    if weights.shape[1] == 1:  # two classes: one score
        weights, bias = np.hstack([-weights / 2, weights / 2]), np.hstack([-bias / 2, bias / 2])
    return Linear(tuple(str(c) for c in model.classes_), names, weights, bias)


def _kept(examples: Sequence[Example], least: int) -> tuple[str, ...]:
    seen: dict[str, set[str]] = defaultdict(set)
    for example in examples:
        for name in example.features:
            if len(seen[name]) < least:
                seen[name].add(example.document or example.group)
    return tuple(sorted(name for name, where in seen.items() if len(where) >= least))


def out_of_fold(examples: Sequence[Example], recipe: Recipe, always: Sequence[Example] = ()) -> tuple[Floats, tuple[str, ...]]:
    """Return raw scores of each example by a model that never saw its group.

    ``always`` joins every training part, but for those of its examples whose group is the one held out.
    """
    import numpy as np

    classes = tuple(sorted({example.label for example in [*examples, *always]}))
    scores = np.full((len(examples), len(classes)), -20.0, dtype=np.float32)
    folds = _folds(examples, recipe.folds, recipe.seed)
    for fold in range(recipe.folds):
        held = [i for i, example in enumerate(examples) if folds[example.group] == fold]
        joining = (e for e in always if folds.get(e.group) != fold)
        model = fit([*(e for e in examples if folds[e.group] != fold), *joining], recipe)
        places = [classes.index(c) for c in model.classes]
        for i in held:
            scores[i, places] = model.scores(examples[i].features)
    return scores, classes


def _folds(examples: Sequence[Example], folds: int, seed: int) -> dict[str, int]:
    """Deal groups to folds, the largest first, each to the smallest fold so far."""
    import random

    sizes = Counter(example.group for example in examples)
    order = sorted(sizes)
    random.Random(seed).shuffle(order)
    filled = [0] * folds
    dealt = {}
    for group in sorted(order, key=lambda g: -sizes[g]):
        dealt[group] = filled.index(min(filled))
        filled[dealt[group]] += sizes[group]
    return dealt


def calibrated(model: Linear, scores: Floats, classes: Sequence[str], labels: Sequence[str], *, precision: float = 0.0) -> Linear:
    """Set temperature and threshold from out-of-fold scores.

    Args:
        model: the model fitted on everything.
        scores: raw out-of-fold scores, (items, classes).
        classes: the order of the columns of ``scores``.
        labels: the truth.
        precision: the threshold is the lowest at which answers are right this often; 0 for none.
    """
    import numpy as np

    truth = np.asarray([list(classes).index(label) for label in labels])
    items = np.arange(len(truth))
    losses = [(-np.log(softmax(scores / t)[items, truth] + 1e-9).mean(), t) for t in TEMPERATURES]
    temperature = min(losses)[1]
    shares = softmax(scores / temperature)
    sure, right = shares.max(axis=1), shares.argmax(axis=1) == truth
    steps = [step / 100 for step in range(100)] if precision else []
    good = [t for t in steps if (sure >= t).any() and right[sure >= t].mean() >= precision]
    return replace(model, temperature=float(temperature), threshold=good[0] if good else (1.0 if precision else 0.0))


def report(truth: Sequence[str], told: Sequence[str | None], documents: Sequence[str], seed: int = 7) -> dict[str, Any]:
    """Measure answers: macro F1 and each class, with 95 % intervals by resampling whole documents.

    An answer of None (abstained) counts as missed and accuses nobody.
    """
    import numpy as np

    classes = sorted(set(truth))
    by_document: dict[str, Any] = defaultdict(lambda: np.zeros((len(classes), 3)))
    for real, said, document in zip(truth, told, documents, strict=True):
        counts = by_document[document]
        if real == said:
            counts[classes.index(real), 0] += 1
            continue
        counts[classes.index(real), 2] += 1
        if said in classes:
            counts[classes.index(said), 1] += 1
    stack = np.stack([by_document[d] for d in sorted(by_document)])
    chosen = np.random.default_rng(seed).integers(0, len(stack), (RESAMPLES, len(stack)))
    again = _f1(stack[chosen].sum(axis=1))
    total = stack.sum(axis=0)
    whole, low, high = _f1(total[None])[0], np.nanpercentile(again, 2.5, axis=0), np.nanpercentile(again, 97.5, axis=0)
    macro = np.nanmean(again, axis=1)
    each = {
        name: {
            "items": int(total[i, 0] + total[i, 2]),
            "precision": round(float(total[i, 0] / max(1.0, total[i, 0] + total[i, 1])), 3),
            "recall": round(float(total[i, 0] / max(1.0, total[i, 0] + total[i, 2])), 3),
            "f1": round(float(whole[i]), 3),
            "interval": [round(float(low[i]), 3), round(float(high[i]), 3)],
        }
        for i, name in enumerate(classes)
    }
    return {
        "items": len(truth),
        "documents": len(stack),
        "answered": round(sum(t is not None for t in told) / max(1, len(told)), 3),
        "accuracy": round(float(total[:, 0].sum() / max(1, len(truth))), 3),
        "macro_f1": round(float(np.nanmean(whole)), 3),
        "macro_interval": [round(float(np.percentile(macro, p)), 3) for p in (2.5, 97.5)],
        "classes": each,
    }


def _f1(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """F1 of counts (..., classes, [right, wrongly told, missed])."""
    import numpy as np

    right, wrong, missed = counts[..., 0], counts[..., 1], counts[..., 2]
    below = 2 * right + wrong + missed
    shares: NDArray[np.float64] = np.divide(2 * right, below, out=np.full(below.shape, np.nan), where=below > 0)
    return shares
