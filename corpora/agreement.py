"""Agreement of two annotators on a seeded tenth of the sentences.

    python corpora/agreement.py --export FILE [--plans NAME ...]    write the tenth without labels, for the second annotator
    python corpora/agreement.py FILE ...                            compare a second annotator's files with the sources

A second annotator's file has one JSON object a line: ``id``, ``label`` and ``parties`` ([{"text", "class", "role", "status"}], data
sources with the class SUMBER, vague phrases with the class KABUR), or instead of the two ``marked``: the text with the marks of
corpora/plans/README.md. The figures go to corpora/agreement.json and into corpora/README.md.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from corpora.plans.markup import LABELS, WORKS, read_text  # noqa: E402
from corpora.plans.report import put  # noqa: E402

SENTENCES = HERE / "sentences/sentences.jsonl"
SEED = "telaah-2026"
SHARE = 10
Record = dict[str, Any]
Span = tuple[int, int]


def main(arguments: list[str]) -> int:
    """Export the tenth, or compare."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 0
    if arguments[0] == "--export":
        names = set(arguments[3:]) if arguments[2:3] == ["--plans"] else set()
        export(Path(arguments[1]), names)
        return 0
    figures = compare([json.loads(line) for name in arguments for line in Path(name).read_text(encoding="utf-8").splitlines() if line.strip()])
    (HERE / "agreement.json").write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    put(HERE / "README.md", "agreement", "\n".join(table(figures)))
    print("\n".join(table(figures)))
    return 0


def records() -> list[Record]:
    """Every sentence of the corpus."""
    return [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]


def tenth() -> list[Record]:
    """The sentences of the seeded tenth: drawn one by one from their ids, so that it stays the same when others are added."""
    return [r for r in records() if int(hashlib.sha256(f"{SEED} {r['id']}".encode()).hexdigest(), 16) % SHARE == 0]


def export(path: Path, names: set[str]) -> None:
    """Write the tenth without anything that the first annotator decided."""
    lines = []
    for record in tenth():
        if names and record["plan"] not in names:
            continue
        context = {key: value for key, value in record["context"].items() if key not in ("column", "section")}
        lines.append(json.dumps({"id": record["id"], "text": record["text"], "context": context}, ensure_ascii=False))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} units in {path}")


def compare(seconds: list[Record]) -> Record:
    """Measure the second annotator against the marks of the sources."""
    firsts = {r["id"]: r for r in records()}
    unknown = [s["id"] for s in seconds if s["id"] not in firsts]
    pairs = [(firsts[s["id"]], second_of(s, firsts[s["id"]]["text"])) for s in seconds if s["id"] in firsts]
    labels = [(one["label"], other["label"]) for one, other in pairs]
    expected = sum(1 for r in tenth())
    return {
        "units": len(pairs), "units of the tenth": expected, "ids not in the corpus": len(unknown), "plans": len({one["plan"] for one, _ in pairs}),
        "labels": {"agreement": share([a == b for a, b in labels]), "kappa": kappa(labels)},
        "label": {
            label: {"first": sum(a == label for a, _ in labels), "second": sum(b == label for _, b in labels),
                    "kappa": kappa([(str(a == label), str(b == label)) for a, b in labels])}
            for label in LABELS
        },
        "most confused": [[a, b, n] for (a, b), n in Counter((a, b) for a, b in labels if a != b).most_common(10)],
        "parties": parties(pairs),
    }  # fmt: skip


def second_of(given: Record, text: str) -> Record:
    """The second annotator's label, and parties with offsets in the text."""
    if "marked" in given:
        units = read_text(given["marked"]).units
        unit = next((u for u in units if u.label), units[0])
        found = [{"start": p.start, "end": p.end, "class": p.cls or {"data_source": "SUMBER", "vague": "KABUR"}[p.kind], "role": p.role, "status": p.status}
                 for p in unit.parties]  # fmt: skip
        return {"label": unit.label, "parties": found}
    found, last = [], 0
    for party in given.get("parties", ()):
        at = party["start"] if "start" in party else text.find(party["text"], last)
        at = text.find(party["text"]) if at < 0 else at
        if at >= 0:
            last = at + len(party["text"])
            found.append({"start": at, "end": last, "class": party.get("class", ""), "role": party.get("role", ""), "status": party.get("status", "tanpa")})
    return {"label": given["label"], "parties": found}


