"""The straight lines, shaded boxes and pictures that are drawn on a page, in user space."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise, repeat

import numpy as np

from telaah.ingest import pdfium_raw as raw
from telaah.ingest.dotted import dotted_lines
from telaah.ingest.frame import Floats

THIN = 3.0
"""A filled box no thicker than this is a line (Word draws its borders so)."""
MAX_OBJECTS = 60_000
"""Objects of a page that are looked at; a map can have a million."""
MAX_SEGMENTS = 2_000
"""Segments of one path that are looked at."""
MAX_RAW = 20_000
"""Lines of one direction that are kept before joining."""
MAX_DEPTH = 6
"""Forms inside forms."""

Matrix = tuple[float, float, float, float, float, float]
Rectangle = tuple[float, float, float, float]
Points = list[tuple[float, float] | None]


@dataclass(slots=True)
class Drawn:
    """What was found on a page."""

    horizontal: list[tuple[float, float, float]] = field(default_factory=list)
    """(y, x0, x1)."""
    vertical: list[tuple[float, float, float]] = field(default_factory=list)
    """(x, y0, y1)."""
    pale: list[tuple[float, float, float, float]] = field(default_factory=list)
    """White lines as (x0, y0, x1, y1): seen only upon shading."""
    shaded: list[tuple[float, float, float, float]] = field(default_factory=list)
    dots: list[tuple[float, float]] = field(default_factory=list)
    """Middles of squares too small to be lines."""
    images: list[tuple[float, float, float, float]] = field(default_factory=list)
    objects: int = 0
    paths: int = 0


class Walker:
    """Goes through the objects of a page; its buffers are used again for each object."""

    def __init__(self) -> None:
        self._matrix = np.zeros(6, "f4")
        self._bounds = np.zeros(4, "f4")
        self._point = np.zeros(2, "f4")
        self._mode = np.zeros(2, "i4")
        self._color = np.zeros(4, "u4")
        # Asking numpy for an address makes an object each time; thousands of paths are asked for on a page.
        self._at_matrix, self._at_bounds = self._matrix.ctypes.data, self._bounds.ctypes.data
        self._at_point, self._at_mode, self._at_color = self._point.ctypes.data, self._mode.ctypes.data, self._color.ctypes.data
        self._drawn = Drawn()

    def read(self, page: int) -> Drawn:
        """Return what is drawn on the page at this address."""
        self._drawn = Drawn()
        self._walk(map(raw.get_object, repeat(page), range(raw.count_objects(page))), None, 0)
        return self._drawn

    def _walk(self, items: Iterator[int], parent: Matrix | None, depth: int) -> None:
        drawn, kind_of, path = self._drawn, raw.object_type, self._path
        for item in items:
            drawn.objects += 1
            if drawn.objects > MAX_OBJECTS:
                return
            kind = kind_of(item)
            if kind == raw.PATH:
                path(item, parent)
            elif kind == raw.IMAGE:
                self._image(self._box(item, parent))
            elif kind == raw.FORM and depth < MAX_DEPTH:
                inside = map(raw.form_object, repeat(item), range(raw.form_count(item)))
                self._walk(inside, self._matrix_of(item, parent), depth + 1)

    def _matrix_of(self, item: int, parent: Matrix | None) -> Matrix:
        raw.object_matrix(item, self._at_matrix)
        a, b, c, d, e, f = self._matrix.tolist()
        if parent is None:
            return a, b, c, d, e, f
        pa, pb, pc, pd, pe, pf = parent
        return a * pa + b * pc, a * pb + b * pd, c * pa + d * pc, c * pb + d * pd, e * pa + f * pc + pe, e * pb + f * pd + pf

    def _box(self, item: int, parent: Matrix | None) -> tuple[float, float, float, float]:
        address = self._at_bounds
        raw.object_bounds(item, address, address + 4, address + 8, address + 12)
        x0, y0, x1, y1 = self._bounds.tolist()
        if parent is None:
            return x0, y0, x1, y1
        a, b, c, d, e, f = parent
        xs = (a * x0 + c * y0, a * x1 + c * y0, a * x0 + c * y1, a * x1 + c * y1)
        ys = (b * x0 + d * y0, b * x1 + d * y0, b * x0 + d * y1, b * x1 + d * y1)
        return min(xs) + e, min(ys) + f, max(xs) + e, max(ys) + f

    def _image(self, box: tuple[float, float, float, float]) -> None:
        """Note a picture; one-pixel bars serve as borders."""
        x0, y0, x1, y1 = box
        if y1 - y0 <= THIN and x1 - x0 >= 10:
            self._drawn.horizontal.append(((y0 + y1) / 2, x0, x1))
        elif x1 - x0 <= THIN and y1 - y0 >= 10:
            self._drawn.vertical.append(((x0 + x1) / 2, y0, y1))
        else:
            self._drawn.images.append(box)

    def _path(self, item: int, parent: Matrix | None) -> None:
        drawn = self._drawn
        drawn.paths += 1
        if len(drawn.horizontal) > MAX_RAW or len(drawn.vertical) > MAX_RAW:
            return
        address = self._at_mode
        raw.path_mode(item, address, address + 4)
        fill, stroke = self._mode.tolist()
        if not fill and not stroke:
            return
        count = raw.path_count(item)
        if count <= 6:
            x0, y0, x1, y1 = self._box(item, parent)
            width, height = x1 - x0, y1 - y0
            if min(width, height) <= THIN:
                self._line(item, (x0, y0, x1, y1), stroke=bool(stroke))
                return
            if fill and not stroke:
                if not self._is_white(item, stroke=False):
                    drawn.shaded.append((x0, y0, x1, y1))
                return
        self._outline(item, self._matrix_of(item, parent), count, fill=bool(fill), stroke=bool(stroke))

    def _is_white(self, item: int, *, stroke: bool) -> bool:
        address = self._at_color
        color = raw.stroke_color if stroke else raw.fill_color
        if not color(item, address, address + 4, address + 8, address + 12):
            return False
        red, green, blue, alpha = self._color.tolist()
        return bool(alpha == 0 or min(red, green, blue) >= 250)

    def _line(self, item: int, box: Rectangle, *, stroke: bool) -> None:
        x0, y0, x1, y1 = box
        if x1 - x0 < 1 and y1 - y0 < 1:
            if len(self._drawn.dots) < MAX_RAW and not self._is_white(item, stroke=stroke):
                self._drawn.dots.append(((x0 + x1) / 2, (y0 + y1) / 2))
            return
        if self._is_white(item, stroke=stroke):
            self._drawn.pale.append((x0, y0, x1, y1))
        elif x1 - x0 >= y1 - y0:
            self._drawn.horizontal.append(((y0 + y1) / 2, x0, x1))
        else:
            self._drawn.vertical.append(((x0 + x1) / 2, y0, y1))

    def _subpaths(self, item: int, matrix: Matrix, count: int) -> list[Points]:
        """Return the corners of each part of a path; None stands where a curve leads on."""
        a, b, c, d, e, f = matrix
        parts: list[Points] = []
        part: Points = []
        address, point = self._at_point, self._point
        for j in range(min(count, MAX_SEGMENTS)):
            segment = raw.path_segment(item, j)
            kind = raw.segment_type(segment)
            raw.segment_point(segment, address, address + 4)
            x, y = point.tolist()
            here = (a * x + c * y + e, b * x + d * y + f)
            if kind == raw.MOVE_TO:
                if part:
                    parts.append(part)
                part = [here]
            elif kind == raw.LINE_TO:
                part.append(here)
            else:
                part += [None, here]
            if raw.segment_close(segment) and part:
                part.append(part[0])
        return [*parts, part] if part else parts

    def _outline(self, item: int, matrix: Matrix, count: int, *, fill: bool, stroke: bool) -> None:
        drawn = self._drawn
        white = self._is_white(item, stroke=stroke)
        for part in self._subpaths(item, matrix, count):
            corners = [p for p in part if p]
            xs, ys = [p[0] for p in corners], [p[1] for p in corners]
            x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
            if fill and not stroke:
                if None in part:
                    continue
                if min(x1 - x0, y1 - y0) <= THIN:
                    self._line(item, (x0, y0, x1, y1), stroke=False)
                elif not white and len(corners) <= 6:
                    drawn.shaded.append((x0, y0, x1, y1))
                continue
            if white:
                continue
            for p, q in pairwise(part):
                if p is None or q is None:
                    continue
                if abs(p[1] - q[1]) < 0.6 and abs(p[0] - q[0]) >= 1:
                    drawn.horizontal.append(((p[1] + q[1]) / 2, min(p[0], q[0]), max(p[0], q[0])))
                elif abs(p[0] - q[0]) < 0.6 and abs(p[1] - q[1]) >= 1:
                    drawn.vertical.append(((p[0] + q[0]) / 2, min(p[1], q[1]), max(p[1], q[1])))


def as_boxes(drawn: Drawn) -> tuple[Floats, Floats]:
    """Return visible lines as (n, 4) boxes of no thickness in user space, and the shaded boxes."""
    lines = [(x0, y, x1, y) for y, x0, x1 in drawn.horizontal] + [(x, y0, x, y1) for x, y0, y1 in drawn.vertical]
    lines += dotted_lines(np.array(drawn.dots, "f8").reshape(-1, 2))
    shaded = np.array(drawn.shaded, "f8").reshape(-1, 4)
    if drawn.pale and len(shaded):
        lines += _upon_shading(np.array(drawn.pale, "f8"), shaded)
    return np.array(lines, "f8").reshape(-1, 4), shaded


def _upon_shading(pale: Floats, shaded: Floats) -> list[tuple[float, float, float, float]]:
    """White lines show only where they run over or along a shaded box."""
    x, y = (pale[:, 0] + pale[:, 2]) / 2, (pale[:, 1] + pale[:, 3]) / 2
    shaded = shaded[:2000]
    inside = (x[:, None] > shaded[:, 0] - 2) & (x[:, None] < shaded[:, 2] + 2)
    inside &= (y[:, None] > shaded[:, 1] - 2) & (y[:, None] < shaded[:, 3] + 2)
    lines = []
    for x0, y0, x1, y1 in pale[inside.any(1)].tolist():
        flat = x1 - x0 >= y1 - y0
        lines.append((x0, (y0 + y1) / 2, x1, (y0 + y1) / 2) if flat else ((x0 + x1) / 2, y0, (x0 + x1) / 2, y1))
    return lines
