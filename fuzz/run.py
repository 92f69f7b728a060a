"""Break files on purpose and see whether telaah accounts for each: ``python fuzz/run.py --count 500 --seed 1 --jobs 2``.

The files of a seed are the same each time. They go through the real ``telaah check`` in batches, ``--jobs`` of them side
by side. At the end stand the counts, the slowest files and the faults; a file with a fault is made as small as it can
be and kept in ``fuzz/faults``. Exit status 1 where there is a fault.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from fuzz.batch import Bounds, Outcome, check
from fuzz.minimise import keep, smallest
from fuzz.mutate import make

BATCH = 100
_SHOWN = 10


def main() -> int:
    """Run, print what came of it, and return the exit status."""
    options = _options()
    bounds = Bounds(options.timeout, options.max_memory)
    begun = time.monotonic()
    work = Path(tempfile.mkdtemp(prefix="telaah-fuzz-"))
    total = Outcome()
    try:
        starts = range(options.first, options.first + options.count, BATCH)
        with ThreadPoolExecutor(options.jobs) as pool:
            ends = options.first + options.count
            batches = pool.map(lambda start: _batch(work, options.seed, range(start, min(start + BATCH, ends)), bounds), starts)
            for at, outcome in enumerate(batches, 1):
                _add(total, outcome)
                sys.stderr.write(f"\r{min(at * BATCH, options.count)}/{options.count} files, {len(total.faults)} faults ")
                sys.stderr.flush()
        sys.stderr.write("\n")
        _print(total, options.count, time.monotonic() - begun)
        if options.keep:
            _keep(total, work, options.seed, bounds)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return 1 if total.faults else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=500, help="how many files")
    parser.add_argument("--seed", type=int, default=1, help="other files for another number")
    parser.add_argument("--first", type=int, default=0, help="number of the first file")
    parser.add_argument("--jobs", type=int, default=1, help="checks side by side, each with one worker")
    parser.add_argument("--timeout", type=float, default=10, help="seconds for a document")
    parser.add_argument("--max-memory", type=int, default=512, help="MiB for a document")
    parser.add_argument("--keep", action="store_true", help="minimise files with faults into fuzz/faults")
    return parser.parse_args()


def _batch(work: Path, seed: int, numbers: range, bounds: Bounds) -> Outcome:
    folder = Path(tempfile.mkdtemp(dir=work))
    make(seed, numbers, folder)
    try:
        return check(folder, bounds)
    finally:
        shutil.rmtree(folder)


def _add(total: Outcome, outcome: Outcome) -> None:
    total.faults += outcome.faults
    total.said.update(outcome.said)
    total.seconds.update(outcome.seconds)
    total.notes.update(outcome.notes)


def _print(total: Outcome, count: int, seconds: float) -> None:
    print(f"{count} files in {seconds:.0f} s ({count / seconds:.1f} files/s)")
    print(f"accounted for: {sum(total.said.values())}")
    for reason, number in total.said.most_common():
        print(f"  {reason:<14} {number}")
    print("slowest:")
    for name, took in sorted(total.seconds.items(), key=lambda item: -item[1])[:_SHOWN]:
        print(f"  {took:6.1f} s  {name!r}")
    for note, number in total.notes.most_common(4 * _SHOWN):
        print(f"note: {number} x {note!r}")
    print(f"faults: {len(total.faults)}")
    for name, wrong in total.faults:
        print(f"  {name!r}: {wrong}")


def _keep(total: Outcome, work: Path, seed: int, bounds: Bounds) -> None:
    by_fault: dict[str, str] = {}
    for name, wrong in total.faults:
        if name:
            by_fault.setdefault(wrong[:60], name)
    for wrong, name in by_fault.items():
        number = int("".join(filter(str.isdigit, name))[:6])
        with tempfile.TemporaryDirectory(dir=work) as again:
            make(seed, range(number, number + 1), Path(again))
            data = next(Path(again).iterdir()).read_bytes()
        small = smallest(data, Path(name).suffix, work, bounds, wrong)
        print(f"kept: {keep(small, Path(name).suffix, wrong, f'seed {seed}, file {number}')}")


if __name__ == "__main__":
    sys.exit(main())
