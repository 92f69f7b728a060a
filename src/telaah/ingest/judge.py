"""How far a page can be read: blank, a picture, a scan, broken text."""

from __future__ import annotations

from typing import Any

import numpy as np

from telaah.ingest.frame import Frame
from telaah.ingest.rulings import Drawn
from telaah.ingest.words import Words
from telaah.lexicons.words import known
from telaah.model.document import PageState

FEW_WORDS = 12
"""A page with fewer words and a large picture is judged by its picture."""
LARGE = 0.35
"""Share of the page that pictures must cover."""
PRIVATE = 0.08
"""Share of private-use and replacement characters from which on a text layer is broken."""
MIN_HITS = 0.35
"""Share of words found in the word list below which a text layer says nothing."""


def page_state(page: Any, words: Words, drawn: Drawn, frame: Frame) -> tuple[PageState, str]:
    """Return the state of a page and why."""
    count = len(words.texts)
    covered = _covered(drawn, frame)
    if count < FEW_WORDS and covered > LARGE:
        scanned = looks_like_text(page)
        return (PageState.SCANNED, "image_of_text") if scanned else (PageState.PICTURE, "image")
    if not count:
        if drawn.paths > 300:
            return PageState.SCANNED, "outlines"
        return (PageState.PICTURE, "image") if drawn.images or drawn.paths > 5 else (PageState.BLANK, "")
    reason = broken(words.texts)
    return (PageState.GARBAGE, reason) if reason else (PageState.READ, "")


def _covered(drawn: Drawn, frame: Frame) -> float:
    if not drawn.images:
        return 0.0
    boxes = np.array(drawn.images)
    x = np.clip(boxes[:, [0, 2]], frame.left, frame.right)
    y = np.clip(boxes[:, [1, 3]], frame.bottom, frame.top)
    areas = (x[:, 1] - x[:, 0]) * (y[:, 1] - y[:, 0])
    whole = max(1.0, (frame.right - frame.left) * (frame.top - frame.bottom))
    # Scanners cut a page into strips: the pictures together count.
    return float(areas.sum() / whole)


def looks_like_text(page: Any) -> bool:
    """Tell a picture of a page of text from a photograph or map: much paper, little ink, in thin strokes."""
    scale = 600 / max(page.get_size())
    grey = np.asarray(page.render(scale=scale, grayscale=True).to_numpy())
    grey = grey.reshape(grey.shape[0], -1).astype(np.int16)
    paper = float(np.percentile(grey, 75))
    if paper < 120:
        return False
    light, ink = float((grey > paper - 40).mean()), float((grey < paper - 70).mean())
    strokes = (np.diff((grey < paper - 60).astype(np.int8), axis=1) == 1).sum(1)
    written = float((strokes >= 8).mean())
    return light > 0.6 and 0.004 < ink < 0.3 and written > 0.08


def broken(texts: list[str]) -> str:
    """Return why a text layer says nothing, or "".

    >>> broken(["\\ue001\\ue002\\ue003"] * 20)
    'private_use'
    """
    joined = "".join(texts)
    if len(joined) < 20:
        return ""
    strange = sum(0xE000 <= ord(c) <= 0xF8FF or c == "\ufffd" or c < " " for c in joined)
    if strange > PRIVATE * len(joined):
        return "private_use"
    long = [w for w in texts if len(w) >= 4 and w.strip(".,;:()\"'-/").isalpha()]
    if len(long) < 25:
        return ""
    hits = sum(known(w.strip(".,;:()\"'-/")) for w in long)
    return "unknown_words" if hits < MIN_HITS * len(long) else ""
