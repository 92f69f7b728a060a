"""A plan as a scanner gives it: pictures of its pages, a little askew, with specks, and no text."""

from __future__ import annotations

import random
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageFilter

DPI = 150
SPECKS = 90
"""Black and white dots on a page."""


def scan(source: Path, path: Path, *, seed: int) -> None:
    """Print the pages of a PDF as two-tone pictures."""
    chance = random.Random(seed)
    pictures = []
    document = pdfium.PdfDocument(source)
    for page in document:
        picture = page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
        picture = picture.rotate(chance.uniform(-0.35, 0.35), resample=Image.Resampling.BICUBIC, fillcolor=255)
        picture = picture.filter(ImageFilter.GaussianBlur(0.5))
        dots = picture.load()
        for _ in range(SPECKS):
            x, y = chance.randrange(picture.width - 1), chance.randrange(picture.height - 1)
            dots[x, y] = 0 if chance.random() < 0.8 else 255
        pictures.append(picture.point(lambda value: 255 if value > 150 else 0).convert("1", dither=Image.Dither.NONE))
    document.close()
    pictures[0].save(path, "PDF", resolution=DPI, save_all=True, append_images=pictures[1:])
