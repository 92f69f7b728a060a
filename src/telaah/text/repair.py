"""Joins the lines of a cell or paragraph, and the words and numbers that were cut where a line was full.

A narrow cell prints "Meningk" and "atnya" on two lines, "3.931.039.0" and "00" likewise. Whether two pieces are one word is
told by a word list and by the words that the document itself uses elsewhere; whether the line was full, by the reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

Known = Callable[[str], bool]

_SPACES = re.compile(r"\s+")
_LAST = re.compile(r"(?:^|(?<=[\s(\"'“/]))([^\W\d_]+)$")
_FIRST = re.compile(r"^([^\W\d_]+)")
_NUMBER = re.compile(r"(?:Rp\.?\s?)?[\d.,]*\d[\d.,]*%?")
_NUMBER_END = re.compile(r"(?:^|(?<=\s))(?:Rp\.?\s?)?[\d.,]*[\d.,]$")
_NUMBER_START = re.compile(r"^[\d.,]*\d[\d.,]*%?(?=\s|$)|^[.,]\d[\d.,]*%?(?=\s|$)")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d*)?|\d{1,3}(?:,\d{3})+(?:\.\d*)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LETTERS_APART = re.compile(r"(?:(?<=\s)|^)(?:[A-Z]{1,2}\s){4,}[A-Z]{1,2}(?=\s|$)")

MIN_WORD = 5
"""Letters that a joined word has at least: "d" and "e" are no word, whatever a list holds."""
MAX_PIECES = 4
"""A word is cut into at most so many pieces."""


def join_lines(lines: Sequence[str], known: Known, full: Sequence[bool] | None = None) -> str:
    """Return the lines as one, cut words and numbers whole.

    ``full`` tells for each line whether it reached the edge of its cell; without it, no line counts as full.

    >>> words = {"meningkatnya", "ketertiban"}
    >>> join_lines(["Meningk", "atnya", "ketertiban"], words.__contains__)
    'Meningkatnya ketertiban'
    >>> join_lines(["3.931.039.0", "00"], words.__contains__)
    '3.931.039.000'
    """
    if not lines:
        return ""
    text = lines[0].strip()
    before = full[0] if full else False
    k, count = 1, len(lines)
    while k < count:
        following = lines[k].strip()
        if following:
            text = _joined(text, following, known, full=before, lone=_lone(lines[k - 1]), more=lines[k + 1 : k + MAX_PIECES - 1])
            before = full[k] if full else False
        k += 1
    return spaced_letters(_SPACES.sub(" ", text).strip())


def _lone(line: str) -> bool:
    return " " not in line.strip()


def _joined(text: str, following: str, known: Known, *, full: bool, lone: bool, more: Sequence[str]) -> str:
    if not text:
        return following
    last = text[-1]
    if last in "-\u2010" and len(text) > 1 and text[-2].isalpha() and following[0].isalpha():
        return _hyphen(text, following, known)
    if last in "-–" and text[-2:-1].isdigit() and following[0].isdigit():
        return text + following
    if last == "/" or following[0] == "/":
        return text + following
    if last.isalpha() and following[0].isalpha():
        return f"{text}{'' if _one_word(text, following, known, full=full, lone=lone, more=more) else ' '}{following}"
    if (
        (last.isdigit() or last in ".,")
        and (following[0].isdigit() or following[0] in ".,")
        and _one_number(text, following, full=full)
    ):
        return text + following
    if full and lone and following in {")", "%", ".", ",", ";", ":", ").", ");"}:
        return text + following
    return f"{text} {following}"


def _hyphen(text: str, following: str, known: Known) -> str:
    """Take a hyphen at the line's end for what it is: a division of a word, or part of it."""
    head, tail = _LAST.search(text[:-1]), _FIRST.match(following)
    if head is None or tail is None:
        return text + following
    a, b = head.group(), tail.group()
    if a.lower() == b.lower() or not (following[0].islower() or (a.isupper() and b.isupper())):
        return text + following
    if known(a + b) and not (known(a) and known(b) and known(f"{a}-{b}")):
        return text[:-1] + following
    return text + following


def _one_word(text: str, following: str, known: Known, *, full: bool, lone: bool, more: Sequence[str]) -> bool:
    head, tail = _LAST.search(text), _FIRST.match(following)
    if head is None or tail is None:
        return False
    a, b = head.group(), tail.group()
    if len(a) + len(b) < MIN_WORD - a.isupper() or (b[0].isupper() and not a.isupper()):
        return False
    if a.isupper() and len(a) > 1 and b.islower():
        return False
    rest = following[len(b) :]
    knows_a, knows_b = known(a), known(b)
    if known(a + b):
        return not (knows_a and knows_b) or (full and lone and _a_piece(a, b))
    if not rest and not (knows_a and knows_b):
        longer = a + b
        for line in more:
            piece = _FIRST.match(line.strip())
            if piece is None:
                break
            longer += piece.group()
            if known(longer):
                return not (knows_b and len(b) > 3)
            if piece.group() != line.strip():
                break
    if full and lone and not knows_b and (not knows_a or len(b) <= 4) and b.islower():
        return True
    return False


def _a_piece(a: str, b: str) -> bool:
    """Both pieces are words as well: the shorter must be a mere affix or syllable for the whole to be meant."""
    return min(len(a), len(b)) <= 3


def _one_number(text: str, following: str, *, full: bool) -> bool:
    head, tail = _NUMBER_END.search(text), _NUMBER_START.match(following)
    if head is None or tail is None:
        return False
    a, b = head.group(), tail.group()
    if a.startswith("Rp"):
        a = a[2:].lstrip(". ")
    if not a or not any(c.isdigit() for c in a):
        return False
    if _YEAR.fullmatch(a) and _YEAR.fullmatch(b):
        return False
    if b[0] in ".," or a[-1] in ",":
        return True
    if a[-1] == ".":
        # "1." and "2." in two lines are numbers of a list; "1.234." and "567" are one number, "1.05." and "02" one code.
        return a.count(".") > 1 or bool(re.fullmatch(r"\d{3}(?:\D.*)?", b))
    whole, plain = (a + b).rstrip("%"), b.rstrip("%")
    groups = re.split(r"[.,]", a)
    if len(groups) > 1 and len(groups[-1]) < 3 and _GROUPED.fullmatch(whole):
        return True
    return full and len(groups) > 1 and len(plain) <= 3 and not (_GROUPED.fullmatch(a) and _NUMBER.fullmatch(b) and "." in b)


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
    text = lines[0].strip()
    for line in lines[1:]:
        following = line.strip()
        if text[-1:] in ("-", "\u2010") and text[-2:-1].isalpha() and following[:1].isalpha():
            text = _hyphen(text, following, known)
        else:
            text = f"{text}{'' if text.endswith('/') else ' '}{following}"
    return spaced_letters(_SPACES.sub(" ", text).strip())
