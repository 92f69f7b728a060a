"""Lines that are drawn as rows of dots: spreadsheets print their thinnest borders so, a small square at a time."""

from __future__ import annotations

import numpy as np

from telaah.ingest.frame import Floats

STEP = 3.0
"""Dots further apart than this are not of one line."""
FEWEST = 10
"""Dots that a line has at least."""
MAX_RUNS = 400
"""With more rows of dots than this a page is a picture made of dots."""


def dotted_lines(dots: Floats) -> list[tuple[float, float, float, float]]:
    """Return the level and upright lines that dots (x, y) make, as boxes without thickness; fields full of dots make none."""
    if len(dots) < FEWEST:
        return []
    level, upright = _runs(dots[:, 1], dots[:, 0]), _runs(dots[:, 0], dots[:, 1])
    return [(a, y, b, y) for y, a, b in level] + [(x, a, x, b) for x, a, b in upright]


def _runs(across: Floats, along: Floats) -> list[tuple[float, float, float]]:
    """Return (place, start, end) of the rows of dots that lie apart from others."""
    place = np.round(across, 1)
    order = np.lexsort((along, place))
    place, along = place[order], along[order]
    new = np.concatenate([[True], (np.diff(place) != 0) | (np.diff(along) > STEP)])
    first = np.flatnonzero(new)
    last = np.append(first[1:], len(place)) - 1
    keep = last - first + 1 >= FEWEST
    runs = [(float(place[a]), float(along[a]), float(along[b])) for a, b in zip(first[keep], last[keep], strict=True)]
    if len(runs) > MAX_RUNS:
        return []
    return [run for run in runs if not any(_is_beside(run, other) for other in runs)]


def _is_beside(run: tuple[float, float, float], other: tuple[float, float, float]) -> bool:
    return 0 < abs(run[0] - other[0]) < STEP and min(run[2], other[2]) - max(run[1], other[1]) > 0
