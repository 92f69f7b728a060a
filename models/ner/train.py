"""Train the recogniser of names: python models/ner/train.py [SHARED] [TARGET]; needs scikit-learn and scipy, never torch.

Twice: the first model marks further sentences of raw text, and the one that ships is trained on these too.
"""

from __future__ import annotations

import sys
import time
import tomllib
from pathlib import Path
from typing import Any

import silver
import weak
from common import ROOT, SHARED

from telaah.learned.names import Names, read_names, split_words, write_names
from telaah.learned.train_names import make_names, texts
from telaah.learned.train_ner import ANY, save, train
from telaah.learned.train_ner_data import Sample, public_sets, read_conll, recased, test_keys, without_copies

COPIED = 0.3
"""A sentence with more of its runs of words in a test set is a copy of one there."""
HERE = Path(__file__).resolve().parent


def articles() -> list[str]:
    """Return the running text of the project's articles, training part alone."""
    folder = ROOT / "corpora" / "news"
    wanted = tomllib.loads((folder / "splits.toml").read_text(encoding="utf-8"))["train"]
    return [weak.read_story(folder / "articles" / f"{name}.txt").text for name in wanted]


def make_lists(data: Path, barred: frozenset[str], settings: dict[str, Any]) -> Names:
    """Make the lists; words that real plans alone print, and only as names, are left out: they may name private persons."""
    plans = [text for _, pages in weak.train_plans() for _, text in pages]
    names = make_names(data, [*articles(), *plans], barred, settings)
    others = (*texts(data, articles()), *(" ".join(t.words) for t in read_conll(data / "nlp/ner-nerp/train.txt.gz")))
    known = {word.lower() for text in others for word, _, _ in split_words(text)}
    kept = {word: entry for word, entry in names.words.items() if word in known or entry[0] not in ("u", "n")}
    return Names(kept, names.phrases)


def gather(data: Path, names: Names, settings: dict[str, Any], *, strict: bool = True) -> tuple[list[Sample], list[Sample]]:
    """Return the sentences for training and those for early stopping; ``strict``: none that nearly repeats one of a test."""
    samples, dev, tests = public_sets(data / "nlp")
    casing = {word: cls[0] for word, (cls, _) in names.words.items()}
    barred = barred_keys(samples, dev, tests)
    samples += recased(data / "nlp", casing, barred, bodies=settings["bodies_of_nerp"])
    samples += weak.news(casing)
    samples += weak.sentences(casing)
    samples += weak.plans(casing, settings["plans_most"])
    dev = dev or [*weak.news(casing, "dev"), *weak.sentences(casing, "dev")]  # where the public sets are not at hand
    closed = test_keys(tests) | test_keys({"dev": dev})
    samples = [s for s in samples if len(s.words) > 1 and test_keys({"": [s]}).isdisjoint(closed)]
    held = [*dev, *(s for part in tests.values() for s in part)]
    return (without_copies(samples, held, COPIED) if strict else samples), dev


def barred_keys(samples: list[Sample], dev: list[Sample], tests: dict[str, list[Sample]]) -> frozenset[str]:
    """Return the keys of sentences that may come in from no other set: tests, dev, and what is there in a better form."""
    return test_keys(tests) | test_keys({"dev": dev, "idner": [s for s in samples if s.origin == "idner"]})


def main() -> None:
    """From the sets to the folder that ships."""
    data = (Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED) / "data"
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else HERE
    target.mkdir(parents=True, exist_ok=True)
    settings = tomllib.loads((HERE / "config.toml").read_text(encoding="utf-8"))
    begun = time.process_time()
    said = lambda what: print(f"{time.process_time() - begun:7.0f} CPU s  {what}", flush=True)  # noqa: E731
    samples, dev, tests = public_sets(data / "nlp")
    write_names(target / "names.txt.gz", make_lists(data, barred_keys(samples, dev, tests), settings["names"]))
    names = read_names(target / "names.txt.gz")
    said(f"{len(names.words)} words, {len(names.phrases)} names")
    samples, dev = gather(data, names, settings)
    for origin in sorted({s.origin for s in samples}):
        part = [s for s in samples if s.origin == origin]
        said(f"{origin}: {len(part)} sentences, {sum(len(s.words) for s in part)} words, {sum(len(s.names) for s in part)} names")
    teacher = train(names, samples, dev, settings["network"], said)
    closed = barred_keys(samples, dev, tests) | test_keys({"": samples})
    raw = silver.raw_sentences(data, closed, settings["silver_most"])
    samples += silver.agreed([teacher], names, raw, ANY)
    said(f"silver: {len(raw)} sentences")
    save(target, train(names, samples, dev, settings["network"], said))


if __name__ == "__main__":
    main()
