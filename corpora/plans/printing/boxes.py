"""A cascade drawn as boxes joined by lines, the way a pohon kinerja is drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Spacer

from corpora.plans.markup import Boxes
from corpora.plans.printing.look import Look

GAP, PAD = 12.0, 4.0
FILLS = ("", "DAEEF3", "FDE9D9", "F2F2F2", "FFFFFF")


@dataclass
class Node:
    """A box and those under it."""

    level: int
    text: str
    children: list[Node] = field(default_factory=list)


def tree(boxes: Boxes) -> list[Node]:
    """The roots of a cascade."""
    roots: list[Node] = []
    path: list[Node] = []
    for level, text in boxes.boxes:
        node = Node(level, text.text)
        while path and path[-1].level >= level:
            path.pop()
        (path[-1].children if path else roots).append(node)
        path.append(node)
    return roots


def cascade(boxes: Boxes, look: Look, width: float, height: float, bold: str) -> list[Any]:
    """Flowables for a cascade: a drawn tree where it fits on a page, else framed boxes one under the other."""
    size = min(look.cell_size, 9)
    made: list[Any] = []
    for root in tree(boxes):
        groups = [root.children[i : i + 3] for i in range(0, len(root.children), 3)] or [[]]
        for number, group in enumerate(groups):
            drawn = _Tree(Node(root.level, root.text if number == 0 else "", group), size, look.font, bold, width)
            made += [drawn, Spacer(1, 10)] if drawn.wrap(width, height)[1] < height - 40 else [_framed(n, size, look.font, width) for n in _flat(drawn.root)]
    return made


def _flat(node: Node) -> list[Node]:
    return [*([node] if node.text else []), *(n for child in node.children for n in _flat(child))]


def _framed(node: Node, size: float, font: str, width: float) -> Any:
    style = ParagraphStyle("framed", fontName=font, fontSize=size, leading=size * 1.25, borderWidth=0.7, borderColor=HexColor("#000000"), borderPadding=3,
                           leftIndent=(node.level - 1) * 22 + 4, spaceAfter=9, spaceBefore=3)  # fmt: skip
    return Paragraph(escape(node.text), style)


class _Tree(Flowable):
    """One root over up to three columns; deeper boxes stand under their parent."""

    def __init__(self, root: Node, size: float, font: str, bold: str, width: float) -> None:
        super().__init__()
        self.root, self.size, self.given = root, size, width
        self.style = ParagraphStyle("box", fontName=font, fontSize=size, leading=size * 1.2, alignment=TA_CENTER)
        self.strong = ParagraphStyle("strong", parent=self.style, fontName=bold)
        self.places: list[tuple[Node, float, float, float, float]] = []

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.places = []
        y = 0.0
        if self.root.text:
            wide = min(self.given, 320.0)
            y = self._put(self.root, (self.given - wide) / 2, 0.0, wide) + GAP
        columns = max(1, len(self.root.children))
        wide = (self.given - GAP * (columns - 1)) / columns
        lowest = y
        for i, child in enumerate(self.root.children):
            lowest = max(lowest, self._stack(child, i * (wide + GAP), y, wide))
        self.width, self.height = self.given, lowest
        return self.width, self.height

    def _stack(self, node: Node, x: float, y: float, width: float) -> float:
        y = self._put(node, x, y, width)
        for child in node.children:
            y = self._stack(child, x + 10, y + GAP * 0.7, width - 10)
        return y

    def _put(self, node: Node, x: float, y: float, width: float) -> float:
        tall = self._words(node).wrap(width - 2 * PAD, 10_000)[1] + 2 * PAD
        self.places.append((node, x, y, width, tall))
        return y + tall

    def _words(self, node: Node) -> Any:
        return Paragraph(escape(node.text).replace("\n", "<br/>"), self.strong if node.level == 1 else self.style)

    def draw(self) -> None:
        canvas = self.canv
        at = {id(node): (x, y, w, h) for node, x, y, w, h in self.places}
        for node, x, y, width, tall in self.places:
            canvas.setFillColor(HexColor(f"#{FILLS[min(node.level, 4)] or 'FFFFFF'}"))
            canvas.rect(x, self.height - y - tall, width, tall, stroke=1, fill=1)
            words = self._words(node)
            words.wrap(width - 2 * PAD, 10_000)
            words.drawOn(canvas, x + PAD, self.height - y - tall + PAD)
            for child in node.children:
                cx, cy, cw, _ = at[id(child)]
                if node is self.root and node.text:
                    canvas.line(x + width / 2, self.height - y - tall, cx + cw / 2, self.height - cy)
                else:
                    canvas.line(x + 5, self.height - y - tall, cx + 5, self.height - cy)
