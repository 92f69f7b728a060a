"""Sentences, splits, statistics and sums over all plans and excerpts."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from corpora.plans.checks import words
from corpora.plans.markup import Boxes, Heading, Items, Paragraph, Plan, Table, Unit
from corpora.plans.variety import near_duplicates

HERE = Path(__file__).resolve().parent
CORPORA = HERE.parent
SENTENCES = CORPORA / "sentences"
SPLITS = HERE / "splits.toml"
SHARES = {"train": 0.60, "dev": 0.15, "test": 0.25}
CUT = 240
ALIKE = {"kec": "kecamatan", "distrik": "kecamatan", "rsud": "rs", "rsj": "rs", "bappelitbangda": "bappeda", "bapperida": "bappeda", "bappedalitbang": "bappeda",
         "setda": "sekretariat", "setwan": "sekretariat", "bagian": "sekretariat", "dispora": "disparpora", "dispar": "disparpora",
         "dispertan": "distan", "dinsosp3a": "dinsos"}  # fmt: skip
"""Names of offices of one type."""
Record = dict[str, Any]


def collect() -> None:
    """Write sentences.jsonl, splits.toml, the statistics in the READMEs and SHA256SUMS."""
    from corpora.plans.make import read_all
    from corpora.plans.report import write_statistics

    plans = read_all(HERE / "source", [])
    excerpts = read_all(SENTENCES / "source", [])
    splits = draw_splits([*plans, *excerpts])
    records = [r for plan in [*plans, *excerpts] for r in sentences(plan, splits[plan.name])]
    left_out = keep_apart(records)
    (SENTENCES / "sentences.jsonl").write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
    briefs = {p.name: {key: p.header[key] for key in ("brief", "author")} for p in sorted([*plans, *excerpts], key=lambda p: p.name)}
    (SENTENCES / "briefs.json").write_text(json.dumps(briefs, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    write_statistics(plans, excerpts, records, splits, left_out)
    write_sums(HERE, ("source", "pdf", "gold"))
    write_sums(SENTENCES, ("source",), ("briefs.json", "sentences.jsonl"))


def office(name: str) -> str:
    """The type of office in a source's file name: form-office-region."""
    kind = name.split("-")[1] if name.count("-") > 1 else name
    return ALIKE.get(kind, kind)


def read_splits() -> dict[str, str]:
    """Name of a source -> train, dev or test, as drawn so far."""
    if not SPLITS.exists():
        return {}
    return {name: split for split, names in tomllib.loads(SPLITS.read_text(encoding="utf-8")).items() for name in names}


def draw_splits(plans: list[Plan]) -> dict[str, str]:
    """Keep what was drawn; draw the rest by hash, so that each office stands on both sides and the shares hold."""
    drawn = read_splits()
    names = {p.name for p in plans}
    size = {p.name: sum(1 for u in p.units() if u.label) for p in plans}
    kin = {p.name: {_kin(p.header["brief"]), _kin(p.header["region"])} for p in plans}
    drawn = {name: split for name, split in drawn.items() if name in names}
    for plan in sorted((p for p in plans if p.name not in drawn), key=lambda p: hashlib.sha256(p.name.encode()).hexdigest()):
        family = [drawn[other] for other in drawn if kin[other] & kin[plan.name]]
        drawn[plan.name] = family[0] if family else _neediest(plan.name, drawn, size)
    lines = ["# Which source stands in which part: no brief and no region stands in two. Drawn once by collect.py and kept; new sources are added.\n"]
    for split in SHARES:
        lines += [f"{split} = [", *(f'  "{name}",' for name in sorted(drawn) if drawn[name] == split), "]"]
    SPLITS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return drawn


def _kin(text: str) -> str:
    return " ".join(words(text))


def _neediest(name: str, drawn: dict[str, str], size: dict[str, int]) -> str:
    total = sum(size[n] for n in drawn) + size[name]
    held = Counter({split: sum(size[n] for n in drawn if drawn[n] == split) for split in SHARES})
    lack = {split: share - held[split] / total for split, share in SHARES.items()}
    same = Counter(drawn[n] for n in drawn if office(n) == office(name))
    if same:
        for split in ("train", "test"):
            if not same[split] and lack[split] > -0.08:
                lack[split] += 0.25
    return max(SHARES, key=lambda split: (lack[split], SHARES[split]))


