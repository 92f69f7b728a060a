"""What was said of one plan in several files, file by file, with each page as its file counts it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import accumulate
from pathlib import PurePath
from typing import Any, TypeVar

from telaah.config import Settings
from telaah.engine.assemble import Mask, masking, status_of
from telaah.engine.traits import traits_of
from telaah.model.batch import PagesElsewhere, TraitsResult
from telaah.model.document import PageState
from telaah.model.plan import Plan
from telaah.model.result import DocumentResult, FindingResult, OutcomeResult, SearchedResult

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shelf:
    """Files side by side, and the pages of the whole."""

    files: tuple[tuple[str, str, int], ...]
    """Path, digest, and number of pages of each."""

    @property
    def _starts(self) -> list[int]:
        return [0, *accumulate(pages for _, _, pages in self.files)]

    def file_of(self, page: int) -> int:
        """Return the file in which a page of the whole stands."""
        return min(max(0, bisect_right(self._starts, page - 1) - 1), len(self.files) - 1)

    def local(self, page: int) -> int:
        """Return the number that a page has in its file."""
        return page - self._starts[self.file_of(page)]

    def path(self, file: int) -> str:
        """Return the path of a file."""
        return self.files[file][0]

    def name(self, file: int) -> str:
        """Return the name of a file without its folder."""
        return PurePath(self.path(file)).name

    def span(self, file: int) -> range:
        """Return the pages of the whole that a file holds."""
        return range(self._starts[file] + 1, self._starts[file + 1] + 1)

    def within(self, pages: Iterable[int], file: int) -> tuple[int, ...]:
        """Return those pages of a file among pages of the whole, as the file counts them."""
        return tuple(self.local(page) for page in pages if self.file_of(page) == file)

    def elsewhere(self, pages: Sequence[int], home: int) -> tuple[PagesElsewhere, ...] | None:
        """Return those of the other files, None where there are none."""
        others = ((file, self.within(pages, file)) for file in range(len(self.files)) if file != home)
        return tuple(PagesElsewhere(self.path(file), found) for file, found in others if found) or None


def split(whole: DocumentResult, plan: Plan, shelf: Shelf, settings: Settings) -> tuple[DocumentResult, ...]:
    """Return a result for each file."""
    mask = masking(redact_names=settings.output.redact_names)
    return tuple(
        replace(_file(whole, plan, shelf, file), traits=_traits(plan, shelf, file, mask)) for file in range(len(shelf.files))
    )


def _traits(plan: Plan, shelf: Shelf, file: int, mask: Mask) -> TraitsResult:
    span = shelf.span(file)
    document = replace(
        plan.document,
        pages=tuple(page for page in plan.document.pages if page.number in span),
        sections=tuple(section for section in plan.document.sections if section.first_page in span),
    )
    mentions = tuple(mention for mention in plan.mentions.mentions if mention.place.page in span)
    traits = traits_of(replace(plan, document=document, mentions=replace(plan.mentions, mentions=mentions)), mask)
    chapters = tuple(replace(chapter, page=shelf.local(chapter.page)) for chapter in traits.chapters)
    return replace(traits, chapters=chapters, excerpt=True)


def _file(whole: DocumentResult, plan: Plan, shelf: Shelf, file: int) -> DocumentResult:
    path, digest, pages = shelf.files[file]
    span = shelf.span(file)
    home = {outcome.id: shelf.file_of(outcome.page or 1) for outcome in whole.outcomes}

    def here(items: Sequence[T]) -> tuple[T, ...]:
        """Return what stands in this file; what stands on no page is told with the first one."""
        return tuple(_at_home(item, shelf, file) for item in items if shelf.file_of(getattr(item, "page", None) or 1) == file)

    unreadable = shelf.within(whole.unreadable_pages, file)
    problems = here(whole.problems)
    states = Counter(page.state for page in plan.document.pages if page.number in span)
    findings = (item for item in whole.findings if _home_of(item, home, shelf) == file)
    return replace(
        whole,
        path=path,
        sha256=digest,
        status=status_of(problems, unreadable),
        problems=problems,
        pages=pages,
        scanned_pages=states[PageState.OCR] + states[PageState.SCANNED],
        outcomes=tuple(_outcome(item, shelf, file) for item in whole.outcomes if home[item.id] == file),
        document_collaborators=here(whole.document_collaborators),
        document_data_sources=here(whole.document_data_sources),
        vague_collaboration=here(whole.vague_collaboration),
        mentions=here(whole.mentions),
        findings=tuple(_at_home(item, shelf, file) for item in findings),
        page_labels=tuple(whole.page_labels[page - 1] for page in span),
        unreadable_pages=unreadable,
        page_texts=tuple(whole.page_texts[page - 1] for page in span) if whole.page_texts is not None else None,
        page_states={str(state): states[state] for state in PageState if states[state]},
        part_of=shelf.path(0),
    )


def _home_of(finding: FindingResult, home: dict[str, int], shelf: Shelf) -> int:
    """A finding stands in the file that states its outcome, one on the plan in the first file."""
    if finding.outcome in home:
        return home[finding.outcome]
    return shelf.file_of(finding.page or 1)


def _outcome(outcome: OutcomeResult, shelf: Shelf, file: int) -> OutcomeResult:
    searched = outcome.searched
    return replace(
        outcome,
        page=shelf.local(outcome.page) if outcome.page else None,
        pages=shelf.within(outcome.pages, file),
        elsewhere=shelf.elsewhere(outcome.pages, file),
        searched=SearchedResult(
            pages=shelf.within(searched.pages, file),
            unreadable_pages=shelf.within(searched.unreadable_pages, file),
            sections=searched.sections,
            tables=searched.tables,
            rejected=tuple(_at_home(item, shelf, file) for item in searched.rejected),
            elsewhere=shelf.elsewhere(searched.pages, file),
        ),
        indicators=tuple(_at_home(item, shelf, file) for item in outcome.indicators),
        collaborators=tuple(_at_home(item, shelf, file) for item in outcome.collaborators),
        data_sources=tuple(_at_home(item, shelf, file) for item in outcome.data_sources),
    )


def _at_home(item: T, shelf: Shelf, file: int) -> T:
    """Return something with a page as its file counts it, and with the file's path where that is another one."""
    page = getattr(item, "page", None)
    if page is None or not is_dataclass(item) or isinstance(item, type):
        return item
    stands = shelf.file_of(page)
    names = {field.name for field in fields(item)}
    changed: dict[str, Any] = {"page": shelf.local(page)}
    if "path" in names and stands != file:
        changed["path"] = shelf.path(stands)
    if "pages" in names:
        changed["pages"] = shelf.within(getattr(item, "pages"), stands)  # noqa: B009 - not every class has it
    return replace(item, **changed)
