"""Floors under the quality of models and rules, and what a change gains and loses. See ``scripts/gate --help``."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
CORPORA = ROOT / "corpora"
SHARED = ROOT.parent / "shared"
BASELINE = HERE / "baseline.json"
PLANS = ("samples", "plans")
"""Corpora of plans: a folder with pdf/ and gold/ each."""
SLACK = 0.0005
"""Figures are kept with three digits."""

Figures = dict[str, float]


@dataclass(frozen=True)
class Verdict:
    """What is to be said of the floors."""

    fallen: tuple[str, ...]
    """Measures below their floor, each with its sentence."""
    unmeasured: tuple[str, ...]
    """Measures that have a floor and could not be measured here."""
    stale: tuple[str, ...]
    """Corpora that are not those on which the floors were measured."""

    @property
    def passed(self) -> bool:
        """True where no floor is broken and every floor is that of the corpora at hand."""
        return not self.fallen and not self.stale


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the gate; exit status 1 where it is not passed."""
    options = _options().parse_args(arguments)
    if options.diff:
        return diff(options.diff)
    figures, prints = measured(), fingerprints()
    for name, value in figures.items():
        print(f"{name:58} {value:.3f}")
    if options.update:
        return update(BASELINE, figures, prints, lower=options.lower)
    verdict = judge(json.loads(BASELINE.read_text(encoding="utf-8")), figures, prints)
    for name in verdict.unmeasured:
        print(f"not measured here: {name}")
    for name in verdict.stale:
        print(f"{name} is not the corpus of the floors: look at the figures, then scripts/gate --update")
    for sentence in verdict.fallen:
        print(f"below its floor: {sentence}")
    print("gate passed" if verdict.passed else "gate not passed")
    return int(not verdict.passed)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="scripts/gate", description=__doc__)
    parser.add_argument("--update", action="store_true", help="take today's figures as floors; refuses to lower one")
    parser.add_argument("--lower", action="store_true", help="with --update: floors may fall (say why in the commit)")
    parser.add_argument("--diff", metavar="REV", help="list findings gained and lost since a revision, by document")
    return parser


def judge(baseline: Mapping[str, Any], figures: Mapping[str, float], prints: Mapping[str, str]) -> Verdict:
    """Compare figures with floors, and corpora with those the floors were measured on."""
    floors = baseline["floors"]
    fallen = [
        f"{name} is {figures[name]:.3f}, floor {floor:.3f}"
        for name, floor in floors.items()
        if name in figures and figures[name] < floor - SLACK
    ]
    missing = [name for name in floors if name not in figures]
    known = baseline["corpora"]
    stale = sorted(name for name in {*known, *prints} if known.get(name) != prints.get(name))
    return Verdict(tuple(fallen), tuple(missing), tuple(stale))


def update(path: Path, figures: Figures, prints: Mapping[str, str], *, lower: bool) -> int:
    """Write floors and fingerprints; floors that were not measured here stay. Nothing is written where one would fall."""
    old = json.loads(path.read_text(encoding="utf-8"))["floors"] if path.is_file() else {}
    falling = [
        f"{name}: {old[name]:.3f} -> {figures[name]:.3f}" for name in old if name in figures and figures[name] < old[name] - SLACK
    ]
    if falling and not lower:
        print("floors would fall; nothing was written (--lower allows it):", *falling, sep="\n  ")
        return 1
    floors = {name: round(value, 3) for name, value in sorted({**old, **figures}.items())}
    path.write_text(json.dumps({"floors": floors, "corpora": dict(sorted(prints.items()))}, indent=1) + "\n", encoding="utf-8")
    return 0


