"""Builds small documents of blocks for the tests of furniture, outline and identity."""

from __future__ import annotations

from collections.abc import Sequence

from telaah.model.document import Block, BlockKind, Document, Page, PageState
from telaah.model.place import Box

HEIGHT, WIDTH = 842.0, 595.0
H, P, L, T = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TOC
PROSE = "Pelayanan dilaksanakan menurut ketentuan yang berlaku dan dilaporkan setiap tahun kepada pimpinan. " * 30


def page(number: int, *lines: tuple[BlockKind, str] | tuple[BlockKind, str, float], foot: str = "", head: str = "") -> Page:
    """Return a page with blocks below each other; a third value sets the height at which a block stands."""
    items: list[Block] = []
    text, top = "", 90.0
    everything: list[tuple[BlockKind, str, float]] = [(P, head, 30.0)] if head else []
    for line in lines:
        top = line[2] if len(line) == 3 else top
        everything.append((line[0], line[1], top))
        top += 12.0 * (1 + len(line[1]) // 90) + 8
    if foot:
        everything.append((P, foot, HEIGHT - 50))
    for kind, words, at in everything:
        marker = words.split(" ", 1)[0] if words[:1].isdigit() else ""
        width = 6.0 * min(len(words.split("\n")[0]), 75)
        left = (WIDTH - width) / 2 if kind is H and not marker else 72.0
        box = Box(left, at, left + width, at + 12.0 * (1 + len(words) // 90))
        items.append(Block(kind, " ".join(words.split()), words, number, box, len(text), marker, 11.0))
        text += items[-1].text + "\n"
    return Page(number, WIDTH, HEIGHT, PageState.READ, (), tuple(items), text)


def document(*pages: Page) -> Document:
    """Return a document of these pages."""
    return Document("contoh.pdf", "0", "pdf", tuple(pages))


def texts(blocks: Sequence[Block], kind: BlockKind) -> list[str]:
    """Return the texts of the blocks of a kind."""
    return [b.text for b in blocks if b.kind is kind]
