"""Verdicts with their proof: what was searched, what could not be read, who was refused (RULINGS 1)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from telaah.linking.atlas import Atlas
from telaah.linking.ladder import Territory
from telaah.linking.partners import refused_partners
from telaah.linking.sources import refused_sources
from telaah.model.document import UNREADABLE, DocumentKind, PageState, SectionKind
from telaah.model.mention import MentionType
from telaah.model.plan import Judgement, Outcome, Rejected, Search, Tie, Verdict

TOO_MANY_UNREADABLE = 0.2
"""RULINGS 1: above this share of unreadable body pages nothing is called missing."""
NEAR = 12
"""Parties of the document that are listed as looked at and tied to no outcome: enough to answer "but we do name X"."""
NEAREST = (
    "kabur",
    "perlu",
    "masalah",
    "lalu",
    "sumber_umum",
    "tak_terikat",
    "tupoksi",
    "pengawas",
    "pendana",
    "penerima",
    "rujukan",
)
COMMON = frozenset({"diri", "atasan"})
FEW = 4
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
    document = atlas.document
    pages = tuple(p.number for p in document.pages if p.state in (PageState.READ, PageState.OCR))
    blind = tuple(p.number for p in document.pages if p.state in UNREADABLE)
    own = [t for t in ties if t.outcome == outcome.id]
    return Search(
        pages,
        blind,
        _sections(outcome, territory, atlas),
        _tables(territory, atlas),
        _rejected(outcome, territory, own, loose, atlas),
    )


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
) -> tuple[Rejected, ...]:
    tied = {(t.mention.type, atlas.key(t.mention)) for t in own}
    near = refused_partners(outcome, territory, atlas) + refused_sources(territory, atlas)
    kept = [r for r in near if r.why == "sumber_umum" or r.text.casefold() not in {k for _, k in tied}]
    seen = {(r.kind, r.text.casefold()) for r in kept}
    for kind, name in ((MentionType.STAKEHOLDER, "collaborator"), (MentionType.DATA_SOURCE, "data_source")):
        for tie in [t for t in loose if t.mention.type is kind and (kind, atlas.key(t.mention)) not in tied][:NEAR]:
            mention = tie.mention
            if (name, mention.text.casefold()) not in seen:
                kept.append(Rejected(mention.text, mention.place.page, tie.quote, "tak_terikat", name, mention.cls))
    return tuple(_nearest_first(kept))


def _nearest_first(rejected: Sequence[Rejected]) -> Iterator[Rejected]:
    """Yield the refused, those that come closest to an answer first; of own units and superiors a few are enough."""
    counts: Counter[str] = Counter()
    for item in sorted(rejected, key=lambda r: NEAREST.index(r.why) if r.why in NEAREST else len(NEAREST)):
        counts[item.why] += 1
        if item.why not in COMMON or counts[item.why] <= FEW:
            yield item
