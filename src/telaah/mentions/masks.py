"""What looks like a mention and is none, and what is one that GUIDELINES 7 does not count."""

from __future__ import annotations

from telaah.mentions.context import Part
from telaah.mentions.matcher import Scan
from telaah.mentions.owner import Owner
from telaah.mentions.segments import Segment
from telaah.mentions.spans import Span
from telaah.model.document import ColumnRole, SectionKind
from telaah.model.mention import COLLABORATING_ROLES
from telaah.text.normalise import Normal

PROGRAMME_WORDS = frozenset({"program", "kegiatan", "subkegiatan", "sub"})
_UNIT_SECTIONS = frozenset({SectionKind.TUPOKSI, SectionKind.SUMBER_DAYA, SectionKind.GAMBARAN_PELAYANAN})
_FIELD_BEFORE = frozenset(["urusan", "pemerintahan", "pembangunan", "sektor", "di", "dalam", "pada", "misi", "prioritas", "masing", "per", "kewenangan", "lintas", "sub", "multi"])
_NOT_SWASTA = frozenset(["sekolah", "sma", "smk", "smp", "sd", "mi", "mts", "ma", "negeri", "pegawai", "karyawan", "rs", "sakit", "tinggi", "klinik", "pts", "universitas", "lembaga", "bank", "negara", "tk", "paud"])
_CHANNEL_AFTER = frozenset(["cetak", "elektronik", "sosial", "online", "pembelajaran", "informasi", "komunikasi", "promosi", "luar", "daring", "tanam", "kie", "penyuluhan", "iklan"])
_SHARE_OF_CELL = 0.8


def is_mention(span: Span, part: Part, segment: Segment, normal: Normal, spans: list[Span], owner: Owner) -> bool:
    """Tell whether a name is a mention of a body at all."""
    before = normal.words[span.first - 1] if span.first else ""
    after = normal.words[span.last + 1] if span.last + 1 < len(normal.words) else ""
    if span.core == "swasta" and before in _NOT_SWASTA:
        return False
    if span.core in ("media", "media massa") and after in _CHANNEL_AFTER:
        return False
    if span.flags & {"topic", "place"}:
        return _acts(span, part, segment, spans, normal)
    if span.cls == "unit" and span.core.split()[0] == "bidang":
        return _is_bidang(before, segment, span)
    return True


def _acts(span: Span, part: Part, segment: Segment, spans: list[Span], normal: Normal) -> bool:
    """A word that is a topic or place as a rule counts where it takes part, or stands in a list of bodies."""
    if segment.role in (ColumnRole.PENDUKUNG, ColumnRole.PENANGGUNG_JAWAB):
        return True
    if part.role in COLLABORATING_ROLES:
        return True
    for other in spans:
        if other is span or other.flags & {"topic", "place"}:
            continue
        gap = normal.words[other.last + 1 : span.first] if other.last < span.first else normal.words[span.last + 1 : other.first]
        if 0 < len(gap) <= 2 and all(w in (",", "dan", "/", "serta") for w in gap):
            return True
    return False


def _is_bidang(before: str, segment: Segment, span: Span) -> bool:
    """"Bidang Kesehatan" is a unit in lists of duties and columns of units, else a field of government."""
    if span.holder:
        return True
    if before in _FIELD_BEFORE:
        return False
    return segment.section in _UNIT_SECTIONS or segment.role in (ColumnRole.PENANGGUNG_JAWAB, ColumnRole.PENDUKUNG, ColumnRole.PROGRAM)


def is_counted(span: Span, segment: Segment, normal: Normal, scan: Scan) -> bool:
    """False in running heads, tables of contents and inside the names of programmes, kegiatan and sub kegiatan."""
    if not segment.counted:
        return False
    if any(h.first <= span.first and span.last <= h.last and h.last - h.first > span.last - span.first for h in scan.programmes):
        return False
    if segment.role is ColumnRole.PROGRAM and segment.row is not None:
        return span.last - span.first + 1 >= _SHARE_OF_CELL * len(normal.words) or _is_list_of_units(span, normal)
    return not _in_programme(span, normal)


def _is_list_of_units(span: Span, normal: Normal) -> bool:
    return span.cls in ("unit",) and len(normal.words) <= 12


def _in_programme(span: Span, normal: Normal) -> bool:
    """The name stands in a run of capitalised words that "Program", "Kegiatan" or "Sub Kegiatan" begins."""
    source = normal.source
    index = span.first - 1
    while index >= 0 and span.first - index <= 14:
        word = normal.words[index]
        if word in PROGRAMME_WORDS and source[normal.spans[index][0]].isupper():
            return True
        if word in (".", ";", "\n", ":", "(") or not (source[normal.spans[index][0]].isupper() or word in ("dan", "serta", ",", "/", "di", "dalam", "pada", "bagi", "dengan", "untuk")):
            return False
        index -= 1
    return False
