"""Print how well sentences of real passages are cut, where the passages are at hand, for scripts/gate."""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from common import SHARED
from evaluate import measured

if __name__ == "__main__":
    report = measured(SHARED) if (SHARED / "data").is_dir() else {}
    print(json.dumps({f"{name}: boundary F": found["telaah_sentences"]["all"]["f"] for name, found in report.items()}))
