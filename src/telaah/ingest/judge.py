"""How far a page can be read: blank, a picture, a scan, broken text."""

from __future__ import annotations

import re

import numpy as np

from telaah.ingest.foreign import PdfPage
from telaah.ingest.frame import Frame
from telaah.ingest.rulings import Drawn
from telaah.ingest.words import Words
from telaah.lexicons.words import known
from telaah.model.document import PageState

FEW_WORDS = 12
"""A page with fewer words and a large picture is judged by its picture."""
FEW_LETTERS = 60
"""So many letters make those words at least."""
LARGE = 0.35
"""Share of the page that pictures must cover."""
WHOLE = 0.9
"""Share of the page that the picture of a scan covers."""
FEW_PATHS = 10
"""Paths that software for scans draws on a page beside the picture at most."""
PRIVATE = 0.08
"""Share of private-use and replacement characters from which on a text layer is broken."""
MIN_HITS = 0.35
"""Share of words found in the word list below which a text layer says nothing."""
MIN_LONG, MAX_LONG = 25, 300
"""So many words of four letters and more are needed to judge a text layer, and are enough."""
_STRANGE = re.compile("[\ue000-\uf8ff\ufffd\x00-\x1f]")
_LONG = re.compile(r"[^\W\d_]{4,}")


def page_state(page: PdfPage, words: Words, drawn: Drawn, frame: Frame) -> tuple[PageState, str]:
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


def is_read_scan(page: PdfPage, letters: int, drawn: Drawn, frame: Frame) -> bool:
    """Tell a scan that has its text over it: one picture of text fills the page, and hardly a line is drawn."""
    pictured = letters >= FEW_LETTERS and drawn.paths <= FEW_PATHS and _covered(drawn, frame) > WHOLE
    return pictured and looks_like_text(page)


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


def looks_like_text(page: PdfPage) -> bool:
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
    r"""Return why a text layer says nothing, or "".

    >>> broken(["\ue001\ue002\ue003"] * 20)
    'private_use'
    """
    joined = "".join(texts)
    if len(joined) < 20:
        return ""
    if len(_STRANGE.findall(joined)) > PRIVATE * len(joined):
        return "private_use"
    long = _LONG.findall(" ".join(texts))
    if len(long) < MIN_LONG:
        return ""
    hits = 0
    for seen, word in enumerate(long[:MAX_LONG], 1):
        hits += known(word)
        # Most pages are good, and it shows soon.
        if seen == MIN_LONG and hits > 0.7 * seen:
            return ""
    return "unknown_words" if hits < MIN_HITS * len(long[:MAX_LONG]) else ""
