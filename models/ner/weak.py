"""Sentences with names marked by the project's corpora and by telaah's own rules, for the training of ``ner``."""

# ruff: noqa: E402 -- the corpora and the shared script are no packages: their folders are named first

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[2] / "corpora" / "news")]

from common import REAL, ROOT, plain_pages
from markup import Story, read_story

from telaah.learned.real import offices
from telaah.learned.train_ner_data import Sample, from_text, left_open
from telaah.lexicons.language import segmenter
from telaah.mentions.compose import read_spans
from telaah.mentions.grammar import Reader
from telaah.mentions.matcher import lexicon
from telaah.text.normalise import normalise

Marks = list[tuple[int, int, str]]
_HOLDER = re.compile(
    r"(?i)^(?:(?:wakil|plt|pj|pjs|plh|mantan)\.? )*"
    r"(?:kepala|ketua|sekretaris|direktur|bupati|wali ?kota|gubernur|camat|lurah|menteri|kades|kadis|kabid|kasi|kadin|"
    r"sekda|rektor|dekan|kapol|dandim|presiden|komandan|manajer|koordinator|anggota|pimpinan|asisten|staf)"
)
_LETTERS = re.compile(r"[^\W\d_]")


def rule_marks(text: str) -> Marks:
    """Return the named bodies and the regions that the rules find in a piece of text."""
    normal = normalise(text)
    scan = lexicon().scan(normal)
    marks: Marks = []
    for span in read_spans(Reader(normal, scan), scan, holders=False):
        start, end = normal.spans[span.first][0], normal.spans[span.last][1]
        named = "generic" not in span.flags and not span.bare and text[start].isupper() and not _HOLDER.match(text[start:end])
        if named and "place" not in span.flags and "topic" not in span.flags:
            marks.append((start, end, "ORG"))
    marks += _regions(text, normal, scan, marks)
    return _apart(marks)


def _regions(text: str, normal, scan, marks: Marks) -> Marks:  # noqa: ANN001
    found = []
    for hit in scan.regions:
        start, end = normal.spans[hit.first][0], normal.spans[hit.last][1]
        if text[start].isupper() and not any(a < end and start < b for a, b, _ in marks):
            found.append((start, end, "LOC"))
    return found


def _apart(marks: Marks) -> Marks:
    """Keep the longest of marks that overlap."""
    kept: Marks = []
    for mark in sorted(marks, key=lambda m: (m[0] - m[1], m[0])):
        if not any(a < mark[1] and mark[0] < b for a, b, _ in kept):
            kept.append(mark)
    return sorted(kept)


def news(casing: Mapping[str, str], part: str = "train") -> Iterator[Sample]:
    """Yield the sentences of the project's own articles: parties and persons as marked, regions by the rules."""
    folder = ROOT / "corpora" / "news"
    wanted = tomllib.loads((folder / "splits.toml").read_text(encoding="utf-8"))[part]
    for name in wanted:
        story = read_story(folder / "articles" / f"{name}.txt")
        for start, end in _sentences(story.text):
            text = story.text[start:end]
            marks = _apart([*_persons(text, story), *_parties(text, start, story)])
            taken = [(a, b) for a, b, _ in marks]
            marks = _apart([*marks, *(m for m in rule_marks(text) if not any(a < m[1] and m[0] < b for a, b in taken))])
            if sample := from_text(text, marks, left_open(text, [(a, b) for a, b, _ in marks], casing), "news"):
                yield sample


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    place = 0
    for line in text.split("\n"):
        for start, end in segmenter().within(line, (0, len(line))):
            yield place + start, place + end
        place += len(line) + 1


def _persons(text: str, story: Story) -> Marks:
    found: Marks = []
    for person in story.persons:
        words = [re.escape(w) for w in person.name.split() if len(w) > 2]
        if words:
            one = rf"(?:{'|'.join(words)})"
            pattern = rf"(?<![\w’'])(?:{re.escape(person.name)}|{one}(?:\s+{one})*)(?![\w’'])"
            found += [(m.start(), m.end(), "PER") for m in re.finditer(pattern, text)]
    return found


def _parties(text: str, start: int, story: Story) -> Marks:
    found: Marks = []
    for mention in story.mentions:
        begin = mention.start - start
        named = mention.text[0].isupper() and not mention.person and not _HOLDER.match(mention.text)
        if 0 <= begin < len(text) and named and text[begin : begin + len(mention.text)] == mention.text:
            found.append((begin, begin + len(mention.text), "ORG"))
    return found


def sentences(casing: Mapping[str, str], part: str = "train") -> Iterator[Sample]:
    """Yield the units of ``corpora/sentences`` with their marked parties; nothing where the corpus is not at hand."""
    path = ROOT / "corpora" / "sentences" / "sentences.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        unit = json.loads(line)
        text = unit["text"]
        if unit["split"] != part:
            continue
        parties = [p for p in unit["parties"] if text[p["start"]].isupper() and not p.get("generic")]
        marks = [(p["start"], p["end"], "ORG") for p in parties if not _HOLDER.match(p["text"])]
        held = [(p["start"], p["end"]) for p in parties if _HOLDER.match(p["text"])]
        taken = [(a, b) for a, b, _ in marks]
        marks = _apart(
            [*marks, *(m for m in rule_marks(text) if m[2] == "LOC" and not any(a < m[1] and m[0] < b for a, b in taken))]
        )
        open_ = left_open(text, [(a, b) for a, b, _ in marks], casing) if held or not parties else []
        if sample := from_text(text, marks, open_, "sentences"):
            yield sample


def train_plans() -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """Yield the pages of real plans of offices of the training part; nothing where they are not at hand."""
    listed = offices(REAL)
    pages = plain_pages()
    yield from ((doc, pages[doc]) for doc in sorted(pages) if doc in listed and listed[doc].part == "train")


def plans(casing: Mapping[str, str], most: int) -> Iterator[Sample]:
    """Yield sentences of real plans of offices of the training part, marked by the rules, evenly over the documents."""
    documents = list(train_plans())
    share = max(1, most // max(1, len(documents)))
    for _, pages in documents:
        made = [s for _, text in pages for s in _page(text, casing)]
        step = max(1, len(made) // share)
        yield from made[::step][:share]


def _page(text: str, casing: Mapping[str, str]) -> Iterator[Sample]:
    for block in re.split(r"\n\s*\n", text):
        line = " ".join(block.split())
        letters = len(_LETTERS.findall(line))
        if letters < 60 or letters < 0.7 * len(line) or sum(c.isupper() for c in line) > 0.4 * letters:
            continue
        for start, end in segmenter().within(line, (0, len(line))):
            piece = line[start:end]
            digits = sum(c.isdigit() for c in piece)
            if not 50 < len(piece) < 400 or piece[-1] not in ".:;" or digits > 0.04 * len(piece) or not piece[0].isupper():
                continue  # rows of tables and lines that pdftotext has run together
            marks = rule_marks(piece)
            if marks and (sample := from_text(piece, marks, left_open(piece, [(a, b) for a, b, _ in marks], casing), "plans")):
                yield sample
