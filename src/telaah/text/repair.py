"""Joins the lines of a cell or paragraph, and the words and numbers that were cut where a line was full.

A narrow cell prints "Meningk" and "atnya" on two lines, "3.931.039.0" and "00" likewise. Whether two pieces are one word is
told by a word list and by the words that the document itself uses elsewhere; whether the line was full, by the reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Known = Callable[[str], bool]

_SPACES = re.compile(r"\s+")
_LAST = re.compile(r"(?:^|(?<=[\s(\"'“/]))([^\W\d_]+)$")
_FIRST = re.compile(r"^([^\W\d_]+)")
_NUMBER_END = re.compile(r"(?:^|(?<=\s))(?:Rp\.?\s?)?[\d.,]*[\d.,]$")
_NUMBER_START = re.compile(r"^[\d.,]*\d[\d.,]*%?(?=\s|$)|^[.,]\d[\d.,]*%?(?=\s|$)")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d*)?|\d{1,3}(?:,\d{3})+(?:\.\d*)?")
_LETTERS_APART = re.compile(r"(?:(?<=\s)|^)(?:[A-Z]{1,2}\s){4,}[A-Z]{1,2}(?=\s|$)")

_THREE = re.compile(r"\d{3}(?:\D.*)?")
_TAILS = frozenset({")", "%", ".", ",", ";", ":", ").", ");"})
MIN_WORD = 5
"""Letters that a joined word has at least: "d" and "e" are no word, whatever a list holds."""
MAX_PIECES = 4
"""A word is cut into at most so many pieces."""
_LONG = 600
"""Characters of a paragraph after which its beginning is laid aside."""


def join_lines(lines: Sequence[str], known: Known, full: Sequence[bool] | None = None) -> str:
    """Return the lines as one, cut words and numbers whole.

    ``full`` tells for each line whether it reached the edge of its cell; without it, no line counts as full.

    >>> words = {"meningkatnya", "ketertiban"}
    >>> join_lines(["Meningk", "atnya", "ketertiban"], words.__contains__, [True, True, True])
    'Meningkatnya ketertiban'
    >>> join_lines(["3.931.039.0", "00"], words.__contains__)
    '3.931.039.000'
    """
    text = ""
    before = -1
    for k, line in enumerate(lines):
        following = line.strip()
        if not following:
            continue
        if text:
            end = _LineEnd(bool(full and full[before]), " " not in lines[before].strip(), lines[k + 1 : k + MAX_PIECES - 1])
            text = _joined(text, following, known, end)
        else:
            text = following
        before = k
    return spaced_letters(_SPACES.sub(" ", text).strip())


@dataclass(frozen=True, slots=True)
class _LineEnd:
    """What is known of the place where one line ends and the next begins."""

    full: bool
    """The line reached the edge of its cell."""
    lone: bool
    """The line is a single word."""
    more: Sequence[str]
    """The lines after the next."""


def _joined(text: str, following: str, known: Known, end: _LineEnd) -> str:
    last, first = text[-1], following[0]
    if last in "-\u2010" and text[-2:-1].isalpha() and first.isalpha():
        return _hyphen(text, following, known)
    if following in _TAILS:
        close = end.full and end.lone
    elif last.isalpha() and first.isalpha():
        close = _one_word(text, following, known, end)
    elif last in "-–" and text[-2:-1].isdigit():
        close = first.isdigit()
    elif last == "/" or first == "/":
        close = True
    elif (last.isdigit() or last in ".,") and (first.isdigit() or first in ".,"):
        close = _one_number(text, following, full=end.full)
    else:
        close = False
    return text + following if close else f"{text} {following}"


def _hyphen(text: str, following: str, known: Known) -> str:
    """Take a hyphen at the line's end for what it is: a division of a word, or part of it."""
    head, tail = _LAST.search(text[:-1]), _FIRST.match(following)
    if head is None or tail is None:
        return text + following
    a, b = head.group(), tail.group()
    if a.lower() == b.lower() or not (b[0].islower() or (a.isupper() and b.isupper())):
        return text + following
    divided = known(a + b) and not (known(a) and known(b) and known(f"{a}-{b}"))
    return (text[:-1] if divided else text) + following


