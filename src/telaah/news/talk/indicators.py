"""Article -> the sentences about indicators, targets, outcomes or data of an office."""

from __future__ import annotations

import re

from telaah.lexicons.talk import load_indicator_words
from telaah.news.article import Article, IndicatorTalk
from telaah.news.talk.prose import Prose, Sentence, read_prose

_FIGURE = re.compile(r"(?<![\w/.])\d[\d.,]*(?:\s*%|\s*persen)?(?![\w/])")
_PERCENT = re.compile(r"\d\s*(?:%|persen)")
_MONTHS = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|nopember|november|desember"
_NOT_DATES = re.compile(
    r"\(\s*\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\s*\)|\b(?:tahun|pukul|nomor|no\.?|pasal|tanggal)\s*\d[\d./-]*"
    r"|\b\d+\s+(?:\(\w+\)\s+)?(?:arah|misi|tujuan|sasaran|program|prioritas|poin|aspek|pilar"
    r"|usulan|rencana|bagian|hari kerja|jam|kali)\b"
    rf"|\b(?:\d{{1,2}},?\s+)?(?:{_MONTHS})(?:\s+\d{{4}})?\b",
    re.IGNORECASE,
)
_MONEY = re.compile(r"\bRp\.?\s?\d")
_COMPARES = re.compile(
    r"\bdari\s+(?:sekitar\s+)?\d[\d.,]*\s+(?:\S+\s+){0,4}?(?:menjadi|ke)\s+\d|\b(?:baru|hanya|masih)\s+\d[\d.,]*\s+dari\s+\d"
    r"|\b\d[\d.,]*\s+dari\s+(?:total\s+)?\d[\d.,]*\s+\w",
    re.IGNORECASE,
)
_TARGETS = frozenset({"menargetkan", "ditargetkan", "targetkan", "ditarget", "targetnya", "target"})
_TERM = re.compile(rf"\b(?:20\d\d|(?:akhir|pertengahan|awal) (?:tahun|bulan)|{_MONTHS})\b", re.IGNORECASE)
"""By when a target is to be reached."""
_FIELDS = frozenset({"tata", "penataan", "pemanfaatan", "pengendalian"})
_LEAST = 4


def find_indicator_talk(article: Article) -> tuple[IndicatorTalk, ...]:
    """Return the sentences about indicators, targets, outcomes or data of an office."""
    prose = read_prose(article.text, article.title)
    return tuple(
        IndicatorTalk(" ".join(prose.text[s.start : s.end].split()), s.start, s.end)
        for s in prose.sentences
        if s.last - s.first >= _LEAST and _talks(prose, s)
    )


def _talks(prose: Prose, sentence: Sentence) -> bool:
    words = load_indicator_words()
    if next(words.strong.find(prose.words, sentence.first, sentence.last), None) is not None:
        return True
    text = _NOT_DATES.sub(" ", prose.text[sentence.start : sentence.end])
    inside = set(prose.words[sentence.first : sentence.last])
    if not any(_is_room(prose, n) for n in range(sentence.first, sentence.last) if prose.words[n] == "ruang"):
        inside.discard("ruang")
    if _TARGETS & inside and _TERM.search(prose.text, sentence.start, sentence.end):
        return True
    percent = bool(_PERCENT.search(text))
    if not _FIGURE.search(text) or words.event & inside or (_MONEY.search(text) and not percent):
        return False
    measured = next(words.measures.find(prose.words, sentence.first, sentence.last), None)
    if percent or _COMPARES.search(text) or words.aims & inside or measured is not None:
        return True
    changes = next(words.change.find(prose.words, sentence.first, sentence.last), None)
    counts = any(_measures(text, match, words.units) for match in _FIGURE.finditer(text))
    return counts and (changes is not None or bool(words.sources & inside))


def _is_room(prose: Prose, word: int) -> bool:
    """Tell whether "ruang" is where something took place, not the field of "tata ruang"."""
    return not word or prose.words[word - 1] not in _FIELDS


def _measures(text: str, match: re.Match[str], units: frozenset[str]) -> bool:
    """Tell whether a figure counts something: "59 ruas jalan"."""
    behind, before = text[match.end() : match.end() + 30].split(), text[: match.start()].split()
    if len(before) > 1 and before[-1].isalpha() and before[-1][0].isupper():
        return False  # "SK 25 Desa X" is a name
    return bool(behind) and behind[0].strip(".,;:/)").lower() in units
