"""A table for reportlab that breaks anywhere an office's word processor would: between rows, in merged cells, in tall rows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

PAD = 3.0
WIDE_PAD = 5.5
"""Between columns that no line parts."""


@dataclass
class Box:
    """A cell: rows r0 to r1, columns c0 to c1, and the paragraphs in it."""

    r0: int
    r1: int
    c0: int
    c1: int
    content: list[Any]
    header: bool = False


@dataclass
class Rules:
    """How lines and fills are drawn."""

    kind: str
    width: float
    fill: str
    zebra: str
    repeat_header: bool
    repeat_merged: bool
    middle: bool
    frame: float
    """Height of a page's frame."""


@dataclass
class Part:
    """Boxes of header and body, each with its own row count."""

    head: list[Box]
    head_rows: int
    body: list[Box]
    rows: int
    first_row: int = 0
    heights: list[float] = field(default_factory=list)


class Grid(Flowable):
    """The table, or what of it stands on one page."""

    def __init__(self, part: Part, widths: list[float], rules: Rules) -> None:
        super().__init__()
        self.part, self.widths, self.rules = part, widths, rules
        self.head_heights: list[float] = []
        self.heights: list[float] = []

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.head_heights = self._heights(self.part.head, self.part.head_rows)
        self.heights = self._heights(self.part.body, self.part.rows)
        self.width, self.height = sum(self.widths), sum(self.head_heights) + sum(self.heights)
        return self.width, self.height

    @property
    def pad(self) -> float:
        return PAD if self.rules.kind in ("grid", "vertical") else WIDE_PAD

    def _inner(self, box: Box) -> float:
        return sum(self.widths[box.c0 : box.c1 + 1]) - 2 * self.pad

    def _need(self, box: Box) -> float:
        return sum(p.wrap(self._inner(box), 10_000)[1] for p in box.content) + 2 * PAD if box.content else 2 * PAD

    def _heights(self, boxes: list[Box], rows: int) -> list[float]:
        heights = [2 * PAD + 4.0] * rows
        for box in sorted(boxes, key=lambda b: b.r1 - b.r0):
            lacking = self._need(box) - sum(heights[box.r0 : box.r1 + 1])
            if lacking > 0:
                heights[box.r1] += lacking
        return heights

    def split(self, width: float, height: float) -> list[Flowable]:
        self.wrap(width, height)
        left = height - sum(self.head_heights)
        count = 0
        while count < len(self.heights) and self.heights[count] <= left:
            left -= self.heights[count]
            count += 1
        if count == len(self.heights):
            return [self]
        if count == 0:
            too_tall = self.heights[0] + sum(self.head_heights) > self.rules.frame - 1
            return self._cut_row(height - sum(self.head_heights)) if too_tall and height > self.rules.frame * 0.6 else []
        return self._cut(count)

    def _cut(self, count: int) -> list[Flowable]:
        first, second = [], []
        for box in self.part.body:
            if box.r1 < count:
                first.append(box)
            elif box.r0 >= count:
                second.append(replace(box, r0=box.r0 - count, r1=box.r1 - count))
            else:
                room = sum(self.heights[box.r0 : count]) - 2 * PAD
                upper, lower = self._divide(box, room)
                if self.rules.repeat_merged and not lower:
                    lower = list(box.content)
                first.append(replace(box, r1=count - 1, content=upper))
                second.append(replace(box, r0=0, r1=box.r1 - count, content=lower))
        return self._parts(first, count, second, self.part.rows - count)

    def _cut_row(self, room: float) -> list[Flowable]:
        first, second = [], []
        for box in self.part.body:
            if box.r0 > 0:
                second.append(box)
                continue
            upper, lower = self._divide(box, room - 2 * PAD)
            first.append(replace(box, r1=0, content=upper))
            second.append(replace(box, content=lower))
        return self._parts(first, 1, second, self.part.rows)

    def _divide(self, box: Box, room: float) -> tuple[list[Any], list[Any]]:
        upper: list[Any] = []
        for i, paragraph in enumerate(box.content):
            height = paragraph.wrap(self._inner(box), 10_000)[1]
            if height <= room + 0.1:
                upper.append(paragraph)
                room -= height
                continue
            pieces = paragraph.split(self._inner(box), room)
            if len(pieces) == 2:
                return [*upper, pieces[0]], [pieces[1], *box.content[i + 1 :]]
            return upper, list(box.content[i:])
        return upper, []

    def _parts(self, first: list[Box], rows: int, second: list[Box], rest: int) -> list[Flowable]:
        part = self.part
        upper = Part(part.head, part.head_rows, first, rows, part.first_row)
        keeps = self.rules.repeat_header
        lower = Part(part.head if keeps else [], part.head_rows if keeps else 0, second, rest, part.first_row + rows)
        return [Grid(upper, self.widths, self.rules), Grid(lower, self.widths, self.rules)]

    def draw(self) -> None:
        top = self.height
        self._draw(self.part.head, self.head_heights, top, header=True)
        self._draw(self.part.body, self.heights, top - sum(self.head_heights), header=False)
        canvas = self.canv
        canvas.setLineWidth(self.rules.width)
        if self.rules.kind in ("vertical", "horizontal"):
            canvas.line(0, top, self.width, top)
            canvas.line(0, 0, self.width, 0)
            if self.head_heights:
                below = top - sum(self.head_heights)
                canvas.line(0, below, self.width, below)

    def _draw(self, boxes: list[Box], heights: list[float], top: float, *, header: bool) -> None:
        canvas, rules = self.canv, self.rules
        for box in sorted(boxes, key=lambda b: (b.r0, b.c0)):
            x, y = sum(self.widths[: box.c0]), top - sum(heights[: box.r1 + 1])
            width, height = sum(self.widths[box.c0 : box.c1 + 1]), sum(heights[box.r0 : box.r1 + 1])
            fill = rules.fill if header else rules.zebra if rules.zebra and (box.r0 + self.part.first_row) % 2 else ""
            if fill:
                canvas.setFillColor(HexColor(f"#{fill}"))
                canvas.rect(x, y, width, height, stroke=0, fill=1)
            canvas.setStrokeColor(HexColor("#000000"))
            canvas.setLineWidth(rules.width)
            if rules.kind == "grid":
                canvas.rect(x, y, width, height, stroke=1, fill=0)
            elif rules.kind == "vertical":
                canvas.line(x, y, x, y + height)
                canvas.line(x + width, y, x + width, y + height)
                if header:
                    canvas.line(x, y, x + width, y)
            elif rules.kind == "horizontal":
                canvas.line(x, y, x + width, y)
            used = self._need(box) if box.content else 0
            at = y + height - PAD - (max(0.0, (height - used) / 2) if rules.middle or header else 0)
            for paragraph in box.content:
                tall = paragraph.wrap(self._inner(box), 10_000)[1]
                at -= tall
                paragraph.drawOn(canvas, x + self.pad, at)
