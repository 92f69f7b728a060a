"""Verdicts with their proof: what was searched, what could not be read, who was refused (RULINGS 1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from telaah.linking.atlas import Atlas
from telaah.linking.citing import matter, matter_of, told_elsewhere
from telaah.linking.ladder import Territory
from telaah.linking.partners import as_refused, refused_partners
from telaah.linking.sources import refused_sources
from telaah.linking.standing import why_no_partner
from telaah.model.document import UNREADABLE, PageState, SectionKind
from telaah.model.identity import DocumentKind
from telaah.model.mention import MentionType
from telaah.model.plan import Judgement, Nearness, Outcome, Rejected, Search, Tie, Verdict

TOO_MANY_UNREADABLE = 0.2
"""RULINGS 1: above this share of unreadable body pages nothing is called missing."""
NEAR = 12
"""Parties of the document that are listed as looked at and tied to no outcome: enough to answer "but we do name X"."""
NEAREST = (
    *("kabur", "perlu", "masalah", "lalu", "sumber_umum", "tak_terikat", "tupoksi", "pengawas", "pendana", "penerima"),
    *("rencana_lain", "judul", "rujukan"),
)
COMMON = frozenset({"diri", "atasan"})
FEW = 4
"""Of own units and superiors, and of those named elsewhere about other things, so many are listed."""
_MOST = {**dict.fromkeys(COMMON, FEW), Nearness.OWN.value: 40, Nearness.ELSEWHERE.value: FEW}
_NEARNESS = tuple(Nearness)
_TELLING = frozenset(
    {
        SectionKind.TUJUAN_SASARAN,
        SectionKind.STRATEGI,
        SectionKind.PROGRAM,
        SectionKind.KINERJA_URUSAN,
        SectionKind.CROSSCUTTING,
        SectionKind.MITRA,
    }
)
_MAPPING = frozenset({SectionKind.CROSSCUTTING, SectionKind.MITRA})
"""Sections that say of all outcomes at once who works on them."""
_NOT_BODY = frozenset({PageState.BLANK, PageState.PICTURE})


def judge(outcome: Outcome, territory: Territory, ties: Sequence[Tie], loose: Sequence[Tie], atlas: Atlas) -> Judgement:
    """Return the two verdicts of an outcome; ``loose`` are the ties of the document as a whole."""
    blind = _unreadable_that_matter(outcome, atlas)
    kinds = {t.mention.type for t in ties if t.outcome == outcome.id}
    verdicts = [
        Verdict.NAMED if kind in kinds else Verdict.UNREADABLE if blind else Verdict.MISSING
        for kind in (MentionType.STAKEHOLDER, MentionType.DATA_SOURCE)
    ]
    return Judgement(outcome.id, verdicts[0], verdicts[1], _search(outcome, territory, ties, loose, atlas))


def _unreadable_that_matter(outcome: Outcome, atlas: Atlas) -> bool:
    document = atlas.document
    body = [p for p in document.pages if p.state not in _NOT_BODY]
    blind = [p.number for p in body if p.state in UNREADABLE]
    if not blind:
        return False
    if len(blind) > TOO_MANY_UNREADABLE * len(body):
        return True
    telling = set(_TELLING)
    if document.identity.kind is DocumentKind.LKJIP:
        telling.add(SectionKind.EVALUASI)
    own = {p.page for p in outcome.places}
    for number in blind:
        section = document.section_at(number)
        if section is not None and (
            section.kind in telling or (section.level > 0 and any(section.first_page <= p <= section.last_page for p in own))
        ):
            return section.kind is not SectionKind.PENUTUP
    return False


def _search(outcome: Outcome, territory: Territory, ties: Sequence[Tie], loose: Sequence[Tie], atlas: Atlas) -> Search:
    blind = tuple(p.number for p in atlas.document.pages if p.state in UNREADABLE)
    own = [t for t in ties if t.outcome == outcome.id]
    return Search(
        _pages(outcome, territory, atlas),
        blind,
        _sections(outcome, territory, atlas),
        _tables(territory, atlas),
        tuple(_rejected(outcome, territory, own, loose, atlas)),
    )


def _pages(outcome: Outcome, territory: Territory, atlas: Atlas) -> tuple[int, ...]:
    """Return the pages on which a partner or source would count for this outcome; the whole document was read to find them."""
    found = {place.page for place in outcome.places}
    for spot in territory:
        found.add(atlas.table(spot.first).rows[spot.second].page if spot.kind == "row" else spot.first)
    for section in atlas.document.sections:
        if section.kind in _MAPPING:
            found.update(range(section.first_page, section.last_page + 1))
    readable = {p.number for p in atlas.document.pages if p.state in (PageState.READ, PageState.OCR)}
    return tuple(sorted(found & readable)) or tuple(sorted(readable))


def _sections(outcome: Outcome, territory: Territory, atlas: Atlas) -> tuple[str, ...]:
    """Name the sections of the outcome's ground and those in which a plan says who works with it."""
    sections = atlas.document.sections
    found = {s.id for s in sections if s.kind in _TELLING}
    for spot in territory:
        if spot.kind == "row":
            number = atlas.table(spot.first).section
            found |= set() if number is None else {number}
        else:
            section = atlas.document.section_at(spot.first, spot.second)
            found |= {section.id} if section else set()
    named = (f"{s.number} {s.title}".strip() for s in sections if s.id in found)
    return tuple(dict.fromkeys(n for n in named if n))


