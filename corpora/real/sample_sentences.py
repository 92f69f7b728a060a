"""Draw passages of real plans and real news for the test of the segmenter: python corpora/real/sample_sentences.py SHARED OUT.

A passage is a run of lines between blank lines (plans) or one line (news), of 60 to 700 characters, of which at least six
in ten are letters, with a stop or a colon before its last ten characters. 87 are of plans of offices in the part `test`, 106
in `train`, at most five of one document and one of one page; 107 are of news, at most two of one article.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

SEED = 20261125
QUOTA = {"test": 87, "train": 106, "news": 107}
"""The plans of the part `test` hold no more such passages."""
LIMITS = (60, 700)
_STOP = re.compile(r"[.:!?…]")
_GAP = re.compile(r"\S {3,}\S")
HERE = Path(__file__).resolve().parent


def main() -> None:
    """Write the passages with their text to OUT, which never enters the project."""
    shared, out = Path(sys.argv[1]), Path(sys.argv[2])
    offices = tomllib.loads((HERE / "offices.toml").read_text(encoding="utf-8"))["text"]
    pages = [json.loads(line) for line in gzip.open(shared / "data/plans-text/pages.jsonl.gz", "rt", encoding="utf-8")]
    news = [json.loads(line) for line in gzip.open(shared / "data/nlp/news-pemda/berita-pemda.jsonl.gz", "rt", encoding="utf-8")]
    found = []
    for part in ("test", "train"):
        known = [page for page in pages if offices.get(page["doc"], {}).get("part") == part]
        items = [
            {"source": "plans-text", "part": part, "doc": page["doc"], "page": page["page"], "start": a, "end": b, "text": page["text"][a:b]}
            for page in known
            for a, b in passages(page["text"])
        ]
        found += draw(items, QUOTA[part], per_doc=5, per_page=1)
    items = [
        {"source": "news-pemda", "part": "test", "doc": digest(record["isi"]), "page": 1, "start": a, "end": b, "text": record["isi"][a:b]}
        for record in news
        for a, b in lines(record["isi"])
    ]
    found += draw(items, QUOTA["news"], per_doc=2, per_page=2)
    with out.open("w", encoding="utf-8") as file:
        for item in found:
            file.write(json.dumps({**item, "hash": digest(item["text"])}, ensure_ascii=False) + "\n")


def draw(items: list[dict[str, object]], quota: int, *, per_doc: int, per_page: int) -> list[dict[str, object]]:
    """Return as many items in random order, few of one document or page."""
    random.Random(SEED).shuffle(items)
    docs: Counter[object] = Counter()
    pages: Counter[object] = Counter()
    kept: list[dict[str, object]] = []
    for item in items:
        doc, page = item["doc"], (item["doc"], item["page"])
        if docs[doc] < per_doc and pages[page] < per_page and len(kept) < quota:
            docs[doc] += 1
            pages[page] += 1
            kept.append(item)
    return kept


def passages(text: str) -> Iterator[tuple[int, int]]:
    """Yield the runs of lines between blank lines; one with wide gaps inside its lines is a table."""
    for match in re.finditer(r"\S(?:.*?\S)??(?=[^\S\n]*\n[^\S\n]*\n|\s*\Z)", text, re.DOTALL):
        gaps = len(_GAP.findall(match[0]))
        if fits(match[0]) and gaps == 0:
            yield match.span()


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines of an article."""
    for match in re.finditer(r"\S[^\n]*\S", text):
        if fits(match[0]):
            yield match.span()


def fits(text: str) -> bool:
    """Say whether a passage is long and wordy enough to hold a border within."""
    letters = sum(letter.isalpha() for letter in text)
    return LIMITS[0] <= len(text) <= LIMITS[1] and letters > 0.6 * len(text) and bool(_STOP.search(text[:-10]))


def digest(text: str) -> str:
    """Return the name of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


if __name__ == "__main__":
    main()
