"""What stands between marks of quotation, also where they are the wrong ones, missing, or left open over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from telaah.text.sentences import MARKS, Span

_DOUBLE = re.compile(rf"‘‘|’’|‘’|’‘|''|``|[{MARKS}]")
_BOTH = re.compile(rf"‘‘|’’|‘’|’‘|''|``|[{MARKS}]|(?<!\w)[‘'’](?=\w)|(?<=[\w.,!?])[’'](?!\w)")
_BEFORE = " \t\n\xa0([{—–-:;,"
_BEHIND = " \t\n\xa0)]}.,;:!?-–—"
_NESTED = 80
"""Within so many characters a second opening mark and a closing one are a pair inside the quotation."""
MAX_QUOTE = 1200
_FAR = 4
"""A quotation runs on over fewer paragraphs than this that have no mark."""

IsVerb = Callable[[int], bool]
"""Tells whether an attribution begins at a character: "ungkapnya", "kata Bupati"."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The characters between two marks."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    block: int
    """Paragraph in which it ends."""
    dangling: bool = False
    """It has only one of its two marks."""


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    side: str
    """"open", "close", or "" where the spaces do not tell."""


def find_stretches(text: str, blocks: tuple[Span, ...], is_verb: IsVerb) -> list[Stretch]:
    """Return the stretches of a text between marks, in order; inner pairs are left inside."""
    found: list[Stretch] = []
    left: _Mark | None = None
    pattern = _DOUBLE if _DOUBLE.search(text) else _BOTH
    for number, block in enumerate(blocks):
        marks = [_mark(text, m, block) for m in pattern.finditer(text, *block)]
        if left is not None:
            cut = _cut(text, left, blocks[number - 1], number - 1, is_verb)
            if not marks and cut.end == blocks[number - 1][1] and _closes(text, blocks[number + 1 : number + _FAR], is_verb):
                continue
            if cut.end < blocks[number - 1][1] or not marks:
                found.append(cut)
                left = None
            elif _carries_on(text, block, marks):
                marks = marks[1:]
            elif marks[0].side != "close" or not is_verb(marks[0].end):
                found.append(cut)
                left = None
        left = _walk(text, number, marks, found, left=left, is_verb=is_verb)
    if left is not None:
        found.append(_cut(text, left, blocks[-1], len(blocks) - 1, is_verb))
    return [s for s in found if s.end > s.start]


def _closes(text: str, blocks: tuple[Span, ...], is_verb: IsVerb) -> bool:
    """Tell whether a quotation left open is closed by the first mark of a paragraph below, with an attribution behind it."""
    pattern = _DOUBLE if _DOUBLE.search(text) else _BOTH
    for block in blocks:
        first = pattern.search(text, *block)
        if first is not None:
            mark = _mark(text, first, block)
            return mark.side == "close" and is_verb(mark.end)
    return False


def _carries_on(text: str, block: Span, marks: list[_Mark]) -> bool:
    """Tell whether a paragraph goes on with the quotation left open before: it begins with an opening mark."""
    return bool(marks) and marks[0].start - block[0] <= 1 and marks[0].side != "close" and not text[block[0]].isalnum()


def _mark(text: str, match: re.Match[str], block: Span) -> _Mark:
    before = text[match.start() - 1] if match.start() > block[0] else " "
    behind = text[match.end()] if match.end() < block[1] else " "
    free_before, free_behind = before in _BEFORE, behind in _BEHIND
    if free_before and before in ",-:" and free_behind:
        return _Mark(*match.span(), "close")
    if free_before == free_behind or (before == "," and not free_behind):
        return _Mark(*match.span(), "")
    return _Mark(*match.span(), "open" if free_before else "close")


def _walk(  # noqa: PLR0913 -- the state of one pass over the marks
    text: str, number: int, marks: list[_Mark], found: list[Stretch], *, left: _Mark | None, is_verb: IsVerb
) -> _Mark | None:
    """Pair the marks of one paragraph and return the one that stays open."""
    skip = -1
    for at, mark in enumerate(marks):
        if at <= skip:
            continue
        if left is None:
            if mark.side != "close":
                left = mark
            elif is_verb(mark.end):
                start = found[-1].outer_end if found and found[-1].block == number else None
                found.append(_without_opening(text, mark, number, start))
            continue
        nested = marks[at + 1] if at + 1 < len(marks) else None
        if mark.side == "open" and not is_verb(mark.end):
            if nested and nested.side != "open" and nested.start - mark.end < _NESTED and not is_verb(nested.end):
                skip = at + 1
                continue
            found.append(Stretch(left.end, mark.start, left.start, mark.start, number, dangling=True))
            left = mark
            continue
        found.append(Stretch(left.end, mark.start, left.start, mark.end, number))
        left = None
    return left


def _without_opening(text: str, mark: _Mark, number: int, start: int | None) -> Stretch:
    """Return the stretch that a closing mark ends to which no opening one belongs: from the beginning of its paragraph."""
    begin = text.rfind("\n", 0, mark.start) + 1 if start is None else start
    while begin < mark.start and not text[begin].isalnum():
        begin += 1
    return Stretch(begin, mark.start, begin, mark.end, number, dangling=True)


def _cut(text: str, left: _Mark, block: Span, number: int, is_verb: IsVerb) -> Stretch:
    """Return the stretch whose closing mark is missing: up to its attribution, else to the end of the paragraph."""
    for comma in re.finditer(r"[,.!?]\s*", text[max(left.end, block[0]) : block[1]]):
        position = max(left.end, block[0]) + comma.end()
        if is_verb(position):
            end = position - len(comma[0])
            return Stretch(left.end, end, left.start, end, number, dangling=True)
    return Stretch(left.end, block[1], left.start, block[1], number, dangling=True)
