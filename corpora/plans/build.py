"""Build the plans: source/*.txt -> pdf/, gold/, ../sentences/sentences.jsonl, statistics, SHA256SUMS.

    python corpora/plans/build.py --check FILE ...     read sources only, tell faults and counts
    python corpora/plans/build.py [NAME ...]           build everything, or print the named plans only
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from corpora.plans.checks import tally  # noqa: E402
from corpora.plans.markup import LABELS, SourceError, read_plan  # noqa: E402


def main(arguments: list[str]) -> int:
    """Check or build."""
    if "--check" in arguments:
        return check([Path(a) for a in arguments if not a.startswith("--")])
    from corpora.plans.make import build

    build(arguments)
    return 0


def check(paths: list[Path]) -> int:
    """Tell the faults, the probable slips and the counts of sources."""
    total: dict[str, Counter[str]] = {}
    faulty = 0
    for path in paths or sorted((HERE / "source").glob("*.txt")):
        try:
            plan = read_plan(path)
        except SourceError as error:
            print(error)
            faulty += 1
            continue
        counts = tally(plan)
        for name, counter in counts.items():
            total.setdefault(name, Counter()).update(counter)
        print("\n".join(f"warning: {w}" for w in plan.warnings) + "\n" if plan.warnings else "", end="")
        print(f"{path.name}: ok; {_line(counts['other'])}")
        print("   labels  " + "  ".join(f"{label} {counts['labels'][label]}" for label in LABELS))
        print("   roles   " + _line(counts["roles"]) + "\n   status  " + _line(counts["statuses"]) + "\n   marks   " + _line(counts["marks"]))
    if len(paths) != 1 and total:
        print("\nall: " + _line(total["other"]))
        print("   labels  " + "  ".join(f"{label} {total['labels'][label]}" for label in LABELS))
        print("   roles   " + _line(total["roles"]) + "\n   status  " + _line(total["statuses"]))
        print("   classes " + _line(total["classes"]))
    if faulty:
        print(f"\n{faulty} file(s) with faults")
    return int(bool(faulty))


def _line(counter: Counter[str]) -> str:
    return "  ".join(f"{name} {count}" for name, count in counter.items() if count)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
