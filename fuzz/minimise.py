"""A file with a fault made as small as it can be and still have it."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

from fuzz.batch import Bounds, check

FAULTS = Path(__file__).resolve().parent / "faults"
_TRIES = 60


def smallest(data: bytes, suffix: str, work: Path, bounds: Bounds, wrong: str) -> bytes:
    """Leave out halves, quarters, eighths ... as long as the same is wrong."""
    tries, pieces = 0, 2
    while pieces <= 64 and tries < _TRIES and len(data) > 1:
        size = max(1, len(data) // pieces)
        for start in range(0, len(data), size):
            tries += 1
            without = data[:start] + data[start + size :]
            if without and _has(without, suffix, work, bounds, wrong):
                data, pieces = without, max(2, pieces // 2)
                break
            if tries >= _TRIES:
                break
        else:
            pieces *= 2
    return data


def _has(data: bytes, suffix: str, work: Path, bounds: Bounds, wrong: str) -> bool:
    with tempfile.TemporaryDirectory(dir=work) as folder:
        place = Path(folder) / "in"
        place.mkdir()
        (place / f"a{suffix}").write_bytes(data)
        return any(told[:60] == wrong for _, told in check(place, bounds).faults)


def keep(data: bytes, suffix: str, wrong: str, origin: str) -> Path:
    """Write a file to the folder of faults, and a line about it to its README."""
    FAULTS.mkdir(exist_ok=True)
    path = FAULTS / f"{hashlib.sha256(data).hexdigest()[:12]}{suffix}"
    if not path.exists():
        path.write_bytes(data)
        with (FAULTS / "README.md").open("a", encoding="utf-8") as readme:
            readme.write(f"- `{path.name}`: {wrong} ({origin})\n")
    return path
