"""Scanned pages: lines from pixels into the same lattice as drawn ones, words from an OCR engine (extra ``ocr``).

rapidocr reads tables and text with models that come in its wheel. Its classifier of line directions is off: it turns good
lines over. Where rapidocr is not installed, tesseract is used if it is there.
"""

from __future__ import annotations

import importlib.util
import logging
import shutil
import warnings
from functools import cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from telaah.ingest.draft import DraftPage
from telaah.ingest.foreign import PdfPage, Untyped
from telaah.ingest.frame import Floats
from telaah.ingest.lattice import lattice
from telaah.ingest.layout_page import Sheet, arrange
from telaah.ingest.page import cell_of_boxes
from telaah.ingest.pixels import DPI, deskewed, lighten_fields, outlines_of, pixels_per_point, rules_of, without_rules
from telaah.ingest.words import Words
from telaah.model.document import PageState

Grey = NDArray[np.uint8]

MIN_SCORE = 0.5
"""Lines that the engine is less sure of are left out."""
MIN_WORDS = 5
"""A scan with fewer words was a picture after all, or could not be read."""


class Ocr(Protocol):
    """Reads the lines of a grey picture: boxes (x0, top, x1, bottom in pixels), texts, how sure."""

    name: str

    def __call__(self, grey: Grey) -> list[tuple[tuple[float, float, float, float], str, float]]:
        """Read a picture."""


def engine_for(mode: str) -> Ocr | None:
    """Return the OCR engine, or None where none is wanted or installed."""
    return None if mode == "never" else _engine()


@cache
def _engine() -> Ocr | None:
    if importlib.util.find_spec("rapidocr") is not None and importlib.util.find_spec("onnxruntime") is not None:
        return _Rapid()
    return _Tesseract() if shutil.which("tesseract") else None


class _Rapid:
    name = "rapidocr"

    def __init__(self) -> None:
        self._reader: Untyped = None

    def __call__(self, grey: Grey) -> list[tuple[tuple[float, float, float, float], str, float]]:
        if self._reader is None:
            from rapidocr import RapidOCR

            self._reader = RapidOCR(params={"Global.use_cls": False, "Global.log_level": "error"})
            logging.getLogger("RapidOCR").setLevel(logging.ERROR)
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")  # it takes means of nothing where a line has no letters
            found = self._reader(np.repeat(grey[:, :, None], 3, 2), use_cls=False)
        if found.boxes is None:
            return []
        lines = []
        for corners, text, score in zip(found.boxes, found.txts, found.scores, strict=True):
            (x0, y0), (x1, y1) = np.min(corners, 0), np.max(corners, 0)
            lines.append(((float(x0), float(y0), float(x1), float(y1)), str(text), float(score)))
        return lines


class _Tesseract:
    name = "tesseract"

    def __call__(self, grey: Grey) -> list[tuple[tuple[float, float, float, float], str, float]]:
        import io
        import subprocess

        from PIL import Image

        picture = io.BytesIO()
        Image.fromarray(grey).save(picture, "PNG")
        command = ["tesseract", "stdin", "stdout", "-l", self._language(), "--psm", "11", "--dpi", str(DPI), "tsv"]
        done = subprocess.run(command, input=picture.getvalue(), capture_output=True, timeout=120, check=True)
        lines = []
        for row in done.stdout.decode("utf-8", "replace").split("\n")[1:]:
            field = row.split("\t")
            if len(field) == 12 and field[11].strip() and float(field[10]) >= 0:
                x, y, w, h = map(float, field[6:10])
                lines.append(((x, y, x + w, y + h), field[11].strip(), float(field[10]) / 100))
        return lines

    @staticmethod
    @cache
    def _language() -> str:
        import subprocess

        listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, timeout=30, check=False).stdout.decode()
        return "ind" if "ind" in listed.split() else "eng"


def ocr_page(page: PdfPage, draft: DraftPage, ocr: Ocr) -> DraftPage:
    """Read a page of pypdfium2 by its picture; return ``draft`` as it is where that gives no words."""
    pixels = pixels_per_point(page.get_size())
    grey = np.asarray(page.render(scale=pixels, grayscale=True).to_numpy())
    grey = deskewed(grey.reshape(grey.shape[0], -1))
    scale = 1 / pixels
    grey, bands = lighten_fields(grey)
    rules = rules_of(grey)
    rules = np.concatenate([rules, outlines_of(bands, rules)])
    grids = lattice(rules * scale)
    lines = [line for line in ocr(without_rules(grey, rules)) if line[2] >= MIN_SCORE and line[1].strip()]
    texts, boxes = _words(lines)
    if len(texts) < MIN_WORDS:
        return draft
    boxes = boxes * scale
    cell = cell_of_boxes(boxes, grids)
    zeros = np.zeros(len(texts), np.int64)
    sheet = Sheet(
        draft.number, (grey.shape[1] * scale, grey.shape[0] * scale), PageState.OCR, f"{ocr.name} {_sureness(lines):.2f}"
    )
    return arrange(sheet, Words(texts, boxes, boxes, cell, zeros, np.arange(len(texts)) * 2), grids, lambda _: False)


def _sureness(lines: list[tuple[tuple[float, float, float, float], str, float]]) -> float:
    letters = sum(len(text) for _, text, _ in lines)
    return sum(score * len(text) for _, text, score in lines) / max(1, letters)


def _words(lines: list[tuple[tuple[float, float, float, float], str, float]]) -> tuple[list[str], Floats]:
    """Cut lines into words; a letter takes its share of the line's width."""
    texts: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    for (x0, top, x1, bottom), text, _ in lines:
        width = (x1 - x0) / max(1, len(text))
        position = 0
        for word in text.split(" "):
            if word:
                texts.append(word)
                boxes.append((x0 + position * width, top, x0 + (position + len(word)) * width, bottom))
            position += len(word) + 1
    return texts, np.array(boxes, "f8").reshape(-1, 4)
