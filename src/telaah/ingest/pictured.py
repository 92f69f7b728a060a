"""The rules of a table that stand in the picture of a page: scans whose text a scanner has put over them already."""

from __future__ import annotations

import numpy as np

from telaah.ingest.foreign import PdfPage
from telaah.ingest.frame import Floats
from telaah.ingest.pixels import lighten_fields, outlines_of, pixels_per_point, rules_of


def pictured_rules(page: PdfPage) -> Floats:
    """Return the lines on the picture of a page of pypdfium2 as boxes without thickness, in points of the page as shown."""
    scale = pixels_per_point(page.get_size())
    grey = np.asarray(page.render(scale=scale, grayscale=True).to_numpy())
    clean, bands = lighten_fields(grey.reshape(grey.shape[0], -1))
    rules = rules_of(clean)
    return np.concatenate([rules, outlines_of(bands, rules)]) / scale
