"""The order of the steps: pieces of text, names, parts in the clause, sources, vague phrases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from telaah.mentions import sources as source_rules
from telaah.mentions.called import called, may_call
from telaah.mentions.cells import whole_items
from telaah.mentions.clauses import clause_of
from telaah.mentions.compose import TRIGGERS, read_spans
from telaah.mentions.context import Context, Part
from telaah.mentions.grammar import Reader
from telaah.mentions.learn import learned_parties, learned_units, matcher_for
from telaah.mentions.lists import listed_bodies
from telaah.mentions.masks import Masks
from telaah.mentions.matcher import Matcher, lexicon
from telaah.mentions.names import name_of
from telaah.mentions.owner import Owner, class_of, owner_of
from telaah.mentions.second import PARTY_COLUMNS, MentionTagger, further_spans, left_over
from telaah.mentions.segments import Segment, segments
from telaah.mentions.spans import Span, longest
from telaah.mentions.vague import find_vague
from telaah.model.clause import Clause, Judged
from telaah.model.document import Document
from telaah.model.identity import DocumentKind
from telaah.model.mention import (
    COLLABORATING_ROLES,
    Mention,
    Mentions,
    MentionType,
    PartyClass,
    Role,
    SourceHint,
    Status,
    VaguePhrase,
)
from telaah.model.place import Place
from telaah.text.normalise import Normal, lookup_key, normalise

LEAST_LETTERS = 2
PLURAL = frozenset({"/", "kab", "kabupaten"})
"""In the core of a regional government: "pemerintah kabupaten/kota", all those of a province."""


class RoleJudge(Protocol):
    """A trained judge of what a party does in its clause."""

    def judge(self, clause: Clause) -> Judged | None:
        """Return role and status; None where the rules' answer stands."""
        ...


def find_mentions(document: Document, tagger: MentionTagger | None = None, roles: RoleJudge | None = None) -> Mentions:
    """Find every party and every data source that the document names."""
    owner = owner_of(document.identity)
    own = matcher_for(learned_parties(document, owner), owner)
    units = learned_units(document)
    mentions: list[Mention] = []
    vague: list[VaguePhrase] = []
    hints: list[SourceHint] = []
    pieces = (
        _Piece(segment, owner, own, document.identity.kind, units)
        for segment in segments(document)
        if sum(map(str.isalpha, segment.text[:40])) >= LEAST_LETTERS
    )
    for piece in pieces if tagger is None else _with_second_opinion(pieces, tagger):
        piece.roles = roles
        piece.collect(mentions, vague, hints)
    return Mentions(tuple(sorted(mentions, key=_order)), tuple(vague), tuple(hints))


def _with_second_opinion(pieces: Iterable[_Piece], tagger: MentionTagger) -> list[_Piece]:
    """Ask the recogniser about the names that the rules left over; all pieces of a document at once, which is faster."""
    told = list(pieces)
    asked = [piece for piece in told if piece.asks()]
    for piece, bodies in zip(asked, tagger.bodies([piece.segment.text for piece in asked]), strict=True):
        piece.add(bodies)
    return told


def _order(mention: Mention) -> tuple[int, int, int, str]:
    return (mention.place.page, mention.place.start, mention.place.end, mention.type)


