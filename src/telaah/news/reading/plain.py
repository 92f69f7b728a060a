"""Plain text, as scraped or typed -> an article: title, date, outlet, author, place and the cleaned text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from telaah.news.article import Removed
from telaah.news.reading.dateline import (
    Dateline,
    read_byline,
    read_copyright,
    read_dateline,
    read_footer,
    read_site_name,
    read_source,
)
from telaah.news.reading.lexicon import news_words, plain
from telaah.news.reading.lines import Line, ends_sentence, is_date_line, is_headline, is_paragraph, is_rubric, words_of
from telaah.news.reading.residue import Reasons, classify, clean_inside, is_residue_by_itself
from telaah.text.dates import find_dates, is_relative, parse_date
from telaah.text.safe import strip_controls

_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\u00ad\ufeff]")
MORE_TOLD = 0.25
"""How much larger the share of its words must be that the text uses for a later line to be the title."""
_LABEL = re.compile(r"[\w ]{2,20}:")
_HOST = re.compile(r"[a-z][\w-]+\.(?:com|co|id|net|org|news)\b")
_HEAD_LINES = 40
"""Lines within which a title can stand."""
FIRST_NEWS = "1998"
"""Days before it are of history: an anniversary, a law, a founding."""
_EVENT = re.compile(r"\b(?:pada|tanggal|tgl|hari)\b[^.]{0,24}$", re.IGNORECASE)
_LAW = re.compile(r"^\W*(?:tentang|perihal|nomor)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text with what is no part of it apart."""

    text: str
    removed: tuple[Removed, ...]
    title: str | None
    date: str | None
    outlet: str | None
    author: str | None
    place: str | None
    advertorial: bool


def read_plain(text: str, *, title: str | None = None, seen: str | None = None) -> Cleaned:
    """Clean a plain text and read what its lines say about it.

    The title line stays in the text, as all that is printed as part of the article does.

    Args:
        text: As found.
        title: Where a record gives it.
        seen: ISO date that "2 hari lalu" counts from, where it is known.
    """
    return clean_lines(_lines(text), title=title, seen=seen)


def clean_lines(lines: Sequence[Line], *, title: str | None = None, seen: str | None = None) -> Cleaned:
    """Clean lines or blocks that are in their order and none of them empty."""
    at = _find_title(lines, title)
    reasons = classify(lines, at)
    kept: list[str] = []
    removed: list[Removed] = []
    for line, reason in zip(lines, reasons, strict=True):
        if reason is not None:
            removed.append(Removed(line.text, reason, line.number))
            continue
        shown, inside = clean_inside(line.text)
        removed += [Removed(one, "related", line.number) for one in inside]
        if shown:
            kept.append(shown)
    found = lines[at].text if at is not None else None
    author, outlet = _who(lines, reasons)
    dateline = _dateline([line.text for i, line in enumerate(lines) if reasons[i] is None and i != at])
    return Cleaned(
        text="\n".join(kept),
        removed=tuple(removed),
        title=title or found,
        date=_published(lines, reasons, seen) or _event_date(lines, reasons),
        outlet=_best_outlet(outlet, dateline.outlet, _outlet_behind(lines, reasons)) or _outlet_around(lines, reasons, at),
        author=author,
        place=dateline.place,
        advertorial=_is_advertorial(lines, reasons, found),
    )


def _dateline(texts: Sequence[str]) -> Dateline:
    """Return the dateline of the lead; captions and decks may stand before it."""
    read = [read_dateline(text) for text in [text for text in texts if is_paragraph(text)][:4]]
    return next((one for one in read if one.place or one.outlet), Dateline())


def _lines(text: str) -> list[Line]:
    text = strip_controls(
        _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\f", "\n"))
    )
    raw = [(number, _SPACES.sub(" ", line).strip()) for number, line in enumerate(text.split("\n"), start=1)]
    joined: list[Line] = []
    previous = 0
    for number, line in raw:
        if not line:
            continue
        if joined and number == previous + 1 and _is_wrapped(joined[-1].text, line):
            joined[-1] = Line(f"{joined[-1].text} {line}", joined[-1].number)
        else:
            joined.append(Line(line, number))
        previous = number
    return joined


def _is_wrapped(before: str, line: str) -> bool:
    """Tell whether a line goes on with the sentence of the one before: a break that the page's width made."""
    if not line[0].islower() or len(before) < 30 or not (before[-1].isalnum() or before[-1] in ",–-/("):
        return False
    return not _is_address(line) and not _LABEL.match(line) and not is_residue_by_itself(Line(line))


def _is_address(line: str) -> bool:
    """Tell whether a line begins with an address, or with the outlet by its address: "contoh.com, DENPASAR - ..."."""
    first = line.split(maxsplit=1)[0]
    return first.startswith(("http", "www.")) or "@" in first or _HOST.match(first) is not None


def _find_title(lines: Sequence[Line], given: str | None) -> int | None:
    """Return which line is the title: the first that is none of rubric, menu, date and lead."""
    if given:
        bare = plain(given)
        return next((i for i, line in enumerate(lines[:_HEAD_LINES]) if plain(line.text) == bare), None)
    if headed := [i for i, line in enumerate(lines[:_HEAD_LINES]) if line.heading]:
        return headed[0]
    fit: list[int] = []
    for i, line in enumerate(lines[:_HEAD_LINES]):
        text = line.text
        if is_date_line(text, rest=3) or not words_of(text) or is_residue_by_itself(line):
            continue
        if _is_lead(text):
            break
        if is_rubric(text) and (plain(text) in news_words().rubrics or _has_title_behind(lines, i)):
            continue
        fit.append(i)
    return _best_title(lines, fit)


