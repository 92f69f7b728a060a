"""The figures that the READMEs print, written between two marks."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from statistics import median
from typing import Any

from corpora.plans.markup import LABELS, Plan
from corpora.plans.variety import Variety, variety

HERE = Path(__file__).resolve().parent
CORPORA = HERE.parent
PARTS = ("train", "dev", "test")
Record = dict[str, Any]


def write_statistics(plans: list[Plan], excerpts: list[Plan], records: list[Record], splits: dict[str, str], left_out: list[tuple[str, str, float]]) -> None:
    """Write the figures into plans/README.md and sentences/README.md, and as JSON beside them."""
    figures = variety({p.name: [(u.label, u.text) for u in p.units() if u.label] for p in [*plans, *excerpts]})
    labels = {part: Counter(r["label"] for r in records if r["split"] == part) for part in (*PARTS, "left_out")}
    made = {
        "plans": len(plans), "excerpts": len(excerpts), "sentences": len(records),
        "documents by split": {part: sum(s == part for s in splits.values()) for part in PARTS},
        "labels": {part: dict(sorted(counts.items())) for part, counts in labels.items()},
        "roles": _count(records, "role"), "statuses": _count(records, "status"), "classes": _count(records, "class"),
        "words": figures.words, "distinct 4-grams": round(figures.distinct, 4),
        "median nearest neighbour": {"4-gram Jaccard": round(median(n.by_grams[0] for n in figures.neighbours), 4),
                                     "TF-IDF cosine": round(median(n.by_words[0] for n in figures.neighbours), 4)},
        "closest pair": {"4-gram Jaccard": list(max(((*n.by_grams, n.name) for n in figures.neighbours))),
                         "TF-IDF cosine": list(max(((*n.by_words, n.name) for n in figures.neighbours)))},
        "sentences in several documents": len(figures.repeated), "near duplicates taken out": [list(pair) for pair in left_out],
    }  # fmt: skip
    (HERE / "statistics.json").write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    put(HERE / "README.md", "statistics", "\n".join([*_plans(plans), "", *_variety(figures)]))
    put(CORPORA / "sentences/README.md", "statistics", "\n".join(_sentences(records, labels, left_out)))


def _count(records: list[Record], key: str) -> dict[str, int]:
    return dict(Counter(p[key] for r in records for p in r["parties"]).most_common())


def _plans(plans: list[Plan]) -> list[str]:
    outcomes = indicators = collaborators = sources = mentions = pages = bare_c = bare_s = 0
    kinds: Counter[str] = Counter()
    for plan in plans:
        path = HERE / "gold" / f"{plan.name}.json"
        if not path.exists():
            continue
        truth = json.loads(path.read_text(encoding="utf-8"))
        kinds[truth["kind"]] += 1
        pages += truth["pages"]
        outcomes += len(truth["outcomes"])
        indicators += sum(len(o["indicators"]) for o in truth["outcomes"])
        collaborators += sum(len(o["collaborators"]) for o in truth["outcomes"])
        sources += sum(len(o["data_sources"]) for o in truth["outcomes"])
        bare_c += sum(not o["collaborators"] for o in truth["outcomes"])
        bare_s += sum(not o["data_sources"] for o in truth["outcomes"])
        mentions += sum(m.get("count", 1) for m in truth["mentions"])
    return [
        f"{sum(kinds.values())} plans ({', '.join(f'{n} {k}' for k, n in kinds.most_common())}), {pages} printed pages, {outcomes} outcomes "
        f"({bare_c} without a direct collaborator, {bare_s} without a direct data source), {indicators} indicators, {collaborators} direct collaborators, "
        f"{sources} direct data sources, {mentions} mentions."
    ]


def _variety(figures: Variety) -> list[str]:
    grams = sorted(figures.neighbours, key=lambda n: -n.by_grams[0])
    cosine = sorted(figures.neighbours, key=lambda n: -n.by_words[0])
    lines = [
        f"{figures.words:,} words in marked units (what one document prints twice counted once). Distinct word 4-grams: {figures.distinct:.3f} of all. "
        f"Nearest neighbour of a document: 4-gram Jaccard median {median(n.by_grams[0] for n in grams):.4f}, highest {grams[0].by_grams[0]:.4f}; "
        f"TF-IDF cosine median {median(n.by_words[0] for n in cosine):.3f}, highest {cosine[0].by_words[0]:.3f}. "
        f"Sentences of more than five words that stand in several documents, legal titles and nomenclature left out: {len(figures.repeated)}.",
        "", "| closest by 4-grams | neighbour | Jaccard | closest by words | neighbour | cosine |", "|---|---|---|---|---|---|",
    ]  # fmt: skip
    for a, b in zip(grams[:5], cosine[:5], strict=True):
        lines.append(f"| {a.name} | {a.by_grams[1]} | {a.by_grams[0]:.4f} | {b.name} | {b.by_words[1]} | {b.by_words[0]:.3f} |")
    return lines


def _sentences(records: list[Record], labels: dict[str, Counter[str]], left_out: list[tuple[str, str, float]]) -> list[str]:
    lines = [f"{len(records):,} units.", "", f"| label | all | {' | '.join(PARTS)} |", "|---|---|---|---|---|"]
    for label in LABELS:
        lines.append(f"| {label} | {sum(c[label] for c in labels.values())} | {' | '.join(str(labels[p][label]) for p in PARTS)} |")
    lines.append(f"| together | {len(records)} | {' | '.join(str(labels[p].total()) for p in PARTS)} |")
    taken = len({first for first, _, _ in left_out})
    for key in ("role", "status", "class"):
        lines += ["", f"Parties by {key}: " + ", ".join(f"{n} {name}" for name, n in _count(records, key).items()) + "."]
    return [*lines, "", f"Sentences of train and dev that nearly repeat one of test (more than 0.6 of the words in common) and are therefore in the "
            f"split `left_out`: {taken}."]  # fmt: skip


def put(path: Path, name: str, text: str) -> None:
    """Write a text between the marks ``<!-- name -->`` and ``<!-- /name -->`` of a file."""
    body = path.read_text(encoding="utf-8") if path.exists() else f"<!-- {name} -->\n<!-- /{name} -->\n"
    made = re.sub(rf"<!-- {name} -->.*?<!-- /{name} -->", lambda _: f"<!-- {name} -->\n{text}\n<!-- /{name} -->", body, flags=re.DOTALL)
    path.write_text(made, encoding="utf-8")
