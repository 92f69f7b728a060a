"""Print the statement model's figures on the test plans of our own corpus, for scripts/gate."""

from __future__ import annotations

import json

from evaluate import written_tested

if __name__ == "__main__":
    found = written_tested()
    print(json.dumps({"own sentences: macro F1": found["model"]["macro_f1"]}))
