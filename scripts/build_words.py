#!/usr/bin/env python3
"""Build src/telaah/lexicons/words.txt.gz, the list of words that the reader joins cut words with.

    python scripts/build_words.py DATA    DATA: the folder with nlp/lex-id, plans-text and reference

Sources: geovedi/indonesian-wordlist at 77f0b96fe5b4 (public domain by its README); which further words stand often in
published regional plans (counts only, no text); names of places and the words of the official nomenclature of programmes
(facts). What plans print cut ("pembanguna") is sorted out: a word that the list lacks and that is only the beginning or
the end of a more frequent one.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from collections import Counter
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/telaah/lexicons/words.txt.gz"
MIN_COUNT, MIN_DOCUMENTS = 4, 2
BOUND = frozenset(
    """
    nya an kan mem men meng meny pem pen peng peny ber ter lah kah pun ku mu tah e f g h j k l m n o p q r s t u v w x y z
    at et it ot ut ik ak uk si sa ti ta ka ki ga ra ri na ni la li wa ba bi da ja ha hi pa ru ma mi aan ian uan kaan tan san
    kat me be te pe kep kes pel
    """.split()  # noqa: SIM905 - a list of a hundred strings reads worse
)
"""Syllables and affixes that lists of words hold as entries and that stand alone in no plan."""
_WORD = re.compile(r"[A-Za-z]{2,}(?:-[A-Za-z]{2,})*")


def main() -> None:
    """Build the list."""
    data = Path(sys.argv[1])
    listed = gzip.decompress((data / "nlp/lex-id/wordlist-geovedi.txt.gz").read_bytes()).decode("utf-8").lower().split("\n")
    base = {w.strip() for w in listed if _WORD.fullmatch(w.strip())}
    counts, documents, capital = _counted(data / "plans-text/pages.jsonl.gz")
    facts = _facts(data / "reference")
    heads, tails = _pieces(counts, base)
    for word, count in counts.items():
        if word in base or word in facts or count < MIN_COUNT or len(documents[word]) < MIN_DOCUMENTS:
            continue
        if capital[word] > 0.8 * count or not (word in heads or word in tails):
            base.add(word)
    words = sorted((base | facts) - BOUND)
    with gzip.GzipFile(TARGET, "wb", compresslevel=9, mtime=0) as out:
        out.write("\n".join(words).encode())
    print(len(words), "words,", TARGET.stat().st_size, "bytes")


def _counted(path: Path) -> tuple[Counter[str], dict[str, set[str]], Counter[str]]:
    counts: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    documents: dict[str, set[str]] = {}
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
        page = json.loads(line)
        for word in _WORD.findall(page["text"]):
            lower = word.lower()
            counts[lower] += 1
            capital[lower] += word.isupper()
            documents.setdefault(lower, set()).add(page["doc"])
    return counts, documents, capital


def _facts(folder: Path) -> set[str]:
    words: set[str] = set()
    for name in ("wilayah_provinsi", "wilayah_kabkota", "wilayah_kecamatan", "nomenklatur_program_kegiatan_subkegiatan"):
        for row in csv.reader((folder / f"{name}.csv").open(encoding="utf-8")):
            for value in row:
                words.update(w.lower() for w in _WORD.findall(value) if len(w) > 2)
    return words


def _pieces(counts: Counter[str], base: set[str]) -> tuple[set[str], set[str]]:
    """Return all proper beginnings and ends of frequent listed words."""
    heads: set[str] = set()
    tails: set[str] = set()
    for word, count in counts.items():
        if word in base and count >= 3:
            heads.update(word[:k] for k in range(2, len(word)))
            tails.update(word[k:] for k in range(1, len(word) - 1))
    return heads, tails


if __name__ == "__main__":
    main()
