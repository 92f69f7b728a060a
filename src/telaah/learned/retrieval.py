"""How well texts find the text that belongs to them: ranks, words as the plain answer, intervals. For evaluation only."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
"""One row a query, one column a candidate."""
Way = Callable[[Sequence[str], Sequence[str]], Scores]

_WORD = re.compile(r"\w+")
_K1, _B = 1.2, 0.75


def bm25(queries: Sequence[str], candidates: Sequence[str]) -> Scores:
    """Score by Okapi BM25 over words in lower case.

    >>> [round(float(score), 2) for score in bm25(["jalan rusak"], ["jalan desa", "rumah sakit"])[0]]
    [0.69, 0.0]
    """
    texts = [Counter(_WORD.findall(text.lower())) for text in candidates]
    lengths = np.array([sum(text.values()) for text in texts], dtype=np.float32)
    mean = float(lengths.mean()) or 1.0
    holders: dict[str, list[tuple[int, int]]] = {}
    for column, text in enumerate(texts):
        for word, count in text.items():
            holders.setdefault(word, []).append((column, count))
    scores = np.zeros((len(queries), len(candidates)), dtype=np.float32)
    for row, query in enumerate(queries):
        for word in _WORD.findall(query.lower()):
            found = holders.get(word, [])
            weight = math.log(1 + (len(texts) - len(found) + 0.5) / (len(found) + 0.5))
            for column, count in found:
                norm = _K1 * (1 - _B + _B * float(lengths[column]) / mean)
                scores[row, column] += weight * count * (_K1 + 1) / (count + norm)
    return scores


def tfidf(**options: object) -> Way:
    """Return a way that scores by the cosine of TF-IDF, weights learned from the candidates; options are scikit-learn's."""

    def score(queries: Sequence[str], candidates: Sequence[str]) -> Scores:
        from sklearn.feature_extraction.text import TfidfVectorizer

        model = TfidfVectorizer(sublinear_tf=True, **options)
        known = model.fit_transform(candidates)
        return np.asarray((model.transform(queries) @ known.T).toarray(), dtype=np.float32)

    return score


def fused(ways: Mapping[Way, float]) -> Way:
    """Return the weighted sum of several ways, each scaled to 1 at a query's best candidate."""

    def score(queries: Sequence[str], candidates: Sequence[str]) -> Scores:
        total = np.zeros((len(queries), len(candidates)), dtype=np.float32)
        for way, weight in ways.items():
            found = way(queries, candidates)
            best = found.max(axis=1, keepdims=True)
            total += weight * np.divide(found, best, out=np.zeros_like(found), where=best > 0)
        return total

    return score


def ranks(scores: Scores, right: Sequence[int]) -> NDArray[np.float64]:
    """Return at which place each query's right candidate stands, from 1; of equals the mean place.

    >>> ranks(np.array([[0.5, 0.9, 0.5]], dtype=np.float32), [0]).tolist()
    [2.5]
    """
    own = scores[np.arange(len(right)), list(right)][:, None]
    above, equal = (scores > own).sum(axis=1), (scores == own).sum(axis=1)
    placed: NDArray[np.float64] = above + (equal + 1) / 2
    return placed


def measures(placed: NDArray[np.float64], groups: Sequence[str], *, draws: int, seed: int) -> dict[str, object]:
    """Return recall at 1 and 10 and the mean reciprocal rank, with 95 % intervals over groups drawn with replacement."""
    of: dict[str, list[int]] = {}
    for number, group in enumerate(groups):
        of.setdefault(group, []).append(number)
    names, chance = sorted(of), np.random.default_rng(seed)
    drawn = [np.concatenate([of[names[i]] for i in chance.integers(0, len(names), len(names))]).astype(int) for _ in range(draws)]
    found: dict[str, object] = {"queries": len(placed), "groups": len(names)}
    for name, values in (("r1", placed < 1.5), ("r10", placed <= 10), ("mrr", 1 / placed)):
        spread = np.quantile([values[picked].mean() for picked in drawn], (0.025, 0.975))
        found[name] = round(float(values.mean()), 3)
        found[f"{name}_interval"] = [round(float(end), 3) for end in spread]
    return found
