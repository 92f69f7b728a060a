"""Teach a body the labels of units, and write it down."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from network import HEADS, LEAST, STRIDES, Base, Batch, Body, Coarse, Dice, Recipe, Text, batches
from torch import nn
from torch.nn import functional

from telaah.learned.reader import matrices, pack, vectors
from telaah.learned.reading import Script, Window

_BOUNDS = ("H", "T")
"""Marks that are always shown."""


@dataclass(frozen=True)
class Lesson:
    """What is taught: texts, written by a script, and the classes of their units."""

    script: Script
    labels: Sequence[str]
    texts: Sequence[Text]
    marks: Mapping[str, int]
    """The number of each mark."""


def taught(body: Body, lesson: Lesson, recipe: Recipe, say: Callable[[str], None]) -> Body:
    """Teach it the labels of units, window by window, in weights of four bits."""
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    device = next(body.parameters()).device
    dice = Dice(chance, recipe.unheard, device, {n: name not in _BOUNDS for name, n in lesson.marks.items()})
    body.train()
    share = _shares(lesson.texts, recipe.balance)
    rough = Coarse(body)
    groups = list(_groups(body, recipe))
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98))
    rates = [group["lr"] for group in groups]
    total = step = 0
    for epoch in range(recipe.epochs):
        windows, owners = _windows(lesson, chance)
        todo = batches(windows, owners, recipe.batch, dice)
        total = total or len(todo) * recipe.epochs
        lost = []
        for batch in todo:
            pace = min(1.0, step / (recipe.warm * total)) * max(0.0, 1 - step / total)
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * pace
            step += 1
            told = [(owners[w].labels[n], owners[w].weight) for w, n in batch.items]
            weight = torch.tensor([weight * share[label] for label, weight in told]).to(device)
            truth = torch.tensor([lesson.labels.index(label) for label, _ in told]).to(device)
            optimiser.zero_grad(set_to_none=True)
            with rough:
                loss = _loss(body, batch, truth, weight, recipe.smoothing)
                loss.backward()
                nn.utils.clip_grad_norm_(body.parameters(), 1.0)
            optimiser.step()
            lost.append(float(loss.detach()))
        say(f"pass {epoch + 1} of {recipe.epochs}: loss {np.mean(lost):.3f}")
    rough.settle()
    return body.eval()


def _loss(body: Body, batch: Batch, truth: torch.Tensor, weight: torch.Tensor, smoothing: float) -> torch.Tensor:
    with torch.autocast(truth.device.type, dtype=torch.bfloat16):
        scores = body(batch)
    each = functional.cross_entropy(scores.float(), truth, reduction="none", label_smoothing=smoothing)
    return (each * weight).sum() / weight.sum()


def _groups(body: Body, recipe: Recipe) -> Iterator[dict[str, Any]]:
    """Yield the weights that learn at one rate each: the lower a layer, the slower."""
    last = body.sizes.layers - 1
    by_rate: dict[float, list[nn.Parameter]] = defaultdict(list)
    for name, weight in body.named_parameters():
        own = name.partition(".")[2]
        layer = own.partition("_")[0]
        depth = last - int(layer) if layer.isdigit() else last + 1
        by_rate[recipe.heads_rate if own in HEADS else recipe.rate * recipe.decay**depth].append(weight)
    yield from ({"params": weights, "lr": rate} for rate, weights in by_rate.items())


def _windows(lesson: Lesson, chance: random.Random) -> tuple[list[Window], list[Text]]:
    """Return the windows of all texts with the units that have a label; they begin elsewhere in each pass."""
    windows, owners = [], []
    for text in lesson.texts:
        for window in lesson.script.windows(text.units, lambda: chance.uniform(*STRIDES)):
            spans = tuple(span for span in window.spans if text.labels[span[2]])
            if spans:
                windows.append(Window(window.ids, spans))
                owners.append(text)
    return windows, owners


def _shares(texts: Sequence[Text], power: float) -> dict[str, float]:
    """Let rare classes count for more."""
    found: dict[str, float] = defaultdict(float)
    for text in texts:
        for label in filter(None, text.labels):
            found[label] += text.weight
    mean = sum(found.values()) / max(1, len(found))
    return {label: (mean / max(size, LEAST)) ** power for label, size in found.items()}


def save(body: Body, folder: Path, base: Base, facts: Mapping[str, Any]) -> None:
    """Write the files of ``telaah.learned.reader.Reader``.

    Args:
        body: taught.
        folder: where to.
        base: whose pieces it reads.
        facts: what ``reader.json`` says beside the sizes: marks, signals, classes, calibration.
    """
    folder.mkdir(parents=True, exist_ok=True)
    body = body.cpu()
    lines = (f"{piece}\t{score:.4f}\n" for piece, score in zip(base.pieces, base.scores, strict=True))
    (folder / "pieces.tsv").write_text("".join(lines), encoding="utf-8")
    packed = [pack(body.matrix[n.replace(".", "_")].detach().numpy()) for n in matrices(body.sizes)]
    np.save(folder / "matrices.npy", np.concatenate([weights for weights, _ in packed]), allow_pickle=False)
    np.save(folder / "scales.npy", np.concatenate([scales for _, scales in packed]), allow_pickle=False)
    plain = [body.vector[n.replace(".", "_")].detach().numpy() for n in vectors(body.sizes)]
    np.save(folder / "plain.npy", np.concatenate(plain).astype(np.float16), allow_pickle=False)
    shape = {name: getattr(body.sizes, name) for name in ("layers", "heads", "width", "inner")}
    (folder / "reader.json").write_text(json.dumps({**shape, **facts}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
