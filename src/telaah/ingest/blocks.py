"""Blocks from lines outside tables: headings, paragraphs, list items, captions, notes, lines of a table of contents."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from telaah.ingest.draft import DraftBlock, Line
from telaah.ingest.frame import Floats
from telaah.model.document import BlockKind
from telaah.model.place import Box

_BULLET = "•▪●■□▫○◦❑❖➢➔→✓✔⇨◆⮚►▶*"
_CHAPTER = re.compile(r"BAB\s+(?:[IVXLC]+|\d{1,2})\b\.?", re.I)
_NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,5}|[A-Z])(?:\.\s?\d{1,2}){1,5}\.?(?=\s|[A-Z])(?!\s*%)")
_ITEM = re.compile(
    rf"(?:[{_BULLET}]|[-–](?=\s)|o(?=\s[A-Z])|\(?\d{{1,2}}\)|\d{{1,2}}\.(?!\d)"
    r"|\(?[a-zA-Z]\)|[a-zA-Z]\.(?![\w.])|\(?[ivx]{1,5}[.)]|\(?[IVX]{1,5}[.)])\s*"
)
_CAPTION = re.compile(
    r"(?:tabel|table|gambar|grafik|diagram|bagan|matriks|peta)\.?\s+(?:[\dIVXT][\w.\-–]*|[A-Z][.\d\-]+)(?:\s|$|[:.])", re.I
)
_NOTE = re.compile(r"(?:sumber|ket(?:erangan)?|catatan)\s*(?:data\s*)?[:=]|\*\)", re.I)
_LEADERS = re.compile(r"\.{5,}|…{2,}|(?:\.\s){5,}|_{6,}")
_LONE = re.compile(r"[\s\-–—|.~]*(?:(?:hal(?:aman)?|page)[\s.:]*)?(?!(?:19|20)\d\d\b)(?:\d{1,4}|[ivxl]{1,6})[\s\-–—|.~]*", re.I)
_FOOT = re.compile(r"BAB\s+[IVXLC]+\s*[-–—|/]\s*\d{1,4}\s*[-–—|]?$", re.I)
"""A page number with its chapter."""
_LABEL = re.compile(r"[A-Z][\w/.]*(?:\s[\w/.]+){0,3}(?:\s+:\s|\s*:$)")
""""Nama Unit : ...": a form's label begins a block of its own."""
_BY_BEGINNING = (
    (_FOOT, BlockKind.PARAGRAPH, False),
    (_CHAPTER, BlockKind.HEADING, True),
    (_CAPTION, BlockKind.CAPTION, False),
    (_NOTE, BlockKind.NOTE, False),
    (_NUMBERED, BlockKind.HEADING, True),
    (_ITEM, BlockKind.LIST_ITEM, True),
)
"""The first that matches counts; True where what matches is the block's marker."""
_ALWAYS_NEW = frozenset({BlockKind.TOC, BlockKind.CAPTION, BlockKind.NOTE})
MANY_LEADERS = 3
"""Lines with leaders that make a page a table of contents."""
OUTDENT = 2.0
"""A line that begins so far left of an item's mark is none of the item's, where the item's last line was not full."""
_LETTER = re.compile(r"[^\W\d_]")
_STOP = (".", ":", ";", "?", "!")


@dataclass(frozen=True, slots=True)
class Measure:
    """What is usual on a page."""

    left: float
    right: float
    pitch: float
    """Usual distance of lines; 0 where nothing is usual."""
    height: float
    edge: float = 0.0
    """Where the lines of justified text end; 0 where they end here and there."""


def measure(lines: list[Line], width: float) -> Measure:
    """Find margins and line distance of the loose text of a page."""
    if not lines:
        return Measure(0, width, 0, 10)
    x0 = np.array([line.box.x0 for line in lines])
    x1 = np.array([line.box.x1 for line in lines])
    top = np.array([line.box.top for line in lines])
    height = float(np.median([line.box.height for line in lines]))
    pitch = np.diff(top)
    pitch = np.round(pitch[(pitch > 0.7 * height) & (pitch < 2.6 * height)] * 2) / 2
    usual = 0.0
    if len(pitch) >= 3:
        values, counts = np.unique(pitch, return_counts=True)
        usual = float(values[np.argmax(counts)]) if counts.max() >= max(2, 0.25 * len(pitch)) else float(np.median(pitch))
    return Measure(float(np.percentile(x0, 15)), float(np.percentile(x1, 85)), usual, height, _edge(x1))


