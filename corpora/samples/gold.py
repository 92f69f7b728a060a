"""What is true of a sample, from the file that it was made from; only the pages are looked up in the printed PDF."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

Plan = dict[str, Any]


def plain(text: str) -> str:
    return "".join(re.findall(r"[0-9a-z%]+", unicodedata.normalize("NFKC", text).casefold()))


def page_texts(path: Path) -> list[str]:
    document = pdfium.PdfDocument(path)
    texts = [plain(re.sub(r"[\ufffe\u0002]", "", page.get_textpage().get_text_range())) for page in document]
    document.close()
    return texts


def gold(plan: Plan, texts: list[str], file: str) -> Plan:
    """Return the gold file of a sample."""
    about = plan["plan"]
    skipped = {
        i for i, text in enumerate(texts, start=1) if text.startswith(plain("DAFTAR ISI")) or plain("DAFTAR ISI") in text[:120]
    }

    def pages(text: str) -> list[int]:
        found = [i for i, body in enumerate(texts, start=1) if plain(text) in body and i not in skipped]
        assert found, f"{file}: not printed: {text}"
        return found

    def tie(given: Plan, *, party: bool) -> Plan:
        own = {"text": given["text"], **({"class": given["class"]} if party else {}), "grade": "direct"}
        generic = {"generic": True} if given.get("generic") else {}
        return {**own, **generic, "page": pages(given["quote"])[0 if party else -1], "quote": given["quote"]}

    def measures(unit: Plan) -> list[Plan]:
        return [_indicator(i, about, plan.get("tables", {}), pages(i["text"])) for i in unit.get("indicators", ())]

    outcomes = []
    for level, units in (("tujuan", plan["tujuan"]), ("sasaran", plan["sasaran"]), ("program", plan.get("program", ()))):
        for unit in units:
            if level == "program" and "outcome" not in unit:
                continue
            text = unit["outcome"] if level == "program" else unit["text"]
            ties = unit.get("collaborators", ())
            if level == "tujuan":
                ties = [t for s in plan["sasaran"] if s["parent"] == unit["id"] for t in s.get("collaborators", ())]
            outcome = {
                "id": unit["id"], "level": level, "parent": unit.get("parent") or unit.get("sasaran"), "text": text, "pages": pages(text),
                "indicators": [_indicator(unit["measure"], about, {}, pages(unit["measure"]["text"]))] if level == "program" else measures(unit),
                "collaborators": [tie(t, party=True) for t in ties],
                "data_sources": [tie(s, party=False) for s in unit.get("data_sources", ())],
            }  # fmt: skip
            outcomes.append(outcome | ({"internal": True} if unit.get("internal") else {}))
    return {
        "document": Path(file).stem, "file": file, "kind": about["kind"], "organisation": about["organisation"], "region": about["region"],
        "period": about["period"], "pages": len(texts), "outcomes": outcomes,
        "document_collaborators": [
            {"text": t["text"], "class": t["class"], **({"generic": True} if t.get("generic") else {}), "page": pages(t["quote"])[0], "quote": t["quote"]}
            for t in plan.get("document_collaborators", ())
        ],
        "document_data_sources": [
            {"text": s["text"], "page": pages(s["quote"])[0], "quote": s["quote"]} for s in plan.get("document_data_sources", ())
        ],
        "vague_collaboration": [{"page": pages(v)[0], "quote": v} for v in plan.get("vague", ())],
        "pages_with_all_mentions": [], "mentions": [], "notes": about.get("notes", ""),
    }  # fmt: skip


def _indicator(given: Plan, about: Plan, tables: Plan, pages: list[int]) -> Plan:
    made = {"text": given["text"], "unit": given.get("unit") or None, "baseline": given.get("baseline") or None}
    made["targets"] = {
        key: value for key, value in zip(about["keys"], given.get("targets", ()), strict=True) if value not in ("", "-")
    }
    if made["targets"] and any(table["form"] == "tc28" for table in tables.values()):
        made["targets"]["akhir"] = given["targets"][-1]
    return made | {"pages": pages} | ({"formula": given["formula"]} if given.get("formula") else {})
