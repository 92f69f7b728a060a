"""Word pieces of a text, as the library ``tokenizers`` makes them for the encoder, without that library.

Lower case, no accents, words cut at spaces and marks, each word into the longest pieces that the vocabulary has.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

_LONGEST = 60
"""Letters of a word; a longer one has no pieces."""
_GOES_ON = "##"
_PLAIN = re.compile(r"[a-z0-9]+|[!-/:-@\[-`{-~]")
"""The words of a text in ASCII: most are, and need no look at each letter."""
_KEPT = 200_000
"""Words whose pieces are remembered."""
_CHINESE = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2FA1F), (0xF900, 0xFAFF))


class WordPieces:
    """A vocabulary of word pieces."""

    def __init__(self, file: Path) -> None:
        """Read the vocabulary of a ``tokenizer.json``."""
        model = json.loads(file.read_text(encoding="utf-8"))["model"]
        self._vocabulary: dict[str, int] = model["vocab"]
        self._known: dict[str, tuple[int, ...]] = {}

    def ids(self, text: str) -> list[int]:
        """Return the numbers of the pieces of a text; words that have none are left out.

        A text of known words only gives a list without gaps: what cannot be said is not said.
        """
        known = self._known
        found: list[int] = []
        for word in _PLAIN.findall(text.lower()) if text.isascii() and text.isprintable() else _words(text):
            pieces = known.get(word)
            if pieces is None:
                pieces = self._pieces(word)
                if len(known) < _KEPT:
                    known[word] = pieces
            found.extend(pieces)
        return found

    def _pieces(self, word: str) -> tuple[int, ...]:
        if len(word) > _LONGEST:
            return ()
        pieces: list[int] = []
        start = 0
        while start < len(word):
            end = len(word)
            while end > start and (_GOES_ON * bool(start) + word[start:end]) not in self._vocabulary:
                end -= 1
            if end == start:
                return ()
            pieces.append(self._vocabulary[_GOES_ON * bool(start) + word[start:end]])
            start = end
        return tuple(pieces)


def _words(text: str) -> Iterator[str]:
    """Yield words and marks of any text."""
    plain = "".join(_cleaned(text))
    plain = "".join(letter for letter in unicodedata.normalize("NFD", plain) if unicodedata.category(letter) != "Mn").lower()
    for run in plain.split():
        word = ""
        for letter in run:
            if _is_mark(letter):
                if word:
                    yield word
                yield letter
                word = ""
            else:
                word += letter
        if word:
            yield word


def _cleaned(text: str) -> Iterator[str]:
    for letter in text:
        if letter in "\t\n\r" or letter.isspace():
            yield " "
        elif letter == "\ufffd" or unicodedata.category(letter)[0] == "C":
            continue
        elif any(first <= ord(letter) <= last for first, last in _CHINESE):
            yield f" {letter} "
        else:
            yield letter


def _is_mark(letter: str) -> bool:
    return (letter.isascii() and not letter.isalnum() and letter.isprintable()) or unicodedata.category(letter)[0] == "P"
