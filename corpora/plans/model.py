"""What a plan's source is made of, whatever prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


class SourceError(ValueError):
    """A source that does not follow the form; the message has a line for each fault."""


@dataclass(frozen=True)
class Party:
    """A marked name, data source or vague phrase in the text of its unit."""

    text: str
    start: int
    end: int
    kind: str
    """"stakeholder", "data_source" or "vague"."""
    cls: str = ""
    role: str = ""
    status: str = ""
    ties: tuple[str, ...] = ()
    document: bool = False
    generic: bool = False


@dataclass
class Unit:
    """A sentence, list item or cell (or a part of one) with its label; without a label it is only printed."""

    label: str
    text: str
    line: int
    parties: tuple[Party, ...] = ()
    ident: str = ""
    """The outcome ("S1") or the indicator ("S1.1") that it prints."""
    parent: str = ""
    internal: bool = False
    main: bool = False


@dataclass
class Text:
    """What stands in one paragraph, item, cell, heading, note or box: units one after the other."""

    units: list[Unit]
    line: int
    breaks: frozenset[int] = frozenset()
    """Before these units a new line begins."""

    @property
    def text(self) -> str:
        """As printed, lines parted by newlines."""
        out = ""
        for i, unit in enumerate(self.units):
            out += ("\n" if i in self.breaks else " " if out else "") + unit.text
        return out

    @property
    def labelled(self) -> list[Unit]:
        """The units with a label."""
        return [u for u in self.units if u.label]


@dataclass
class Heading:
    """A heading of level 1 to 3."""

    level: int
    section: str
    text: Text


@dataclass
class Paragraph:
    """A paragraph of running text."""

    text: Text


@dataclass
class Items:
    """A list: (marker as written, text)."""

    items: list[tuple[str, Text]]


@dataclass
class Column:
    """A column: its role, its header from top to bottom, and the key of a target."""

    role: str
    header: tuple[str, ...]
    key: str = ""


@dataclass
class Cell:
    """A cell; ``kind`` is "text", "above" (part of the one above) or "left"."""

    kind: str
    text: Text


@dataclass
class Table:
    """A table with its caption and the notes below it."""

    caption: Text
    columns: list[Column]
    rows: list[list[Cell]]
    line: int
    notes: list[Text] = field(default_factory=list)
    values: bool = True
    """Whether its columns give baselines and targets (not in a review of the period before)."""


@dataclass
class Boxes:
    """A cascade of boxes: (level, text)."""

    boxes: list[tuple[int, Text]]


@dataclass
class Cover:
    """A title page; without lines it is made from the header."""

    lines: list[str]


@dataclass
class Command:
    """"page", "landscape", "portrait" or "contents"."""

    name: str


Block = Heading | Paragraph | Items | Table | Boxes | Cover | Command


@dataclass
class Plan:
    """One source."""

    name: str
    path: Path
    header: dict[str, str]
    blocks: list[Block] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def period(self) -> list[int]:
        """First and last year."""
        years = [int(y) for y in re.findall(r"\d{4}", self.header["period"])]
        return [years[0], years[-1]]

    def texts(self) -> Iterator[Text]:
        """Every text in order."""
        for block in self.blocks:
            yield from texts_of(block)

    def units(self) -> Iterator[Unit]:
        """Every unit in order, unlabelled ones too."""
        for text in self.texts():
            yield from text.units


def texts_of(block: Block) -> Iterator[Text]:
    """The texts of a block in the order of reading."""
    if isinstance(block, (Heading, Paragraph)):
        yield block.text
    elif isinstance(block, Items):
        yield from (text for _, text in block.items)
    elif isinstance(block, Boxes):
        yield from (text for _, text in block.boxes)
    elif isinstance(block, Table):
        yield block.caption
        for row in block.rows:
            yield from (cell.text for cell in row if cell.kind == "text")
        yield from block.notes
