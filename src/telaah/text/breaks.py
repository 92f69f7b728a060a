"""Sentences that a page break parts."""

from __future__ import annotations

import re

from telaah.model.document import Block, BlockKind

_ENDED = re.compile(r"[.:;!?]\s*$")


def ended(text: str) -> bool:
    """Tell whether a text ends as a sentence or an announcement does.

    >>> ended("Pembinaan dilakukan bersama"), ended("dengan langkah berikut: ")
    (False, True)
    """
    return bool(_ENDED.search(text))


def goes_on(first: str, second: Block) -> bool:
    """Tell whether the paragraph at the top of a page goes on with the text before: that has no end, and it begins small."""
    return second.kind is BlockKind.PARAGRAPH and second.text[:1].islower() and not ended(first)