def sentences(plan: Plan, split: str) -> list[Record]:
    """Every labelled unit of a source with its context."""
    found: list[Record] = []
    section, headings = "lain", {0: ""}
    seen: Counter[str] = Counter()
    flow = [u for b in plan.blocks if isinstance(b, (Paragraph, Items, Heading)) for t in _texts(b) for u in t.units]
    order = {id(u): i for i, u in enumerate(flow)}

    def add(unit: Unit, before: str, after: str, kind: str, **more: Any) -> None:
        if not unit.label:
            return
        mark = hashlib.sha256(unit.text.encode()).hexdigest()[:8]
        seen[mark] += 1
        heading = " > ".join(h for level, h in sorted(headings.items()) if h)
        context = {"section": section, "heading": heading, "previous": before[-CUT:], "next": after[:CUT], "block": kind, **more}
        found.append(record(plan, split, unit, f"{plan.name}#{mark}" + (f"-{seen[mark]}" if seen[mark] > 1 else ""), context))

    def around(unit: Unit) -> tuple[str, str]:
        at = order[id(unit)]
        return (flow[at - 1].text if at else "", flow[at + 1].text if at + 1 < len(flow) else "")

    for block in plan.blocks:
        if isinstance(block, Heading):
            section = block.section
            headings = {level: text for level, text in headings.items() if level < block.level} | {block.level: block.text.text}
            for unit in block.text.units:
                add(unit, *around(unit), "heading")
        elif isinstance(block, Paragraph):
            for unit in block.text.units:
                add(unit, *around(unit), "paragraph")
        elif isinstance(block, Items):
            for marker, text in block.items:
                for unit in text.units:
                    add(unit, *around(unit), "list", marker=marker)
        elif isinstance(block, Boxes):
            texts = [t.text for _, t in block.boxes]
            for i, (level, text) in enumerate(block.boxes):
                for unit in text.units:
                    add(unit, texts[i - 1] if i else "", texts[i + 1] if i + 1 < len(texts) else "", "box", level=level)
        elif isinstance(block, Table):
            _cells(block, add)
    return found


def _texts(block: Paragraph | Items | Heading) -> list[Any]:
    return [text for _, text in block.items] if isinstance(block, Items) else [block.text]


def _cells(table: Table, add: Any) -> None:
    caption = table.caption.text
    for row in table.rows:
        texts = [c.text.text for c in row]
        for c, cell in enumerate(row):
            column = table.columns[c]
            for i, unit in enumerate(cell.text.units):
                before = cell.text.units[i - 1].text if i else next((t for t in reversed(texts[:c]) if t), "")
                after = cell.text.units[i + 1].text if i + 1 < len(cell.text.units) else next((t for t in texts[c + 1 :] if t), "")
                add(unit, before, after, "cell", column=column.role, header=" / ".join(column.header), table=caption)
    for note in table.notes:
        for unit in note.units:
            add(unit, table.rows[-1][0].text.text if table.rows else "", "", "note", table=caption)


def record(plan: Plan, split: str, unit: Unit, ident: str, context: Record) -> Record:
    """One line of sentences.jsonl."""
    made: Record = {"id": ident, "plan": plan.name, "split": split, "label": unit.label, "text": unit.text}
    if unit.ident:
        made["outcome"] = unit.ident
    made["parties"] = [
        {"start": p.start, "end": p.end, "text": p.text, "class": p.cls, "role": p.role, "status": p.status}
        | ({"generic": True} if p.generic else {})
        | ({"ties": list(p.ties)} if p.ties else {})
        | ({"document": True} if p.document else {})
        for p in unit.parties if p.kind == "stakeholder"
    ]  # fmt: skip
    for kind, key in (("data_source", "sources"), ("vague", "vague")):
        made[key] = [
            {"start": p.start, "end": p.end, "text": p.text} | ({"ties": list(p.ties)} if p.ties else {}) for p in unit.parties if p.kind == kind
        ]
    return made | {"context": context}


def keep_apart(records: list[Record]) -> list[tuple[str, str, float]]:
    """Take sentences of train and dev out of their part that nearly repeat one of the test part."""
    pairs = near_duplicates(records)
    repeated = {first for first, _, _ in pairs}
    for entry in records:
        if entry["id"] in repeated:
            entry["split"] = "left_out"
    return pairs


def write_sums(folder: Path, parts: tuple[str, ...], files: tuple[str, ...] = ()) -> None:
    """SHA-256 of every file of these subfolders and of these files."""
    paths = sorted(p for part in parts for p in (folder / part).glob("*") if p.is_file()) + [folder / f for f in files]
    lines = [f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(folder).as_posix()}" for p in paths]
    (folder / "SHA256SUMS").write_text("\n".join(lines) + "\n", encoding="utf-8")


def label_counts(records: list[Record]) -> dict[str, Counter[str]]:
    """Split -> label -> count."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in records:
        counts[entry["split"]][entry["label"]] += 1
    return counts
