"""Straightens a scanned page and finds the lines on it, with numpy alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from telaah.ingest.frame import Floats

Grey = NDArray[np.uint8]

MAX_SKEW = 3.0
"""Degrees that are tried."""
DARK = 150
"""Grey below which a pixel is ink, on paper of 255."""
LONG_ACROSS, LONG_DOWN = 70, 50
"""Pixels at 200 dpi that a line has at least: more than the strokes of letters."""
FILLED = 0.93
"""Share of a line's pixels that are ink."""


def deskewed(grey: Grey) -> Grey:
    """Return the page turned so that its lines of text lie level."""
    from PIL import Image

    step = max(1, grey.shape[1] // 900)
    small = 255 - np.asarray(Image.fromarray(grey).reduce(step)).astype(np.float32)
    small[small < 90] = 0
    picture = Image.fromarray(small.astype(np.uint8))
    best, score = 0.0, _levelness(picture, 0.0)
    coarse = np.arange(-MAX_SKEW, MAX_SKEW + 0.01, 0.5).tolist()
    for angle in coarse:
        if (found := _levelness(picture, angle)) > score:
            best, score = angle, found
    for angle in np.arange(best - 0.4, best + 0.41, 0.1).tolist():
        if (found := _levelness(picture, angle)) > score:
            best, score = angle, found
    if abs(best) < 0.05:
        return grey
    return np.asarray(Image.fromarray(grey).rotate(best, fillcolor=255, resample=Image.Resampling.BILINEAR))


def _levelness(picture: object, angle: float) -> float:
    """Rows of a level page are either text or gap: their sums differ most."""
    sums = np.asarray(picture.rotate(angle)).sum(1, dtype=np.float64)  # type: ignore[attr-defined]
    return float(((sums[1:] - sums[:-1]) ** 2).sum())


def rules_of(grey: Grey) -> Floats:
    """Return long dark runs as (n, 4) boxes without thickness, in pixels."""
    dark = grey < DARK
    across = _runs(dark, LONG_ACROSS)
    down = _runs(np.ascontiguousarray(dark.T), LONG_DOWN)
    boxes = [
        np.stack([across[:, 1], across[:, 0], across[:, 2], across[:, 0]], 1),
        np.stack([down[:, 0], down[:, 1], down[:, 0], down[:, 2]], 1),
    ]
    return np.concatenate(boxes)


def _runs(dark: NDArray[np.bool_], length: int) -> Floats:
    """Return (row, start, end) of runs along the rows."""
    if dark.shape[1] <= length:
        return np.zeros((0, 3))
    sums = np.cumsum(np.pad(dark, ((0, 0), (1, 0))), 1, dtype=np.int32)
    hit = (sums[:, length:] - sums[:, :-length]) >= int(FILLED * length)
    edges = np.diff(np.pad(hit, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, start = np.nonzero(edges == 1)
    _, end = np.nonzero(edges == -1)
    return np.stack([rows, start, end + length - 1], 1).astype(np.float64)


def without_rules(grey: Grey, rules: Floats) -> Grey:
    """Return the page with its lines wiped out: an engine takes them for letters."""
    clean = grey.copy()
    for x0, top, x1, bottom in rules.astype(int).tolist():
        clean[max(0, top - 1) : bottom + 2, max(0, x0 - 1) : x1 + 2] = 255
    return clean
