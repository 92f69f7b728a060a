#!/usr/bin/env python3
"""Measure the memory of the parent over thousands of documents (aim: flat, below 300 MB). Linux.

python benchmarks/bench_memory.py [--documents 5000] [--jobs 2] [--store]
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
import time
from pathlib import Path

from many import check, make


def resident(pid: int) -> float:
    """Return the megabytes that a process has in memory; 0 where it has ended."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--store", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        plans = make(Path(place, "plans"), given.documents)
        more = ["--store", f"{place}/store"] if given.store else []
        command = check(plans, "-f", "json", "-o", f"{place}/out.json", "-j", str(given.jobs), *more)
        began, seen = time.perf_counter(), []
        process = subprocess.Popen(command)
        while process.poll() is None:
            seen.append(resident(process.pid))
            time.sleep(0.2)
        took = time.perf_counter() - began
        tenths = [max(seen[len(seen) * k // 10 : len(seen) * (k + 1) // 10] or [0.0]) for k in range(10)]
        print("MB by tenth of the run:", " ".join(f"{value:.0f}" for value in tenths))
        print(f"{given.documents} documents, {took:.0f} s, peak {max(seen):.0f} MB, status {process.returncode}")
        print(f"result {Path(place, 'out.json').stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
