"""Build the news corpus: articles/*.txt -> raw/, gold/, splits.toml, matches.toml, SHA256SUMS.

    python corpora/news/build.py [--check]

``--check`` builds in a temporary folder and says whether the built files in git are the same. Standard library alone.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import shutil
import sys
import tempfile
from collections import defaultdict
from datetime import date, datetime
from email.utils import format_datetime
from html import escape
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from gold import gold  # noqa: E402
from markup import Story, read_story  # noqa: E402
from pages import front_page, page, paragraphs  # noqa: E402
from residue import Surroundings, surround  # noqa: E402

LARGEST = 3_000_000
"""Bytes of the whole folder."""
PAGES = ("semantic", "soup", "table", "blog", "old")
COLLECTIONS = {"jsonl": "kumpulan.jsonl", "csv": "ekspor.csv", "rss": "umpan.xml", "warc": "tangkapan.warc.gz"}
SPLITS = ("train", "dev", "test")


def main(arguments: list[str]) -> int:
    """Build, or compare with what is in git."""
    if "--check" not in arguments:
        build(HERE)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder))
        built = {p.relative_to(folder) for p in Path(folder).rglob("*") if p.is_file()}
        different = [
            str(p) for p in sorted(built) if not (HERE / p).exists() or (HERE / p).read_bytes() != (Path(folder) / p).read_bytes()
        ]
    print("\n".join(different) or "the built files are up to date")
    return int(bool(different))


def stories() -> list[Story]:
    """All stories in order of their file names."""
    return [read_story(path) for path in sorted((HERE / "articles").glob("*.txt"))]


def build(folder: Path) -> None:
    """Write everything that is made from the sources."""
    for name in ("raw", "gold"):
        shutil.rmtree(folder / name, ignore_errors=True)
    for name in ("raw/text", "raw/pages", "raw/collections", "gold/text", "gold/pages", "gold/collections"):
        (folder / name).mkdir(parents=True)
    found = stories()
    titles = [s.title for s in found]
    collected: dict[str, list[Story]] = defaultdict(list)
    for story in found:
        form = story.headers.get("form", "text")
        if form in COLLECTIONS:
            collected[form].append(story)
            continue
        around = surround(story, [t for t in titles if t != story.title])
        if form == "text":
            write_text(folder, story, around)
        else:
            write_page(folder, story, around, form)
    write_collections(folder, collected)
    (folder / "raw/pages/beranda.html").write_text(front_page(found[:12]), encoding="utf-8")
    write_splits(folder, found)
    write_matches(folder, found)
    write_sums(folder)


def write_text(folder: Path, story: Story, around: Surroundings) -> None:
    """A story as plain text with what stands around it."""
    file = f"{story.ident}.txt"
    lines, title = list(around.before), [story.title] if around.title else []
    lines[around.title_at : around.title_at] = title
    for number, text in enumerate(story.paragraphs):
        if number in around.inside:
            lines.append(around.inside[number])
        lines.append(text)
    raw = "\n".join([*lines, *around.after]) + "\n"
    (folder / "raw/text" / file).write_text(raw, encoding="utf-8")
    residue = [*around.before, *around.inside.values(), *around.after]
    write_gold(
        folder / "gold/text",
        gold(story, file, residue, title=around.title, outlet=outlet(story, around), date=day(story, around.dated)),
    )


def write_page(folder: Path, story: Story, around: Surroundings, manner: str) -> None:
    """A story as an HTML page."""
    if manner not in PAGES:
        raise ValueError(f"{story.ident}: no form {manner}")
    file = f"{story.ident}.html"
    (folder / "raw/pages" / file).write_text(page(story, around, manner), encoding="utf-8")
    write_gold(
        folder / "gold/pages", gold(story, file, list(around.inside.values()), title=True, outlet=True, date=day(story, True))
    )


def outlet(story: Story, around: Surroundings) -> bool:
    """Whether the outlet is printed: around the article or in its dateline."""
    name = story.headers.get("outlet", "")
    return bool(name) and (around.outlet or name in story.text[:120])


def day(story: Story, dated: bool) -> str | None:
    """The gold date: the published date where it is printed, else the full date of the event in the text ("event ...")."""
    literal = story.headers.get("date", "none")
    if literal.startswith("event "):
        return literal.removeprefix("event ")
    return literal if dated and literal != "none" else None


def write_gold(folder: Path, entry: dict[str, Any], suffix: str = "") -> None:
    """One gold file."""
    (folder / f"{entry['document']}{suffix}.json").write_text(
        json.dumps(entry, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def write_collections(folder: Path, collected: dict[str, list[Story]]) -> None:
    """The files that hold several stories; each gold says which item it is (``item`` counts from 0)."""
    target = folder / "raw/collections"
    (target / COLLECTIONS["jsonl"]).write_text(
        "".join(json.dumps(_record(s), ensure_ascii=False) + "\n" for s in collected["jsonl"]), encoding="utf-8"
    )
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(["id", "judul", "tanggal", "media", "isi"])
    writer.writerows([s.ident, s.title, day(s, True) or "", s.headers.get("outlet", ""), s.text] for s in collected["csv"])
    (target / COLLECTIONS["csv"]).write_bytes(table.getvalue().encode("utf-8"))
    (target / COLLECTIONS["rss"]).write_text(_feed(collected["rss"]), encoding="utf-8")
    records = b"".join(gzip.compress(_warc(s), mtime=0) for s in collected["warc"])
    (target / COLLECTIONS["warc"]).write_bytes(records)
    for form, found in collected.items():
        for number, story in enumerate(found):
            entry = gold(story, COLLECTIONS[form], [], title=True, outlet=True, date=day(story, True))
            write_gold(folder / "gold/collections", entry | {"item": number})


def _record(story: Story) -> dict[str, str | None]:
    link = f"https://arsip.example/{story.ident}"
    return {
        "judul": story.title,
        "tanggal": day(story, True),
        "sumber": story.headers.get("outlet"),
        "url": link,
        "isi": story.text,
    }


def _feed(found: list[Story]) -> str:
    items = []
    for story in found:
        when = date.fromisoformat(day(story, True) or "2024-01-01")
        stamp = format_datetime(datetime(when.year, when.month, when.day, 8))
        body = escape(paragraphs(story, Surroundings()))
        items.append(
            f"<item><title>{escape(story.title)}</title><link>https://umpan.example/{story.ident}</link>"
            f"<pubDate>{stamp}</pubDate>"
            f"<dc:creator>{escape(story.headers.get('byline', 'Redaksi'))}</dc:creator>"
            f"<content:encoded>{body}</content:encoded></item>"
        )
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    name = next((s.headers["outlet"] for s in found if "outlet" in s.headers), "Umpan")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" {space}><channel><title>{escape(name)}</title>\n'
        + "\n".join(items)
        + "\n</channel></rss>\n"
    )


def _warc(story: Story) -> bytes:
    """One response record with the story's page."""
    manner = PAGES[int(hashlib.sha256(story.ident.encode()).hexdigest(), 16) % len(PAGES)]
    body = page(story, Surroundings(after=["Indeks", "Kontak", "Redaksi", "Tentang", "Iklan", "Karier"]), manner).encode("utf-8")
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body) + body
    mark = hashlib.sha256(story.ident.encode()).hexdigest()
    ident = f"<urn:uuid:{mark[:8]}-{mark[8:12]}-4{mark[13:16]}-8{mark[17:20]}-{mark[20:32]}>"
    lines = [
        "WARC/1.0", "WARC-Type: response", f"WARC-Target-URI: https://tangkapan.example/{story.ident}",
        "WARC-Date: 2025-01-15T03:00:00Z",
        f"WARC-Record-ID: {ident}", "Content-Type: application/http; msgtype=response", f"Content-Length: {len(answer)}",
    ]  # fmt: skip
    return "\r\n".join(lines).encode("ascii") + b"\r\n\r\n" + answer + b"\r\n\r\n"


