"""Plan and findings -> DocumentResult: what stands in the result, with numbers of persons masked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from telaah.config import Settings
from telaah.engine.traits import traits_of
from telaah.engine.turned import as_shown
from telaah.model.document import UNREADABLE, Block, BlockKind, Document, PageState
from telaah.model.finding import Finding
from telaah.model.mention import Mention, MentionType, VaguePhrase
from telaah.model.plan import Indicator, Outcome, Plan, Search, Tie
from telaah.model.result import (
    DocumentResult,
    DocumentStatus,
    FindingResult,
    IndicatorResult,
    MentionResult,
    OutcomeResult,
    PartyResult,
    ProblemResult,
    RejectedResult,
    SearchedResult,
    SourceResult,
    VagueResult,
    VerdictsResult,
)
from telaah.text.privacy import mask_names, mask_numbers

Mask = Callable[[str], str]
Say = Callable[[Finding], tuple[str, str, str]]
"""Gives the message of a finding, its brief form, and its recommendation."""

QUOTE = 400
"""RULINGS 4: a quotation has at most so many characters."""

# Said of a page of which the reader lost something; "too_many_pages" says that pages were left out.
_HARMLESS = frozenset({"blank", "picture", "ocr", "other_format"})
_TITLE_LETTERS = 8
"""A block with fewer letters is a logo's caption or a stray number."""
_SCANS = frozenset({PageState.OCR, PageState.SCANNED})


def assemble(
    plan: Plan, findings: Sequence[Finding], problems: Iterable[ProblemResult], *, say: Say, settings: Settings
) -> DocumentResult:
    """Return all that is said of one document."""
    document, identity = plan.document, plan.document.identity
    mask = masking(redact_names=settings.output.redact_names)
    unreadable = tuple(page.number for page in document.pages if page.state in UNREADABLE)
    told = (*_problems(document, unreadable), *problems)
    loose = [tie for tie in plan.links.ties if tie.outcome is None]
    result = DocumentResult(
        path=document.path,
        sha256=document.sha256,
        status=status_of(told, unreadable),
        problems=told,
        kind=identity.kind,
        organisation=identity.organisation,
        region=identity.region,
        period=identity.period,
        pages=len(document.pages),
        scanned_pages=sum(page.state in _SCANS for page in document.pages),
        outcomes=tuple(_outcome(plan, outcome, mask) for outcome in plan.outcomes),
        document_collaborators=tuple(_parties(loose, mask)),
        document_data_sources=tuple(_sources(loose, mask)),
        vague_collaboration=tuple(_vague(phrase, mask) for phrase in plan.mentions.vague if phrase.forward),
        mentions=tuple(_mention(mention, mask) for mention in plan.mentions.mentions if mention.counted),
        findings=tuple(told_finding(_placed(finding, document), say, mask) for finding in findings),
        page_labels=tuple(page.label for page in document.pages),
        unreadable_pages=unreadable,
        format=document.format,
        profile=identity.profile,
        page_texts=tuple(mask(page.text) for page in document.pages) if settings.output.with_text else None,
        traits=traits_of(plan, mask),
        page_states=_page_states(document),
    )
    return as_shown(result, document)


def _page_states(document: Document) -> dict[str, int]:
    """Count the pages by state; those past the bound of pages are told of in a problem alone."""
    counts = Counter(page.state for page in document.pages)
    past = (problem.detail.partition("/") for problem in document.problems if problem.reason == "too_many_pages")
    left_out = sum(int(all_pages) - int(read) for read, _, all_pages in past)
    states = {str(state): counts[state] for state in PageState if counts[state]}
    return {**states, "left_out": left_out} if left_out else states


def masking(*, redact_names: bool) -> Mask:
    """Return what is done to every quotation: numbers of persons are masked, names where it was asked for."""
    return (lambda text: mask_names(mask_numbers(text))) if redact_names else mask_numbers


def _problems(document: Document, unreadable: Sequence[int]) -> Iterable[ProblemResult]:
    told = {problem.page for problem in document.problems}
    yield from (ProblemResult(problem.page, problem.reason, problem.detail) for problem in document.problems)
    silent = (page for page in document.pages if page.number in unreadable and page.number not in told)
    yield from (ProblemResult(page.number, str(page.state), page.note) for page in silent)


def status_of(problems: Sequence[ProblemResult], unreadable: Sequence[int]) -> DocumentStatus:
    """Return whether all of a document could be read."""
    lost = bool(unreadable) or any(problem.reason not in _HARMLESS for problem in problems)
    return DocumentStatus.PARTIAL if lost else DocumentStatus.OK


