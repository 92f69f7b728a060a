"""Units of real documents by part, and the labels that lie on them."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import common

from telaah.ingest.plain import read_plain
from telaah.layout import understand_layout
from telaah.learned import real
from telaah.learned.context import reading_order
from telaah.learned.statement_units import Unit, text_units, units, worded
from telaah.learned.statements import Finding, document_features, features
from telaah.mentions import find_mentions
from telaah.model.document import Document
from telaah.outcomes import find_outcomes

LABELS = common.REAL / "statements.jsonl"
SENTENCES = common.ROOT / "corpora" / "sentences" / "sentences.jsonl"
_NUMBERED = re.compile(r"\b(?:nomor|no\.?|tahun)\s*:?\s*\d+[\w./-]*", re.IGNORECASE)
_AMOUNT = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
SAME = 0.8
"""Share of a unit's characters that must be those of the labelled one where its words have changed."""
EXTRA_TEST = ("454619f3532f", "f81b9e1841d1")
"""Plans of two offices that also have a plan among the dev plans: nobody trains on them, they have no gold, and the test
part alone has too few items of some classes. ``evaluate.py`` reports with and without them."""


@dataclass(frozen=True, slots=True)
class Item:
    """A unit and where it is from."""

    doc: str
    office: str
    part: str
    unit: Unit
    key: str
    label: str = ""
    sample: str = ""
    features: Mapping[str, float] = field(default_factory=dict, compare=False, repr=False)
    """What the model looks at, with what its document says of it."""
    torn: bool = False
    """A line of a table that plain text has torn: no sentence, item or cell. Told by its form alone."""


@lru_cache(maxsize=1)
def offices() -> dict[str, real.Office]:
    """Return whose each real document is."""
    return real.offices(common.REAL)


def documents(part: str) -> Iterator[tuple[str, str]]:
    """Yield (document, "pdf" or "text") of a part; a plan that is at hand as PDF is not taken as text too."""
    pdfs = common.real_pdfs()
    names = {path.stem.rsplit("-", 1)[-1][:8] for path in pdfs.values()}
    for doc in sorted(pdfs):
        if doc in offices() and offices()[doc].part == part:
            yield doc, "pdf"
    for doc in sorted(texts()):
        if doc in offices() and offices()[doc].part == part and doc[:8] not in names:
            yield doc, "text"


@lru_cache(maxsize=1)
def texts() -> dict[str, list[tuple[int, str]]]:
    """Return the plans that are at hand as text."""
    return real.plain_pages(common.SHARED)


def items(part: str) -> Iterator[Item]:
    """Yield every unit of a part, each wording once in a document."""
    for doc, form in documents(part):
        yield from document_items(doc, form)


@lru_cache(maxsize=256)
def document_items(doc: str, form: str) -> tuple[Item, ...]:
    """Return the units of a document, each wording once."""
    office = offices()[doc]
    document = common.real_document(doc) if form == "pdf" else plain_document(doc)
    if document is None:
        return ()
    found: dict[str, Item] = {}
    given = list(units(document) if form == "pdf" else _sound(document))
    torn = [form == "text" and _torn(unit.text) for unit in given]
    whole = [unit for unit, broken in zip(given, torn, strict=True) if not broken]
    shown = {id(unit): seen for unit, seen in zip(whole, document_features(whole, findings(document)), strict=True)}
    for unit, broken in zip(given, torn, strict=True):
        key = real.text_key(unit.text)
        seen = features(unit) if broken else shown[id(unit)]
        found.setdefault(key, Item(doc, office.office, office.part, unit, key, features=seen, torn=broken))
    return tuple(found.values())


def findings(document: Document) -> list[Finding]:
    """Return what telaah's rules find in a document: outcomes, indicators, and parties that work along."""
    found = []
    for outcome in find_outcomes(document):
        found += [Finding(p.page, p.start, p.end, "own") for p in outcome.places]
        found += [Finding(p.page, p.start, p.end, "indicator") for i in outcome.indicators for p in i.places]
    for mention in find_mentions(document).mentions:
        working = mention.counted and str(mention.role) in ("mitra", "pendukung", "pengampu")
        if working and str(mention.status) in ("berjalan", "komitmen", "rencana"):
            found.append(Finding(mention.place.page, mention.place.start, mention.place.end, "collab"))
    return found


def _torn(text: str) -> bool:
    words = _NUMBERED.sub(" ", text).split()
    figures = sum(any(c.isdigit() for c in word) for word in words)
    return (figures >= 3 and figures >= 0.15 * len(words)) or len(_AMOUNT.findall(text)) > 1


