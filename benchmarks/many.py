"""Many plans from few: the sample plans with another subject each, so that no two files have the same content."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "corpora" / "samples" / "pdf"


def make(folder: Path, count: int, sources: Path = SAMPLES) -> Path:
    """Fill a folder with so many plans; what is there stays."""
    import pikepdf

    folder.mkdir(parents=True, exist_ok=True)
    originals = sorted(sources.glob("*.pdf"), key=lambda file: file.stat().st_size)
    for number in range(count):
        original = originals[number % len(originals)]
        target = folder / f"{number:05}-{original.name}"
        if not target.exists():
            with pikepdf.open(original) as pdf:
                pdf.docinfo["/Subject"] = f"copy {number}"
                pdf.save(target, deterministic_id=True)
    return folder


def link(folder: Path, *sources: Path) -> Path:
    """Put copies of all PDFs of other folders into one."""
    folder.mkdir(parents=True, exist_ok=True)
    for source in sources:
        for file in sorted(source.glob("*.pdf")):
            shutil.copy(file, folder / file.name)
    return folder


def check(plans: Path, *more: str) -> list[str]:
    """Return the command that checks a folder."""
    return [sys.executable, "-m", "telaah", "check", str(plans), "--ocr", "never", "--quiet", "--fail-on", "never", *more]


def run(command: list[str]) -> None:
    """Run a check to its end."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 2):
        raise SystemExit(done.stderr)
