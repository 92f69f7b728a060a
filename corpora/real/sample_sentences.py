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
from typing import Any

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
    pages = records(shared / "data/plans-text/pages.jsonl.gz")
    news = records(shared / "data/nlp/news-pemda/berita-pemda.jsonl.gz")
    found = []
    for part in ("test", "train"):
        known = [page for page in pages if offices.get(page["doc"], {}).get("part") == part]
        items = [
            item("plans-text", part, (page["doc"], page["page"]), page["text"], span)
            for page in known
            for span in passages(page["text"])
        ]
        found += draw(items, QUOTA[part], per_doc=5, per_page=1)
    items = [
        item("news-pemda", "test", (digest(record["isi"]), 1), record["isi"], span)
        for record in news
        for span in lines(record["isi"])
    ]
    found += draw(items, QUOTA["news"], per_doc=2, per_page=2)
    with out.open("w", encoding="utf-8") as file:
        for drawn in found:
            file.write(json.dumps({**drawn, "hash": digest(str(drawn["text"]))}, ensure_ascii=False) + "\n")


def records(path: Path) -> list[dict[str, Any]]:
    """Return the lines of a packed file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines_of:
        return [json.loads(line) for line in lines_of]


def item(source: str, part: str, place: tuple[str, int], text: str, span: tuple[int, int]) -> dict[str, object]:
    """Return a passage with its place."""
    start, end = span
    return {
        "source": source,
        "part": part,
        "doc": place[0],
        "page": place[1],
        "start": start,
        "end": end,
        "text": text[start:end],
    }


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
