"""Files that are no plan: what they are, as far as their beginning tells.

Folders of plans hold letters, minutes, decrees, attendance lists, statistics. Nobody asks of them which outcome names no
partner. A file is set aside only where nothing makes it a plan: its kind is ``other``, and it either states no outcome at
all or says of itself what else it is and has none of a plan's chapters; or it is about a plan (minutes, a letter, a decree),
and states no outcome and has no chapter of one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from telaah.lexicons.words import known
from telaah.model.document import UNREADABLE, BlockKind, Document, PageState, SectionKind
from telaah.model.identity import DocumentKind

_HEAD = 1600
"""Characters of the beginning in which a document says what it is."""
_CONTENTS = 5
"""So many lines of a table of contents are one."""
_NUMBERED = re.compile(r"(?i)^\s*(?:BAB\s+[IVXL\d]+|\d{1,2}\.\d)")
"""Numbers that chapters and sections of plans have; the heading of a decree may sound like a section without one."""
_LONG, _FEW, _KNOWN = 4, 5, 0.5
"""A text says something that has so many words of so many letters, so large a share of them in the word list."""
_PERFORMANCE = re.compile(
    r"(?i)\b(?:visi|misi|tujuan|sasaran|kinerja|indikator|rencana\s+aksi|renstra|renja|rkpd|rpjmd|lkj?ip|lakip|sakip)\b"
)
"""What has to do with plans and reports may be a part of one."""
_CHAPTER = re.compile(r"^\s*BAB\s+(?:[IVXL]+|\d+)\b", re.IGNORECASE | re.MULTILINE)
_UNREAD = 0.5
"""Of the pages with text: where more could not be read nobody can tell what the file is."""
_OF_PLANS = frozenset({SectionKind.TUJUAN_SASARAN, SectionKind.STRATEGI, SectionKind.PROGRAM, SectionKind.CROSSCUTTING})
_OF_ANY_PAPER = frozenset({SectionKind.LAIN, SectionKind.LANDASAN_HUKUM, SectionKind.MAKSUD_TUJUAN, SectionKind.LAMPIRAN})
"""Kinds of sections that letters and decrees have as well."""
_ABOUT_OTHERS = frozenset(
    {DocumentKind.RENSTRA, DocumentKind.RENJA, DocumentKind.LKJIP, DocumentKind.RPJMD, DocumentKind.RKPD, DocumentKind.RPJPD}
)
"""Plans that papers are written about: they name the plan on top and are none. Decrees that set IKU are what they are about."""
_NO_TEXT = frozenset({PageState.BLANK, PageState.PICTURE})

_PLAN_TITLE = re.compile(
    r"(?im)^\W*(?:(?:rancangan|perubahan|dokumen|buku)\s+(?:akhir\s+|awal\s+)?)?(?:rencana\s+(?:strategis|kerja)|renstra|renja"
    r"|laporan\s+(?:akuntabilitas\s+)?kinerja|lk[ij]*p|lakip|perjanjian\s+kinerja|indikator\s+kinerja\s+utama|pohon\s+kinerja"
    r"|cascading|rpjmd|rkpd)\b"
)
"""A line of its own that titles a plan."""

_SIGNS = (
    ("minutes", r"^\W*(?:notulen|notulensi|notula|risalah\s+rapat|catatan\s+rapat|berita\s+acara)\b"),
    ("attendance", r"^\W*(?:daftar\s+hadir|absensi|presensi)\b"),
    ("regulation", r"^\W*(?:menimbang|mengingat|memutuskan)\s*:"),
    (
        "letter",
        r"^\W*(?:hal|perihal)\s*:.*|^\W*kepada\s+yth\b|^\W*yth\.|^\W*surat\s+(?:undangan|edaran|perintah|tugas|pengantar)\b",
    ),
    ("statistics", r"\bdalam\s+angka\b|^\W*(?:statistik|profil|katalog)\s+(?:daerah|kesehatan|kependudukan|pendidikan|gender)\b"),
    ("terms", r"^\W*(?:kerangka\s+acuan(?:\s+kerja)?|term\s+of\s+reference|kak\b|tor\b)"),
    ("budget", r"^\W*(?:dokumen\s+pelaksanaan\s+anggaran|rencana\s+kerja\s+dan\s+anggaran|(?:dpa|rka)\W{0,3}s?k?pd\b)"),
    ("realisation", r"\b(?:realisasi|triwulan|evaluasi\s+hasil)\b.{0,80}\b(?:triwulan|anggaran|kinerja|rkpd|renja)\b"),
    ("performance_tree", r"^\W*(?:pohon\s+kinerja|cascading)\b"),
    ("contract", r"^\W*(?:surat\s+)?perjanjian\s+(?:kerja\s*sama|sewa|pengadaan)\b|\bnota\s+kesepahaman\b"),
    ("procurement", r"^\W*(?:dokumen\s+(?:pemilihan|pengadaan)|harga\s+perkiraan\s+sendiri|spesifikasi\s+teknis)\b"),
    ("slides", r"\b(?:bahan\s+paparan|disampaikan\s+(?:pada|dalam)\s+(?:acara\s+)?(?:rapat|musrenbang|forum))\b"),
    ("procedure", r"^\W*(?:standar\s+operasional\s+prosedur|sop\b|standar\s+pelayanan\b)"),
    (
        "news",
        r"^\W*(?:siaran\s+pers|press\s+release)\b"
        r"|^[A-Z][\w. ]{2,30}(?:,\s*\(?\d{1,2}[ /]\w+[ /]\d{2,4}\)?|\s*\([^()\n]{2,30}\))\s*[-–—]{1,2}\s",
    ),
)
"""What a document is, by how a line near its beginning begins; that which stands first is told."""
_COMPILED = tuple((reason, re.compile(pattern, re.IGNORECASE | re.MULTILINE)) for reason, pattern in _SIGNS)
SURE = frozenset({"minutes", "attendance", "regulation", "letter", "statistics", "budget", "contract", "procurement", "terms"})
"""Those that are set aside whatever statements stand in them."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Why a file is set aside."""

    reason: str
    page: int | None = None
    quote: str = ""