def _edge(ends: Floats) -> float:
    """Return where many lines end together, so that one that ends before it ends a paragraph."""
    places, counts = np.unique(np.round(ends[ends > 0.6 * ends.max()] / 2), return_counts=True)
    best = int(np.argmax(counts))
    return float(places[best] * 2) if counts[best] >= max(4, 0.2 * len(ends)) else 0.0


def make_blocks(lines: list[Line], tables: list[Box], width: float) -> list[DraftBlock]:
    """Put lines (from top to bottom) together to blocks; no block reaches over a table."""
    usual = measure(lines, width)
    blocks: list[DraftBlock] = []
    for line in lines:
        kind, marker = classify(line)
        if blocks and not _begins(blocks[-1], line, kind, marker, usual) and not _between(blocks[-1], line, tables):
            blocks[-1].lines.append(line)
        else:
            blocks.append(DraftBlock(kind, [line], marker))
    if sum(block.kind is BlockKind.TOC for block in blocks) >= MANY_LEADERS:
        blocks = _with_heads(blocks, usual)
    for block in blocks:
        _settle(block, usual)
    return blocks


def _with_heads(blocks: list[DraftBlock], usual: Measure) -> list[DraftBlock]:
    """Put the first lines of entries of a table of contents to their last line, the one with the dots."""
    joined: list[DraftBlock] = []
    for block in blocks:
        head = joined[-1] if joined else None
        if head is not None and block.kind is BlockKind.TOC and head.kind is not BlockKind.TOC and not block.marker:
            near = block.lines[0].box.top - head.lines[-1].box.bottom < max(0.8 * usual.height, usual.pitch - usual.height + 2)
            if near and len(head.lines) <= 4 and not _CAPTION.match(block.lines[0].text):
                head.lines += block.lines
                head.kind = BlockKind.TOC
                continue
        joined.append(block)
    return joined


def classify(line: Line) -> tuple[BlockKind, str]:
    """Tell what a block that begins with this line is, and its marker."""
    text = line.text
    if _LEADERS.search(text):
        match = _CHAPTER.match(text) or _NUMBERED.match(text) or _ITEM.match(text)
        return BlockKind.TOC, match.group().strip() if match else ""
    for pattern, kind, marked in _BY_BEGINNING:
        if match := pattern.match(text):
            return kind, match.group().strip() if marked else ""
    heading = _is_capitals(text) and len(text) < 120
    return (BlockKind.HEADING if heading else BlockKind.PARAGRAPH), ""


def _is_capitals(text: str) -> bool:
    if text.upper() != text:
        return False
    letters = len(_LETTER.findall(text))
    return letters >= 4 and letters > 0.3 * len(text)


def _between(block: DraftBlock, line: Line, tables: list[Box]) -> bool:
    bottom = block.lines[-1].box.bottom
    return any(bottom <= table.top + 4 and line.box.top >= table.bottom - 4 for table in tables)


def _begins(block: DraftBlock, line: Line, kind: BlockKind, marker: str, usual: Measure) -> bool:
    """Tell whether ``line`` begins a new block after ``block``."""
    last = block.lines[-1]
    if marker.endswith(")") and last.text.count("(") > last.text.count(")"):
        marker, kind = "", block.kind  # the bracket closes one that the line above opened
    if marker or kind in _ALWAYS_NEW or block.kind is BlockKind.TOC or _is_apart(last, line, usual):
        return True
    if block.kind is BlockKind.CAPTION:
        return _caption_ends(block, line, usual)
    if block.kind is BlockKind.HEADING or _changes_case(last, line, usual):
        return _heading_ends(block, line, usual)
    return (block.kind is BlockKind.NOTE and _note_ends(block, line, usual)) or _paragraph_ends(block, line, usual)


def _is_apart(last: Line, line: Line, usual: Measure) -> bool:
    """Tell lines that never are one text: a page number, a form's label, other letters, a gap."""
    if _LONE.fullmatch(line.text) or _LONE.fullmatch(last.text) or _LABEL.match(line.text):
        return True
    height = max(last.box.height, line.box.height)
    pitch = line.box.top - last.box.top
    if abs(last.box.height - line.box.height) > 0.25 * height or pitch < 0.3 * height:
        return True
    return pitch > (1.3 * usual.pitch + 1 if usual.pitch else 1.9 * height) and pitch > 1.25 * height


