"""The project's own sample plans, whole and cut into chapters."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pikepdf

FOLDER = Path(__file__).parents[3] / "corpora" / "samples" / "pdf"


def sample(name: str) -> Path:
    """Return the path of a sample."""
    return FOLDER / f"{name}.pdf"


def cut(name: str, folder: Path, naming: str = "Bab {}.pdf") -> list[Path]:
    """Write a sample as a file a chapter, its cover as another one; return the files in order."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    with pikepdf.open(sample(name)) as pdf:
        starts = [*first_pages(name), len(pdf.pages) + 1]
        spans = [("cover", 1, starts[0])] * (starts[0] > 1)
        spans += [(naming.format(n), a, b) for n, (a, b) in enumerate(pairwise(starts), start=1)]
        for label, first, after in spans:
            part = pikepdf.new()
            for page in pdf.pages[first - 1 : after - 1]:
                part.pages.append(page)
            target = folder / (label if label.endswith(".pdf") else f"{label}.pdf")
            part.save(target)
            written.append(target)
    return written


def first_pages(name: str) -> tuple[int, ...]:
    """Return the pages on which the chapters of a sample begin."""
    from telaah.ingest import read_document
    from telaah.pipeline import understand

    sections = understand(read_document(sample(name))).document.sections
    return tuple(sorted({section.first_page for section in sections if section.level == 1 and section.number.startswith("BAB")}))