def _outcome(plan: Plan, outcome: Outcome, mask: Mask) -> OutcomeResult:
    judgement = next((item for item in plan.links.judgements if item.outcome == outcome.id), None)
    ties = [tie for tie in plan.links.ties if tie.outcome == outcome.id]
    first = outcome.places[0] if outcome.places else None
    return OutcomeResult(
        id=outcome.id,
        level=outcome.level,
        parent=outcome.parent,
        internal=outcome.internal,
        text=outcome.text,
        pages=_pages(place.page for place in outcome.places),
        page=first.page if first else None,
        bbox=first.box if first else None,
        section=outcome.section,
        verdicts=VerdictsResult(judgement.collaborator, judgement.data_source) if judgement else None,
        searched=_searched(judgement.search, mask) if judgement else SearchedResult(),
        indicators=tuple(map(_indicator, outcome.indicators)),
        collaborators=tuple(_parties(ties, mask)),
        data_sources=tuple(_sources(ties, mask)),
        programmes=outcome.programmes,
    )


def _searched(search: Search, mask: Mask) -> SearchedResult:
    return SearchedResult(
        pages=search.pages,
        unreadable_pages=search.unreadable_pages,
        sections=search.sections,
        tables=search.tables,
        rejected=tuple(
            RejectedResult(mask(item.text), item.page, mask(item.quote[:QUOTE]), item.why, item.kind) for item in search.rejected
        ),
    )


def _indicator(indicator: Indicator) -> IndicatorResult:
    first = indicator.places[0] if indicator.places else None
    return IndicatorResult(
        id=indicator.id,
        text=indicator.text,
        unit=indicator.unit,
        baseline=indicator.baseline,
        targets=dict(indicator.targets),
        formula=indicator.formula,
        page=first.page if first else None,
        pages=_pages(place.page for place in indicator.places),
        bbox=first.box if first else None,
    )


def _parties(ties: Iterable[Tie], mask: Mask) -> Iterable[PartyResult]:
    for tie in ties:
        mention = tie.mention
        if mention.type is MentionType.STAKEHOLDER:
            yield PartyResult(
                text=mask(mention.text),
                name=mask(mention.name),
                cls=mention.cls,
                grade=tie.grade,
                generic=mention.generic,
                page=mention.place.page,
                quote=mask(tie.quote[:QUOTE]),
                bbox=mention.place.box,
                reason=tie.reason,
                detail=tie.detail,
                role=mention.role,
                status=mention.status,
            )


def _sources(ties: Iterable[Tie], mask: Mask) -> Iterable[SourceResult]:
    for tie in ties:
        mention = tie.mention
        if mention.type is MentionType.DATA_SOURCE:
            yield SourceResult(
                text=mask(mention.text),
                name=mask(mention.name),
                grade=tie.grade,
                page=mention.place.page,
                quote=mask(tie.quote[:QUOTE]),
                bbox=mention.place.box,
                reason=tie.reason,
                detail=tie.detail,
            )


def _vague(phrase: VaguePhrase, mask: Mask) -> VagueResult:
    return VagueResult(phrase.place.page, mask(phrase.text), mask(phrase.quote[:QUOTE]), phrase.place.box)


def _mention(mention: Mention, mask: Mask) -> MentionResult:
    return MentionResult(
        page=mention.place.page,
        type=mention.type,
        cls=mention.cls,
        role=mention.role,
        status=mention.status,
        text=mask(mention.text),
        name=mask(mention.name),
        bbox=mention.place.box,
        start=mention.place.start,
        end=mention.place.end,
        generic=mention.generic,
        quote=mask(mention.quote[:QUOTE]),
    )


def told_finding(finding: Finding, say: Say, mask: Mask) -> FindingResult:
    """Return a finding as the result holds it: its sentences made, numbers of persons masked."""
    message, brief, recommendation = say(finding)
    return FindingResult(
        rule=finding.rule,
        severity=finding.severity,
        confidence=finding.confidence,
        fingerprint=finding.fingerprint,
        outcome=finding.outcome,
        page=finding.page,
        bbox=finding.box,
        quote=mask(finding.quote[:QUOTE]),
        message=mask(message),
        recommendation=mask(recommendation),
        preview=finding.preview,
        brief=mask(brief),
    )


def _placed(finding: Finding, document: Document) -> Finding:
    """Return a finding with words to stand on.

    One on the document as a whole (a chapter that is absent) has none of its own: it quotes the title, so that a
    reader sees whose plan it is about. One on a page that has no words (it could not be read) stays on that page.
    """
    title = None if finding.quote or finding.outcome or finding.page else _title(document)
    return replace(finding, page=title.page, box=title.box, quote=title.text) if title else finding


def _title(document: Document) -> Block | None:
    legible = (page for page in document.pages if page.state not in UNREADABLE)
    blocks = (block for page in legible for block in page.blocks if block.kind is not BlockKind.FURNITURE)
    return next((block for block in blocks if sum(map(str.isalpha, block.text)) >= _TITLE_LETTERS), None)


def _pages(numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(set(numbers)))
