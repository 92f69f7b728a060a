"""Cards -> what is said of the batch, and what is added to its documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from telaah.config import Settings
from telaah.engine.batch.card import Card
from telaah.engine.batch.roster import Roster
from telaah.model.batch import BatchResult
from telaah.model.result import DocumentResult, FindingResult


@dataclass(frozen=True, slots=True)
class BatchView:
    """What the batch tells."""

    result: BatchResult | None
    """``Result.batch``; None for a single document without a list of offices."""
    findings: Mapping[str, tuple[FindingResult, ...]] = field(default_factory=dict)
    """Findings of the batch rules, by the path of the document to which they are added."""
    duplicates: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)

    def merged(self, document: DocumentResult) -> DocumentResult:
        """Return a document with what the batch says of it; a second time changes nothing."""
        known = {finding.fingerprint for finding in document.findings}
        more = tuple(finding for finding in self.findings.get(document.path, ()) if finding.fingerprint not in known)
        return replace(
            document,
            findings=document.findings + more,
            duplicate_of=self.duplicates.get(document.path),
            part_of=self.parts.get(document.path),
        )


def judge_batch(
    cards: Sequence[Card], *, settings: Settings, groups: Sequence[Sequence[str]] = (), roster: Roster | None = None
) -> BatchView:
    """Compare the documents of a batch.

    Args:
        cards: of all documents that were read, in the order of the result (for those of groups: the cards of what
            ``examine_together`` gave).
        settings: selection of rules, severities, language.
        groups: the groups that were judged together, as ``groups_of`` gave them (without those that failed).
        roster: the list of offices, where one was given.
    """
    return BatchView(None if len(cards) < 2 and roster is None else BatchResult())