def _one_word(text: str, following: str, known: Known, end: _LineEnd) -> bool:
    head, tail = _LAST.search(text), _FIRST.match(following)
    if head is None or tail is None:
        return False
    a, b = head.group(), tail.group()
    if len(a) + len(b) < MIN_WORD - a.isupper() or not _same_case(a, b):
        return False
    knows_a, knows_b = known(a), known(b)
    if knows_a and len(b) <= 2 and following[len(b) : len(b) + 1] in ("/", "."):
        return False  # "s/d", "a.": an abbreviation or a marker, no end of a word
    if known(a + b):
        # Both pieces are words as well: the shorter must be a mere affix or syllable for the whole to be meant.
        return not (knows_a and knows_b) or (end.full and end.lone and min(len(a), len(b)) <= 3)
    if len(following) == len(b) and not (knows_a and knows_b) and _goes_on(a + b, end.more, known):
        return not (knows_b and len(b) > 3)
    return end.full and end.lone and not knows_b and (not knows_a or len(b) <= 4) and b.islower()


def _same_case(a: str, b: str) -> bool:
    """A word goes on in small letters after small letters, in capitals after capitals."""
    return a.isupper() if b[0].isupper() else not (a.isupper() and len(a) > 1)


def _goes_on(begun: str, more: Sequence[str], known: Known) -> bool:
    """Tell whether the pieces on the next lines make a word of two pieces that are none."""
    for line in more:
        piece = _FIRST.match(line.strip())
        if piece is None:
            return False
        begun += piece.group()
        if known(begun):
            return True
        if piece.group() != line.strip():
            return False
    return False


def _one_number(text: str, following: str, *, full: bool) -> bool:
    head, tail = _NUMBER_END.search(text), _NUMBER_START.match(following)
    if head is None or tail is None:
        return False
    a, b = head.group().removeprefix("Rp").lstrip(". "), tail.group()
    if not any(c.isdigit() for c in a):
        return False
    if b[0] in ".," or a[-1] == ",":
        return True
    if a[-1] == ".":
        # "1." and "2." in two lines are numbers of a list; "1.234." and "567" are one number, "1.05." and "02" one code.
        return a.count(".") > 1 or _THREE.fullmatch(b) is not None
    groups = re.split(r"[.,]", a)
    if len(groups) > 1 and len(groups[-1]) < 3 and _GROUPED.fullmatch((a + b).rstrip("%")):
        return True
    # Two figures below each other stand in a full line too: only what is no whole figure or code is cut there.
    return (
        full
        and "." not in b
        and ((a.count(".") >= 3 and len(b) <= 4) or (len(groups) == 2 and len(groups[-1]) == 1 and len(b.rstrip("%")) == 1))
    )


def spaced_letters(text: str) -> str:
    """Draw letter-spaced words together.

    >>> spaced_letters("P E N D A H U L U A N")
    'PENDAHULUAN'
    """
    if len(text) < 9 or not _LETTERS_APART.search(text):
        return text
    return _LETTERS_APART.sub(_together, text)


def _together(match: re.Match[str]) -> str:
    pieces = match.group().split()
    if sum(map(len, pieces)) > 1.5 * len(pieces):
        return match.group()
    return "".join(pieces)


def join_paragraph(lines: Sequence[str], known: Known) -> str:
    """Join lines of running text: words are cut there by hyphens only.

    >>> join_paragraph(["pember-", "dayaan masya", "rakat"], {"pemberdayaan", "masyarakat"}.__contains__)
    'pemberdayaan masya rakat'
    """
    done: list[str] = []
    text = lines[0].strip()
    for line in lines[1:]:
        following = line.strip()
        if text[-1:] in ("-", "\u2010") and text[-2:-1].isalpha() and following[:1].isalpha():
            text = _hyphen(text, following, known)
        else:
            text = f"{text}{'' if text.endswith('/') else ' '}{following}"
        # Only the end of the text matters to what follows: a paragraph of 100,000 lines would be copied as often.
        if len(text) > _LONG and (cut := text.rfind(" ", 0, -_LONG // 2) + 1):
            done.append(text[:cut])
            text = text[cut:]
    return spaced_letters(_SPACES.sub(" ", "".join(done) + text).strip())
