"""What a column holds, told from its header cells: role and key (year, ordinal, "akhir")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from telaah.lexicons.columns import compact, load_header_words
from telaah.lexicons.slips import LEAST_SLIP, right_word
from telaah.model.document import ColumnRole

YEAR = re.compile(r"(?<!\d)(?:19[89]\d|20[0-4]\d)(?!\d)")
YEAR_CELL = re.compile(
    r"(?i)^[(\s]*(?:tahun|th\.?|thn\.?|ta\.?)?\s*((?:19[89]|20[0-4])\d)\s*[)*]*"
    r"(?:\s*\((?:tahun\s*)?(?:ke)?[\s-]*[1-6nN+\-\d ]*\))?\s*$"
)
ORDINAL_CELL = re.compile(r"(?i)^\s*(?:(?:tahun|th\.?|thn\.?|t)\s*(?:ke)?\s*[-.]?\s*|ke\s*[-.]?\s*)?\(?(\d|I{1,3}|IV|VI?)\)?\s*$")
ORDINAL_NAMED = re.compile(r"(?i)\b(?:tahun|th|thn)\.?\s*(?:ke)?\s*[-.]?\s*\(?([1-6]|I{1,3}|IV|VI?)\b\)?(?![\d.])")
_MEDIUM_TERM = re.compile(r"(?i)\btarget\b.*\bjangka\s+menengah\b")
"""A report's "Target Jangka Menengah" is the value at the end of the plan."""
QUARTER = re.compile(r"(?i)\b(?:triwulan|tri\s*wulan|tw|semester|bulan|caturwulan)\b")
END = re.compile(r"(?i)akhir")
END_CONTEXT = re.compile(r"(?i)kondisi|target|periode|renstra|rpjmd|kinerja|tahun|perencanaan")
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6"}
MEASURES = frozenset({ColumnRole.TARGET, ColumnRole.REALISASI, ColumnRole.CAPAIAN, ColumnRole.PAGU, ColumnRole.BASELINE})
WEAK = frozenset({ColumnRole.LAIN, ColumnRole.URAIAN})
LONGEST_HEADER = 160
FUZZY_CUTOFF = 86
_WORD = re.compile(r"[A-Za-z]{5,}")


@lru_cache(maxsize=4096)
def spelled(text: str) -> str:
    """Return a header with slips of the pen in its words put right; words of the language are none.

    >>> spelled("Indikaktor Sasran"), spelled("Sarana")
    ('indikator sasaran', 'Sarana')
    """
    return _WORD.sub(lambda m: right_word(m[0].lower(), _slip_choices()) or m[0], text)


@lru_cache(maxsize=1)
def _slip_choices() -> tuple[str, ...]:
    return tuple(sorted(w for w in load_header_words().vocabulary if len(w) >= LEAST_SLIP and w.isalpha()))


@lru_cache(maxsize=4096)
def header_role(text: str) -> ColumnRole | None:
    """Return the role that one header cell names, None where it names none.

    >>> header_role("Kelompok Sasa ran")
    <ColumnRole.KELOMPOK_SASARAN: 'kelompok_sasaran'>
    >>> header_role("2024") is None
    True
    """
    if len(text) > LONGEST_HEADER:
        return None
    words = load_header_words()
    short = re.sub(r"\d+", "", compact(spelled(text)))
    if not short:
        return None
    if short in words.exact:
        return words.exact[short]
    partly = (role for phrase, role in words.prefix if short.startswith(phrase))
    inside = (role for phrase, role in words.contains if phrase in short)
    found_role = next(partly, None) or next(inside, None)
    if found_role is not None:
        return found_role
    if 5 <= len(short) <= 40:
        found = process.extractOne(short, _fuzzy_choices(), scorer=fuzz.ratio, score_cutoff=FUZZY_CUTOFF)
        if found:
            return words.exact[found[0]]
    return None


@lru_cache(maxsize=1)
def _fuzzy_choices() -> tuple[str, ...]:
    return tuple(sorted(phrase for phrase in load_header_words().exact if len(phrase) >= 5))


@lru_cache(maxsize=1)
def _long_words() -> re.Pattern[str]:
    words = sorted((w for w in load_header_words().vocabulary if len(w) >= 4), key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, words)))


@lru_cache(maxsize=8192)
def is_header_text(text: str) -> bool:
    """Return whether a cell says what header cells say: a role, in header words alone.

    >>> is_header_text("Indika tor Kinerja"), is_header_text("Meningkatnya kinerja program")
    (True, False)
    """
    if not text or len(text) > LONGEST_HEADER:
        return False
    bare = spelled(re.sub(r"\([^)]*\)", " ", text) or text)
    short = compact(bare)
    if re.sub(r"\d+", "", short) in load_header_words().exact:
        return True
    tokens = re.findall(r"[a-z]+", bare.lower())
    left = "".join(t for t in tokens if t not in load_header_words().vocabulary)
    left = _long_words().sub("", left)
    return len(left) <= 0.34 * max(1, len(re.sub(r"\d", "", short))) and header_role(text) is not None


