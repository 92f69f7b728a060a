"""Collaboration with nobody named: "instansi terkait", "lintas sektor", "partisipasi masyarakat" (GUIDELINES 5)."""

from __future__ import annotations

from dataclasses import dataclass

from telaah.mentions.context import FORWARD, FORWARD_COLUMNS, PAST, Context, Part
from telaah.mentions.matcher import Scan
from telaah.mentions.segments import Segment
from telaah.mentions.spans import Span
from telaah.model.document import ColumnRole, SectionKind
from telaah.model.identity import DocumentKind
from telaah.model.mention import COLLABORATING_ROLES, COLLABORATING_STATUSES, Role
from telaah.text.normalise import Normal

_PARTICIPATION = frozenset({"peran", "melibatkan", "kemitraan", "kolaborasi", "kerja_sama", "bersama", "dukungan"})

TITLE_WORDS = 12
"""A piece of so many words that begins with a unit or its head is a title."""


def looks_forward(segment: Segment, context: Context) -> bool:
    """Tell whether a piece stands in a part that looks forward; a report on performance counts what was done."""
    if segment.role in FORWARD_COLUMNS or segment.section in FORWARD or segment.section in _OPEN:
        return True
    return context.kind is DocumentKind.LKJIP and segment.section in PAST


_OPEN = frozenset({SectionKind.LAIN, SectionKind.MITRA, SectionKind.LAMPIRAN})


@dataclass(frozen=True, slots=True)
class Vague:
    """A vague phrase and what a party in its place would have been."""

    span: Span
    part: Part
    forward: bool


def find_vague(segment: Segment, normal: Normal, scan: Scan, spans: list[Span], context: Context) -> list[Vague]:
    """Return the vague phrases that stand where a party might."""
    if len(normal.words) <= TITLE_WORDS and any(h.first == 0 and h.head.cls in ("unit", "holder") for h in scan.heads):
        return []  # "Kepala Bidang Pengembangan Partisipasi Masyarakat": the title of a unit, no cooperation
    found: list[Vague] = []
    hits = sorted(scan.vague, key=lambda h: (h.first, -h.last))
    end = -1
    for hit in hits:
        if hit.first <= end or any(s.first <= hit.last and hit.first <= s.last for s in spans):
            continue
        text = normal.original(hit.first, hit.last)
        span = Span(hit.first, hit.last, text, text.lower(), "", "lexicon")
        part = context.part(span, spans)
        column = segment.role in (ColumnRole.PENDUKUNG, ColumnRole.PENANGGUNG_JAWAB)
        if part.role not in COLLABORATING_ROLES and not column:
            continue
        if hit.value == "participation" and part.why.removeprefix("cue.") not in _PARTICIPATION:
            continue
        if part.role is Role.PENERIMA:
            continue
        end = hit.last
        found.append(Vague(span, part, part.status in COLLABORATING_STATUSES and looks_forward(segment, context)))
    return found
