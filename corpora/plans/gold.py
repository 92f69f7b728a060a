"""The gold file of a plan, in the form of corpora/GUIDELINES.md, made from its marks and its printed PDF."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from corpora.plans.checks import words
from corpora.plans.find import Places, Printed, page_of, shown_on
from corpora.plans.markup import Cover, Party, Plan, Unit
from corpora.plans.truth import fullest, indicator_values, printings
from corpora.samples.gold import plain

LEVELS = {"T": "tujuan", "S": "sasaran", "P": "program"}
LONGEST = 300
UNIT = re.compile(r"\((%|[a-z][a-z0-9 /.%]*)\)$")
"""A unit behind the name of an indicator: "Usia harapan hidup (tahun)"."""
QUALIFIERS = frozenset("kota kab kabupaten prov provinsi propinsi kecamatan ri republik daerah tahun".split())
SHORT = 20
TELLING = frozenset({"", "collab_named", "collab_generic", "collab_vague", "source", "strategy", "other"})
"""Headings and sentences that may repeat an outcome's words in full: they print it too."""
Truth = dict[str, Any]


def gold(plan: Plan, printed: Printed, places: Places) -> Truth:
    """Return what is true of a printed plan."""
    maker = _Gold(plan, printed, places)
    return {
        "document": plan.name, "file": f"{plan.name}.pdf", "kind": plan.header["kind"], "organisation": plan.header["organisation"],
        "region": plan.header["region"], "period": plan.period, "pages": len(printed.pages), "outcomes": maker.outcomes(),
        "document_collaborators": maker.of_document("stakeholder"), "document_data_sources": maker.of_document("data_source"),
        "vague_collaboration": maker.vague(), **maker.mentions(), "notes": plan.header.get("notes", ""),
    }  # fmt: skip


