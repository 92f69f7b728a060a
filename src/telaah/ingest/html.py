"""HTML files: headings, paragraphs, list items and tables; nothing is fetched and no entity of a DTD is opened."""

from __future__ import annotations

from lxml import etree
from lxml import html as lxml_html

from telaah.errors import Damaged, LimitExceeded
from telaah.ingest.flow import MAX_SPAN, Flow, FlowCell
from telaah.ingest.foreign import Node
from telaah.ingest.plain import decoded
from telaah.model.document import BlockKind, Page, Problem

MAX_DEPTH = 200
_SKIPPED = frozenset({"script", "style", "head", "template", "noscript", "nav", "svg", "iframe", "object", "button", "form"})
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "nobr",
    ]
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def read_html(data: bytes) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """Read a web page."""
    try:
        root = lxml_html.document_fromstring(_source(data), parser=lxml_html.HTMLParser(no_network=True, huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Damaged(str(error)) from None
    flow = Flow()
    _Reader(flow).block(root, 0)
    return flow.finished(), ()


def _source(data: bytes) -> bytes | str:
    """Give lxml bytes where the page names its encoding, else text."""
    return data if b"charset" in data[:2048].lower() and not data.startswith((b"\xff\xfe", b"\xfe\xff")) else decoded(data)


class _Reader:
    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._lines: list[str] = [""]

    def _flush(self, kind: BlockKind | None = None, marker: str = "") -> None:
        self._flow.text(self._lines, kind, marker)
        self._lines = [""]

    def block(self, node: Node, depth: int, kind: BlockKind | None = None, marker: str = "") -> None:
        """Read an element that begins on a line of its own."""
        if depth > MAX_DEPTH:
            raise LimitExceeded("nested too deep")
        self._flush()
        self._inside(node, depth, kind, marker)
        self._flush(kind, marker)

    def _inside(self, node: Node, depth: int, kind: BlockKind | None, marker: str) -> None:
        self._lines[-1] += node.text or ""
        counter = 0
        for child in node:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag == "li":
                counter += 1
            if not tag or tag in _SKIPPED:
                pass
            elif tag == "br":
                self._lines.append("")
            elif tag in _INLINE:
                if depth > MAX_DEPTH:
                    raise LimitExceeded("nested too deep")
                self._inside(child, depth + 1, kind, marker)
            elif tag == "table":
                self._flush(kind, marker)
                self._flow.table(_rows(child))
            else:
                if tag == "li" or self._lines != [""]:
                    self._flush(kind, marker)
                self.block(child, depth + 1, *_kind(tag, node.tag, counter))
            self._lines[-1] += child.tail or ""


def _kind(tag: str, parent: str, counter: int) -> tuple[BlockKind | None, str]:
    if tag in _HEADINGS:
        return BlockKind.HEADING, ""
    if tag == "li":
        return BlockKind.LIST_ITEM, f"{counter}." if parent == "ol" else "•"
    if tag in ("caption", "figcaption"):
        return BlockKind.CAPTION, ""
    return None, ""


def _rows(table: Node) -> list[list[FlowCell]]:
    rows = []
    for tr in table.iter("tr"):
        if next(tr.iterancestors("table")) is not table:
            continue
        cells = [
            FlowCell(_cell_lines(cell), _span(cell, "rowspan"), _span(cell, "colspan")) for cell in tr if cell.tag in ("td", "th")
        ]
        rows.append(cells)
    return rows


def _span(cell: Node, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return max(1, min(int(value), MAX_SPAN)) if value.isdigit() and len(value) < 6 else 1


def _cell_lines(cell: Node) -> list[str]:
    lines = [""]
    _collect(cell, lines, 0)
    return lines


def _collect(node: Node, lines: list[str], depth: int) -> None:
    if depth > MAX_DEPTH:
        raise LimitExceeded("nested too deep")
    lines[-1] += node.text or ""
    for child in node:
        inline = child.tag in _INLINE
        if isinstance(child.tag, str) and child.tag not in _SKIPPED:
            if not inline:
                lines.append("")
            _collect(child, lines, depth + 1)
            if not inline:
                lines.append("")
        lines[-1] += child.tail or ""
