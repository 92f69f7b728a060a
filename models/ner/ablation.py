"""What the second opinion gains and loses on plans and articles with gold: mentions with and without it."""

from __future__ import annotations

import json
import re
import time
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from telaah.ingest import read_document
from telaah.layout import understand_layout
from telaah.learned.tagger import NameTagger
from telaah.mentions import find_mentions
from telaah.model.mention import MentionType
from telaah.news.article import Article
from telaah.news.reading import read_articles
from telaah.news.understand import understand_article

Key = tuple[str, str]
"""Text without marks and spaces, and class."""


def plain(text: str) -> str:
    """Return letters and digits alone, as the scorer of the gold compares names."""
    return "".join(re.findall(r"[0-9a-z%]+", unicodedata.normalize("NFKC", text).casefold()))


@dataclass
class Compared:
    """Counts over some documents; each is told with and without the recogniser."""

    right: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    true: int = 0
    gained: list[str] = field(default_factory=list)
    """Names that only the second opinion gives and that gold has; their text is printed and never kept."""
    invented: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    cpu: Counter[str] = field(default_factory=Counter)
    documents: int = 0

    def add(self, gold: Counter[Key], rules: Counter[Key], both: Counter[Key]) -> None:
        """Count one page or article."""
        self.true += sum(gold.values())
        for name, found in (("rules", rules), ("both", both)):
            self.right[name] += sum((gold & found).values())
            self.said[name] += sum(found.values())
        self.gained += [name for name, _ in ((both & gold) - (rules & gold)).elements()]
        self.lost += [name for name, _ in ((rules & gold) - (both & gold)).elements()]
        self.invented += [name for name, _ in ((both - gold) - (rules - gold)).elements()]

    def report(self) -> dict[str, Any]:
        """Return the figures."""
        rows = {
            name: {
                "precision": round(self.right[name] / max(1, self.said[name]), 4),
                "recall": round(self.right[name] / max(1, self.true), 4),
                "f1": round(2 * self.right[name] / max(1, self.said[name] + self.true), 4),
                "cpu_s": round(self.cpu[name], 2),
            }
            for name in ("rules", "both")
        }
        counts = {"gained": len(self.gained), "lost": len(self.lost), "invented": len(self.invented)}
        return {"documents": self.documents, "mentions": self.true, **rows, **counts}


def plans(folder: Path, pdfs: Path, tagger: NameTagger, wanted: Iterable[str] | None = None) -> Compared:
    """Compare stakeholder mentions with class on the pages that gold has in full."""
    compared, places = Compared(), {p.name: p for p in sorted(pdfs.rglob("*.pdf"))}
    names = None if wanted is None else set(wanted)
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        place = places.get(Path(gold["file"]).name)
        if place is None or (names is not None and path.stem not in names):
            continue
        document = understand_layout(read_document(place))
        told = {}
        for name, asked in (("rules", None), ("both", tagger)):
            begun = time.process_time()
            told[name] = find_mentions(document, tagger=asked).mentions
            compared.cpu[name] += time.process_time() - begun
        compared.documents += 1
        for page in gold.get("pages_with_all_mentions", []):
            found = {
                name: Counter(
                    (plain(m.text), str(m.cls))
                    for m in mentions
                    if m.place.page == page and m.type is MentionType.STAKEHOLDER and m.counted
                )
                for name, mentions in told.items()
            }
            compared.add(_counted(m for m in gold["mentions"] if m.get("page") == page), found["rules"], found["both"])
    return compared


def _counted(mentions: Iterator[dict[str, Any]]) -> Counter[Key]:
    counts: Counter[Key] = Counter()
    for mention in mentions:
        if mention.get("type", "stakeholder") == "stakeholder":
            counts[plain(mention["text"]), str(mention.get("class"))] += int(mention.get("count", 1))
    return counts


def articles(folder: Path, texts: Path, tagger: NameTagger, wanted: Iterable[str] | None = None) -> Compared:
    """Compare stakeholder mentions with class in articles."""
    compared = Compared()
    names = None if wanted is None else set(wanted)
    golds = {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.json"))}
    for item in read_articles([str(texts / gold["file"]) for gold in golds.values() if (texts / gold["file"]).is_file()]):
        if not isinstance(item, Article) or (names is not None and Path(item.path).stem not in names):
            continue
        told = {}
        for name, asked in (("rules", None), ("both", tagger)):
            begun = time.process_time()
            found = understand_article(item, asked)
            compared.cpu[name] += time.process_time() - begun
            told[name] = Counter((plain(m.text), str(m.cls)) for m in found.mentions)
        compared.documents += 1
        compared.add(_counted(iter(golds[Path(item.path).stem]["mentions"])), told["rules"], told["both"])
    return compared


def split(path: Path, part: str) -> list[str]:
    """Return the names of one part of a corpus."""
    names: list[str] = tomllib.loads(path.read_text(encoding="utf-8"))[part]
    return names
