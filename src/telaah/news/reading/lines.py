"""What a single line looks like: a paragraph, a headline, a line of date and author, an item of a list of related news."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from telaah.news.reading.lexicon import news_words, plain
from telaah.text.dates import find_dates, is_relative

_END = re.compile(r"[.!?…][\"”’')\]*»]*\s*(?:\([^()]{1,60}\)|\[[^\[\]]{1,60}\])?\s*$|[\"”’']\s*$")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_AGO = (
    r"(?:\d{1,3}|se)\s*(?:detik|menit|jam|hari|minggu|pekan|bulan|tahun|seconds?|mins?|minutes?|hours?|days?|weeks?|months?|years?)"
    r"\s*(?:yang\s+)?(?:ago|lalu)"
)
_AGO_ITEM = re.compile(rf"^(?P<rubric>[^\d]{{0,40}}?)[\s|•·/–-]*{_AGO}(?P<rest>.*)$", re.IGNORECASE)
_CLOCK = re.compile(
    r"\b\d{1,2}\s?[:.]\s?\d{2}(?::\d{2})?\b\s*(?:WIB|WITA|WIT|AM|PM|GMT[+-]?\d*|UTC)?|\b(?:WIB|WITA|WIT)\b|\bpukul\b|\bjam\b",
    re.IGNORECASE,
)
_LABELS = re.compile(
    r"\b(?:oleh|by|pada|on|at|di|diterbitkan|dipublikasikan|dipublikasi|diposting|diunggah|ditulis|dibuat|terbit|tayang|publikasi|posted|"
    r"published|publish|created|written|tanggal|tgl|date|hari|waktu|penulis|editor|reporter|admin|administrator|update|updated|diperbarui|"
    r"terakhir|last|kategori|category|in|views?|dilihat|dibaca|kali|x|hits?|komentar|comments?|berita|news|sumber|menit|baca|rilis)\b",
    re.IGNORECASE,
)
_VERBISH = re.compile(
    r"\b(?:yang|untuk|dengan|dalam|adalah|akan|telah|sudah|ini|itu|tersebut|karena|agar|saat|bahwa|kata|ujar|me\w{4,}|di\w{5,}kan)\b"
)
_AGO_END = re.compile(r"ago|lalu", re.IGNORECASE)
LONGEST_ITEM = 260
_DEADLINE = re.compile(r"\b(?:sampai|hingga|s/d|batas|paling lambat|deadline|pendaftaran|mulai|berlaku)\b|:\s*$", re.IGNORECASE)
LONGEST_DATE_LINE = 200
DATE_REST = 9
"""Words that a line of date, author and outlet has at most beside the date."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text, or a block of a page."""

    text: str
    number: int = 0
    """From 1; 0 where the source has no lines."""
    linked: float = 0.0
    """The share of its letters that are links."""
    heading: bool = False


def words_of(text: str) -> list[str]:
    """Return the words of a line."""
    return _WORD.findall(text)


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as a sentence does; a sign-off in brackets may follow."""
    return _END.search(text) is not None


@lru_cache(maxsize=8192)
def is_paragraph(text: str) -> bool:
    """Tell whether a line is running text."""
    count = len(words_of(text))
    return count >= 24 or (count >= 9 and ends_sentence(text)) or (count >= 14 and text.rstrip().endswith((":", ",", ";")))


def is_headline(text: str) -> bool:
    """Tell whether a line can be a headline: no sentence end, capitals on most of its long words."""
    found = words_of(text)
    if not 3 <= len(found) <= 26 or text.rstrip().endswith((".", ":", ";", ",")):
        return False
    long = [word for word in found if len(word) > 3]
    return bool(long) and sum(word[0].isupper() for word in long) >= 0.6 * len(long)


def is_rubric(text: str) -> bool:
    """Tell whether a line is a rubric or the way of rubrics that leads to the page."""
    bare = plain(text)
    if bare in news_words().rubrics:
        return True
    steps = [plain(part) for part in re.split(r"\s*[>»›/|→•]\s*", text) if part.strip()]
    if len(steps) > 1 and len(bare.split()) <= 14 and any(step in news_words().rubrics for step in steps):
        return True
    found = words_of(text)
    return 0 < len(found) <= 4 and text.upper() == text and not ends_sentence(text) and not re.search(r"\d", text)


def ago_item(text: str) -> str | None:
    """Return what follows "SEPUTAR KALTIM 2 hari ago" on its line ("" where nothing does), None for other lines."""
    if len(text) > LONGEST_ITEM or not _AGO_END.search(text):
        return None
    match = _AGO_ITEM.match(text.strip())
    if not match or is_paragraph(text):
        return None
    rubric, rest = match.group("rubric").strip(" |•·/–-"), match.group("rest")
    if rubric and rubric.upper() != rubric and plain(rubric) not in news_words().rubrics and rest.strip():
        return None
    if len(words_of(rubric)) > 5 or ends_sentence(text):
        return None
    tidy = rest.strip(" |•·/–-")
    return tidy if not tidy or tidy[0].isupper() or not tidy[0].isalpha() else None


def is_date_line(text: str, *, rest: int = DATE_REST) -> bool:
    """Tell whether a line says no more than when, by whom and where something was published."""
    if len(text) > LONGEST_DATE_LINE or _DEADLINE.search(text):
        return False
    dates = find_dates(text)
    if not dates and not is_relative(text):
        return bool(re.fullmatch(r"[\W\d]*(?:WIB|WITA|WIT)?\W*", text) and _CLOCK.search(text))
    bare = text
    for date in reversed(dates):
        bare = f"{bare[: date.start]} {bare[date.end :]}"
    bare = _LABELS.sub(" ", _CLOCK.sub(" ", bare))
    left = words_of(bare)
    if len(left) > rest or (len(left) > 3 and _VERBISH.search(bare)):
        return False
    return all(word[0].isupper() or len(word) <= 3 or "." in word for word in left) or len(left) <= 2


def is_name(text: str) -> bool:
    """Tell whether a line can be the name of a person or newsroom: a few capitalised words and no more."""
    found = text.split()
    return (
        1 <= len(found) <= 5
        and all(word[0].isupper() or word in {"bin", "binti", "dan", "&", "/"} for word in found)
        and not ends_sentence(text)
    )
