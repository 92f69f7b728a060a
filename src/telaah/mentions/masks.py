"""What looks like a mention and is none, and what is one that GUIDELINES 7 does not count."""

from __future__ import annotations

from dataclasses import dataclass

from telaah.lexicons.load import load_cues, load_name_words
from telaah.mentions.among import LIST_MARKS, Names, fills
from telaah.mentions.context import Part
from telaah.mentions.matcher import Scan, field_words
from telaah.mentions.owner import Owner
from telaah.mentions.segments import Segment
from telaah.mentions.spans import Span
from telaah.model.document import BlockKind, ColumnRole, SectionKind
from telaah.model.mention import COLLABORATING_ROLES
from telaah.text.normalise import Normal

PROGRAMME_WORDS = frozenset({"program", "kegiatan", "subkegiatan", "sub"})
SLACK = 3
"""Words by which a programme's name may be longer than the list has it."""
SHORT_NAME = 5
"""In running text a programme's name with fewer words is an ordinary wording."""
RUN = 14
"""So many words before a body "Program ..." may begin whose name it stands in."""
_WORDS = load_name_words()
_UNIT_SECTIONS = frozenset({SectionKind.TUPOKSI, SectionKind.SUMBER_DAYA, SectionKind.GAMBARAN_PELAYANAN})
_UNIT_COLUMNS = frozenset({ColumnRole.PENANGGUNG_JAWAB, ColumnRole.PENDUKUNG})
_STATEMENTS = frozenset({ColumnRole.TUJUAN, ColumnRole.SASARAN, ColumnRole.INDIKATOR_SASARAN, ColumnRole.INDIKATOR_TUJUAN})
_GROUPS = frozenset({"DUNIA_USAHA", "MASYARAKAT", "AKADEMISI", "BUMN_BUMD"})
_COUNTING = frozenset({"jumlah", "persentase", "prosentase", "presentase", "rasio", "cakupan"})
_QUALIFYING = frozenset({"yang", "aktif", "sehat", "berprestasi", "berkualitas", "mandiri", "terakreditasi", "unggul", "maju"})
_SMALL = frozenset({"dan", "serta", ",", "/", "di", "dalam", "pada", "bagi", "dengan", "untuk"})
_LISTED = frozenset(load_cues().joining) | LIST_MARKS


def bidang_key(core: str) -> str:
    """Return the first words of a bidang's name: what it is recognised by elsewhere."""
    return " ".join(core.split()[:3])


