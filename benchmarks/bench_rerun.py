#!/usr/bin/env python3
"""Measure a run of many plans and the same run again, unchanged (aim: 400 documents in under 3 seconds).

python benchmarks/bench_rerun.py [--documents 400] [--jobs 2]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from many import check, make, run


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        plans, outputs = make(Path(place, "plans"), given.documents), []
        for number, form in enumerate(("json", "json", "text", "html", "csv")):
            output = Path(place, f"{number}.{form}")
            began = time.perf_counter()
            run(check(plans, "-f", form, "-o", str(output), "-j", str(given.jobs), "--store", f"{place}/store"))
            what = "first run" if number == 0 else f"unchanged, {form}"
            print(f"{what:18} {time.perf_counter() - began:7.2f} s", flush=True)
            outputs.append(output.read_bytes())
        print("same bytes" if outputs[0] == outputs[1] else "OTHER BYTES")


if __name__ == "__main__":
    main()
