"""What must hold of a plan beyond the form of its lines: ids, ties, values; and what is probably a slip (warnings)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from corpora.plans.markup import WORKS, Items, Paragraph, Plan, Table, Unit

Faults = list[tuple[int, str]]
KEPT_UNITS = 2


def words(text: str) -> list[str]:
    """The words of a text, lower case."""
    return re.findall(r"[^\W_]+", text.casefold())


def check_plan(plan: Plan) -> tuple[Faults, list[str]]:
    """Return (line, fault) pairs and warnings."""
    units = list(plan.units())
    faults = _ids(units) + _tables(plan)
    warnings = [f"{plan.path}:{line}: {text}" for line, text in (*_labels(units), *_unmarked(plan), *_restated(units), *_values(plan), *_sources(plan))]
    return faults, warnings


def _ids(units: list[Unit]) -> Faults:
    faults: Faults = []
    first: dict[str, Unit] = {}
    for unit in units:
        if unit.label == "own":
            first.setdefault(unit.ident, unit)
    for unit in units:
        if unit.parent and unit.parent not in first:
            faults.append((unit.line, f"parent={unit.parent}: no <own {unit.parent}> anywhere; mark its statement or take it out"))
        if unit.label == "indicator" and unit.ident and unit.ident.split(".")[0] not in first:
            faults.append((unit.line, f"<indicator {unit.ident}>: no <own {unit.ident.split('.')[0]}> anywhere; without outcome write <indicator>"))
        for party in unit.parties:
            for tie in party.ties:
                if tie not in first:
                    faults.append((unit.line, f"[{party.text}|... {tie}]: no <own {tie}> anywhere; name an outcome of this plan"))
    for ident, unit in first.items():
        parents = {u.parent for u in units if u.label == "own" and u.ident == ident and u.parent}
        if len(parents) > 1:
            faults.append((unit.line, f"{ident} has the parents {', '.join(sorted(parents))}: one only (a table's counts)"))
        if ident[0] == "T" and parents:
            faults.append((unit.line, f"{ident} is a tujuan and has a parent: take parent= out"))
        mains = [u for u in units if u.label == "own" and u.ident == ident and u.main]
        if len({u.text for u in mains}) > 1:
            faults.append((mains[1].line, f"{ident} has two wordings with `main`: leave it on the fullest"))
    return faults


def _tables(plan: Plan) -> Faults:
    from corpora.plans.truth import target_key

    faults: Faults = []
    for table in (b for b in plan.blocks if isinstance(b, Table)):
        if not table.values:
            continue
        for column in table.columns:
            if column.role == "target" and not target_key(column, plan):
                faults.append((table.line, f"target column {' / '.join(column.header)!r} has no year: write `target@2025: ...` or `target@akhir: ...`"))
    return faults


def _labels(units: list[Unit]) -> Faults:
    """Labels that ask for a party and have none."""
    found: Faults = []
    for unit in units:
        workers = [p for p in unit.parties if p.kind == "stakeholder" and p.role in WORKS]
        if unit.label == "collab_named" and not any(not p.generic for p in workers):
            found.append((unit.line, "<collab_named> without a marked party with role mitra, pendukung or pengampu"))
        if unit.label == "collab_generic" and not any(p.generic for p in workers):
            found.append((unit.line, "<collab_generic> without a party marked `gen`"))
        if unit.label == "collab_vague" and not any(p.kind == "vague" for p in unit.parties):
            found.append((unit.line, "<collab_vague> without a [..|KABUR] phrase"))
        if unit.label == "source" and not any(p.kind == "data_source" for p in unit.parties) and not re.search(r"diolah|hasil|data|laporan|lapor", unit.text, re.I):
            found.append((unit.line, "<source> without a [..|SUMBER] (fine if it names nobody: data diolah)"))
        if unit.label in ("own", "problem", "duty", "legal"):
            continue
        if len(words(unit.text)) > 90:
            found.append((unit.line, "a unit of more than 90 words: one label a sentence"))
    return found


def _unmarked(plan: Plan) -> Faults:
    """Names that are marked elsewhere in the plan and stand here unmarked."""
    names: Counter[str] = Counter(p.text for u in plan.units() for p in u.parties if p.kind != "vague" and len(p.text) > 3)
    multi = sorted((n for n in names if len(n.split()) > 1 or n.isupper()), key=len, reverse=True)
    found: Faults = []
    if not multi:
        return found
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, multi)) + r")(?!\w)")
    for unit in plan.units():
        if unit.label in ("legal", "activity", "indicator", "") or not unit.text:
            continue
        taken = [(p.start, p.end) for p in unit.parties]
        for match in pattern.finditer(unit.text):
            if not any(s < match.end() and match.start() < e for s, e in taken):
                found.append((unit.line, f"{match[0]!r} is marked elsewhere and not here"))
    return found


def _restated(units: list[Unit]) -> Faults:
    """Units in the words of an outcome that have another label."""
    own: dict[str, str] = {" ".join(words(u.text)): u.ident for u in units if u.label == "own" and len(words(u.text)) > 3}
    return [
        (u.line, f"the words of {own[' '.join(words(u.text))]}, and marked <{u.label}>")
        for u in units
        if u.label not in ("own", "") and " ".join(words(u.text)) in own
    ]


def _values(plan: Plan) -> Faults:
    """Values of one indicator that differ from table to table."""
    from corpora.plans.truth import read_values

    said: dict[tuple[str, str], set[str]] = defaultdict(set)
    lines: dict[tuple[str, str], int] = {}
    for value in read_values(plan):
        said[value.ident, value.key].add(value.text)
        lines.setdefault((value.ident, value.key), value.line)
    return [
        (lines[key], f"{key[0]} {key[1]} is printed as {' and '.join(sorted(texts))}: the first counts unless one has `main`")
        for key, texts in said.items()
        if len(texts) > 1
    ]


def _sources(plan: Plan) -> Faults:
    """Sources that are tied where GUIDELINES 6 does not tie them, and the reverse."""
    measured = {u.ident.split(".")[0] for u in plan.units() if u.label == "indicator" and u.ident}
    found: Faults = []
    for table in (b for b in plan.blocks if isinstance(b, Table)):
        for row in table.rows:
            units = [u for c in row for u in c.text.units]
            here = {u.ident.split(".")[0] for u in units if u.label == "indicator" and u.ident}
            for unit, party in ((u, p) for u in units for p in u.parties if p.kind == "data_source"):
                found += [
                    (unit.line, f"[{party.text}|SUMBER {tie}]: the row is of {' '.join(sorted(here))}, and {tie} has an indicator of its own: sources do not carry upwards")
                    for tie in party.ties
                    if here and tie not in here and tie in measured
                ]
        outcomes = {u.ident for r in table.rows for c in r for u in c.text.units if u.label == "own"}
        for unit, party in ((u, p) for n in table.notes for u in n.units for p in u.parties if p.kind == "data_source"):
            if outcomes and party.document and not party.ties:
                found.append((unit.line, f"[{party.text}|SUMBER doc] under a table of outcomes: direct for those of the table, unless it is the own planning document (GUIDELINES 6)"))
    return found


def tally(plan: Plan) -> dict[str, Counter[str]]:
    """Counts of a plan: labels, roles, classes, and others."""
    units = [u for u in plan.units() if u.label]
    parties = [p for u in plan.units() for p in u.parties]
    return {
        "labels": Counter(u.label for u in units),
        "roles": Counter(p.role for p in parties if p.kind == "stakeholder"),
        "statuses": Counter(p.status for p in parties if p.kind == "stakeholder"),
        "classes": Counter(p.cls for p in parties if p.kind == "stakeholder"),
        "marks": Counter(p.kind for p in parties),
        "other": Counter(
            units=len(units),
            words=sum(len(words(t.text)) for t in plan.texts()),
            outcomes=len({u.ident for u in units if u.label == "own"}),
            tied=len({t for p in parties if p.kind == "stakeholder" for t in p.ties}),
            sourced=len({t for p in parties if p.kind == "data_source" for t in p.ties}),
            tables=sum(isinstance(b, Table) for b in plan.blocks),
            paragraphs=sum(isinstance(b, Paragraph) for b in plan.blocks),
            lists=sum(isinstance(b, Items) for b in plan.blocks),
        ),
    }