def column_key(path: Sequence[str]) -> str | None:
    """Return the target key of a column's header cells (top to bottom): a year, an ordinal, "akhir", or None.

    None means that the header prints no time; the caption, the ``Sumber`` line or the report's own year then tell.

    >>> column_key(["Target Kinerja pada Tahun ke", "2022", "Rp"]), column_key(["Kondisi Kinerja pada akhir periode (2026)"])
    ('2022', 'akhir')
    """
    for text in reversed(path):
        if _MEDIUM_TERM.search(text) and not YEAR.search(text) and text is path[-1]:
            return "akhir"
        if (
            END.search(text)
            and (END_CONTEXT.search(text) or len(path) > 1 or compact(text) == "akhir")
            and not _is_group_of_years(text, path)
        ):
            return "akhir"
        years = YEAR.findall(text)
        if years and (len(years) == 1 or text is path[-1]):
            return str(years[-1])
        found = ORDINAL_CELL.match(text) or ORDINAL_NAMED.search(text)
        if found and _means_year(text, path):
            return _ROMAN.get(found[1].upper(), found[1])
    return None


def _is_group_of_years(text: str, path: Sequence[str]) -> bool:
    """Return whether a group header only mentions the end of something above columns that print their own year."""
    below = path[list(path).index(text) + 1 :]
    return any(YEAR_CELL.match(b) for b in below)


def _means_year(text: str, path: Sequence[str]) -> bool:
    """Return whether an ordinal counts plan years: a bare "1" does only below a header that speaks of years or targets."""
    if QUARTER.search(" ".join(path)):
        return False
    if re.search(r"(?i)\b(?:tahun|th|thn|t)\b", text):
        return True
    above = " ".join(path[: list(path).index(text)])
    return bool(re.search(r"(?i)tahun|target|realisasi|rasio|anggaran|capaian", above))


def column_role(path: Sequence[str]) -> ColumnRole | None:
    """Return the role of a column from its header cells, top to bottom; None where only years or nothing stand there.

    >>> column_role(["Target Kinerja dan Kerangka Pendanaan", "2022", "Rp"])
    <ColumnRole.PAGU: 'pagu'>
    >>> column_role(["RPJMD", "Sasaran"])
    <ColumnRole.TUJUAN_ATASAN: 'tujuan_atasan'>
    """
    if not path:
        return None
    roles = [header_role(text) for text in path]
    leaf = _leaf_role(path, roles)
    if leaf is None:
        return None
    if QUARTER.search(" ".join(path)) and leaf is ColumnRole.TARGET:
        return ColumnRole.LAIN
    above = [r for r in roles[:-1] if r is not None]
    return _under(leaf, above, path[-1])


_MONEY = re.compile(r"(?i)\(\s*rp\b|\bribuan\b|\bjuta\s+rupiah")


def _under(leaf: ColumnRole, above: Sequence[ColumnRole], text: str) -> ColumnRole:
    """Return what the role of the lowest header cell becomes below its group headers."""
    if leaf in (ColumnRole.TUJUAN, ColumnRole.SASARAN) and ColumnRole.TUJUAN_ATASAN in above:
        return ColumnRole.TUJUAN_ATASAN
    if leaf is ColumnRole.TARGET and _MONEY.search(text):
        return ColumnRole.PAGU
    group = above[-1] if above else None
    if group is not None and group in _YIELDS.get(leaf, ()):
        return group
    if leaf is ColumnRole.SUMBER_DATA and group in (ColumnRole.PAGU, ColumnRole.SUMBER_DANA) and compact(text) == "sumber":
        return ColumnRole.SUMBER_DANA
    return leaf


_YIELDS = {
    ColumnRole.BASELINE: (ColumnRole.REALISASI, ColumnRole.CAPAIAN),
    ColumnRole.TARGET: (ColumnRole.BASELINE, ColumnRole.PAGU),
    ColumnRole.PAGU: (ColumnRole.REALISASI,),
}
"""Roles of the lowest header cell that give way to these roles of its group: "Kondisi Awal / Target" is a baseline."""


def _leaf_role(path: Sequence[str], roles: Sequence[ColumnRole | None]) -> ColumnRole | None:
    """Return the role nearest to the body, looking upwards past years, ordinals and marks of measures."""
    for position in range(len(path) - 1, -1, -1):
        text, role = path[position], roles[position]
        if YEAR_CELL.match(text) or ORDINAL_CELL.match(text):
            continue
        if compact(text) in ("%", "persen"):
            above = [r for r in roles[:position] if r in MEASURES]
            return ColumnRole.CAPAIAN if not above or above[-1] is not ColumnRole.TARGET else above[-1]
        if compact(text) == "k":
            above = [r for r in roles[:position] if r in MEASURES]
            return above[-1] if above else ColumnRole.TARGET
        if role is not None and not (role in WEAK and position > 0 and any(roles[:position])):
            return role
    return next((r for r in reversed(roles) if r is not None), None)