class _Piece:
    """One block or cell and what is found in it."""

    roles: RoleJudge | None = None

    def __init__(self, segment: Segment, owner: Owner, own: Matcher, kind: DocumentKind, units: frozenset[str]) -> None:
        self.segment, self.owner = segment, owner
        self.normal: Normal = normalise(segment.text)
        self.scan = own.scan(self.normal, lexicon().scan(self.normal))
        self.spans: list[Span] = []
        self.reader: Reader | None = None
        if self.scan.names or self.scan.heads or not TRIGGERS.isdisjoint(self.normal.words):
            self.reader = Reader(self.normal, self.scan)
            self.spans = read_spans(self.reader, self.scan, owner)
        if may_call(self.scan, self.normal.words):
            self.reader = self.reader or Reader(self.normal, self.scan)
            self.spans = longest([*self.spans, *called(self.reader, self.scan, self.spans)])
        if more := listed_bodies(segment, self.normal, self.spans):
            self.spans = longest([*self.spans, *more])
        if more := whole_items(segment, self.normal, self.spans):
            self.spans = longest([*self.spans, *more])
        self.context = Context(segment, self.normal, self.scan, kind)
        self.whole = _Whole(segment, owner, own, kind) if segment.begun and self.spans else None
        self.masks = Masks(segment, self.normal, self.scan, self.spans, units, owner)

    def asks(self) -> bool:
        """Tell whether names may be left over here that matter: near a cue, or in a column of parties."""
        likely = bool(self.scan.cues) or self.segment.role in PARTY_COLUMNS
        return bool(likely and self.segment.counted and self.reader and left_over(self.reader, self.scan, self.spans))

    def add(self, bodies: Iterable[tuple[int, int]]) -> None:
        """Take from the recogniser's bodies those that are new and have a class."""
        if self.reader and (more := further_spans(self.reader, self.spans, bodies)):
            self.spans[:] = longest([*self.spans, *more])

    def collect(self, mentions: list[Mention], vague: list[VaguePhrase], hints: list[SourceHint]) -> None:
        """Add what this piece holds."""
        segment, spans = self.segment, self.spans
        whole = segment.tells_source
        note = not whole and source_rules.is_note(segment)
        if whole:
            found = source_rules.from_column(segment, self.normal, self.scan, spans)
        elif note:
            found = source_rules.from_note(segment, self.normal, self.scan, spans)
        else:
            found = source_rules.from_text(segment, self.normal, self.scan, spans, self.context)
        for source in found:
            self._source(source, mentions, hints)
        if whole or note:
            return
        taken = [(f.start, f.end) for f in found]
        for span in spans:
            start, end = self.normal.spans[span.first][0], self.normal.spans[span.last][1]
            if not any(a < end and start < b for a, b in taken):
                self._party(span, mentions)
        for phrase in find_vague(segment, self.normal, self.scan, spans, self.context):
            quote = self.context.quote(self.normal, phrase.span)
            vague.append(
                VaguePhrase(
                    self._place(phrase.span.first, phrase.span.last),
                    phrase.span.text,
                    quote,
                    segment.container,
                    phrase.part.status,
                    phrase.forward and segment.counted,
                )
            )

    def _place(self, first: int, last: int) -> Place:
        spans, offset = self.normal.spans, self.segment.start
        return Place(self.segment.page, self.segment.box, offset + spans[first][0], offset + spans[last][1])

    def _party(self, span: Span, mentions: list[Mention]) -> None:
        part = self.context.part(span, self.spans)
        if self.whole is not None and part.role is Role.LAIN:
            part = self.whole.part(span.text, self.normal.spans[span.first][0]) or part
        if not self.masks.is_mention(span, part):
            return
        cls = self._class(span)
        if self._stands_above(span, cls) and part.role in COLLABORATING_ROLES:
            part = Part(Role.ATASAN if cls is PartyClass.PEMDA else Role.LAIN, Status.TANPA, "above")
        if cls is PartyClass.DIRI and part.why != "column.lokasi":
            part = Part(Role.DIRI, Status.TANPA, "own", part.has_part)
        part = self._judged(span, cls, part)
        mentions.append(
            Mention(
                MentionType.STAKEHOLDER,
                self._place(span.first, span.last),
                span.text,
                name_of(span, cls, self.owner),
                self.segment.container,
                cls,
                part.role,
                part.status,
                "generic" in span.flags and not self._located(span),
                self.masks.is_counted(span),
                self.context.quote(self.normal, span),
                part.why,
                span.source,
                part.has_part,
            )
        )

    def _judged(self, span: Span, cls: PartyClass, part: Part) -> Part:
        """Ask the trained judge, where there is one and the party is another one."""
        if self.roles is None:
            return part
        said = self.roles.judge(clause_of(self.context, span, cls, part, self.owner))
        if said is None:
            return part
        return Part(Role(said.role), Status(said.status), "model.role", part.has_part)

    def _located(self, span: Span) -> bool:
        """Tell whether all bodies of a kind in a region are meant, so that it is clear who: "instansi vertikal di Kota X"."""
        if not span.core.endswith("vertikal"):
            return False
        return any(
            span.last < hit.first <= span.last + 5 and "di" in self.normal.words[span.last : hit.first]
            for hit in self.scan.regions
        )

    def _stands_above(self, span: Span, cls: PartyClass) -> bool:
        """The own region as a whole and its head, the centre for its own unit, and steps of planning are no partners."""
        if "procedure" in span.flags:
            return True
        if self.owner.central:
            return span.core == "pemerintah pusat"
        return cls is PartyClass.PEMDA and not PLURAL & set(span.core.split()) and self.owner.is_own_region(span.region)

    def _class(self, span: Span) -> PartyClass:
        if span.cls in ("PUSAT", "unit") and span.core.startswith("biro ") and not self.owner.central:
            own = self.owner.is_own_name(span.core) and self.owner.is_own_region(span.region)
            return PartyClass.DIRI if own else PartyClass.OPD
        if span.cls == "unit":
            foreign = span.region is not None and not self.owner.is_own_unit(span.region)
            return PartyClass.OPD if foreign else PartyClass.DIRI
        if (
            span.source == "head"
            and span.core.startswith("balai ")
            and not span.core.startswith("balai besar")
            and not self.owner.central
        ):
            # A balai that no list knows is, in the plan of a regional office, its own technical unit.
            return PartyClass.DIRI if self.owner.is_own_region(span.region) else PartyClass.PUSAT
        if (
            span.core in ("opd", "skpd", "pd", "perangkat daerah")
            and span.region
            and self.owner.is_own_name(lookup_key(span.region))
        ):
            return PartyClass.DIRI  # "Renja Perangkat Daerah Kecamatan X" in that kecamatan's own plan
        if span.cls == "PUSAT" and span.core.startswith("badan ") and (span.region or "").lower().startswith("daerah"):
            # "Badan Ketahanan Pangan" is the ministry's, "Badan Ketahanan Pangan Daerah" the region's.
            span = replace(span, cls="OPD", core=f"{span.core} daerah", region=(span.region or "")[6:].strip() or None)
        if span.cls == "DIRI":
            return PartyClass.DIRI if self.owner.is_own_region(span.region) else PartyClass.OPD
        return class_of(self.owner, PartyClass(span.cls), span.core, span.region)

    def _source(self, source: source_rules.Found, mentions: list[Mention], hints: list[SourceHint]) -> None:
        segment = self.segment
        place = _place_of(source, segment)
        quote = segment.text if len(segment.text) <= 400 else self._around(source.start, source.end)
        if not source.named:
            hints.append(SourceHint(place, source.text, quote, segment.container))
            return
        mentions.append(
            Mention(
                MentionType.DATA_SOURCE,
                place,
                source.text,
                source.text,
                segment.container,
                None,
                Role.PENYEDIA_DATA,
                Status.TANPA,
                False,
                segment.counted,
                quote,
                f"source.{source.origin}",
                "column" if source.origin == "column" else "lexicon",
            )
        )

    def _around(self, start: int, end: int) -> str:
        low, high = max(0, start - 150), min(len(self.segment.text), end + 150)
        return self.segment.text[low:high].strip()


