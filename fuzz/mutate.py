"""Seed and number -> one broken file, the same each time."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from random import Random

from fuzz import flowing, pdf_content, pdf_structure, raw, seeds

ROOT = Path(__file__).resolve().parent.parent
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


def make(seed: int, numbers: range, folder: Path) -> None:
    """Write files to a folder, in a process of its own: what breaks them may break its writer too.

    A file on which the writer falls over is made by changing bytes alone, so there are as many as were asked for.
    """
    start = numbers.start
    while start < numbers.stop:
        arguments = (str(seed), str(start), str(numbers.stop), str(folder))
        done = subprocess.run([sys.executable, "-m", "fuzz.mutate", *arguments], cwd=ROOT, check=False, stdout=subprocess.PIPE)
        if done.returncode == 0:
            return
        fell = start + done.stdout.count(b".")
        random = Random(f"{seed}/{fell}/bytes")
        (folder / f"{fell:06}.pdf").write_bytes(random.choice(raw.WAYS)(random.choice(seeds.pdfs()), random))
        start = fell + 1


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
    ways.sort(key=lambda way: way is pdf_structure.page_tree)  # qpdf itself falls over a tree of pages that goes in circles
    with pikepdf.open(io.BytesIO(data)) as document:
        try:
            for way in ways:
                way(document, random)
            return pdf_structure.saved(document, random)
        except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RuntimeError, NotImplementedError):
            # One change has broken what the next one changes, or what the writer needs.
            return random.choice(raw.WAYS)(data, random)


def main(seed: int, start: int, stop: int, folder: Path) -> None:
    """Write files one by one, a dot for each."""
    for number in range(start, stop):
        name, data = made(seed, number)
        (folder / name).write_bytes(data)
        sys.stdout.write(".")
        sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
