#!/usr/bin/env python3
"""Kill a check with -9 at random moments and go on from its store: are the bytes those of an undisturbed run? Linux.

    python benchmarks/bench_kill.py [FOLDER...] [--moments 20] [--jobs 2] [--seed 0]

Checked are the sample plans and the PDFs of the folders given. Each moment is tried with a new store: killed once, looked
whether any process is left after two seconds, then resumed.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from many import SAMPLES, check, link, run


def alive(session: int) -> int:
    """Return how many processes of a session have not ended."""
    count = 0
    for place in Path("/proc").iterdir():
        try:
            fields = (place / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        count += fields[3] == str(session) and fields[0] not in "ZX"
    return count


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--moments", type=int, default=20)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        plans = link(Path(place, "plans"), SAMPLES, *given.folders)
        form, rest = ("-f", "json", "-j", str(given.jobs)), []
        began = time.perf_counter()
        run(check(plans, *form, "-o", f"{place}/undisturbed.json"))
        whole, wanted = time.perf_counter() - began, Path(place, "undisturbed.json").read_bytes()
        chance = random.Random(given.seed)
        moments = sorted(chance.uniform(0, whole * 1.1) for _ in range(given.moments))
        print(f"undisturbed {whole:.1f} s, {len(wanted)} bytes")
        for number, moment in enumerate(moments):
            again = check(plans, *form, "-o", f"{place}/{number}.json", "--store", f"{place}/store-{number}")
            process = subprocess.Popen(again, start_new_session=True, stderr=subprocess.DEVNULL)
            time.sleep(moment)
            process.send_signal(signal.SIGKILL)
            process.wait()
            time.sleep(2)
            left = alive(process.pid)
            kept = len(list(Path(place, f"store-{number}").rglob("*.json.gz")))
            run(again)
            same = Path(place, f"{number}.json").read_bytes() == wanted
            rest.append(same and not left)
            print(
                f"{moment:6.2f} s: {kept:3} records kept, {left} processes left, {'same' if same else 'OTHER'} bytes", flush=True
            )
        print(f"{sum(rest)} of {len(rest)} as undisturbed, nobody left")


if __name__ == "__main__":
    main()
