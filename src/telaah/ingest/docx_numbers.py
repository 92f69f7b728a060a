"""The numbers and bullets of lists, which Word counts when it shows a document and does not write into its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from telaah.ingest.foreign import Node

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%(\d)")
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


@dataclass(slots=True)
class _Level:
    form: str = "decimal"
    text: str = "%1."
    start: int = 1


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the lists of a document while its paragraphs are read in order."""

    def __init__(self, root: Node, styles: Node = None) -> None:
        """Read word/numbering.xml and word/styles.xml; None where the document has none."""
        self._lists: dict[str, _List] = {}
        self._styles = (
            {} if styles is None else {s.get(f"{W}styleId", ""): s.find(f"{W}pPr/{W}numPr") for s in styles.iter(f"{W}style")}
        )
        if root is None:
            return
        shapes = {a.get(f"{W}abstractNumId", ""): _levels(a) for a in root.iter(f"{W}abstractNum")}
        shared: dict[str, _List] = {}
        for num in root.iter(f"{W}num"):
            link = num.find(f"{W}abstractNumId")
            key = link.get(f"{W}val", "") if link is not None else ""
            own = num.find(f"{W}lvlOverride/{W}startOverride") is not None
            made = _List(shapes.get(key, {}))
            self._lists[num.get(f"{W}numId", "")] = made if own else shared.setdefault(key, made)

    def marker(self, p: Node) -> str:
        """Return the marker of a paragraph, "" where it is no list item."""
        shape = p.find(f"{W}pPr/{W}numPr")
        if shape is None and (style := p.find(f"{W}pPr/{W}pStyle")) is not None:
            shape = self._styles.get(style.get(f"{W}val", ""))
        number = None if shape is None else shape.find(f"{W}numId")
        if number is None or (found := self._lists.get(number.get(f"{W}val", ""))) is None:
            return ""
        level = shape.find(f"{W}ilvl")
        value = level.get(f"{W}val", "0") if level is not None else "0"
        depth = int(value) if value.isdigit() and len(value) < 3 else 0
        return _next(found, depth)


def _levels(abstract: Node) -> dict[int, _Level]:
    levels = {}
    for lvl in abstract.iter(f"{W}lvl"):
        values = {child.tag: child.get(f"{W}val", "") for child in lvl}
        start = values.get(f"{W}start", "1")
        depth = lvl.get(f"{W}ilvl", "0")
        if depth.isdigit():
            levels[int(depth)] = _Level(
                values.get(f"{W}numFmt", "decimal"),
                values.get(f"{W}lvlText", ""),
                int(start) if start.isdigit() and len(start) < 6 else 1,
            )
    return levels


def _next(found: _List, depth: int) -> str:
    shape = found.levels.get(depth, _Level())
    found.counts[depth] = found.counts.get(depth, shape.start - 1) + 1
    for deeper in [k for k in found.counts if k > depth]:
        del found.counts[deeper]
    if shape.form == "none":
        return ""
    if shape.form == "bullet":
        return "•"

    def number(match: re.Match[str]) -> str:
        k = int(match.group(1)) - 1
        level = found.levels.get(k, _Level())
        return written(found.counts.get(k, level.start), level.form)

    return _PLACE.sub(number, shape.text).strip()


def written(number: int, form: str) -> str:
    """Write a number in a form of Word's.

    >>> written(4, "upperRoman"), written(28, "lowerLetter"), written(3, "decimal")
    ('IV', 'bb', '3')
    """
    if form in ("upperRoman", "lowerRoman"):
        text, rest = "", min(number, 3999)
        for value, letters in _ROMAN:
            while rest >= value:
                text, rest = text + letters, rest - value
        return text.upper() if form == "upperRoman" else text
    if form in ("upperLetter", "lowerLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * min(1 + (number - 1) // 26, 20)
        return letter.upper() if form == "upperLetter" else letter
    return str(number)
