"""What a check says at its end on standard error: whether every document and page is accounted for, and what failed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from telaah.engine.store import RETRIED
from telaah.engine.tally import Tally
from telaah.model.result import Failure, Result, Summary
from telaah.reports.view import why_failed
from telaah.text.safe import clean
from telaah.texts.interface import words


def closing(result: Result, tally: Tally, seconds: float, *, stored: bool) -> Iterator[str]:
    """Yield the account of a run of several documents, every failure with what can be done about it.

    ``stored``: the results are kept, so that some of what failed can be asked for again.
    """
    say, summary = words(), result.summary
    if summary is None:
        return
    yield _title(summary, tally, seconds)
    pages = summary.pages
    told = {name: getattr(pages, name) for name in ("read", "ocr", "blank", "picture", "unreadable", "left_out")}
    yield say("summary.pages", pages=pages.total, **told)
    if result.failures:
        yield say("summary.failed")
        yield from (f"  {failed_line(failure)}" for failure in result.failures)
    if stored:
        yield from retry(result.failures)


def failed_line(failure: Failure) -> str:
    """Return the line that tells of a file that could not be read, and what can be done."""
    return f"{clean(failure.path)}: {why_failed(failure, words())}"


def retry(failures: Sequence[Failure]) -> Iterator[str]:
    """Yield what can be read again with --retry-failed."""
    if count := sum(failure.reason in RETRIED for failure in failures):
        yield words()("summary.retry", count=count)


def _title(summary: Summary, tally: Tally, seconds: float) -> str:
    counts = {"documents": summary.documents, "read": summary.read, "partial": summary.partial, "failed": summary.failed}
    if tally.stored:
        return words()("summary.title_stored", **counts, stored=tally.stored, seconds=f"{seconds:.1f}")
    speed = f"{tally.pages / max(seconds, 0.001):.1f}"
    return words()("summary.title", **counts, seconds=f"{seconds:.1f}", speed=speed)
