"""A linear classifier over named features: small, fast, and each answer can be taken apart.

A model is a folder with ``weights.npy`` (float16, features x classes), ``features.txt`` (a name a line, in the order of
the rows) and ``linear.json`` (classes, biases, temperature, threshold). Nothing is pickled; numpy alone reads it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from telaah.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Answer:
    """The likeliest class and its calibrated probability."""

    label: str
    probability: float


@dataclass(frozen=True)
class Linear:
    """A multinomial logistic regression."""

    classes: tuple[str, ...]
    names: tuple[str, ...]
    """Of the features, sorted."""
    weights: Floats
    """Shape (features, classes)."""
    bias: Floats
    temperature: float = 1.0
    """Scores are divided by it before they become probabilities; found by cross-validation by office."""
    threshold: float = 0.0
    """An answer less likely than this is none."""

    @classmethod
    def load(cls, folder: Path) -> Linear:
        """Read a model.

        Raises:
            ModelError: a file is missing or does not fit the others.
        """
        import numpy as np

        try:
            facts = json.loads((folder / "linear.json").read_text(encoding="utf-8"))
            names = tuple((folder / "features.txt").read_text(encoding="utf-8").splitlines())
            weights = np.load(folder / "weights.npy", allow_pickle=False).astype(np.float32)
            bias = np.asarray(facts["bias"], dtype=np.float32)
            model = cls(tuple(facts["classes"]), names, weights, bias, float(facts["temperature"]), float(facts["threshold"]))
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"{folder}: {error}") from None
        if weights.shape != (len(names), len(model.classes)) or bias.shape != (len(model.classes),):
            raise ModelError(f"{folder}: weights of shape {weights.shape} for {len(names)} features")
        return model

    def save(self, folder: Path) -> None:
        """Write the model; the same model gives the same bytes."""
        import numpy as np

        folder.mkdir(parents=True, exist_ok=True)
        np.save(folder / "weights.npy", self.weights.astype(np.float16), allow_pickle=False)
        (folder / "features.txt").write_text("".join(f"{name}\n" for name in self.names), encoding="utf-8")
        facts = {
            "classes": list(self.classes),
            "bias": [round(float(b), 5) for b in self.bias],
            "temperature": round(self.temperature, 4),
            "threshold": round(self.threshold, 4),
        }
        (folder / "linear.json").write_text(json.dumps(facts, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {name: row for row, name in enumerate(self.names)}

    def scores(self, features: Features) -> Floats:
        """Return the raw score of each class for one item."""
        known = [(self._rows[name], value) for name, value in features.items() if name in self._rows]
        if not known:
            return self.bias
        import numpy as np

        rows, values = zip(*known, strict=True)
        total: Floats = np.asarray(values, dtype=np.float32) @ self.weights[list(rows)] + self.bias
        return total

    def probabilities(self, items: Iterable[Features]) -> Floats:
        """Return calibrated probabilities of shape (items, classes)."""
        import numpy as np

        scores = [self.scores(item) for item in items]
        if not scores:
            return np.zeros((0, len(self.classes)), dtype=np.float32)
        return softmax(np.stack(scores) / self.temperature)

    def answer(self, features: Features) -> Answer | None:
        """Return the likeliest class; None where the model is not sure enough."""
        row = self.probabilities([features])[0]
        best = int(row.argmax())
        return Answer(self.classes[best], float(row[best])) if row[best] >= self.threshold else None

    def reasons(self, features: Features, label: str, most: int = 5) -> Sequence[tuple[str, float]]:
        """Return the features that spoke most for a class, with what each gave."""
        column = self.classes.index(label)
        given = [
            (name, value * float(self.weights[self._rows[name], column]))
            for name, value in features.items()
            if name in self._rows
        ]
        return sorted(given, key=lambda pair: (-pair[1], pair[0]))[:most]


def softmax(scores: Floats) -> Floats:
    """Return scores as probabilities, row by row."""
    import numpy as np

    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shares
