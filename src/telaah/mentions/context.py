"""What a party does in its clause: role and status from cues, columns and sections (RULINGS 3, DOMAIN 4.2-4.4)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from telaah.lexicons.load import load_cues
from telaah.mentions.agents import Agents
from telaah.mentions.among import LIST_MARKS, Names, fills
from telaah.mentions.announced import announced, may_spell_out, spelled_out
from telaah.mentions.cells import column_role
from telaah.mentions.cuttings import cut
from telaah.mentions.matcher import CueHit, Scan
from telaah.mentions.objects import is_improved, is_inner
from telaah.mentions.onward import is_carried_on, is_other_delay
from telaah.mentions.segments import Segment
from telaah.mentions.spans import Span
from telaah.mentions.standing import BACKGROUND, COLUMN_ROLES, FORWARD, FORWARD_COLUMNS, NO_EVIDENCE, PAST, PROBLEM
from telaah.mentions.stretch import stretched
from telaah.mentions.turns import ends_a_name, sets_out, turned
from telaah.model.document import ColumnRole, SectionKind
from telaah.model.identity import DocumentKind
from telaah.model.mention import Role, Status
from telaah.text.normalise import Normal

OVERHEARD = frozenset({Role.LAIN, Role.PENERIMA, Role.PENGAWAS, Role.PENYEDIA_DATA})
"""Parts that a verb of doing right before the party outweighs."""

REACH = 45
"""Words between a cue and the party it governs; longer lists exist, but rarely."""

AGREED = "x_kesepakatan"
RELATIVE = frozenset({"x_berperan", AGREED})
"""Cues that may stand in a relative clause a few words behind the party."""

PURPOSE = frozenset({"agar", "supaya", "untuk", "demi", "guna"})
"""Words that open a clause of purpose: what is wanting in it is to be mended."""

HELP = frozenset({"kemitraan", "kontribusi", "jejaring"})
"""Behind these without "dengan" who is helped stands."""
WIDTH = 6
"""Words of place between a party and its relative clause."""


@dataclass(frozen=True, slots=True)
class Part:
    """Role and status of a party at one place, and what decided."""

    role: Role
    status: Status
    why: str
    has_part: bool = False
    tight: bool = False
    """Nothing but names and joining words stand between cue and party."""


class Context:
    """The cues of one piece of text."""

    def __init__(self, segment: Segment, normal: Normal, scan: Scan, kind: DocumentKind) -> None:
        self.segment = segment
        self.normal = normal
        self.words = normal.words
        self.kind = kind
        hidden = [(h.first, h.last) for h in scan.pseudo]
        cues = [c for c in (*scan.cues, *stretched(normal.words)) if not any(a <= c.first and c.last <= b for a, b in hidden)]
        before = (c for c in cues if c.cue.where == "before" and not ends_a_name(self.words, c.last))
        self.before = sorted(before, key=lambda c: (c.last, -c.first))
        self.after = [c for c in cues if c.cue.where == "after"]
        # "tidak terlepas dari", "tidak hanya" deny nothing.
        seen = (h for h in scan.status if not any(a <= h.first and h.last <= b for a, b in hidden))
        self.status = [h for h in seen if not is_other_delay(self.words, h, cues)]
        self.stops = {h.first for h in scan.stops}
        self.telling = [i for i, word in enumerate(normal.words) if word in _PART]
        self.ends = [i for i, word in enumerate(normal.words) if word in (".", ";", "\n")]
        self.spans: list[Span] = []
        self.names = Names(())
        self.itself: list[int] = []
        self.agents = Agents(normal.words, normal.source, normal.spans)
        self.may_spell_out = may_spell_out(normal.source)

    def part(self, span: Span, spans: list[Span]) -> Part:
        """Tell what the party does."""
        told = self._told(span, spans)
        if told.role not in OVERHEARD:
            return told
        inside = self._among(spans)
        cue = self.agents.find(span, inside, nouns=self._is_forward())
        if cue is not None and (told.role is Role.LAIN or self._is_nearer(cue, span, inside, told.role)):
            return replace(self._judge(cue, span), tight=True)
        if not told.why.startswith("section."):
            return told
        when = announced(self.segment)
        when = when if when and fills(inside, self.words) else self._spelled_out(span, inside)
        return Part(Role.MITRA, self._listed(when), "list", tight=True) if when else told

    def _among(self, spans: list[Span]) -> Names:
        """Return where the names stand, made once for all parties of a piece of text."""
        if spans is not self.spans or len(spans) != len(self.names.ranges):
            self.spans, self.names = spans, Names((s.first, s.last) for s in spans)
            self.itself = sorted(s.first for s in spans if s.cls == "DIRI")
        return self.names

    def _spelled_out(self, span: Span, inside: Names) -> str:
        """Return how the words before the list of a party tell of it: "Pihak yang terlibat antara lain A dan B"."""
        if not self.may_spell_out:
            return ""
        first = self.agents.list_start(span, inside)
        start, _ = self._clause(first, first)
        return spelled_out(self.normal.original(start, first - 1)) if first > start else ""

    def _is_nearer(self, doer: CueHit, span: Span, inside: Names, role: Role) -> bool:
        """Tell whether a verb of doing stands nearer than what governs: "Bantuan bagi keluarga disiapkan X" is not for X."""
        other = self._governing(span, inside)
        if other is None or other.cue.kind == "collaboration" or not other.last < doer.first <= span.first:
            return False
        return role is not Role.PENYEDIA_DATA or self.words[doer.last] == "dengan"

    def _listed(self, when: str) -> Status:
        """Return the status of the partners of a list: by where it stands and when they are said to work along."""
        section = self.segment.section
        if section in PROBLEM or section in NO_EVIDENCE or section in (SectionKind.TUPOKSI, SectionKind.TELAAHAN):
            return self._resting()
        return self._tense({"past"} if when == "past" else set(), weak=False)

    def _is_forward(self) -> bool:
        return self.segment.section in FORWARD or self.segment.role in FORWARD_COLUMNS

    def _told(self, span: Span, spans: list[Span]) -> Part:
        """Tell what cues, column and section say of the party."""
        column = column_role(self.segment)
        if column in COLUMN_ROLES:
            role, status = COLUMN_ROLES[column]
            return Part(role, status, f"column.{column}", self._row_tells())
        inside = self._among(spans)
        cue, follow = self._governing(span, inside), self._following(span, inside)
        if cue is not None and follow is not None and self._is_addressed(cue, follow, span, inside):
            follow = None
        if (
            follow is not None
            and follow.cue.weak
            and cue is not None
            and cue.cue.kind == "data"
            and self._tight(cue, span, inside)
        ):
            follow = None  # "Menurut data X, yang menangani ...": its figures are told
        if follow is not None and (cue is None or cue.cue.kind != "collaboration" or cue.cue.weak):
            return replace(self._judge(follow, span), tight=True)
        if cue is not None:
            return self._told_before(cue, span, inside)
        if (
            column in (ColumnRole.PROGRAM, ColumnRole.KETERANGAN)
            and self.segment.section in FORWARD
            and fills(inside, self.words)
        ):
            # A column of programmes may name who carries them out, and nothing else.
            return Part(Role.PENGAMPU, Status.KOMITMEN, "column.filled")
        return Part(Role.LAIN, self._resting(), f"section.{self.segment.section}")

    def _governing(self, span: Span, inside: Names) -> CueHit | None:
        """The nearest cue before the party from which no stop parts it; parties and commas between them are a list."""
        low = span.first - REACH
        best: CueHit | None = None
        for cue in reversed(self.before):
            if cue.last >= span.first and not cue.first < span.first <= cue.last <= span.last:
                # One that ends within the phrase governs it: "koordinasi lintas sektor".
                continue
            if cue.first < low:
                break
            if inside.hold(cue.first, cue.last):
                continue
            if cue.cue.role is Role.LOKASI and not self._at(cue, span):
                continue
            if cue.cue.kind == "data" and "dengan" in self.words[cue.last + 1 : span.first]:
                continue  # "pertukaran data dengan X"
            if best is not None and cue.last < best.last:
                break
            if best is None or cue.first < best.first:
                best = cue
        if best is None or self._parted(best.last + 1, span.first, acts=best.cue.kind == "collaboration"):
            return None
        return best

    def _is_addressed(self, cue: CueHit, follow: CueHit, span: Span, inside: Names) -> bool:
        """Tell whether others do it for the party: "sosialisasi kepada pelaku usaha bekerja sama dengan X"."""
        if cue.cue.role is not Role.PENERIMA or follow.first != span.last + 1 or not self._tight(cue, span, inside):
            return False
        return self.words[follow.last] in ("sama", "bekerjasama") and self.words[follow.last + 1 : follow.last + 2] == ("dengan",)

    def _told_before(self, cue: CueHit, span: Span, inside: Names) -> Part:
        if cue.cue.role is Role.PENERIMA and self._has_task(cue, span, inside):
            return Part(Role.MITRA, self._status(cue, span), "cue.tugas", has_part=True)
        tight = self._tight(cue, span, inside)
        if span.core in _CUES.agent.helped and self.words[cue.last] in HELP and tight:
            # "kemitraan UMKM" is arranged for them, "kontribusi UMKM" is what they are to grow to.
            return Part(Role.PENERIMA, Status.TANPA, f"cue.{cue.cue.key}")
        if is_inner(self.words, cue, span):
            return Part(Role.LAIN, Status.TANPA, "cue.inner")
        if is_improved(self.words, cue, span):
            return Part(Role.PENERIMA, Status.TANPA, f"cue.{cue.cue.key}")
        # "kegiatan yang dilaksanakan oleh X": whose it is.
        whose = cue.cue.key == "pelaksana" and self.words[cue.last] == "oleh" and self.agents.is_others_own(cue.first)
        # "melalui penguatan lembaga X": the way is what is done, not who is named in it.
        if whose or (cue.cue.key == "melalui" and not tight):
            return Part(Role.LAIN, Status.TANPA, f"cue.{cue.cue.key}", tight=tight)
        return replace(self._judge(cue, span), tight=tight)

    def _has_task(self, cue: CueHit, span: Span, inside: Names) -> bool:
        """Tell whether who is strengthened is given a part behind its list: "penguatan kelembagaan X dan Y dalam pengawasan"."""
        if " ".join(self.words[cue.first : cue.last + 1]) not in _CUES.empowering:
            return False
        at = span.last + 1
        while at + 1 < len(self.words):
            jump = inside.last_of.get(at)
            if jump is None and self.words[at] not in LIST_MARKS:
                return self.words[at] == "dalam" and self.words[at + 1] in _CUES.tasks
            at = at + 1 if jump is None else jump + 1
        return False

    def _at(self, cue: CueHit, span: Span) -> bool:
        """A place word says where the next name is, not where a whole list is."""
        return all(
            self.words[i] in ("wilayah", "lingkungan", "kantor", "setiap", "seluruh", "tingkat")
            for i in range(cue.last + 1, span.first)
        )

    def _row_tells(self) -> bool:
        """True where the row has a column that says what the supporter does."""
        row, table = self.segment.row, self.segment.table
        return bool(row and table and any(row.text(c.index) for c in table.column_of(ColumnRole.PERAN)))

    def _tight(self, cue: CueHit, span: Span, inside: Names) -> bool:
        return all(i in inside or self.words[i] in _JOINING for i in range(cue.last + 1, span.first))

    def _parted(self, first: int, last: int, *, acts: bool) -> bool:
        depth = 0
        for index in range(first, last):
            word = self.words[index]
            if word == "(":
                depth += 1
            elif word == ")":
                depth -= 1
            elif word in (";", ".", "\n") or (depth <= 0 and self._stops(index, acts=acts)):
                return True
        return False

    def _stops(self, index: int, *, acts: bool) -> bool:
        return (index in self.stops and self.words[index] != "yang") or (acts and sets_out(self.words, index))

    def _following(self, span: Span, inside: Names) -> CueHit | None:
        """The cue right behind the party, or behind the list in which it stands."""
        at = span.last + 1
        limit = min(len(self.words), at + REACH)
        while at < limit:
            begin = at
            while begin < limit and begin - at < MOST_ADVERBS and self.words[begin] in _ADVERBS:
                begin += 1
            cue = next((c for c in self.after if at <= c.first <= begin and self._binds(c)), None)
            if cue is not None:
                return cue
            jump = inside.last_of.get(at)
            if jump is not None:
                at = jump + 1
            elif self.words[at] in (",", "dan", "serta", "/", "(", ")"):
                at += 1
            else:
                return self._relative(at)
        return None

    def _binds(self, cue: CueHit) -> bool:
        """Tell whether a cue is said of the party: who carries out what was agreed is told by "yang"."""
        return cue.cue.key != AGREED or self.words[cue.first - 1] == "yang"

    def _relative(self, begin: int) -> CueHit | None:
        """The cue of a relative clause behind a few words of place: "perusahaan di wilayah pesisir yang bermitra"."""
        for index in range(begin, min(len(self.words) - 1, begin + WIDTH)):
            if self.words[index] == "yang":
                return next((c for c in self.after if c.first == index + 1 and c.cue.key in RELATIVE), None)
            if index in self.stops or not self.words[index].isalnum():
                return None
        return None

    # -- status --------------------------------------------------------------------------------------------------------

    def _judge(self, cue: CueHit, span: Span) -> Part:
        why = f"cue.{cue.cue.key}"
        if cue.cue.kind != "collaboration":
            return Part(cue.cue.role, Status.TANPA, why)
        role = cue.cue.role
        status = self._status(cue, span)
        return Part(role, status, why, self._tells_part(cue, span))

    def _status(self, cue: CueHit, span: Span) -> Status:
        start, end = self._clause(cue.first, span.last)
        # "tidak semata oleh kami, namun juga bersama X": what is said before the turn is not said of X.
        start = self._behind_purpose(turned(self.words, start, cue.first), cue.first)
        after = self._said_after(span, end)
        own = self._speaks_of_itself(start, end)
        said = {h.value for h in self.status if start <= h.first and h.last <= end}
        before = {h.value for h in self.status if start <= h.first and h.last < max(cue.first, span.first)}
        section = self.segment.section
        lacking = "problem" in before or (section in PROBLEM and "problem" in said)
        told: Status | None = None
        if section is SectionKind.TUPOKSI:
            told = Status.TUPOKSI
        elif lacking or ("problem" in after and "need" not in before | after):
            told = Status.MASALAH
        elif "need" in before | after:
            told = Status.PERLU
        elif section in PROBLEM and self.segment.role not in FORWARD_COLUMNS - {ColumnRole.URAIAN}:
            told = self._in_problems(before, said, weak=cue.cue.weak)
        elif section in NO_EVIDENCE or (section is SectionKind.TELAAHAN and not own):
            told = Status.TANPA
        if "past" in before and self._is_forward() and is_carried_on(self.words, span.last + 1, end, self.names):
            before.discard("past")
        return told or self._tense(before, weak=cue.cue.weak)

    def _speaks_of_itself(self, start: int, end: int) -> bool:
        at = bisect_left(self.itself, start)
        return at < len(self.itself) and self.itself[at] <= end

    def _behind_purpose(self, start: int, end: int) -> int:
        """Leave out the purpose that opens a sentence: "Agar aturan yang tumpang tindih berkurang, kajian disusun bersama X"."""
        if self.words[start] not in PURPOSE:
            return start
        return next((i for i in range(start, end) if self.words[i] == ","), start)

    def _in_problems(self, before: set[str], said: set[str], *, weak: bool) -> Status:
        """Among problems a cooperation is one of them, unless it is what is or was done about them, or is said to go well."""
        if "good" in said:
            return self._tense(before, weak=weak)
        if self.segment.tried:
            return self._tense({"past"}, weak=weak)
        return Status.KOMITMEN if "action" in before else Status.MASALAH

    def _tense(self, before: set[str], *, weak: bool) -> Status:
        """Past, planned, committed or standing: by the words before the cue and by the part of the document."""
        section, report = self.segment.section, self.kind is DocumentKind.LKJIP
        if "past" in before:
            return Status.BERJALAN if report else Status.LALU
        if "plan" in before:
            return Status.RENCANA
        if section in FORWARD or self.segment.role in FORWARD_COLUMNS:
            return Status.KOMITMEN
        if weak and section in BACKGROUND:
            return Status.TANPA
        if section in PAST and not report:
            return Status(self.segment.still or Status.LALU)
        return Status.BERJALAN

    def _resting(self) -> Status:
        section = self.segment.section
        if section is SectionKind.TUPOKSI:
            return Status.TUPOKSI
        return Status.MASALAH if section in PROBLEM else Status.TANPA

    def _said_after(self, span: Span, end: int) -> set[str]:
        """Return what is said of the cooperation behind its parties: "Koordinasi antar A dan B perlu ditingkatkan"."""
        found = set()
        for hit in self.status:
            if span.last < hit.first <= end:
                between = range(span.last + 1, hit.first)
                if any(i in self.stops and self.words[i] != "dalam" for i in between) or any(
                    self.words[i] == "," for i in between
                ):
                    break
                found.add(hit.value)
        return found

    def _clause(self, first: int, last: int) -> tuple[int, int]:
        """The sentence around words ``first`` to ``last``: to the next full stop or semicolon."""
        before, behind = bisect_left(self.ends, first), bisect_right(self.ends, last)
        start = self.ends[before - 1] + 1 if before else 0
        return start, (self.ends[behind] if behind < len(self.ends) else len(self.words)) - 1

    def _tells_part(self, cue: CueHit, span: Span) -> bool:
        """True where the sentence goes on to say in or for what they work together."""
        _, end = self._clause(cue.first, span.last)
        begin = max(cue.last, span.last) + 1
        following = bisect_left(self.telling, begin)
        return following < len(self.telling) and self.telling[following] <= end and end > begin

    def quote(self, normal: Normal, span: Span) -> str:
        """The sentence of the party, at most 400 characters."""
        start, end = self._clause(span.first, span.last)
        return cut(normal, start, end, span)


MOST_ADVERBS = 4
_ADVERBS = frozenset({"juga", "turut", "akan", "terus", "yang", "ikut", "selalu", "selama", "ini", "telah"})
"""Words between a party and what is said of it: "lembaga X yang selama ini telah bermitra"."""
_CUES = load_cues()
_JOINING = frozenset(_CUES.joining)
_PART = frozenset(["dalam", "untuk", "melalui", "guna", "tentang", "terkait", "melaksanakan", "rangka", "bidang", "agar"])
