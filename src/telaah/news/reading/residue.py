"""Tells which lines are no part of the article, and why. Each decision is kept: what is removed can be shown.

The order matters: lines that are told by themselves first, then those that follow a marker ("Berita Lainnya"), then what
stands before the first and behind the last paragraph, where a short line is more often residue than in the middle.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from telaah.news.reading.lexicon import ResidueRule, plain, residue_rules
from telaah.news.reading.lines import (
    Line,
    ago_item,
    ends_sentence,
    is_date_line,
    is_headline,
    is_name,
    is_paragraph,
    is_rubric,
    words_of,
)

Reasons = list[str | None]

_INLINE_MARK = re.compile(r"^\W*(?:baca|simak|lihat|cek|tonton|dengar)\b", re.IGNORECASE)
_SIGNOFF = re.compile(r"[\[({<][^()\[\]{}]{1,70}[\])}>][.*]*")
_BULLET = re.compile(r"^\s*(?:[-•*▪●◦»>–]|\d{1,2}[.)])\s+\S")
_CUT = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\]|selengkapnya|read more)\W*$", re.IGNORECASE)
_MAY_REFER = re.compile(r"(?:baca|lihat|simak|tonton)\b|gambas", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s*[(\[]\s*(?:baca|lihat|simak)\s*(?:juga)?\s*[:;][^()\[\]]{5,200}[)\]]", re.IGNORECASE)
_AT_END = re.compile(
    r"(?<=[.!?”\"])\s*(?:baca|lihat|simak|tonton) juga\s*[:;]\s*[^.!?]{10,200}$"
    r"|(?<=[.!?”\"])\s*\[(?:gambas|baca|video)[^\]]*\]\s*$",
    re.IGNORECASE,
)
LONGEST_LINE = 90
"""No line of the lists is longer."""
LONGEST_MATCH = 700
LINKED = 0.75
"""A block of a page of which this share is links, and that is no sentence, leads elsewhere."""


def is_residue_by_itself(line: Line) -> bool:
    """Tell whether a line above the text is told by its words alone: no title."""
    return _by_itself(line) is not None or _by_zone(line.text, "head") is not None


def classify(lines: Sequence[Line], title: int | None) -> Reasons:
    """Return for each line why it is no part of the article, None where it is.

    Args:
        lines: Without empty ones, in their order.
        title: Index of the title line, where there is one.
    """
    reasons: Reasons = [None if i == title else _by_itself(line) for i, line in enumerate(lines)]
    _ago_items(lines, reasons, title)
    _marked_items(lines, reasons, title)
    first, last = _bounds(lines, reasons, title)
    _head(lines, reasons, title, first)
    _tail(lines, reasons, last)
    _separators(lines, reasons)
    return reasons


def clean_inside(text: str) -> tuple[str, list[str]]:
    """Return a paragraph without the references that stand inside it, and these.

    >>> clean_inside("Acara selesai. Baca juga: Bupati Buka Rapat Kerja")
    ('Acara selesai.', ['Baca juga: Bupati Buka Rapat Kerja'])
    """
    cut: list[str] = []
    if not _MAY_REFER.search(text):
        return text, cut
    for pattern in (_IN_BRACKETS, _AT_END):
        cut += [match.group().strip() for match in pattern.finditer(text)]
        text = pattern.sub("", text)
    return text.rstrip() if cut else text, cut


def _matches(rule: ResidueRule, text: str) -> bool:
    if len(text) <= LONGEST_LINE and plain(text) in rule.lines:
        return True
    return rule.pattern is not None and len(text) < LONGEST_MATCH and rule.pattern.fullmatch(text) is not None


def _by_itself(line: Line) -> str | None:
    for rule in residue_rules():
        if rule.zone == "any" and _matches(rule, line.text):
            return rule.reason
    if line.linked >= LINKED and not ends_sentence(line.text) and len(words_of(line.text)) >= 3 and not line.heading:
        return "related"
    return None


def _by_zone(text: str, zone: str) -> str | None:
    return next(
        (r.reason for r in residue_rules() if r.zone in (zone, "edge") and r.reason != "separator" and _matches(r, text)), None
    )


def _ago_items(lines: Sequence[Line], reasons: Reasons, title: int | None) -> None:
    """Mark items of the kind "SEPUTAR KALTIM2 hari ago" with the headline that follows on the line or on the next."""
    for i, line in enumerate(lines):
        rest = ago_item(line.text) if reasons[i] is None else None
        if rest is None:
            continue
        # One line above the text tells how old the article is itself; items come behind it.
        if not any(is_paragraph(before.text) for before in lines[:i]):
            continue
        reasons[i] = "related"
        if not rest and i + 1 < len(lines) and reasons[i + 1] is None and i + 1 != title and len(lines[i + 1].text) <= 220:
            behind = lines[i + 1].text
            if not is_paragraph(behind) or not ends_sentence(behind):
                reasons[i + 1] = "related"


def _marked_items(lines: Sequence[Line], reasons: Reasons, title: int | None) -> None:
    """Mark the headlines that follow a marker."""
    opening = [rule for rule in residue_rules() if rule.opens]
    for i, line in enumerate(lines):
        if reasons[i] != "related" or not any(_matches(rule, line.text) for rule in opening):
            continue
        ends = not _INLINE_MARK.match(line.text)
        seen_text = (
            sum(len(words_of(x.text)) for x, r in zip(lines[:i], reasons[:i], strict=True) if r is None and is_paragraph(x.text))
            >= 40
        )
        if ends and seen_text and not _goes_on(lines, reasons, i + 1):
            for k in range(i + 1, len(lines)):
                reasons[k] = reasons[k] or "related"
            return
        most = 12 if ends or not _goes_on(lines, reasons, i + 1) else 1
        for k in range(i + 1, min(i + 1 + most, len(lines))):
            text = lines[k].text
            if k == title:
                break
            if reasons[k] is None and (is_headline(text) or (_BULLET.match(text) and not ends_sentence(text))):
                reasons[k] = "related"
            elif reasons[k] is None:
                break


def _goes_on(lines: Sequence[Line], reasons: Reasons, start: int) -> bool:
    """Tell whether the article goes on: two paragraphs in a row, or one that ends in a sign-off or as the last line."""
    row = 0
    for k in range(start, len(lines)):
        if reasons[k] is not None:
            continue
        text = lines[k].text
        if is_paragraph(text) and ends_sentence(text) and not _CUT.search(text):
            row += 1
            if row == 2:
                return True
        else:
            row = 0
    rest = [lines[k].text for k in range(start, len(lines)) if reasons[k] is None]
    return bool(rest) and is_paragraph(rest[0]) and ends_sentence(rest[0]) and not _CUT.search(rest[0])


def _bounds(lines: Sequence[Line], reasons: Reasons, title: int | None) -> tuple[int, int]:
    """Return the indices of the first and the last paragraph; (number of lines, -1) where there is none."""
    text = [i for i, line in enumerate(lines) if reasons[i] is None and i != title and is_paragraph(line.text)]
    text = [i for i in text if not (_by_zone(lines[i].text, "head") if i == text[0] else _by_zone(lines[i].text, "tail"))] or text
    return (text[0], text[-1]) if text else (len(lines), -1)


def _head(lines: Sequence[Line], reasons: Reasons, title: int | None, first: int) -> None:
    start = title if title is not None else -1
    for i in range(min(first, len(lines))):
        text = lines[i].text
        if reasons[i] is not None or i == title or (title is not None and plain(text) == plain(lines[title].text)):
            continue
        if is_date_line(text) and (i > start or is_date_line(text, rest=3)):
            reasons[i] = "date"
        elif found := _by_zone(text, "head"):
            reasons[i] = found
        elif is_rubric(text) or (i < start and not is_paragraph(text)):
            reasons[i] = "rubric" if len(words_of(text)) <= 4 else "navigation"
    # A name beside the line of the date is the author's.
    for i in range(max(start + 1, 0), min(first, len(lines))):
        beside = [reasons[k] for k in (i - 1, i + 1) if start < k < min(first, len(lines))]
        if reasons[i] is None and i != title and is_name(lines[i].text) and ("date" in beside or "byline" in beside):
            reasons[i] = "byline"


def _tail(lines: Sequence[Line], reasons: Reasons, last: int) -> None:
    if last < 0:
        return
    for i in range(last + 1, len(lines)):
        text = lines[i].text
        if reasons[i] is None and (found := _by_zone(text, "tail")):
            reasons[i] = found
        elif reasons[i] is None and is_date_line(text, rest=6):
            reasons[i] = "date"
    # A sign-off that stands alone is one also where prompts that read like text follow it.
    for i in range(len(lines)):
        if reasons[i] is None and i * 5 > len(lines) * 2 and _is_signoff(lines[i].text):
            reasons[i] = "signoff"
    _tag_items(lines, reasons, last)
    _loose_items(lines, reasons, last)


def _tag_items(lines: Sequence[Line], reasons: Reasons, last: int) -> None:
    """Mark the words that stand below "Tags:", one a line."""
    for i in range(last + 1, len(lines) - 1):
        if reasons[i] == "tags" and lines[i].text.rstrip().endswith((":", "s", "g", "k")):
            for k in range(i + 1, len(lines)):
                if reasons[k] is not None or len(words_of(lines[k].text)) > 4 or ends_sentence(lines[k].text):
                    break
                reasons[k] = "tags"


def _is_signoff(text: str) -> bool:
    return bool(_SIGNOFF.fullmatch(text.strip())) and ("/" in text or "|" in text or "adv" in text.lower() or len(text) <= 8)


def _loose_items(lines: Sequence[Line], reasons: Reasons, last: int) -> None:
    """Mark short lines among residue behind the text, and rows of headlines that no marker announces."""
    hard = next(
        (i for i in range(last + 1, len(lines)) if reasons[i] in {"related", "share", "comments", "follow", "tags", "contact"}),
        None,
    )
    if hard is not None:
        for i in range(hard + 1, len(lines)):
            text = lines[i].text
            if reasons[i] is None and (is_rubric(text) or is_headline(text) or len(words_of(text)) <= 3):
                reasons[i] = "rubric" if is_rubric(text) else "related"
    row = [
        i
        for i in range(last + 1, len(lines))
        if reasons[i] is None and is_headline(lines[i].text) and not _BULLET.match(lines[i].text)
    ]
    long = sum(len(words_of(lines[i].text)) for i in row)
    if len(row) >= 3 and long >= 7 * len(row) and all(reasons[i] is not None or i in row for i in range(row[0], len(lines))):
        for i in row:
            reasons[i] = "related"


def _separators(lines: Sequence[Line], reasons: Reasons) -> None:
    """Mark lines of signs alone beside residue or at an end."""
    for i, line in enumerate(lines):
        if reasons[i] is None and not any(c.isalnum() for c in line.text):
            around = [reasons[k] if 0 <= k < len(lines) else "edge" for k in (i - 1, i + 1)]
            if any(around):
                reasons[i] = "separator"