class _Whole:
    """A sentence that a page break parts, read as one: what its first half says of the parties in the second."""

    def __init__(self, segment: Segment, owner: Owner, own: Matcher, kind: DocumentKind) -> None:
        self.begin = len(segment.begun) + 1
        joined = replace(segment, text=f"{segment.begun} {segment.text}", begun="")
        self.normal = normalise(joined.text)
        scan = own.scan(self.normal, lexicon().scan(self.normal))
        self.spans = read_spans(Reader(self.normal, scan), scan, owner)
        self.context = Context(joined, self.normal, scan, kind)

    def part(self, text: str, start: int) -> Part | None:
        """Return what a party at a character of the second half does with others, None where that is not said."""
        for span in self.spans:
            if span.text == text and self.normal.spans[span.first][0] == self.begin + start:
                part = self.context.part(span, self.spans)
                return part if part.role in COLLABORATING_ROLES else None
        return None


def _place_of(source: source_rules.Found, segment: Segment) -> Place:
    """Return where a source stands: on the next page where its cell goes on there and it begins behind the break."""
    start, end, rest = source.start, source.end, segment.rest
    if rest is None or segment.length is None or end <= segment.length:
        return Place(segment.page, segment.box, segment.start + start, segment.start + end)
    if start < segment.length:
        return Place(segment.page, segment.box, segment.start + start, segment.start + segment.length)
    begin = max(0, start - (len(segment.text) - (rest.end - rest.start)))
    return Place(rest.page, rest.box, rest.start + begin, rest.start + begin + end - start)
