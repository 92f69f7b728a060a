"""How various the corpus is: distinct 4-grams, nearest neighbours, sentences that come back.

    python corpora/plans/variety.py
"""

from __future__ import annotations

import math
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from corpora.plans.checks import words  # noqa: E402

NEAR = 0.6
"""Two sentences with more than this share of words in common (Jaccard) are nearly the same."""
SHORT = 5
"""Cells of so many words are fixed terms, not wordings."""
Record = dict[str, Any]
Grams = set[tuple[str, ...]]


@dataclass(frozen=True)
class Neighbour:
    """The nearest other document."""

    name: str
    by_grams: tuple[float, str]
    by_words: tuple[float, str]


@dataclass(frozen=True)
class Variety:
    """The figures."""

    words: int
    distinct: float
    """Distinct 4-grams over all 4-grams, over all documents together."""
    neighbours: list[Neighbour]
    repeated: list[tuple[str, int]]
    """Sentences of more than SHORT words that stand in more than one document, legal titles and nomenclature left out."""


def grams(tokens: list[str], size: int = 4) -> list[tuple[str, ...]]:
    """The word n-grams of a text."""
    return [tuple(tokens[i : i + size]) for i in range(len(tokens) - size + 1)]


def variety(documents: dict[str, list[tuple[str, str]]]) -> Variety:
    """Measure documents given as name -> [(label, text)]; repetitions within one document (an outcome in three tables) count once."""
    unique = {name: list(dict.fromkeys(text for _, text in units)) for name, units in documents.items()}
    tokens = {name: [words(text) for text in texts] for name, texts in unique.items()}
    every = [g for name in tokens for sentence in tokens[name] for g in grams(sentence)]
    sets = {name: {g for sentence in tokens[name] for g in grams(sentence)} for name in tokens}
    vectors = tfidf({name: [w for sentence in tokens[name] for w in sentence] for name in tokens})
    neighbours = []
    for name in documents:
        others = [o for o in documents if o != name]
        near = max(((jaccard(sets[name], sets[o]), o) for o in others), default=(0.0, ""))
        alike = max(((cosine(vectors[name], vectors[o]), o) for o in others), default=(0.0, ""))
        neighbours.append(Neighbour(name, near, alike))
    total = sum(len(s) for sentences in tokens.values() for s in sentences)
    return Variety(total, len(set(every)) / max(1, len(every)), neighbours, repeated(documents))


def repeated(documents: dict[str, list[tuple[str, str]]]) -> list[tuple[str, int]]:
    """Sentences that several documents share."""
    where: dict[str, set[str]] = defaultdict(set)
    for name, units in documents.items():
        for label, text in units:
            if len(words(text)) > SHORT and label not in ("legal", "activity"):
                where[" ".join(words(text))].add(name)
    return sorted(((text, len(names)) for text, names in where.items() if len(names) > 1), key=lambda item: (-item[1], item[0]))


def jaccard(one: set[Any], other: set[Any]) -> float:
    """Shared over all."""
    return len(one & other) / max(1, len(one | other))


def tfidf(documents: dict[str, list[str]]) -> dict[str, dict[str, float]]:
    """Unit vectors of log term frequency times inverse document frequency."""
    frequency = Counter(w for tokens in documents.values() for w in set(tokens))
    made = {}
    for name, tokens in documents.items():
        vector = {w: (1 + math.log(n)) * math.log(1 + len(documents) / frequency[w]) for w, n in Counter(tokens).items()}
        length = math.sqrt(sum(v * v for v in vector.values())) or 1.0
        made[name] = {w: v / length for w, v in sorted(vector.items())}
    return made


def cosine(one: dict[str, float], other: dict[str, float]) -> float:
    """Of two unit vectors."""
    small, large = sorted((one, other), key=len)
    return sum(v * large.get(w, 0.0) for w, v in small.items())


def near_duplicates(records: list[Record]) -> list[tuple[str, str, float]]:
    """(id outside test, id in test, Jaccard of their words) of sentences that are nearly the same in both parts.

    Legal titles, programme nomenclature and cells of up to SHORT words are fixed terms and are left out.
    """
    test = [(r["id"], frozenset(words(r["text"]))) for r in records if r["split"] == "test" and _counts(r)]
    index: dict[str, list[int]] = defaultdict(list)
    for i, (_, bag) in enumerate(test):
        for word in bag:
            index[word].append(i)
    found = []
    for record in records:
        if record["split"] == "test" or not _counts(record):
            continue
        bag = frozenset(words(record["text"]))
        shared = Counter(i for word in bag for i in index.get(word, ()))
        for i, count in shared.items():
            share = count / (len(bag) + len(test[i][1]) - count)
            if share > NEAR:
                found.append((record["id"], test[i][0], round(share, 3)))
    return sorted(found, key=lambda pair: (-pair[2], pair))


def _counts(record: Record) -> bool:
    return record["label"] not in ("legal", "activity") and len(words(record["text"])) > SHORT


def main() -> None:
    """Print the figures."""
    from corpora.plans.make import read_all

    folder = ROOT / "corpora"
    plans = [*read_all(folder / "plans/source", []), *read_all(folder / "sentences/source", [])]
    figures = variety({p.name: [(u.label, u.text) for u in p.units() if u.label] for p in plans})
    print(f"{len(plans)} documents, {figures.words} words, distinct 4-grams {figures.distinct:.3f}")
    for neighbour in sorted(figures.neighbours, key=lambda n: -n.by_grams[0]):
        print(f"{neighbour.name:45} 4-gram Jaccard {neighbour.by_grams[0]:.3f} {neighbour.by_grams[1]:40} TF-IDF {neighbour.by_words[0]:.3f} {neighbour.by_words[1]}")
    print(f"\n{len(figures.repeated)} sentences in several documents:")
    for text, count in figures.repeated[:60]:
        print(f"  {count}x {text[:120]}")


if __name__ == "__main__":
    main()
