"""Names of persons in running text: "H. Herman Deru", "Dr. Ir. Siti Aminah, M.Si", "Rudy Mas’ud"."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache

from telaah.lexicons.regions import find_places
from telaah.lexicons.words import known
from telaah.mentions.matcher import field_words
from telaah.news.parties.lexicon import given_names, positions, short_regions

_TOKEN = re.compile(r"[^\W\d_][\w’'‘`´]*(?:[-][^\W\d_][\w’'‘`´]*)*\.?|\S")
_WORD = re.compile(r"[^\W\d_][\w’'‘`´-]*")
_STRONG = frozenset(
    {"ir", "drs", "dra", "hj", "prof", "akbp", "kompol", "akp", "iptu", "ipda", "letkol", "mayor", "kapten", "kolonel", "kombes"}
)
_INITIAL = re.compile(r"^[A-Z][a-z]?\.?$")
_SPACED = "Sos|Si|Pd|PdI|Hum|Kom|Kes|Md|Ag|Farm|Psi|Ak|Par|Ip|IKom|Kep|Tr|Eng|Sn|Th|Sc|Pt|Hut|Pi|Stat|AP|Ling|Keb|Gz|Agr"
_DEGREES = re.compile(
    rf"(?:[A-Z][A-Za-z]{{0,4}}\.){{2,}}|[SMA]\.[A-Z][a-z]{{1,5}}\b|[SMA]\.\s(?:{_SPACED})\b|[SM]\.[A-Z]{{1,3}}(?=\s*(?:[,.)]|$|[a-z]))"
)
_ROMAN = re.compile(r"[IVX]{2,4}")
_GOES_ON = re.compile(r"\s+(?!yang|dari|untuk|dalam|pada|bagi)[a-z]{4,}|,\s+[a-z]{3,}|[.;)]\s*$")
"""Behind a name in prose: there all words with a capital letter belong to it, "Gusti Ngurah Jaya Negara mengatakan"."""
_NOBLE = re.compile(r"\b(Daeng|Tengku|Teuku|Raden)\s+$")
_VERB = re.compile(r"(?:me|di|ber|ter|pe)[a-z]+|[a-z]+kan$")
_ACT = re.compile(r"(?:Pe|Per|Ke)[a-z]{4,}an")
_LETTERS = re.compile(r"[^a-z]")
_DEGREE = re.compile(r"^(?:[A-Z][A-Za-z]{0,4}\.){1,4}[A-Za-z]{0,6}\.?$|^[SMA]\.\s?[A-Z][a-z.]+$")
MOST = 5
"""Words of a name."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name at one place of a line; ``end`` is behind its degrees."""

    start: int
    stop: int
    end: int
    text: str


def keys(name: str) -> list[str]:
    """Return the words of a name as they are compared."""
    return [re.sub(r"[^\w]", "", w.lower()) for w in _WORD.findall(name)]


@cache
def _words(kind: str) -> frozenset[str]:
    return positions().words[kind]


def read_name(raw: str, at: int, blocked: AbstractSet[int], *, sure: bool, trust: bool = False) -> Name | None:
    """Return the name that begins at or right behind ``at``; honorifics before it are skipped.

    ``blocked`` are places where bodies and titles begin; ``sure`` is False where what stands there need not be a name, with
    ``trust`` the place alone tells that it is one.
    """
    titled, start, stop = False, -1, -1
    words: list[str] = []
    for match in _TOKEN.finditer(raw, at):
        token = match[0]
        key = token.lower().rstrip(".")
        gap = raw[stop if stop >= 0 else at : match.start()]
        if gap.strip() or "\n" in gap or (match.start() in blocked):
            break
        if not words and _is_no_first(token, raw, match.end()):
            break
        if not words and _is_before_names(token, key, raw, match.end()):
            titled = True
            at = match.end()
            if raw[at : at + 1] == ",":
                at += 1
            continue
        if words and key in _STRONG:  # what stands before "Iptu" is no name
            words, start, stop, titled, at = [], -1, -1, True, match.end()
            continue
        if not _goes_on(token, key, words, raw, match.end()) or (words and _DEGREES.match(raw, match.start())):
            break
        start = match.start() if start < 0 else start
        words.append(token)
        stop = match.end()
        if token.endswith(".") and not _INITIAL.match(token):
            stop -= 1
            words[-1] = token[:-1]
            break
        if len(words) >= MOST:
            break
    words, stop = _trim(words, stop, raw)
    words, start = _with_title(words, start, raw)
    if not words or words[0].lower() in positions().roles or not _plausible(words, sure=sure or titled, trust=trust or titled):
        return None
    return Name(start, stop, _behind_degrees(raw, stop), " ".join(words))


def _is_no_first(token: str, raw: str, end: int) -> bool:
    """Tell whether a word begins no name: an abbreviation before one ("FPI Muhammad X"), a noun of an act ("Penonaktifan X")."""
    short = token.isupper() and 3 <= len(token) <= 6 and token.lower() not in _words("honorifics")
    if short and re.match(r"\s+[A-Z][a-z]", raw[end:]):
        return True
    return bool(_ACT.fullmatch(token)) and token.lower() not in given_names()


def _is_before_names(token: str, key: str, raw: str, end: int) -> bool:
    """Tell whether a word stands before a name: an honorific, the number of an office ("Balai X IV Yosiandi")."""
    return bool(_ROMAN.fullmatch(token)) or (key in _words("honorifics") and not _is_name_after_all(token, raw, end))


