#!/usr/bin/env python3
"""Two workers against two independent runs of one worker each, side by side (aim: at least 0.9). Linux, two free cores.

    python benchmarks/bench_workers.py [FOLDER...] [--documents 400] [--rounds 1]

Checked are so many synthetic plans and the PDFs of the folders given (../shared/realdocs, if there, where none is given).
The two independent runs have one half of the files each, alternately in the order of their sizes: what is done for a whole
batch (comparing, writing) they do for half of it. All in one run, one after the other, each round in turn.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from many import check, link, make, run

REAL = Path(__file__).parents[2] / "shared" / "realdocs"


def halves(plans: Path, place: Path) -> list[Path]:
    """Spread the files over two folders, so that both have about as much to read."""
    folders = [place / "one", place / "two"]
    for folder in folders:
        folder.mkdir()
    weight = [0, 0]
    for file in sorted(plans.iterdir(), key=lambda file: (-file.stat().st_size, file.name)):
        lighter = weight.index(min(weight))
        shutil.copy(file, folders[lighter])
        weight[lighter] += file.stat().st_size + 50_000
    return folders


def spent() -> float:
    """Return the CPU seconds of this machine since it was started; workers of a fork server are in no other sum."""
    fields = [int(field) for field in Path("/proc/stat").read_text(encoding="ascii").split("\n", 1)[0].split()[1:9]]
    return (sum(fields) - fields[3] - fields[4]) / os.sysconf("SC_CLK_TCK")


def timed(commands: list[list[str]]) -> tuple[list[float], float]:
    """Run commands side by side; return after how many seconds each had ended, and the CPU seconds of the machine meanwhile."""
    before, began = spent(), time.perf_counter()
    processes = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for command in commands]
    ended: dict[int, float] = {}
    while len(ended) < len(processes):
        for number, process in enumerate(processes):
            if number not in ended and process.poll() is not None:
                ended[number] = time.perf_counter() - began
                if process.returncode not in (0, 2):
                    raise SystemExit(f"status {process.returncode}: {' '.join(commands[number])}")
        time.sleep(0.01)
    return [ended[number] for number in range(len(processes))], spent() - before


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*", type=Path, default=[REAL] if REAL.is_dir() else [])
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        plans = make(Path(place, "plans"), given.documents)
        link(plans, *given.folders)
        one, two = halves(plans, Path(place))
        alone = link(Path(place, "alone"))
        shutil.copy(min(plans.iterdir(), key=lambda file: file.stat().st_size), alone)
        output = ("-f", "json", "-o")
        run(check(alone, *output, f"{place}/warm.json", "-j", "1"))
        (start,), cpu = timed([check(alone, *output, f"{place}/0.json", "-j", "1")])
        print(f"{len(list(plans.iterdir()))} documents; one small document alone: {start:.2f} s, CPU {cpu:.2f} s", flush=True)
        for _ in range(given.rounds):
            (both,), cpu = timed([check(plans, *output, f"{place}/both.json", "-j", "2")])
            ends, apart = timed(
                [check(half, *output, f"{place}/{number}.json", "-j", "1") for number, half in enumerate((one, two))]
            )
            print(f"two workers          {both:8.2f} s, CPU {cpu:8.2f} s")
            print(f"two runs of one      {max(ends):8.2f} s, CPU {apart:8.2f} s (ended after {ends[0]:.2f} and {ends[1]:.2f} s)")
            # Had the halves been even, both runs would have ended at the mean: that is what they reach together.
            mean = sum(ends) / len(ends)
            print(f"ratio                {mean / both:8.2f}   (to the last of the two: {max(ends) / both:.2f})", flush=True)


if __name__ == "__main__":
    main()
