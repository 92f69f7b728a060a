"""Cells of a column of parties: what stands between two commas is one name, also where no list has all of it."""

from __future__ import annotations

import re
from dataclasses import replace

from telaah.mentions.grammar import STOP
from telaah.mentions.segments import Segment
from telaah.mentions.spans import Span
from telaah.model.document import ColumnRole, SectionKind
from telaah.text.normalise import Normal

_COLUMNS = frozenset({ColumnRole.PENANGGUNG_JAWAB, ColumnRole.PENDUKUNG})
_OPEN = frozenset({ColumnRole.LAIN, ColumnRole.URAIAN, ColumnRole.KETERANGAN})
_NAMES_PARTIES = re.compile(
    r"(?i)^\W*(?:nama\s+)?(?:perangkat\s+daerah|opd|skpd|pd|instansi|lembaga|mitra|pihak|pelaku|aktor|stakeholders?|pemangku\s+kepentingan)\b"
    r"(?!.*\b(?:pengusul|penerima|sasaran|penilai|pengawas)\b)"
)
_ACROSS = re.compile(
    r"(?i)\bcross\s*-?\s*cutting\b|\blintas\s+(?:sektor|perangkat\s+daerah|opd|skpd|pelaku)\b|\bkolaborasi\b|\bkemitraan\b"
)
_KNOWN_TO_THE_LETTER = frozenset({"unit", "DIRI", "PEMDA"})
_PARTS = frozenset({",", ";", "\n", "dan", "serta", "/", "•", "(", ")", ":"})
_LEADS = frozenset({"kader", "kelompok", "komunitas", "relawan", "forum", "tim", "pasukan"})
"""Words in small letters that may begin such a name."""
MOST_MORE = 4
"""Words that a name may have besides what a list knows of it."""


def column_role(segment: Segment) -> ColumnRole | None:
    """Return what the column holds: in a table of who works across offices, one headed "Instansi" holds those who support."""
    role, table = segment.role, segment.table
    if role not in _OPEN or segment.column is None or table is None or not _NAMES_PARTIES.match(segment.column.header):
        return role
    across = segment.section in (SectionKind.CROSSCUTTING, SectionKind.MITRA) or bool(
        _ACROSS.search(f"{table.title} {segment.title}")
    )
    return ColumnRole.PENDUKUNG if across or table.column_of(ColumnRole.PERAN) else role


def whole_items(segment: Segment, normal: Normal, spans: list[Span]) -> list[Span]:
    """Return names that fill their item, longer than what was known of them: "Kodim 0791", "Bank X Cabang Y", "kader TB Z"."""
    if segment.row is None or column_role(segment) not in _COLUMNS:
        return []
    found = []
    for first, last in _items(normal, spans):
        inside = [s for s in spans if s.first <= last and first <= s.last]
        if not inside or any(s.cls in _KNOWN_TO_THE_LETTER or s.first < first or s.last > last for s in inside):
            continue
        rest = [i for i in range(first, last + 1) if not any(s.first <= i <= s.last for s in inside)]
        joined = len(inside) > 1 and (rest or inside[0].core in _LEADS)
        if not (rest or joined) or len(rest) > MOST_MORE or not all(_is_part(normal, i, first) for i in rest):
            continue
        body = next((s for s in inside if "generic" not in s.flags), inside[-1])
        text = " ".join(normal.original(first, last).split())
        core = " ".join(normal.words[first : last + 1])
        flags = body.flags - {"generic", "topic", "place"}
        found.append(replace(body, first=first, last=last, text=text, core=core, flags=flags, rank=body.rank + 1))
    return found


def _is_part(normal: Normal, index: int, first: int) -> bool:
    word = normal.words[index]
    if word in _LEADS and index == first:
        return True
    start, end = normal.spans[index]
    printed = normal.source[start:end]
    return (printed[0].isupper() or word.isdigit()) and word not in STOP - {"kelas", "tipe"} and len(word) > 1


def _items(normal: Normal, spans: list[Span]) -> list[tuple[int, int]]:
    """Return the items of a list by its marks; a mark inside a known name parts nothing."""
    held = {i for s in spans for i in range(s.first, s.last + 1)}
    items, first = [], 0
    for index, word in enumerate((*normal.words, ",")):
        if word in _PARTS and index not in held:
            if index > first:
                items.append((first, index - 1))
            first = index + 1
    return items
