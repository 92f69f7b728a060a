"""Measure the encoder: python models/encoder/evaluate.py DATA [NAME=FOLDER ...]; writes metrics.json.

DATA is the folder with nlp/. Further encoders (the English MiniLM package, candidates of a training) are given as NAME=FOLDER.
Two tasks: a statement in other words finds the statement; a heading, or an explanation, finds its article in unseen laws.
"""

from __future__ import annotations

import csv
import hashlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from telaah.learned import embedder, retrieval
from telaah.learned.train_encoder import law_pairs

HERE = Path(__file__).resolve().parent
PAIRS = HERE.parents[1] / "corpora" / "paraphrase"
DRAWS, SEED = 2000, 7
SHARE = 1.0
"""Weight of words beside vectors in the fused score; chosen on other laws, with vectors that had not seen those either."""


def main() -> None:
    """Score all ways on all tasks; other encoders measured before on the same texts keep their figures."""
    data, target = Path(sys.argv[1]), Path(os.environ.get("TELAAH_METRICS", HERE / "metrics.json"))
    others = dict(argument.split("=", 1) for argument in sys.argv[2:])
    laws = law_pairs(data)
    texts = hashlib.sha256(json.dumps(laws).encode() + b"".join(path.read_bytes() for path in sorted(PAIRS.glob("*.tsv"))))
    report: dict[str, Any] = {"texts": texts.hexdigest()[:16], "paraphrase": {}, "laws": {}}
    ways = _ways(others)
    report["paraphrase"], report["laws"] = _paraphrase(ways), _laws(ways, laws)
    before = json.loads(target.read_text(encoding="utf-8")) if target.is_file() else {}
    if before.get("texts") == report["texts"]:
        for task, groups in report.items():
            for group, found in groups.items() if isinstance(groups, dict) else ():
                kept = {way: of for way, of in before[task].get(group, {}).items() if " + " not in way}
                report[task][group] = kept | found
    target.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    for task in ("paraphrase", "laws"):
        for group, found in report[task].items():
            print(f"{task}: {group}")
            for way, of in found.items():
                print(f"  {way:34} R@1 {of['r1']:.3f} {of['r1_interval']}  R@10 {of['r10']:.3f}  MRR {of['mrr']:.3f}")


def _ways(others: Mapping[str, str]) -> dict[str, retrieval.Way]:
    words = retrieval.tfidf(ngram_range=(1, 2))
    ways = {
        "TF-IDF words 1-2": words,
        "TF-IDF letters 3-5": retrieval.tfidf(analyzer="char_wb", ngram_range=(3, 5)),
        "BM25": retrieval.bm25,
    }
    for name, folder in [("this encoder", None), *others.items()]:
        ways[name] = _by_vectors(folder)
        ways[f"{name} + BM25"] = retrieval.fused({ways[name]: 1.0, retrieval.bm25: SHARE})
        ways[f"{name} + TF-IDF words"] = retrieval.fused({ways[name]: 1.0, words: SHARE})
    ways["this encoder, 128 numbers"] = _by_vectors(None, 128)
    return ways


def _by_vectors(folder: str | None, size: int | None = None) -> retrieval.Way:
    encoder = embedder(folder, size)
    if encoder is None:
        raise SystemExit("no encoder is installed")
    known: dict[str, Any] = {}

    def vectors(texts: Sequence[str]) -> Any:  # noqa: ANN401 - an array
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            known.update(zip(new, encoder.encode(new), strict=True))
        return np.stack([known[text] for text in texts])

    return lambda queries, candidates: np.asarray(vectors(queries) @ vectors(candidates).T, dtype=np.float32)


def _paraphrase(ways: Mapping[str, retrieval.Way]) -> dict[str, Any]:
    near = [row["text"] for row in _rows("near-a.tsv")]
    pools = {name: [(row["text"], row["paraphrase"], row["domain"]) for row in _rows(f"pairs-{name}.tsv")] for name in "ab"}
    report: dict[str, Any] = {f"writer {name}": {} for name in pools} | {"both": {}, "both, one pool of all texts": {}}
    for way, score in ways.items():
        placed, domains = [], []
        for name, pairs in pools.items():
            candidates = [text for text, _, _ in pairs] + (near if name == "a" else [])
            found = retrieval.ranks(score([said for _, said, _ in pairs], candidates), range(len(pairs)))
            report[f"writer {name}"][way] = _measured(found, [domain for _, _, domain in pairs])
            placed.append(found)
            domains += [domain for _, _, domain in pairs]
        report["both"][way] = _measured(np.concatenate(placed), domains)
        report["both, one pool of all texts"][way] = _measured(_one_pool(score, [*pools["a"], *pools["b"]], near), domains)
    return report


def _one_pool(score: retrieval.Way, pairs: Sequence[tuple[str, str, str]], near: Sequence[str]) -> Any:  # noqa: ANN401
    """Rank each statement among all statements and all other paraphrases; equal texts of two writers are one."""
    texts, said = [text for text, _, _ in pairs], [other for _, other, _ in pairs]
    scores = score(said, [*texts, *near, *said])
    own = np.arange(len(pairs))
    scores[own, len(texts) + len(near) + own] = -np.inf
    for row, text in enumerate(texts):
        scores[row, [k for k, other in enumerate(texts) if other.lower() == text.lower() and k != row]] = -np.inf
    return retrieval.ranks(scores, list(own))


def _laws(ways: Mapping[str, retrieval.Way], laws: Mapping[str, list[dict[str, str]]]) -> dict[str, Any]:
    report: dict[str, Any] = {}
    for kind, pairs in laws.items():
        queries, candidates = [pair["a"] for pair in pairs], [pair["b"] for pair in pairs]
        sources = [pair["sumber"] for pair in pairs]
        own = list(range(len(pairs)))
        report[kind] = {way: _measured(retrieval.ranks(score(queries, candidates), own), sources) for way, score in ways.items()}
    return report


def _measured(placed: Any, groups: Sequence[str]) -> dict[str, object]:  # noqa: ANN401
    return retrieval.measures(placed, groups, draws=DRAWS, seed=SEED)


def _rows(name: str) -> list[dict[str, str]]:
    with (PAIRS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


if __name__ == "__main__":
    main()
