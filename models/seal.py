"""Write the fingerprint of each model into index.toml: python models/seal.py [--check]."""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
INDEX = HERE / "index.toml"
NOT_WEIGHTS = (".py", ".md", ".toml", ".cfg", ".pyc")


def fingerprint(folder: Path) -> str:
    """Return the SHA-256 over names and contents of the files that make up a model: without scripts, card and measures."""
    digest = hashlib.sha256()
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix not in NOT_WEIGHTS)
    for path in sorted(files, key=lambda path: path.relative_to(folder).as_posix()):
        if path.name != "metrics.json":
            digest.update(f"{path.relative_to(folder).as_posix()}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def sealed(text: str) -> str:
    """Return index.toml with the fingerprints of the models as they lie there."""

    def with_print(section: re.Match[str]) -> str:
        folder = HERE / section["name"]
        return re.sub(r'(?m)^sha256 = ".*"$', f'sha256 = "{fingerprint(folder)}"', section[0]) if folder.is_dir() else section[0]

    return re.sub(r"(?ms)^\[(?P<name>\w+)\]\n.*?(?=^\[|\Z)", with_print, text)


def main() -> int:
    """Seal, or say whether the seals are right."""
    old = INDEX.read_text(encoding="utf-8")
    new = sealed(old)
    if "--check" in sys.argv:
        if old != new:
            print("models/index.toml does not name the models that lie there: run python models/seal.py")
        return int(old != new)
    INDEX.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
