"""The words of a page that are quoted for a name."""

from __future__ import annotations

from telaah.mentions.spans import Span
from telaah.text.normalise import Normal

LONGEST_QUOTE = 400


def cut(normal: Normal, start: int, end: int, span: Span) -> str:
    """Return words ``start`` to ``end`` as printed; where longer than a quote may be, the part around the span."""
    spans = normal.spans
    # More words than letters allowed on either side are cut anyway.
    start, end = max(start, span.first - LONGEST_QUOTE), min(end, span.last + LONGEST_QUOTE)
    while spans[end][1] - spans[start][0] > LONGEST_QUOTE and (start < span.first or end > span.last):
        if span.first - start > end - span.last and start < span.first:
            start += 1
        elif end > span.last:
            end -= 1
        else:
            start += 1
    return normal.original(start, end)[:LONGEST_QUOTE]
