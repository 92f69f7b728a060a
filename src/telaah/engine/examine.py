"""One file, from its path to what is said of it; whatever goes wrong becomes a failure with a reason."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from telaah.config import Settings
from telaah.engine.aside import set_aside
from telaah.engine.assemble import Say, assemble, masking
from telaah.engine.inputs_kinds import SUFFIXES
from telaah.engine.inputs_source import contents
from telaah.engine.overrides import corrected
from telaah.engine.refused import ADDRESS, detail, narrowed, refuse_what_is_no_text
from telaah.engine.selection import selection_of
from telaah.engine.sentences import Sentences
from telaah.engine.understanding import understanding
from telaah.errors import ReadError
from telaah.ingest import ReadOptions
from telaah.ingest.options import PageProgress
from telaah.ingest.reader import read_bytes
from telaah.learned.suite import Suite, suite
from telaah.model.batch import SetAsideResult
from telaah.model.document import Document
from telaah.model.identity import DocumentKind
from telaah.model.plan import Plan
from telaah.model.result import DocumentResult, Failure, FailureReason, ProblemResult
from telaah.model.understanding import Understanding
from telaah.pipeline import understand
from telaah.rules import run_rules
from telaah.texts.interface import words

T = TypeVar("T")

_SHARE_OF_OCR = 0.6
"""Of a document's time; the rest is for reading and judging."""


def examine(path: str, settings: Settings, progress: PageProgress | None = None) -> DocumentResult | Failure:
    """Read, understand and judge one file."""
    return safely(path, settings, lambda: judged(understood(path, settings, progress), settings))


def explain(path: str, settings: Settings, progress: PageProgress | None = None) -> Understanding | Failure:
    """Read one file and tell all that was understood of it."""

    def work() -> Understanding:
        plan = understood(path, settings, progress)
        return understanding(plan, judged(plan, settings), settings)

    return safely(path, settings, work)


def safely(path: str, settings: Settings, work: Callable[[], T]) -> T | Failure:
    """Do some work on a file; whatever goes wrong becomes a failure."""
    say = words(settings.output.lang)
    try:
        return work()
    except ReadError as error:
        return Failure(path, FailureReason(error.reason), detail(error, say))
    except MemoryError:
        return Failure(path, FailureReason.OUT_OF_MEMORY, say("failure.memory", limit=settings.limits.max_memory))
    except Exception as error:  # one document's fault must never be another's loss
        return Failure(path, FailureReason.INTERNAL, _where(error))


def understood(path: str, settings: Settings, progress: PageProgress | None = None) -> Plan:
    """Read and understand one file; ReadError where it cannot be read."""
    document = read_file(path, settings, progress)
    return understand(document, lambda identity: corrected(identity, settings), models_of(settings))


def models_of(settings: Settings) -> Suite:
    """Return the models that help to read under these settings."""
    return suite(use=settings.models.use, encoder=settings.models.encoder)


def judged(plan: Plan, settings: Settings, say: Say | None = None) -> DocumentResult:
    """Ask the rules, and put together what is said; ``say`` makes the sentences of findings otherwise than usual."""
    told_kind = settings.document.kind is not None  # who says what a file is knows better
    aside = None if told_kind else set_aside(plan.document, outcomes=len(plan.outcomes))
    if aside is not None:  # nobody asks of a letter which outcome names no partner
        identity = replace(plan.document.identity, kind=DocumentKind.OTHER, profile=None)
        nothing = replace(plan.links, judgements=(), ties=())
        plan = replace(plan, document=replace(plan.document, identity=identity), outcomes=(), links=nothing)
    said = run_rules(plan, selection_of(settings))
    failed = (ProblemResult(problem.page, problem.reason, problem.detail) for problem in said.problems)
    result = assemble(
        plan,
        said.findings,
        (*_misnamed(plan.document), *failed),
        say=say or Sentences(settings.output.lang).of,
        settings=settings,
    )
    if aside is None:
        return result
    quote = masking(redact_names=settings.output.redact_names)(aside.quote)
    return replace(result, set_aside=SetAsideResult(aside.reason, quote, aside.page))


def _misnamed(document: Document) -> tuple[ProblemResult, ...]:
    """Tell where a file is of another kind than its name says: it was read, but its owner should know."""
    suffix = Path(document.path).suffix.lower().lstrip(".").replace("htm", "html").replace("htmll", "html")
    if f".{suffix}" not in SUFFIXES or suffix == document.format:
        return ()
    return (ProblemResult(None, "other_format", f"{suffix} → {document.format}"),)


def read_file(path: str, settings: Settings, progress: PageProgress | None = None) -> Document:
    """Read one file; ReadError where that cannot be done."""
    say = words(settings.output.lang)
    reading = settings.read
    options = ReadOptions(
        password=reading.password or "",
        pdf_engine=reading.pdf_engine,
        ocr=reading.ocr,
        ocr_seconds=_ocr_seconds(settings),
        max_pages=settings.limits.max_pages,
        progress=progress,
    )
    data = b""
    try:
        data = contents(path, say, most=options.max_bytes, password=options.password)
        document = read_bytes(data, str(path), options=options)
    except ReadError as error:
        raise narrowed(error, data, say, password=options.password) from None
    refuse_what_is_no_text(document, path, say)
    if progress is not None:
        progress(len(document.pages), len(document.pages))
    return document


def _ocr_seconds(settings: Settings) -> float:
    """Return the time for OCR: a long scan is better read in part than lost at the bound of the document."""
    limits = settings.limits
    bounds = (limits.ocr_timeout, limits.timeout * _SHARE_OF_OCR)
    return min((bound for bound in bounds if bound), default=0.0)


def _where(error: Exception) -> str:
    """Name an unexpected fault and its line in telaah, for a report to the makers."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "telaah" in Path(frame.filename).parts] or frames
    place = f" ({Path(own[-1].filename).name}:{own[-1].lineno})" if own else ""
    return ADDRESS.sub("", f"{type(error).__name__}: {error}{place}")
