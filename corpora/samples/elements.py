"""What a sample plan is made of, whatever writer prints it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

LEFT, ABOVE = "<", "^"
"""In a table: this cell is part of the one to its left, of the one above."""


@dataclass(frozen=True)
class Cover:
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Chapter:
    number: str
    title: str


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Items:
    items: tuple[str, ...]
    style: str = "1."
    """"1.", "a." or "-"."""


@dataclass(frozen=True)
class Contents:
    """The table of contents; its lines are filled in by the second pass."""

    lines: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Turn:
    """From here on pages lie on their side, or stand again."""

    landscape: bool


@dataclass(frozen=True)
class Table:
    caption: str
    head: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    notes: tuple[str, ...] = ()
    numbers: bool = False
    """A row of column numbers below the header."""
    size: float = 9

    @property
    def header_rows(self) -> tuple[tuple[str, ...], ...]:
        counted = (tuple(f"({i})" for i in range(1, len(self.widths) + 1)),) if self.numbers else ()
        return self.head + counted

    def grid(self) -> list[list[str]]:
        return [list(row) for row in (*self.header_rows, *self.rows)]

    def spans(self) -> list[tuple[int, int, int, int]]:
        """(row, column, last row, last column) of every cell that covers others."""
        grid, found = self.grid(), []
        for r, row in enumerate(grid):
            for c, text in enumerate(row):
                if text in (LEFT, ABOVE):
                    continue
                last_c = c
                while last_c + 1 < len(row) and row[last_c + 1] == LEFT:
                    last_c += 1
                last_r = r
                while last_r + 1 < len(grid) and grid[last_r + 1][c] == ABOVE:
                    last_r += 1
                if (last_r, last_c) != (r, c):
                    found.append((r, c, last_r, last_c))
        return found


Element = Cover | Chapter | Heading | Paragraph | Items | Contents | Turn | Table


@dataclass(frozen=True)
class Sheets:
    """A whole document."""

    elements: tuple[Element, ...]
    running_head: str = ""
    title: str = ""
    author: str = ""
    look: dict[str, object] = field(default_factory=dict)


def marker(style: str, index: int) -> str:
    if style == "-":
        return "-"
    return f"{index}." if style == "1." else f"{chr(96 + index)}."


_TABLE_LINE = re.compile(r"^\|")


def parse(text: str, tables: dict[str, Table]) -> list[Element]:
    """Read the markup of a plan's text: "# BAB I | TITLE", "## heading", "- item", "1. item", "@table NAME", "@landscape"."""
    elements: list[Element] = []
    items: list[str] = []
    style = "-"

    def close() -> None:
        if items:
            elements.append(Items(tuple(items), style))
            items.clear()

    for block in re.split(r"\n\s*\n", text.strip()):
        for line in _lines(block):
            found = re.match(r"^(-|\d{1,2}\.|[a-z]\.)\s+(.*)", line, re.DOTALL)
            if found:
                kind = "-" if found[1] == "-" else "1." if found[1][0].isdigit() else "a."
                if kind != style:
                    close()
                style = kind
                items.append(found[2])
                continue
            close()
            if line.startswith("# "):
                number, _, title = line[2:].partition("|")
                elements.append(Chapter(number.strip(), title.strip()))
            elif line.startswith("## "):
                elements.append(Heading(line[3:].strip()))
            elif line.startswith("@table "):
                elements.append(tables[line[7:].strip()])
            elif line in ("@landscape", "@portrait"):
                elements.append(Turn(line == "@landscape"))
            elif line == "@contents":
                elements.append(Contents())
            else:
                elements.append(Paragraph(line))
        close()
    return elements


def _lines(block: str) -> list[str]:
    """Join the lines of a paragraph; a marked line begins anew."""
    joined: list[str] = []
    for line in block.split("\n"):
        if joined and not re.match(r"^(-|\d{1,2}\. |[a-z]\. |#|@)", line.strip()) and not joined[-1].startswith(("#", "@")):
            joined[-1] += " " + line.strip()
        else:
            joined.append(line.strip())
    return joined