def parties(pairs: list[tuple[Record, Record]]) -> Record:
    """F of the spans (exact and overlapping); class, role and status where both marked the same stretch; data sources and vague phrases apart."""
    same: list[tuple[Record, Record]] = []
    counts: Counter[str] = Counter()
    for one, other in pairs:
        a = {(p["start"], p["end"]): p for p in one["parties"]}
        b = {(p["start"], p["end"]): p for p in other["parties"] if p["class"] not in ("SUMBER", "KABUR")}
        counts.update(first=len(a), second=len(b), exact=len(a.keys() & b.keys()))
        touching = [(p, next((q for q in b if overlap(p, q)), None)) for p in a]
        counts["touching"] += sum(q is not None for _, q in touching)
        counts["touched"] += sum(any(overlap(p, q) for p in a) for q in b)
        same += [(a[p], b[q]) for p, q in touching if q is not None]
        for key, cls in (("sources", "SUMBER"), ("vague", "KABUR")):
            x = {(p["start"], p["end"]) for p in one[key]}
            y = {(p["start"], p["end"]) for p in other["parties"] if p["class"] == cls}
            counts.update({f"{key} first": len(x), f"{key} second": len(y), f"{key} same": sum(any(overlap(p, q) for q in y) for p in x)})
    roles = [(p["role"], q["role"]) for p, q in same]
    acting = [(p["status"], q["status"]) for p, q in same if p["role"] in WORKS and q["role"] in WORKS]
    counts_as = [(str(collaborates(p)), str(collaborates(q))) for p, q in same]
    return {
        "first": counts["first"], "second": counts["second"],
        "span F exact": f1(counts["exact"], counts["first"], counts["second"]),
        "span F overlapping": round(2 * counts["touching"] / max(1, counts["first"] + counts["second"]), 4),
        "class": {"agreement": share([p["class"] == q["class"] for p, q in same])},
        "role": {"agreement": share([a == b for a, b in roles]), "kappa": kappa(roles)},
        "status of those who work along": {"n": len(acting), "agreement": share([a == b for a, b in acting]), "kappa": kappa(acting)},
        "counts as a collaborator (RULINGS 3)": {"agreement": share([a == b for a, b in counts_as]), "kappa": kappa(counts_as)},
        "roles most confused": [[a, b, n] for (a, b), n in Counter((a, b) for a, b in roles if a != b).most_common(6)],
        "data source F": f1(counts["sources same"], counts["sources first"], counts["sources second"]),
        "vague phrase F": f1(counts["vague same"], counts["vague first"], counts["vague second"]),
    }  # fmt: skip


def collaborates(party: Record) -> bool:
    """Whether a role and status make a collaborator."""
    return party["role"] in WORKS and party["status"] in ("berjalan", "komitmen", "rencana")


def overlap(one: Span, other: Span) -> bool:
    """Two stretches share a letter."""
    return one[0] < other[1] and other[0] < one[1]


def share(hits: list[bool]) -> float | None:
    """Mean of truths."""
    return round(sum(hits) / len(hits), 4) if hits else None


def f1(same: int, first: int, second: int) -> float | None:
    """Of two sets."""
    return round(2 * same / (first + second), 4) if first + second else None


def kappa(pairs: list[tuple[str, str]]) -> float | None:
    """Cohen's kappa."""
    if not pairs:
        return None
    n = len(pairs)
    seen = sum(a == b for a, b in pairs) / n
    ones, others = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(ones[k] * others[k] for k in ones) / n**2
    return round((seen - chance) / (1 - chance), 4) if chance < 1 else None


def table(figures: Record) -> list[str]:
    """The figures for the README."""
    who = figures["parties"]
    lines = [
        f"{figures['units']} units of {figures['plans']} sources ({figures['units of the tenth']} in the tenth as it now is). Labels: agreement "
        f"{figures['labels']['agreement']}, kappa {figures['labels']['kappa']}.",
        "", "| label | first | second | kappa |", "|---|---|---|---|",
        *(f"| {label} | {row['first']} | {row['second']} | {row['kappa']} |" for label, row in figures["label"].items()),
        "", "Most confused (first, second): " + ", ".join(f"{a} / {b} {n}" for a, b, n in figures["most confused"]) + ".",
        "", f"Parties ({who['first']} and {who['second']}): span F {who['span F exact']} exact, {who['span F overlapping']} overlapping; class "
        f"{who['class']['agreement']}; role {who['role']['agreement']} (kappa {who['role']['kappa']}); status of those who work along "
        f"{who['status of those who work along']['agreement']} (kappa {who['status of those who work along']['kappa']}); whether it counts as a collaborator "
        f"{who['counts as a collaborator (RULINGS 3)']['agreement']} (kappa {who['counts as a collaborator (RULINGS 3)']['kappa']}). "
        f"Data sources F {who['data source F']}, vague phrases F {who['vague phrase F']}.",
    ]  # fmt: skip
    return lines


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