def _with_title(words: list[str], start: int, raw: str) -> tuple[list[str], int]:
    """Take a title with it that is half of the name: "Tengku Firdaus", "Daeng Ngalle"."""
    noble = _NOBLE.search(raw[:start]) if len(words) == 1 else None
    return ([noble[1], *words], noble.start(1)) if noble else (words, start)


def _is_name_after_all(token: str, raw: str, end: int) -> bool:
    """Tell whether an honorific is the name itself: "Daeng" where no other name follows."""
    return len(token) > 3 and token.istitle() and token.lower() in given_names() and not re.match(r"\.?\s*[A-Z]", raw[end:])


def _goes_on(token: str, key: str, words: list[str], raw: str, end: int) -> bool:
    if not token[0].isalpha():
        return False
    if key in _words("particles") and words and not token[0].isupper():
        return bool(re.match(r"\s*[A-Z]", raw[end:]))
    if words and token.islower() and len(key) > 3 and not known(key) and not _VERB.match(key):  # "Yosi anandis Putri"
        return bool(re.match(r"\s+[A-Z]", raw[end:]))
    if not token[0].isupper() or key in _words("not_names"):
        return False
    if words and _is_degree(token):
        return False
    return not (token.endswith(".") and len(key) <= 2 and not token[0].isupper())


def _is_degree(token: str) -> bool:
    letters = _LETTERS.sub("", token.lower())
    if _INITIAL.match(token):
        return False
    return (letters in _words("degrees") and (token.isupper() or "." in token.rstrip(".") or not token.istitle())) or bool(
        _DEGREE.match(token) and "." in token[:-1]
    )


def _trim(words: list[str], stop: int, raw: str) -> tuple[list[str], int]:
    """Take particles at the end away, and in headings the words of the language behind a name."""
    while words and words[-1].lower() in _words("particles") and words[-1].islower():
        stop -= len(words[-1]) + 1
        words = words[:-1]
    if _GOES_ON.match(raw, stop):
        thing = next((n for n in range(1, len(words)) if words[n].lower() in _words("things") | _words("rooms")), len(words))
        return words[:thing], stop - sum(len(w) + 1 for w in words[thing:])
    plain = next((len(words) - n for n in range(2, len(words) - 1) if not _odd(words[n])), 0)
    while plain < len(words) - 1 and not _odd(words[-1 - plain]):
        plain += 1
    for word in words[len(words) - plain :] if plain > 1 else ():  # "Herman Deru Jawab Keluhan Netizen"
        stop -= len(word) + 1
        words = words[:-1]
    return words, stop


def _odd(word: str) -> bool:
    key = word.lower().strip(".")
    return key in given_names() or len(key) < 3 or not known(key)


def _plausible(words: list[str], *, sure: bool, trust: bool) -> bool:  # noqa: PLR0911 - one reason after another
    keys = [w.lower().strip(".") for w in words]
    text = " ".join(keys)
    if text in short_regions() or find_places(text) or len("".join(keys)) < 2 or _is_thing(words, keys):
        return False
    if all(w.isupper() and len(w) <= 5 for w in words) or (
        len(words) > 1 and words[-1].isupper() and 3 <= len(words[-1]) <= 5 and not words[0].isupper()
    ):
        return False
    if max(len(k) for k in keys) < 3:
        return False
    if trust and not any(k in field_words() for k in keys):
        return True
    if not sure and not _odd(words[0]):
        return False
    if any(k in given_names() for k in keys):
        return True
    odd = [k for k in keys if not known(k) and k not in field_words()]
    if sure:
        return bool(odd)
    return len(odd) * 2 >= len(words)


def _is_thing(words: list[str], keys: list[str]) -> bool:
    """Tell whether words begin the name of a thing ("Bapak Rumah Singgah X"), or two words have lost the space between them."""
    things = _words("place") | _words("rooms") | _words("things")
    glued = (_GLUED.fullmatch(w) for w in words)
    return (keys[0] in things and keys[0] not in given_names()) or any(
        m and (m[1].lower() in positions().offices or m[2].lower() in positions().offices) for m in glued
    )


_GLUED = re.compile(r"([A-Z][a-z]{2,})([A-Z][a-z]{2,})")
_NEXT = re.compile(r"\s*,?\s*([A-Z][A-Za-z]*(?:\.[A-Za-z]+|\.\s[A-Z][A-Za-z]*)*\.?)")


def _behind_degrees(raw: str, end: int) -> int:
    """Return where what belongs to the name ends: ", S.Sos, M.Si"."""
    while match := _NEXT.match(raw, end):
        token = match[1]
        parts = [p for p in re.split(r"[.\s]+", token) if p]
        short = "." in token[:-1] and all(len(p) <= 5 for p in parts) and parts[0][0].isupper() and len(parts) > 1
        if not short and _LETTERS.sub("", token.lower()) not in _words("degrees"):
            break
        end = match.end() - (1 if token.endswith(".") and len(parts) == 1 else 0)
    return end


_ENDED = re.compile(r"\s*(?:,|\)|[a-z])")
"""What follows a name that ends."""


def fuller_name(text: str, name: Name) -> Name | None:
    """Return the name at its place with the text that it has elsewhere in the article: "Rahman Basri" for "Rahman"."""
    for match in re.finditer(rf"(?<![\w’'])(?<![A-Z][a-z] ){re.escape(name.text)}(?= [A-Z][a-z]+[ ,.])", text):
        longer = read_name(text, match.start(), frozenset(), sure=False)
        if longer is not None and longer.text.startswith(f"{name.text} ") and _ENDED.match(text, longer.end):
            return replace(name, text=longer.text)
    return None
