"""The reader in torch, what it reads before it is taught, and how it is taught (torch: only for training)."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from telaah.learned.pieces import UNKNOWN, Pieces
from telaah.learned.reader import EPSILON, GROUP, MOST, Sizes, matrices, vectors
from telaah.learned.reading import LONGEST, PADDING, Window
from telaah.learned.statement_units import Unit

Floats = NDArray[np.float32]
Ids = NDArray[np.int64]
HEADS = ("told", "hidden", "out")
"""Weights that start from nothing."""
LEAST = 5.0
"""A class counts for no more than if it had so many items."""
STRIDES = (0.6, 1.0)
"""Of a window's units the next one leaves out a share between these: each pass cuts a text elsewhere."""
_KINDS = {"b": "blok", "s": "bab", "r": "kolom", "R": "", "k": "dokumen", "l": "tingkat"}
_SAID = {"paragraph": "paragraf", "list_item": "butir", "heading": "judul", "note": "catatan", "cell": "sel tabel"}
_ALONE = {"DOC": "dokumen", "H": "judul bab", "T": "judul tabel", "foreign": "milik lain", "own": "milik sendiri"}


def named_marks(names: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return all marks, each with the words from whose vectors its own starts.

    Args:
        names: the values of each kind of mark ("b" for blocks, "s" for sections ...).
    """
    found = dict(_ALONE)
    for kind, values in names.items():
        for value in dict.fromkeys([*values, ""]):
            found[f"{kind}:{value}"] = f"{_KINDS[kind]} {_SAID.get(value, value.replace('_', ' '))}".strip() or "lain"
    return found


@dataclass(frozen=True)
class Base:
    """A body that has read much: its pieces, and its weights by the names of ``telaah.learned.reader``."""

    pieces: Sequence[str]
    scores: Sequence[float]
    weights: Mapping[str, Floats]
    layers: int


@dataclass(frozen=True)
class Text:
    """The units of one document in reading order; the label of each, "" for none."""

    units: Sequence[Unit]
    labels: Sequence[str]
    told: Sequence[Sequence[int]]
    """The rows of the signals and findings of each unit."""
    weight: float


@dataclass(frozen=True)
class Recipe:
    """How to teach."""

    epochs: int
    rate: float
    decay: float
    """Each layer below the last learns so much slower than the one above it."""
    heads_rate: float
    drop: float
    unheard: float
    """Share of the marks and signals that are left out, so that none is relied on alone."""
    balance: float
    smoothing: float
    batch: int
    """Pieces."""
    warm: float
    seed: int


class Body(nn.Module):
    """The transformer of ``telaah.learned.reader`` in torch, with its heads."""

    def __init__(self, sizes: Sizes, drop: float) -> None:
        super().__init__()
        self.sizes, self.drop = sizes, drop
        self.matrix = nn.ParameterDict({_safe(n): nn.Parameter(torch.empty(s)) for n, s in matrices(sizes).items()})
        self.vector = nn.ParameterDict({_safe(n): nn.Parameter(torch.zeros(s)) for n, s in vectors(sizes).items()})
        for name in self.matrix:
            nn.init.normal_(self.matrix[name], std=0.02)
        for name in self.vector:
            if name.endswith("scale"):
                nn.init.ones_(self.vector[name])

    def state(self, ids: torch.Tensor, *, whole: bool = False) -> torch.Tensor:
        """Return what is made of the pieces, (rows, pieces, width); ``whole`` says that no row is padded."""
        rows, longest = ids.shape
        width, heads = self.sizes.width, self.sizes.heads
        kept = None if whole else (ids != PADDING)[:, None, None, :]
        places = self.vector["places"].view(LONGEST, width)[:longest]
        state = self._lose(self._norm("first", functional.embedding(ids, self.matrix["words"]) + places))
        for n in range(self.sizes.layers):
            three = self._layer(f"{n}.look", state).view(rows, longest, 3, heads, width // heads).permute(2, 0, 3, 1, 4)
            seen = functional.scaled_dot_product_attention(three[0], three[1], three[2], attn_mask=kept)
            seen = seen.transpose(1, 2).reshape(rows, longest, width)
            state = self._norm(f"{n}.a", state + self._lose(self._layer(f"{n}.mix", seen)))
            inner = functional.gelu(self._layer(f"{n}.open", state), approximate="tanh")
            state = self._norm(f"{n}.b", state + self._lose(self._layer(f"{n}.close", inner)))
        return state

    def forward(self, batch: Batch) -> torch.Tensor:
        """Return the scores of the classes of all units of a batch."""
        seen = self.state(batch.ids).float()
        summed = functional.pad(seen.cumsum(1), (0, 0, 1, 0))
        size = (batch.end - batch.first)[:, None]
        mean = (summed[batch.row, batch.end] - summed[batch.row, batch.first]) / size
        shown = self._lose(torch.cat([seen[batch.row, batch.first], mean], 1))
        heard = functional.embedding_bag(batch.told, self.matrix["told"], batch.begins, mode="sum")
        hidden = functional.gelu(self._layer("hidden", shown) + self._lose(heard), approximate="tanh")
        return self._layer("out", self._lose(hidden))

    def _layer(self, name: str, given: torch.Tensor) -> torch.Tensor:
        return functional.linear(given, self.matrix[_safe(name)], self.vector[_safe(name)])

    def _norm(self, name: str, given: torch.Tensor) -> torch.Tensor:
        scale, shift = self.vector[_safe(f"{name}.scale")], self.vector[_safe(f"{name}.shift")]
        return functional.layer_norm(given, (self.sizes.width,), scale, shift, EPSILON)

    def _lose(self, given: torch.Tensor) -> torch.Tensor:
        return functional.dropout(given, self.drop, self.training)


def _safe(name: str) -> str:
    return name.replace(".", "_")


class Coarse:
    """Lets a body answer with weights as coarse as they will ship, while the fine ones learn (a straight-through estimate).

    Without it four bits lose all that was learned: what teaching changes in a weight is less than a step.
    """

    def __init__(self, body: Body) -> None:
        """Put all matrices of a body into one row."""
        parts = list(body.matrix.values())
        self._fine = torch.cat([part.detach().reshape(-1) for part in parts])
        self._kept = self._fine
        at = 0
        for part in parts:
            part.data = self._fine[at : at + part.numel()].view(part.shape)
            at += part.numel()

    def __enter__(self) -> None:
        """Answer coarsely from here."""
        with torch.no_grad():
            self._kept = self._fine.clone()
            self._fine.copy_(coarse(self._fine))

    def __exit__(self, *_: object) -> None:
        """Go on with the fine weights."""
        with torch.no_grad():
            self._fine.copy_(self._kept)

    def settle(self) -> None:
        """Keep the coarse weights for good."""
        with torch.no_grad():
            self._fine.copy_(coarse(self._fine))


def coarse(row: torch.Tensor) -> torch.Tensor:
    """Return weights as ``telaah.learned.reader.pack`` keeps them."""
    groups = row.view(-1, GROUP)
    widest = torch.gather(groups, 1, groups.abs().argmax(1, keepdim=True))
    scale = (-widest / MOST).half().float()
    scale = torch.where(scale == 0, torch.ones_like(scale), scale)
    return (torch.clamp(torch.round(groups / scale), -MOST, MOST - 1) * scale).view(-1)


@dataclass(frozen=True)
class Batch:
    """Windows of about one length, and their units."""

    ids: torch.Tensor
    row: torch.Tensor
    first: torch.Tensor
    end: torch.Tensor
    told: torch.Tensor
    """The rows of all units' signals, one after the other."""
    begins: torch.Tensor
    """Where those of each unit begin."""
    items: Sequence[tuple[int, int]]
    """Window and number of each unit."""


@dataclass(frozen=True)
class Dice:
    """What is left to chance while teaching, and where it is computed."""

    chance: random.Random
    unheard: float
    device: torch.device
    marks: Mapping[int, bool]
    """The numbers of all marks, and whether one may be left out."""


def batches(windows: Sequence[Window], owners: Sequence[Text], size: int, dice: Dice) -> list[Batch]:
    """Put windows of about one length together, ``size`` pieces at a time."""
    loose = [len(w.ids) + dice.chance.random() * 40 for w in windows]
    found, waiting = [], []
    for n in sorted(range(len(windows)), key=loose.__getitem__):
        waiting.append(n)
        if len(waiting) * len(windows[n].ids) >= size:
            found.append(waiting)
            waiting = []
    if waiting:
        found.append(waiting)
    dice.chance.shuffle(found)
    return [_batch(windows, owners, chosen, dice) for chosen in found]


def _batch(windows: Sequence[Window], owners: Sequence[Text], chosen: Sequence[int], dice: Dice) -> Batch:
    def heard() -> bool:
        return dice.chance.random() >= dice.unheard

    ids = torch.full((len(chosen), max(len(windows[n].ids) for n in chosen)), PADDING)
    spans = []
    for row, n in enumerate(chosen):
        shown = [UNKNOWN if dice.marks.get(i, False) and not heard() else i for i in windows[n].ids]
        ids[row, : len(shown)] = torch.tensor(shown)
        spans += [(row, first, end, n, number) for first, end, number in windows[n].spans]
    row, first, end = (torch.tensor([span[k] for span in spans], dtype=torch.long).to(dice.device) for k in range(3))
    told = [[r for r in owners[n].told[number] if heard()] for *_, n, number in spans]
    begins = torch.tensor([0, *accumulate(map(len, told))][:-1], dtype=torch.long)
    said = torch.tensor([r for rows in told for r in rows], dtype=torch.long)
    items = [(n, number) for *_, n, number in spans]
    return Batch(ids.to(dice.device), row, first, end, said.to(dice.device), begins.to(dice.device), items)


def started(base: Base, sizes: Sizes, marks: Mapping[str, str], layers: Sequence[int], drop: float) -> Body:
    """Return a body of some layers of its base, which knows what that knows; each mark starts as the mean of its words."""
    body = Body(sizes, drop)
    words = Pieces(base.pieces, base.scores)
    chosen = {str(layer): str(n) for n, layer in enumerate(layers)}
    with torch.no_grad():
        for name, value in base.weights.items():
            layer, _, part = name.removesuffix(".bias").partition(".")
            if name == "words" or (layer.isdigit() and layer not in chosen):
                continue
            bare = _safe(f"{chosen[layer]}.{part}" if layer.isdigit() else name.removesuffix(".bias"))
            target = body.matrix if value.ndim == 2 else body.vector
            target[bare].copy_(torch.tensor(value))
        table = torch.tensor(base.weights["words"])
        rows = [table[words.ids(said) or [UNKNOWN]].mean(0) for said in marks.values()]
        body.matrix["words"].copy_(torch.cat([table, torch.stack(rows)]))
    return body


def thinned(body: Body, layers: Sequence[int], sizes: Sizes) -> Body:
    """Return a body that has some of the layers of another."""
    thin = Body(sizes, body.drop)
    places = {str(layer): str(n) for n, layer in enumerate(layers)}
    with torch.no_grad():
        for kind in ("matrix", "vector"):
            theirs = getattr(thin, kind)
            for name, value in getattr(body, kind).items():
                layer, _, part = name.partition("_")
                if not layer.isdigit():
                    theirs[name].copy_(value)
                elif layer in places:
                    theirs[f"{places[layer]}_{part}"].copy_(value)
    return thin


@dataclass(frozen=True)
class Reading:
    """How the body reads on, before it is taught."""

    layers: Sequence[int]
    """Those that it keeps of the body before."""
    steps: int
    batch: int
    """Pieces."""
    rate: float
    plans: int
    """How often plans are read for once that laws are."""
    hidden: float
    """Share of the words that are hidden and to be guessed."""
    seed: int


def passes(texts: Mapping[str, Ids], how: Reading, chance: np.random.Generator) -> Iterator[Ids]:
    """Yield batches of rows of running text, cut elsewhere in each pass, without end."""
    rows = how.batch // LONGEST
    while True:
        found = []
        for name, ids in texts.items():
            for _ in range(how.plans if name == "plans" else 1):
                start = chance.integers(0, LONGEST)
                count = (len(ids) - start) // LONGEST
                found.append(ids[start : start + count * LONGEST].reshape(count, LONGEST))
        every = np.concatenate(found)
        chance.shuffle(every)
        yield from (every[at : at + rows] for at in range(0, len(every) - rows + 1, rows))


def read_on(body: Body, texts: Mapping[str, Ids], begins: NDArray[np.bool_], how: Reading, say: Callable[[str], None]) -> None:
    """Let the body guess hidden words of running text (eight in ten hidden, one another word, one left as it is).

    Args:
        body: is changed.
        texts: pieces of running text; those of "plans" are read more often.
        begins: of each piece and mark, whether it begins a word.
        how: for how long.
        say: is told how well it guesses.
    """
    if sum(map(len, texts.values())) < 2 * how.batch:
        return
    device = next(body.parameters()).device
    torch.manual_seed(how.seed)
    chance = np.random.default_rng(how.seed)
    body.train()
    drop, body.drop = body.drop, 0.0
    width = body.sizes.width
    turn = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.LayerNorm(width)).to(device)
    bias = nn.Parameter(torch.zeros(body.sizes.numbers, device=device))
    weights = [*body.parameters(), *turn.parameters(), bias]
    optimiser = torch.optim.AdamW(weights, lr=how.rate, weight_decay=0.01, betas=(0.9, 0.98))
    starts = torch.tensor(begins).to(device)
    lost: list[float] = []
    for step, rows in enumerate(islice(passes(texts, how, chance), how.steps)):
        pace = min(1.0, (step + 1) / min(200, 0.1 * how.steps)) * max(0.02, 1 - step / how.steps)
        for group in optimiser.param_groups:
            group["lr"] = how.rate * pace
        given = torch.tensor(rows).to(device)
        words = starts[given].cumsum(1).clamp(max=LONGEST)
        drawn = torch.rand(len(given), LONGEST + 1, device=device).gather(1, words)
        asked = (drawn < how.hidden) & (given > UNKNOWN)
        truth, kind = given[asked], torch.rand(int(asked.sum()), device=device)
        other = torch.randint(UNKNOWN + 1, body.sizes.numbers, truth.shape, device=device)
        shown = given.clone()
        shown[asked] = torch.where(kind < 0.8, torch.full_like(truth, UNKNOWN), torch.where(kind < 0.9, other, truth))
        with torch.autocast(device.type, dtype=torch.bfloat16):
            scores = functional.linear(turn(body.state(shown, whole=True)[asked]), body.matrix["words"], bias)
        loss = functional.cross_entropy(scores.float(), truth)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(weights, 1.0)
        optimiser.step()
        if step % 20 == 0:
            lost.append(float(loss.detach()))
        if (step + 1) % 200 == 0:
            say(f"read on, step {step + 1} of {how.steps}: loss {np.mean(lost[-10:]):.3f}")
    body.drop = drop
