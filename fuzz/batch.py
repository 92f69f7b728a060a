"""A folder of broken files through the real program, and what must be true of what it says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fuzz.watch import Opened, left_running

GRACE = 2.0
"""Seconds by which a document may be past its limit."""
_FARTHEST = 1e11
"""Points; pages are given sizes of up to a millionth of that, and contents are drawn far off."""
_GONE = 3.0
"""Seconds that worker processes have to end after the program."""


@dataclass
class Bounds:
    """What each document may take."""

    timeout: float = 10
    memory: int = 512


@dataclass
class Outcome:
    """What came of a batch."""

    faults: list[tuple[str, str]] = field(default_factory=list)
    """Name of the file (empty where it is about the batch) and what is wrong."""
    said: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, float] = field(default_factory=dict)
    notes: Counter[str] = field(default_factory=Counter)
    """What pages failed on: held, and worth a look."""


def check(folder: Path, bounds: Bounds) -> Outcome:
    """Run ``telaah check`` on a folder and look at everything that it says."""
    mark = f"TELAAH_FUZZ={uuid.uuid4().hex}"
    target = folder.parent / f"{folder.name}.json"
    names = sorted(path.name for path in folder.iterdir())
    arguments = ("--format", "json", "--output", str(target), "--ocr", "never", "--jobs", "1", "--no-progress", "--lang", "en")
    limits = ("--timeout", f"{bounds.timeout:g}", "--max-memory", str(bounds.memory))
    command = [sys.executable, "-m", "telaah", "check", str(folder), *arguments, *limits]
    environment = {**os.environ, "TELAAH_FUZZ": mark.partition("=")[2], "PYTHONWARNINGS": "default"}
    with Opened(folder) as opened:
        done = subprocess.run(command, capture_output=True, env=environment, check=False)
        end = time.monotonic()
    outcome = Outcome(seconds=opened.durations(names, end))
    _judge_process(done, mark, outcome)
    late = bounds.timeout + GRACE
    outcome.faults += [(name, f"took {seconds:.1f} s") for name, seconds in outcome.seconds.items() if seconds > late]
    try:
        result = json.loads(target.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        outcome.faults.append(("", f"no result: {error}: {done.stderr[-500:].decode(errors='replace')}"))
        return outcome
    target.unlink()
    _judge_result(result, folder, names, outcome)
    return outcome


def _judge_process(done: subprocess.CompletedProcess[bytes], mark: str, outcome: Outcome) -> None:
    told = done.stderr.decode("utf-8", "replace")
    if done.returncode not in (0, 1, 2):
        outcome.faults.append(("", f"exit status {done.returncode}: {told[-300:]}"))
    if "Traceback" in told or "Warning" in told or "Fatal Python" in told:
        outcome.faults.append(("", f"on standard error: {told[:800]}"))
    if any(ord(letter) < 32 and letter != "\n" for letter in told):
        outcome.faults.append(("", "control characters on standard error"))
    until = time.monotonic() + _GONE
    while (left := left_running(mark)) and time.monotonic() < until:
        time.sleep(0.1)
    if left:
        outcome.faults.append(("", f"processes left running: {left}"))


def _judge_result(result: Mapping[str, Any], folder: Path, names: Sequence[str], outcome: Outcome) -> None:
    from jsonschema import Draft202012Validator
    from telaah.schema import FILE

    validator = Draft202012Validator(json.loads(FILE.read_text(encoding="utf-8")))
    outcome.faults += [
        ("", f"not of the schema: {error.json_path}: {error.message[:200]}") for error in validator.iter_errors(result)
    ]
    told: Counter[str] = Counter()
    for document in result["documents"]:
        name = _name(document["path"], folder)
        told[name] += 1
        outcome.said[document["status"]] += 1
        outcome.faults += [(name, wrong) for wrong in _wrong_in(document)]
        failed = (problem for problem in document["problems"] if problem["reason"] in ("page_failed", "rule_failed"))
        outcome.notes.update(f"{problem['reason']}: {problem['detail'][:100]}" for problem in failed)
    for failure in result["failures"]:
        name = _name(failure["path"], folder)
        told[name] += 1
        outcome.said[failure["reason"]] += 1
        if failure["reason"] == "internal":
            outcome.faults.append((name, f"internal: {failure['detail'][:200]}"))
        if failure["reason"] in ("crashed", "out_of_memory", "timed_out"):
            outcome.notes[f"{failure['reason']}: {name}"] += 1
    outcome.faults += [(name, f"told of {told[name]} times") for name in names if told[name] != 1]
    outcome.faults += [("", f"told of and not there: {name!r}") for name in sorted(told) if name not in names]


def _wrong_in(document: Mapping[str, Any]) -> list[str]:
    """Say what cannot be true of a document, however it is broken."""
    pages = document["pages"]
    told = [item.get("page") for key in ("findings", "mentions", "problems") for item in document[key]]
    wrong = [f"page {page} of {pages}" for page in told if page is not None and not 1 <= page <= pages]
    if document["status"] == "ok" and document["unreadable_pages"]:
        wrong.append("ok with unreadable pages")
    boxes = [item["bbox"] for key in ("findings", "mentions", "outcomes") for item in document[key] if item["bbox"]]
    if any(not abs(value) < _FARTHEST for box in boxes for value in box):
        wrong.append("a box of no sheet")
    return wrong


def _name(path: str, folder: Path) -> str:
    return path.removeprefix(f"{folder}/")
