"""What stands behind a title: a field of government, a body, words of English titles."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from telaah.mentions.matcher import field_words
from telaah.mentions.spans import Span
from telaah.news.parties.lexicon import given_names, positions
from telaah.news.parties.pieces import Piece

EMPLOYERS = ("DUNIA_USAHA", "BUMN_BUMD", "AKADEMISI", "LEMBAGA_NEGARA")


def is_grade(piece: Piece, index: int, grades: AbstractSet[str]) -> bool:
    """Tell whether a word stands in an English title: "Communication and Legal Section Head"."""
    link = index and piece.words[index] in ("and", "&") and piece.words[index - 1] in grades
    return (piece.words[index] in grades and piece.reader.capital(index)) or bool(link)


def begins_field(piece: Piece, index: int) -> bool:
    """Tell whether a field or a unit stands behind "Kabid.", and not the next sentence."""
    return piece.reader.capital(index) and (index in piece.by_first or piece.words[index] in field_words())


def is_odd_field(piece: Piece, index: int) -> bool:
    """Tell whether a word that no list has is the field of an office: "Kabid Dikdas, Rahmat Hidayat"; a degree follows a name."""
    words, reader = piece.words, piece.reader
    if words[index + 1 : index + 2] != (",",) or not reader.capital(index) or words[index] in given_names():
        return False
    degree = re.match(r"\s*,\s*(?:[A-Z][A-Za-z]{0,4}\.|[A-Z]{2,4}\b)", piece.shown[piece.end(index) :])
    titled = index + 2 < len(words) and words[index + 2] in ("dr", "drg", "ir", "drs", "dra", "hj", "h")
    return words[index].isalpha() and (titled or (degree is None and reader.is_person(index + 2) and reader.is_person(index + 3)))


def facility_end(piece: Piece, first: int, last: int) -> int:
    """Return the last word of the name of an airport, a market or the like that stands among the words, or ``last``.

    The name goes on before a comma and a person, as far as the article has it elsewhere, up to a region, or for one word.
    """
    words, reader, names = piece.words, piece.reader, positions().words["facilities"]
    at = next((n for n in range(first, min(last, len(words) - 1) + 1) if words[n] in names and reader.capital(n)), -1)
    if at < 0:
        return last
    end = at
    while end + 1 < len(words) and end - at < 5 and reader.capital(end + 1) and words[end + 1].isalpha():
        end += 1
    if end == at or (words[end + 1 : end + 2] == (",",) and end + 2 < len(words) and reader.is_person(end + 2)):
        return max(last, end)
    for stop in range(end, at, -1):
        if _named_alone(piece, at, stop) or (stop in reader.region_at.values() and stop < end):
            return max(last, stop)
    return max(last, at + 1 if end == at + 1 or end > at + 2 else at)


def _named_alone(piece: Piece, first: int, last: int) -> bool:
    """Tell whether the article has a name elsewhere without a title before it and not further."""
    name = re.escape(piece.shown[piece.start(first) : piece.end(last)])
    for match in re.finditer(rf"{name}(?! [A-Z])", piece.story.text):
        before = piece.story.text[max(0, match.start() - 12) : match.start()].lower().split()
        if not before or before[-1] not in positions().offices:
            return True
    return False


def begins_body(piece: Piece, index: int) -> bool:
    """Tell whether a body begins here to which the holder of a free title belongs: "Direktur Teknik PT X"."""
    span = piece.by_first[index]
    return span.cls in (*EMPLOYERS, "PUSAT") and span.size > 1 and not span.flags & {"generic", "topic", "place"}


def field_and_body(piece: Piece, end: int) -> tuple[Span | None, int]:
    """Read "guru besar antropologi Universitas X": a field, then the body."""
    for at in range(end + 1, min(end + 4, len(piece.words))):
        span = piece.by_first.get(at)
        if span is not None:
            good = span.cls in ("AKADEMISI", "PUSAT", "OPD", "LEMBAGA_NEGARA") and not span.flags & {"generic", "topic"}
            return (span, span.last) if good else (None, end)
        if not piece.words[at].isalpha() or piece.words[at] in ("dan", "di", "dari", "yang", "untuk", "dalam"):
            break
    return None, end
