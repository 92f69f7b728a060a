"""From the user space of a PDF page to the page as it is shown, and on to the page as it is read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from telaah.model.place import Box

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible rectangle of a page in user space, and its /Rotate."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.rotation in (90, 270) else (width, height)

    def to_shown(self, boxes: Floats) -> Floats:
        """Turn (n, 4) left, bottom, right, top of user space into x0, top, x1, bottom of the page as shown."""
        x0, y0, x1, y1 = boxes[:, 0], boxes[:, 1], boxes[:, 2], boxes[:, 3]
        if self.rotation == 90:
            columns = (y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left)
        elif self.rotation == 180:
            columns = (self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom)
        elif self.rotation == 270:
            columns = (self.top - y1, self.right - x1, self.top - y0, self.right - x0)
        else:
            columns = (x0 - self.left, self.top - y1, x1 - self.left, self.top - y0)
        return np.stack(columns, 1).astype(np.float64)


def turned(boxes: Floats, quarter: int, size: tuple[float, float]) -> Floats:
    """Turn shown boxes counter-clockwise by so many quarters about the page; ``size`` is that before the turn."""
    width, height = size
    x0, top, x1, bottom = boxes[:, 0], boxes[:, 1], boxes[:, 2], boxes[:, 3]
    if quarter == 1:
        columns = (top, width - x1, bottom, width - x0)
    elif quarter == 2:
        columns = (width - x1, height - bottom, width - x0, height - top)
    elif quarter == 3:
        columns = (height - bottom, x0, height - top, x1)
    else:
        return boxes
    return np.stack(columns, 1)


def turned_size(size: tuple[float, float], quarter: int) -> tuple[float, float]:
    """Return the size of a page after a turn."""
    return (size[1], size[0]) if quarter % 2 else size


def box_of(row: Floats) -> Box:
    """Make a Box of four numbers."""
    return Box(float(row[0]), float(row[1]), float(row[2]), float(row[3]))
