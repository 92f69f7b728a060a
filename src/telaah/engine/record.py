"""What is kept of one file: a document's result or a failure, with what others ask of it most, packed to bytes.

A record is gzip of three lines of JSON: ``About`` (small), the card with which a document is compared with others (null
for a failure), and the document or failure as in the JSON result. The path is left empty: the same content may lie elsewhere.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from telaah.config import Settings
from telaah.engine.batch.card import Card, card_of
from telaah.engine.codec import NoResult, made
from telaah.engine.inputs_source import Source, contents
from telaah.errors import ReadError
from telaah.model.finding import Severity
from telaah.model.plain import Json, as_json, dump
from telaah.model.result import DocumentResult, Failure, FailureReason
from telaah.texts.interface import words

VERSION = 1
"""Of the form of a record, and so of a store."""

_LEVEL = 5  # of compression: above it a tenth of the size costs twice the time


@dataclass(frozen=True, slots=True)
class About:
    """What is asked of a record without reading all of it."""

    record: int
    sha256: str | None
    """Of the file's content, where the reader got as far."""
    status: str
    """Of the document, or "failed"."""
    reason: FailureReason | None = None
    page_states: Mapping[str, int] = field(default_factory=dict)
    outcomes: int = 0
    severities: Mapping[str, int] = field(default_factory=dict)
    """How many findings of which severity it has."""
    set_aside: bool = False
    """It is no plan."""
    limits: tuple[float, ...] = ()
    """Bounds of time, memory and OCR under which it failed, or lost scanned pages: with others it may fare better."""


class Record:
    """A record, unpacked as far as it is asked for."""

    __slots__ = ("_body", "_card", "about")

    def __init__(self, data: bytes) -> None:
        """Unpack; NoResult where the bytes are no record, or one of a newer telaah."""
        try:
            head, card, body = gzip.decompress(data).split(b"\n", 2)
            plain = json.loads(head)
        except (OSError, EOFError, zlib.error, ValueError) as error:
            raise NoResult(str(error)) from None
        if not isinstance(plain, dict) or plain.get("record") != VERSION:
            raise NoResult("record")
        self.about = made(About, plain)
        self._card, self._body = card, body

    @property
    def failed(self) -> bool:
        """Whether nothing can be said of the file."""
        return self.about.reason is not None

    def plain(self, path: str) -> dict[str, Any]:
        """Return the JSON form, for a path."""
        try:
            plain = json.loads(self._body)
            plain["path"] = as_json(path)
        except (ValueError, TypeError) as error:
            raise NoResult(str(error)) from None
        return dict(plain)

    def document(self, path: str) -> DocumentResult:
        """Return the document, for a path."""
        return replace(made(DocumentResult, self.plain(path)), path=path)

    def card(self, path: str) -> Card:
        """Return the card of the document, for a path."""
        try:
            plain = json.loads(self._card)
            packed = base64.b64decode(plain.pop("packed"))
        except (ValueError, TypeError, AttributeError, KeyError) as error:
            raise NoResult(str(error)) from None
        return replace(made(Card, {**plain, "packed": packed}), path=path)

    def failure(self, path: str) -> Failure:
        """Return the failure, for a path."""
        return replace(made(Failure, self.plain(path)), path=path)


def record_of(path: str, said: DocumentResult | Failure, settings: Settings) -> bytes:
    """Return the record of what was said of a file."""
    return packed(said, sha256=_hash_inside(path, settings) if isinstance(said, Failure) else None, limits=limits_of(settings))


def packed(said: DocumentResult | Failure, *, sha256: str | None = None, limits: tuple[float, ...] = ()) -> bytes:
    """Pack what is said of a file; the same bytes for the same result."""
    about = _about(said, sha256, limits)
    nameless = replace(said, path="")
    card = _card(nameless) if isinstance(nameless, DocumentResult) else None
    lines = f"{dump(as_json(about))}\n{dump(card)}\n{dump(as_json(nameless))}\n"
    return gzip.compress(lines.encode("utf-8"), _LEVEL, mtime=0)


def _card(document: DocumentResult) -> Json:
    card = card_of(document)
    plain = {item.name: as_json(getattr(card, item.name)) for item in fields(card) if item.name != "packed"}
    return {**plain, "packed": base64.b64encode(card.packed).decode("ascii")}


def _about(said: DocumentResult | Failure, sha256: str | None, limits: tuple[float, ...]) -> About:
    if isinstance(said, Failure):
        return About(VERSION, sha256, "failed", said.reason, limits=limits)
    hurried = any(problem.reason == "ocr_out_of_time" for problem in said.problems)
    found = [finding.severity for finding in said.findings]
    return About(
        VERSION,
        said.sha256,
        str(said.status),
        page_states=said.page_states,
        outcomes=len(said.outcomes),
        severities={str(severity): found.count(severity) for severity in Severity if severity in found},
        set_aside=said.set_aside is not None,
        limits=limits if hurried else (),
    )


def limits_of(settings: Settings) -> tuple[float, ...]:
    """Return the bounds under which a document may fail, or lose scanned pages."""
    limits = settings.limits
    return (float(limits.timeout), float(limits.max_memory), float(limits.ocr_timeout))


def _hash_inside(path: str, settings: Settings) -> str | None:
    """Return the hash of a content that only this process has in its hands: a member of an archive."""
    if not isinstance(path, Source):
        return None
    try:
        content = contents(path, words(settings.output.lang), password=settings.read.password or "")
    except (ReadError, OSError):
        return None
    return hashlib.sha256(content).hexdigest()
