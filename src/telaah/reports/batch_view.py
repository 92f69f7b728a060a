"""What reports show of documents together: in what order, in which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from telaah.model.batch import BatchResult, CopyResult, GroupResult, PagesElsewhere, RosterResult
from telaah.model.result import (
    DocumentResult,
    FindingResult,
    IndicatorResult,
    OutcomeResult,
    PartyResult,
    RejectedResult,
    Result,
    SourceResult,
)
from telaah.reports import lists, view
from telaah.text.safe import clean, shorten
from telaah.texts.interface import Words

QUOTE = 240
"""Characters of a passage in the overview; the JSON result has all of it."""
Standing = FindingResult | IndicatorResult | PartyResult | RejectedResult | SourceResult
"""What may stand in another file of the plan than the document's own."""


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the overview, and what stands below it."""

    text: str
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the overview."""

    title: str
    note: str
    items: tuple[Item, ...]


def where(document: DocumentResult, item: Standing, say: Words) -> str:
    """Return the page of something, with its file where that is another one of the plan."""
    if item.path is None:
        return view.page(document, item.page, say)
    return say("batch.page_in_file", page=item.page, file=clean(PurePath(item.path).name))


def searched(outcome: OutcomeResult, say: Words) -> str:
    """Return the pages on which it was looked for what an outcome lacks, in all files of the plan."""
    own = [lists.page_list(outcome.searched.pages, say)] if outcome.searched.pages else []
    return "; ".join([*own, *(_elsewhere(item, say) for item in outcome.searched.elsewhere or ())])


def _elsewhere(item: PagesElsewhere, say: Words) -> str:
    return f"{clean(PurePath(item.path).name)} {lists.page_list(item.pages, say)}"


def related(finding: FindingResult, say: Words) -> tuple[str, ...]:
    """Return the passages of other documents that belong to a finding."""
    told = []
    for item in finding.related or ():
        place = f"{say('report.page', page=item.page)}, " if item.page else ""
        told.append(
            f"{clean(item.organisation or '')} ({place}{clean(item.path)}): “{shorten(clean(item.quote), QUOTE)}”".lstrip()
        )
    return tuple(told)


def notes(document: DocumentResult, say: Words) -> tuple[str, ...]:
    """Return what a reader must know of a document that is one of several."""
    told = []
    if document.duplicate_of is not None:
        told.append(say("batch.is_duplicate", of=clean(document.duplicate_of)))
    if document.set_aside is not None:
        told.append(say("batch.is_no_plan", what=say.of("aside", document.set_aside.reason)))
        if document.set_aside.quote:
            told[-1] += f" “{shorten(clean(document.set_aside.quote), QUOTE)}”"
    if document.part_of is not None:
        told.append(say("batch.is_part", of=clean(document.part_of)))
    return tuple(told)


def is_told_in_brief(document: DocumentResult) -> bool:
    """Tell whether there is nothing to say of a document but what ``notes`` says."""
    if document.duplicate_of is not None or document.set_aside is not None:
        return True
    # A chapter that states no outcome: whom it names stands with the outcomes, in the files that state them.
    loose = (*document.findings, *document.document_collaborators, *document.document_data_sources)
    return document.part_of is not None and not document.outcomes and not loose


def parts(result: Result, say: Words) -> tuple[Part, ...]:
    """Return the overview, without the parts that have nothing in them."""
    batch = result.batch
    if batch is None:
        return ()
    found = (
        *_roster(batch.roster, say),
        _part("one_sided", tuple(_one_sided(batch, say)), say),
        _part("copies", tuple(_copy(copy, say) for copy in batch.copies), say),
        _part("groups", tuple(_group(group, say) for group in batch.groups), say),
        _part("duplicates", tuple(_duplicates(batch, say)), say),
        _part("set_aside", tuple(_set_aside(batch, say)), say),
    )
    return tuple(part for part in found if part.items)


def _part(name: str, items: tuple[Item, ...], say: Words) -> Part:
    return Part(say(f"batch.{name}"), say(f"batch.{name}_note"), items)


def _roster(roster: RosterResult | None, say: Words) -> Iterator[Part]:
    if roster is None:
        return
    lacking = [office for office in roster.offices if not office.paths]
    having = [office for office in roster.offices if office.paths]
    count = say("batch.roster_count", have=len(having), all=len(roster.offices), path=clean(roster.path))

    def name(office: str, region: str | None, line: int) -> str:
        return say("batch.roster_line", name=clean(f"{office}, {region}" if region else office), line=line)

    yield Part(say("batch.without_plan"), count, tuple(Item(name(o.name, o.region, o.line)) for o in lacking))
    answered = tuple(Item(name(o.name, o.region, o.line), tuple(map(clean, o.paths))) for o in having)
    yield Part(say("batch.with_plan"), "" if lacking else count, answered)
    unlisted = tuple(Item(clean(item.organisation), tuple(map(clean, item.paths))) for item in roster.unlisted)
    yield Part(say("batch.unlisted"), "", unlisted)
    yield Part(say("batch.unknown_owner"), "", tuple(Item(clean(path)) for path in roster.unknown))


def _one_sided(batch: BatchResult, say: Words) -> Iterator[Item]:
    for item in batch.one_sided:
        names = {"organisation": clean(item.organisation or ""), "partner": clean(item.partner or "")}
        place = say("report.page", page=item.page) if item.page else ""
        own = f"{clean(item.path)}, {place}: “{shorten(clean(item.quote), QUOTE)}”"
        yield Item(say("batch.one_sided_line", **names), (own, clean(item.partner_path)))


def _copy(copy: CopyResult, say: Words) -> Item:
    percent = round(100 * copy.similarity)
    title = say(f"batch.copy_{copy.kind}", count=len(copy.places), percent=percent)
    below = []
    for place in copy.places:
        page = f", {say('report.page', page=place.page)}" if place.page else ""
        below.append(f"{clean(place.organisation or '')} ({clean(place.path)}{page}): “{shorten(clean(place.quote), QUOTE)}”")
    return Item(title, tuple(below))


def _group(group: GroupResult, say: Words) -> Item:
    years = "–".join(map(str, dict.fromkeys(group.period or ()))) or say("report.unknown_period")
    owner = clean(group.organisation or say("report.unknown_owner"))
    below = (
        f"{clean(part.path)}: {', '.join(map(clean, part.chapters)) or say('batch.no_chapter')} "
        f"({part.pages} {say('report.page_count')})"
        for part in group.parts
    )
    return Item(f"{say.of('kind', group.kind)} · {owner} · {years}", tuple(below))


def _duplicates(batch: BatchResult, say: Words) -> Iterator[Item]:
    for item in batch.duplicates:
        yield Item(say("batch.duplicate_line", path=clean(item.path), of=clean(item.of), why=say.of("batch", item.reason)))


def _set_aside(batch: BatchResult, say: Words) -> Iterator[Item]:
    for item in batch.set_aside:
        quote = f" “{shorten(clean(item.quote), QUOTE)}”" if item.quote else ""
        yield Item(f"{clean(item.path)}: {say.of('aside', item.reason)}{quote}")


def counted(documents: Sequence[DocumentResult]) -> int:
    """Return how many documents count: those that are no other's duplicate."""
    return sum(document.duplicate_of is None for document in documents)