def _best_title(lines: Sequence[Line], fit: Sequence[int]) -> int | None:
    """Return the first line of four words or more, a later one where the text speaks of that and not of the first.

    Above a scraped headline stand names of sites, their mottos and headlines of other news.
    """
    long = [i for i in fit if len(words_of(lines[i].text)) >= 4]
    if not long:
        return fit[0] if fit and len(lines) > fit[0] + 1 else None
    behind = [line.text for line in lines[long[0] + 1 :] if is_paragraph(line.text)]
    used = {word.lower() for text in behind[:8] for word in words_of(text)}
    shares = {i: _share(lines[i].text, used) for i in long}
    if fit[0] < long[0] and ends_sentence(lines[long[0]].text) and len(words_of(lines[fit[0]].text)) >= 2:
        # "Agenda Pekan Ini" above a sentence.
        return fit[0]
    better = [i for i in long[1:] if shares[i] >= shares[long[0]] + MORE_TOLD and _is_title_like(lines[i].text)]
    return better[0] if better and shares[long[0]] < 0.5 else long[0]


def _is_title_like(text: str) -> bool:
    return is_headline(text) and not ends_sentence(text)


def _share(text: str, used: set[str]) -> float:
    content = [word.lower() for word in words_of(text) if len(word) > 3]
    return sum(word in used for word in content) / len(content) if content else 0.0


def _is_lead(text: str) -> bool:
    """Tell whether a first line already is running text."""
    count = len(words_of(text))
    if count > 32 or len(text) > 260:
        return True
    dateline = read_dateline(text)
    if dateline.place and (dateline.outlet or count > 14):
        return True
    return is_paragraph(text) and text.rstrip().endswith(".") and not is_headline(text.rstrip(". ")) and count > 6


def _has_title_behind(lines: Sequence[Line], i: int) -> bool:
    behind = [line.text for line in lines[i + 1 : i + 4]]
    return any(len(words_of(text)) >= 4 and not _is_lead(text) and not is_date_line(text, rest=3) for text in behind)


def _who(lines: Sequence[Line], reasons: Reasons) -> tuple[str | None, str | None]:
    author = outlet = None
    for line, reason in zip(lines, reasons, strict=True):
        if reason in {"byline", "date"}:
            who, where = read_byline(line.text)
            author, outlet = author or who, outlet or where
    return author, outlet


def _best_outlet(byline: str | None, dateline: str | None, behind: str | None) -> str | None:
    # "PALEMBANG, HS -" with "Sumber: haluansumatera.com": letters alone say less than the name.
    if byline or not dateline:
        return byline or behind
    return behind if behind and len(dateline) <= 3 else dateline


def _outlet_behind(lines: Sequence[Line], reasons: Reasons) -> str | None:
    for line, reason in zip(lines, reasons, strict=True):
        found = read_footer(line.text) if reason == "contact" else read_source(line.text) if reason == "source" else None
        if found:
            return found
    return None


def _outlet_around(lines: Sequence[Line], reasons: Reasons, title: int | None) -> str | None:
    """Return the outlet that the line of copyright or the head of the page names."""
    named = [read_copyright(line.text) for line, reason in zip(lines, reasons, strict=True) if reason == "copyright"]
    above = [read_site_name(line.text) for i, line in enumerate(lines) if title is not None and i < title and reasons[i]]
    return next((name for name in [*named, *above] if name), None)


def _published(lines: Sequence[Line], reasons: Reasons, seen: str | None) -> str | None:
    dated = [line.text for line, reason in zip(lines, reasons, strict=True) if reason in {"date", "byline", "rubric", "counter"}]
    for text in dated:
        if full := find_dates(text):
            return full[0].iso
    return next((found for text in dated if seen and is_relative(text) and (found := parse_date(text, relative_to=seen))), None)


def _event_date(lines: Sequence[Line], reasons: Reasons) -> str | None:
    """Return the full date of the event: one with its day of the week, or given as the day in one of the first paragraphs."""
    text = [line.text for line, reason in zip(lines, reasons, strict=True) if reason is None and not line.heading]
    bare: str | None = None
    for number, paragraph in enumerate(text):
        for found in find_dates(paragraph):
            if found.ranged or found.iso < FIRST_NEWS or _LAW.match(paragraph[found.end :]):
                continue
            if found.weekday:
                return found.iso
            if bare is None and number <= 3 and _EVENT.search(paragraph[max(0, found.start - 40) : found.start]):
                bare = found.iso
    return bare


def _is_advertorial(lines: Sequence[Line], reasons: Reasons, title: str | None) -> bool:
    words = news_words()
    is_menu = sum(1 for line in lines[:8] if is_rubric(line.text) and len(line.text.split()) <= 2) >= 3
    for i, (line, reason) in enumerate(zip(lines, reasons, strict=True)):
        in_head = i <= 6 and reason in {"rubric", "advert"} and not is_menu
        if in_head and any(plain(part) in words.advertorial_rubrics for part in [line.text, *re.split(r"[>»›/|]", line.text)]):
            return True
        if reason in {"signoff", "byline", "advert"} and i > 6 and words.advertorial_marks.search(line.text):
            # "ADVERTISEMENT" between paragraphs is an advertisement, not what the article is.
            return True
    last = [line.text for line, reason in zip(lines, reasons, strict=True) if reason is None][-2:]
    if any(words.advertorial_marks.search(text[-90:]) for text in last if ends_sentence(text)):
        return True
    return bool(title and words.advertorial_marks.search(title))
