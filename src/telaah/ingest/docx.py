"""DOCX files: paragraphs, list numbers and tables from the XML inside, within bounds."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from telaah.errors import Damaged, Encrypted, LimitExceeded
from telaah.ingest.docx_numbers import Numbering
from telaah.ingest.flow import Flow, FlowCell
from telaah.ingest.foreign import Node
from telaah.model.document import BlockKind, Page, Problem

MAX_PART = 200 * 1024 * 1024
"""Bytes of one part when unpacked: a bomb is stopped before it is read."""
MAX_DEPTH = 40
"""Tables in tables and boxes in boxes."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARSER_OPTIONS = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def read_docx(data: bytes) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """Read a Word document."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            body = _part(archive, "word/document.xml")
            sheet = _part(archive, "word/styles.xml")
            styles = _style_names(sheet)
            numbering = Numbering(_part(archive, "word/numbering.xml"), sheet)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError) as error:
        raise Damaged(str(error)) from None
    except RuntimeError as error:  # zipfile's way to ask for a password
        raise Encrypted(str(error)) from None
    if body is None or (root := body.find(f"{W}body")) is None:
        raise Damaged("no body")
    flow = Flow()
    _Reader(flow, styles, numbering).items(root, 0)
    return flow.finished(), ()


def _part(archive: zipfile.ZipFile, name: str) -> Node:
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.file_size > MAX_PART:
        raise LimitExceeded(f"{name}: {info.file_size} bytes")
    with archive.open(info) as stream:
        data = stream.read(MAX_PART + 1)
    if len(data) > MAX_PART:
        raise LimitExceeded(name)
    try:
        return etree.fromstring(data, etree.XMLParser(**_PARSER_OPTIONS))
    except etree.XMLSyntaxError as error:
        raise Damaged(f"{name}: {error}") from None


def _style_names(styles: Node) -> dict[str, str]:
    if styles is None:
        return {}
    names = {}
    for style in styles.iter(f"{W}style"):
        name = style.find(f"{W}name")
        names[style.get(f"{W}styleId", "")] = name.get(f"{W}val", "").lower() if name is not None else ""
    return names


class _Reader:
    def __init__(self, flow: Flow, styles: dict[str, str], numbering: Numbering) -> None:
        self._flow, self._styles, self._numbering = flow, styles, numbering

    def items(self, parent: Node, depth: int) -> None:
        """Read the paragraphs and tables below ``parent``."""
        if depth > MAX_DEPTH:
            raise LimitExceeded("nested too deep")
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._flow.table(self._rows(child, depth + 1))
            elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"):
                self.items(child, depth + 1)

    def _paragraph(self, p: Node) -> None:
        lines, breaks = _lines(p)
        if breaks == "before":
            self._flow.new_page()
        marker = self._numbering.marker(p)
        self._flow.text(lines, self._kind(p, marker), marker)
        if breaks == "after" or p.find(f"{W}pPr/{W}sectPr") is not None:
            self._flow.new_page()

    def _kind(self, p: Node, marker: str) -> BlockKind | None:
        style = p.find(f"{W}pPr/{W}pStyle")
        name = self._styles.get(style.get(f"{W}val", ""), "") if style is not None else ""
        if name.startswith(("heading", "judul", "title")):
            return BlockKind.HEADING
        if name.startswith("toc") or name == "table of figures":
            return BlockKind.TOC
        if name == "caption":
            return BlockKind.CAPTION
        return BlockKind.LIST_ITEM if marker else None

    def _rows(self, table: Node, depth: int) -> list[list[FlowCell]]:
        if depth > MAX_DEPTH:
            raise LimitExceeded("nested too deep")
        rows: list[list[FlowCell]] = []
        open_spans: dict[int, FlowCell] = {}
        for tr in table.iter(f"{W}tr"):
            if _table_of(tr) is not table:
                continue
            row: list[FlowCell] = []
            column = 0
            for tc in tr.iterchildren(f"{W}tc", f"{W}sdt"):
                tc = tc.find(f".//{W}tc") if tc.tag == f"{W}sdt" else tc  # noqa: PLW2901
                if tc is None:
                    continue
                span, merge = _spans(tc)
                if merge == "continue" and column in open_spans:
                    open_spans[column].row_span += 1
                else:
                    cell = FlowCell([line for p in tc.iter(f"{W}p") for line in self._cell_lines(p)], 1, span)
                    row.append(cell)
                    open_spans.pop(column, None)
                    if merge == "restart":
                        open_spans[column] = cell
                column += span
            rows.append(row)
        return rows

    def _cell_lines(self, p: Node) -> list[str]:
        lines, _ = _lines(p)
        marker = self._numbering.marker(p)
        if marker and lines:
            lines[0] = f"{marker} {lines[0]}"
        return lines


def _table_of(tr: Node) -> Node:
    parent = tr.getparent()
    while parent is not None and parent.tag != f"{W}tbl":
        parent = parent.getparent()
    return parent


def _spans(tc: Node) -> tuple[int, str]:
    span = tc.find(f"{W}tcPr/{W}gridSpan")
    merge = tc.find(f"{W}tcPr/{W}vMerge")
    value = span.get(f"{W}val", "1") if span is not None else "1"
    width = int(value) if value.isdigit() and len(value) < 5 else 1
    return max(1, width), "" if merge is None else merge.get(f"{W}val", "continue")


def _texts(p: Node) -> Iterator[tuple[str, str]]:
    """Yield ("text", words), ("line", "") and ("page", "") of a paragraph; deleted text and second copies left out."""
    stack = [p]
    while stack:
        node = stack.pop()
        if node.tag in (f"{W}del", f"{W}moveFrom", f"{W}pPr", _FALLBACK) or not isinstance(node.tag, str):
            continue
        if node.tag == f"{W}t":
            yield "text", node.text or ""
        elif node.tag == f"{W}tab":
            yield "text", " "
        elif node.tag == f"{W}noBreakHyphen":
            yield "text", "-"
        elif node.tag == f"{W}lastRenderedPageBreak":
            yield "page", ""
        elif node.tag in (f"{W}br", f"{W}cr"):
            yield ("page" if node.get(f"{W}type") == "page" else "line"), ""
        else:
            stack.extend(reversed(list(node)))


def _lines(p: Node) -> tuple[list[str], str]:
    """Return the lines of a paragraph, and whether a page begins before or after it."""
    lines, breaks = [""], ""
    for kind, text in _texts(p):
        if kind == "text":
            lines[-1] += text
        elif kind == "line":
            lines.append("")
        else:
            # A page break within a paragraph falls to the side on which less of it stands.
            breaks = "after" if any(line.strip() for line in lines) else "before"
    if breaks == "after" and lines[-1:] == [""]:
        breaks = "after"
    before = p.find(f"{W}pPr/{W}pageBreakBefore")
    return [line for line in lines if line.strip()], "before" if before is not None else breaks