def write_splits(folder: Path, found: list[Story]) -> None:
    """Train, dev and test by brief, so that versions of one story and stories of one writing brief never part."""
    by_split: dict[str, list[str]] = {name: [] for name in SPLITS}
    for story in found:
        number = int(hashlib.sha256(story.headers["brief"].encode()).hexdigest(), 16) % 10
        by_split["train" if number < 6 else "dev" if number < 8 else "test"].append(story.ident)
    lines = ["# Which article is in which split, drawn by its brief (the same brief never parts). Written by build.py."]
    for name, idents in by_split.items():
        lines += [f"{name} = [", *(f'  "{ident}",' for ident in idents), "]"]
    (folder / "splits.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_matches(folder: Path, found: list[Story]) -> None:
    """Which article tells of which outcome of the sample plans, from the header ``plan: NAME [OUTCOME, ...]: what it shows``."""
    lines = ["# Articles on the offices and outcomes of corpora/samples. Written by build.py from the articles' headers."]
    for story in found:
        head, _, shows = story.headers.get("plan", "").partition(": ")
        if head:
            plan, *outcomes = head.replace(",", "").replace(" and ", " ").split()
            names = ", ".join(f'"{name}"' for name in outcomes)
            lines += [
                "",
                "[[match]]",
                f'article = "{story.ident}"',
                f'plan = "{plan}"',
                f"outcomes = [{names}]",
                f"shows = {json.dumps(shows, ensure_ascii=False)}",
            ]
    (folder / "matches.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_sums(folder: Path) -> None:
    """SHA256SUMS of raw and gold, and the limit on the whole."""
    files = sorted(p for name in ("raw", "gold") for p in (folder / name).rglob("*") if p.is_file())
    lines = [f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(folder).as_posix()}" for p in files]
    (folder / "SHA256SUMS").write_text("\n".join(lines) + "\n", encoding="ascii")
    size = sum(p.stat().st_size for p in files)
    if size > LARGEST:
        raise SystemExit(f"{size} bytes in raw and gold, more than {LARGEST}")
    print(f"{len(files)} files, {size} bytes")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
