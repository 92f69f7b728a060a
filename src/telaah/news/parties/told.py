"""Whether a name is a person's by what stands around it."""

from __future__ import annotations

import re

from telaah.mentions.matcher import field_words
from telaah.news.parties.holders import Holder
from telaah.news.parties.lexicon import given_names, is_name_word, positions, short_regions
from telaah.news.parties.names import Name, keys
from telaah.news.parties.pieces import Piece

AGED = re.compile(r"\s*\(\d{2}\)|\s*[,(]\s*(?:\d{1,3}|[a-z]+(?: (?:belas|puluh(?: [a-z]+)?))?)\s+tahun\b")
_ABBREVIATED = re.compile(r"\b(?:K\.?H|H|Hj|Dr|Ir|Drs|Dra|Prof|Letjen|Jend)\.\s*$")
_LEFT = re.compile(r"([\w’'-]+)[\s“\"‘(]*$")
_BEFORE_SUBJECT = frozenset({"bernama", "oleh", "dan", "adalah", "sementara", "sedangkan", "adapun"})
_DEFINES = re.compile(r"(?:adalah|merupakan|ialah)\b")
_INITIALS = re.compile(r"\b[A-Z]\.$")


def is_told(piece: Piece, at: int, name: Name) -> bool:
    """Tell whether a name in prose is a person's: its words are, and neither neighbour makes it the name of a thing."""
    shown, lists = piece.shown, positions().words
    words = keys(name.text)
    left = _LEFT.search(shown[:at])
    before = left[1] if left and not re.search(r"[.!?]", shown[left.end(1) : at]) else ""
    if before.lower() in lists["honorifics"] or _ABBREVIATED.search(shown[:at]):
        return False  # read from the title on
    of_thing = before and (
        before[0].isupper() or before.lower().removeprefix("di") in lists["place"] | lists["rooms"] | lists["things"]
    )
    if of_thing or words[-1] in short_regions() or re.match(r"\s[A-Z\d]|[-/&]", shown[name.end : name.end + 2]):
        return False
    if AGED.match(shown, name.end) or _is_marked(name, at, before, words):
        return True
    phrase = re.match(r"\s*,\s+([a-z]+)", shown[name.end :])
    what = phrase[1] if phrase else ""
    if len(words) == 1:
        elder = name.start > at and shown[at : name.start].strip(" .").lower() in lists["elders"]
        return elder or (not before and (what in positions().roles or what in lists["kin"]))
    if what in lists["speech"]:  # "X, jelas Bupati": somebody else speaks of X
        return False
    given, odd = any(w in given_names() for w in words), [is_name_word(w.capitalize()) or len(w) < 3 for w in words]
    return (all(odd) and (given or bool(what))) or (odd[0] and bool(what) and (given or name.start > at))


def _is_marked(name: Name, at: int, before: str, words: list[str]) -> bool:
    """Tell whether a title of respect or a degree stands with a name: "Ibu X Y", "X Y, S.T."."""
    marked = (name.start > at or name.end > name.stop) and not before[:1].isupper()
    return marked and len(words) > 1 and all(is_name_word(w.capitalize()) or len(w) < 3 for w in words)


def all_names(name: Name) -> bool:
    """Tell whether a name has several words and none is another word of the language."""
    words = keys(name.text)
    return len(words) > 1 and all(is_name_word(w.capitalize()) or len(w) < 3 for w in words)


def is_behind(piece: Piece, at: int, ends: set[int]) -> bool:
    """Tell whether a body or a region ends right before a place: "Pengajar Universitas X (UX), Y, mengatakan"."""
    before = re.sub(r"\s*\([^()]*\)\s*$", "", piece.raw[:at].rstrip(" ,"))
    return len(before.rstrip(" ,")) in ends


def is_apart(raw: str, name: Name) -> bool:
    """Tell whether commas on both sides set a name apart that no list has: "Kepala Dinas X, Adolf Yoku, bersama ..."."""
    words = keys(name.text)
    return (
        len(words) > 1
        and re.match(r",\s+[a-z]", raw[name.end :]) is not None
        and any(is_name_word(w.capitalize()) for w in words)
        and not any(w in field_words() for w in words)
    )


def ends_well(raw: str, end: int) -> bool:
    """Tell whether what follows a name behind a comma lets it be one: a comma, a verb, the end."""
    rest = raw[end:].lstrip(' )”"’')
    if not rest or rest[0] in ",.;:(-–":
        return True
    return rest[0].islower() and not _DEFINES.match(rest)


def apposition(piece: Piece, holder: Holder, name: Name) -> bool:
    """Tell "Sapril, Sekda X saat ..." from a list "..., Camat A, Kepala B": the name stands behind a verb or a clause's begin."""
    before = piece.shown[: name.start].rstrip()
    last = re.search(r"([\w’']+)\W*$", before)
    if not before or (before[-1] in '.“"”:' and not _INITIALS.search(before)):
        return True
    if before[-1] == ",":  # "Dikonfirmasi soal itu, X, Kepala Dinas Y, mengungkap ..."
        behind = piece.shown[piece.end(holder.last) :]
        return re.match(r"\s*,", behind) is not None and verb_follows(f" {behind.lstrip(' ,')}", 0)
    return last is not None and last[1].lower() in positions().words["speech"] | _BEFORE_SUBJECT


def verb_follows(raw: str, end: int) -> bool:
    """Tell whether a verb of speaking or acting follows a name: "X juga mengatakan", "X, yang hadir, menilai"."""
    match = re.match(r"(?:\s*,[^,.]{0,60},)?\s*(?:pun |juga |sendiri |lantas |kemudian )?([a-z]+)", raw[end:])
    return match is not None and match[1] in positions().words["said"]
