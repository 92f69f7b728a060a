"""Two readers compared: statements and roles, which two read whole (``readings.py``), and a seeded tenth of the columns.

    python corpora/real/second.py --export FOLDER     write FOLDER/columns.jsonl with text and context
    python corpora/real/second.py --take ANSWERS      keep the second reader's columns, without text
    python corpora/real/second.py --measure           compare all; writes agreement.json and the README

The tenth is drawn by part and label, from each at least one, by a hash of the item's place, so that it stays nearly the same when
labels are added. What is exported has the text as telaah reads it today, its chapter, table, header and neighbours, and neither
the first label nor anything that a rule or a model says of it. FOLDER and ANSWERS hold text of real documents or are about it: they
stay outside the project. ANSWERS: a line an item, "NUMBER LABEL", by the numbers of the export.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import random
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "models")]

Entry = dict[str, Any]
SEED = "telaah second reader 2026"
SHARE = 10
KINDS = ("statements", "roles", "columns")
PLACE = ("doc", "page", "table", "column", "header", "cells")
"""What tells a column."""
WORKS = ("mitra", "pendukung", "pengampu")
ACTIVE = ("berjalan", "komitmen", "rencana")
NONE = "?"
"""A reader's answer for what is no party."""


def main(arguments: list[str]) -> int:
    """Export, take or measure."""
    if arguments[:1] == ["--export"] and len(arguments) == 2:  # noqa: PLR2004
        export(Path(arguments[1]))
    elif arguments[:1] == ["--take"] and len(arguments) > 1:
        take([Path(name) for name in arguments[1:]])
    elif arguments == ["--measure"]:
        measure()
    else:
        print(__doc__)
    return 0


def read(path: Path) -> list[Entry]:
    """Return the lines of a file; none where it is missing."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.is_file() else []


def place(entry: Entry) -> str:
    """Return what tells a column."""
    return "|".join(str(entry[name]) for name in PLACE)


def digest(entry: Entry) -> str:
    """Return the seeded number of a column, which decides whether it is drawn."""
    return hashlib.sha256(f"{SEED} columns {place(entry)}".encode()).hexdigest()


def part_of(entry: Entry, offices: dict[str, Any]) -> str:
    """Return the part in which an item stands."""
    return str(entry.get("part") or offices[entry["doc"]].part)


def tenth() -> list[Entry]:
    """Return the drawn columns, those of the test part first; nothing in their order tells their label."""
    from telaah.learned.real import offices

    known = offices(HERE)
    strata: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in read(HERE / "columns.jsonl"):
        strata[part_of(entry, known), entry["role"]].append(entry)
    drawn = [e for listed in strata.values() for e in sorted(listed, key=digest)[: -(-len(listed) // SHARE)]]
    return sorted(drawn, key=lambda e: (part_of(e, known) != "test", e["doc"], e["page"], digest(e)))


def unread() -> list[Entry]:
    """Return the drawn columns that the second reader has not labelled yet."""
    done = {place(e) for e in read(HERE / "second-columns.jsonl")}
    return [e for e in tenth() if place(e) not in done]


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


def export(folder: Path) -> None:
    """Write the drawn columns with their headers and some cells; every document is read once."""
    import common

    from telaah.ingest import read_document
    from telaah.layout import understand_layout
    from telaah.learned.train_columns import Recorder, seen_tables

    folder.mkdir(parents=True, exist_ok=True)
    drawn = unread()
    found: dict[str, Entry] = {}
    for doc in dict.fromkeys(e["doc"] for e in drawn):
        path = common.real_pdfs().get(doc)
        if path is not None:
            recorder = Recorder()
            document = understand_layout(read_document(path), recorder)
            found |= columns([e for e in drawn if e["doc"] == doc], seen_tables(doc, document, recorder))
    lines = [{"n": n, **found[place(e)]} for n, e in enumerate(drawn) if place(e) in found]
    (folder / "columns.jsonl").write_text(
        "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8"
    )
    (folder / "columns.places.json").write_text(json.dumps([place(e) for e in drawn]), encoding="utf-8")
    print(f"{len(lines)} of {len(drawn)} drawn are found in the documents at hand")


def columns(wanted: list[Entry], tables: Any) -> dict[str, Entry]:
    """Return, by place, drawn columns with the headers of their table and some cells of each."""
    from telaah.learned.train_columns import keys

    found = {}
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
            found[place(entry)] = {
                "doc": entry["doc"], "page": entry["page"], "column": column, "title": view.title, "section": str(view.section),
                "headers": [" / ".join(h) for h in view.headers], "cells": [c[:70] for c in filled[column][:6]],
                "beside": [" | ".join(c[:40] for c in cells[:2]) for cells in filled],
            }  # fmt: skip
    return found


def take(answers: list[Path]) -> None:
    """Add the second reader's columns with their places; what is there stays. The export lies beside the answers."""
    places = json.loads((answers[0].parent / "columns.places.json").read_text(encoding="utf-8"))
    firsts = {place(e): e for e in read(HERE / "columns.jsonl")}
    told = dict(line.split() for path in answers for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    kept = {place(e): e for e in read(HERE / "second-columns.jsonl")}
    before = len(kept)
    for number, role in sorted(told.items(), key=lambda pair: int(pair[0])):
        entry = firsts[places[int(number)]]
        kept.setdefault(places[int(number)], {name: entry[name] for name in ("part", *PLACE) if name in entry} | {"role": role})
    (HERE / "second-columns.jsonl").write_text("".join(json.dumps(e) + "\n" for e in kept.values()), encoding="utf-8")
    print(f"{len(kept) - before} labels added, {len(kept)} kept")


def pairs_of(kind: str) -> list[tuple[Entry, Entry]]:
    """Return what the first and the second reader say of the same items."""
    if kind == "columns":
        firsts = {place(e): e for e in read(HERE / "columns.jsonl")}
        return [(firsts[place(e)], e) for e in read(HERE / "second-columns.jsonl") if place(e) in firsts]
    both = [e for e in read(HERE / f"{kind}.jsonl") if NONE not in (e.get("first"), e.get("second")) and e.get("readers", 0) > 1]
    return [(_as_said(kind, e, "first"), _as_said(kind, e, "second")) for e in both]


def _as_said(kind: str, entry: Entry, reader: str) -> Entry:
    if reader not in entry:
        return entry
    if kind == "statements":
        return entry | {"label": entry[reader]}
    role, status = entry[reader].split()
    return entry | {"role": role, "status": status}


def measure() -> None:
    """Compare the second labels with the first and write the figures."""
    from corpora.plans.report import put

    figures = {kind: compared(kind) for kind in KINDS}
    (HERE / "agreement.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    lines = [line for kind, found in figures.items() for line in shown(kind, found)]
    put(HERE / "README.md", "agreement", "\n".join(lines).rstrip())
    print("\n".join(lines))


def compared(kind: str) -> Entry:
    """Return the agreement on one kind of labels, in every way in which it is measured, for all items and for each part."""
    from telaah.learned.real import offices

    known = offices(HERE)
    pairs = pairs_of(kind)
    found: Entry = {"items": len(pairs), "documents": len({a["doc"] for a, _ in pairs})}
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
    lines = [f"### {kind.capitalize()}: {found['items']} items of {found['documents']} documents", ""]
    lines += [
        "| | items | agreement | kappa | macro F1 | test part: items | agreement | kappa |",
        "|---|---|---|---|---|---|---|---|",
    ]
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
