"""Items of the role model: labels on real plans and marks of our own plans, joined with their clauses."""

from __future__ import annotations

import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import common  # noqa: E402

from telaah.ingest import read_document  # noqa: E402
from telaah.ingest.reader import read_bytes  # noqa: E402
from telaah.layout import understand_layout  # noqa: E402
from telaah.learned import real  # noqa: E402
from telaah.mentions import find_mentions  # noqa: E402
from telaah.model.clause import Clause, Judged  # noqa: E402
from telaah.model.document import Document  # noqa: E402
from telaah.model.identity import DocumentKind, Identity  # noqa: E402

LABELS = common.REAL / "roles.jsonl"
OWN = common.ROOT / "corpora" / "plans"
AROUND = 30
"""Letters on each side by which a party of our own plans is found in its printed page."""


@dataclass(frozen=True, slots=True)
class Item:
    """A party, what it truly does, and where it is from."""

    clause: Clause
    role: str
    status: str
    office: str
    document: str
    sample: str


class Recorder:
    """Stands in the judge's place and only writes down what it is asked."""

    def __init__(self) -> None:
        self.clauses: list[Clause] = []

    def judge(self, clause: Clause) -> Judged | None:
        """Keep the clause; the rules' answer stands."""
        self.clauses.append(clause)
        return None


def clauses(document: Document) -> list[Clause]:
    """Return the clause of every party that is found in a document."""
    recorder = Recorder()
    find_mentions(document, roles=recorder)
    return recorder.clauses


def compact(text: str) -> str:
    """Return a text without spaces and case."""
    return "".join(text.split()).casefold()


def real_items(part: str) -> tuple[list[Item], int]:
    """Return the labelled parties of a part, and how many labels found no party any more."""
    offices = real.offices(common.REAL)
    by_doc: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for label in real.labels(LABELS):
        if offices[label["doc"]].part == part:
            by_doc[label["doc"]].append(label)
    items, lost = [], 0
    for doc, labels in sorted(by_doc.items()):
        read = _read(doc)
        if read is None:
            continue
        document, numbers = read
        found = {_where(clause, numbers): clause for clause in clauses(document)}
        for label in labels:
            clause = found.get((label["page"], label["unit"], label["key"], label["nth"]))
            if clause is None:
                lost += 1
                continue
            items.append(Item(clause, label["role"], label["status"], offices[doc].office, doc, label["sample"]))
    return items, lost


def _read(doc: str) -> tuple[Document, tuple[int, ...] | None] | None:
    document = common.real_document(doc)
    return (document, None) if document is not None else common.plain_document(doc)


def _where(clause: Clause, numbers: tuple[int, ...] | None) -> tuple[int, str, str, int]:
    page = numbers[clause.page - 1] if numbers else clause.page
    name, before, whole = (compact(t) for t in (clause.text[clause.start : clause.end], clause.text[: clause.start], clause.text))
    nth, at = 0, whole.find(name)
    while -1 < at < len(before):
        nth, at = nth + 1, whole.find(name, at + 1)
    return page, real.text_key(clause.text), real.text_key(name), nth


def own_items(*parts: str) -> Iterator[Item]:
    """Yield the marked parties of our own plans of some parts, found in their printed pages."""
    sys.path.insert(0, str(common.ROOT))
    from corpora.plans.markup import SourceError, read_plan

    splits = tomllib.loads((OWN / "splits.toml").read_text(encoding="utf-8"))
    mine = {name for part in parts for name in splits[part]}
    for pdf in sorted((OWN / "pdf").glob("*.pdf")):
        if pdf.stem not in mine:
            continue
        try:
            plan = read_plan(OWN / "source" / f"{pdf.stem}.txt")
        except (OSError, SourceError):
            continue  # a source that is being written
        marks = [(text.text, unit.text, party) for text in plan.texts() for unit in text.units for party in unit.parties]
        known: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for whole, said, party in marks:
            if party.kind == "stakeholder":
                at = compact(whole).find(compact(said)) + len(compact(said[: party.start]))
                known[_near(compact(whole), at, len(compact(party.text)))].add((party.role, party.status or "tanpa"))
        for clause in clauses(understand_layout(read_document(pdf))):
            whole, at = compact(clause.text), len(compact(clause.text[: clause.start]))
            said = known.get(_near(whole, at, len(compact(clause.text[clause.start : clause.end]))), set())
            if len(said) == 1:
                role, status = next(iter(said))
                yield Item(clause, role, status, pdf.stem, pdf.stem, "own")


def _near(whole: str, at: int, size: int) -> str:
    return f"{whole[max(0, at - AROUND) : at]}|{whole[at : at + size]}|{whole[at + size : at + size + AROUND]}"


EXCERPTS = common.ROOT / "corpora" / "roles"
MARK = re.compile(r"\[(?P<name>[^\]|]+)\|(?P<role>\w)(?: (?P<status>\w))?\]")
ROLES = {
    "m": "mitra", "u": "pendukung", "g": "pengampu", "d": "penyedia_data", "f": "pendana", "w": "pengawas", "q": "pengusul",
    "p": "penerima", "a": "atasan", "r": "rujukan", "s": "diri", "l": "lokasi", "x": "lain",
}  # fmt: skip
STATUSES = {
    "b": "berjalan", "k": "komitmen", "n": "rencana", "e": "perlu", "z": "masalah", "y": "lalu", "t": "tupoksi", None: "tanpa",
}  # fmt: skip
KINDS = {
    "lkjip": "LAPORAN KINERJA INSTANSI PEMERINTAH (LKjIP)",
    "renstra": "RENCANA STRATEGIS (RENSTRA)",
    "renja": "RENCANA KERJA (RENJA)",
    "iku": "INDIKATOR KINERJA UTAMA (IKU)",
}


def excerpt_items() -> Iterator[Item]:
    """Yield the marked parties of our excerpts: ``@ kind | organisation | region | year``, ``#`` headings, a sentence a line."""
    for path in sorted(EXCERPTS.glob("*.txt")):
        for number, block in enumerate(path.read_text(encoding="utf-8").split("@ ")[1:]):
            head, _, body = block.partition("\n")
            kind, organisation, region, year = (part.strip() for part in head.split("|"))
            title = f"{KINDS[kind]}\n\n{organisation.upper()} {region.upper()}\n\nTAHUN {year}\n\n"
            lines = [line.lstrip("# ") for line in body.splitlines() if line.strip()]
            printed = "\n\n".join(MARK.sub(lambda m: m["name"], line) for line in lines)
            marks = {MARK.sub(lambda m: m["name"], line).strip(): line for line in lines}
            document = understand_layout(read_bytes((title + printed).encode(), path.name))
            document = replace(document, identity=_identity(kind, f"{organisation} {region}", region, int(year)))
            name = f"{path.stem}-{number}"
            for clause in clauses(document):
                said = _marked(marks.get(clause.text.strip(), ""), clause.start)
                if said is not None:
                    yield Item(clause, said[0], said[1], name, name, "own")


def _identity(kind: str, organisation: str, region: str, year: int) -> Identity:
    return Identity(kind=DocumentKind(kind), organisation=organisation, region=region, period=(year, year))


def _marked(line: str, start: int) -> tuple[str, str] | None:
    """The mark of the party at ``start`` of the printed line."""
    shift = 0
    for mark in MARK.finditer(line):
        at = mark.start() - shift
        if at <= start < at + len(mark["name"]):
            return ROLES[mark["role"]], STATUSES[mark["status"]]
        shift += len(mark[0]) - len(mark["name"])
    return None