def _tables(territory: Territory, atlas: Atlas) -> tuple[str, ...]:
    numbers = sorted({spot.first for spot in territory if spot.kind == "row"})
    return tuple(dict.fromkeys(t for t in (atlas.table(n).title for n in numbers) if t))


def _rejected(
    outcome: Outcome, territory: Territory, own: Sequence[Tie], loose: Sequence[Tie], atlas: Atlas
) -> Iterator[Rejected]:
    """Yield who was refused as partner, then what was refused as source; of each the closest first."""
    tied = {(t.mention.type, atlas.key(t.mention)) for t in own}
    names = {key for _, key in tied}
    partners = [r for r in refused_partners(outcome, territory, atlas) if r.text.casefold() not in names]
    about = matter_of(outcome, atlas)
    for mention in told_elsewhere(outcome, territory, atlas):
        why = why_no_partner(mention, atlas.document.identity)
        if why is not None and (mention.type, atlas.key(mention)) not in tied:
            partners.append(as_refused(mention, why, atlas, Nearness.AKIN))
    yield from _nearest_first([*partners, *_loose(MentionType.STAKEHOLDER, loose, tied, about, atlas)], outcome)
    sources = [r for r in refused_sources(territory, atlas) if r.why == "sumber_umum" or r.text.casefold() not in names]
    yield from _nearest_first([*sources, *_loose(MentionType.DATA_SOURCE, loose, tied, about, atlas)], outcome)


def _loose(
    kind: MentionType, loose: Sequence[Tie], tied: set[tuple[MentionType, str]], about: frozenset[str], atlas: Atlas
) -> Iterator[Rejected]:
    """Yield what the document names without an outcome."""
    name = "collaborator" if kind is MentionType.STAKEHOLDER else "data_source"
    for tie in loose:
        mention = tie.mention
        if mention.type is kind and (kind, atlas.key(mention)) not in tied:
            near = Nearness.AKIN if matter(tie.quote) & about else Nearness.ELSEWHERE
            page, named = mention.place.page, not mention.generic
            yield Rejected(mention.text, page, tie.quote, "tak_terikat", name, mention.cls, named=named, near=near)


def _nearest_first(rejected: Sequence[Rejected], outcome: Outcome) -> Iterator[Rejected]:
    """Yield the refused, those that come closest to an answer first; of own units, superiors and strangers a few are enough."""
    own = [place.page for place in outcome.places] or [0]
    counts: Counter[str] = Counter()
    seen: set[str] = set()
    for item in sorted(rejected, key=lambda r: (*_distance(r), min(abs(r.page - page) for page in own), r.page, r.text, r.why)):
        group = item.why if item.why in COMMON else item.near.value
        if item.near is not Nearness.OWN and item.text.casefold() in seen:
            continue
        seen.add(item.text.casefold())
        counts[group] += 1
        if counts[group] <= _MOST.get(group, NEAR):
            yield item


def _distance(item: Rejected) -> tuple[int, int]:
    """Order by the ground on which a candidate stands, then by how near its reason is to an answer."""
    reason = NEAREST.index(item.why) if item.why in NEAREST else len(NEAREST)
    return (len(_NEARNESS) if item.why in COMMON else _NEARNESS.index(item.near)), reason
