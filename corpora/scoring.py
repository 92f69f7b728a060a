"""Measure a result of ``telaah check --format json`` against gold files of this project's own plans.

    python corpora/scoring.py GOLD RESULT.json [--verbose]

Counts are summed over documents. ``verdict ...`` is the mean F1 of the two answers "named" and "missing" on outcomes that
were found. A document that is missing in the result found nothing.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

ALIKE = 86
"""Per cent of letters in common: two printings of one statement."""
NEAR = 90
SIDES = {"collaborator": "collaborators", "data_source": "data_sources"}
_REGION = re.compile(r"\s(?:kabupaten|kab|kota|provinsi|prov)\.?\s.*$")

Item = dict[str, Any]


class Counts:
    """Right, wrongly told, missed: by measure."""

    def __init__(self) -> None:
        self.of: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])

    def add(self, measure: str, right: int, told: int, true: int) -> None:
        """Add a comparison of so many told with so many true, of which some are the same."""
        for place, more in enumerate((right, told - right, true - right)):
            self.of[measure][place] += more

    def f1(self, measure: str) -> float:
        """Return the F1 of a measure; 1 where there was nothing to find and nothing was told."""
        right, wrong, missed = self.of[measure]
        return 2 * right / (2 * right + wrong + missed) if right + wrong + missed else 1.0


def letters(text: str | None) -> str:
    """Return what of a text is compared."""
    return re.sub(r"[^0-9a-z%]+", "", str(text or "").casefold())


def same_statement(true: Item, told: Item) -> float:
    """Return how alike two statements are, 0 to 100; those that point in opposite directions are not."""
    a, b = letters(true["text"]), letters(told["text"])
    down = [bool(re.match(r"(menurun|turun|berkurang|terkurang)", text)) for text in (a, b)]
    return fuzz.ratio(a, b) if a and b and down[0] == down[1] else 0.0


def same_name(true: Item, told: Item) -> float:
    """Return how alike two names are; a region after a name that is else the same counts little."""
    first, second = str(true["text"]).casefold(), str(told["text"]).casefold()
    if letters(first) == letters(second):
        return 100.0
    short = [letters(_REGION.sub("", text)) for text in (first, second)]
    if short[0] == short[1] and (short[0] == letters(first)) != (short[1] == letters(second)):
        return 95.0
    return fuzz.ratio(letters(first), letters(second)) if min(map(len, short)) > 7 else 0.0


def paired(true: Sequence[Item], told: Sequence[Item], alike: Callable[[Item, Item], float], least: float) -> list[tuple[int, int]]:
    """Pair one with one, the most alike first."""
    ranked = sorted(((-alike(a, b), i, j) for i, a in enumerate(true) for j, b in enumerate(told)))
    left, right, pairs = set(range(len(true))), set(range(len(told))), []
    for score, i, j in ranked:
        if -score >= least and i in left and j in right:
            left.discard(i), right.discard(j)
            pairs.append((i, j))
    return pairs


def direct(outcome: Item, side: str) -> list[Item]:
    """Return the parties or sources that stand with an outcome itself."""
    return [tie for tie in outcome.get(SIDES[side]) or [] if tie.get("grade", "direct") == "direct"]


def compare(counts: Counts, gold: Item, result: Item, log: Callable[[str], object]) -> None:
    """Compare one document."""
    true, told = gold["outcomes"], result.get("outcomes") or []
    level = lambda a, b: same_statement(a, b) + (0.5 if a["level"] == b.get("level") else 0)  # noqa: E731
    pairs = paired(true, told, level, ALIKE)
    counts.add("outcomes", len(pairs), len(told), len(true))
    for i in sorted(set(range(len(true))) - {i for i, _ in pairs}):
        log(f"  outcome missed: {true[i]['text']}")
    for j in sorted(set(range(len(told))) - {j for _, j in pairs}):
        log(f"  outcome invented: {told[j]['text']}")
    matched = {true[i]["id"]: told[j].get("id") for i, j in pairs}
    for i, j in pairs:
        _compare_outcome(counts, true[i], told[j], log)
        if true[i].get("parent") in matched:
            counts.add("parents", int(told[j].get("parent") == matched[true[i]["parent"]]), 1, 1)
    unpaired = [(true[i], {}) for i in set(range(len(true))) - {i for i, _ in pairs}]
    unpaired += [({}, told[j]) for j in set(range(len(told))) - {j for _, j in pairs}]
    for a, b in unpaired:
        counts.add("indicators", 0, len(b.get("indicators") or []), len(a.get("indicators") or []))
        for side in SIDES:
            counts.add(f"direct {SIDES[side]}", 0, len(direct(b, side)), len(direct(a, side)))
    for field in ("document_collaborators", "document_data_sources"):
        a, b = gold.get(field) or [], result.get(field) or []
        counts.add(field.replace("_", " "), len(paired(a, b, same_name, NEAR)), len(b), len(a))
    _compare_mentions(counts, gold, result, log)


def _compare_outcome(counts: Counts, true: Item, told: Item, log: Callable[[str], object]) -> None:
    counts.add("pages", int(bool({*true["pages"]} & {*(told.get("pages") or [])})), 1, 1)
    a, b = true.get("indicators") or [], told.get("indicators") or []
    pairs = paired(a, b, same_statement, ALIKE)
    counts.add("indicators", len(pairs), len(b), len(a))
    for i, j in pairs:
        wanted, given = ({(k, letters(v)) for k, v in (x.get("targets") or {}).items()} for x in (a[i], b[j]))
        counts.add("targets", len(wanted & given), len(given), len(wanted))
    for side, field in SIDES.items():
        a, b = direct(true, side), direct(told, side)
        counts.add(f"direct {field}", len(paired(a, b, same_name, NEAR)), len(b), len(a))
        want = "named" if a else "missing"
        got = (told.get("verdicts") or {}).get(side) or ("named" if b else "missing")
        for answer in ("named", "missing"):
            counts.add(f"{side} {answer}", int(want == got == answer), int(got == answer), int(want == answer))
        if want != got:
            log(f"  {side} is {want}, said {got}: {true['text']}")


def _compare_mentions(counts: Counts, gold: Item, result: Item, log: Callable[[str], object]) -> None:
    pages = set(gold.get("pages_with_all_mentions") or [])
    for kind in ("stakeholder", "data_source"):
        for with_class in (False, True) if kind == "stakeholder" else (False,):
            true, told = (_mentioned(x.get("mentions") or [], pages, kind, with_class) for x in (gold, result))
            name = f"mentions {kind}" + (" with class" if with_class else "")
            counts.add(name, (true & told).total(), told.total(), true.total())
            if not with_class:
                for (page, text, _), _n in sorted((true - told).items()):
                    log(f"  {kind} missed p{page}: {text}")
                for (page, text, _), _n in sorted((told - true).items()):
                    log(f"  {kind} invented p{page}: {text}")


def _mentioned(mentions: Iterable[Item], pages: set[int], kind: str, with_class: bool) -> Counter[tuple[int, str, str]]:
    found: Counter[tuple[int, str, str]] = Counter()
    for mention in mentions:
        if mention["page"] in pages and mention.get("type", "stakeholder") == kind:
            found[mention["page"], letters(mention["text"]), str(mention.get("class")) if with_class else ""] += mention.get("count", 1)
    return found


def measure(gold: Path, result: Item, log: Callable[[str], object] = lambda _: None, only: Iterable[str] | None = None) -> dict[str, float]:
    """Return F1 by measure over all gold files of a folder (or those of the names given)."""
    counts = Counts()
    documents = {Path(document["path"]).name: document for document in result["documents"]}
    for path in sorted(gold.glob("*.json")):
        if only is not None and path.stem not in only:
            continue
        true = json.loads(path.read_text(encoding="utf-8"))
        log(true["file"])
        compare(counts, true, documents.get(true["file"], {}), log)
    figures = {name: counts.f1(name) for name in counts.of}
    for side in SIDES:
        if f"{side} named" in figures:
            figures[f"verdict {side}"] = (figures.pop(f"{side} named") + figures.pop(f"{side} missing")) / 2
    return {name: round(value, 4) for name, value in sorted(figures.items())}


def main(arguments: Sequence[str]) -> None:
    """Print the figures of a result."""
    paths = [Path(argument) for argument in arguments if not argument.startswith("-")]
    log: Callable[[str], object] = print if "--verbose" in arguments else lambda _: None
    for name, value in measure(paths[0], json.loads(paths[1].read_text(encoding="utf-8")), log).items():
        print(f"{name:34} {value:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
