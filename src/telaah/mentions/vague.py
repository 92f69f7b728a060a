"""Collaboration with nobody named: "instansi terkait", "lintas sektor", "partisipasi masyarakat" (GUIDELINES 5)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from telaah.mentions.context import Context, Part
from telaah.mentions.matcher import Hit, Scan
from telaah.mentions.segments import Segment
from telaah.mentions.spans import Span
from telaah.mentions.standing import FORWARD, FORWARD_COLUMNS, PAST
from telaah.model.document import ColumnRole, SectionKind
from telaah.model.identity import DocumentKind
from telaah.model.mention import COLLABORATING_ROLES, COLLABORATING_STATUSES, Role
from telaah.text.normalise import Normal

_PARTICIPATION = frozenset({"peran", "melibatkan", "kemitraan", "kolaborasi", "kerja_sama", "bersama", "dukungan"})

TITLE_WORDS = 12
"""A piece of so many words that begins with a unit or its head is a title."""


_TURNOUT = re.compile(r"\bpartisipasi(?: \w+){0,3}$")
_POLITICAL = re.compile(r"\bpartisipasi politik(?: \w+){0,2}$")
_ELECTION = re.compile(
    r"(?:\w+ ){0,2}(?:dalam|pada|di) (?:proses |pelaksanaan |penyelenggaraan )?"
    r"(?:pemilu\w*|pilkada\w*|pilpres|pilgub|pileg|pemilihan (?:umum|kepala|presiden|gubernur|bupati|wali|walikota|legislatif))\b"
)
"""How many vote is an outcome; nobody works with the office in it."""
_LACK = re.compile(
    r"\b(?:berkurang|menurun|rendah|kurang|lemah|minim)nya (?:tingkat |angka )?"
    r"(?:partisipasi|peran|peran serta|keterlibatan|dukungan|koordinasi|kerja ?sama|sinergi)\b(?: \w+){0,6}$"
)
"""A problem is told, no cooperation."""
_DEFINITION = re.compile(
    r"^(?:\w+ [).] |[(\-•] )?(?:program|kegiatan|kebijakan|strategi) (?:adalah|merupakan) "
    r"(?:kumpulan|sekumpulan|rangkaian|instrumen|penjabaran|bentuk|cara|langkah|pedoman|ketentuan)\b"
)
"""What a word of planning means is no plan."""
_LISTED = re.compile(r"[ (,]*(?:yang )?(?:terdiri (?:dari|atas)|meliputi|mencakup|yaitu|yakni)\b")
_SERVES_AS = frozenset({"sebagai", "selaku", "menjadi"})
REACH = 9
"""Words looked at before and behind a vague phrase."""


def tells_none(normal: Normal, hit: Hit, spans: list[Span]) -> bool:
    """Return whether a vague phrase stands in what tells no cooperation, or beside the party that it stands for."""
    before = " ".join(normal.words[max(0, hit.first - REACH) : hit.first])
    behind = " ".join(normal.words[hit.last + 1 : hit.last + 1 + REACH])
    if _LACK.search(before) or _DEFINITION.match(normal.text):
        return True
    if hit.value == "participation" and (_POLITICAL.search(before) or (_TURNOUT.search(before) and _ELECTION.match(behind))):
        return True
    if before.split()[-1:] and before.split()[-1] in _SERVES_AS and any(s.last == hit.first - 2 for s in spans):
        return True  # "Karang Taruna sebagai mitra kerja"
    return bool(_LISTED.match(behind)) and any(s.first > hit.last for s in spans)


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
        forward = part.status in COLLABORATING_STATUSES and looks_forward(segment, context)
        found.append(Vague(span, part, forward and not tells_none(normal, hit, spans)))
    return found
