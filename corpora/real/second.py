"""The second reading of the real labels: a seeded tenth, exported blind, and the agreement with the first.

    python corpora/real/second.py --export statements|roles|columns|all FOLDER    write FOLDER/WHAT.jsonl with text and context
    python corpora/real/second.py --take statements|roles|columns ANSWERS         keep the second reader's labels, without text
    python corpora/real/second.py --measure                                       compare; writes agreement.json and the README

The tenth is drawn by part and label (of roles: by role and status), from each at least one, by a hash of the item's place, so
that it stays nearly the same when labels are added. What is exported has the text as telaah reads it today, its chapter, table,
header and neighbours, and neither the first label nor anything that a rule or a model says of it. FOLDER and ANSWERS hold text
of real documents or are about it: they stay outside the project. ANSWERS: a line an item, "NUMBER LABEL" or
"NUMBER ROLE STATUS", by the numbers of the export.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import random
import sys
import time
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "models")]

Entry = dict[str, Any]
SEED = "telaah second reader 2026"
SHARE = 10
PLACE = {
    "statements": ("doc", "page", "start", "key"),
    "roles": ("doc", "page", "unit", "key", "nth"),
    "columns": ("doc", "page", "table", "column", "header", "cells"),
}
"""What tells an item of each kind."""
SAID = {"statements": ("label",), "roles": ("role", "status"), "columns": ("role",)}
WORKS = ("mitra", "pendukung", "pengampu")
ACTIVE = ("berjalan", "komitmen", "rencana")
CUT = 200
"""Characters of a neighbour that are shown."""


def main(arguments: list[str]) -> int:
    """Export, take or measure."""
    if arguments[:1] == ["--export"] and len(arguments) == 3:
        export(list(PLACE) if arguments[1] == "all" else [arguments[1]], Path(arguments[2]))
    elif arguments[:1] == ["--take"] and len(arguments) >= 3:
        take(arguments[1], [Path(name) for name in arguments[2:]])
    elif arguments == ["--measure"]:
        measure()
    else:
        print(__doc__)
    return 0


def read(path: Path) -> list[Entry]:
    """Return the lines of a file; none where it is missing."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.is_file() else []


def place(kind: str, entry: Entry) -> str:
    """Return what tells an item."""
    return "|".join(str(entry[name]) for name in PLACE[kind])


def digest(kind: str, entry: Entry) -> str:
    """Return the seeded number of an item, which decides whether it is drawn."""
    return hashlib.sha256(f"{SEED} {kind} {place(kind, entry)}".encode()).hexdigest()


def part_of(entry: Entry, offices: dict[str, Any]) -> str:
    """Return the part in which an item stands."""
    return str(entry.get("part") or offices[entry["doc"]].part)


