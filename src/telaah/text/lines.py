"""Which lines of a text are one paragraph, one heading, one item of a list: text as it is printed, broken at its right edge.

A line goes on in the next if the next word had no place in it. Text of files, mails and pages that somebody broke by hand
or a program drew out of a PDF comes so; in text with a paragraph a line nothing is joined but what a line break cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

Span = tuple[int, int]

WIDEST = 170
"""A text whose lines are longer has a paragraph a line."""
_FULL = 0.9
"""A line is full from this share of the widest on, the next word counted: edges are ragged and letters are not alike."""
_LONG = 0.8
"""A line of a caption is shorter, that of a paragraph is not."""
_LEAST_WIDE = 58
_BULLETS = "•▪●■◆◦‣–*➢✓\uf0b7\uf0d8\uf0a7\uf0fc\uf076-"
_NUMBER = re.compile(r"\(?\d{1,2}[.)](?=\s+\S)|\d{1,2}(?:\.\d{1,2})+\.?(?=\s+[A-Z])|\(\d{1,2}\)(?=\s)")
_LETTER = re.compile(r"\(?[a-z][.)](?=\s+\S)|[A-Z][.)](?=\s+\S)|[ivx]{1,4}[.)](?=\s)|[IVX]{1,4}\.(?=\s*[A-Z])")
_SLIP = re.compile(r"[\da-zA-Z][.,)'‘](?=\s*\S)|[a-z](?=\s[A-Z])")
"""A mark of an item as OCR may read it; believed behind the end of an item only."""
_CHAPTER = re.compile(r"BAB\s+[IVX]+\b")
_LABEL = re.compile(r"([A-Za-z][\w/()-]*(?: [\w/()-]+){0,5}?)\s?:(?=\s|$)")
_AND = re.compile(r"[;,]\s+(?:dan|atau|serta)$")
_FIRST = re.compile(r"[^\W_]+(?:[-/][^\W_]+)*")
_STOPS = ".!?…"


@dataclass(frozen=True, slots=True)
class LineWords:
    """Words in lower case; the file says what each list is for."""

    openers: frozenset[str]
    joins: frozenset[str]
    labels: frozenset[str]
    captions: frozenset[str]
    signing: frozenset[str]


def paragraph_spans(text: str, words: LineWords) -> list[Span]:
    r"""Return the paragraphs, headings and items of a text, without the spaces around them."""
    spans: list[Span] = []
    for group in _groups(text):
        width = max(end - start for start, end in group)
        wide = max(width, _LEAST_WIDE) if width <= WIDEST else None
        first = True
        for start, end in group:
            line = text[start:end]
            if not first and _goes_on(text[spans[-1][0] : spans[-1][1]], line, wide, words):
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
            first = False
    return spans


def _groups(text: str) -> Iterator[list[Span]]:
    """Yield the lines between blank lines. A long text of one line each has one group."""
    group: list[Span] = []
    position = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            start = position + line.index(stripped[0])
            group.append((start, start + len(stripped)))
        elif group:
            yield group
            group = []
        position += len(line)
    if group:
        yield group


def _goes_on(block: str, line: str, wide: int | None, words: LineWords) -> bool:
    """Tell whether the last line of a paragraph goes on in this line."""
    above = block[block.rfind("\n") + 1 :].strip()
    if wide is None:
        return line[0].islower() and len(block) > 30 and (above[-1].isalnum() or above[-1] in ",;-")
    ending, last = above[-1], above.split()[-1].lower().strip("(“\"'")
    listed = ending in ";:" or _AND.search(above) is not None
    item = _item(line, ending, behind=last in words.joins and not listed)
    if item and listed:
        return False
    if ending in ",-–/&(" or (last in words.joins and not item):
        return not (ending == "," and _label(line, words))
    if item or line.isdigit() or _CHAPTER.match(line) or _label(line, words) or _signs(line, words):
        return False
    if _is_number(above, words) or not any(map(str.isalpha, line)):
        return True
    return _same(block, above, line, wide, words)


def _same(block: str, above: str, line: str, wide: int, words: LineWords) -> bool:  # noqa: PLR0911 -- one case a line
    """Tell whether a line that begins no item and no label goes on with the paragraph above it."""
    full = len(above) + 1 + len(line.split(maxsplit=1)[0]) >= _FULL * wide
    ending, lower = above[-1], line[0].islower()
    if ending in ";:":
        return ending == ":" and (lower or line[0] in ":(") and full
    if ending in _STOPS:
        return full or lower
    if lower or line[0] in "(:,;.)%":
        return True
    if _opens(line, words):
        return False
    if _caption(block, words):
        return len(line) < _LONG * wide or _word(line) not in words.openers
    capitals = block.isupper() and line.isupper()
    if block.isupper() != line.isupper() and "\n" not in block.strip() and not full:
        return False
    return full or capitals


def _opens(line: str, words: LineWords) -> bool:
    """Tell whether a line begins with the capital of a sentence: "Adapun rincian", not "Adapun Rincian" of a title."""
    found = line.split(maxsplit=2)
    return len(found) > 1 and _word(line) in words.openers and found[1][0].islower() and found[1] not in ("dan", "atau")


def _item(line: str, ending: str, *, behind: bool) -> bool:
    """Tell whether a line begins an item of a list or a numbered heading; behind "tahun" only a sure mark does."""
    if line[0] in _BULLETS and (line[0] not in "-–" or line[1:2].isspace()):
        return True
    number = _NUMBER.match(line)
    if number:
        rest = line[number.end() :].lstrip()
        return (not rest[0].islower() or ending in ";:.,") and (not behind or ")" in number[0])
    letter = _LETTER.match(line)
    if letter:
        return (not letter[0][0].isupper() or ending in ".;:") and (not behind or ending in ";:")
    return ending in ";:" and bool(_SLIP.match(line))


def _label(line: str, words: LineWords) -> bool:
    """Tell whether a line begins with the word for what it holds: "Sumber : BPS"."""
    match = _LABEL.match(line)
    return match is not None and (_word(line) in words.labels and match[1][0].isupper())


def _signs(line: str, words: LineWords) -> bool:
    """Tell whether a line is one of a signature or of a letterhead."""
    return len(line) < 60 and _word(line) in words.signing


def _caption(block: str, words: LineWords) -> bool:
    return _word(block).rstrip("0123456789") in words.captions


def _is_number(line: str, words: LineWords) -> bool:
    """Tell whether a line is the number of a table alone: its title goes on below."""
    return _word(line).rstrip("0123456789") in words.captions and len(line) < 16


def _word(text: str) -> str:
    match = _FIRST.search(text)
    return match[0].lower() if match else ""