@dataclass(frozen=True, slots=True)
class Masks:
    """Tells mentions from what only looks like one, in one piece of text."""

    segment: Segment
    normal: Normal
    scan: Scan
    spans: list[Span]
    units: frozenset[str]
    """Keys of the bidang that the document is known to have."""
    owner: Owner

    def is_mention(self, span: Span, part: Part) -> bool:
        """Tell whether a name is a mention of a body at all."""
        words = self.normal.words
        before = words[span.first - 1] if span.first else ""
        after = words[span.last + 1] if span.last + 1 < len(words) else ""
        refused = (
            (span.core == "swasta" and before in _WORDS.not_private)
            or (span.core in ("media", "media massa") and after in _WORDS.channels)
            or (span.core.startswith("pemerintah") and words[max(0, span.first - 2) : span.first] == ("rencana", "kerja"))
            or (before in ("bidang", "urusan") and span.cls in ("OPD", "DIRI") and span.party is not None)
            or before in ("catatan", "calon")  # "Surat Keterangan Catatan Kepolisian"
        )
        if refused:
            return False
        # In a hospital's own plan "rumah sakit" is itself, unless other hospitals take part.
        if "generic" in span.flags and self._is_counted_group(span, part):
            return False
        itself = span.core in ("rumah sakit", "rs") and not span.region and self.owner.head in ("rsud", "rumah")
        if itself or span.flags & {"topic", "place"}:
            return self._acts(span, part)
        return span.cls != "unit" or not span.core.startswith("bidang") or self._is_bidang(span, before)

    def _is_counted_group(self, span: Span, part: Part) -> bool:
        """Tell whether a measure counts a group and nobody acts: "Persentase pelaku usaha yang berdaya saing"."""
        if span.cls not in _GROUPS:
            return False
        if part.role in COLLABORATING_ROLES:
            # "Meningkatnya peran organisasi pemuda": the statement is about them, and does not say in what they take part.
            return part.why == "cue.peran" and not part.has_part and self.segment.role in _STATEMENTS
        told = self.normal.words[span.last + 1 : span.last + 2]
        return bool(_COUNTING & set(self.normal.words[max(0, span.first - 2) : span.first])) and bool(_QUALIFYING & set(told))

    def _acts(self, span: Span, part: Part) -> bool:
        """A word that is a topic or place as a rule counts where it takes part, or stands in a list of bodies."""
        if (span.region and span.region.startswith("se") and span.cls == "KECAMATAN_DESA") or self.segment.role in _UNIT_COLUMNS:
            return True
        if "place" in span.flags and part.why.startswith("cue.x_"):
            return False  # "Persentase kab/kota mendukung ...": their own doing is measured
        around = self._list_around(span)
        if "place" in span.flags and any("procedure" in other.flags for other in around):
            return False  # "Musrenbang Desa, Kecamatan dan Kabupaten": its levels
        works = part.role in COLLABORATING_ROLES or part.why == "cue.pelaksana"
        if works and part.tight and part.why != "cue.melalui":
            return True
        return any(not other.flags & {"topic", "place"} for other in around)

    def _list_around(self, span: Span) -> list[Span]:
        """Return the other names of the list in which a name stands."""
        at = self.spans.index(span)
        found = []
        for step in (-1, 1):
            index, here = at + step, span
            while 0 <= index < len(self.spans):
                other = self.spans[index]
                left, right = (other, here) if step < 0 else (here, other)
                gap = self.normal.words[left.last + 1 : right.first]
                if not gap or len(gap) > 5 or any(w not in _LISTED for w in gap) or gap[0] not in LIST_MARKS:
                    break
                found.append(other)
                here, index = other, index + step
        return found

    def _is_bidang(self, span: Span, before: str) -> bool:
        """Tell "Bidang Kesehatan" apart: a unit in lists of duties and columns of units, else a field of government."""
        known = bidang_key(span.core) in self.units
        in_chart = self.segment.section in _UNIT_SECTIONS
        if span.holder:
            return True
        if before in _WORDS.field_before and not in_chart and not (known and before in ("di", "pada")):
            return False
        if self.segment.role in (ColumnRole.PROGRAM, ColumnRole.URAIAN):
            # "Bidang Kesehatan" as a row of a programme table is a field of government (urusan); "Bidang Dikmenti" is a unit.
            words = span.core.split()
            return len(words) > 1 and words[1] not in field_words()
        return known or in_chart or self.segment.role in _UNIT_COLUMNS

    def is_counted(self, span: Span) -> bool:
        """Tell whether GUIDELINES 7 counts it: not in running heads, contents and the names of programmes and kegiatan."""
        if not self.segment.counted:
            return False
        if self._is_cut(span):
            return False
        least = 3 if self.segment.block is None else SHORT_NAME
        if any(
            hit.first <= span.first and span.last < hit.first + hit.value + SLACK and span.size < hit.value >= least
            for hit in self.scan.programmes
        ):
            return False
        if self.segment.role is ColumnRole.PROGRAM and self.segment.row is not None:
            # A column of programmes may hold who carries them out: then the names fill the cell.
            return fills(Names((s.first, s.last) for s in self.spans), self.normal.words)
        return not self._in_programme(span)

    def _is_cut(self, span: Span) -> bool:
        """Tell whether the plan's own name is cut in two by the page break."""
        at_end = self.segment.at_end and span.last == len(self.normal.words) - 1
        return at_end and self.owner.main.startswith(f"{span.core} ") and not span.region and span.core not in self.owner.cores

    def _in_programme(self, span: Span) -> bool:
        """Tell whether the name stands in a run of capitalised words that "Program" or "Kegiatan" begins."""
        words, in_cell = self.normal.words, self.segment.block is None
        if self.segment.block is BlockKind.HEADING and words[0] not in PROGRAMME_WORDS:
            return False
        index = span.first - 1
        if index >= 0 and words[index] in PROGRAMME_WORDS and not in_cell:
            return False  # "Program Pemerintah Daerah": whose programme it is
        while index >= 0 and span.first - index <= RUN:
            capital = self.normal.source[self.normal.spans[index][0]].isupper()
            if words[index] in PROGRAMME_WORDS and capital:
                return True
            if not capital and words[index] not in _SMALL:
                return False
            index -= 1
        return False
