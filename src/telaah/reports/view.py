"""What all reports show, in the order in which a reviewer reads it: counts, groups of findings, pages, names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from telaah.model.finding import Severity
from telaah.model.plan import Level, Verdict
from telaah.model.result import (
    DocumentResult,
    Failure,
    FindingResult,
    OutcomeResult,
    PartyResult,
    RejectedResult,
    SourceResult,
    VerdictsResult,
)
from telaah.text.safe import clean
from telaah.texts.interface import Words

_LEVELS = tuple(Level)
_UNBOUND = "tak_terikat"
"""Refused merely because nothing binds them: the least telling."""
PARTNER, SOURCE = "collaborator", "data_source"
"""What a refused candidate might have been."""
_MUCH_UNREAD = 0.2
"""RULINGS 1: with a larger share of unreadable pages nothing is said to be missing."""
_MUCH_MORE = 1.5
"""A quotation so many times as long as the statement in it is worth its lines; a number and "Indikator:" are not."""
_NOT_JUDGED = VerdictsResult(Verdict.UNREADABLE, Verdict.UNREADABLE)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many outcomes there are, and how many of them lack something."""

    outcomes: int
    internal: int
    no_partner: int
    no_source: int
    partner_unknown: int
    source_unknown: int
    internal_no_partner: int
    internal_no_source: int


