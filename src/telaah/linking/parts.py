"""Parts of a document by what they tell: what is to be done, what was done, what the office is."""

from __future__ import annotations

from telaah.linking.atlas import Atlas, Spot
from telaah.model.document import SectionKind
from telaah.model.identity import DocumentKind
from telaah.model.sections import FORWARD, PAST

_AHEAD = frozenset({DocumentKind.IKU, DocumentKind.PERJANJIAN_KINERJA})
"""Kinds of documents that tell of nothing past: a part on achievement says there how it will be reached."""


def evaluates(spot: Spot, atlas: Atlas) -> bool:
    """Tell whether a spot stands in the part of a report that tells of each outcome in turn."""
    if atlas.document.identity.kind is not DocumentKind.LKJIP:
        return False
    section = atlas.document.section_at(spot.first, spot.second)
    return section is not None and section.kind in PAST


def looks_forward(spot: Spot, atlas: Atlas) -> bool:
    """Tell whether a spot stands where a plan says what is to be done, or a report what was."""
    section = atlas.document.section_at(spot.first, spot.second)
    if section is None or section.kind in FORWARD or section.kind is SectionKind.LAIN:
        return True
    if section.kind is SectionKind.EVALUASI and atlas.document.identity.kind in _AHEAD:
        return True
    return evaluates(spot, atlas)
