"""Abbreviations that a text defines itself: "Tim Penggerak PKK (TP-PKK)", "yang selanjutnya disingkat", lists."""

from __future__ import annotations

import re

_BRACKET = re.compile(
    r"\(\s*(?:selanjutnya\s+)?(?:(?:disingkat|disebut)\s+)?([A-Z][A-Za-z0-9.&/\-]{1,14}(?:\s[A-Z0-9][A-Za-z0-9&/\-]{1,9})?)\s*\)"
)
_CALLED = re.compile(
    r"([A-Z][\w/.-]*(?:[ ,]+(?:(?:dan|serta|dengan|di)\s+)?[A-Z][\w/.-]*){1,11})"
    r"[, ]+(?:yang\s+)?selanjutnya\s+(?:disingkat|disebut)\s+"
    r"(?:dengan\s+|sebagai\s+)?[“\"']?([A-Z][\w.&/-]{1,14}(?:\s[A-Z][\w.&/-]{1,9})?)"
)
_LISTED = re.compile(r"^\W*([A-Z][A-Za-z0-9&/.-]{1,14})\s*[:=]\s*([A-Z][\w/.-]*(?:[ ,]+[\w/.&-]+){1,9})\s*$")
_WORD = re.compile(r"[\w/]+(?:-[\w]+)*")
_SMALL = frozenset({"dan", "di", "dengan", "untuk", "serta", "yang", "atas", "pada", "oleh", "dari", "ke"})
_BEFORE = 170


def bracketed(text: str) -> list[tuple[str, str]]:
    """Return (short, long) for abbreviations in brackets behind the name that they stand for.

    >>> bracketed("bersama Tim Penggerak PKK (TP-PKK) dan Badan Pusat Statistik (BPS), tahun (TA)")
    [('TP-PKK', 'Tim Penggerak PKK'), ('BPS', 'Badan Pusat Statistik')]
    """
    found = []
    for match in _BRACKET.finditer(text):
        short = match[1].strip()
        long = _long_form(short, text[max(0, match.start() - _BEFORE) : match.start()])
        if long is not None:
            found.append((short, long))
    return found


def called(text: str) -> list[tuple[str, str]]:
    """Return (short, long) for "Lembaga X yang selanjutnya disingkat Y".

    >>> called("Satuan Polisi Pamong Praja yang selanjutnya disingkat Satpol PP adalah")
    [('Satpol PP', 'Satuan Polisi Pamong Praja')]
    """
    return [(m[2].rstrip(".,"), m[1].strip()) for m in _CALLED.finditer(text) if "elanjutnya" in m[0] and len(m[2]) < len(m[1])]


def listed(line: str) -> tuple[str, str] | None:
    """Return (short, long) of a line of a list of abbreviations.

    >>> listed("BPS : Badan Pusat Statistik")
    ('BPS', 'Badan Pusat Statistik')
    """
    match = _LISTED.match(line)
    if match is None or sum(c.isupper() for c in match[1]) < 2 or not stands_for(match[1], match[2]):
        return None
    return match[1], match[2].strip()


def _long_form(short: str, before: str) -> str | None:
    """Return the shortest run of words before the bracket that begins with a capital and that ``short`` stands for."""
    if sum(c.isupper() for c in short) < 2:
        return None
    tail = re.split(r"[.;:()\n]", before.rstrip())[-1]
    words = list(_WORD.finditer(tail))
    for size in range(2, min(len(words), 14) + 1):
        first = words[-size]
        if not first[0][0].isupper() or words[-1].end() < len(tail.rstrip()) - 1:
            continue
        long = tail[first.start() :].strip()
        if first[0][0].upper() == short[0] and stands_for(short, long):
            return long
    return None


def stands_for(short: str, long: str) -> bool:
    """Tell whether an abbreviation can stand for a name: its letters begin words or syllables of it, in order.

    >>> stands_for("DP3AKB", "Dinas Pemberdayaan Perempuan, Perlindungan Anak dan Keluarga Berencana")
    True
    >>> stands_for("Bappeda", "Badan Perencanaan Pembangunan Daerah"), stands_for("BPS", "Dinas Sosial")
    (True, False)
    """
    letters = re.sub(r"([A-Za-z])([23])", lambda m: m[1] * int(m[2]), re.sub(r"[^A-Za-z0-9]", "", short)).lower()
    letters = re.sub(r"\d", "", letters)
    words = [w.lower() for w in _WORD.findall(long) if w.lower() not in _SMALL]
    return bool(letters) and bool(words) and words[0][0] == letters[0] and _covers(letters, words, 0)


def _covers(letters: str, words: list[str], skipped: int) -> bool:
    """Each word gives one or more letters from its beginning, or from its middle behind the first; few words give none."""
    if not letters:
        return len(words) + skipped <= 2
    if not words:
        return False
    word, at = words[0], 0
    if word[0] != letters[0]:
        return skipped < 1 and _covers(letters, words[1:], skipped + 1)
    for taken, letter in enumerate(letters, start=1):
        at = word.find(letter, at) + 1
        if at == 0:
            break
        if _covers(letters[taken:], words[1:], skipped):
            return True
    return False