def plain_document(doc: str) -> Document | None:
    """Read a plan that is at hand as text alone; its pages keep their printed numbers."""
    pages = dict(texts()[doc])
    joined = "\f".join(pages.get(number, "") for number in range(1, max(pages) + 1))
    made, _ = read_plain(joined.encode())
    return understand_layout(Document("", doc, "txt", made))


def _sound(document: Document) -> Iterator[Unit]:
    """Yield what is running text; lines of tables, which plain text tears, hold runs of spaces."""
    for unit in text_units(document):
        page = document.page(unit.page)
        block = next(b for b in page.blocks if b.start <= unit.start < max(b.end, b.start + 1))
        torn = sum("   " in line.strip() for line in block.raw.splitlines())
        if not torn and len(unit.text) > 40:
            yield unit


def merged(label: str) -> str:
    """Return the class that the model tells for a label of the guidelines."""
    return "collab" if label.startswith("collab") else label


def written(*splits: str) -> Iterator[tuple[Unit, Mapping[str, float], str, str]]:
    """Yield the units of the project's own corpus, plan by plan, with what the model looks at, label and plan."""
    plans: dict[str, list[tuple[Unit, str]]] = {}
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry["split"] in splits:
            plans.setdefault(entry["plan"], []).append((_written_unit(entry), merged(entry["label"])))
    for plan, marked in plans.items():
        shown = document_features([unit for unit, _ in marked])
        yield from ((unit, seen, label, plan) for (unit, label), seen in zip(marked, shown, strict=True))


def _written_unit(entry: dict[str, Any]) -> Unit:
    context = entry["context"]
    block = {"list": "list_item", "box": "paragraph"}.get(context["block"], context["block"])
    beside = [str(context.get(name) or "") for name in ("previous", "next")]
    if block == "cell":
        beside = [text if worded(text) else "" for text in beside]
    return Unit(
        text=entry["text"],
        block=block,
        marker=str(context.get("marker") or ""),
        section=context["section"],
        heading=(context.get("heading") or "").split(" > ")[-1],
        before=beside[0],
        after=beside[1],
        role=context.get("column") or "",
        header=(context.get("header") or "").split(" / ")[-1],
        title=context.get("table") or "",
        kind=entry["plan"].split("-")[0],
    )


def labelled(part: str) -> tuple[list[Item], int]:
    """Return the labelled items of a part that are found again, and how many are not."""
    wanted: dict[str, list[dict[str, Any]]] = {}
    for entry in real.labels(LABELS):
        if entry["part"] == part:
            wanted.setdefault(entry["doc"], []).append(entry)
    found, lost = [], 0
    forms = dict(documents(part)) | {doc: "text" for doc in EXTRA_TEST if part == "test" and doc in texts()} if wanted else {}
    for doc, entries in wanted.items():
        here = document_items(doc, forms[doc]) if doc in forms else ()
        places = {entry["key"]: _again(entry, here) for entry in entries}
        for entry in entries:
            item = places[entry["key"]]
            if item is None:
                lost += 1
                continue
            found.append(replace(item, part=part, key=entry["key"], label=entry["label"], sample=entry["sample"]))
    return found, lost


def in_order(part: str) -> Iterator[list[Item]]:
    """Yield the whole units of each document of a part in reading order; ``label`` is "" where nobody read one."""
    told = {(item.doc, item.unit): item for item in labelled(part)[0]}
    forms = dict(documents(part)) | ({doc: "text" for doc in EXTRA_TEST if doc in texts()} if part == "test" else {})
    for doc, form in forms.items():
        items = [told.get((doc, item.unit), item) for item in document_items(doc, form) if not item.torn]
        by_unit = {id(item.unit): item for item in items}
        yield [by_unit[id(unit)] for unit in reading_order([item.unit for item in items])]


def _again(entry: dict[str, Any], here: Sequence[Item]) -> Item | None:
    """Find a labelled unit: by its words, else by its place, where reading has got better since."""
    by_words = next((item for item in here if item.key == entry["key"]), None)
    if by_words is not None:
        return by_words
    length = entry["end"] - entry["start"]
    for item in here:
        unit = item.unit
        shared = min(unit.end, entry["end"]) - max(unit.start, entry["start"])
        if unit.page == entry["page"] and shared >= SAME * max(length, unit.end - unit.start):
            return item
    return None
