"""A small transformer that reads the units of a plan in what stands around them; numpy alone.

A model is a folder with ``pieces.tsv`` (a piece and its score a line), ``reader.json`` (sizes, marks, classes),
``matrices.npy`` (four bits a weight), ``scales.npy`` (one for 64 weights) and ``plain.npy`` (all else, float16).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from telaah.errors import ModelError
from telaah.learned.folder import models_folder
from telaah.learned.linear import softmax
from telaah.learned.pieces import Pieces
from telaah.learned.reading import LONGEST, PADDING, Script, Window
from telaah.learned.statement_units import Unit

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

GROUP = 64
"""Weights that share a scale."""
MOST = 8
"""Steps from nothing to the widest weight of a group."""
BATCH = 4096
"""Pieces that are read at a time."""
EPSILON = 1e-12
LEAST = 1e-9
"""No class is less likely."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """The shape of a body."""

    numbers: int
    """Pieces and marks."""
    told: int
    """Signals and findings."""
    labels: int
    layers: int
    heads: int = 12
    width: int = 384
    inner: int = 1536


def matrices(sizes: Sizes) -> dict[str, tuple[int, int]]:
    """Return the names and shapes (outputs, inputs) of all matrices, in the order in which they are stored."""
    width = sizes.width
    found = {"words": (sizes.numbers, width)}
    for n in range(sizes.layers):
        found |= {f"{n}.look": (3 * width, width), f"{n}.mix": (width, width)}
        found |= {f"{n}.open": (sizes.inner, width), f"{n}.close": (width, sizes.inner)}
    return found | {"told": (sizes.told, width), "hidden": (width, 2 * width), "out": (sizes.labels, width)}


def vectors(sizes: Sizes) -> dict[str, int]:
    """Return the names and lengths of all else: places, biases, norms."""
    width = sizes.width
    found = {"places": LONGEST * width, "first.scale": width, "first.shift": width}
    for n in range(sizes.layers):
        found |= {f"{n}.look": 3 * width, f"{n}.mix": width, f"{n}.open": sizes.inner, f"{n}.close": width}
        found |= {f"{n}.{norm}.{part}": width for norm in ("a", "b") for part in ("scale", "shift")}
    return found | {"hidden": width, "out": sizes.labels}


@dataclass(frozen=True, slots=True)
class Setting:
    """How the reader's answers are joined with those of a linear model; found on offices that were held back."""

    temperature: float = 1.0
    threshold: float = 0.0
    share: float = 1.0
    """How much the linear model's word counts beside the reader's."""

    def together(self, linear: Floats, read: Floats) -> Floats:
        """Return the shares that two models give together: their product, as sure as it was right."""
        import numpy as np

        return softmax((self.share * np.log(linear + LEAST) + np.log(read + LEAST)) / self.temperature)


