#!/usr/bin/env python3
"""Measure the news archive on synthetic articles, recombined from our own of corpora/news.

    python benchmarks/bench_news.py [--articles 200000] [--jobs N] [--folder DIR] [--kill TIMES] [--html]

Prints articles a second and core, peak memory of the parent and of a worker, bytes an article, the times of 500 searches of each
mode in a warm process, and that of a cold call. ``--kill 5`` kills the addition that many times at random moments besides, goes
on each time, and compares the export with that of an addition that was left alone.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import json
import os
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpora" / "news" / "raw"
TELAAH = [sys.executable, "-m", "telaah", "news"]
FIRST = [
    "Tanjung",
    "Teluk",
    "Bukit",
    "Muara",
    "Kuala",
    "Lembah",
    "Hulu",
    "Hilir",
    "Pulau",
    "Gunung",
    "Rawa",
    "Batu",
    "Sungai",
    "Danau",
    "Padang",
    "Kota",
    "Ujung",
    "Karang",
]
SECOND = [
    "Wangi",
    "Purnama",
    "Mentari",
    "Kencana",
    "Lestari",
    "Raya",
    "Jaya",
    "Sakti",
    "Permai",
    "Indah",
    "Makmur",
    "Sejahtera",
    "Bahagia",
    "Cendana",
    "Mutiara",
    "Intan",
]
OUTLETS = ["Pos", "Kini", "Ekspres", "Online", "Raya", "Times", "Bicara", "Hari", "Media", "Warta"]
PARTS = [
    "utara",
    "selatan",
    "timur",
    "barat",
    "tengah",
    "hulu",
    "hilir",
    "pesisir",
    "perbukitan",
    "kota",
    "desa",
    "kampung",
    "pasar",
    "pelabuhan",
    "terminal",
    "sekolah",
]
TWINS = 0.03
"""Share of articles that are told again by another outlet."""
QUERIES = 500


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--articles", type=int, default=200_000)
    options.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    options.add_argument("--folder", type=Path, help="keep material and archive there")
    options.add_argument("--kill", type=int, default=0, metavar="TIMES")
    options.add_argument("--html", action="store_true", help="a page a file in place of one JSONL")
    options.add_argument("--no-search", action="store_true")
    given = options.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="bench-news-"))
    folder.mkdir(parents=True, exist_ok=True)
    try:
        run(given, folder)
    finally:
        if given.folder is None:
            shutil.rmtree(folder, ignore_errors=True)


def run(given: argparse.Namespace, folder: Path) -> None:
    material = folder / ("pages" if given.html else "articles.jsonl")
    if not material.exists():
        write_pages(given.articles, material) if given.html else write_lines(given.articles, material)
    archive = folder / "archive"
    shutil.rmtree(archive, ignore_errors=True)
    measure_add(archive, material, given.jobs)
    if not given.no_search:
        measure_search(archive, random.Random(7))
    if given.kill:
        measure_kills(folder, archive, material, given)


def measure_add(archive: Path, material: Path, jobs: int) -> None:
    report = archive.with_suffix(".account.json")
    call = [*TELAAH, "add", str(archive), str(material), "--jobs", str(jobs), "--format", "json", "--output", str(report)]
    begun = time.monotonic()
    process = subprocess.Popen([*call, "--no-progress"])
    parent = worker = 0
    while process.poll() is None:
        parent = max(parent, peak(process.pid))
        worker = max([worker, *(peak(pid) for pid in below(process.pid))])
        time.sleep(0.5)
    seconds = time.monotonic() - begun
    account = json.loads(report.read_text(encoding="utf-8"))
    counts = {key: account[key] for key in ("items", "added", "known", "duplicates", "no_article", "failed", "grouped")}
    print(f"add: {counts}; {seconds:.0f} s, {account['added'] / seconds / jobs:.1f} articles/s and core ({jobs} workers)")
    print(f"peak memory: parent {parent / 1024:.0f} MB, worker {worker / 1024:.0f} MB")
    sizes = {name: size(archive / name) / max(1, account["added"]) for name in ("parts", "index")}
    text = sum(path.stat().st_size for path in (archive / "parts").glob("*/texts.parquet")) / max(1, account["added"])
    print(f"bytes an article: tables {sizes['parts']:.0f} (texts {text:.0f}), indexes {sizes['index']:.0f}", flush=True)


def measure_search(archive: Path, luck: random.Random) -> None:
    from telaah.news.archive import Archive
    from telaah.news.archive.filters import Filters
    from telaah.news.archive.search import Index, Mode

    begun = time.perf_counter()
    subprocess.run([*TELAAH, "search", str(archive), "penurunan stunting"], check=True, capture_output=True)
    print(f"cold call: {time.perf_counter() - begun:.2f} s")
    index = Index(Archive(archive))
    words = query_words()
    modes = list(Mode) if index.vectors is not None else [Mode.WORDS]
    for mode in modes:
        times = []
        for number in range(QUERIES + 20):
            query = " ".join(luck.sample(words, luck.randint(1, 4)))
            filters = luck.choice([Filters(), Filters(), *FILTERS])
            begun = time.perf_counter()
            index.search(query, filters, mode=mode)
            if number >= 20:  # the first warm the process up
                times.append((time.perf_counter() - begun) * 1000)
        ranks = statistics.quantiles(times, n=100)
        print(f"search by {mode}: p50 {ranks[49]:.1f} ms, p95 {ranks[94]:.1f} ms, worst {max(times):.0f} ms", flush=True)


def measure_kills(folder: Path, archive: Path, material: Path, given: argparse.Namespace) -> None:
    luck = random.Random(11)
    killed = folder / "killed"
    shutil.rmtree(killed, ignore_errors=True)
    call = [*TELAAH, "add", str(killed), str(material), "--jobs", str(given.jobs), "--quiet"]
    for _ in range(given.kill):
        process = subprocess.Popen([*call, "--no-progress"])
        time.sleep(luck.uniform(2, max(4.0, given.articles / 60 / given.jobs / given.kill)))
        process.send_signal(signal.SIGKILL)
        process.wait()
    subprocess.run(call, check=False)
    exports = []
    for place in (archive, killed):
        target = folder / f"{place.name}.jsonl"
        subprocess.run([*TELAAH, "export", str(place), "--output", str(target), "--quiet"], check=True)
        exports.append(target)
    same = exports[0].read_bytes() == exports[1].read_bytes()
    lines = sum(1 for _ in exports[1].open("rb"))
    print(f"killed {given.kill} times: {lines} articles, exports {'equal' if same else 'DIFFER'}", flush=True)


def articles(count: int) -> itertools.chain[dict[str, str]]:
    """Return synthetic articles: sentences of a dozen of ours, other places and numbers; some are told twice."""
    return itertools.chain.from_iterable(itertools.islice(_stories(random.Random(1)), count))


def _stories(luck: random.Random):
    from telaah.lexicons.language import segmenter
    from telaah.news.article import Article
    from telaah.news.reading import read_articles

    ours = [item for item in read_articles([str(CORPUS)]) if isinstance(item, Article)]
    titles = [article.title for article in ours if article.title]
    heads, sentences = [], []
    for article in ours:
        spans = [article.text[start:end] for start, end in segmenter().sentences(article.text)]
        heads += spans[:1]
        sentences += spans[1:]
    places = re.compile("|".join(sorted({re.escape(article.place) for article in ours if article.place}, key=len, reverse=True)))
    twin = None
    while True:
        if twin is not None and luck.random() < TWINS:
            yield [
                {
                    **twin,
                    "media": f"{luck.choice(SECOND)} {luck.choice(OUTLETS)}",
                    "isi": f"{twin['isi']} ({luck.randint(1, 99)})",
                }
            ]
            continue
        region = f"{luck.choice(FIRST)} {luck.choice(SECOND)}"
        body = [luck.choice(heads), *luck.sample(sentences, luck.randint(8, 16))]
        text = re.sub(r"\d+", lambda match: str(luck.randint(1, 10 ** len(match[0][:4]))), "\n".join(body))
        text = places.sub(region, text)
        day = datetime.date(2019, 1, 1) + datetime.timedelta(days=luck.randrange(2500))
        twin = {
            "judul": f"{luck.choice(titles)}, {region} {luck.choice(PARTS)}",
            "isi": varied(text, luck),
            "tanggal": day.isoformat(),
            "media": f"{luck.choice(SECOND)} {luck.choice(OUTLETS)}",
        }
        yield [twin]


def varied(text: str, luck: random.Random) -> str:
    """Return a text with a phrase put into every sentence or so, as no two reporters write the same."""
    return re.sub(r", ", lambda match: f" di {luck.choice(PARTS)}, " if luck.random() < 0.3 else match[0], text)


def write_lines(count: int, target: Path) -> None:
    with target.open("w", encoding="utf-8") as file:
        for article in articles(count):
            file.write(json.dumps(article, ensure_ascii=False) + "\n")


def write_pages(count: int, folder: Path) -> None:
    for number, article in enumerate(articles(count)):
        place = folder / f"{number // 1000:04d}"
        place.mkdir(parents=True, exist_ok=True)
        paragraphs = "".join(f"<p>{line}</p>" for line in article["isi"].split("\n"))
        head = f'<title>{article["judul"]}</title><meta property="article:published_time" content="{article["tanggal"]}">'
        page = f"<html><head>{head}</head><body><article><h1>{article['judul']}</h1>{paragraphs}</article></body></html>"
        (place / f"{number:07d}.html").write_text(page, encoding="utf-8")


def query_words() -> list[str]:
    from telaah.news.article import Article
    from telaah.news.reading import read_articles
    from telaah.text.similar import STOP

    found = {
        word
        for item in read_articles([str(CORPUS)])
        if isinstance(item, Article)
        for word in re.findall(r"[a-z]{4,}", item.text.lower())
    }
    return sorted(found - STOP)


def below(pid: int) -> list[int]:
    """Return the processes under a process, children of children included."""
    found, waiting = [], [pid]
    while waiting:
        parent = waiting.pop()
        try:
            children = [int(child) for child in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]
        except OSError:
            continue
        found += children
        waiting += children
    return found


def peak(pid: int) -> int:
    """Return the most memory that a process has had, in kilobytes."""
    try:
        told = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0
    return int(told[1]) if told else 0


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _filters():
    from telaah.news.archive.filters import Filters

    return [
        Filters(party="Dinas Kesehatan"),
        Filters(cls="AKADEMISI"),
        Filters(since="2022", until="2023-06"),
        Filters(outlet="Pos", status="done"),
    ]


FILTERS = _filters()


if __name__ == "__main__":
    main()
