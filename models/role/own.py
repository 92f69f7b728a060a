"""Print the figures of the judge of roles on the test plans of our own corpus, for scripts/gate."""

from __future__ import annotations

import json

import items
from evaluate import _figures, answered, shipped

if __name__ == "__main__":
    found = list(items.own_items("test"))
    figures = _figures(answered(found, shipped(found)), {"own": lambda _: True})["own"]
    both = figures["both"]
    print(
        json.dumps(
            {
                "own plans: role macro F1, with rules": both["role"]["macro_f1"],
                "own plans: status macro F1, with rules": both["status"]["macro_f1"],
                "own plans: active collaborator F1, with rules": both["active"]["f1"],
            }
        )
    )
