#!/usr/bin/env python3
"""Measure the whole check (no OCR, no models): share of pdfplumber's time for words and tables, and peak memory.

    python benchmarks/bench_check.py FILE_OR_FOLDER...

Each file is checked in a process of its own, so that its peak is its own; pdfplumber reads it in another.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
from pathlib import Path

CHECK = """
import sys, telaah
from pathlib import Path
from telaah.config import Settings
from telaah.engine.examine import examine
examine(sys.argv[1], Settings().changed("read", ocr="never"))
"""
PLUMBER = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as pdf:
    for page in pdf.pages:
        page.extract_words()
        for table in page.find_tables():
            table.extract()
        page.close()
"""
IMPORTS = {CHECK: "import telaah, telaah.engine.examine", PLUMBER: "import pdfplumber"}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("paths", nargs="+", type=Path)
    files = sorted(f for p in parser.parse_args().paths for f in ([p] if p.is_file() else p.glob("*.pdf")))
    start = {program: min(run(empty, files[0])[0] for _ in range(3)) for program, empty in IMPORTS.items()}  # the first compiles
    print(f"{'file':42} {'check s':>8} {'plumber s':>9} {'share':>6} {'peak MB':>8}")
    totals, shares, peak = [0.0, 0.0], [], 0.0
    for file in files:
        ours, memory = run(CHECK, file)
        theirs, _ = run(PLUMBER, file)
        ours, theirs = max(ours - start[CHECK], 0.001), max(theirs - start[PLUMBER], 0.001)
        totals = [totals[0] + ours, totals[1] + theirs]
        shares.append(ours / theirs)
        peak = max(peak, memory)
        print(f"{file.name[:42]:42} {ours:8.2f} {theirs:9.2f} 1/{theirs / ours:4.1f} {memory:8.0f}", flush=True)
    share, median = totals[1] / totals[0], 1 / statistics.median(shares)
    print(f"total 1/{share:.1f}, median file 1/{median:.1f}, peak {peak:.0f} MB (without {start[CHECK]:.1f} s of imports)")


def run(program: str, file: Path) -> tuple[float, float]:
    """Return CPU seconds and peak megabytes of a program in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    report = "\nimport resource, sys\nprint(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", program + report, str(file)], capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, int(done.stderr.split()[-1]) / 1024


if __name__ == "__main__":
    main()