def _is_short(line: Line, usual: Measure) -> bool:
    return line.box.x1 < usual.right - 0.12 * (usual.right - usual.left)


def _changes_case(last: Line, line: Line, usual: Measure) -> bool:
    """Capitals after other text or the reverse: a heading begins or ends, unless an abbreviation is carried over."""
    if _is_capitals(line.text) == _is_capitals(last.text):
        return False
    capitals = line if _is_capitals(line.text) else last
    return _is_short(last, usual) or len(capitals.text) > 12 or " " in capitals.text


def _heading_ends(block: DraftBlock, line: Line, usual: Measure) -> bool:
    """A heading goes on with lines like its own: capitals after capitals, bold after bold, or because its line was full."""
    last = block.lines[-1]
    if block.kind is not BlockKind.HEADING:
        return True
    if _is_capitals(last.text) or _CHAPTER.match(last.text):
        return not _is_capitals(line.text) and not (_CHAPTER.fullmatch(last.text.strip()) and line.bold)
    if _changes_case(last, line, usual) or last.bold != line.bold:
        return True
    if last.bold:
        return False
    return _is_short(last, usual) or _paragraph_ends(block, line, usual)


def _caption_ends(block: DraftBlock, line: Line, usual: Measure) -> bool:
    last = block.lines[-1]
    if len(block.lines) >= 5 or last.bold != line.bold:
        return True
    middle, centre = (last.box.x0 + last.box.x1) / 2, (line.box.x0 + line.box.x1) / 2
    if abs(middle - centre) < 12:
        return False
    return _is_short(last, usual) and not _is_short(line, usual)


def _note_ends(block: DraftBlock, line: Line, usual: Measure) -> bool:
    last = block.lines[-1]
    return _is_short(last, usual) or (abs(line.box.x0 - last.box.x0) > 6 and line.text[:1].isupper())


def _paragraph_ends(block: DraftBlock, line: Line, usual: Measure) -> bool:
    last = block.lines[-1]
    ended = last.text.endswith(_STOP)
    short = _is_short(last, usual)
    left = min(item.box.x0 for item in block.lines)
    step = line.box.x0 - (left if block.marker or len(block.lines) == 1 else min(item.box.x0 for item in block.lines[1:]))
    if (short or last.box.x1 < usual.edge - 6) and (ended or last.bold != line.bold):
        return True
    if line.text[:1].isupper() and _stops_early(last, line, usual):
        return True
    if block.marker:
        small = line.text[:1].islower()
        if step < -OUTDENT and (step < -6 or (short and not small)):
            return short or ended or not small
        hanging = len(block.lines) > 1 and block.lines[1].box.x0 > left + 6
        return ended and hanging and line.box.x0 < block.lines[1].box.x0 - 6
    if short and not line.text[:1].islower() and abs(step) > 40:
        return True
    return ended and step > 10


def _stops_early(last: Line, line: Line, usual: Measure) -> bool:
    """A line that ends far from the margin though the next is long was ended on purpose, whatever mark it lacks."""
    width = usual.right - usual.left
    return last.box.x1 < usual.right - 0.25 * width and line.box.x1 > last.box.x1 + 0.1 * width


def _settle(block: DraftBlock, usual: Measure) -> None:
    """Take back what its length shows to be no heading."""
    text = " ".join(line.text for line in block.lines)
    if block.kind is BlockKind.HEADING and not _CHAPTER.match(text):
        sentence = len(text) > 200 or (len(text) > 110 and text.endswith(_STOP)) or len(block.lines) > 5
        if sentence:
            block.kind = BlockKind.LIST_ITEM if block.marker else BlockKind.PARAGRAPH
    elif block.kind is BlockKind.CAPTION and len(text) > 300:
        block.kind = BlockKind.PARAGRAPH
    elif block.kind is BlockKind.PARAGRAPH and len(block.lines) <= 2 and len(text) < 100:
        bold = all(line.bold for line in block.lines)
        if bold and not text.endswith((".", ",", ";")) and len(_LETTER.findall(text)) > 3:
            block.kind = BlockKind.HEADING
