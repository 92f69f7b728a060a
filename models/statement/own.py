"""Print the figures of statement and reader on the test plans of our own corpus, for scripts/gate."""

from __future__ import annotations

import json

from evaluate import written_tested

EACH = 7
"""The reader is asked about one plan in so many: all take it minutes."""

if __name__ == "__main__":
    found = written_tested(EACH)
    names = {"linear": "own sentences: macro F1", "model": "own sentences of one plan in seven: macro F1, with the reader"}
    print(json.dumps({name: found[who]["macro_f1"] for who, name in names.items() if who in found}))
