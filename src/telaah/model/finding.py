"""Findings: what a rule says, of what, with which evidence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from telaah.model.place import Box


class Severity(StrEnum):
    """How grave; ordered by ``rank``."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """3 for error, 2 for warning, 1 for info."""
        return {"error": 3, "warning": 2, "info": 1}[self.value]


@dataclass(frozen=True, slots=True)
class Finding:
    """One gap, with page, place and words.

    The sentence is made from the catalogues (``telaah.texts``) by ``rule`` and ``values``: so one finding can be
    shown in both languages and in every format.
    """

    rule: str
    severity: Severity
    confidence: float
    """0 to 1."""
    fingerprint: str
    """Of rule, organisation, period and normalised outcome; not of the page (RULINGS 4)."""
    outcome: str | None
    page: int | None
    box: Box | None
    quote: str
    values: tuple[tuple[str, str], ...] = ()
    """What the sentence of the catalogue is filled with, sorted by key."""
    variant: str = ""
    """Picks another sentence of the same rule in the catalogue, where it has several."""
    preview: bool = False