def set_aside(document: Document, *, outcomes: int) -> Aside | None:
    """Return what a file is that is no plan; None for a plan, and for whatever may be one.

    Args:
        document: as understood.
        outcomes: how many outcomes were found in it.
    """
    kind = document.identity.kind
    if kind in _ABOUT_OTHERS:
        return _about_a_plan(document) if not outcomes else None
    if kind is not DocumentKind.OTHER:
        return None
    body = [page for page in document.pages if page.state not in _NO_TEXT]
    if sum(page.state in UNREADABLE for page in body) > _UNREAD * len(body):
        return None
    page, lines = _beginning(document)
    matches = [(match.start(), reason) for reason, pattern in _COMPILED if (match := pattern.search(lines))]
    at, reason = min(matches, default=(0, "unknown"))  # what stands first is the title
    if outcomes and (reason not in SURE or _looks_like_a_plan(document, lines)):
        return None
    if reason == "unknown" and (not _says_something(lines) or _is_part_of_a_plan(document, lines)):
        return None
    return Aside(reason, page, _line_at(lines, at))


def _about_a_plan(document: Document) -> Aside | None:
    """Return what a paper is that is about a plan, and holds none of it: minutes, a letter, the decree on who writes it."""
    if any(page.state in UNREADABLE or page.state is PageState.PICTURE for page in document.pages):
        return None
    numbered = (section for section in document.sections if _NUMBERED.match(section.number))
    if any(section.kind not in _OF_ANY_PAPER for section in numbered):
        return None
    page, lines = _beginning(document)
    matches = [(match.start(), reason) for reason, pattern in _COMPILED if (match := pattern.search(lines))]
    at, reason = min(matches, default=(0, ""))
    return Aside(reason, page, _line_at(lines, at)) if reason in SURE else None


def _looks_like_a_plan(document: Document, lines: str) -> bool:
    return any(section.kind in _OF_PLANS for section in document.sections) or bool(_PLAN_TITLE.search(lines))


def _is_part_of_a_plan(document: Document, lines: str) -> bool:
    """Chapters, covers and contents of plans often do not say which plan they are of; an office's own paper may be one."""
    if document.identity.organisation is not None:
        return True
    contents = sum(block.kind is BlockKind.TOC for page in document.pages for block in page.blocks)
    chapters = _CHAPTER.search(lines) or any(_CHAPTER.match(section.number) for section in document.sections)
    return contents >= _CONTENTS or bool(chapters) or _looks_like_a_plan(document, lines) or bool(_PERFORMANCE.search(lines))


def _says_something(lines: str) -> bool:
    """Tell whether the text can be understood at all: noise of OCR may be a plan."""
    long = [word for word in re.findall(r"[^\W\d_]+", lines) if len(word) >= _LONG]
    return len(long) >= _FEW and sum(map(known, long)) >= _KNOWN * len(long)


def _beginning(document: Document) -> tuple[int | None, str]:
    """Return the lines with which the text begins, and their page."""
    first: int | None = None
    told: list[str] = []
    for page in document.pages[:3]:
        lines = [line for block in page.blocks if block.kind is not BlockKind.TOC for line in block.raw.splitlines()]
        lines += [cell.text for table in page.tables for cell in table.cells] if not lines else []
        told += lines
        if lines and first is None:
            first = page.number
        if sum(map(len, told)) > _HEAD:
            break
    return first, "\n".join(told)[:_HEAD]


def _line_at(lines: str, position: int) -> str:
    start = position
    while start < len(lines) and lines[start].isspace():
        start += 1
    return lines[start:].split("\n", 1)[0].strip()[:200]