@dataclass(frozen=True)
class Reader:
    """Reads the units of a document."""

    script: Script
    sizes: Sizes
    labels: tuple[str, ...]
    """Classes of units."""
    told: Mapping[str, int]
    """The row of each signal and finding that it listens to, by its name among the features of the linear model."""
    matrix: Mapping[str, Floats]
    vector: Mapping[str, Floats]
    setting: Setting = Setting()

    @classmethod
    def load(cls, folder: Path) -> Reader:
        """Read a model.

        Raises:
            ModelError: a file is missing or does not fit the others.
        """
        import numpy as np

        try:
            facts: dict[str, Any] = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
            lines = (folder / "pieces.tsv").read_text(encoding="utf-8").rstrip("\n").split("\n")
            packed, scales, plain = (
                np.load(folder / f"{name}.npy", allow_pickle=False) for name in ("matrices", "scales", "plain")
            )
            pieces, scores = zip(*(line.rsplit("\t", 1) for line in lines), strict=True)
            shape = {name: int(facts[name]) for name in ("layers", "heads", "width", "inner")}
            labels, told = tuple(map(str, facts["labels"])), {str(name): row for row, name in enumerate(facts["told"])}
            sizes = Sizes(len(lines) + len(facts["marks"]), len(told), len(labels), **shape)
            matrix = dict(_matrices(packed, scales, matrices(sizes)))
            vector = dict(_vectors(plain, vectors(sizes)))
            setting = Setting(**facts.get("calibration", {}))
            script = Script(Pieces(pieces, [float(s) for s in scores]), len(lines), facts["marks"])
        except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
            raise ModelError(f"{folder}: {error}") from None
        return cls(script, sizes, labels, told, matrix, vector, setting)

    def shares(self, units: Sequence[Unit], told: Sequence[Iterable[str]]) -> Floats:
        """Return how likely each class is for each unit of one document, in reading order: (units, classes).

        Args:
            units: of one document.
            told: of each the names of what signals and rules say; others than those that it knows are passed over.
        """
        import numpy as np

        total = np.zeros((len(units), len(self.labels)), np.float32)
        weight = np.full((len(units), 1), 1e-6, np.float32)
        for window, seen in self._read(self.script.windows(units)):
            for first, end, number in window.spans:
                shown = np.concatenate([seen[first], seen[first:end].mean(axis=0)])
                trust = edge(first, end, len(window.ids))
                total[number] += trust * self._classes(shown, told[number])
                weight[number] += trust
        return softmax(total / weight)

    def _classes(self, shown: Floats, told: Iterable[str]) -> Floats:
        """Return the logarithm of the share of each class for one unit."""
        import numpy as np

        heard = [self.told[name] for name in told if name in self.told]
        scores = self._layer("out", _gelu(self._layer("hidden", shown) + self.matrix["told"][heard].sum(axis=0)))
        rest = scores - scores.max()
        logs: Floats = rest - np.log(np.exp(rest).sum())
        return logs

    def _read(self, windows: Sequence[Window]) -> Iterator[tuple[Window, Floats]]:
        """Yield each window and what the body makes of its pieces: (pieces, width)."""
        waiting: list[Window] = []
        for window in sorted(windows, key=lambda w: len(w.ids)):
            if waiting and len(window.ids) * (len(waiting) + 1) > BATCH:
                yield from zip(waiting, self._body(waiting), strict=True)
                waiting = []
            waiting.append(window)
        if waiting:
            yield from zip(waiting, self._body(waiting), strict=True)

    def _body(self, windows: Sequence[Window]) -> Floats:
        import numpy as np

        longest = max(len(w.ids) for w in windows)
        ids = np.full((len(windows), longest), PADDING)
        for row, window in enumerate(windows):
            ids[row, : len(window.ids)] = window.ids
        hidden = np.where(ids == PADDING, np.float32(-1e9), np.float32(0))[:, None, None, :]
        places = self.vector["places"].reshape(LONGEST, -1)[:longest]
        state = self._norm("first", self.matrix["words"][ids] + places)
        rows, width, heads = len(windows), self.sizes.width, self.sizes.heads
        for n in range(self.sizes.layers):
            asked, offered, held = (
                self._layer(f"{n}.look", state).reshape(rows, longest, 3, heads, width // heads).transpose(2, 0, 3, 1, 4)
            )
            heed = asked @ offered.transpose(0, 1, 3, 2) / np.float32((width // heads) ** 0.5) + hidden
            np.exp(heed - heed.max(axis=-1, keepdims=True), out=heed)
            heed /= heed.sum(axis=-1, keepdims=True)
            seen = (heed @ held).transpose(0, 2, 1, 3).reshape(rows, longest, width)
            state = self._norm(f"{n}.a", state + self._layer(f"{n}.mix", seen))
            state = self._norm(f"{n}.b", state + self._layer(f"{n}.close", _gelu(self._layer(f"{n}.open", state))))
        return state

    def _layer(self, name: str, given: Floats) -> Floats:
        out: Floats = given @ self.matrix[name].T + self.vector[name]
        return out

    def _norm(self, name: str, given: Floats) -> Floats:
        import numpy as np

        centred = given - given.mean(axis=-1, keepdims=True)
        spread = np.sqrt(np.square(centred).mean(axis=-1, keepdims=True) + EPSILON)
        out: Floats = centred / spread * self.vector[f"{name}.scale"] + self.vector[f"{name}.shift"]
        return out


@lru_cache(maxsize=1)
def installed() -> Reader | None:
    """Return the reader that is installed, loaded once a process; None where there is none."""
    folder = models_folder()
    return None if folder is None or not (folder / "reader" / "reader.json").is_file() else Reader.load(folder / "reader")


def edge(first: int, end: int, length: int) -> int:
    """Return how far an answer is trusted: the less, the nearer the edge of its window the item stands."""
    return min(first, length - end) + 8


def _gelu(given: Floats) -> Floats:
    """By tanh, as it was trained."""
    import numpy as np

    out: Floats = 0.5 * given * (1 + np.tanh(np.float32(0.7978845608) * (given + np.float32(0.044715) * given * given * given)))
    return out


def pack(matrix: Floats) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
    """Return a matrix in four bits a weight, two in a byte, and the scale of each group: its widest weight is the last step."""
    import numpy as np

    groups = matrix.astype(np.float32).reshape(-1, GROUP)
    widest = np.take_along_axis(groups, np.abs(groups).argmax(axis=1)[:, None], axis=1)
    scales = (-widest / MOST).astype(np.float16)
    fine = scales.astype(np.float32)
    steps = np.rint(np.divide(groups, fine, out=np.zeros_like(groups), where=fine != 0)).clip(-MOST, MOST - 1)
    codes = (steps + MOST).astype(np.uint8).ravel()
    packed: NDArray[np.uint8] = np.left_shift(codes[::2], 4).astype(np.uint8) | codes[1::2]
    return packed, scales.ravel()


def unpack(packed: NDArray[np.uint8], scales: NDArray[np.float16]) -> Floats:
    """Return the weights that ``pack`` wrote, as one row."""
    import numpy as np

    steps = np.stack([packed >> 4, packed & 15], axis=1).astype(np.float32).reshape(-1, GROUP) - MOST
    out: Floats = (steps * scales.astype(np.float32)[:, None]).ravel()
    return out


def _matrices(
    packed: NDArray[np.uint8], scales: NDArray[np.float16], shapes: Mapping[str, tuple[int, int]]
) -> Iterator[tuple[str, Floats]]:
    whole = sum(rows * columns for rows, columns in shapes.values())
    if packed.size * 2 != whole or scales.size * GROUP != whole:
        raise ValueError(f"{packed.size} bytes of weights and {scales.size} scales do not fit the sizes")
    row = unpack(packed, scales)
    at = 0
    for name, (rows, columns) in shapes.items():
        yield name, row[at : at + rows * columns].reshape(rows, columns)
        at += rows * columns


def _vectors(plain: NDArray[np.float16], lengths: Mapping[str, int]) -> Iterator[tuple[str, Floats]]:
    import numpy as np

    if plain.size != sum(lengths.values()):
        raise ValueError(f"{plain.size} plain numbers do not fit the sizes")
    at = 0
    for name, length in lengths.items():
        yield name, plain[at : at + length].astype(np.float32)
        at += length
