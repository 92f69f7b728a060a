"""Text from documents made harmless for terminals, spreadsheets, web pages and file names.

A plan may come from anybody. Its text must not move the cursor, colour the screen, run as a formula or turn the
order of a line around when somebody reads a report.
"""

from __future__ import annotations

import re
import unicodedata

# Categories: control, surrogate, private use, and those format characters that turn the order of writing.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]")
_CSI = r"[0-?]*[ -/]*[@-~]"
_ESCAPES = re.compile(
    rf"\x1b(?:\[{_CSI}"  # colours, movements
    r"|\][^\x07\x1b]*(?:\x07|\x1b\\)?"  # titles, links
    r"|[PX^_][^\x1b]*(?:\x1b\\)?"  # device strings
    rf"|[@-Z\\-_])|\x9b{_CSI}"
)
_SPACES = re.compile(r"\s+")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "%")
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_BEFORE = 0.4
"""Of a passage that is cut to what it is quoted for, so much stands before that."""
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


def clean(text: str) -> str:
    r"""Return text on one line without escape sequences, control characters and marks that turn its direction.

    >>> clean("Dinas\x1b[31m Sosial\n(Dinsos)\u202e")
    'Dinas Sosial (Dinsos)'
    """
    return _SPACES.sub(" ", _CONTROL.sub(" ", _ESCAPES.sub("", text))).strip()


def strip_controls(text: str) -> str:
    r"""Return text with its lines kept, all other control characters dropped.

    >>> strip_controls("satu\n\x07dua")
    'satu\ndua'
    """
    return "\n".join(_CONTROL.sub("", line) for line in _ESCAPES.sub("", text).split("\n"))


def for_spreadsheet(text: str) -> str:
    """Return text that a spreadsheet shows and never runs: an apostrophe before what would be a formula.

    Full-width forms count, because spreadsheets fold them. A plain negative number or a bullet is guarded too.

    >>> for_spreadsheet("=1+1")
    "'=1+1"
    """
    head = unicodedata.normalize("NFKC", text.lstrip(" \u00a0\u3000")[:1])
    return f"'{text}" if head.startswith(_FORMULA) else text


def file_name(text: str, *, otherwise: str = "dokumen") -> str:
    """Return a name that is a file name on every system.

    >>> file_name("../Renstra: Dinas A/B?")
    'Renstra_ Dinas A_B_'
    """
    name = _NOT_IN_NAMES.sub("_", clean(text)).strip(" ._")
    tail = "_" if clean(text).endswith(("?", "/", ":")) and name else ""
    name = f"{name}{tail}"[:150]
    return f"_{name}" if _RESERVED.match(name) else name or otherwise


def shorten(text: str, width: int) -> str:
    """Return text of at most ``width`` characters, cut between words.

    >>> shorten("Meningkatnya ketertiban umum", 20)
    'Meningkatnya …'
    """
    if len(text) <= width:
        return text
    cut = text[: width - 1]
    space = cut.rfind(" ")
    return f"{cut[: space + 1] if space > width // 2 else cut}…"


def find_words(text: str, words: str) -> int:
    r"""Return where words stand in a text as whole words, whatever blanks part them; -1 where they do not.

    >>> find_words("multimedia dan bersama\nmedia  massa", "media massa")
    23
    """
    parts = [re.escape(word) for word in words.split()]
    if not parts:
        return -1
    found = re.search(r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)", text, re.IGNORECASE)
    return found.start() if found else -1


def around(quote: str, words: str, width: int) -> str:
    """Return a quotation of at most ``width`` characters, cut so that the words stay for which it is quoted.

    >>> around("Program ini dilaksanakan setiap tahun bersama Dinas Sosial", "Dinas Sosial", 30)
    '… tahun bersama Dinas Sosial'
    """
    quote, words = clean(quote), clean(words)
    place = find_words(quote, words)
    if place < 0 or place + len(words) < width:
        return shorten(quote, width)
    start = max(0, min(place - int(_BEFORE * width), len(quote) - width + 2))
    start = quote.find(" ", start, place) + 1 or place
    return f"… {shorten(quote[start:], width - 2)}"
