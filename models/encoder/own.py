"""Print the encoder's figures on the paraphrases of both writers, for scripts/gate."""

from __future__ import annotations

import json

from evaluate import _by_vectors, _paraphrase

if __name__ == "__main__":
    found = _paraphrase({"encoder": _by_vectors(None)})["both"]["encoder"]
    print(json.dumps({"paraphrase: R@1": found["r1"], "paraphrase: R@10": found["r10"]}))
