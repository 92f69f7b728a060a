"""Train the judge of roles: python models/role/train.py [--cache FILE]; without ../shared it learns from our own texts alone."""

from __future__ import annotations

import argparse
import pickle
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import common  # noqa: E402
import items  # noqa: E402
from items import Item  # noqa: E402

from telaah.learned.linear import Linear  # noqa: E402
from telaah.learned.roles import features, works  # noqa: E402
from telaah.learned.train_linear import Example, Recipe, calibrated, fit, out_of_fold  # noqa: E402

CONFIG = tomllib.loads((HERE / "config.toml").read_text(encoding="utf-8"))
RECIPE = Recipe(**{"balanced": False, **CONFIG["fit"]})


@dataclass(frozen=True)
class Data:
    """The items of each part."""

    train: Sequence[Item]
    test: Sequence[Item]
    own: Sequence[Item]
    """Marked parties of our own plans of their parts train and dev."""
    unseen: Sequence[Item]
    """Of their part test."""
    excerpts: Sequence[Item]
    lost: int


def load(cache: Path | None = None) -> Data:
    """Join labels and clauses; ``cache`` keeps them between runs while models are being tried."""
    if cache is not None and cache.is_file():
        return Data(*pickle.loads(cache.read_bytes()))  # our own file, only while trying
    train, lost = items.real_items("train")
    test, missed = items.real_items("test")
    own, unseen = list(items.own_items("train", "dev")), list(items.own_items("test"))
    data = Data(whole(train), whole(test), own, unseen, list(items.excerpt_items()), lost + missed)
    if cache is not None:
        cache.write_bytes(pickle.dumps(tuple(getattr(data, field.name) for field in fields(data))))
    return data


def whole(found: Sequence[Item]) -> list[Item]:
    """Leave out clauses of text without layout in which a table is run together."""
    pdfs, most = common.real_pdfs(), CONFIG["torn"]["digits"]
    return [i for i in found if i.document in pdfs or sum(c.isdigit() for c in i.clause.text) <= most * len(i.clause.text)]


TARGETS: dict[str, Callable[[Item], str]] = {
    "role": lambda item: item.role,
    "status": lambda item: item.status,
    "active": lambda item: "yes" if works(item.role, item.status) else "no",
}


def examples(found: Sequence[Item], target: str) -> list[Example]:
    """Return the items that the judge can be asked about, with their label."""
    weight = CONFIG["weights"]
    often = Counter(map(_place, found))
    return [
        Example(
            features(i.clause),
            TARGETS[target](i),
            i.office,
            i.document,
            weight["own" if i.sample == "own" else "real"] / often[_place(i)] ** weight["repeated"],
        )
        for i in found
        if i.clause.cls != "DIRI"
    ]


def _place(item: Item) -> tuple[str, str, str, str]:
    """What a list or table of one document repeats: it says less each time."""
    return item.document, item.clause.core, item.clause.block, item.role


def trained(data: Data, target: str) -> Linear:
    """Fit one model and calibrate it on answers about offices that it never saw."""
    told = examples([*data.train, *data.own], target)
    extra = examples(data.excerpts, target)
    scores, classes = out_of_fold(told, RECIPE, extra)
    model = calibrated(fit([*told, *extra], RECIPE), scores, classes, [e.label for e in told])
    return replace(model, threshold=CONFIG["use"].get(target, 0.0))


def main() -> None:
    """Write role/, status/ and active/ beside this file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path)
    data = load(parser.parse_args().cache)
    print(f"{len(data.train)} real parties, {len(data.own)} of our plans, {len(data.excerpts)} excerpts; {data.lost} lost")
    for target in TARGETS:
        model = trained(data, target)
        model.save(HERE / target)
        size: Any = sum(f.stat().st_size for f in (HERE / target).iterdir())
        print(f"{target}: {len(model.names)} features, {size / 1e6:.2f} MB, temperature {model.temperature}")


if __name__ == "__main__":
    main()
