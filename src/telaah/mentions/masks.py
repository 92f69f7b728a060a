"""What looks like a mention and is none, and what is one that GUIDELINES 7 does not count."""

from __future__ import annotations

from telaah.lexicons.load import load_cues
from telaah.mentions.context import LIST_MARKS, Part, fills
from telaah.mentions.matcher import Scan, field_words
from telaah.mentions.owner import Owner
from telaah.mentions.segments import Segment
from telaah.mentions.spans import Span
from telaah.model.document import BlockKind, ColumnRole, SectionKind
from telaah.model.mention import COLLABORATING_ROLES
from telaah.text.normalise import Normal

PROGRAMME_WORDS = frozenset({"program", "kegiatan", "subkegiatan", "sub"})
_UNIT_SECTIONS = frozenset({SectionKind.TUPOKSI, SectionKind.SUMBER_DAYA, SectionKind.GAMBARAN_PELAYANAN})
_FIELD_BEFORE = frozenset(
    [
        "urusan",
        "pemerintahan",
        "pembangunan",
        "sektor",
        "di",
        "dalam",
        "pada",
        "misi",
        "prioritas",
        "masing",
        "per",
        "kewenangan",
        "lintas",
        "sub",
        "multi",
    ]
)
_NOT_SWASTA = frozenset(
    [
        "sekolah",
        "sma",
        "smk",
        "smp",
        "sd",
        "mi",
        "mts",
        "ma",
        "negeri",
        "pegawai",
        "karyawan",
        "rs",
        "sakit",
        "tinggi",
        "klinik",
        "pts",
        "universitas",
        "lembaga",
        "bank",
        "negara",
        "tk",
        "paud",
    ]
)
_CHANNEL_AFTER = frozenset(
    [
        "cetak",
        "elektronik",
        "sosial",
        "online",
        "pembelajaran",
        "informasi",
        "komunikasi",
        "promosi",
        "luar",
        "daring",
        "tanam",
        "kie",
        "penyuluhan",
        "iklan",
    ]
)
SLACK = 3
"""Words by which a programme's name may be longer than the list has it."""
_LISTED = frozenset(load_cues().joining) | LIST_MARKS


def is_mention(
    span: Span, part: Part, segment: Segment, normal: Normal, spans: list[Span], units: frozenset[str], owner: Owner
) -> bool:
    """Tell whether a name is a mention of a body at all; ``units``: the bidang that the document is known to have."""
    before = normal.words[span.first - 1] if span.first else ""
    after = normal.words[span.last + 1] if span.last + 1 < len(normal.words) else ""
    if span.core == "swasta" and before in _NOT_SWASTA:
        return False
    if span.core in ("media", "media massa") and after in _CHANNEL_AFTER:
        return False
    if span.core in ("rumah sakit", "rs") and not span.region and owner.head in ("rsud", "rumah"):
        return False
    if before in ("bidang", "urusan") and span.cls == "OPD" and span.party is not None:
        return False
    if span.flags & {"topic", "place"}:
        return _acts(span, part, segment, spans, normal)
    if span.cls == "unit" and span.core.split()[0] == "bidang":
        return _is_bidang(before, segment, span, units)
    return before not in ("catatan",)


def _acts(span: Span, part: Part, segment: Segment, spans: list[Span], normal: Normal) -> bool:
    """A word that is a topic or place as a rule counts where it takes part, or stands in a list of bodies."""
    if span.region and "place" in span.flags:
        return True
    if segment.role in (ColumnRole.PENDUKUNG, ColumnRole.PENANGGUNG_JAWAB):
        return True
    if "place" in span.flags and part.why.startswith("cue.x_"):
        return False  # "Persentase kab/kota mendukung ...": their own doing is measured
    if part.role in COLLABORATING_ROLES and part.tight and part.why not in ("cue.oleh", "cue.melalui"):
        return True
    listed = _list_around(span, spans, normal)
    return any(not s.flags & {"topic", "place"} for s in listed)


def _list_around(span: Span, spans: list[Span], normal: Normal) -> list[Span]:
    """The other names of the list in which a name stands."""
    at = spans.index(span)
    found = []
    for step in (-1, 1):
        index, here = at + step, span
        while 0 <= index < len(spans):
            other = spans[index]
            left, right = (other, here) if step < 0 else (here, other)
            gap = normal.words[left.last + 1 : right.first]
            if not gap or len(gap) > 5 or any(w not in _LISTED for w in gap) or gap[0] not in LIST_MARKS:
                break
            found.append(other)
            here, index = other, index + step
    return found


def bidang_key(core: str) -> str:
    """The first words of a bidang's name: what it is recognised by elsewhere."""
    return " ".join(core.split()[:3])


def _is_bidang(before: str, segment: Segment, span: Span, units: frozenset[str]) -> bool:
    """ "Bidang Kesehatan" is a unit in lists of duties and columns of units, else a field of government."""
    if span.holder:
        return True
    known = bidang_key(span.core) in units
    if before in _FIELD_BEFORE and segment.section not in _UNIT_SECTIONS and not (known and before in ("di", "pada")):
        return False
    if segment.role in (ColumnRole.PROGRAM, ColumnRole.URAIAN):
        # "Bidang Kesehatan" as a row of a programme table is a field of government (urusan); "Bidang Dikmenti" is a unit.
        words = span.core.split()
        return len(words) > 1 and words[1] not in field_words()
    if known:
        return True
    return segment.section in _UNIT_SECTIONS or segment.role in (ColumnRole.PENANGGUNG_JAWAB, ColumnRole.PENDUKUNG)


def is_counted(span: Span, segment: Segment, normal: Normal, scan: Scan, spans: list[Span]) -> bool:
    """False in running heads, tables of contents and inside the names of programmes, kegiatan and sub kegiatan."""
    if not segment.counted:
        return False
    least = 3 if segment.block is None else 5  # in running text a short name is an ordinary wording
    if any(
        h.first <= span.first and span.last < h.first + h.value + SLACK and span.size < h.value >= least for h in scan.programmes
    ):
        return False
    if segment.role is ColumnRole.PROGRAM and segment.row is not None:
        # A column of programmes may hold who carries them out: then the names fill the cell.
        return fills([(s.first, s.last) for s in spans], normal.words)
    return not _in_programme(span, segment, normal)


def _in_programme(span: Span, segment: Segment, normal: Normal) -> bool:
    """The name stands in a run of capitalised words that "Program", "Kegiatan" or "Sub Kegiatan" begins."""
    source = normal.source
    if segment.block is BlockKind.HEADING and normal.words[0] not in PROGRAMME_WORDS:
        return False
    index = span.first - 1
    if index >= 0 and normal.words[index] in PROGRAMME_WORDS and segment.block is not None:
        return False  # "Program Pemerintah Daerah": whose programme it is
    while index >= 0 and span.first - index <= 14:
        word = normal.words[index]
        if word in PROGRAMME_WORDS and source[normal.spans[index][0]].isupper():
            return True
        if word in (".", ";", "\n", ":", "(") or not (
            source[normal.spans[index][0]].isupper()
            or word in ("dan", "serta", ",", "/", "di", "dalam", "pada", "bagi", "dengan", "untuk")
        ):
            return False
        index -= 1
    return False
