"""The caption above a table and the notes below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from telaah.layout.tables_parts import CAPTION, Part, Running, lies_in
from telaah.model.document import Block, BlockKind, Document
from telaah.model.place import Place

NOTE = re.compile(r"(?i)^\s*(?:\*+\s*\)?|sumber(?:\s*data)?\s*[:=;]|ket(?:erangan)?\s*[.:;]|catatan\s*:|ctt\s*:|nb\s*:|note\s*:)")
BARE_LABEL = re.compile(r"(?i)^\s*tabel\s*[:.]?\s*[A-Z0-9IVX]*[\w.\-\s]{0,12}$")
FAR = 110.0
"""Points above a table within which a line can still be its title."""
MAX_TITLE = 320
_SENTENCE_END = re.compile(r"[.;:,]\s*$")


def find_title(document: Document, part: Part, running: Running) -> tuple[str, Place | None]:
    """Return the caption of a table that begins with ``part``, and its place; ("", None) where there is none."""
    above = _blocks_above(document, part, running)
    if above and part.header is not None and part.header.last == 0 and any(part.header.paths):
        above = above[1:]  # its header stands there, outside the rules
    captions = [k for k, b in enumerate(above) if b.kind is BlockKind.CAPTION or CAPTION.match(b.text)]
    if captions:
        first = captions[0]
        lines = [above[first], *reversed(above[:first])]
        return _joined(lines)
    if above and _is_title_line(above[0]) and _near(above[0], part):
        lines = [above[0]]
        for block in above[1:3]:
            if block.page != above[0].page or not _is_title_line(block) or lines[-1].box.top - block.box.bottom > 14:
                break
            lines.append(block)
        return _joined(list(reversed(lines)))
    return "", None


def _near(block: Block, part: Part) -> bool:
    return block.page == part.page and part.table.box.top - block.box.bottom < FAR


def _blocks_above(document: Document, part: Part, running: Running) -> list[Block]:
    """Return up to five blocks above a table, nearest first; those of the page before only if the table opens its page."""
    found: list[Block] = []
    page = document.page(part.page)
    for item in reversed(page.items[: part.item]):
        if not isinstance(item, Block):
            if found or item.rows > 3:
                return found
            continue
        if running.is_furniture(item, page) or lies_in(item, part.table):
            continue
        found.append(item)
        if len(found) >= 5:
            return found
    if found or part.page == 1:
        return found
    before = document.page(part.page - 1)
    for item in reversed(before.items):
        if not isinstance(item, Block):
            break
        if running.is_furniture(item, before):
            continue
        if not (item.kind is BlockKind.CAPTION or CAPTION.match(item.text)):
            found.append(item)
            if len(found) >= 2:
                return []
            continue
        found.append(item)
        return found
    return []


def _is_title_line(block: Block) -> bool:
    if block.kind is BlockKind.HEADING:
        return len(block.text) < MAX_TITLE
    return block.kind is not BlockKind.LIST_ITEM and len(block.text) < 200 and not _SENTENCE_END.search(block.text)


def _joined(lines: Sequence[Block]) -> tuple[str, Place]:
    """Join a caption with the title lines below it, as long as they are short and no sentences."""
    text = lines[0].text
    for block in lines[1:]:
        title_like = len(block.text) < 220 and not NOTE.match(block.text) and block.kind is not BlockKind.LIST_ITEM
        if not title_like or len(text) + len(block.text) > MAX_TITLE:
            break
        text += " " + block.text
    return text, lines[0].place()


def find_notes(document: Document, part: Part, running: Running) -> tuple[Block, ...]:
    """Return the notes directly below a table that ends with ``part``, also at the top of the next page."""
    notes: list[Block] = []
    page = document.page(part.page)
    for item in page.items[part.item + 1 :]:
        if not isinstance(item, Block):
            return tuple(notes)
        if running.is_furniture(item, page) or lies_in(item, part.table):
            continue
        if item.kind is BlockKind.NOTE or NOTE.match(item.text):
            notes.append(item)
            continue
        return tuple(notes)
    if part.page < len(document.pages):
        following = document.page(part.page + 1)
        for item in following.items:
            if not isinstance(item, Block):
                break
            if running.is_furniture(item, following):
                continue
            if NOTE.match(item.text):
                notes.append(item)
                continue
            break
    return tuple(notes)


def note_of_row(text: str) -> bool:
    """Return whether the text of a full-width last row is a note ("Sumber: ...")."""
    return bool(NOTE.match(text))
