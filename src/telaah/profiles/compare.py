"""Compares the chapters that a document has with those that an outline asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from telaah.model.document import Block, BlockKind, Document, Section, Table
from telaah.profiles.load import Chapter, Profile

SIMILAR = 80.0
"""Token-set similarity from which two titles are the same (DOMAIN 2.2)."""
LEAST_BODY = 300
"""A chapter with fewer characters of text is empty (DOMAIN 2.2)."""

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_SAME = tuple(
    (re.compile(pattern), word)
    for pattern, word in (
        (r"\b(?:landasan|dasar) hukum(?: penyusunan)?\b", "landasan hukum"),
        (r"\bgambaran umum\b", "gambaran pelayanan"),
        (r"\b(?:opd|skpd|pd|perangkat daerah|satuan kerja perangkat daerah|organisasi perangkat daerah)\b", ""),
        (r"\b(?:sub kegiatan|subkegiatan|sub-kegiatan)\b", "subkegiatan"),
        (r"\bisu isu (?:penting|strategis)\b", "isu strategis"),
        (r"\b(?:telaahan|telaah|penelaahan|telahaan)\b", "telaahan"),
        (r"\b(?:review|reviu|kaji ulang)\b", "reviu"),
        (r"\brencana kerja\b", "renja"),
    )
)
_OWNER = re.compile(
    r"\b(?:dinas|badan|satuan|kantor|inspektorat|sekretariat|kecamatan|kelurahan|rumah sakit|rsud|bagian|biro|balai)\b"
    r"(?:(?!\b(?:yang|tahun)\b).)*"
)
_PARTICLES = ("tahun", "dan", "serta", "di", "pada")


@dataclass(frozen=True, slots=True)
class Missing:
    """A chapter that the outline asks for and the document lacks."""

    chapter: Chapter
    section: Section | None
    """The chapter's heading where it stands without text; None where there is no heading."""
    characters: int
    """How much text stands below that heading."""


@dataclass(frozen=True, slots=True)
class OutlineCheck:
    """What a comparison with an outline shows."""

    recognised: bool
    """False where the document disagrees with more than half of the outline: then nothing is said of chapters."""
    found: tuple[tuple[Chapter, Section], ...]
    missing: tuple[Missing, ...]
    """Empty where the outline was not recognised."""


def check_outline(document: Document, profile: Profile) -> OutlineCheck:
    """Compare a document's chapters with an outline."""
    chapters = [s for s in document.sections if s.level == 1]
    required = [c for c in profile.chapters if c.required]
    found, missing = [], []
    taken: set[int] = set()
    for chapter in required:
        section = _match(chapter, [s for s in chapters if s.id not in taken])
        if section is None:
            missing.append(Missing(chapter, None, 0))
            continue
        taken.add(section.id)
        found.append((chapter, section))
        characters = body_length(document, section)
        if characters < LEAST_BODY:
            missing.append(Missing(chapter, section, characters))
    recognised = bool(required) and len(found) * 2 >= len(required)
    return OutlineCheck(recognised, tuple(found), tuple(missing) if recognised else ())


def missing_chapters(document: Document, profile: Profile) -> tuple[Missing, ...]:
    """Return the required chapters that a document lacks or leaves empty; none where its outline is another one."""
    return check_outline(document, profile).missing


def _match(chapter: Chapter, sections: Sequence[Section]) -> Section | None:
    best = max(sections, key=lambda s: (_likeness(chapter, s.title), -s.id), default=None)
    return best if best is not None and _likeness(chapter, best.title) >= SIMILAR else None


def _likeness(chapter: Chapter, title: str) -> float:
    return max(title_similarity(title, expected) for expected in (chapter.title, *chapter.also))


def title_similarity(found: str, expected: str) -> float:
    """Return how alike a printed title and an expected one are, 0 to 100.

    Synonyms count as equal and the organisation's name as "perangkat daerah". A title that has the expected words and
    further ones is alike by halves: "Penutup" is in none but "Penutup".

    >>> title_similarity("GAMBARAN PELAYANAN SATUAN POLISI PAMONG PRAJA KOTA X", "Gambaran Pelayanan Perangkat Daerah")
    100.0
    >>> title_similarity("Strategi dan Arah Kebijakan", "Tujuan dan Sasaran") < 80
    True
    """
    a, b = _key(found), _key(expected)
    if not a or not b:
        return 0.0
    return max(fuzz.token_sort_ratio(a, b), 0.5 * (fuzz.token_set_ratio(a, b) + fuzz.token_sort_ratio(a, b)))


def _key(title: str) -> str:
    key = _NOT_WORD.sub(" ", title.lower()).strip()
    for pattern, word in _SAME:
        key = pattern.sub(word, key)
    bare = _OWNER.sub("", key).strip()
    words = [w for w in (bare or key).split() if w not in _PARTICLES]
    return " ".join(words)


def body_length(document: Document, section: Section) -> int:
    """Return how many characters of text, tables included, stand below a heading and its sub-headings."""
    following = next((s for s in document.sections[section.id + 1 :] if s.level <= section.level), None)
    end = (following.first_page, following.first_item) if following else (len(document.pages) + 1, 0)
    total = 0
    for page in document.pages[section.first_page - 1 : min(end[0], len(document.pages))]:
        for index, item in enumerate(page.items):
            if (section.first_page, section.first_item) < (page.number, index) < end:
                total += _length(item)
    return total


def _length(item: Block | Table) -> int:
    if isinstance(item, Block):
        return 0 if item.kind in (BlockKind.FURNITURE, BlockKind.TOC, BlockKind.HEADING) else len(item.text)
    return sum(len(cell.text) for cell in item.cells)
