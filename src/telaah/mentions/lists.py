"""Cells that list bodies by abbreviations nobody has defined: "Diperta, BPTPH, BPB Padi" in a column of units."""

from __future__ import annotations

import re

from telaah.mentions.segments import Segment
from telaah.mentions.spans import Span
from telaah.model.document import ColumnRole
from telaah.text.normalise import Normal

_UNIT_COLUMNS = frozenset({ColumnRole.PENANGGUNG_JAWAB, ColumnRole.PENDUKUNG, ColumnRole.LOKASI})
_ITEM = re.compile(r"^[A-Z]{2,}[A-Za-z.&/-]*(?: [A-Z][A-Za-z]+){0,2}$")
_UNIT_HEADS = ("upt", "uptd", "uptb", "balai")
_NO_BODY = frozenset(
    {"APBD", "APBN", "DAK", "DAU", "PAD", "CSR", "BLUD", "SDM", "ASN", "OPD", "SKPD", "PD", "RPJMD", "RKPD", "IKU", "SPM", "SOP"}
)


def listed_bodies(segment: Segment, normal: Normal, spans: list[Span]) -> list[Span]:
    """Return the items of such a list that no lexicon knows; in a column of places only beside one that is known."""
    if segment.role not in _UNIT_COLUMNS or segment.row is None:
        return _behind_units(normal, spans)
    if segment.role is ColumnRole.LOKASI and not spans:
        return []
    found = []
    for first, last in _items(normal):
        text = normal.original(first, last)
        if any(s.first <= last and first <= s.last for s in spans if s.size >= last - first + 1):
            continue
        if _ITEM.match(text) and text not in _NO_BODY:
            cls = "OPD" if segment.role is ColumnRole.PENDUKUNG else "unit"
            found.append(Span(first, last, text, " ".join(normal.words[first : last + 1]), cls, "column", rank=1))
    return found


def _behind_units(normal: Normal, spans: list[Span]) -> list[Span]:
    """Read "UPTD BPTPH, BPB Padi, dan BPPT Cikadu": what is listed behind a technical unit is one too."""
    found = []
    for span in spans:
        if span.cls != "unit" or not span.core.startswith(_UNIT_HEADS):
            continue
        at = span.last + 1
        while at + 1 < len(normal.words) and normal.words[at] in (",", "dan"):
            first = at + (2 if normal.words[at + 1] == "dan" else 1)
            last = first
            while last + 1 < len(normal.words) and normal.words[last + 1] not in (",", "dan", ".", ";", "(", ")"):
                last += 1
            text = normal.original(first, min(last, len(normal.words) - 1)) if first < len(normal.words) else ""
            if not _ITEM.match(text) or text in _NO_BODY:
                break
            found.append(Span(first, last, text, " ".join(normal.words[first : last + 1]), "unit", "head", rank=1))
            at = last + 1
    return found


def _items(normal: Normal) -> list[tuple[int, int]]:
    items, first = [], 0
    for index, word in enumerate((*normal.words, ",")):
        if word in (",", ";", "\n", "dan"):
            if index > first:
                items.append((first, index - 1))
            first = index + 1
    return items
