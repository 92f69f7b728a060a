"""Cards -> what is said of the batch, and what is added to its documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from telaah.config import Settings
from telaah.engine.assemble import Mask, masking, told_finding
from telaah.engine.batch.card import Card
from telaah.engine.batch.copies import Copy, copies_of
from telaah.engine.batch.duplicates import duplicates
from telaah.engine.batch.partnerships import pairs_of
from telaah.engine.batch.roster import Roster, answered
from telaah.engine.batch.units import Unit, units_of
from telaah.engine.selection import selection_of
from telaah.engine.sentences import Sentences
from telaah.model.batch import (
    BatchResult,
    CopyResult,
    GroupResult,
    NoPlanResult,
    OneSidedResult,
    PartResult,
    RelatedResult,
)
from telaah.model.finding import Finding
from telaah.model.result import DocumentResult, FindingResult
from telaah.rules.batch import ask
from telaah.rules.kolaborasi.kol007_kemitraan_sepihak import KemitraanSepihak
from telaah.rules.runner import Selection


@dataclass(frozen=True, slots=True)
class BatchView:
    """What the batch tells."""

    result: BatchResult | None
    """``Result.batch``; None for a single document without a list of offices."""
    findings: Mapping[str, tuple[FindingResult, ...]] = field(default_factory=dict)
    """Findings of the batch rules, by the path of the document to which they are added."""
    duplicates: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)

    def merged(self, document: DocumentResult) -> DocumentResult:
        """Return a document with what the batch says of it; a second time changes nothing."""
        known = {finding.fingerprint for finding in document.findings}
        more = tuple(finding for finding in self.findings.get(document.path, ()) if finding.fingerprint not in known)
        return replace(
            document,
            findings=document.findings + more,
            duplicate_of=self.duplicates.get(document.path),
            part_of=self.parts.get(document.path, document.part_of),
        )


def judge_batch(
    cards: Sequence[Card], *, settings: Settings, groups: Sequence[Sequence[str]] = (), roster: Roster | None = None
) -> BatchView:
    """Compare the documents of a batch.

    Args:
        cards: of all documents that were read, in the order of the result (for those of groups: the cards of what
            ``examine_together`` gave).
        settings: selection of rules, severities, language.
        groups: the groups that were judged together, as ``groups_of`` gave them (without those that failed).
        roster: the list of offices, where one was given.
    """
    if len(cards) < 2 and roster is None:
        return BatchView(None)
    same = duplicates(cards)
    of = {item.path: item.of for item in same}
    units = units_of(cards, groups, frozenset(of))
    selection, mask = selection_of(settings), masking(redact_names=settings.output.redact_names)
    copies = copies_of(units)
    found: dict[str, list[FindingResult]] = {}
    one_sided: list[OneSidedResult] = []
    sentences = Sentences(settings.output.lang)
    for path, finding, related in _findings(units, copies, selection):
        told = _told(finding, related, sentences, mask)
        found.setdefault(path, []).append(told)
        if finding.rule == KemitraanSepihak.code:
            one_sided.append(_one_sided(path, told, dict(finding.values)))
    result = BatchResult(
        duplicates=same,
        groups=tuple(_group(unit) for unit in units if len(unit.cards) > 1),
        set_aside=tuple(
            NoPlanResult(card.path, card.aside, card.body.aside_quote) for card in cards if card.aside and card.path not in of
        ),
        one_sided=tuple(one_sided),
        copies=tuple(_masked(copy.result, mask) for copy in copies),
        roster=answered(roster, units) if roster is not None else None,
    )
    parts = {path: group[0] for group in groups for path in group}
    return BatchView(result, {path: tuple(items) for path, items in found.items()}, of, parts)


def _findings(
    units: Sequence[Unit], copies: Sequence[Copy], selection: Selection
) -> Iterator[tuple[str, Finding, tuple[RelatedResult, ...]]]:
    for pair in pairs_of(units):
        yield from ((pair.path, finding, pair.related) for finding in ask(pair.subject, selection))
    for copy in copies:
        for path, subject in copy.subjects:
            others = tuple(
                RelatedResult(place.path, place.organisation, place.page, place.quote, place.outcome)
                for place in copy.result.places
                if place.path != path
            )
            yield from ((path, finding, others) for finding in ask(subject, selection))


def _told(finding: Finding, related: Sequence[RelatedResult], sentences: Sentences, mask: Mask) -> FindingResult:
    others = tuple(replace(item, quote=mask(item.quote)) for item in related) or None
    return replace(told_finding(finding, sentences.of, mask), related=others)


def _one_sided(path: str, told: FindingResult, values: Mapping[str, str]) -> OneSidedResult:
    partner, partner_path = values["partner"], values["partner_path"]
    return OneSidedResult(path, values["organisation"], told.outcome, told.page, told.quote, partner, partner_path)


def _masked(copy: CopyResult, mask: Mask) -> CopyResult:
    return replace(copy, places=tuple(replace(place, quote=mask(place.quote)) for place in copy.places))


def _group(unit: Unit) -> GroupResult:
    first = unit.first
    parts = tuple(PartResult(card.path, card.pages, card.chapters) for card in unit.cards)
    return GroupResult(first.kind, first.organisation, first.region, first.period, parts)
