"""Files of one plan, read and judged as one document."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace

from telaah.config import Settings
from telaah.engine.assemble import Say
from telaah.engine.batch.split import Shelf, split
from telaah.engine.examine import judged, models_of, read_file, safely
from telaah.engine.overrides import corrected
from telaah.engine.sentences import Sentences
from telaah.ingest.options import PageProgress
from telaah.model.document import Block, Document, Page, Problem, Table
from telaah.model.finding import Finding
from telaah.model.plan import Plan
from telaah.model.result import DocumentResult, Failure
from telaah.pipeline import understand
from telaah.text.runs import as_ranges

_PAGES = re.compile(r"\d+(?:–\d+)?(?:, \d+(?:–\d+)?)*")
"""Pages as values of sentences hold them."""
_PAGE_KEYS = re.compile(r"(?:^|_)pages?$")


def examine_together(
    paths: Sequence[str], settings: Settings, progress: PageProgress | None = None
) -> tuple[DocumentResult, ...] | Failure:
    """Read the files as one plan, judge it once, and say of each file what stands in it; in the order of the paths.

    A failure (path of the first file) where one of them cannot be read or judged in this way: what was said of each
    file alone then stays.
    """

    def work() -> tuple[DocumentResult, ...]:
        files = [read_file(path, settings, progress) for path in paths]
        shelf = Shelf(tuple((document.path, document.sha256, len(document.pages)) for document in files))
        plan = understand(joined(files), lambda identity: corrected(identity, settings), models_of(settings))
        return split(judged(plan, settings, _told_by_file(plan, shelf, settings)), plan, shelf, settings)

    return safely(paths[0], settings, work)


def joined(files: Sequence[Document]) -> Document:
    """Return the files as one document, its pages numbered through."""
    pages: list[Page] = []
    problems: list[Problem] = []
    for document in files:
        before = len(pages)
        problems += [replace(item, page=item.page + before if item.page else None) for item in document.problems]
        pages += [_numbered(page, page.number + before) for page in document.pages]
    digest = hashlib.sha256("".join(document.sha256 for document in files).encode()).hexdigest()
    return replace(files[0], sha256=digest, pages=tuple(pages), problems=tuple(problems))


def _numbered(page: Page, number: int) -> Page:
    items: tuple[Block | Table, ...] = tuple(replace(item, page=number) for item in page.items)
    return replace(page, number=number, items=items)


def _told_by_file(plan: Plan, shelf: Shelf, settings: Settings) -> Say:
    """Make the sentences of findings with pages as each file counts them."""
    sentences = Sentences(settings.output.lang)
    first = {outcome.id: outcome.places[0].page for outcome in plan.outcomes if outcome.places}

    def say(finding: Finding) -> tuple[str, str, str]:
        home = shelf.file_of(first.get(finding.outcome or "") or finding.page or 1)
        values = tuple((key, _localised(key, value, home, shelf)) for key, value in finding.values)
        return sentences.of(replace(finding, values=values))

    return say


def _localised(key: str, value: str, home: int, shelf: Shelf) -> str:
    """Return pages as the files count them: "3–4; bab-6.pdf: 1"."""
    if not _PAGE_KEYS.search(key) or not _PAGES.fullmatch(value):
        return value
    by_file: dict[int, list[int]] = {}
    for part in value.split(", "):
        low, _, high = part.partition("–")
        for page in range(int(low), int(high or low) + 1):
            by_file.setdefault(shelf.file_of(page), []).append(shelf.local(page))
    own = [as_ranges(by_file[home])] if home in by_file else []
    others = [f"{as_ranges(pages)} ({shelf.name(file)})" for file, pages in sorted(by_file.items()) if file != home]
    return ", ".join([*own, *others])