class _Gold:
    def __init__(self, plan: Plan, printed: Printed, places: Places) -> None:
        self.plan, self.printed, self.places = plan, printed, places
        self.units = [u for u in plan.units() if id(u) in places]
        self.own = printings(plan, "own")
        self.measures = printings(plan, "indicator")
        self.values = indicator_values(plan)
        self.ties = [(unit, party) for unit in self.units for party in unit.parties]
        self.made: list[Truth] = []

    def outcomes(self) -> list[Truth]:
        found = []
        order = {"T": 0, "S": 1, "P": 2}
        for ident in sorted(self.own, key=lambda i: (order[i[0]], int(re.sub(r"\D", "", i)), i)):
            units = self.own[ident]
            parent = next((u.parent for u in units if u.parent), None)
            outcome: Truth = {
                "id": ident, "level": LEVELS[ident[0]], "parent": parent, "text": _line(fullest(units).text), "pages": self.pages(units),
                "indicators": self.indicators(ident), "collaborators": self.tied(ident, "stakeholder"),
                "data_sources": self.tied(ident, "data_source"),
            }  # fmt: skip
            if any(u.internal for u in units):
                outcome["internal"] = True
            found.append(outcome)
        for outcome in found:
            if outcome["level"] == "tujuan":
                under = [c for s in found if s["parent"] == outcome["id"] and s["level"] == "sasaran" for c in s["collaborators"]]
                outcome["collaborators"] = _once([*outcome["collaborators"], *under])
        self.made = found
        return found

    def pages(self, units: list[Unit]) -> list[int]:
        """Where an outcome or indicator is printed, also by others in the same words."""
        wordings = {plain(u.text) for u in units}
        long = [w for w in wordings if len(w) > SHORT]
        same = [
            u for u in self.units
            if plain(u.text) in wordings or (u.label in TELLING and any(w in plain(u.text) for w in long))
        ]  # fmt: skip
        return sorted({s.page for u in same for s in self.places[id(u)][:1]})

    def indicators(self, ident: str) -> list[Truth]:
        found = []
        for name, units in self.measures.items():
            if name.split(".")[0] != ident:
                continue
            values = self.values.get(name, {})
            printed = UNIT.search(fullest(units).text)
            made: Truth = {
                "text": _line(fullest(units).text), "unit": values.get("unit") or (printed[1] if printed else None), "baseline": values.get("baseline"),
                "targets": {key[1:]: text for key, text in values.items() if key.startswith("=")}, "pages": self.pages(units),
            }  # fmt: skip
            if values.get("formula"):
                made["formula"] = _line(values["formula"])
            found.append(made)
        return found

    def tied(self, ident: str, kind: str) -> list[Truth]:
        return _once([self.tie(u, p, "direct") for u, p in self.ties if p.kind == kind and ident in p.ties])

    def of_document(self, kind: str) -> list[Truth]:
        field = "collaborators" if kind == "stakeholder" else "data_sources"
        direct = [c for o in self.made for c in o[field]]
        found = _once([self.tie(u, p, "") for u, p in self.ties if p.kind == kind and p.document])
        return [one for one in found if not any(_same(one["text"], other["text"]) for other in direct)]

    def tie(self, unit: Unit, party: Party, grade: str) -> Truth:
        page = page_of(unit, self.places, party.start, party.end) or self.places[id(unit)][0].page
        made: Truth = {"text": party.text}
        if party.kind == "stakeholder":
            made["class"] = party.cls
        if grade:
            made["grade"] = grade
        if party.generic:
            made["generic"] = True
        return made | {"page": page, "quote": self.quote(unit, party.text, page)}

    def quote(self, unit: Unit, name: str, page: int) -> str:
        """The unit as far as it stands on the page, cut around the name where it is long."""
        text = _line(shown_on(unit, self.places, page))
        if len(text) <= LONGEST:
            return text
        at = max(0, text.find(name))
        begin = max(0, min(at - 120, len(text) - LONGEST))
        begin = text.find(" ", begin) + 1 if begin else 0
        return text[begin : begin + LONGEST].rsplit(" ", 1)[0]

    def vague(self) -> list[Truth]:
        found = []
        for unit, party in self.ties:
            if party.kind == "vague" and unit.label in ("collab_vague", "strategy", "own", "activity", "indicator", "other", "collab_named", "collab_generic"):
                page = page_of(unit, self.places, party.start, party.end) or self.places[id(unit)][0].page
                found.append({"page": page, "quote": self.quote(unit, party.text, page)})
        return found

    def mentions(self) -> Truth:
        """Every mention of every body page; a page that prints unlabelled names (title page, contents) is left out."""
        blank = self.cover_pages() | set(self.printed.contents)
        pages = sorted({s.page for u in self.units for s in self.places[id(u)]} - blank)
        counts: Counter[tuple[int, str, str, str]] = Counter()
        for unit, party in self.ties:
            page = page_of(unit, self.places, party.start, party.end)
            if party.kind != "vague" and page in pages:
                counts[page, party.kind, party.cls, party.text] += 1
        listed = []
        for (page, kind, cls, text), count in sorted(counts.items(), key=lambda item: (item[0][0], item[0][1:])):
            entry: Truth = {"page": page, "type": kind} | ({"class": cls} if cls else {}) | {"text": text}
            listed.append(entry | ({"count": count} if count > 1 else {}))
        return {"pages_with_all_mentions": pages, "mentions": listed}

    def cover_pages(self) -> set[int]:
        return {1} if any(isinstance(b, Cover) for b in self.plan.blocks[:2]) else set()


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" ;:,.") if len(text) < 400 else re.sub(r"\s+", " ", text).strip()


def _same(one: str, other: str) -> bool:
    """The same name, or one with its region after it."""
    a, b = sorted((words(one), words(other)), key=len)
    return a == b or bool(a) and b[: len(a)] == a and b[len(a)] in QUALIFIERS


def _once(entries: list[Truth]) -> list[Truth]:
    kept: list[Truth] = []
    for entry in entries:
        if not any(_same(entry["text"], k["text"]) for k in kept):
            kept.append(entry)
    return kept


