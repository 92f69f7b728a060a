"""Measure the segmenter and the tokenizer: python models/language/evaluate.py SHARED (the folder with data/).

Writes metrics.json: borders found inside passages of real plans and news that were marked by hand.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import spacy

from telaah.language import blank

HERE = Path(__file__).resolve().parent
REAL = HERE.parents[1] / "corpora" / "real"
DRAWS = 2000
SEED = 7

Starts = Callable[[str], set[int]]
Counts = tuple[int, int, int]


def main() -> None:
    """Score telaah's rules and spaCy's sentencizer on both sets."""
    report = measured(Path(sys.argv[1]))
    (HERE / "metrics.json").write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(report, indent=1))


def measured(shared: Path) -> dict[str, Any]:
    """Return the report on both sets of passages."""
    texts = {**_plans(shared), **_news(shared)}
    ways = {"telaah_sentences": _by_telaah(), "blank('id') + sentencizer": _by_sentencizer()}
    report: dict[str, Any] = {}
    for name in ("sentences", "sentences-second"):
        rows = [json.loads(line) for line in (REAL / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        items = [(row, texts[row["source"], row["doc"], row["page"]][row["start"] : row["end"]]) for row in rows]
        wrong = [row["hash"] for row, text in items if hashlib.sha256(text.encode()).hexdigest()[:16] != row["hash"]]
        if wrong:
            raise SystemExit(f"{len(wrong)} passages are not the text that was marked")
        report[name] = {way: _scores(items, starts) for way, starts in ways.items()}
    return report


def _by_telaah() -> Starts:
    nlp = blank()
    nlp.add_pipe("telaah_sentences")
    return lambda text: _first(nlp(text).sents)


def _by_sentencizer() -> Starts:
    nlp = spacy.blank("id")
    nlp.add_pipe("sentencizer")
    return lambda text: _first(nlp(text).sents)


def _first(sentences: Iterable[Any]) -> set[int]:
    """Return where the first letter of each sentence stands: spaces before it are nobody's fault."""
    return {next((token.idx for token in sentence if not token.is_space), sentence.start_char) for sentence in sentences}


def _scores(items: list[tuple[Mapping[str, Any], str]], starts: Starts) -> dict[str, Any]:
    groups: dict[str, list[tuple[str, Counts, Counts]]] = defaultdict(list)
    for row, text in items:
        found, gold = starts(text) - {0}, set(row["boundaries"])
        inner = (len(found & gold), len(found - gold), len(gold - found))
        ends = (inner[0] + 1, inner[1], inner[2])
        for group in ("all", "news" if row["source"] == "news-pemda" else f"plans, {row['part']} offices"):
            groups[group].append((row["doc"], inner, ends))
    return {group: _measures(rows) for group, rows in sorted(groups.items())}


def _measures(rows: list[tuple[str, Counts, Counts]]) -> dict[str, Any]:
    inner = _f([counts for _, counts, _ in rows])
    exact = sum(not counts[1] and not counts[2] for _, counts, _ in rows) / len(rows)
    with_ends = _f([counts for _, _, counts in rows])["f"]
    return {"passages": len(rows), **inner, "interval": _interval(rows), "exact": round(exact, 3), "f_with_ends": with_ends}


def _f(counts: Iterable[Counts]) -> dict[str, float]:
    hit, extra, missed = (sum(column) for column in zip(*counts, strict=True))
    precision, recall = hit / max(hit + extra, 1), hit / max(hit + missed, 1)
    f = 2 * hit / max(2 * hit + extra + missed, 1)
    return {"borders": hit + missed, "precision": round(precision, 3), "recall": round(recall, 3), "f": round(f, 3)}


def _interval(rows: list[tuple[str, Counts, Counts]]) -> list[float]:
    """Return the 95 % interval of F, documents drawn with replacement."""
    of: dict[str, list[Counts]] = defaultdict(list)
    for doc, counts, _ in rows:
        of[doc].append(counts)
    docs, chance = sorted(of), random.Random(SEED)
    drawn = sorted(_f([c for doc in chance.choices(docs, k=len(docs)) for c in of[doc]])["f"] for _ in range(DRAWS))
    return [drawn[int(0.025 * DRAWS)], drawn[int(0.975 * DRAWS)]]


def _plans(shared: Path) -> dict[tuple[str, str, int], str]:
    with gzip.open(shared / "data/plans-text/pages.jsonl.gz", "rt", encoding="utf-8") as lines:
        pages = [json.loads(line) for line in lines]
    return {("plans-text", page["doc"], page["page"]): page["text"] for page in pages}


def _news(shared: Path) -> dict[tuple[str, str, int], str]:
    with gzip.open(shared / "data/nlp/news-pemda/berita-pemda.jsonl.gz", "rt", encoding="utf-8") as lines:
        bodies = [json.loads(line)["isi"] for line in lines]
    return {("news-pemda", hashlib.sha256(body.encode()).hexdigest()[:16], 1): body for body in bodies}


if __name__ == "__main__":
    main()
