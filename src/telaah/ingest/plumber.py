"""The second engine: pdfplumber, independent of pdfium's text and slower; also the way out where pdfium fails on a page."""

from __future__ import annotations

import io

import numpy as np

from telaah.ingest.draft import DraftPage
from telaah.ingest.foreign import PdfDocument, PdfPage
from telaah.ingest.frame import turned, turned_size
from telaah.ingest.lattice import lattice
from telaah.ingest.layout_page import Sheet, arrange
from telaah.ingest.page import cell_of_boxes
from telaah.ingest.words import Words
from telaah.model.document import PageState

_GAP = 0.25
"""pdfplumber's tolerance, as a share of the type size."""


def open_plumber(data: bytes, password: str) -> PdfDocument:
    """Open a PDF with pdfplumber."""
    import pdfplumber

    return pdfplumber.open(io.BytesIO(data), password=password or None)


def plumber_page(page: PdfPage, number: int) -> DraftPage:
    """Read one page of pdfplumber; the caller closes it."""
    size = (float(page.width), float(page.height))
    found = page.extract_words(
        x_tolerance_ratio=_GAP, keep_blank_chars=False, use_text_flow=False, extra_attrs=["fontname", "upright"]
    )
    upright = [w for w in found if w["upright"]]
    quarter = 0
    if len(upright) < 0.4 * len(found):
        found = page.extract_words(
            x_tolerance_ratio=_GAP,
            line_dir="ltr",
            char_dir="btt",
            line_dir_rotated="ltr",
            char_dir_rotated="btt",
            extra_attrs=["fontname", "upright"],
        )
        found, quarter = [w for w in found if not w["upright"]], 3
    else:
        found = upright
    boxes = np.array([(w["x0"], w["top"], w["x1"], w["bottom"]) for w in found], "f8").reshape(-1, 4)
    boxes = turned(boxes, quarter, size)
    edges = np.array([(e["x0"], e["top"], e["x1"], e["bottom"]) for e in page.edges], "f8").reshape(-1, 4)
    grids = lattice(turned(edges, quarter, size))
    cell = cell_of_boxes(boxes, grids)
    zeros = np.zeros(len(found), np.int64)
    words = Words([w["text"] for w in found], boxes, boxes, cell, zeros, np.arange(len(found)))
    bold = [("bold" in w["fontname"].lower()) for w in found]
    state = PageState.READ if found else (PageState.SCANNED if page.images else PageState.BLANK)
    return arrange(Sheet(number, turned_size(size, quarter), state, "", quarter * 90), words, grids, lambda k: bold[k])
