"""Findings that are known already: recorded once, then no longer a reason to fail."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from telaah.engine.spool import Documents
from telaah.errors import UsageError
from telaah.model.plain import dump
from telaah.model.result import DocumentResult, Result
from telaah.texts.interface import os_reason, words

VERSION = 1


def record(result: Result) -> str:
    """Return the baseline of a result: the fingerprint of each finding, with what a reader needs to recognise it."""
    known: dict[str, Any] = {}
    for document in result.documents:
        for finding in document.findings:
            about = {"rule": finding.rule, "organisation": document.organisation, "message": finding.message}
            known[finding.fingerprint] = about
    return dump({"telaah-baseline": VERSION, "findings": dict(sorted(known.items()))}, indent=1) + "\n"


def load(path: str) -> frozenset[str]:
    """Return the fingerprints that a baseline records; UsageError where the file is none."""
    say = words()
    try:
        plain = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(say("baseline.unreadable", path=path, why=os_reason(error))) from None
    except ValueError:
        raise UsageError(say("baseline.no_baseline", path=path)) from None
    if (
        not isinstance(plain, Mapping)
        or not isinstance(plain.get("findings"), Mapping)
        or plain.get("telaah-baseline") != VERSION
    ):
        raise UsageError(say("baseline.no_baseline", path=path))
    return frozenset(plain["findings"])


def mark(result: Result, known: frozenset[str]) -> Result:
    """Return the result with the known findings marked as such; documents on disk are marked when they are read."""
    documents = result.documents
    if isinstance(documents, Documents):
        return replace(result, documents=documents.changed(lambda document: _marked(document, known)))
    return replace(result, documents=tuple(_marked(document, known) for document in documents))


def _marked(document: DocumentResult, known: frozenset[str]) -> DocumentResult:
    findings = tuple(replace(finding, known=finding.fingerprint in known) for finding in document.findings)
    return replace(document, findings=findings)
