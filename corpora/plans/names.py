"""Names that the writer left unmarked and that are mentions by GUIDELINES 7 all the same."""

from __future__ import annotations

import re
from dataclasses import replace

from corpora.plans.model import Party, Plan, Table, Unit

HEADS = ("Kepala Daerah", "Bupati", "Wali Kota", "Gubernur", "Wakil Kepala Daerah", "Wakil Bupati", "Wakil Wali Kota", "Wakil Gubernur")
"""Office-holders that headings print ("Telaahan Visi, Misi dan Program Kepala Daerah") and titles of laws after "tentang"."""


def mark_own_names(plan: Plan) -> None:
    """Mark the plan's own name and the head of its region where the writer left it: every place counts as a mention, captions and headings too.

    In captions and headings the names that are marked elsewhere in the plan are marked as well. Nothing is marked in titles of
    laws before "tentang" and in names of programmes.
    """
    office, region = plan.header["organisation"], plan.header["region"]
    short = office.removesuffix(region).strip()
    own = {name: Party("", 0, 0, "stakeholder", "DIRI", "diri", "tanpa") for name in (office, short) if len(name.split()) > 1}
    known = {p.text: replace(p, ties=(), document=False, role="diri" if p.cls == "DIRI" else "lain", status="tanpa")
             for u in plan.units() for p in u.parties if p.kind == "stakeholder" and (len(p.text.split()) > 1 or p.text.isupper() and len(p.text) > 2)}  # fmt: skip
    heads = {name: Party("", 0, 0, "stakeholder", "PEMDA", "atasan", "tanpa") for name in HEADS}
    titles = {id(u) for b in plan.blocks if isinstance(b, Table) for r in b.rows for c in r for u in c.text.units if u.label == "activity"}
    for unit in plan.units():
        if id(unit) not in titles:
            _mark(unit, own | heads if unit.label == "legal" else own if unit.label else heads | known | own)


def _mark(unit: Unit, names: dict[str, Party]) -> None:
    start = 0
    if unit.label == "legal":
        start = unit.text.find("tentang")
        if start < 0:
            return
    alternatives = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    found = list(unit.parties)
    for match in re.finditer(rf"(?<![\w-])(?:(?:Kepala|Sekretaris|Direktur) )?({alternatives})(?![\w-])", unit.text[start:]):
        begin, end = start + match.start(), start + match.end()
        if not any(p.start < end and begin < p.end for p in found):
            found.append(replace(names[match[1]], text=match[0], start=begin, end=end))
    unit.parties = tuple(sorted(found, key=lambda p: p.start))