def fingerprints() -> dict[str, str]:
    """Return a fingerprint of each corpus: of its checksums where it has them, else of its files."""
    found = {}
    for folder in sorted(path for path in CORPORA.iterdir() if path.is_dir() and not path.name.startswith(("_", "."))):
        sums = folder / "SHA256SUMS"
        kinds = ("*.jsonl", "*.tsv", "*.toml", "gold/*.json")
        files = [sums] if sums.is_file() else sorted({file for kind in kinds for file in folder.glob(kind)})
        digest = hashlib.sha256()
        for file in files:
            digest.update(f"{file.relative_to(CORPORA).as_posix()}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
        if files:
            found[folder.name] = digest.hexdigest()[:16]
    return found


def measured() -> Figures:
    """Measure everything that can be measured here: plans of our own, then each model by its own.py."""
    return {**_plans(), **_models()}


def _plans() -> Figures:
    sys.path.insert(0, str(CORPORA))
    from scoring import measure  # type: ignore[import-not-found]

    figures: Figures = {}
    for name in PLANS:
        folder = CORPORA / name
        if not (folder / "pdf").is_dir():
            continue
        result = check(ROOT, [folder / "pdf"])
        for split, members in _splits(folder).items():
            for measure_name, value in measure(folder / "gold", result, only=members).items():
                figures[f"{name}{split}: {measure_name}"] = value
    return figures


def _splits(folder: Path) -> dict[str, list[str] | None]:
    import tomllib

    path = folder / "splits.toml"
    if not path.is_file():
        return {"": None}
    splits = tomllib.loads(path.read_text(encoding="utf-8"))
    return {"": None, " (test)": list(splits["test"])} if "test" in splits else {"": None}


def _models() -> Figures:
    figures: Figures = {}
    for script in sorted(HERE.glob("*/own.py")):
        done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False, cwd=ROOT)
        if done.returncode:
            raise SystemExit(f"{script.relative_to(ROOT)} failed:\n{done.stderr}")
        last = done.stdout.strip().splitlines()[-1]
        figures |= {f"{script.parent.name}: {name}": value for name, value in json.loads(last).items()}
    return figures


def check(tree: Path, paths: Iterable[Path], *, jobs: int = 2) -> dict[str, Any]:
    """Run ``telaah check`` of a source tree on folders and return its result; scans are not read."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "result.json"
        names = [str(path) for path in paths]
        options = ["--ocr", "never", "--format", "json", "--output", str(target), "--jobs", str(jobs), "--quiet", "--lang", "en"]
        command = [sys.executable, "-m", "telaah", "check", *names, *options]
        environment = {**os.environ, "PYTHONPATH": str(tree / "src")}
        done = subprocess.run(command, env=environment, cwd=tree, capture_output=True, text=True, check=False)
        if not target.is_file():
            raise SystemExit(f"telaah check of {tree} failed:\n{done.stderr}")
        result: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
        return result


def diff(revision: str) -> int:
    """Print findings gained and lost since a revision, over our own plans and, where they are at hand, the real ones."""
    folders = [CORPORA / name / "pdf" for name in PLANS if (CORPORA / name / "pdf").is_dir()]
    folders += [SHARED / "realdocs"] if (SHARED / "realdocs").is_dir() else []
    with tempfile.TemporaryDirectory() as place:
        old_tree = Path(place) / "old"
        subprocess.run(["git", "worktree", "add", "--detach", "--quiet", str(old_tree), revision], cwd=ROOT, check=True)
        try:
            old, new = check(old_tree, folders), check(ROOT, folders)
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(old_tree)], cwd=ROOT, check=False)
    lines = list(changes(old, new))
    print("\n".join(lines) if lines else "no finding gained or lost")
    return 0


def changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterable[str]:
    """Yield a line for each document and each finding gained (+) or lost (-); findings are known by their fingerprint."""
    before, after = ({d["path"]: _findings(d) for d in result["documents"]} for result in (old, new))
    gained = lost = 0
    for path in sorted({*before, *after}):
        was, now = before.get(path, {}), after.get(path, {})
        if was.keys() == now.keys():
            continue
        yield path
        for key in sorted(was.keys() - now.keys()):
            lost += 1
            yield f"  - {was[key]}"
        for key in sorted(now.keys() - was.keys()):
            gained += 1
            yield f"  + {now[key]}"
    if gained or lost:
        yield f"{gained} gained, {lost} lost"


def _findings(document: Mapping[str, Any]) -> dict[str, str]:
    return {
        finding[
            "fingerprint"
        ]: f"{finding['rule']} p{finding.get('page') or '-'} {str(finding.get('quote') or finding['message'])[:110]}"
        for finding in document["findings"]
    }


if __name__ == "__main__":
    sys.exit(main())
