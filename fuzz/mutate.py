"""Seed and number -> one broken file, the same each time."""

from __future__ import annotations

import io
from random import Random

from fuzz import flowing, pdf_content, pdf_structure, raw, seeds

_NAMES = ("{number:06}{suffix}",) * 12 + (
    "{number:06} renstra \x1b[31m{suffix}",
    "{number:06}\n{suffix}",
    "{number:06}'\"=cmd|{suffix}",
    "-{number:06}{suffix}",
)
_PDF = 0.66
"""So many of the files are PDFs: they are what telaah is given, and what can be broken in most ways."""


def made(seed: int, number: int) -> tuple[str, bytes]:
    """Return name and content of a broken file."""
    random = Random(f"{seed}/{number}")
    kind = random.random()
    if kind < _PDF:
        suffix, data = ".pdf", pdf(random)
    elif kind < _PDF + 0.17:
        suffix, data = ".docx", flowing.docx(random)
    elif kind < _PDF + 0.31:
        suffix, data = random.choice((".html", ".htm")), flowing.html(random)
    else:
        suffix, data = ".txt", flowing.text(random)
    return random.choice(_NAMES).format(number=number, suffix=suffix), data


def pdf(random: Random) -> bytes:
    """Return a broken PDF."""
    data = random.choice(seeds.pdfs())
    way = random.random()
    if way < 0.68:
        data = _by_structure(data, random)
    if way > 0.6:
        for _ in range(random.choice((1, 1, 2))):
            data = random.choice(raw.WAYS)(data, random)
    if way > 0.95:
        data = raw.spliced(data, random.choice(seeds.pdfs()), random)
    return data


def _by_structure(data: bytes, random: Random) -> bytes:
    import pikepdf

    ways = random.choices((*pdf_structure.WAYS, *pdf_content.WAYS), k=random.choice((1, 1, 1, 2, 3)))
    with pikepdf.open(io.BytesIO(data)) as document:
        try:
            for way in ways:
                way(document, random)
            return pdf_structure.saved(document, random)
        except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RuntimeError, NotImplementedError):
            # One change has broken what the next one changes, or what the writer needs.
            return random.choice(raw.WAYS)(data, random)
