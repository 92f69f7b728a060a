"""Headings that repeat an outcome ("3. Meningkatnya pemenuhan hak anak") over the part of the plan that tells of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from telaah.model.document import Block, BlockKind, Document
from telaah.outcomes.merging import FEW_WORDS, Merged, runs_on
from telaah.outcomes.reading import Own, Source, Statement
from telaah.outcomes.wording import Kind, clean, kind_of
from telaah.text.similar import direction, plain, ratio, words

UNSEEN = frozenset({BlockKind.FURNITURE, BlockKind.TOC})
_LABEL_BEFORE = re.compile(r"^(?:[Tt]ujuan|[Ss]asaran)(?:\s+[Ss]trategis)?(?:\s+\d{1,2})?\s+(?=[A-Z][a-z]+(?:nya|kan)\b)")
_LABEL_AFTER = re.compile(r"\s*\bindikator(?:\s+\w+)?\s*:?\s*$", re.IGNORECASE)
LETTERS = 95.0
"""How alike by letters a heading and an outcome are at least."""
LONGEST = 220
"""Characters of a heading at most: what is longer tells of more than the outcome."""


def add_headings(document: Document, kept: Sequence[Merged]) -> None:
    """Give each outcome the headings and list items that print it nearly in its own words."""
    for page in document.pages:
        for block in page.items:
            if not isinstance(block, Block) or block.kind in UNSEEN or len(block.text) > LONGEST:
                continue
            text = _LABEL_BEFORE.sub("", _LABEL_AFTER.sub("", clean(block.text)))
            if kind_of(text) not in (Kind.CONDITION, Kind.VERB, Kind.OUTPUT):
                continue
            scores = [_likeness(text, m) for m in kept]
            best = max(scores, default=0.0)
            for merged, score in zip(kept, scores, strict=True):
                # The same words as sasaran and as programme outcome are two outcomes, and the heading is both's.
                if score and score == best:
                    _add(merged, text, block)


def _add(merged: Merged, text: str, block: Block) -> None:
    if any(p.page == block.page and p.start <= block.start < p.end for s in merged.statements for p in s.places):
        return
    group = f"text:{block.page}:{block.start}"
    merged.statements.append(Statement(merged.level, text, Own.FOREIGN, Source.NARRATIVE, group, [block.place()], heading=True))


def _likeness(text: str, merged: Merged) -> float:
    """Return how surely a heading prints an outcome: letter by letter, or with a few words more at its end."""
    best = 0.0
    for wording in merged.wordings:
        if direction(text) != direction(wording):
            continue
        more = len(words(text)) - len(words(wording))
        if more > 0 and runs_on(text, wording):
            continue
        going_on = 0 <= more <= FEW_WORDS and plain(text).startswith(plain(wording))
        best = max(best, 100.0 - more if going_on else ratio(text, wording))
    return best if best >= LETTERS else 0.0
