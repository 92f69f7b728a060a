#!/usr/bin/env python3
"""Measure reading against pdfplumber's words and tables, page by page in turn, in CPU time of one process.

    python benchmarks/bench_extract.py [--pages N] FILE_OR_FOLDER...      N: at most so many pages of a file (0: all)

Ours is everything that read_document does (words, cells, blocks, joined words); pdfplumber's is extract_words and
find_tables().extract(), each page closed after.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path

import pdfplumber

from telaah.ingest import ReadOptions, read_document

NEVER = ReadOptions(ocr="never")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--pages", type=int, default=0)
    asked = parser.parse_args()
    files = sorted(f for p in asked.paths for f in ([p] if p.is_file() else p.glob("*.pdf")))
    read_document(files[0], options=NEVER)  # imports and word list are paid once a process
    total_ours = total_theirs = 0.0
    ratios = []
    print(f"{'file':42} {'pages':>5} {'ours ms/p':>9} {'plumber':>9} {'ratio':>6}")
    for file in files:
        ours, theirs, pages = measure(file, asked.pages)
        total_ours, total_theirs = total_ours + ours, total_theirs + theirs
        ratios.append(theirs / ours)
        print(
            f"{file.name[:42]:42} {pages:5} {ours * 1000 / pages:9.1f} {theirs * 1000 / pages:9.1f} {theirs / ours:6.1f}",
            flush=True,
        )
    print(f"total {total_theirs / total_ours:.1f}x, median file {statistics.median(ratios):.1f}x")


def measure(file: Path, most: int) -> tuple[float, float, int]:
    """Return CPU seconds of both and the pages; ours is measured before and after, and the mean taken."""
    options = ReadOptions(ocr="never", max_pages=most)
    first, pages = timed(file, options)
    theirs = plumbed(file, pages)
    second, _ = timed(file, options)
    return (first + second) / 2, theirs, pages


def timed(file: Path, options: ReadOptions) -> tuple[float, int]:
    start = time.process_time()
    document = read_document(file, options=options)
    return time.process_time() - start, len(document.pages)


def plumbed(file: Path, pages: int) -> float:
    start = time.process_time()
    with pdfplumber.open(file) as pdf:
        for page in pdf.pages[:pages]:
            page.extract_words()
            for table in page.find_tables():
                table.extract()
            page.close()
    return time.process_time() - start


if __name__ == "__main__":
    main()