def tenth(kind: str) -> list[Entry]:
    """Return the drawn items, those of the test part first; nothing in their order tells their label."""
    from telaah.learned.real import offices

    known = offices(HERE)
    strata: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in read(HERE / f"{kind}.jsonl"):
        strata[part_of(entry, known), *(str(entry[name]) for name in SAID[kind])].append(entry)
    drawn = [e for listed in strata.values() for e in sorted(listed, key=lambda e: digest(kind, e))[: -(-len(listed) // SHARE)]]
    return sorted(drawn, key=lambda e: (part_of(e, known) != "test", e["doc"], e["page"], e.get("start", 0), digest(kind, e)))


def unread(kind: str) -> list[Entry]:
    """Return the drawn items that the second reader has not labelled yet."""
    done = {place(kind, e) for e in read(HERE / f"second-{kind}.jsonl")}
    return [e for e in tenth(kind) if place(kind, e) not in done]


def module(folder: str, name: str) -> ModuleType:
    """Load a module of a model's folder under a name of its own: two of them are called ``data``."""
    if folder in sys.modules:
        return sys.modules[folder]
    spec = importlib.util.spec_from_file_location(folder, ROOT / "models" / folder / name)
    assert spec is not None and spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    sys.modules[folder] = found
    spec.loader.exec_module(found)
    return found


def export(kinds: list[str], folder: Path) -> None:
    """Write the drawn items with their text; every document is read once."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {kind: unread(kind) for kind in kinds}
    docs = list(dict.fromkeys(e["doc"] for kind in kinds for e in drawn[kind]))
    found: dict[tuple[str, str], Entry] = {}
    (folder / "docs").mkdir(exist_ok=True)
    for doc in docs:
        kept, began = folder / "docs" / f"{doc}.json", time.monotonic()
        if not kept.is_file():
            shown = list(document_items(doc, {k: [e for e in drawn[k] if e["doc"] == doc] for k in kinds}))
            kept.write_text(json.dumps(shown, ensure_ascii=False), encoding="utf-8")
            print(f"{doc} {len(shown)} {time.monotonic() - began:.1f} s", flush=True)
        for kind, where, item in json.loads(kept.read_text(encoding="utf-8")):
            found[kind, where] = item
    for kind in kinds:
        lines = [{"n": n, **found[kind, place(kind, e)]} for n, e in enumerate(drawn[kind]) if (kind, place(kind, e)) in found]
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        (folder / f"{kind}.jsonl").write_text(text, encoding="utf-8")
        (folder / f"{kind}.places.json").write_text(json.dumps([place(kind, e) for e in drawn[kind]]), encoding="utf-8")
        print(f"{kind}: {len(lines)} of {len(drawn[kind])} drawn are found in the documents at hand")


def document_items(doc: str, wanted: dict[str, list[Entry]]) -> Iterator[tuple[str, str, Entry]]:
    """Yield kind, place and what is shown of the wanted items of a document."""
    import common

    from telaah.ingest import read_document
    from telaah.layout import understand_layout
    from telaah.learned.train_columns import Recorder, seen_tables

    statement, role = module("statement", "data.py"), module("role", "items.py")
    path = common.real_pdfs().get(doc)
    recorder = Recorder()
    document = understand_layout(read_document(path), recorder) if path is not None else None
    common.real_document = lambda _: document  # both loaders ask here: one reading serves them all
    if wanted.get("statements"):
        here = statement.document_items(doc, "pdf" if path is not None else "text")
        yield from statements(statement, wanted["statements"], here)
    if wanted.get("roles"):
        both = (document, None) if document is not None else common.plain_document(doc)
        if both is not None:
            yield from roles(role, wanted["roles"], *both)
    if wanted.get("columns") and document is not None:
        yield from columns(wanted["columns"], seen_tables(doc, document, recorder))


def statements(loader: ModuleType, wanted: list[Entry], here: Any) -> Iterator[tuple[str, str, Entry]]:
    """Yield drawn sentences, list items and cells."""
    names = ("text", "block", "marker", "section", "heading", "opening", "before", "after", "header", "title", "kind")
    for entry in wanted:
        item = loader._again(entry, here)
        if item is not None:
            shown = {name: getattr(item.unit, name) for name in names if getattr(item.unit, name)}
            yield "statements", place("statements", entry), {"doc": entry["doc"], "page": entry["page"], "office": item.office, **shown}


def roles(loader: ModuleType, wanted: list[Entry], document: Any, numbers: Any) -> Iterator[tuple[str, str, Entry]]:
    """Yield drawn parties, marked in their clause."""
    found = {loader._where(clause, numbers): clause for clause in loader.clauses(document)}
    for entry in wanted:
        clause = found.get((entry["page"], entry["unit"], entry["key"], entry["nth"]))
        if clause is not None:
            marked = f"{clause.text[: clause.start]}«{clause.text[clause.start : clause.end]}»{clause.text[clause.end :]}"
            identity = document.identity
            shown = {
                "doc": entry["doc"], "page": entry["page"], "organisation": f"{identity.organisation} {identity.region}",
                "kind": clause.kind, "section": clause.section, "heading": clause.title, "block": clause.block,
                "header": clause.header, "table": clause.table, **around(document, clause), "text": marked,
            }  # fmt: skip
            yield "roles", place("roles", entry), {name: value for name, value in shown.items() if value}


def around(document: Any, clause: Any) -> Entry:
    """Return the rest of a cell's row, or the pieces before a block."""
    if clause.block == "cell":
        for table in document.tables:
            for row in table.rows:
                if any(c is not None and c.page == clause.page and c.text == clause.text for c in row.cells):
                    cells = [c for c in row.cells if c is not None and c.text.strip() and c.text != clause.text]
                    return {"row": [f"{table.columns[c.column].header[-40:]}: {c.text[:CUT]}" for c in cells]}
        return {}
    blocks = [block for page in document.pages for block in page.blocks if abs(page.number - clause.page) <= 1]
    for n, block in enumerate(blocks):
        if block.page == clause.page and block.text == clause.text:
            return {"before": [b.text[-CUT:] for b in blocks[max(0, n - 2) : n]]}
    return {}


def columns(wanted: list[Entry], tables: Any) -> Iterator[tuple[str, str, Entry]]:
    """Yield drawn columns with the headers of their table and some cells of each."""
    from telaah.learned.train_columns import keys

    for entry in wanted:
        same = [
            (table, column)
            for table in tables if table.page == entry["page"]
            for column in range(len(table.view.headers))
            if keys(table, column)[1:] == (entry["header"], entry["cells"])
        ]  # fmt: skip
        exact = [p for p in same if p[1] == entry["column"] and keys(*p)[0] == entry["table"]]
        for table, column in (exact or same)[:1]:
            view = table.view
            filled = [[c for c in cells if c.strip()] for cells in view.cells]
            shown = {
                "doc": entry["doc"], "page": entry["page"], "column": column, "title": view.title, "section": str(view.section),
                "headers": [" / ".join(h) for h in view.headers], "cells": [c[:70] for c in filled[column][:6]],
                "beside": [" | ".join(c[:40] for c in cells[:2]) for cells in filled],
            }  # fmt: skip
            yield "columns", place("columns", entry), shown


def take(kind: str, answers: list[Path]) -> None:
    """Add the second reader's labels with the places of their items; what is there stays. The export lies beside the answers."""
    places = json.loads((answers[0].parent / f"{kind}.places.json").read_text(encoding="utf-8"))
    firsts = {place(kind, e): e for e in read(HERE / f"{kind}.jsonl")}
    told: dict[int, list[str]] = {}
    for path in answers:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                number, *said = line.split()
                told[int(number)] = said
    kept = {place(kind, e): e for e in read(HERE / f"second-{kind}.jsonl")}
    before = len(kept)
    for number, said in sorted(told.items()):
        entry = firsts[places[number]]
        where = {name: entry[name] for name in ("part", *PLACE[kind]) if name in entry}
        kept.setdefault(places[number], where | dict(zip(SAID[kind], said, strict=True)))
    text = "".join(json.dumps(e) + "\n" for e in kept.values())
    (HERE / f"second-{kind}.jsonl").write_text(text, encoding="utf-8")
    print(f"{kind}: {len(kept) - before} labels added, {len(kept)} kept")


def measure() -> None:
    """Compare the second labels with the first and write the figures."""
    from corpora.plans.report import put

    figures = {kind: compared(kind) for kind in PLACE if (HERE / f"second-{kind}.jsonl").is_file()}
    (HERE / "agreement.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    lines = [line for kind, found in figures.items() for line in shown(kind, found)]
    put(HERE / "README.md", "agreement", "\n".join(lines).rstrip())
    print("\n".join(lines))


def compared(kind: str) -> Entry:
    """Return the agreement on one kind of labels, in every way in which it is measured, for all items and for each part."""
    from telaah.learned.real import offices

    known = offices(HERE)
    firsts = {place(kind, e): e for e in read(HERE / f"{kind}.jsonl")}
    seconds = read(HERE / f"second-{kind}.jsonl")
    pairs = [(firsts[place(kind, e)], e) for e in seconds if place(kind, e) in firsts]
    found: Entry = {"items": len(pairs), "drawn": len(tenth(kind)), "documents": len({a["doc"] for a, _ in pairs})}
    for part in ("all", "test", "train"):
        here = [(a, b) for a, b in pairs if part in ("all", part_of(a, known))]
        found[part] = {name: agreement(both, docs) for name, (both, docs) in ways(kind, here).items()}
    for sample in sorted({a["sample"] for a, _ in pairs if "sample" in a}):
        here = [(a, b) for a, b in pairs if a["sample"] == sample]
        name, (both, _) = next(iter(ways(kind, here).items()))
        found.setdefault("by sample", {})[sample] = {"items": len(both), "of": name, **plain(both)}
    return found


def ways(kind: str, pairs: list[tuple[Entry, Entry]]) -> dict[str, tuple[list[tuple[str, str]], list[str]]]:
    """Return the pairs of labels as they stand and as each model's card merges them, and the document of each pair."""

    def said(name: str, merge: Callable[[str], str] = str) -> list[tuple[str, str]]:
        return [(merge(a[name]), merge(b[name])) for a, b in pairs]

    docs = [a["doc"] for a, _ in pairs]
    if kind == "statements":
        merged = lambda label: "collab" if label.startswith("collab") else label  # noqa: E731
        return {"label": (said("label"), docs), "label merged": (said("label", merged), docs)}
    if kind == "columns":
        from telaah.learned.columns import GROUP_OF
        from telaah.model.document import ColumnRole

        return {"role": (said("role"), docs), "group": (said("role", lambda role: GROUP_OF[ColumnRole(role)]), docs)}
    config = tomllib.loads((ROOT / "models/role/config.toml").read_text(encoding="utf-8"))
    active = lambda e: "yes" if e["role"] in WORKS and e["status"] in ACTIVE else "no"  # noqa: E731
    along = [(a, b) for a, b in pairs if a["role"] in WORKS and b["role"] in WORKS]
    return {
        "role": (said("role"), docs),
        "role merged": (said("role", config["merged"].__getitem__), docs),
        "status": (said("status"), docs),
        "status merged": (said("status", config["merged_status"].__getitem__), docs),
        "status where both say that it works along": (
            [(a["status"], b["status"]) for a, b in along],
            [a["doc"] for a, _ in along],
        ),
        "active collaborator": ([(active(a), active(b)) for a, b in pairs], docs),
    }


def plain(pairs: list[tuple[str, str]]) -> Entry:
    """Return agreement and kappa alone."""
    from corpora.agreement import kappa, share

    return {"agreement": share([a == b for a, b in pairs]), "kappa": kappa(pairs)}


def interval(pairs: list[tuple[str, str]], docs: list[str]) -> list[float]:
    """Return the 95 % interval of kappa by drawing whole documents again."""
    from corpora.agreement import kappa

    by_doc: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pair, doc in zip(pairs, docs, strict=True):
        by_doc[doc].append(pair)
    names, generator = sorted(by_doc), random.Random(7)
    drawn = ([pair for doc in generator.choices(names, k=len(names)) for pair in by_doc[doc]] for _ in range(500))
    found = sorted(value for value in map(kappa, drawn) if value is not None)
    return [found[int(0.025 * len(found))], found[int(0.975 * len(found))]] if found else []


def agreement(pairs: list[tuple[str, str]], docs: list[str]) -> Entry:
    """Return agreement, kappa, the same by label, and what is most confused."""
    from corpora.agreement import kappa

    labels = sorted({label for pair in pairs for label in pair})
    by_label = {}
    for label in labels:
        first, second = (sum(pair[k] == label for pair in pairs) for k in (0, 1))
        same = sum(a == b == label for a, b in pairs)
        by_label[label] = {
            "first": first,
            "second": second,
            "same": same,
            "f1": round(2 * same / (first + second), 4),
            "kappa": kappa([(str(a == label), str(b == label)) for a, b in pairs]),
        }
    confused = Counter((a, b) for a, b in pairs if a != b)
    return {
        "items": len(pairs),
        **plain(pairs),
        "kappa interval by document": interval(pairs, docs),
        "macro_f1": round(sum(v["f1"] for v in by_label.values()) / max(1, len(by_label)), 4),
        "labels": by_label,
        "most confused (first, second)": [[*k, n] for k, n in sorted(confused.items(), key=lambda kv: (-kv[1], kv[0]))[:15]],
    }


def spread(found: Entry) -> str:
    """Return kappa with its interval."""
    low, high = found["kappa interval by document"]
    return f"{found['kappa']:.3f} ({low:.3f}-{high:.3f})"


def shown(kind: str, found: Entry) -> list[str]:
    """Return the tables of one kind."""
    lines = [f"### {kind.capitalize()}: {found['items']} items of {found['documents']} documents ({found['drawn']} drawn)", ""]
    lines += ["| | items | agreement | kappa | macro F1 | test part: items | agreement | kappa |", "|---|---|---|---|---|---|---|---|"]
    for name, a in found["all"].items():
        t = found["test"][name]
        lines.append(
            f"| {name} | {a['items']} | {a['agreement']:.3f} | {spread(a)} | {a['macro_f1']:.3f} "
            f"| {t['items']} | {t['agreement']:.3f} | {spread(t)} |"
        )
    by_sample = [f"{name} {v['items']}, {v['agreement']:.3f}, {v['kappa']:.3f}" for name, v in found.get("by sample", {}).items()]
    lines += ["", f"By sample (items, agreement, kappa): {'; '.join(by_sample)}.", ""] if by_sample else [""]
    for name in {"statements": ("label",), "roles": ("role", "status merged"), "columns": ("group",)}[kind]:
        a = found["all"][name]
        lines += [f"| {name} | first | second | both | kappa |", "|---|---|---|---|---|"]
        lines += [f"| {key} | {v['first']} | {v['second']} | {v['same']} | {v['kappa']} |" for key, v in a["labels"].items()]
        told = ", ".join(f"{x} / {y} {n}" for x, y, n in a["most confused (first, second)"][:10])
        lines += ["", f"Most confused (first / second): {told or 'nothing'}.", ""]
    return lines


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
