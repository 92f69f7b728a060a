"""One file of findings, a line each, for spreadsheets.

UTF-8 with a byte order mark, since spreadsheets take files without it for their system's old encoding; commas; cells
that a spreadsheet would run as a formula begin with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from telaah.model.result import DocumentResult, FindingResult, Result
from telaah.text.safe import clean, for_spreadsheet

COLUMNS = (
    "path",
    "organisation",
    "kind",
    "period",
    "rule",
    "severity",
    "outcome",
    "level",
    "internal",
    "statement",
    "page",
    "page_label",
    "quote",
    "message",
    "recommendation",
    "searched_pages",
    "unreadable_pages",
    "confidence",
    "preview",
    "known",
    "fingerprint",
    "related",
    "part_of",
)


def pieces(result: Result, *, lang: str) -> Iterator[str]:  # the sentences in the result have their language already
    """Yield the findings as CSV; those of a file that another one duplicates stand there once."""
    yield "\ufeff" + _rows([COLUMNS])
    for document in result.documents:
        if document.duplicate_of is not None:
            continue  # its lines are those of the other file
        yield _rows([for_spreadsheet(clean(cell)) for cell in _line(document, finding)] for finding in document.findings)


def _rows(rows: Iterable[Sequence[str]]) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerows(rows)
    return stream.getvalue()


def _line(document: DocumentResult, finding: FindingResult) -> tuple[str, ...]:
    outcome = next((item for item in document.outcomes if item.id == finding.outcome), None)
    labels = document.page_labels
    label = labels[finding.page - 1] if finding.page and finding.page <= len(labels) else None
    return (
        document.path,
        document.organisation or "",
        document.kind,
        "-".join(dict.fromkeys(map(str, document.period or ()))),
        finding.rule,
        finding.severity,
        finding.outcome or "",
        outcome.level if outcome else "",
        _yes(outcome is not None and outcome.internal),
        outcome.text if outcome else "",
        str(finding.page or ""),
        label or "",
        finding.quote,
        finding.message,
        finding.recommendation,
        " ".join(map(str, outcome.searched.pages)) if outcome else "",
        " ".join(map(str, outcome.searched.unreadable_pages)) if outcome else "",
        f"{finding.confidence:.2f}",
        _yes(finding.preview),
        _yes(finding.known),
        finding.fingerprint,
        " | ".join(f"{item.path}: {item.quote}" for item in finding.related or ()),
        document.part_of or "",
    )


def _yes(claim: bool) -> str:
    return "1" if claim else "0"