@dataclass(frozen=True, slots=True)
class Group:
    """An outcome with its findings; without an outcome, the findings on the document."""

    outcome: OutcomeResult | None
    findings: tuple[FindingResult, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A party or source under one name, with every place where it is bound to something."""

    name: str
    what: str
    """Class of a party, "" for a source."""
    generic: bool
    ties: tuple[tuple[str, PartyResult | SourceResult], ...]
    """(id of the outcome or "", tie)"""


@dataclass(frozen=True, slots=True)
class Place:
    """A passage that names somebody, and the outcomes that it binds them to ("" for the document)."""

    tie: PartyResult | SourceResult
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a plan with the pages on which they stand."""

    quote: str
    pages: tuple[int, ...]
    about: str = field(default="", compare=False)
    """The words for which it is quoted."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a finding says, without the place of which it is said."""

    rule: str
    severity: Severity
    text: str
    advice: str
    preview: bool


def count(document: DocumentResult) -> Counts:
    """Count the outcomes of a document and what they lack."""
    judged = [outcome.verdicts or _NOT_JUDGED for outcome in document.outcomes]
    internal = [outcome.verdicts or _NOT_JUDGED for outcome in document.outcomes if outcome.internal]
    return Counts(
        outcomes=len(document.outcomes),
        internal=sum(outcome.internal for outcome in document.outcomes),
        no_partner=sum(verdict.collaborator is Verdict.MISSING for verdict in judged),
        no_source=sum(verdict.data_source is Verdict.MISSING for verdict in judged),
        partner_unknown=sum(verdict.collaborator is Verdict.UNREADABLE for verdict in judged),
        source_unknown=sum(verdict.data_source is Verdict.UNREADABLE for verdict in judged),
        internal_no_partner=sum(verdict.collaborator is Verdict.MISSING for verdict in internal),
        internal_no_source=sum(verdict.data_source is Verdict.MISSING for verdict in internal),
    )


def in_order(outcomes: Sequence[OutcomeResult]) -> tuple[OutcomeResult, ...]:
    """Return outcomes with each tujuan followed by its sasaran, each of these by its programmes.

    What has no parent comes at its level's place, after the trees above it.
    """
    known = {outcome.id for outcome in outcomes}
    children: dict[str | None, list[OutcomeResult]] = {}
    for outcome in outcomes:
        above = outcome.parent if outcome.parent in known and outcome.parent != outcome.id else None
        children.setdefault(above, []).append(outcome)
    ordered: dict[str, OutcomeResult] = {}

    def walk(outcome: OutcomeResult) -> None:
        if outcome.id not in ordered:
            ordered[outcome.id] = outcome
            for child in children.get(outcome.id, []):
                walk(child)

    for root in sorted(children.get(None, []), key=lambda outcome: _LEVELS.index(outcome.level)):
        walk(root)
    for outcome in outcomes:  # parents that go in a circle are nobody's root
        walk(outcome)
    return tuple(ordered.values())


def groups(document: DocumentResult, *, internal: bool) -> tuple[Group, ...]:
    """Return the outcomes that have new findings, in order, either the office's own administration or all others."""
    of = _by_outcome(document)
    ordered = (outcome for outcome in in_order(document.outcomes) if outcome.internal is internal)
    return tuple(Group(outcome, of[outcome.id]) for outcome in ordered if outcome.id in of)


def sentence(finding: FindingResult) -> Sentence:
    """Return what a finding says."""
    said, advice = clean(finding.brief or finding.message), clean(finding.recommendation)
    return Sentence(finding.rule, finding.severity, said, advice, finding.preview)


def alike_findings(groups: Sequence[Group]) -> dict[Sentence, tuple[str, ...]]:
    """Return the sentences that are said of two or more outcomes, with the ids of these, the gravest first."""
    owners: dict[Sentence, list[str]] = {}
    for group in groups:
        for finding in group.findings:
            owners.setdefault(sentence(finding), []).append(group.outcome.id if group.outcome else "")
    several = [(said, tuple(dict.fromkeys(ids))) for said, ids in owners.items() if len(set(ids)) > 1]
    return dict(sorted(several, key=lambda item: (-item[0].severity.rank, item[0].rule)))


def lacks(outcome: OutcomeResult) -> bool:
    """Tell whether an outcome lacks a partner or a source of data, or could not be judged."""
    verdicts = outcome.verdicts
    return verdicts is not None and not (Verdict.NAMED is verdicts.collaborator is verdicts.data_source)


def on_document(document: DocumentResult) -> Group:
    """Return the new findings that are about no outcome."""
    known = {outcome.id for outcome in document.outcomes}
    loose = (finding for finding in document.findings if not finding.known and finding.outcome not in known)
    return Group(None, _gravest_first(loose))


def known_findings(document: DocumentResult) -> int:
    """Return how many findings the baseline records."""
    return sum(finding.known for finding in document.findings)


def refused(outcome: OutcomeResult) -> tuple[RejectedResult, ...]:
    """Return the candidates that were refused for what the outcome lacks, the most telling first."""
    if outcome.verdicts is None:
        return ()
    verdicts = {PARTNER: outcome.verdicts.collaborator, SOURCE: outcome.verdicts.data_source}
    wanted = (item for item in outcome.searched.rejected if verdicts.get(item.kind) is not Verdict.NAMED)
    return tuple(sorted(wanted, key=lambda item: item.why == _UNBOUND))


def refused_as(outcome: OutcomeResult, kind: str) -> tuple[RejectedResult, ...]:
    """Return those refused as partner, or as source of data."""
    return tuple(item for item in refused(outcome) if item.kind == kind)


def severities(documents: Iterable[DocumentResult]) -> dict[str, int]:
    """Return how many new findings there are of each severity; those of a file that is another one's duplicate count there."""
    counts = {"error": 0, "warning": 0, "info": 0}
    for document in documents:
        for finding in document.findings if document.duplicate_of is None else ():
            counts[finding.severity.value] += not finding.known
    return counts


def parties(document: DocumentResult) -> tuple[Named, ...]:
    """Return the parties bound to outcomes or to the document, by name."""
    ties = [(outcome.id, tie) for outcome in in_order(document.outcomes) for tie in outcome.collaborators]
    return _named([*ties, *(("", tie) for tie in document.document_collaborators)])


def sources(document: DocumentResult) -> tuple[Named, ...]:
    """Return the data sources bound to outcomes or to the document, by name."""
    ties = [(outcome.id, tie) for outcome in in_order(document.outcomes) for tie in outcome.data_sources]
    return _named([*ties, *(("", tie) for tie in document.document_data_sources)])


def by_place(item: Named) -> tuple[Place, ...]:
    """Return the places at which a name stands, each once with all that it is bound to there."""
    owners: dict[tuple[str | None, int, str], list[str]] = {}
    first: dict[tuple[str | None, int, str], PartyResult | SourceResult] = {}
    for owner, tie in item.ties:
        key = (tie.path, tie.page, tie.quote)
        first.setdefault(key, tie)
        owners.setdefault(key, [])
        if owner not in owners[key]:
            owners[key].append(owner)
    return tuple(Place(tie, tuple(owners[key])) for key, tie in first.items())


def alike(document: DocumentResult) -> dict[tuple[str, str], list[int]]:
    """Return the problems of a document by reason and detail, with the pages of each."""
    found: dict[tuple[str, str], list[int]] = {}
    for problem in document.problems:
        found.setdefault((problem.reason, clean(problem.detail)), []).extend([problem.page] if problem.page else [])
    return found


def vague(document: DocumentResult) -> tuple[Passage, ...]:
    """Return the passages that name nobody, each once with all its pages.

    Plans print the same title in table after table, and one passage may hold several phrases: what is contained in
    another passage is that passage.
    """
    found: dict[str, tuple[str, list[int], str]] = {}
    for phrase in document.vague_collaboration:
        quote = clean(phrase.quote or phrase.text)
        found.setdefault(_letters(quote), (quote, [], phrase.text))[1].append(phrase.page)
    for key in sorted(found, key=len):
        whole = next((other for other in found if key in other and key != other), None)
        if whole is not None:
            found[whole][1].extend(found.pop(key)[1])
    return tuple(Passage(quote, tuple(sorted(set(pages))), about) for quote, pages, about in found.values())


def part(tie: PartyResult | SourceResult, say: Words) -> str:
    """Return what a party does there, "" for a source."""
    if not isinstance(tie, PartyResult):
        return ""
    status = say.of("status", tie.status)
    return say.of("role", tie.role) + (f" ({status})" if status else "")


def detail(text: str, say: Words) -> str:
    """Return the detail of a problem: in words where it is a key, else as it is."""
    return say.of("detail", text) if f"detail.{text}" in say.keys() else text  # noqa: SIM118 - a method, no mapping


def no_outcomes(document: DocumentResult, say: Words) -> str:
    """Say why there are no outcomes: none is stated, or so much could not be read that nobody can tell."""
    return say("report.none_readable" if is_illegible(document) else "report.none_stated")


def why_failed(failure: Failure, say: Words) -> str:
    """Return why nothing can be said of a file, and what can be done about it."""
    why = ": ".join(part for part in (say.of("reason", failure.reason), clean(failure.detail)) if part)
    return f"{why} → {say(f'remedy.{failure.reason}')}"


def not_judged(document: DocumentResult) -> str:
    """Return the key of the words why nothing is said of a document, "" where it is judged."""
    if document.duplicate_of or document.set_aside or document.part_of:
        return "batch.duplicate" if document.duplicate_of else "batch.no_plan" if document.set_aside else "batch.part"
    if is_illegible(document):
        return "verdict.unreadable"
    return "" if document.outcomes else "report.without_outcomes"


def warnings(document: DocumentResult, say: Words) -> tuple[str, ...]:
    """Return what a reader must know before the figures: nothing was judged, or the file is not the whole plan."""
    explained = bool(on_document(document).findings)
    told = (
        ()
        if document.outcomes or document.part_of
        else (*(() if explained else (no_outcomes(document, say),)), say("report.not_clean"))
    )
    whole = dict.fromkeys(
        say.of("problem", problem.reason) + (f" ({detail(clean(problem.detail), say)})" if problem.detail else "")
        for problem in document.problems
        if problem.page is None
    )
    return (*(f"{text[:1].upper()}{text[1:]}".rstrip(".") + "." for text in whole), *told)


def read_pages(document: DocumentResult) -> int:
    """Return how many pages were read: neither unreadable nor a picture in which no text was looked for."""
    return document.pages - len(document.unreadable_pages) - pictures(document)


def pictures(document: DocumentResult) -> int:
    """Return how many pages are pictures that hold no text."""
    return document.page_states.get("picture", 0)


def is_illegible(document: DocumentResult) -> bool:
    """Tell whether so much of a document could not be read that it cannot be said to lack anything."""
    return len(document.unreadable_pages) > _MUCH_UNREAD * document.pages


def title(document: DocumentResult, say: Words) -> str:
    """Return whose plan it is, for which years."""
    years = f"{document.period[0]}–{document.period[1]}" if document.period else say("report.unknown_period")
    if document.period and document.period[0] == document.period[1]:
        years = str(document.period[0])
    owner = clean(document.organisation or say("report.unknown_owner"))
    return f"{say.of('kind', document.kind)} · {owner} · {years}"


def page(document: DocumentResult, number: int | None, say: Words) -> str:
    """Return a page as a reader finds it: the sheet, and the printed number where it differs."""
    if number is None:
        return ""
    label = document.page_labels[number - 1] if 0 < number <= len(document.page_labels) else None
    if label and label != str(number):
        return say("report.page_label", page=number, label=clean(label))
    return say("report.page", page=number)


def says_more(quote: str, statement: str) -> bool:
    """Tell whether a quotation says notably more, or something else, than the outcome's statement above it."""
    quoted, stated = _letters(quote), _letters(statement)
    return bool(quoted) and quoted not in stated and not (stated in quoted and len(quoted) < _MUCH_MORE * len(stated))


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


def _by_outcome(document: DocumentResult) -> dict[str, tuple[FindingResult, ...]]:
    found: dict[str, list[FindingResult]] = {}
    for finding in document.findings:
        if finding.outcome is not None and not finding.known:
            found.setdefault(finding.outcome, []).append(finding)
    return {key: _gravest_first(items) for key, items in found.items()}


def _gravest_first(findings: Iterable[FindingResult]) -> tuple[FindingResult, ...]:
    return tuple(sorted(findings, key=lambda finding: (-finding.severity.rank, finding.rule, finding.page or 0)))


def _named(ties: Sequence[tuple[str, PartyResult | SourceResult]]) -> tuple[Named, ...]:
    by_name: dict[str, list[tuple[str, PartyResult | SourceResult]]] = {}
    for owner, tie in ties:
        by_name.setdefault(clean(tie.name or tie.text), []).append((owner, tie))
    return tuple(_one(name, found) for name, found in by_name.items())


def _one(name: str, found: list[tuple[str, PartyResult | SourceResult]]) -> Named:
    first = found[0][1]
    party = isinstance(first, PartyResult)
    what = str(first.cls or "") if isinstance(first, PartyResult) else ""
    generic = party and all(isinstance(tie, PartyResult) and tie.generic for _, tie in found)
    return Named(name, what, generic, tuple(found))
