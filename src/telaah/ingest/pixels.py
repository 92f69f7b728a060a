"""Straightens a scanned page and finds the lines on it, with numpy alone."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from telaah.ingest.frame import Floats

Grey = NDArray[np.uint8]
Field = tuple[int, int, int, int]
"""x0, top, x1, bottom in pixels."""

DPI = 200
"""Measured in research: for reading letters 300 is no better and takes as long."""
LARGE_PAGE, A4_HEIGHT = 1700.0, 842.0
"""Points: a larger page than A2 is a scan with a pixel for each point, and its paper was A4."""
MAX_SKEW = 3.0
"""Degrees that are tried."""
DARK = 150
"""Grey below which a pixel is ink, on paper of 255."""
LONG_ACROSS, LONG_DOWN = 70, 50
"""Pixels at 200 dpi that a line has at least: more than the strokes of letters."""
FILLED = 0.93
"""Share of a line's pixels that are ink."""
THICK = 16
"""Pixels that a shaded field is high at least: more than a drawn line, less than a line of text."""
SHADED = 0.35
"""Share of a column of pixels that is dark where a shaded field goes on: white letters break it."""
DENSE = 0.3
"""Share of a row of pixels that is dark where a shaded field lies, and not where text does."""
APART = 40
"""Pixels by which two shaded fields lie apart."""
NEAR = 25
"""Pixels between a shaded header and the rules of the columns below it."""
CONTRAST = 40
"""Greys by which letters differ from the field they stand on."""


def pixels_per_point(size: tuple[float, float]) -> float:
    """Return the scale at which the picture of a page of ``size`` points has 200 dots per inch of its paper.

    >>> pixels_per_point((595, 842)) == DPI / 72, round(2480 * pixels_per_point((2480, 3508)))
    (True, 1653)
    """
    height = max(size)
    return DPI / 72 * (A4_HEIGHT / height if height > LARGE_PAGE else 1)


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


def lighten_fields(grey: Grey) -> tuple[Grey, list[Field]]:
    """Return the page with its dark fields made paper, and the bands that they form.

    A header in white on blue is one dark block: every row and column of it would pass for a line, and its letters would
    be wiped out with them. Light letters become dark ones, dark letters stay.
    """
    clean, bands = grey, []
    for fields in _dark_bands(grey < DARK):
        for x0, top, x1, bottom in fields:
            if clean is grey:
                clean = grey.copy()
            clean[top:bottom, x0:x1] = _as_paper(grey[top:bottom, x0:x1].astype(np.float32))
        bands.append((fields[0][0], fields[0][1], fields[-1][2], fields[0][3]))
    return clean, bands


def _as_paper(field: NDArray[np.float32]) -> Grey:
    ground = float(np.median(field))
    if (field > ground + CONTRAST).sum() >= (field < ground - CONTRAST).sum():
        field, ground = 255 - field, 255 - ground
    paper: Grey = np.clip(field * (255 / max(ground, 1.0)), 0, 255).astype(np.uint8)
    return paper


def outlines_of(bands: list[Field], rules: Floats) -> Floats:
    """Return the edges of shaded bands as rules, with the columns of the table below going on through them."""
    edges: list[tuple[float, ...]] = []
    for x0, top, x1, bottom in bands:
        down = rules[(rules[:, 0] == rules[:, 2]) & (np.abs(rules[:, 1] - bottom) < NEAR)]
        columns = down[(down[:, 0] > x0 - NEAR) & (down[:, 0] < x1 + NEAR), 0].tolist()
        left, right = min([x0, *columns]), max([x1, *columns])
        edges += [(left, top, right, top), (left, bottom, right, bottom)]
        edges += [(x, top, x, bottom) for x in (columns or [x0, x1])]
    return np.array(edges, "f8").reshape(-1, 4)


def _dark_bands(dark: NDArray[np.bool_]) -> list[list[Field]]:
    """Return the boxes (x0, top, x1, bottom) of dark fields, those of one height together."""
    long = np.zeros(dark.shape[0], np.int64)
    runs = _runs(dark, LONG_ACROSS).astype(int)
    np.add.at(long, runs[:, 0], runs[:, 2] - runs[:, 1])
    # White letters break the runs, but leave the row darker than any row of text.
    shaded = (long > 2 * LONG_ACROSS) | (dark.mean(1) > DENSE)
    bands = []
    for top, bottom in _stretches(shaded, gap=3):
        if bottom - top < THICK:
            continue
        share = dark[top:bottom].mean(0)
        fields: list[Field] = [(x0, top, x1, bottom) for x0, x1 in _stretches(share > SHADED, gap=APART) if x1 - x0 > LONG_ACROSS]
        if fields:
            bands.append(fields)
    return bands


def _stretches(marked: NDArray[np.bool_], *, gap: int) -> list[tuple[int, int]]:
    """Return (start, end) of the marked stretches; those less than ``gap`` apart are one."""
    at = np.nonzero(marked)[0]
    if not len(at):
        return []
    breaks = np.nonzero(np.diff(at) > gap)[0]
    starts, ends = at[np.r_[0, breaks + 1]], at[np.r_[breaks, len(at) - 1]] + 1
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


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
