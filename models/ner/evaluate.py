"""Measure the recogniser of names and write metrics.json.

python models/ner/evaluate.py [SHARED] [--plans NAME=GOLD:PDFS]... [--news NAME=GOLD:TEXTS]...

Public test sets, then what the second opinion gains and loses on plans and articles with gold that trained nothing. Further
folders of gold can be named. ``--show`` prints the names gained and invented; no text of a document is ever written.
"""

from __future__ import annotations

import argparse
import json
import random
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import weak
from ablation import Compared, articles, plans, split
from common import ROOT, SHARED
from train import gather

from telaah.learned.tagger import NameTagger
from telaah.learned.train_ner import ANY, f_score, predict, score
from telaah.learned.train_ner_data import LABELS, Sample, from_text, public_sets, without_copies
from telaah.news.article import Article
from telaah.news.parties import find_parties

HERE = Path(__file__).resolve().parent
SEEN = 425
"""Sentences at the beginning of NER UI that were looked at to see its conventions; it trained nothing."""
BLOCK = 10
"""Sentences drawn together: these sets do not say which document a sentence is of, and neighbours often share one."""
ROUNDS = 400
Found = Sequence[set[tuple[int, int, str]]]


def by_rules(sample: Sample) -> set[tuple[int, int, str]]:
    """Return what telaah's own rules find in a sentence: bodies and regions, and persons as in news."""
    text = " ".join(sample.words)
    marks = weak.rule_marks(text)
    taken = [(a, b) for a, b, _ in marks]
    _, persons = find_parties(Article("", "", text))
    for person in persons:
        start = text.find(person.name)
        end = start + len(person.name)
        if start >= 0 and not any(a < end and start < b for a, b in taken):
            marks.append((start, end, "PER"))
    made = from_text(text, marks, [], "rules")
    return set(made.names) if made is not None and made.words == sample.words else set()


def measured(samples: Sequence[Sample], found: Found) -> dict[str, Any]:
    """Return precision, recall and F by label and together, with 95 % intervals of F."""
    counts = score(samples, found)
    rows: dict[str, Any] = {}
    for label in (*LABELS, "all"):
        chosen = list(counts.values()) if label == "all" else [counts[label]]
        right, said, true = (sum(column) for column in zip(*chosen, strict=True))
        low, high = _interval(samples, found, label)
        rows[label] = {
            "precision": round(right / max(1, said), 3),
            "recall": round(right / max(1, true), 3),
            "f1": round(f_score(chosen), 3),
            "low": low,
            "high": high,
            "names": true,
        }
    return rows


def _interval(samples: Sequence[Sample], found: Found, label: str) -> tuple[float, float]:
    chance, blocks = random.Random(7), []
    for start in range(0, len(samples), BLOCK):
        counts = score(samples[start : start + BLOCK], found[start : start + BLOCK])
        chosen = list(counts.values()) if label == "all" else [counts[label]]
        blocks.append(tuple(sum(column) for column in zip(*chosen, strict=True)))
    drawn = sorted(f_score([(r, f, t) for r, f, t in chance.choices(blocks, k=len(blocks))]) for _ in range(ROUNDS))
    return round(drawn[int(0.025 * ROUNDS)], 3), round(drawn[int(0.975 * ROUNDS)], 3)


def public(data: Path, tagger: NameTagger) -> dict[str, Any]:
    """Measure the public test sets, the rules beside the model."""
    nlp, names = tagger.parts()
    _, _, tests = public_sets(data / "nlp")
    tests["nerui, not looked at"] = tests["nerui"][SEEN:]
    settings = tomllib.loads((HERE / "config.toml").read_text(encoding="utf-8"))
    trained, _ = gather(data, names, settings, strict=False)
    for name in ("idner", "nergrit", "nerui"):
        tests[f"{name}, no copies"] = without_copies(tests[name], trained)
    rows = {}
    for name, samples in tests.items():
        manner = ANY if name.startswith("nerui") else None
        model = measured(samples, predict(nlp, names, samples, manner))
        rows[name] = {
            "sentences": len(samples),
            "model": model,
            "rules": measured(samples, [by_rules(sample) for sample in samples]),
        }
        print(name, "model", model["all"], "rules", rows[name]["rules"]["all"], flush=True)
    return rows


def speed(data: Path, tagger: NameTagger) -> dict[str, float]:
    """Return CPU seconds to load, and words a second."""
    begun = time.process_time()
    tagger.bodies(["Dinas Sosial"])
    loaded = time.process_time() - begun
    _, _, tests = public_sets(data / "nlp")
    texts = [" ".join(s.words) for s in tests["nerui"]]
    begun = time.process_time()
    tagger.bodies(texts)
    spent = time.process_time() - begun
    return {"load_cpu_s": round(loaded, 2), "words_a_cpu_second": round(sum(len(t.split()) for t in texts) / spent)}


def places(shared: Path, given: argparse.Namespace) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the folders of plans and of articles by name: gold, files, and the documents wanted (None for all)."""
    corpora = ROOT / "corpora"
    own_plans, own_news = corpora / "plans", corpora / "news"
    plan_sets = {
        "gold of real plans": (shared / "gold/dev", shared / "realdocs", None),
        "own plans, dev": (own_plans / "gold", own_plans / "pdf", split(own_plans / "splits.toml", "dev")),
        "own plans, test": (own_plans / "gold", own_plans / "pdf", split(own_plans / "splits.toml", "test")),
    }
    news_sets = {
        "gold of real articles": (shared / "gold/dev-news", shared / "news/dev", None),
        "own articles, dev": (own_news / "gold/text", own_news / "raw/text", split(own_news / "splits.toml", "dev")),
        "own articles, test": (own_news / "gold/text", own_news / "raw/text", split(own_news / "splits.toml", "test")),
    }
    for sets, more in ((plan_sets, given.plans), (news_sets, given.news)):
        for entry in more:
            name, _, folders = entry.partition("=")
            gold, _, files = folders.partition(":")
            sets[name] = (Path(gold), Path(files), None)
    return plan_sets, news_sets


def second_opinion(shared: Path, tagger: NameTagger, given: argparse.Namespace) -> dict[str, Any]:
    """Measure mentions with and without the second opinion."""
    rows: dict[str, Any] = {}
    for kind, compare, sets in zip(("plans", "news"), (plans, articles), places(shared, given), strict=True):
        for name, (gold, files, wanted) in sets.items():
            if not gold.is_dir():
                continue
            compared: Compared = compare(gold, files, tagger, wanted)
            rows.setdefault(kind, {})[name] = compared.report()
            print(kind, name, compared.report(), flush=True)
            if given.show:
                print("  gained", compared.gained, "lost", compared.lost, "invented", compared.invented)
    return rows


def main() -> None:
    """Measure everything that is at hand."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--plans", action="append", default=[])
    parser.add_argument("--news", action="append", default=[])
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    tagger = NameTagger(HERE)
    rows = {
        "speed": speed(given.shared / "data", tagger),
        "bytes": sum((HERE / name).stat().st_size for name in ("ner.msgpack", "names.txt.gz", "spacy.cfg")),
        "sets": public(given.shared / "data", tagger),
        "second_opinion": second_opinion(given.shared, tagger, given),
    }
    (HERE / "metrics.json").write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
